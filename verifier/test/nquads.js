// A reader of N-Quads, good enough for the test suite: quads, and the numbers given to its blank node labels.

import { inLanguage, iri, literal } from "../src/proof/rdf.js";

const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([\w-]+))?/gu;

export function parse(text) {
  const labels = new Map();
  const number = (label) => labels.get(label) ?? labels.set(label, labels.size).get(label);
  const term = ([, id, label, lexical, datatype, tag]) => {
    if (id !== undefined) return iri(unescape(id));
    if (label !== undefined) return number(label);
    return tag ? inLanguage(unescape(lexical), tag) : literal(unescape(lexical), datatype && unescape(datatype));
  };
  const lines = text.split("\n").filter((line) => line.trim() && !line.trim().startsWith("#"));
  const quads = lines.map((line) => {
    const [subject, predicate, object, graph = null] = [...line.matchAll(TERM)].map(term);
    return { subject, predicate, object, graph };
  });
  return { quads, labels };
}

const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

const unescape = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gu, (_, short, long, letter) =>
    letter ? (ESCAPES[letter] ?? letter) : String.fromCodePoint(parseInt(short ?? long, 16)),
  );
