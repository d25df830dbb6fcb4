// The line of checks over one document, each standing on the ones before.

import { contexts } from "../proof/contexts.js";
import { fromDate } from "../proof/timestamp.js";
import { claimsOf } from "./claims.js";
import { Found, finding, passed } from "./code.js";
import { dates } from "./dates.js";
import { MOST, checkEndorsements, endorsementsIn } from "./endorsements.js";
import { checkForm } from "./form.js";
import { checkIssuer, isBound } from "./issuer.js";
import { kindOf } from "./kind.js";
import { checkRecipient } from "./recipient.js";
import { checkSignature } from "./signature.js";
import { checkStatus, withdrawalOf } from "./status.js";
import { check, notReached, verdict } from "./verdict.js";

/** The contexts of this program, compiled as they are needed. */
const CONTEXTS = contexts();

/**
 * What stays the same while a document and those it refers to are judged. `get(url)` asks for each URL once: it gives
 * `{ bytes, enclosed }`, what can be had or else was enclosed with the document; `null` for neither.
 */
export function session({ resolve, now }, enclosed) {
  const fetched = new Map();
  const find = async (url) => {
    const bytes = await resolved(resolve, url);
    if (bytes) return { bytes, enclosed: false };
    return enclosed.has(url) ? { bytes: enclosed.get(url), enclosed: true } : null;
  };
  const get = async (url) => {
    if (!fetched.has(url)) fetched.set(url, await find(url));
    return fetched.get(url);
  };
  return { get, now: fromDate(now.getTime()), contexts: CONTEXTS };
}

async function resolved(resolve, url) {
  try {
    return await resolve(url);
  } catch {
    return null;
  }
}

/** The verdict on a credential and the endorsements in it; `recipient` and `trusted` if they were asked about. */
export async function judge(session, document, { recipient, trusted }) {
  const alone = await judgeAlone(session, document, { endorsed: null, trusted });
  const { kind, claims } = alone;
  const more = [];
  if (recipient !== undefined && kind === "badge") {
    more.push(claims ? check("recipient", checkRecipient(document, recipient)) : notReached("recipient"));
  }
  const inside = endorsementsIn(document);
  const endorsements = [];
  if (claims && inside.length) {
    for (const { endorsement, endorsed } of inside.slice(0, MOST)) {
      endorsements.push(verdict(await judgeAlone(session, endorsement, { endorsed })));
    }
    const { code, detail } = checkEndorsements(endorsements, inside.length);
    more.push(check("endorsements", code, detail));
  }
  return verdict(alone, more, endorsements);
}

/** What is found about a credential; about an endorsement only if it endorses what it stands in, `endorsed`. */
async function judgeAlone(session, document, { endorsed, trusted }) {
  const kind = kindOf(document);
  const found = [];
  let [claims, withdrawal] = [null, null];
  try {
    const form = await checkForm(document, endorsed, session.contexts);
    found.push({ code: "form-sound" });
    const methods = await checkSignature(form, session.contexts, session.now);
    found.push({ code: "signature-holds" });
    const issuer = known(await checkIssuer(session, form.issuer, methods), form, trusted);
    found.push(issuer);
    if (isBound(issuer)) found.push(await checkStatus(session, document, form), { code: dates(form, session.now) });
    if (found.some(({ code }) => code === "revoked")) withdrawal = await withdrawalOf(session, document);
    if (finding(issuer.code) !== "failed") claims = claimsOf(document, form);
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    found.push(error);
  }
  return { kind, found, claims, withdrawal };
}

/** What was found about a badge's issuer, if it is among the known ones; all are when nobody asks for known ones. */
const known = (found, { kind, issuer }, trusted) =>
  trusted && kind === "badge" && passed(found.code) && !trusted.has(issuer) ? { code: "issuer-not-trusted" } : found;
