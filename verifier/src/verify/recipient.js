// Is it held by whom it was asked about?
//
// OB 3.0 IdentityObject (https://www.imsglobal.org/spec/ob/v3p0/#identityobject): the hash is `sha256$` and the lower-case
// hexadecimal SHA-256 of the identity and the salt. Writers differ in the case of addresses, so both are tried.

import { hex, utf8 } from "../proof/bytes.js";
import { sha256 } from "../proof/sha256.js";
import { each, get, text, trim } from "./members.js";

/** Compares the holder of a badge with an address, a name, a code or an id. */
export function checkRecipient(document, recipient) {
  const asked = trim(recipient);
  const subject = document.get("credentialSubject");
  const id = text(subject, "id");
  const compared = each(get(subject, "identifier")).map((identity) => is(identity, asked));
  const answers = [id === null ? null : id === asked, ...compared].filter((answer) => answer !== null);
  if (answers.length === 0) return "recipient-unknown";
  return answers.includes(true) ? "recipient-matches" : "recipient-differs";
}

/** Whether an identity is this one; `null` when it cannot be compared. */
function is(identity, asked) {
  const told = text(identity, "identityHash");
  if (told === null) return null;
  if (get(identity, "hashed") === false) {
    return told === asked || (get(identity, "identityType") === "emailAddress" && lower(told) === lower(asked));
  }
  if (!told.startsWith("sha256$")) return null;
  const salt = get(identity, "salt");
  const hash = (candidate) => `sha256$${hex(sha256(utf8(candidate + (typeof salt === "string" ? salt : ""))))}`;
  const typed = get(identity, "identityType") === "ext:claimCode" ? [claimCode(asked)] : [];
  return [asked, lower(asked), ...typed].some((candidate) => lower(told) === hash(candidate));
}

/** A claim code as it was hashed, however it was typed: full-width, with other dashes or none, with spaces. */
function claimCode(asked) {
  const narrow = asked.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
  return lower(narrow.replace(/[^0-9A-Za-z]/g, "")).replace(/.{6}(?=.)/g, "$&-");
}

/** ASCII letters alone: what other letters are in lower case depends on whom one asks. */
const lower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
