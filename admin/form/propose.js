// The page of a host for a new file, with the list in its address. Whatever stands there is sent, so it holds nobody's name where
// anyone can read the repository: neither in a column of names nor in any other cell.

/** Longer addresses are refused on the way. */
const LONGEST = 6_000;

/** What may stand in a public address, by column. Any other column may hold anything. */
const SHAPES = { person: isId, handle: isId, evidence: areIds, achievement: isPlain, issued_on: isDay, valid_until: isDay, result: isKnown, pass: isKnown };

/** The address, or `why` there is none: `no-page`, `personal`, `doubtful` with its `lines`, or `long`. `undefined` without a host. */
export function proposal(rows, csv, { fields }, data, name) {
  if (!data.newFile) return data.hosted ? { key: "no-page" } : undefined;
  if (data.public) {
    if (fields.some((field) => field && !SHAPES[field])) return { key: "personal" };
    const lines = rows.filter(({ cells }) => !isImpersonal(cells)).map(({ line }) => line.number);
    if (lines.length > 0) return { key: "doubtful", lines: told(lines) };
  }
  const url = new URL(data.newFile.url);
  url.searchParams.set("filename", `${data.newFile.folder}${name}`);
  url.searchParams.set("value", csv.replace(/^\ufeff/u, "").replaceAll("\r\n", "\n"));
  return url.href.length > LONGEST ? { key: "long" } : { href: url.href };
}

function isImpersonal(cells) {
  return Object.entries(cells).every(([field, text]) => SHAPES[field]?.(text));
}

function isPlain(text) {
  return /^[a-z0-9-]{1,64}$/.test(text);
}

/** An id has a letter: numbers alone may be those of a telephone or of an employee. */
function isId(text) {
  return isPlain(text) && /[a-z]/.test(text);
}

function areIds(text) {
  return text.split(/[\s,;、]+/u).every((id) => id === "" || isId(id));
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** A word of the badge or of ours: rows with any other are refused before. */
function isKnown() {
  return true;
}

function told(lines) {
  return lines.length > 10 ? `${lines.slice(0, 10).join(", ")} …` : lines.join(", ");
}
