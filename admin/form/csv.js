// Accepted rows as the CSV that the program takes over, with no cell that a spreadsheet would run.

/** The table: the columns that were found, under their own names, days as 2025-04-01 and badges by id. */
export function csvOf(rows, { fields }) {
  const found = fields.filter((field) => field && field !== "pass");
  const head = found.includes("achievement") ? found : [...found, "achievement"];
  const lines = [head, ...rows.map(({ cells }) => head.map((field) => cells[field] ?? ""))];
  return `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(text) {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
