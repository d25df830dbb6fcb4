// SHA-512 (FIPS 180-4), for the one signature that Ed25519 hashes: short and slow.

import { cubeRoots, squareRoots } from "./primes.js";

/** The 64 bytes of the hash of some bytes. */
export function sha512(bytes) {
  const padded = new Uint8Array(((bytes.length + 16) >> 7) * 128 + 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const k = cubeRoots(80, 64n);
  let state = squareRoots(8, 64n);
  for (let at = 0; at < padded.length; at += 128) state = block(state, view, at, k);
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, at) => out.setBigUint64(at * 8, word));
  return new Uint8Array(out.buffer);
}

const wrap = (word) => BigInt.asUintN(64, word);
const rotate = (word, by) => (word >> by) | wrap(word << (64n - by));

function block(state, view, start, k) {
  const w = [];
  for (let t = 0; t < 80; t++) {
    w[t] = t < 16 ? view.getBigUint64(start + t * 8) : wrap(late(w[t - 2]) + w[t - 7] + early(w[t - 15]) + w[t - 16]);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 80; t++) {
    const one = h + (rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n)) + ((e & f) ^ (~e & g)) + k[t] + w[t];
    const two = (rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, wrap(d + one), c, b, a, wrap(one + two)];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => wrap(word + state[at]));
}

const late = (word) => rotate(word, 19n) ^ rotate(word, 61n) ^ (word >> 6n);
const early = (word) => rotate(word, 1n) ^ rotate(word, 8n) ^ (word >> 7n);
