// Data that is no strict JSON, or something else than a badge.
import { badge, secure, CITY } from '../make/world.mjs';
import { bytes, signed, text, unreadable, unsignable } from '../make/vector.mjs';

const good = JSON.stringify(await signed());
const broken = (says, held, code = 'not-json') => unreadable(says, code, text(held));
const brokenBytes = (says, held) => unreadable(says, 'not-json', bytes(held));
const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

export default [
  broken('The file is empty.', ''),
  broken('The file ends too early.', good.slice(0, -1)),
  broken('Something follows the badge.', `${good}x`),
  broken('A second badge follows the badge.', good + good),
  broken('The file begins with a byte order mark.', `\ufeff${good}`),
  brokenBytes(
    'The file is not UTF-8.',
    Buffer.concat([Buffer.from(good.slice(0, 200)), Buffer.from([0xff]), Buffer.from(good.slice(200))]),
  ),
  brokenBytes('The file is UTF-16.', Buffer.from(good, 'utf16le')),
  brokenBytes(
    'A letter is encoded longer than it need be.',
    Buffer.from(good.replace('Rust', '\x00')).map((byte) => byte || 0xc0),
  ),
  brokenBytes(
    'Half a pair of surrogates is encoded as if it were a letter.',
    Buffer.concat([
      Buffer.from(good.slice(0, good.indexOf('Rust'))),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from(good.slice(good.indexOf('Rust'))),
    ]),
  ),
  broken('A member stands twice.', good.replace('"name":', '"name":"Rust 102","name":')),
  broken('A member stands twice with the same value.', good.replace('"name":"Rust 101"', '"name":"Rust 101","name":"Rust 101"')),
  broken('A member stands twice in two spellings.', good.replace('"issuer":', '"\\u0069ssuer":{},"issuer":')),
  broken('A member of the subject stands twice.', good.replace('"narrative":"Wrote', '"narrative":"x","narrative":"Wrote')),
  broken('A text holds half a pair of surrogates.', good.replace('Rust', '\\ud800')),
  broken('A text holds a pair of surrogates the wrong way round.', good.replace('Rust', '\\udc4d\\ud83d')),
  broken('A name holds half a pair of surrogates.', good.replace('"name"', '"\\ud800":1,"name"')),
  broken('Lists are nested deeper than sixty-four.', good.replace('"Rust 101"', nested(64))),
  broken('Lists are nested without end.', '['.repeat(20000)),
  broken('A value is not a number.', good.replace('2.5', 'NaN')),
  broken('A number is larger than numbers are.', good.replace('2.5', '1e400')),
  broken('A number begins with a nought.', good.replace('2.5', '02.5')),
  broken('A number begins with a plus.', good.replace('2.5', '+2.5')),
  broken('A number ends with its point.', good.replace('2.5', '2.')),
  broken('A list ends with a comma.', good.replace('"programming","rust"', '"programming","rust",')),
  broken('A comment stands in the file.', good.replace('"name"', '/* name */"name"')),
  broken('The texts stand between single quotes.', good.replaceAll('"', "'")),
  broken('A text holds a line break.', good.replace('Rust 101', 'Rust\n101')),
  broken('A text holds an unknown escape.', good.replace('Rust', '\\x52ust')),
  broken('White space of another kind stands in the file.', good.replace('"name"', '\u00a0"name"')),
  broken('The file is a web page.', '<!DOCTYPE html><title>404</title>', 'picture-without-credential'),
  broken('The badge is signed as a JWT.', 'eyJhbGciOiJFZERTQSJ9.eyJpZCI6MX0.c2ln', 'signed-as-jwt'),
  broken('The JWT has lost its signature.', 'eyJhbGciOiJub25lIn0.eyJpZCI6MX0.'),

  ...[
    ['The file holds a text.', '"badge"'],
    ['The file holds a number.', '1'],
    ['The file holds nothing.', 'null'],
    ['The file holds an empty object.', '{}'],
    ['The file holds a list of badges.', `[${good}]`],
    ['The file holds a text with a badge in it.', JSON.stringify(good)],
  ].map(([says, held]) => broken(says, held, 'not-a-credential')),
  unreadable('The badge is of Open Badges 2.', 'open-badges-2', {
    document: {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: 'https://badges.example/assertion.json',
      recipient: { type: 'email', hashed: false, identity: 'taro@example.org' },
      badge: 'https://badges.example/class.json',
      verification: { type: 'HostedBadge' },
      issuedOn: '2016-01-15T12:00:00Z',
    },
  }),
  unreadable(
    'The badge follows the older data model.',
    'data-model-1',
    unsignable((badge) => {
      badge['@context'][0] = 'https://www.w3.org/2018/credentials/v1';
      badge.issuanceDate = badge.validFrom;
      delete badge.validFrom;
    }),
  ),
  unreadable(
    'The badge names the older data model besides.',
    'data-model-1',
    unsignable((badge) => {
      badge['@context'].push('https://www.w3.org/2018/credentials/v1');
    }),
  ),
  unreadable('The badge has no proof.', 'no-proof', { document: badge() }),
  unreadable(
    'The badge stands in another document.',
    'not-a-credential',
    secure(badge(), CITY).then((badge) => ({ credential: badge })),
  ),
  unreadable(
    'The badge stands in a presentation.',
    'not-a-credential',
    secure(badge(), CITY).then((badge) => ({
      '@context': badge['@context'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [badge],
    })),
  ),
];
