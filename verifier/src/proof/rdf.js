// RDF terms and quads, each ground term already in the form it has in canonical N-Quads.
//
// RDF Canonicalization 1.0 section 5 (https://www.w3.org/TR/rdf-canon/#canonical-quads). An IRI or a literal is the text that
// N-Quads has for it, a blank node a number that means nothing beyond its data set, a quad
// `{ subject, predicate, object, graph }`, with `graph: null` in the default graph.

import { compare } from "./order.js";

/** Whether a text is an absolute IRI without any character that N-Quads forbids in one. */
export const isIri = (text) => /^[A-Za-z][A-Za-z0-9+.-]*:[^\0-\x20<>"{}|^`\\]*$/.test(text);

export const iri = (text) => `<${text}>`;

/** A literal with a datatype, or none: `xsd:string`, which is not written. */
export const literal = (text, datatype = STRING) => (datatype === STRING ? quoted(text) : `${quoted(text)}^^<${datatype}>`);

/** A literal in a language. The tag is written as given. */
export const inLanguage = (text, tag) => `${quoted(text)}@${tag}`;

/** The order of quads: by subject, predicate, object and graph, ground terms before blank nodes. */
export const compareQuads = (a, b) =>
  compareTerms(a.subject, b.subject) ||
  compare(a.predicate, b.predicate) ||
  compareTerms(a.object, b.object) ||
  compareTerms(a.graph, b.graph);

export const isBlank = (term) => typeof term === "number";

const STRING = "http://www.w3.org/2001/XMLSchema#string";

const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

const quoted = (text) => `"${text.replace(/[\0-\x1f"\\\x7f]/g, (character) => ESCAPES[character] ?? escape(character))}"`;

const escape = (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

function compareTerms(a, b) {
  if (typeof a === "string" && typeof b === "string") return compare(a, b);
  const kind = (term) => (term === null ? 0 : typeof term === "string" ? 1 : 2);
  return kind(a) - kind(b) || a - b;
}
