// Is it a credential of a kind we know, with everything it needs, and could a signature cover all of it?
//
// OB 3.0 sections 6 and 9.1, VCDM 2.0 section 4. JSON Schemas let many of these faults pass.
//
// The checks after this one read JSON, while a signature covers the RDF that the JSON stands for. One RDF has many spellings:
// `validUntil` could be renamed to its IRI, or moved into a second object with the credential's id, and the signature would
// still hold while nobody sees the date. So only the ordinary spelling is read: terms for keys, and the credential in one place.

import { CREDENTIALS_V2 } from "../proof/contexts.js";
import { transformation } from "../proof/eddsa.js";
import { Refused } from "../proof/refused.js";
import { decodeList } from "../proof/status_list.js";
import { Found } from "./code.js";
import { moment } from "./dates.js";
import { badge, endorsement } from "./form_members.js";
import { kindOf } from "./kind.js";
import { each, get, hasType, id, text } from "./members.js";
import { indexOf } from "./status_index.js";

/**
 * Checks the form of a credential. An endorsement that stands in a badge must be about what it stands in, `endorsed`.
 * Gives `{ kind, issuer, validFrom, validUntil, list, proof, unsecured, canonical }`: the issuer's id, the bytes of a status
 * list, one proof or several as they stand in the document, the document without them and its canonical N-Quads.
 */
export async function checkForm(document, endorsed, contexts) {
  if (!(document instanceof Map)) throw new Found("not-a-credential");
  const kind = kindIn(document);
  checkContexts(document, kind);
  const ownId = id(document, "id");
  if (ownId === null) throw new Found("id-malformed");
  checkSpelling(document, ownId);
  const unsecured = new Map(document);
  const proof = document.get("proof");
  unsecured.delete("proof");
  if (each(proof).length === 0) throw new Found("no-proof");

  const issuer = issuerOf(document, kind);
  const validFrom = moment(document, "validFrom", "valid-from-malformed");
  const validUntil = moment(document, "validUntil", "date-malformed");
  moment(document, "awardedDate", "date-malformed");
  if (validFrom === null && kind !== "status-list") throw new Found("valid-from-malformed");
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) throw new Found("validity-reversed");
  const subject = document.get("credentialSubject");
  if (!(subject instanceof Map)) throw new Found("subject-malformed");
  if (kind === "badge") badge(document, subject);
  if (kind === "endorsement") endorsement(subject, endorsed);
  const list = kind === "status-list" ? await statusList(subject) : null;
  if (endorsed !== null && kind !== "endorsement") throw new Found("endorsement-malformed");
  each(document.get("credentialStatus")).forEach(statusEntry);

  const canonical = lossless(() => transformation(unsecured, contexts));
  return { kind, issuer, validFrom, validUntil, list, proof, unsecured, canonical };
}

/** What kind of credential it is, or what else. */
function kindIn(document) {
  const contexts = each(document.get("@context"));
  if (OPEN_BADGES_2.some((url) => contexts.includes(url))) throw new Found("open-badges-2");
  if (contexts.includes("https://www.w3.org/2018/credentials/v1")) throw new Found("data-model-1");
  if (!hasType(document, "VerifiableCredential")) throw new Found("not-a-credential");
  const kind = kindOf(document);
  if (kind === null) throw new Found("unknown-kind");
  return kind;
}

const OPEN_BADGES_2 = ["https://w3id.org/openbadges/v2", "https://w3id.org/openbadges/v1"];

/** The order of contexts is not covered by the signature, so it is checked by itself. */
function checkContexts(document, kind) {
  const urls = document.get("@context");
  const sound = Array.isArray(urls) && urls.every((url) => typeof url === "string") && urls[0] === CREDENTIALS_V2;
  const second = kind === "status-list" || urls?.[1]?.startsWith?.("https://purl.imsglobal.org/spec/ob/v3p0/context");
  if (!sound || !second) throw new Found("context-order");
}

/** Whether everything is called by its ordinary name and the credential stands in one place. */
function checkSpelling(members, ownId) {
  const walk = (value) => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!(value instanceof Map)) return;
    const context = value.get("@context");
    // Only another credential may bring contexts, those of credentials.
    if (context !== undefined && !(each(context)[0] === CREDENTIALS_V2 && hasType(value, "VerifiableCredential"))) {
      throw new Found("nested-context");
    }
    if (value.get("id") === ownId && hasType(value, "VerifiableCredential")) throw new Found("node-twice");
    checkSpelling(value, ownId);
  };
  for (const [key, value] of members) {
    if (key === "@context") continue;
    if (/[:@]/.test(key)) throw new Found("not-compact", key);
    walk(value);
  }
}

/** The issuer's id. A badge or endorsement tells more of its issuer than that. */
function issuerOf(document, kind) {
  const issuer = document.get("issuer");
  const brief = kind === "status-list";
  const told = issuer instanceof Map && (brief || hasType(issuer, "Profile"));
  const own = told ? id(issuer, "id") : brief ? id(document, "issuer") : null;
  if (own === null) throw new Found("issuer-malformed");
  return own;
}

function statusEntry(entry) {
  if (text(entry, "type") === null) throw new Found("status-malformed");
  if (!hasType(entry, "BitstringStatusListEntry")) return;
  const list = id(entry, "statusListCredential");
  const own = entry.get("id");
  const ownId = own === undefined || (own !== list && id(entry, "id") !== null);
  if (list === null || !ownId || text(entry, "statusPurpose") === null || indexOf(entry) === null) {
    throw new Found("status-malformed");
  }
}

async function statusList(subject) {
  const purposes = each(subject.get("statusPurpose"));
  const list = text(subject, "encodedList");
  const named = purposes.length > 0 && purposes.every((purpose) => typeof purpose === "string");
  if (list === null || !hasType(subject, "BitstringStatusList") || !named) throw new Found("list-malformed");
  try {
    return await decodeList(list);
  } catch (error) {
    throw error instanceof Refused ? new Found("list-malformed", error.message) : error;
  }
}

/** Why a document has no canonical form. */
const LOSSES = new Map([
  ["unknown-context", "unknown-context"],
  ["undefined-term", "undefined-term"],
  ["undefined-type", "undefined-term"],
  ["relative-iri", "relative-url"],
  ["inline-context", "nested-context"],
  ["invalid-context", "nested-context"],
  ["protected-term", "nested-context"],
  ["too-much-work", "too-complex"],
]);

function lossless(action) {
  try {
    return action();
  } catch (error) {
    throw error instanceof Refused ? new Found(LOSSES.get(error.name) ?? "not-lossless", error.message) : error;
  }
}
