// The version of a badge that is awarded on a day, and what results it knows.

/** The last version that was in use on the day, or else the first. */
export function versionOf(versions, day) {
  return versions.findLast(({ from }) => !from || from <= day) ?? versions[0];
}

/** Why the version has no such result. */
export function resultFault({ result: rule }, result) {
  if (!result) return undefined;
  if (!rule) return { key: "no-result" };
  return fits(rule, result) ? undefined : { key: "other-result", allowed: rule.grades?.join(", ") ?? (rule.sort === "hours" ? "12h" : "0 – 100") };
}

function fits({ sort, grades }, result) {
  if (grades) return grades.includes(result);
  if (sort === "hours") return result.endsWith("h") && isNumber(result.slice(0, -1));
  const percent = result.replace(/%$/, "");
  return isNumber(percent) && Number(percent) <= 100;
}

function isNumber(text) {
  return text.length <= 8 && /^[0-9]+(\.[0-9]+)?$/.test(text);
}
