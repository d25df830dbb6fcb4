// Rows to what becomes of them. What the register of people would say, only the program knows.
import { namesSomebody, whoOf } from "./columns.js";
import { dayOf } from "./day.js";
import { folded, narrow } from "./fold.js";
import { personFault } from "./person.js";
import { resultFault, versionOf } from "./version.js";

const DAYS = ["issued_on", "valid_until", "consent_on"];
const PAST = ["issued_on", "consent_on"];
const CODES = ["person", "handle", "audience", "name_public", "consent_scope", "result", "evidence"];

/**
 * Every row after the header, with `why` it is refused, or nothing, and with notes. `badge` is that of rows without one, `today` the
 * last day that may have been.
 */
export function judge(lines, columns, data, badge, today) {
  const seen = new Map();
  return lines.slice(columns.skipped).map((line) => {
    const row = { line, cells: cellsOf(line, columns), notes: [] };
    row.why = refusal(row, columns, { ...data, badge, today, seen });
    return row;
  });
}

function cellsOf({ cells }, { fields }) {
  const filled = fields.map((field, at) => [field, cells[at] ?? ""]);
  const kept = filled.filter(([field, cell]) => field && cell !== "");
  return Object.fromEntries(kept.map(([field, cell]) => [field, CODES.includes(field) ? narrow(cell) : cell]));
}

function refusal(row, columns, { vocabulary, badges, audiences, names, badge, today, seen }) {
  const { cells } = row;
  if (columns.fields.includes("pass") && !vocabulary.passed.includes(folded(cells.pass ?? ""))) return { key: "not-passed" };
  const found = cells.achievement ? badgeOf(cells.achievement, badges) : badge;
  if (!found) return cells.achievement ? { key: "no-badge", name: cells.achievement } : { key: "missing", field: "achievement" };
  if (badge && found !== badge) return { key: "other-badge" };
  cells.achievement = found;
  const { versions } = badges.find(({ id }) => id === found);
  if (!cells.issued_on) return { key: "missing", field: "issued_on" };
  for (const field of DAYS.filter((field) => cells[field])) {
    const day = dayOf(cells[field], vocabulary.eras);
    if (!day) return { key: "no-day", field };
    if (day.serial) row.notes.push({ key: "serial", field, date: day.date });
    cells[field] = day.date;
  }
  const future = PAST.find((field) => cells[field] > today);
  if (future) return { key: "future", field: future };
  if (cells.valid_until < cells.issued_on) return { key: "ends-before" };
  const version = versionOf(versions, cells.issued_on);
  if (version.from && cells.issued_on < version.from) return { key: "before-badge", from: version.from };
  if (!namesSomebody(cells)) return { key: "nobody" };
  const fault = resultFault(version, cells.result) ?? personFault(cells, version, { audiences, names });
  if (fault) return fault;
  if (!cells.name && !cells.person && !cells.handle) row.notes.push({ key: "nameless" });
  const same = `${whoOf(cells)} ${found} ${cells.issued_on}`;
  if (seen.has(same)) return { key: "twice", line: seen.get(same) };
  seen.set(same, row.line.number);
  return undefined;
}

function badgeOf(name, badges) {
  const wanted = folded(name);
  return badges.find(({ id, names }) => folded(id) === wanted || names.some((one) => folded(one) === wanted))?.id;
}
