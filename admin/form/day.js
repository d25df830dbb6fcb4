// Days as offices write them: 2025-04-01, 2025/4/1, 20250401, 令和7年4月1日, R7.4.1, 45748; in letters of any width.

// A weekday and a time may follow; anything more may be the end of a range or a correction, so it is not this day.
const WEEKDAY = "(?:\\(\\s*(?:[月火水木金土日](?:\\s*曜日?)?|MON|TUE|WED|THU|FRI|SAT|SUN)\\s*\\)|[月火水木金土日]\\s*曜日?)";
const HALF = "(?:午前|午後|AM|PM)";
const HOUR = "(?:[01]?[0-9]|2[0-4])";
const SIXTIETH = "[0-5]?[0-9]";
const CLOCK = `${HOUR}\\s*(?:時(?:\\s*${SIXTIETH}\\s*分)?|:\\s*${SIXTIETH}(?:\\s*:\\s*${SIXTIETH}(?:\\s*\\.\\s*[0-9]{1,9})?)?)`;
const ZONE = `(?:Z|GMT|UTC)?\\s*(?:[+-]\\s*(?:0?[0-9]|1[0-4])(?:\\s*:\\s*${SIXTIETH})?)?`;
const TIME = `T?\\s*${HALF}?\\s*${CLOCK}\\s*${HALF}?\\s*${ZONE}`;
const DAY = new RegExp(
  `^([0-9]{1,4}|元)\\s*[年\\-/.]\\s*([0-9]{1,2})\\s*[月\\-/.]\\s*([0-9]{1,2})(?![0-9])\\s*(?:日(?!曜))?\\s*${WEEKDAY}?\\s*(?:${TIME})?$`,
  "u",
);

/** The day as 2025-04-01, and whether it was a number that Excel keeps for it; `null` when it is none. */
export function dayOf(written, eras) {
  const text = written.normalize("NFKC").trim().toUpperCase();
  if (/^[0-9]{5}$/.test(text)) return serial(Number(text));
  if (/^[0-9]{8}$/.test(text)) return made(civil(...[text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number)));
  const era = eras.find(({ names }) => names.some((name) => text.startsWith(name)));
  const name = era?.names.find((name) => text.startsWith(name)) ?? "";
  const [, year, month, day] = text.slice(name.length).trim().match(DAY) ?? [];
  if (!day) return null;
  if (!era) return Number(year) >= 1970 ? made(civil(Number(year), Number(month), Number(day))) : null;
  const since = Number(era.first.slice(0, 4)) - 1;
  const date = civil(since + (year === "元" ? 1 : Number(year)), Number(month), Number(day));
  const within = date !== null && era.first <= date && (era.next === null || date < era.next);
  return within ? { date, serial: false } : null;
}

const made = (date) => date && { date, serial: false };

/** Days since 1899-12-30, from 1970 to 2099. */
function serial(number) {
  if (number < 25_569 || number >= 73_051) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + number * 86_400_000);
  return { date: date.toISOString().slice(0, 10), serial: true };
}

function civil(year, month, day) {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}
