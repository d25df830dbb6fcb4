// Results as CSV for spreadsheets: with a byte order mark, and with no cell that a spreadsheet would run.
import { moment } from "./dates.js";
import { facts, titleOf } from "./summary.js";

/** The table of all results. */
export function csvOf(results, words, now) {
  const head = ["column-name", "column-result", "column-code", "column-domain", "issuer", "what", "who", "from", "until", "column-checked"];
  const line = (result) => {
    const { domain, issuer, what, who, from, until } = facts(result, words, "western");
    return [result.name, titleOf(result, words), codesOf(result), domain, issuer, what, who, from, until, moment(now, words.lang)];
  };
  const rows = [head.map((key) => words.say(key)), ...results.map(line)];
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** The outcome and every check that did not pass, by the names that programs know. */
function codesOf({ problem, verdict }) {
  if (problem) return problem;
  const open = verdict.checks.filter(({ finding }) => finding !== "passed");
  return [verdict.outcome, ...open.map(({ code }) => code)].join(" ");
}

function cell(text) {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
