// The few things that a person wants to know of a result.
import { hostOf, parseDid } from "../src/index.js";
import { day } from "./dates.js";

/** What a result amounts to: one word for its state, and how it is to be looked at: good, caution or bad. */
export function stateOf({ problem, verdict, found }) {
  if (problem) return { state: "not-had", tone: "caution" };
  const { outcome } = verdict;
  if (outcome !== "genuine") return { state: outcome, tone: BAD.includes(outcome) || isForeignKey(verdict) ? "bad" : "caution" };
  if (isBareKey(verdict)) return { state: "genuine-key", tone: "caution" };
  const copies = olderCopies(found);
  if (copies.length === 0) return { state: "genuine", tone: "good" };
  return { state: copies.includes(null) ? "genuine-undated" : "genuine-kept", tone: "caution" };
}

const BAD = ["altered", "withdrawn"];

/** The state in a few words. */
export function titleOf(result, words) {
  const [oldest] = result.found ? olderCopies(result.found) : [];
  return words.say(`title-${stateOf(result).state}`, { day: day(oldest, words.lang, "western") });
}

/** Whether the issuer is nothing but its key, so that nobody vouches for its name. */
export function isBareKey(verdict) {
  return findingOf(verdict, "issuer")?.code === "issuer-is-its-key";
}

/** Whether the key is known to be someone else's. */
function isForeignKey(verdict) {
  return findingOf(verdict, "issuer")?.finding === "failed";
}

/** The check of a part, if there is one. */
export function findingOf(verdict, part) {
  return verdict.checks.find((check) => check.part === part);
}

/** When the documents were read that are not of this moment; null where that is not known. */
export function olderCopies(found) {
  return [...found.values()].filter((answer) => "on" in answer).map(({ on }) => on).sort();
}

/** Whether an issuer is of the site of this page: its keys stand in a folder of it. */
export function isOfSite(site, issuerId) {
  try {
    return parseDid(issuerId).documentUrl?.startsWith(`${site.base}/`) ?? false;
  } catch {
    return false;
  }
}

/** Who issued what to whom and when, in words. What is not known is an empty text. */
export function facts({ verdict }, { lang }, style) {
  const claims = verdict?.claims;
  if (!claims) return { domain: "", issuer: "", what: "", who: "", from: "", until: "" };
  return {
    domain: hostOf(claims.issuerId) ?? "",
    issuer: claims.issuerName ?? "",
    what: claims.name ?? "",
    who: claims.recipientName ?? "",
    from: day(claims.validFrom, lang, style),
    until: day(claims.validUntil, lang, style),
  };
}
