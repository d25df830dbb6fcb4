// Rows to what becomes of them. What the register of people would say, only the program knows.
import { namesSomebody, whoOf } from "./columns.js";
import { dayOf } from "./day.js";
import { folded } from "./fold.js";

const DAYS = ["issued_on", "valid_until", "consent_on"];

/** Every row after the header, with `why` it is refused, or nothing, and with notes. `badge` is that of rows without one. */
export function judge(lines, columns, { vocabulary, badges }, badge) {
  const seen = new Map();
  return lines.slice(columns.skipped).map((line) => {
    const row = { line, cells: cellsOf(line, columns), notes: [] };
    row.why = refusal(row, columns, { vocabulary, badges, badge, seen });
    return row;
  });
}

function cellsOf({ cells }, { fields }) {
  const filled = fields.map((field, at) => [field, cells[at] ?? ""]);
  return Object.fromEntries(filled.filter(([field, cell]) => field && cell !== ""));
}

function refusal(row, columns, { vocabulary, badges, badge, seen }) {
  const { cells } = row;
  if (columns.fields.includes("pass") && !vocabulary.passed.includes(folded(cells.pass ?? ""))) return { key: "not-passed" };
  const found = cells.achievement ? badgeOf(cells.achievement, badges) : badge;
  if (!found) return cells.achievement ? { key: "no-badge", name: cells.achievement } : { key: "missing", field: "achievement" };
  if (badge && found !== badge) return { key: "other-badge" };
  cells.achievement = found;
  if (!cells.issued_on) return { key: "missing", field: "issued_on" };
  for (const field of DAYS.filter((field) => cells[field])) {
    const day = dayOf(cells[field], vocabulary.eras);
    if (!day) return { key: "no-day", field };
    if (day.serial) row.notes.push({ key: "serial", field, date: day.date });
    cells[field] = day.date;
  }
  if (cells.valid_until < cells.issued_on) return { key: "ends-before" };
  if (!namesSomebody(cells)) return { key: "nobody" };
  const same = `${whoOf(cells)} ${found} ${cells.issued_on}`;
  if (seen.has(same)) return { key: "twice", line: seen.get(same) };
  seen.set(same, row.line.number);
  return undefined;
}

function badgeOf(name, badges) {
  const wanted = folded(name);
  return badges.find(({ id, names }) => folded(id) === wanted || names.some((one) => folded(one) === wanted))?.id;
}
