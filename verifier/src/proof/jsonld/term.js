// The entries of a context to term definitions.
//
// JSON-LD 1.1 Processing Algorithms and API section 4.2 (https://www.w3.org/TR/json-ld11-api/#create-term-definition), its step
// numbers in the comments. What we do not implement is remembered in the definition and refused where a document uses it, so
// a context may hold it. A definition is
//
// * `mapping`: what the term stands for, an IRI, a keyword or `null`;
// * `type`: of its values, `@id`, `@vocab`, the IRI of a datatype or `null`;
// * `container`: `@set`, `@list` or `@graph`, where each value is a graph of its own;
// * `scoped`: the context inside a value of this property, or inside a node of this type;
// * `prefix`: whether `term:suffix` is short for an IRI;
// * `protected`: whether a later context may not give it another meaning;
// * `unsupported`: a feature in it that we do not implement.

import { isIri } from "../rdf.js";
import { Refused } from "../refused.js";
import { lookUp } from "./context.js";
import { NOTHING, compact, expand, isAbsolute, isKeyword } from "./iri.js";
import { invalid } from "./problem.js";

/** Section 4.1.2, steps 5.5 to 5.13: puts the entries of one context into an active context. */
export function define(result, local, override) {
  const protects = settings(result, local);
  const definer = { result, local, override, protects, defined: new Map() };
  for (const term of local.keys()) if (!term.startsWith("@")) create(definer, term);
}

/** The keywords of a context. Tells whether it protects its terms. */
function settings(result, local) {
  let protects = false;
  for (const [key, value] of local) {
    if (key === "@version" && value === 1.1) continue;
    if (key === "@propagate" && typeof value === "boolean") continue;
    if (key === "@protected" && typeof value === "boolean") {
      protects = value;
    } else if (key === "@vocab" && (value === null || typeof value === "string")) {
      result.vocab = value === null ? null : expand(result, value, true);
      if (value !== null && !isAbsolute(result.vocab)) throw invalid(`\`@vocab\` is not an absolute IRI: \`${value}\``);
    } else if (key.startsWith("@")) {
      throw invalid(`\`${key}\` is not supported in a context`);
    }
  }
  return protects;
}

const ENTRIES = new Set(
  "@container @context @direction @id @index @language @nest @prefix @protected @reverse @type".split(" "),
);
const UNSUPPORTED = ["@direction", "@index", "@language", "@nest", "@reverse"];

