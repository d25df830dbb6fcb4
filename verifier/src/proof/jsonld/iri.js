// What a text stands for: a keyword, an IRI, or nothing.
//
// JSON-LD 1.1 Processing Algorithms and API section 5.2 (https://www.w3.org/TR/json-ld11-api/#iri-expansion).

import { isIri } from "../rdf.js";
import { lookUp } from "./context.js";

/** Looks like a keyword and is none. */
export const RESERVED = "@";
/** The document's own name of a blank node. */
export const BLANK = "_:";
/** Nothing: a term that is defined as meaning nothing, or what is relative and stays so, as there is no base. */
export const NOTHING = "";

/** Section 5.2.2, steps 1 and 4 to 9. `vocab`: the text is a property, a type or a word, not an id. */
export function expand(context, text, vocab) {
  // 1. and 2.
  if (isKeyword(text)) return text;
  if (/^@[A-Za-z]+$/.test(text)) return RESERVED;
  // 4. and 5.
  const mapping = lookUp(context, text)?.mapping;
  if (mapping && isKeyword(mapping)) return mapping;
  if (vocab && mapping !== undefined) return mapping ?? NOTHING;
  // 6.
  const parts = compact(text);
  if (parts) {
    const [prefix, suffix] = parts;
    if (prefix === "_") return BLANK;
    const definition = suffix.startsWith("//") ? undefined : lookUp(context, prefix);
    if (definition?.prefix && isAbsolute(definition.mapping ?? NOTHING)) return absolute(definition.mapping + suffix);
    if (isIri(text)) return text;
  }
  // 7. to 9.
  return vocab && context.vocab ? absolute(context.vocab + text) : NOTHING;
}

/** Whether an expanded text is an IRI, not a keyword, a blank node or nothing. */
export const isAbsolute = (expanded) => /^[^@_]/.test(expanded);

/** Prefix and suffix of what may be a compact IRI: the first colon is not the first character. */
export function compact(text) {
  const at = text.indexOf(":");
  return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : null;
}

export const isKeyword = (text) => KEYWORDS.has(text);

const absolute = (text) => (isIri(text) ? text : NOTHING);

const KEYWORDS = new Set(
  ("@base @container @context @direction @graph @id @import @included @index @json @language @list @nest @none @prefix " +
    "@propagate @protected @reverse @set @type @value @version @vocab").split(" "),
);
