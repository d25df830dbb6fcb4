// Days as offices write them: 2025-04-01, 2025/4/1, 20250401, 令和7年4月1日, R7.4.1, 45748; in letters of any width.

/** The day as 2025-04-01, and whether it was a number that Excel keeps for it; `null` when it is none. */
export function dayOf(written, eras) {
  const text = written.normalize("NFKC").trim().toUpperCase().replaceAll("元年", "1年");
  const era = eras.find(({ names }) => names.some((name) => text.startsWith(name)));
  const numbers = (text.match(/[0-9]+/g) ?? []).map(Number);
  const [year, month, day] = numbers;
  if (numbers.length >= 3 && era) {
    const date = civil(Number(era.first.slice(0, 4)) - 1 + year, month, day);
    const within = date !== null && era.first <= date && (era.next === null || date < era.next);
    return within ? { date, serial: false } : null;
  }
  if (era) return null;
  if (numbers.length >= 3) return year >= 1970 ? made(civil(year, month, day)) : null;
  if (numbers.length !== 1) return null;
  if (text.length === 8) return made(civil(Math.floor(year / 10_000), Math.floor(year / 100) % 100, year % 100));
  return text.length === 5 ? serial(year) : null;
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
