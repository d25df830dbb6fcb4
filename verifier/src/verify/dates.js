// The moments that a document names, and whether it is within its period.

import { parse } from "../proof/timestamp.js";
import { Found } from "./code.js";

/** The moment that a member names: `null` when it is missing, this code when it is malformed. */
export function moment(document, name, malformed) {
  const value = document.get(name);
  if (value === undefined) return null;
  const found = typeof value === "string" ? parse(value) : null;
  if (found === null) throw new Found(malformed, name);
  return found;
}

/** Whether a document is within its period. Its form says that the times are times. */
export function dates({ validFrom, validUntil }, now) {
  if (validFrom !== null && now < validFrom) return "not-yet-valid";
  if (validUntil !== null && now > validUntil) return "expired";
  return "within-period";
}
