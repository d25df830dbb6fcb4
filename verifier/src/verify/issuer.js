// Is the key the issuer's?
//
// Controlled Identifiers 1.0 section 3.3, retrieve verification method
// (https://www.w3.org/TR/cid-1.0/#retrieve-verification-method): anyone can make a key and name another's id before it, so the
// issuer's own document must list the key.

import { parseDid } from "../proof/did.js";
import { parse } from "../proof/json.js";
import { Found, because, outcomeOf, passed } from "./code.js";
import { moment } from "./dates.js";
import { each, get } from "./members.js";

/** What the issuer's own document says of keys whose signatures hold. The first that it does not confirm decides. */
export async function checkIssuer(session, issuer, methods) {
  let found;
  for (const { method, key } of methods) {
    found = await outcomeOf(() => one(session, issuer, method, key));
    if (!passed(found.code)) break;
  }
  return found;
}

/** Whether the issuer's key is bound to it well enough for its list of withdrawals and its dates to mean something. */
export const isBound = ({ code }) => passed(code) || code === "issuer-enclosed" || code === "issuer-not-trusted";

async function one(session, issuer, method, key) {
  const [controller] = method.split("#");
  if (controller !== issuer) throw new Found("key-of-another", controller);
  const did = because("issuer-method-unknown", () => parseDid(issuer));
  if (did.method === "key") {
    if (did.key.text !== key.text) throw new Found("key-of-another");
    return "issuer-is-its-key";
  }
  const referred = await session.get(did.documentUrl);
  if (!referred) throw new Found("issuer-unreachable", did.documentUrl);
  const document = because("issuer-document-malformed", () => parse(referred.bytes));
  checkListed(session, document, issuer, method, key);
  return referred.enclosed ? "issuer-enclosed" : "issuer-confirmed";
}

/** Whether a DID document lists a key for making assertions. */
function checkListed(session, document, issuer, method, key) {
  if (!(document instanceof Map)) throw new Found("issuer-document-malformed");
  if (document.get("id") !== issuer) throw new Found("issuer-document-of-another");
  const entries = each(document.get("verificationMethod")).filter((entry) => get(entry, "id") === method);
  if (entries.length === 0) throw new Found("key-not-listed", method);
  for (const entry of entries) {
    if (entry.get("type") !== "Multikey" || entry.get("controller") !== issuer) {
      throw new Found("key-differs", "not a Multikey that the issuer controls");
    }
    if (entry.get("publicKeyMultibase") !== key.text) throw new Found("key-differs");
    // CID 1.0: no proof is verified with a key after it was revoked, whatever time the proof claims.
    if (entry.has("revoked")) throw new Found("key-withdrawn", "revoked");
    const expires = moment(entry, "expires", "key-withdrawn");
    if (expires !== null && session.now >= expires) throw new Found("key-withdrawn", "expired");
  }
  if (!each(document.get("assertionMethod")).includes(method)) throw new Found("key-not-for-credentials");
}
