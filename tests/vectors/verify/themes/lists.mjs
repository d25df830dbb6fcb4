// Status lists that cannot be relied on: the status is unknown, never good.
import { deflateRawSync, deflateSync } from 'node:zlib';
import { crc32, gzip } from '../make/bytes.mjs';
import {
  AT,
  CITY,
  REVOCATION,
  STRANGER,
  UNIV,
  WITHDRAWN,
  bits,
  didDocument,
  encoded,
  entry,
  list,
  secure,
  seeded,
} from '../make/world.mjs';
import { edit, expired, genuine, notYetValid, respelled, signed, signedList, statusUnknown, withdrawn } from '../make/vector.mjs';

/** The badge asked with another list. */
const asked =
  (code) =>
  (says, held, badge = signed()) =>
    Promise.resolve(held).then((found) => statusUnknown(says, code, badge, { with: { [REVOCATION]: found } }));
const malformed = asked('status-list-malformed');
const unproven = asked('status-list-unproven');
const stale = asked('status-list-stale');
const ofAnother = asked('status-list-of-another');
/** A signed list of this text. */
const encodedAs = (says, text) =>
  malformed(
    says,
    signedList((list) => (list.credentialSubject.encodedList = text)),
  );
const good = gzip(bits([]));
const packed = (says, bytes) => encodedAs(says, encoded(bytes));
const works = (says, held, badge = signed()) =>
  Promise.resolve(held).then((found) => genuine(says, badge, { with: { [REVOCATION]: found } }));
const lasting = (change) => signedList((list) => Object.assign(list, change));
const withdrawnOne = signed((badge) => (badge.credentialStatus = entry(WITHDRAWN)));
const cleared = (list) => (list.credentialSubject.encodedList = encoded(good));

