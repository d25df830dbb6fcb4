// Takes the credential out of a picture that anyone may have made
// (OB 3.0 section 5.3, baking: https://www.imsglobal.org/spec/ob/v3p0/#baking).

import { utf8 } from "../proof/bytes.js";
import { Refused } from "../proof/refused.js";
import { trim } from "../verify/members.js";
import { isPng, readPng } from "./png.js";
import { readSvg } from "./svg.js";

/** Largest picture that is read, in bytes. */
const MAX_FILE = 8 << 20;
/** Longest credential text that is read, in bytes. */
const MAX_TEXT = 1 << 20;

/** The credential in a PNG or SVG as bytes of text: JSON with a proof, or a compact JWS. It is not judged. */
export function unbake(bytes) {
  const tooLarge = `the picture is larger than ${MAX_FILE} bytes or its credential longer than ${MAX_TEXT}`;
  if (bytes.length > MAX_FILE) throw new Refused("picture", tooLarge);
  const text = utf8(trim(isPng(bytes) ? readPng(bytes) : readSvg(bytes)));
  if (text.length === 0) throw new Refused("picture", "the credential in the picture is not text");
  if (text.length > MAX_TEXT) throw new Refused("picture", tooLarge);
  return text;
}
