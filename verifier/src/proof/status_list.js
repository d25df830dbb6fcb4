// One bit a credential: has it been withdrawn?
//
// Bitstring Status List 1.0 (https://www.w3.org/TR/vc-bitstring-status-list/): bits from the left, gzip, base64url, `u` in front.
// Error names are the specification's (section 3.2 of it).

import { crc32 } from "./crc32.js";
import { inflate } from "./inflate.js";
import { Refused } from "./refused.js";

/** The least number of bits of a list, so that one credential is lost in the crowd. */
const MIN_BITS = 131_072;
/** The most bytes of an expanded list that are looked at (2 MiB). */
const MAX_BYTES = 2 << 20;

/** The bytes of the list in an `encodedList`. No more is expanded than is looked at. */
export async function decodeList(text) {
  const compressed = text.startsWith("u") ? base64url(text.slice(1)) : null;
  const bytes = compressed && (await gunzip(compressed));
  if (!bytes) throw new Refused("MALFORMED_VALUE_ERROR", "the status list is malformed (MALFORMED_VALUE_ERROR)");
  if (bytes.length * 8 < MIN_BITS) {
    throw new Refused("STATUS_LIST_LENGTH_ERROR", "the status list has a wrong length (STATUS_LIST_LENGTH_ERROR)");
  }
  return bytes;
}

/** The bit at an index, counted from 0: the left-most bit of a byte has the lowest index. */
export function bitAt(list, index) {
  const byte = list[Math.floor(index / 8)];
  if (byte === undefined) throw new Refused("RANGE_ERROR", "the index lies beyond the status list (RANGE_ERROR)");
  return (byte & (0x80 >> index % 8)) !== 0;
}

/** RFC 4648 section 5 without padding, each text in its one spelling; `null` otherwise. */
function base64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  const binary = atob(plain);
  if (btoa(binary).replace(/=+$/, "") !== plain) return null;
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The bytes in a gzip of one member (RFC 1952) with the right check sum; `null` otherwise. */
async function gunzip(bytes) {
  const start = headerLength(bytes);
  const end = bytes.length - 8;
  if (start === null || start > end) return null;
  const expanded = await inflate(bytes.subarray(start, end), MAX_BYTES);
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end);
  const right = expanded && trailer.getUint32(0, true) === crc32(expanded) && trailer.getUint32(4, true) === expanded.length;
  return right ? expanded : null;
}

const [HEADER_SUM, EXTRA, NAME, COMMENT, RESERVED] = [2, 4, 8, 16, 0xe0];
/** The longest name or comment that is passed over. */
const MAX_FIELD = 65_535;

function headerLength(bytes) {
  const flags = bytes[3];
  if (bytes.length < 10 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || flags & RESERVED) return null;
  let at = 10;
  if (flags & EXTRA) at += 2 + (bytes[at] | (bytes[at + 1] << 8));
  for (const field of [NAME, COMMENT].filter((field) => flags & field)) {
    const end = bytes.indexOf(0, at);
    if (end < 0 || end - at > MAX_FIELD) return null;
    at = end + 1;
  }
  if (flags & HEADER_SUM) {
    if ((crc32(bytes.subarray(0, at)) & 0xffff) !== (bytes[at] | (bytes[at + 1] << 8))) return null;
    at += 2;
  }
  return at;
}