export default await Promise.all([
  asked('status-unreachable')('The list cannot be fetched.', null),
  malformed('The list is empty.', ''),
  malformed('The list is a web page.', '<!DOCTYPE html><title>404</title>'),
  malformed('The list is an empty object.', {}),
  malformed(
    'The list has a member twice.',
    signedList().then((list) => JSON.stringify(list).replace('"issuer":', '"issuer":"x","issuer":')),
  ),
  malformed('The list is not signed.', list()),
  malformed('A badge stands where the list should be.', signed()),
  malformed(
    'The list has a word that nobody defines.',
    signedList((list) => (list.grade = 'A+')),
  ),
  malformed('The list ends before it begins.', lasting({ validUntil: '2025-01-01T00:00:00Z' })),
  malformed(
    'The bits of the list stand in a list.',
    respelled((list) => (list.credentialSubject.encodedList = [list.credentialSubject.encodedList]), undefined, signedList),
  ),

  encodedAs('The list has no bits.', ''),
  encodedAs('The list has only the prefix of its bits.', 'u'),
  encodedAs('The bits of the list have no prefix.', encoded(good).slice(1)),
  encodedAs('The bits of the list have the prefix of another base.', `z${encoded(good).slice(1)}`),
  encodedAs('The bits of the list are padded.', `${encoded(good)}${'='.repeat(-(encoded(good).length - 1) & 3) || '='}`),
  encodedAs(
    'The bits of the list are in the other base64.',
    `u${gzip(bits([1, 5, 6, 30, 40, 41, 42, 43, 44, 45]))
      .toString('base64')
      .replaceAll('=', '')
      .replace(/[A-Z]/, '+')}`,
  ),
  encodedAs('The bits of the list hold a space.', encoded(good).replace(/(.{20})/, '$1 ')),
  encodedAs('The text of the bits has stray bits at its end.', stray(good)),
  packed('The list is not compressed.', bits([])),
  packed('The list is compressed without the wrapping of gzip.', deflateRawSync(bits([]))),
  packed('The list is compressed as zlib does.', deflateSync(bits([]))),
  packed('The check sum of the list is wrong.', gzip(bits([]), { trailer: [1, 16384] })),
  packed('The length of the list is wrong.', gzip(bits([]), { trailer: [crc32(bits([])), 16385] })),
  packed('The list is cut short.', good.subarray(0, -1)),
  packed('The list is cut in the middle.', good.subarray(0, 20)),
  packed('Something follows the list.', Buffer.concat([good, Buffer.from('x')])),
  packed('A second list follows the list.', Buffer.concat([good, good])),
  packed('The list is shorter than a list may be.', gzip(bits([], 16383))),
  packed('The list has no length.', gzip(Buffer.alloc(0))),
  packed('The list would fill the memory.', gzip(Buffer.alloc((2 << 20) + 1))),
  works(
    'The list is longer than it need be.',
    signedList((list) => (list.credentialSubject.encodedList = encoded(gzip(bits([], 32768))))),
    signed((badge) => (badge.credentialStatus = entry(200000))),
  ),
  works(
    'The list is wrapped with a name.',
    signedList((list) => (list.credentialSubject.encodedList = encoded(gzip(bits([]), { name: 'list' })))),
  ),
  works(
    'The list has two purposes.',
    signedList((list) => (list.credentialSubject.statusPurpose = ['suspension', 'revocation'])),
  ),

  ofAnother(
    'The list has another id than its address.',
    signedList((list) => (list.id = 'https://badges.example/i/city/status/other.json')),
  ),
  ofAnother(
    'The list is that of another issuer.',
    secure(
      edit(list(), (list) => (list.issuer = UNIV.did)),
      UNIV,
    ),
  ),
  ofAnother(
    'The list is that of another issuer and says so in an object.',
    secure(
      edit(list(), (list) => (list.issuer = { id: STRANGER.did })),
      STRANGER,
    ),
  ),
  ofAnother(
    'The list is that for suspensions.',
    signedList((list) => (list.id = 'https://badges.example/i/city/status/suspension.json')),
  ),
  unproven(
    'The list was signed by another.',
    secure(list(), { ...CITY, keys: [seeded(6)], method: `${CITY.did}#${seeded(6).public}` }),
  ),
  unproven('The list was signed with the key of another issuer.', secure(list(), STRANGER)),
  unproven(
    'The list was changed after it was signed.',
    signedList().then((list) => edit(list, cleared)),
    withdrawnOne,
  ),
  unproven('The list was signed for another purpose.', secure(list(), CITY, { options: { proofPurpose: 'authentication' } })),
  unproven('The proof of the list has ended.', secure(list(), CITY, { options: { expires: '2026-05-31T23:59:59Z' } })),
  unproven(
    'The proof of the list is of an unknown suite.',
    signedList().then((list) => edit(list, (list) => (list.proof[0].cryptosuite = 'newest-2030'))),
  ),
  stale('The list is out of date.', lasting({ validUntil: '2026-05-31T23:59:59Z' })),
  stale('The list is from the future.', lasting({ validFrom: '2026-06-01T00:00:01Z' })),
  works('The list ends at this second.', lasting({ validUntil: AT })),
  works(
    'The list does not say when it begins.',
    signedList((list) => delete list.validFrom),
  ),
  statusUnknown('The list was signed with a key that was revoked since.', 'status-list-unproven', signed(), {
    with: {
      [REVOCATION]: await secure(list(), { ...CITY, keys: [CITY.keys[1]], method: `${CITY.did}#${CITY.keys[1].public}` }),
      [CITY.url]: edit(didDocument(CITY), (document) => (document.verificationMethod[1].revoked = '2026-05-01T00:00:00Z')),
    },
  }),
  withdrawn('The list in which the badge is withdrawn ends at this second.', 'revoked', withdrawnOne, {
    with: { [REVOCATION]: await lasting({ validUntil: AT }) },
  }),
  expired('The list is lost and the badge is over.', 'status-unreachable', signed(), {
    with: { [REVOCATION]: null },
    at: '2030-01-01T00:00:00Z',
  }),
  notYetValid('The list is lost and the badge has not begun.', 'status-unreachable', signed(), {
    with: { [REVOCATION]: null },
    at: '2020-01-01T00:00:00Z',
  }),
]);

/** The text of bytes with a bit set in its last letter that belongs to no byte. */
function stray(bytes) {
  const padded = [bytes, gzip(bits([]), { name: 'a' }), gzip(bits([]), { name: 'ab' })].find((bytes) => bytes.length % 3);
  const text = encoded(padded);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1)) + 1];
}
