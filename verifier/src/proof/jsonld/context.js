// Contexts to term definitions: what each word of a document means at each place.
//
// JSON-LD 1.1 Processing Algorithms and API sections 4.1, 4.2 and 5.2 (https://www.w3.org/TR/json-ld11-api/). Contexts are
// layers: one that a type or a property brings holds its own few terms and points to the one it changes. A layer is
// `{ parent, terms, vocab, previous }`: `vocab` is put before a word that is not defined, `previous` the context to go back to
// in the next node, when this one came with a type.

import { Refused } from "../refused.js";
import { invalid } from "./problem.js";
import { define } from "./term.js";

/** How deep contexts may refer to each other by URL. */
const MAX_REFERENCES = 8;

/** The context that a document with these contexts starts with. */
export function compile(contexts, urls) {
  return { ...enter(contexts, EMPTY, urls, { override: false, propagate: true }), parent: null };
}

/** The URLs of a `@context` member: one, or a list of them. */
export function contextUrls(context) {
  const urls = [context].flat();
  if (!urls.every((url) => typeof url === "string")) throw new Refused("inline-context", "a context must be a known URL");
  return urls;
}

const EMPTY = { parent: null, terms: new Map(), vocab: null, previous: null };

/** The definition of a term in a context, from the topmost layer that has one. */
export function lookUp(context, term) {
  for (let layer = context; layer; layer = layer.parent) if (layer.terms.has(term)) return layer.terms.get(term);
  return undefined;
}

/** Section 4.1.2, context processing: the context after `local` in `active`; `override` even against protection. */
export function enter(contexts, active, local, { override, propagate }) {
  // 1. and 2.
  const own = local instanceof Map ? local.get("@propagate") : undefined;
  if (own !== undefined && typeof own !== "boolean") throw invalid("`@propagate` is not true or false");
  const spreads = own ?? propagate;
  // 3.
  const previous = active.previous ?? (spreads ? null : active);
  const result = { parent: active, terms: new Map(), vocab: active.vocab, previous };
  apply(contexts, result, local, { override, propagate: spreads, references: 0 });
  return result;
}

/** Steps 4 and 5: puts one context, or each of several, into `result`. */
function apply(contexts, result, local, how) {
  if (Array.isArray(local)) {
    for (const item of local) apply(contexts, result, item, how);
  } else if (local === null) {
    // 5.1 Begin anew.
    if (!how.override && anyProtected(result)) throw invalid("null would forget protected terms");
    Object.assign(result, EMPTY, { terms: new Map(), previous: how.propagate ? null : { ...result } });
  } else if (typeof local === "string") {
    // 5.2 Another context, by its URL.
    const document = contexts.document(local);
    if (!document) throw new Refused("unknown-context", `the context \`${local}\` is not known`);
    if (how.references === MAX_REFERENCES) throw invalid("contexts refer to each other without end");
    if (!document.has("@context")) throw invalid(`\`${local}\` has no \`@context\``);
    apply(contexts, result, document.get("@context"), { override: false, propagate: true, references: how.references + 1 });
  } else if (local instanceof Map) {
    define(result, local, how.override);
  } else {
    throw invalid("a context is an object, a URL or null");
  }
}

function anyProtected(context) {
  const hidden = new Set();
  for (let layer = context; layer; layer = layer.parent) {
    for (const [term, definition] of layer.terms) {
      if (definition.protected && !hidden.has(term)) return true;
      hidden.add(term);
    }
  }
  return false;
}
