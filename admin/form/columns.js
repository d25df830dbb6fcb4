// What the columns of a list stand for, by the names that the program knows.
import { folded } from "./fold.js";

const TITLES = 20;
const PERSON = ["name", "person", "handle", "employee_no", "email"];

/** The columns: the first line that names a person and something more. `null` when there is none. */
export function columnsOf(lines, vocabulary) {
  const field = (header) => vocabulary.columns.find(([, names]) => names.includes(folded(header)))?.[0];
  const isHeader = ({ cells }) => {
    const fields = cells.map(field).filter(Boolean);
    return fields.some((one) => PERSON.includes(one)) && (fields.length > 1 || cells.length === 1);
  };
  const at = lines.slice(0, TITLES).findIndex(isHeader);
  if (at < 0) return null;
  const fields = [];
  const left = [];
  for (const header of lines[at].cells) {
    const found = field(header);
    const taken = found && !fields.includes(found);
    fields.push(taken ? found : undefined);
    if (!taken && header !== "") left.push(header);
  }
  return { fields, left, skipped: at + 1 };
}

/** Whether a row says who is meant. */
export function namesSomebody(cells) {
  return PERSON.some((field) => cells[field]);
}

/** What tells a person from others in one list. */
export function whoOf(cells) {
  const key = ["person", "handle", "employee_no", "email"].find((field) => cells[field]);
  return key ? `${key} ${folded(cells[key])}` : `name ${cells.name.replace(/\s/gu, "")}`;
}
