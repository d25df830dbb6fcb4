// The line of checks over one document, each standing on the ones before.

import { contexts } from "../proof/contexts.js";
import { fromDate } from "../proof/timestamp.js";
import { claimsOf } from "./claims.js";
import { Found, finding, passed } from "./code.js";
import { dates } from "./dates.js";
import { MOST, checkEndorsements, endorsementsIn } from "./endorsements.js";
import { checkForm } from "./form.js";
import { checkIssuer } from "./issuer.js";
import { kindOf } from "./kind.js";
import { checkRecipient } from "./recipient.js";
import { checkSignature } from "./signature.js";
import { checkStatus } from "./status.js";
import { check, notReached, verdict } from "./verdict.js";

/** The contexts of this program, compiled as they are needed. */
const CONTEXTS = contexts();

/** What stays the same while a document and those it refers to are judged. Each URL is asked for once. */
export function session({ resolve, now }) {
  const fetched = new Map();
  const get = async (url) => {
    if (!fetched.has(url)) fetched.set(url, await resolved(resolve, url));
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
  const { kind, found, claims } = await judgeAlone(session, document, { endorsed: null, trusted });
  const more = [];
  if (recipient !== undefined) {
    const asked = () => check("recipient", checkRecipient(document, recipient));
    more.push(claims ? asked() : notReached("recipient"));
  }
  const inside = endorsementsIn(document);
  const endorsements = [];
  if (claims && inside.length) {
    for (const { endorsement, endorsed } of inside.slice(0, MOST)) {
      const alone = await judgeAlone(session, endorsement, { endorsed });
      endorsements.push(verdict(alone.kind, alone.found, alone.claims));
    }
    more.push(check("endorsements", checkEndorsements(endorsements, inside.length)));
  }
  return verdict(kind, found, claims, more, endorsements);
}

/** What is found about a credential; about an endorsement only if it endorses what it stands in, `endorsed`. */
async function judgeAlone(session, document, { endorsed, trusted }) {
  const kind = kindOf(document);
  const found = [];
  let claims = null;
  try {
    const form = await checkForm(document, endorsed, session.contexts);
    found.push({ code: "form-sound" });
    const methods = await checkSignature(form, session.contexts, session.now);
    found.push({ code: "signature-holds" });
    const issuer = known(await checkIssuer(session, form.issuer, methods), form.issuer, trusted);
    found.push(issuer);
    if (finding(issuer.code) !== "failed") claims = claimsOf(document, form);
    if (passed(issuer.code)) found.push(await checkStatus(session, document, form), { code: dates(form, session.now) });
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    found.push(error);
  }
  return { kind, found, claims };
}

/** What was found about an issuer, if it is among the known ones; all are when nobody asks for known ones. */
const known = (found, issuer, trusted) =>
  passed(found.code) && trusted && !trusted.has(issuer) ? { code: "issuer-not-trusted" } : found;
