// The values of properties: literals, references, lists.
//
// JSON-LD 1.1 Processing Algorithms and API sections 5.3.2 and 8.2 (https://www.w3.org/TR/json-ld11-api/#value-expansion).

import { iri } from "../rdf.js";
import { expand, isAbsolute } from "./iri.js";
import { inLanguage, literal } from "./literal.js";
import { RDF, at, blank, id, items, keyword, member, node, say, scoped, typeIri } from "./node.js";
import { invalidValue, undefinedTerm, unsupported } from "./problem.js";

/** Section 8.1.3: a list, as cells that each know the next. */
export function list(walker, active, definition, own, graph) {
  const objects = [];
  items(own).forEach((item, index) => {
    const one = () => {
      if (Array.isArray(item)) throw unsupported("a list in a list");
      if (item !== null) objects.push(value(walker, active, definition, item, graph));
    };
    if (Array.isArray(own)) at(walker, index, one);
    else one();
  });
  return objects.reduceRight((rest, object) => {
    const cell = blank(walker);
    say(walker, cell, iri(`${RDF}first`), object, graph);
    say(walker, cell, iri(`${RDF}rest`), rest, graph);
    return cell;
  }, iri(`${RDF}nil`));
}

/** One value of a property: a text, number or boolean, or a node. */
export function value(walker, active, definition, own, graph) {
  const type = definition?.type ?? null;
  if (own instanceof Map) {
    const spelled = member(active, own, "@value");
    return spelled ? valueObject(active, definition, own) : node(walker, active, definition, own, graph);
  }
  // Section 5.3.2.
  if (type !== "@id" && type !== "@vocab") return literal(own, type);
  if (typeof own !== "string") return literal(own, null);
  const within = scoped(walker, active, definition.scoped, "property");
  if (type === "@id") return id(walker, within, own);
  const meaning = expand(within, own, true);
  if (!isAbsolute(meaning)) throw undefinedTerm(own);
  return iri(meaning);
}

/** An object with `@value`: a literal spelled out. */
function valueObject(active, definition, members) {
  if (definition?.scoped !== undefined) throw unsupported("@value");
  const parts = new Map();
  for (const [key, part] of members) {
    const name = keyword(active, key);
    if (!["@value", "@type", "@language"].includes(name) || parts.has(name)) throw unsupported(key);
    parts.set(name, part);
  }
  const [own, type, language] = ["@value", "@type", "@language"].map((name) => parts.get(name));
  if (typeof own === "string" && type === undefined && typeof language === "string") return inLanguage(own, language);
  if (typeof type === "string" && language === undefined) return literal(own, typeIri(active, type));
  if (type === undefined && language === undefined) return literal(own, null);
  throw invalidValue("an object with `@value` does not make a value");
}
