// Ed25519 signatures (RFC 8032): yes or no, the same in every browser.
//
// One rule, the same as the program's, on which all engines agree: no part of small order, every point in its one encoding, then
// RFC 8032 without the cofactor. The platform does the last part where it knows Ed25519; elsewhere we do, in time that depends
// on the input, which is public.

import { sha512 } from "./sha512.js";

/** Whether this is the signature of `message` under this key, a point of large order. */
export async function verifies(key, message, signature) {
  if (isLowOrder(signature.subarray(0, 32))) return false;
  return (await byPlatform(key, message, signature)) ?? byUs(key, message, signature);
}

/** The platform's answer; `null` where it knows no Ed25519. */
async function byPlatform(key, message, signature) {
  const { subtle } = globalThis.crypto ?? {};
  try {
    const imported = await subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await subtle.verify("Ed25519", imported, signature, message);
  } catch {
    return null;
  }
}

/** RFC 8032 section 5.1.7: whether `S·B - k·A` is encoded as `R`. */
export function byUs(key, message, signature) {
  const a = decompress(key);
  const [r, s] = [signature.slice(0, 32), toNumber(signature.subarray(32))];
  if (!a || s >= L) return false;
  const k = toNumber(sha512(Uint8Array.from([...r, ...key, ...message]))) % L;
  const [x, y, z] = add(times(s, B), times(k, [P - a[0], a[1], 1n, P - a[3]]));
  const inverse = power(z, P - 2n);
  const encoded = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
  return encoded === toNumber(r);
}

/** Whether 32 bytes are a point in its one encoding. */
export const isPoint = (bytes) => decompress(bytes) !== null;

/**
 * Whether these bytes are one of the 14 encodings, canonical or not, of the 8 points of small order: 7 values of y, each with
 * either sign.
 */
export const isLowOrder = (bytes) => LOW_ORDER.includes(BigInt.asUintN(255, toNumber(bytes)));

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const ROOT_OF_MINUS_1 = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;
/** A y of order 8; `P - Y8` is the other. */
const Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
const LOW_ORDER = [0n, 1n, P - 1n, P, P + 1n, Y8, P - Y8];
const NEUTRAL = [0n, 1n, 1n, 0n];

const mod = (number) => ((number % P) + P) % P;
const B = decompress(Uint8Array.from({ length: 32 }, (_, at) => (at ? 0x66 : 0x58)));

/** A number from little-endian bytes. */
function toNumber(bytes) {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function power(base, exponent) {
  let result = 1n;
  for (; exponent; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % P;
    base = (base * base) % P;
  }
  return result;
}

/** RFC 8032 section 5.1.3: the point `[X, Y, Z, T]` of 32 bytes, `null` if there is none. */
function decompress(bytes) {
  const encoded = toNumber(bytes);
  const y = BigInt.asUintN(255, encoded);
  if (y >= P) return null;
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  const candidate = mod(u * v ** 3n * power(mod(u * v ** 7n), (P - 5n) / 8n));
  const square = mod(v * candidate * candidate);
  if (square !== u && square !== mod(-u)) return null;
  const root = square === u ? candidate : mod(candidate * ROOT_OF_MINUS_1);
  const odd = encoded >> 255n;
  if (root === 0n && odd) return null;
  const x = (root & 1n) === odd ? root : P - root;
  return [x, y, 1n, mod(x * y)];
}

/** RFC 8032 section 5.1.4. */
function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = (y1 - x1) * (y2 - x2);
  const b = (y1 + x1) * (y2 + x2);
  const c = ((2n * D * t1) % P) * t2;
  const d = 2n * z1 * z2;
  const [e, f, g, h] = [mod(b - a), mod(d - c), mod(d + c), mod(b + a)];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(scalar, point) {
  let result = NEUTRAL;
  for (; scalar; scalar >>= 1n) {
    if (scalar & 1n) result = add(result, point);
    point = add(point, point);
  }
  return result;
}
