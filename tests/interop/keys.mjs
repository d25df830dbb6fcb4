// Ed25519 keys as Multikey (Controlled Identifiers 1.0, section 2.2.2), with the standard library for the arithmetic.
import { createPrivateKey, createPublicKey, sign as signature } from 'node:crypto';
import * as base58 from 'base58-universal';

// PKCS #8 of an Ed25519 key up to its 32 bytes.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

// The public half of a seed: z6Mk…
export function publicKey(seed) {
  const { x } = createPublicKey(privateKey(seed)).export({ format: 'jwk' });
  return multibase([0xed, 0x01], Buffer.from(x, 'base64url'));
}

// The secret of a seed: z3u2…
export function secretKey(seed) {
  return multibase([0x80, 0x26], seed);
}

// The seed of a secret.
export function seedOf(secret) {
  return Buffer.from(base58.decode(secret.trim().slice(1))).subarray(2);
}

// A signature as it stands in `proofValue`.
export function sign(data, seed) {
  return multibase([], signature(null, data, privateKey(seed)));
}

function multibase(prefix, bytes) {
  return `z${base58.encode(Buffer.from([...prefix, ...bytes]))}`;
}

function privateKey(seed) {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}
