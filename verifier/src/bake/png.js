// A credential in a PNG: one uncompressed `iTXt` chunk called `openbadgecredential`
// (OB 3.0 section 5.3.1: https://www.imsglobal.org/spec/ob/v3p0/#png).

import { fromUtf8 } from "../proof/bytes.js";
import { crc32 } from "../proof/crc32.js";
import { Refused } from "../proof/refused.js";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = "openbadgecredential";
const KEYWORD_OB2 = "openbadges";

export const isPng = (bytes) => SIGNATURE.every((byte, at) => bytes[at] === byte);

/** The text of the one credential in a PNG. */
export function readPng(bytes) {
  const chunks = chunksOf(bytes);
  const found = chunks.filter((chunk) => holds(chunk, KEYWORD));
  if (found.length > 1) throw refused("the picture holds more than one credential");
  if (found.length === 1) return textOf(found[0]);
  if (chunks.some((chunk) => holds(chunk, KEYWORD_OB2))) throw new Refused("open-badges-2");
  throw refused("the picture holds no credential");
}

const refused = (reason) => new Refused("picture", reason);

const ascii = (bytes) => String.fromCharCode(...bytes);

/** All chunks up to and with `IEND`, check sums checked. What follows `IEND` is not part of the PNG. */
function chunksOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks = [];
  for (let at = SIGNATURE.length; chunks.at(-1)?.kind !== "IEND"; ) {
    if (at + 12 > bytes.length) throw broken("it ends too early");
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) throw broken("it ends too early");
    const kind = ascii(bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) throw broken("the check sum of a chunk is wrong");
    if (chunks.length === 0 && kind !== "IHDR") throw broken("it does not start as a PNG does");
    chunks.push({ kind, data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  if (!chunks.some(({ kind }) => kind === "IDAT")) throw broken("it has no pixels");
  return chunks;
}

const broken = (reason) => refused(`the PNG is broken: ${reason}`);

/** Whether a chunk is text under this keyword. */
const holds = ({ kind, data }, keyword) =>
  ["iTXt", "tEXt", "zTXt"].includes(kind) && ascii(data.subarray(0, keyword.length + 1)) === `${keyword}\0`;

/**
 * PNG section 11.3.3.4 (https://www.w3.org/TR/png-3/#11iTXt): keyword, 0, compression flag and method, language tag, 0,
 * translated keyword, 0, text.
 */
function textOf({ kind, data }) {
  const [flag, method] = [data[KEYWORD.length + 1], data[KEYWORD.length + 2]];
  if (kind !== "iTXt" || flag !== 0 || method !== 0) {
    throw refused("the credential in the picture is compressed, which is forbidden");
  }
  const language = data.indexOf(0, KEYWORD.length + 3);
  const keyword = language < 0 ? -1 : data.indexOf(0, language + 1);
  const text = keyword < 0 ? null : fromUtf8(data.subarray(keyword + 1));
  if (text === null) throw refused("the credential in the picture is not text");
  return text;
}
