// SHA-256 (FIPS 180-4) at once: canonicalization asks for thousands of hashes, and the platform's answer only later.

import { cubeRoots, squareRoots } from "./primes.js";

/** The 32 bytes of the hash of some bytes. */
export function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length / 2 ** 29);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = INITIAL.slice();
  for (let at = 0; at < padded.length; at += 64) block(state, view, at);
  for (let at = 0; at < 8; at++) view.setInt32(at * 4, state[at]);
  return padded.slice(0, 32);
}

const K = Int32Array.from(cubeRoots(64, 32n), Number);
const INITIAL = Int32Array.from(squareRoots(8, 32n), Number);
const W = new Int32Array(64);

const rotate = (word, by) => (word >>> by) | (word << (32 - by));

function block(state, view, start) {
  for (let t = 0; t < 16; t++) W[t] = view.getInt32(start + t * 4);
  for (let t = 16; t < 64; t++) {
    const near = W[t - 2];
    const far = W[t - 15];
    const s1 = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    const s0 = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    W[t] = s1 + W[t - 7] + s0 + W[t - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t++) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[t] + W[t]) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] += word;
}
