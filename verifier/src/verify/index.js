// A document from anyone to a verdict: is this badge what it says, and does it still hold?
//
// OB 3.0 section 9 (https://www.imsglobal.org/spec/ob/v3p0/#verification), VC Data Integrity section 4.4 and Bitstring Status
// List section 3.2. Touches neither network nor clock: whoever asks says how to get a document and what time it is. Nothing
// that could not be checked is ever called good.

import { judge, session } from "./check.js";
import { Found } from "./code.js";
import { read } from "./read.js";
import { verdict } from "./verdict.js";

/**
 * Judges a document: a credential as JSON, a PNG or SVG with one baked in, or an archive of one. The documents in an archive
 * are read where none can be had, and confirm nothing: its bearer may have made them.
 *
 * `resolve(url)` gives the bytes at a URL, an issuer's `did.json` or a status list, `null` when they cannot be had. `now` is a
 * `Date`. `recipient` is whom the badge should be held by; `trusted` the DIDs of the issuers that are known, if only they are.
 */
export async function verify(bytes, { resolve, now, recipient, trusted }) {
  try {
    const { document, enclosed } = await read(bytes);
    return await judge(session({ resolve, now }, enclosed), document, { recipient, trusted });
  } catch (error) {
    if (error instanceof Found) return verdict({ found: [error] });
    throw error;
  }
}
