// Has it been withdrawn or suspended?
//
// Bitstring Status List 1.0 section 3.2, its steps in its order
// (https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm). Whatever goes wrong with the list leaves the status
// unknown, never good.

import { parse } from "../proof/json.js";
import { Refused } from "../proof/refused.js";
import { bitAt } from "../proof/status_list.js";
import { isDay } from "../proof/timestamp.js";
import { Found, because, finding, outcomeOf, passed } from "./code.js";
import { dates } from "./dates.js";
import { checkForm } from "./form.js";
import { checkIssuer, isBound } from "./issuer.js";
import { each, get, hasType, text } from "./members.js";
import { checkSignature } from "./signature.js";
import { indexOf } from "./status_index.js";

/** How many status entries of one document are looked at. */
const MOST = 4;

/** What was withdrawn does not hold again when a suspension ends. */
const WORST_FIRST = ["revoked", "failed", "could-not-check", "passed"];

/** What the status entries of a credential say, the worst first. */
export async function checkStatus(session, document, form) {
  const entries = each(document.get("credentialStatus"));
  if (entries.length === 0) return new Found("no-status");
  if (entries.length > MOST) return new Found("status-kind-unknown", `more than ${MOST} entries`);
  const found = [];
  for (const entry of entries) found.push(await outcomeOf(() => one(session, entry, form)));
  const badness = ({ code }) => WORST_FIRST.indexOf(code === "revoked" ? code : finding(code));
  return found.sort((a, b) => badness(a) - badness(b))[0];
}

async function one(session, entry, credential) {
  if (!hasType(entry, "BitstringStatusListEntry")) throw new Found("status-kind-unknown");
  if (entry.has("statusSize") && entry.get("statusSize") !== 1n) throw new Found("status-kind-unknown", "statusSize");
  const purpose = entry.get("statusPurpose");
  if (!Object.hasOwn(SET, purpose)) throw new Found("status-kind-unknown", "statusPurpose");
  const index = indexOf(entry);
  // 2. Dereference the list.
  const url = entry.get("statusListCredential");
  const referred = await session.get(url);
  if (!referred) throw new Found("status-unreachable", url);
  const list = because("status-list-malformed", () => parse(referred.bytes));
  // 3. Verify its proof, as that of a credential of the same issuer.
  const form = await instead("status-list-malformed", () => checkForm(list, null, session.contexts));
  if (form.kind !== "status-list") throw new Found("status-list-malformed", "not a status list");
  if (list.get("id") !== url || form.issuer !== credential.issuer) throw new Found("status-list-of-another");
  const methods = await instead("status-list-unproven", () => checkSignature(form, session.contexts, session.now));
  const confirmed = await checkIssuer(session, form.issuer, methods);
  if (!isBound(confirmed)) throw new Found("status-list-unproven", confirmed.code);
  if (!passed(dates(form, session.now))) throw new Found("status-list-stale");
  // 4. to 9. Purpose, length, range, bit.
  const subject = list.get("credentialSubject");
  if (!each(get(subject, "statusPurpose")).includes(purpose)) throw new Found("status-purpose-differs");
  const isSet = because("status-index-out-of-range", () => bitAt(form.list, index));
  if (isSet) return SET[purpose];
  if (referred.enclosed) throw new Found("status-enclosed", text(list, "validFrom") ?? "");
  return "not-withdrawn";
}

/** What a set bit means. */
const SET = { revocation: "revoked", suspension: "suspended" };

/** The reasons that are told, in the words of the content format. */
const REASONS = ["superseded", "duplicate", "issued-in-error", "withdrawn", "consent-withdrawn"];

/**
 * When and why, for people, as the issuer's site tells in `<list>.reasons.json` beside `<list>.json`: an object of
 * `{"on": "2026-03-02", "reason": "superseded"}` by index. It is a convention of ours, unsigned and never needed.
 */
export async function withdrawalOf(session, document) {
  for (const entry of each(document.get("credentialStatus"))) {
    const [, list] = /^(.*)\.json$/s.exec(text(entry, "statusListCredential") ?? "") ?? [];
    const referred = list === undefined ? null : await session.get(`${list}.reasons.json`);
    const told = referred && toldOf(referred.bytes, indexOf(entry));
    if (told) return told;
  }
  return null;
}

function toldOf(bytes, index) {
  try {
    const told = get(parse(bytes), `${index}`);
    const [on, reason] = ["on", "reason"].map((name) => text(told, name));
    return isDay(on) && REASONS.includes(reason) ? { on, reason } : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Does something; a check that does not pass in it is this code, with the name of its own. */
async function instead(code, action) {
  try {
    return await action();
  } catch (error) {
    throw error instanceof Found ? new Found(code, error.code) : error;
  }
}
