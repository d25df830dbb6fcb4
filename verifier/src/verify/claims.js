// What a badge says, for people: read only after its signature has been found to hold. All texts come from the document and may
// hold anything.

import { each, get, text } from "./members.js";

export function claimsOf(document, form) {
  const subject = document.get("credentialSubject");
  const achievement = get(subject, "achievement");
  const badge = form.kind === "badge";
  return {
    /** The document's own id. */
    id: text(document, "id"),
    /** Who signs it: `did:web:…` or `did:key:…`. */
    issuerId: form.issuer,
    /** What the issuer calls itself. */
    issuerName: text(document.get("issuer"), "name"),
    /** What was achieved, or the name of a document that is no badge. */
    name: text(badge ? achievement : document, "name"),
    /** The id of what was achieved, or of what is endorsed. */
    aboutId: text(badge ? achievement : subject, "id"),
    /** The picture of what was achieved. */
    image: text(get(achievement, "image"), "id"),
    /** The holder's id. */
    recipientId: badge ? text(subject, "id") : null,
    /** The holder's name, if the badge tells it. */
    recipientName: badge ? recipientName(subject) : null,
    /** When its validity begins, as it is written. */
    validFrom: text(document, "validFrom") ?? "",
    /** When its validity ends, as it is written. */
    validUntil: text(document, "validUntil"),
  };
}

/** The name that an identity object tells in plain text. */
function recipientName(subject) {
  const named = (identity) => get(identity, "identityType") === "name" && get(identity, "hashed") === false;
  return text(each(subject.get("identifier")).find(named), "identityHash");
}
