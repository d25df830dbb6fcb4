// Reads XML from strangers within limits: the program's reader, rule by rule, so that both see the same elements in a picture.
//
// XML 1.0 and Namespaces in XML 1.0, without declarations in a document type: there are no entities but the five of XML.

import { Refused } from "../proof/refused.js";

/** How much markup is taken: elements, elements inside each other, attributes of one, namespace declarations in all. */
const LIMITS = { elements: 100_000, depth: 256, attributes: 256, namespaces: 256 };

/**
 * The elements of a document in its order, the root first. Each is `{ parent, namespace, local, attributes, text }`: `namespace`
 * is `null` without one, an attribute `{ namespace, local, value }`, `text` what stands directly inside, joined.
 */
export function elementsOf(text) {
  const reader = { text, at: 0, elements: [], open: [], namespaces: 0 };
  take(reader, DECLARATION);
  if (text.startsWith("<?xml ", reader.at)) throw malformed(reader);
  skipMisc(reader);
  if (take(reader, DOCTYPE)) skipMisc(reader);
  startTag(reader);
  while (reader.open.length) content(reader);
  skipMisc(reader);
  if (reader.at < text.length) throw malformed(reader);
  return reader.elements;
}

const S = "[ \\t\\n\\r]";
const NAME_START =
  "A-Za-z_\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef" +
  "\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}";
const NAME_MORE = `${NAME_START}0-9.\\-\\xb7\\u0300-\\u036f\\u203f\\u2040`;
const LOCAL = `[${NAME_START}][${NAME_MORE}]*`;
const NAME = `[:${NAME_START}][:${NAME_MORE}]*`;
const QNAME = `(?:(${LOCAL})?:)?(${LOCAL})`;
const VALUE = `(?:"([^"<]*)"|'([^'<]*)')`;
const LITERAL = `(?:"[^"]*"|'[^']*')`;

const token = (pattern) => new RegExp(pattern, "uy");

const setting = (name) => `${name}[:${NAME_MORE}]*${S}*=${S}*${VALUE}`;
const DECLARATION = token(
  `<\\?xml${S}+${setting("version")}(?:${S}+|(?=\\?>))(?:${setting("encoding")}(?:${S}+|(?=\\?>)))?` +
    `(?:${setting("standalone")})?${S}*\\?>`,
);
const DOCTYPE = token(`<!DOCTYPE${S}+${NAME}${S}*(?:(?:SYSTEM|PUBLIC${S}+${LITERAL})${S}+${LITERAL})?${S}*>`);
const SPACES = token(`${S}+`);
const COMMENT = token("<!--((?:(?!--)[^])*)-->");
const INSTRUCTION = token(`<\\?(?!xml )${NAME}((?:(?!\\?>)[^])*)\\?>`);
const CDATA = token("<!\\[CDATA\\[((?:(?!\\]\\]>)[^])*)\\]\\]>");
const TEXT = token("[^<]+");
const START = token(`<${QNAME}`);
const ATTRIBUTE = token(`${S}+${QNAME}${S}*=${S}*${VALUE}`);
const START_END = token(`${S}*(/?)>`);
const END = token(`</${QNAME}${S}*>`);

/** What matches where we are, passed over; `null` if nothing does. No character in it may be one that XML forbids. */
function take(reader, pattern) {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (!found) return null;
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(found[0])) throw malformed(reader);
  reader.at = pattern.lastIndex;
  return found;
}

const malformed = ({ at }) => new Refused("picture", `the SVG is broken: it is not well-formed (at character ${at})`);

function skipMisc(reader) {
  while (take(reader, SPACES) || take(reader, COMMENT) || take(reader, INSTRUCTION));
}

