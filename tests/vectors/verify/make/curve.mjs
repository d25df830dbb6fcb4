// What Ed25519 lets be done with numbers alone: signatures that an ordinary check takes, or takes for another.
import { createHash } from 'node:crypto';
import { littleEndian } from './bytes.mjs';

/** The order of the group (RFC 8032 section 5.1). */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const number = (bytes) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
const sha512 = (...parts) => createHash('sha512').update(Buffer.concat(parts)).digest();

/** The neutral point, the plainest of small order; and its second spelling, with y = p + 1. */
export const NEUTRAL = littleEndian(1n, 32);
export const NEUTRAL_AGAIN = littleEndian(2n ** 255n - 18n, 32);
/** A y that no point of the curve has. */
export const NO_POINT = littleEndian(2n, 32);

/** A signature whose R is the neutral point: S = k·a, and S·B = R + k·A holds. */
export function withNeutralR(key, message) {
  const secret = sha512(key.seed).subarray(0, 32);
  secret[0] &= 248;
  secret[31] = (secret[31] & 63) | 64;
  const hash = number(sha512(NEUTRAL, key.bytes, message));
  return Buffer.concat([NEUTRAL, littleEndian((hash * number(secret)) % L, 32)]);
}

/** The same signature with S + L for S. */
export const withLargerS = (signature) =>
  Buffer.concat([signature.subarray(0, 32), littleEndian(number(signature.subarray(32)) + L, 32)]);
