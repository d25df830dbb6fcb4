// The walk over a document: each object becomes a node, each member statements about it.
//
// JSON-LD 1.1 Processing Algorithms and API section 5.1.2, its step numbers in the comments, and section 8.1.

import { compare } from "../order.js";
import { iri, isIri } from "../rdf.js";
import { Refused } from "../refused.js";
import { contextUrls, enter, lookUp } from "./context.js";
import { BLANK, expand, isAbsolute, isKeyword } from "./iri.js";
import { dataLoss, invalidValue, located, undefinedTerm, unsupported } from "./problem.js";
import { list, value } from "./value.js";

export const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/** The statements of a document whose own contexts are compiled. */
export function walk(document, contexts, compiled) {
  const walker = {
    contexts,
    /** Contexts that types, properties and nested documents brought: the context around and what came to the context within. */
    entered: new Map(),
    quads: [],
    /** The document's own names of blank nodes. */
    labels: new Map(),
    blanks: 0,
    /** Where we are. It stays as it is when something is refused. */
    path: [],
  };
  located(walker.path, () => memberStatements(walker, compiled, document, null));
  if (walker.quads.length === 0) throw dataLoss("the document says nothing");
  return walker.quads;
}

/** A node: applies the contexts that begin here, then says what the members say. Gives the node's name. */
export function node(walker, active, definition, members, graph) {
  // 7. What a type brought ends with its node; a mere reference is not a node.
  if (active.previous && !(members.size === 1 && member(active, members, "@id"))) active = active.previous;
  // 8.
  active = scoped(walker, active, definition?.scoped, "property");
  // 9.
  const context = members.get("@context");
  if (context !== undefined) {
    at(walker, "@context", () => {
      const local = contextUrls(context);
      active = once(walker, active, JSON.stringify(local), () => enter(walker.contexts, active, local, NESTED));
    });
  }
  return memberStatements(walker, active, members, graph);
}

const NESTED = { override: false, propagate: true };
/** How a context enters with a type: for this node only; with a property: for all below, even against protection. */
const SCOPES = { type: { override: false, propagate: false }, property: { override: true, propagate: true } };

/** The context after the one that a type or property brings, if it brings one. */
export function scoped(walker, active, local, scope) {
  if (local === undefined) return active;
  const memory = once(walker, active, local, () => new Map());
  if (!memory.has(scope)) memory.set(scope, enter(walker.contexts, active, local, SCOPES[scope]));
  return memory.get(scope);
}

function once(walker, active, key, make) {
  if (!walker.entered.has(active)) walker.entered.set(active, new Map());
  const known = walker.entered.get(active);
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

/** Steps 10 to 13: the members of a node whose context is in force. */
function memberStatements(walker, outer, members, graph) {
  // 10. and 11. What the types bring, looked up in the context before any of them.
  let active = outer;
  for (const [key, types] of members) {
    if (keyword(outer, key) !== "@type") continue;
    const names = items(types).filter((name) => typeof name === "string");
    for (const name of names.sort(compare)) active = scoped(walker, active, lookUp(outer, name)?.scoped, "type");
  }
  const subject = subjectOf(walker, active, members);
  // 13.4.4 Types first: a wrong one is the cause of many undefined terms.
  for (const [key, types] of members) {
    if (keyword(outer, key) === "@type") at(walker, key, () => typeStatements(walker, outer, subject, types, graph));
  }
  // 13.
  for (const [key, own] of members) {
    at(walker, key, () => {
      const isType = keyword(outer, key) === "@type";
      const meaning = expand(active, key, true);
      // A type that gives the word for types another meaning.
      if (isType && meaning !== "@type") throw unsupported(key);
      if (isType || meaning === "@context" || meaning === "@id") return;
      if (meaning === BLANK || meaning.startsWith("@")) throw unsupported(key);
      if (!isAbsolute(meaning)) throw undefinedTerm(key);
      propertyStatements(walker, active, { definition: lookUp(active, key), predicate: iri(meaning) }, subject, own, graph);
    });
  }
  return subject;
}

function subjectOf(walker, active, members) {
  const found = member(active, members, "@id");
  if (!found) return blank(walker);
  const [key, own] = found;
  return at(walker, key, () => {
    if (typeof own !== "string") throw invalidValue("an id is not a text");
    return id(walker, active, own);
  });
}

/** The types of a node, read in the context before they change it. */
function typeStatements(walker, outer, subject, types, graph) {
  each(walker, types, (name) => {
    if (typeof name !== "string") throw invalidValue("a type is not a text");
    say(walker, subject, iri(`${RDF}type`), iri(typeIri(outer, name)), graph);
  });
}

/** The IRI of a type or datatype. */
export function typeIri(context, name) {
  const meaning = expand(context, name, true);
  if (meaning === BLANK || meaning.startsWith("@")) throw unsupported(name);
  if (!isAbsolute(meaning)) throw new Refused("undefined-type", `no context defines the type \`${name}\``);
  return meaning;
}

/** Steps 13.5 to 13.14: what a property says of its subject. */
function propertyStatements(walker, active, { definition, predicate }, subject, own, graph) {
  if (definition?.unsupported) throw unsupported(definition.unsupported);
  const container = definition?.container ?? "@set";
  if (container === "@list") {
    if (own !== null) say(walker, subject, predicate, list(walker, active, definition, own, graph), graph);
    return;
  }
  each(walker, own, (item) => {
    if (item === null) return;
    if (container === "@set") return say(walker, subject, predicate, value(walker, active, definition, item, graph), graph);
    const name = blank(walker);
    const before = walker.quads.length;
    value(walker, active, definition, item, name);
    if (walker.quads.length === before) throw dataLoss("it says nothing");
    say(walker, subject, predicate, name, graph);
  });
}

/** The member that is a keyword in this context. Two of them contradict each other. */
export function member(active, members, name) {
  const [first, second] = [...members].filter(([key]) => keyword(active, key) === name);
  if (second) throw unsupported(second[0]);
  return first;
}

/** The keyword that a key is or stands for. */
export function keyword(active, key) {
  if (isKeyword(key)) return key;
  const mapping = lookUp(active, key)?.mapping;
  return mapping && isKeyword(mapping) ? mapping : undefined;
}

/** An id: an absolute IRI, or the document's own name of a blank node. */
export function id(walker, active, text) {
  const meaning = expand(active, text, false);
  if (meaning === BLANK) {
    if (!walker.labels.has(text)) walker.labels.set(text, blank(walker));
    return walker.labels.get(text);
  }
  if (!isIri(meaning)) throw new Refused("relative-iri", `\`${text}\` is not an absolute URL`);
  return iri(meaning);
}

/** A value, or each value of an array, arrays in it included. */
function each(walker, own, one) {
  if (!Array.isArray(own)) return one(own);
  own.forEach((item, index) => at(walker, index, () => each(walker, item, one)));
}

/** Does something at a place further in. */
export function at(walker, step, action) {
  walker.path.push(step);
  const result = action();
  walker.path.pop();
  return result;
}

export const blank = (walker) => walker.blanks++;

export const say = (walker, subject, predicate, object, graph) => walker.quads.push({ subject, predicate, object, graph });

export const items = (own) => (Array.isArray(own) ? own : [own]);
