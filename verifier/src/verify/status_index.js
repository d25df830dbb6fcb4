// Where in a status list a credential has its bit.

/** The index: decimal digits, or, as 1EdTech's examples have it, a number; `null` otherwise. */
export function indexOf(entry) {
  const index = entry.get("statusListIndex");
  if (typeof index === "string" && /^\d{1,15}$/.test(index)) return Number(index);
  return typeof index === "bigint" && index >= 0n ? Number(index) : null;
}