/** Section 4.2.2. */
function create(definer, term) {
  const { result, local, defined } = definer;
  // 1. to 3. Each entry is being defined (`false`) or done (`true`).
  if (defined.get(term)) return;
  if (defined.has(term)) throw invalid(`\`${term}\` is defined by itself`);
  if (term === "") throw invalid("a term is empty");
  defined.set(term, false);
  // 4. to 10.
  const value = local.get(term);
  const simple = typeof value === "string";
  if (value !== null && !simple && !(value instanceof Map)) {
    throw invalid(`\`${term}\` is not defined by an object, a text or null`);
  }
  const entry = value instanceof Map ? value : new Map([["@id", value]]);
  for (const key of entry.keys()) if (!ENTRIES.has(key)) throw invalid(`\`${term}\` has an unknown entry \`${key}\``);
  const flag = (key) => {
    const set = entry.get(key);
    if (set !== undefined && typeof set !== "boolean") throw invalid(`\`${key}\` of \`${term}\` is not true or false`);
    return set;
  };
  // 12. and 13.
  const protects = flag("@protected") ?? definer.protects;
  const type = coercion(definer, term, entry.get("@type"));
  // 15. to 20.
  const mapping = mappingOf(definer, term, entry.get("@id"));
  // 16.2.5 and 27.
  const name = !/[:/]/.test(term);
  const prefix = flag("@prefix");
  if (prefix !== undefined && !name) throw invalid(`\`${term}\` cannot be a prefix`);
  const joins = name && simple && isAbsolute(mapping ?? NOTHING) && /[:/?#[\]@]$/.test(mapping);
  // 21.
  const container = entry.has("@container") ? containerOf(entry.get("@container")) : "@set";
  // 23. A wrong context is noticed where it is used.
  const definition = {
    mapping,
    type: type === "@json" ? null : type,
    container: container ?? "@set",
    scoped: entry.get("@context"),
    prefix: prefix ?? joins,
    protected: protects,
    unsupported: (container ? null : "@container") ?? (type === "@json" ? type : UNSUPPORTED.find((key) => entry.has(key))),
  };
  // 7. and 29.
  const before = lookUp(result, term);
  if (before?.protected && !definer.override) {
    definition.protected = true;
    if (!equal(definition, before)) {
      throw new Refused("protected-term", `the context redefines the protected term \`${term}\``);
    }
  }
  // 30.
  result.terms.set(term, definition);
  defined.set(term, true);
}

function coercion(definer, term, name) {
  if (name === undefined) return null;
  if (typeof name !== "string") throw invalid(`\`${term}\` has a type that is no text`);
  const type = expandFirst(definer, name);
  if (type === "@none") return null;
  if (["@id", "@vocab", "@json"].includes(type) || isAbsolute(type)) return type;
  throw invalid(`\`${term}\` has a type that is no IRI: \`${name}\``);
}

/** Steps 15 to 20: what the term stands for. */
function mappingOf(definer, term, id) {
  if (id === null) return null;
  if (id !== undefined && typeof id !== "string") throw invalid(`\`${term}\` has an \`@id\` that is no text`);
  if (id === undefined || id === term) {
    const mapping = readsAs(definer, term);
    if (!mapping) throw invalid(`\`${term}\` stands for no IRI`);
    return mapping;
  }
  const mapping = expandFirst(definer, id);
  if (mapping === "@context" || !(isKeyword(mapping) || isAbsolute(mapping))) {
    throw invalid(`\`${term}\` stands for no IRI: \`${id}\``);
  }
  // 16.2.4 A term that reads as an IRI must mean that IRI.
  if ((term.includes("/") || compact(term)?.[1]) && readsAs(definer, term) !== mapping) {
    throw invalid(`\`${term}\` reads as one IRI and stands for another`);
  }
  return mapping;
}

/** Steps 17, 18 and 20: the IRI that a term is by itself, whatever it meant before. */
function readsAs(definer, term) {
  const absolute = (text) => (isIri(text) ? text : null);
  const parts = compact(term);
  if (!parts) return definer.result.vocab && absolute(definer.result.vocab + term);
  const [prefix, suffix] = parts;
  if (!suffix.startsWith("//")) {
    defineFirst(definer, prefix);
    const mapping = lookUp(definer.result, prefix)?.mapping;
    if (mapping && isAbsolute(mapping)) return absolute(mapping + suffix);
  }
  return absolute(term);
}

/** Section 5.2.2 with a local context: what the text needs is defined first. */
function expandFirst(definer, text) {
  defineFirst(definer, text);
  const parts = compact(text);
  if (!lookUp(definer.result, text) && parts && parts[0] !== "_" && !parts[1].startsWith("//")) {
    defineFirst(definer, parts[0]);
  }
  return expand(definer.result, text, true);
}

function defineFirst(definer, term) {
  if (definer.local.has(term) && !term.startsWith("@") && !definer.defined.get(term)) create(definer, term);
}

/** The container, when it is one that we implement. */
const containerOf = (value) => CONTAINERS.get([value].flat().sort().join(" "));

const CONTAINERS = new Map([["@set", "@set"], ["@list", "@list"], ["@graph", "@graph"], ["@graph @set", "@graph"]]);

const equal = (a, b) => JSON.stringify(a, asEntries) === JSON.stringify(b, asEntries);

const asEntries = (_, value) => (value instanceof Map ? [...value] : typeof value === "bigint" ? Number(value) : value);
