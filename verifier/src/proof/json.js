// Bytes to a JSON value, strictly: what may not be signed or verified is refused here.
//
// I-JSON (RFC 7493) and a few bounds. Objects become Maps, so no name in them means anything to JavaScript, ordered by name as
// the program orders them. Whole numbers written as such become BigInts: `1` and `1.0` are told apart as in the program.

import { fromUtf8 } from "./bytes.js";
import { compare } from "./order.js";
import { Refused } from "./refused.js";

/** The largest text that is read, in bytes (4 MiB). */
const MAX_BYTES = 4 << 20;
/** The deepest nesting of arrays and objects that is read. */
const MAX_DEPTH = 64;

/** Reads one JSON text; refuses the first thing that is not strict JSON. */
export function parse(bytes) {
  if (bytes.length > MAX_BYTES) throw refused(`the JSON text is longer than ${MAX_BYTES} bytes`);
  const text = fromUtf8(bytes);
  if (text === null) throw refused("the text is not UTF-8");
  if (text.startsWith("\ufeff")) throw refused("the text begins with a byte order mark");
  const source = { text, at: 0 };
  const value = read(source, 0);
  if (peek(source) !== undefined) throw refused("something follows the JSON value", source);
  return value;
}

const refused = (reason, source) => new Refused("not-json", source ? `${reason} (at character ${source.at})` : reason);
const broken = (source) => refused("not JSON", source);

/** The next character that is no white space. */
function peek(source) {
  while (" \n\t\r".includes(source.text[source.at] ?? ".")) source.at++;
  return source.text[source.at];
}

function read(source, depth) {
  switch (peek(source)) {
    case "{":
      return object(source, inner(source, depth));
    case "[":
      return array(source, inner(source, depth));
    case '"':
      return string(source);
    default:
      return literal(source);
  }
}

function inner(source, depth) {
  if (depth === MAX_DEPTH) throw refused(`arrays and objects are nested deeper than ${MAX_DEPTH}`, source);
  return depth + 1;
}

function array(source, depth) {
  const items = [];
  each(source, "]", () => items.push(read(source, depth)));
  return items;
}

function object(source, depth) {
  const members = new Map();
  each(source, "}", () => {
    if (peek(source) !== '"') throw broken(source);
    const key = string(source);
    if (members.has(key)) throw refused(`an object has ${JSON.stringify(key)} twice`, source);
    if (peek(source) !== ":") throw broken(source);
    source.at++;
    members.set(key, read(source, depth));
  });
  return new Map([...members].sort(([a], [b]) => compare(a, b)));
}

/** What stands between the bracket we are at and its end, with commas between. */
function each(source, end, one) {
  source.at++;
  if (peek(source) === end) return void source.at++;
  for (;;) {
    one();
    const next = peek(source);
    if (next !== end && next !== ",") throw broken(source);
    source.at++;
    if (next === end) return;
  }
}

const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

function string(source) {
  const { text } = source;
  let out = "";
  let start = ++source.at;
  for (;;) {
    const unit = text.charCodeAt(source.at);
    if (!(unit >= 0x20)) throw broken(source); // a control character, or the end
    if (unit === 0x22 || unit === 0x5c) out += text.slice(start, source.at);
    if (unit === 0x22) break;
    if (unit === 0x5c) {
      out += escaped(source);
      start = source.at;
    } else {
      source.at++;
    }
  }
  source.at++;
  if (/\p{Surrogate}/u.test(out)) throw refused("half a surrogate pair", source);
  return out;
}

function escaped(source) {
  const letter = source.text[source.at + 1];
  const digits = source.text.slice(source.at + 2, source.at + 6);
  if (letter === "u" && /^[0-9a-fA-F]{4}$/.test(digits)) {
    source.at += 6;
    return String.fromCharCode(parseInt(digits, 16));
  }
  if (!Object.hasOwn(ESCAPES, letter ?? "")) throw broken(source);
  source.at += 2;
  return ESCAPES[letter];
}

const WORDS = new Map([["true", true], ["false", false], ["null", null]]);
const LITERAL = /true|false|null|(-?(?:0|[1-9]\d*))((?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

function literal(source) {
  LITERAL.lastIndex = source.at;
  const [written, whole, fraction] = LITERAL.exec(source.text) ?? [];
  if (written === undefined) throw broken(source);
  const value = WORDS.has(written) ? WORDS.get(written) : number(whole, fraction);
  if (value === Infinity || value === -Infinity) throw refused("a number is out of range", source);
  source.at += written.length;
  return value;
}

/** A BigInt when it is written whole and fits 64 bits; minus nought is a fraction. */
function number(whole, fraction) {
  if (!fraction && whole !== "-0" && whole.length <= 20) {
    const value = BigInt(whole);
    if (value >= -(2n ** 63n) && value < 2n ** 64n) return value;
  }
  return Number(whole + fraction);
}
