// A list to its lines: CSV or what Excel puts on the clipboard.

/** Lines of one list, at most. */
const MOST = 100_000;

/** The lines that hold something, with their numbers and where they begin and end in the text. `null` when they are too many. */
export function linesOf(text) {
  const delimiter = text.split("\n", 20).some((line) => line.includes("\t")) ? "\t" : ",";
  const lines = [];
  let number = 1;
  for (let at = 0; at < text.length; ) {
    const { cells, end, ends } = record(text, at, delimiter);
    if (cells.some((cell) => cell !== "")) lines.push({ number, cells, from: at, to: end });
    if (lines.length > MOST) return null;
    number += text.slice(at, ends).split("\n").length - 1;
    at = ends;
  }
  return lines;
}

/** One record from `at` on: its cells, where it ends, and where the next begins. */
function record(text, at, delimiter) {
  const cells = [];
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at + 1) : { value: "", at };
    const rest = plain(text, cell.at, delimiter);
    cells.push(bare((cell.value + text.slice(cell.at, rest)).trim()));
    at = rest + 1;
    if (text[rest] === delimiter) continue;
    const ends = text[rest] === "\r" && text[at] === "\n" ? at + 1 : at;
    return { cells, end: rest, ends };
  }
}

function quoted(text, at) {
  let value = "";
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { value: value + text.slice(at), at: text.length };
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, at: close + 1 };
    value += '"';
    at = close + 2;
  }
}

function plain(text, at, delimiter) {
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

/** A cell without the apostrophe that keeps a spreadsheet from running it. */
function bare(cell) {
  return /^'[=+\-@＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}
