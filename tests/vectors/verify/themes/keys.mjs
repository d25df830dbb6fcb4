// Keys that cannot be told from their id.
import { sign } from 'node:crypto';
import { littleEndian } from '../make/bytes.mjs';
import { NEUTRAL, NEUTRAL_AGAIN, NO_POINT } from '../make/curve.mjs';
import { multibase, multikey } from '../make/sign.mjs';
import { CITY, didDocument } from '../make/world.mjs';
import { signed, unreadable } from '../make/vector.mjs';

const { secret, seed, bytes, public: key } = CITY.keys[0];
/** The badge signed under an id that the issuer lists. */
const named = (says, method, publicKeyMultibase = key, signature = (data) => sign(null, data, secret)) => {
  const listed = {
    ...didDocument(CITY),
    verificationMethod: [{ id: method, type: 'Multikey', controller: CITY.did, publicKeyMultibase }],
    assertionMethod: [method],
  };
  return unreadable(says, 'key-unknown', signed(undefined, { by: { ...CITY, method }, signature }), {
    with: { [CITY.url]: listed },
  });
};
const fragment = (says, text, ...more) => named(says, `${CITY.did}#${text}`, ...more);
const prefixed = (prefix, rest) => multibase(Buffer.concat([Buffer.from(prefix), rest]));
/** For a key of small order every message has this signature. */
const forAll = () => Buffer.concat([NEUTRAL, littleEndian(0, 32)]);

export default [
  named('The key has only the id of the issuer.', CITY.did),
  fragment('The key has a name instead of itself in its id.', 'key-1'),
  fragment('The id of the key ends where the key should be.', ''),
  fragment('The id of the key has two fragments.', `${key}#${key}`),
  fragment('The id of the key has a digit too many.', `${key}1`),
  fragment('The id of the key has a digit too few.', key.slice(0, -1)),
  fragment('The key is written in base64url.', `u${Buffer.concat([Buffer.from([0xed, 1]), bytes]).toString('base64url')}`),
  fragment('The key is written without its prefix.', multibase(bytes)),
  fragment('The key is of another curve.', 'zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76'),
  fragment('The key is meant for encryption.', prefixed([0xec, 0x01], bytes)),
  fragment('The key is a secret one.', prefixed([0x80, 0x26], seed)),
  fragment('The key is longer by a byte.', multikey(Buffer.concat([bytes, Buffer.alloc(1)]))),
  fragment('The key is no point of the curve.', multikey(NO_POINT)),
  fragment('The key is the neutral point.', multikey(NEUTRAL), multikey(NEUTRAL), forAll),
  fragment('The key is the neutral point spelled otherwise.', multikey(NEUTRAL_AGAIN), multikey(NEUTRAL_AGAIN), forAll),
  fragment('The key is nought.', multikey(Buffer.alloc(32)), multikey(Buffer.alloc(32)), forAll),
];
