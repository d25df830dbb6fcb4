// A JSON-LD document to RDF, losslessly or not at all.
//
// A small JSON-LD 1.1 processor for verifiable credentials: expansion and deserialization to RDF
// (https://www.w3.org/TR/json-ld11-api/#expansion, `#deserialize-json-ld-to-rdf-algorithm`) in one walk. It is always in what
// JSON-LD libraries call safe mode: a property, type or id that RDF has no place for would be left out of a signature without
// a word, so a document that has one is refused. Contexts are known URLs; nothing is fetched.

import { Refused } from "../refused.js";
import { contextUrls } from "./context.js";
import { walk } from "./node.js";
import { located } from "./problem.js";

/** The statements that a document makes. */
export function toRdf(document, contexts) {
  const context = document instanceof Map ? document.get("@context") : undefined;
  if (context === undefined || ["boolean", "number", "bigint"].includes(typeof context)) {
    throw new Refused("not-a-document", "not an object with a `@context`");
  }
  const compiled = located(["@context"], () => contexts.compiled(contextUrls(context)));
  return walk(document, contexts, compiled);
}
