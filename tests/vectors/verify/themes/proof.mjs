// Signatures that do not hold, or cannot be checked.
import { sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import { unbase58 } from '../make/bytes.mjs';
import { withLargerS, withNeutralR } from '../make/curve.mjs';
import { canonize, multibase, sha256 } from '../make/sign.mjs';
import { AT, CITY, badge, secure, seeded } from '../make/world.mjs';
import { altered, changed, edit, genuine, proof, signed, unreadable } from '../make/vector.mjs';

const wrong = (says, held, more) => altered(says, 'signature-wrong', held, more);
const malformed = (says, change) => altered(says, 'proof-malformed', proof(change));
const unsupported = (says, change) => unreadable(says, 'proof-unsupported', proof(change));
const bent = (says, bend) => wrong(says, signed(undefined, bend));

/** The good proof with another value: of its text, of its 64 bytes. */
const value = (change) => (proof) => (proof.proofValue = change(proof.proofValue));
const bytesOf = (change) => value((text) => multibase(change(unbase58(text.slice(1)))));
const signatureBy = (change) => signed(undefined, { signature: (data) => change(sign(null, data, CITY.keys[0].secret), data) });
const flip = (at) => (bytes) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
const jcs = async (document) => canonicalize(document);
const expiring = (expires) => signed(undefined, { options: { expires } });
const otherKey = `${CITY.did}#${CITY.keys[1].public}`;

export default [
  bent('The hash of the document comes before that of the proof.', { signed: (proof, document) => [document, proof] }),
  bent('Only the hash of the document is signed.', { signed: (proof, document) => [document] }),
  bent('The hash of the hashes is signed.', { signed: (proof, document) => [sha256(Buffer.concat([proof, document]))] }),
  bent('The hashes are signed as hexadecimal text.', {
    signed: (...hashes) => hashes.map((hash) => Buffer.from(hash.toString('hex'))),
  }),
  bent('The proof was hashed without the contexts.', { config: (proof) => proof, safe: false }),
  bent('The proof was hashed with another purpose than it has.', {
    config: (proof) => ({ ...proof, proofPurpose: 'authentication', '@context': badge()['@context'] }),
  }),
  bent('The proof was hashed without its time.', {
    config: ({ created, ...proof }) => ({ ...proof, '@context': badge()['@context'] }),
  }),
  bent('The form of JCS was signed instead of that of RDF.', { canonical: jcs }),
  bent('The statements are signed in the order of the document.', {
    canonical: async (document, safe) => `${(await canonize(document, safe)).split('\n').filter(Boolean).reverse().join('\n')}\n`,
  }),
  bent('The badge was signed without its identities.', {
    canonical: (document, safe) =>
      canonize(
        edit(document, (copy) => copy.credentialSubject && delete copy.credentialSubject.identifier),
        safe,
      ),
  }),
  bent('The signature is of another key than the proof names.', { signature: (data) => sign(null, data, seeded(6).secret) }),
  wrong(
    'The proof names another key of the issuer.',
    proof((proof) => (proof.verificationMethod = otherKey)),
  ),
  wrong(
    'The time of the proof was changed.',
    proof((proof) => (proof.created = '2026-01-15T12:00:01Z')),
  ),
  wrong(
    'The time of the proof was removed.',
    proof((proof) => delete proof.created),
  ),
  wrong(
    'An end was added to the proof.',
    proof((proof) => (proof.expires = '2099-01-15T12:00:00Z')),
  ),
  wrong(
    'The end of the proof was put off.',
    expiring('2026-05-01T00:00:00Z').then((badge) => edit(badge, (badge) => (badge.proof[0].expires = '2099-05-01T00:00:00Z'))),
  ),
  wrong('The first bit of the signature was changed.', proof(bytesOf(flip(0)))),
  wrong('The last bit of the first half of the signature was changed.', proof(bytesOf(flip(31)))),
  wrong('A bit of the second half of the signature was changed.', proof(bytesOf(flip(32)))),
  wrong('The last byte of the signature was changed.', proof(bytesOf(flip(63)))),
  wrong(
    'The halves of the signature are swapped.',
    proof(bytesOf((bytes) => Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]))),
  ),
  wrong('The signature is nought.', proof(bytesOf(() => Buffer.alloc(64)))),
  wrong(
    'A digit of the signature was changed.',
    proof(value((text) => text.slice(0, 40) + (text[40] === 'x' ? 'y' : 'x') + text.slice(41))),
  ),
  wrong('The second half of the signature is larger than the order of the curve.', signatureBy(withLargerS)),
  wrong(
    'The first half of the signature is a point of small order.',
    signatureBy((_, data) => withNeutralR(CITY.keys[0], data)),
  ),
  wrong(
    'One of two proofs does not hold.',
    changed((badge) => badge.proof.push({ ...badge.proof[0], created: '2020-01-15T12:00:00Z' })),
  ),
  wrong(
    'The badge was signed again over its proof.',
    secure(badge(), CITY).then(async (once) => {
      const twice = await secure(once, CITY, { config: (proof) => ({ ...proof, '@context': once['@context'] }) });
      return { ...twice, proof: [twice.proof[0]] };
    }),
  ),

  malformed('The purpose of the proof is missing.', (proof) => delete proof.proofPurpose),
  malformed('The purpose of the proof was changed.', (proof) => (proof.proofPurpose = 'authentication')),
  altered(
    'The proof was made for another purpose.',
    'proof-malformed',
    signed(undefined, { options: { proofPurpose: 'authentication' } }),
  ),
  malformed('The proof names no key.', (proof) => delete proof.verificationMethod),
  malformed(
    'The proof holds a key instead of naming it.',
    (proof) => (proof.verificationMethod = { id: CITY.method, type: 'Multikey', publicKeyMultibase: CITY.keys[0].public }),
  ),
  malformed('The proof names a key that is not absolute.', (proof) => (proof.verificationMethod = `#${CITY.keys[0].public}`)),
  malformed('The proof has no value.', (proof) => delete proof.proofValue),
  malformed('The value of the proof is a number.', (proof) => (proof.proofValue = 1)),
  malformed(
    'The value of the proof is empty.',
    value(() => ''),
  ),
  malformed(
    'The value of the proof is only its prefix.',
    value(() => 'z'),
  ),
  malformed(
    'The value of the proof has no prefix.',
    value((text) => text.slice(1)),
  ),
  malformed(
    'The value of the proof is in base64url.',
    value((text) => `u${unbase58(text.slice(1)).toString('base64url')}`),
  ),
  malformed(
    'The value of the proof has the prefix of another base.',
    value((text) => `u${text.slice(1)}`),
  ),
  malformed(
    'The value of the proof has a letter that is not in base58.',
    value((text) => `${text.slice(0, 20)}0${text.slice(21)}`),
  ),
  malformed(
    'The value of the proof ends in a space.',
    value((text) => `${text} `),
  ),
  malformed(
    'The signature is cut short by a digit.',
    value((text) => text.slice(0, -1)),
  ),
  malformed(
    'The signature is longer by a digit.',
    value((text) => `${text}1`),
  ),
  malformed(
    'The signature is shorter by a byte.',
    bytesOf((bytes) => bytes.subarray(0, 63)),
  ),
  malformed(
    'The signature is longer by a byte.',
    bytesOf((bytes) => Buffer.concat([bytes, Buffer.alloc(1)])),
  ),
  malformed(
    'The signature has a nought before it.',
    bytesOf((bytes) => Buffer.concat([Buffer.alloc(1), bytes])),
  ),
  malformed(
    'The signature is very long.',
    value((text) => text.repeat(1000)),
  ),
  ...[
    ['a day', '2026-01-15'],
    ['without a zone', '2026-01-15T12:00:00'],
    ['in words', 'now'],
    ['a number', 1768478400],
    ['a list', ['2026-01-15T12:00:00Z']],
  ].flatMap(([what, time]) =>
    ['created', 'expires'].map((member) =>
      malformed(`The member ${member} of the proof is ${what}.`, (proof) => (proof[member] = time)),
    ),
  ),
  ...['domain', 'challenge', 'nonce', 'previousProof', 'id', 'jws', 'creator', '__proto__'].map((member) =>
    malformed(`The proof has a member ${member}.`, (proof) =>
      Object.defineProperty(proof, member, { value: 'https://badges.example/', enumerable: true }),
    ),
  ),

  altered(
    'The proof brings contexts.',
    'proof-malformed',
    proof((proof) => (proof['@context'] = badge()['@context'])),
  ),

  altered('The proof has ended.', 'proof-expired', expiring('2026-05-31T23:59:59Z')),
  altered('The proof ends a second before it is looked at.', 'proof-expired', expiring(AT), { at: '2026-06-01T00:00:01Z' }),
  genuine('The proof ends at the second at which it is looked at.', expiring(AT)),

  unsupported('The proof is of the suite that signs JSON.', (proof) => (proof.cryptosuite = 'eddsa-jcs-2022')),
  unreadable(
    'The proof is a good one of the suite that signs JSON.',
    'proof-unsupported',
    signed(undefined, { options: { cryptosuite: 'eddsa-jcs-2022' }, canonical: jcs }),
  ),
  unsupported('The proof is of a suite that hides parts.', (proof) => (proof.cryptosuite = 'ecdsa-sd-2023')),
  unsupported('The proof is of the suite before.', (proof) => {
    proof.type = 'Ed25519Signature2020';
    delete proof.cryptosuite;
  }),
  unsupported('The proof names no suite.', (proof) => delete proof.cryptosuite),
  unsupported('The proof names its suite in capital letters.', (proof) => (proof.cryptosuite = 'EDDSA-RDFC-2022')),
  unsupported('The proof names its suite in a list.', (proof) => (proof.cryptosuite = [proof.cryptosuite])),
  unsupported('The proof has no type.', (proof) => delete proof.type),
  unsupported('The proof has its type in a list.', (proof) => (proof.type = [proof.type])),
  ...[
    ['The proof is a text.', 'z3abc'],
    ['The proof is nothing.', null],
    ['The list of proofs holds nothing.', [null]],
  ].map(([says, value]) =>
    unreadable(
      says,
      'proof-unsupported',
      changed((badge) => (badge.proof = value)),
    ),
  ),
  unreadable(
    'The proof stands in a list within a list.',
    'proof-unsupported',
    changed((badge) => (badge.proof = [badge.proof])),
  ),
  unreadable(
    'There are nine proofs.',
    'proof-unsupported',
    changed((badge) => (badge.proof = Array(9).fill(badge.proof[0]))),
  ),
  unreadable(
    'The list of proofs is empty.',
    'no-proof',
    changed((badge) => (badge.proof = [])),
  ),
  unreadable(
    'The proof stands under another name.',
    'no-proof',
    changed((badge) => {
      badge.proofs = badge.proof;
      delete badge.proof;
    }),
  ),
];
