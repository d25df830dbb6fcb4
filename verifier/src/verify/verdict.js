// What is known about a document after looking at it: one check a part, in the order in which they are made, and what they
// amount to.

import { ALWAYS, finding, partOf } from "./code.js";

/**
 * `{ outcome, kind, checks, claims, withdrawal, endorsements }`. `found` is what each part came to that is always checked; those
 * that were not reached could not be checked. `more` are the checks of other parts. `claims` are `null` unless the signature
 * holds, and when its key is known not to be the issuer's.
 */
export function verdict({ kind = null, found, claims = null, withdrawal = null }, more = [], endorsements = []) {
  const reached = found.map(({ code, detail }) => check(partOf(code), code, detail));
  const checks = [...reached, ...ALWAYS.slice(reached.length).map(notReached), ...more];
  return { outcome: outcomeOf(checks), kind, checks, claims, withdrawal, endorsements };
}

/** One check: `detail` has the particulars, in English. They come from the document: not to be trusted. */
export function check(part, code, detail) {
  const made = { part, finding: finding(code), code };
  return detail ? { ...made, detail } : made;
}

/** That an earlier check kept this part from being looked at. */
export const notReached = (part) => check(part, "not-reached");

/** What all checks together amount to. Only `genuine` is good. */
function outcomeOf(checks) {
  const of = (part) => checks.find((check) => check.part === part);
  const is = (part, finding) => of(part).finding === finding;
  if (!is("form", "passed") || is("proof", "could-not-check")) return "unreadable";
  if (is("proof", "failed")) return "altered";
  if (!is("issuer", "passed")) return "issuer-not-confirmed";
  if (is("status", "failed")) return of("status").code === "suspended" ? "suspended" : "withdrawn";
  if (is("dates", "failed")) return of("dates").code;
  if (!is("status", "passed") || !is("dates", "passed")) return "status-unknown";
  return (of("recipient")?.finding ?? "passed") === "passed" ? "genuine" : "recipient-not-confirmed";
}