/** One piece of what stands inside the innermost open element. */
function content(reader) {
  const innermost = reader.open.at(-1);
  const cdata = take(reader, CDATA);
  if (cdata) return void (innermost.text += lines(cdata[1]));
  if (take(reader, COMMENT) || take(reader, INSTRUCTION)) return;
  const text = take(reader, TEXT);
  if (text) {
    if (text[0].includes("]]>")) throw malformed(reader);
    return void (innermost.text += resolved(reader, lines(text[0])));
  }
  const end = take(reader, END);
  if (!end) return startTag(reader);
  const { name } = reader.open.pop();
  if (name !== nameOf(end)) throw malformed(reader);
}

const nameOf = ([, prefix = "", local]) => `${prefix}:${local}`;

const lines = (text) => text.replace(/\r\n?/g, "\n");

function startTag(reader) {
  const start = take(reader, START);
  if (!start) throw malformed(reader);
  const [, prefix = "", local] = start;
  const written = [];
  for (let found; (found = take(reader, ATTRIBUTE)); ) {
    const value = resolved(reader, (found[3] ?? found[4]).replace(/\r\n|[\t\n\r]/g, " "));
    written.push({ prefix: found[1] ?? "", local: found[2], value });
  }
  const end = take(reader, START_END);
  if (!end || prefix === "xmlns") throw malformed(reader);
  count(reader, written);
  const parent = reader.open.at(-1) ?? null;
  const scope = new Map(parent?.scope);
  const attributes = named(reader, scope, written);
  const namespace = namespaceOf(reader, scope, prefix);
  const element = { parent, name: nameOf(start), namespace, local, attributes, text: "", scope };
  reader.elements.push(element);
  if (end[1] === "") reader.open.push(element);
}

function count(reader, written) {
  reader.namespaces += written.filter(({ prefix, local }) => (prefix || local).startsWith("xmlns")).length;
  const counts = {
    elements: reader.elements.length + 1,
    depth: reader.open.length + 1,
    attributes: written.length,
    namespaces: reader.namespaces,
  };
  for (const [what, limit] of Object.entries(LIMITS)) {
    if (counts[what] > limit) throw new Refused("picture", `the SVG is broken: more than ${limit} ${what}`);
  }
}

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Takes namespace declarations into the scope and gives the other attributes their namespaces. */
function named(reader, scope, written) {
  const own = new Set();
  const others = [];
  for (const attribute of written) {
    const { prefix, local, value } = attribute;
    if (prefix === "xmlns") {
      if (value === XMLNS || (local === "xml") !== (value === XML) || own.has(local)) throw malformed(reader);
      if (local !== "xml") scope.set(local, value);
      own.add(local);
    } else if (local === "xmlns") {
      if (value === XML || value === XMLNS) throw malformed(reader);
      if (!own.has("")) scope.set("", value);
      own.add("");
    } else {
      others.push(attribute);
    }
  }
  const names = new Set();
  return others.map(({ prefix, local, value }) => {
    const namespace = prefix === "" ? null : prefix === "xml" ? XML : namespaceOf(reader, scope, prefix);
    const name = JSON.stringify([namespace, local]);
    if (names.has(name)) throw malformed(reader);
    names.add(name);
    return { namespace, local, value };
  });
}

function namespaceOf(reader, scope, prefix) {
  if (prefix !== "" && !scope.has(prefix)) throw malformed(reader);
  return scope.get(prefix) ?? null;
}

const ENTITIES = new Map([["quot", '"'], ["amp", "&"], ["apos", "'"], ["lt", "<"], ["gt", ">"]]);

/** A text with its references resolved: characters by number, and the five entities. */
function resolved(reader, text) {
  return text.replace(/&(?:#x([0-9A-Fa-f]+);|#(\d+);|(\w+);)?/g, (_, hexadecimal, decimal, name) => {
    if (name !== undefined && ENTITIES.has(name)) return ENTITIES.get(name);
    const code = parseInt(hexadecimal ?? decimal, hexadecimal ? 16 : 10);
    if (!(code < 2 ** 32)) throw malformed(reader);
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return "\ufffd";
    if ((code < 0x20 && ![9, 10, 13].includes(code)) || code === 0xfffe || code === 0xffff) throw malformed(reader);
    return String.fromCodePoint(code);
  });
}
