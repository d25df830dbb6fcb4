// The endorsements embedded in a badge: what each must be about, and what they amount to.

import { each, get, text } from "./members.js";

/** How many endorsements of one badge are looked at. */
export const MOST = 16;

/** Each embedded endorsement with the id of what it stands in: the badge, its issuer or its achievement. */
export function endorsementsIn(document) {
  const achievement = get(get(document, "credentialSubject"), "achievement");
  const places = [document, get(document, "issuer"), achievement, get(achievement, "creator")];
  return places.flatMap((place) =>
    each(get(place, "endorsement")).map((endorsement) => ({ endorsement, endorsed: text(place, "id") ?? "" })),
  );
}

/** What the verdicts on so many endorsements amount to. */
export function checkEndorsements(verdicts, count) {
  const failed = ({ checks }) => checks.some((check) => check.finding === "failed");
  if (verdicts.some(failed)) return { code: "endorsement-failed" };
  if (count > MOST) return { code: "endorsement-unknown", detail: `more than ${MOST} endorsements` };
  const hold = verdicts.every(({ outcome }) => outcome === "genuine");
  return { code: hold ? "endorsements-hold" : "endorsement-unknown" };
}
