// Moments as credentials write them, in nanoseconds since 1970.
//
// XML Schema 1.1 part 2, `dateTimeStamp` (https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp): a date, a time with seconds, and
// a zone. Years have four digits.

/** The moment that a `dateTimeStamp` names, or `null` when the text is none. */
export function parse(text) {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!parts) return null;
  const [, dateTime, fraction = "", sign, hours = 0, minutes = 0] = parts;
  if (!isReal(dateTime) || minutes > 59 || Number(hours) * 60 + Number(minutes) > FARTHEST) return null;
  if (text === NEVER) return END;
  const east = (sign === "-" ? -1 : 1) * (hours * 60 + Number(minutes)) * 60_000;
  const moment = fromDate(Date.parse(`${dateTime}Z`) - east) + BigInt(fraction.padEnd(9, "0"));
  return moment < END ? moment : null;
}

/** Whether a text is a day of the calendar. */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isReal(`${text}T00:00:00`);

/** Whether there is this day and time: some engines take 30 February for 2 March, and 24:00 for the next day. */
function isReal(dateTime) {
  const utc = new Date(`${dateTime}Z`);
  return !Number.isNaN(utc.getTime()) && utc.toISOString().slice(0, 19) === dateTime;
}

/** The moment of a number of milliseconds since 1970. */
export const fromDate = (milliseconds) => BigInt(milliseconds) * 1_000_000n;

/** The zone farthest from UTC in XML Schema, in minutes. */
const FARTHEST = 14 * 60;
/** What many write for a badge that does not end; it lies behind the end of the program's calendar. */
const NEVER = "9999-12-31T23:59:59Z";
/** Where the program's calendar ends. */
const END = fromDate(Date.UTC(9999, 11, 30, 22, 0, 1));
