// The kinds of credentials that are told apart.

import { hasType } from "./members.js";

/** The kind that a credential's types say, `null` if none. */
export function kindOf(document) {
  if (hasType(document, "OpenBadgeCredential") || hasType(document, "AchievementCredential")) return "badge";
  if (hasType(document, "EndorsementCredential")) return "endorsement";
  if (hasType(document, "BitstringStatusListCredential")) return "status-list";
  return null;
}
