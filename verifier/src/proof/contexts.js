// The JSON-LD contexts that are known: URL to JSON. Nothing is ever fetched.
//
// A context says what a document's words mean, so whoever can change one changes what was signed. The known ones are the
// program's own files; a document that names another is refused.

/*!
 * The JSON-LD contexts in this file are copied from specifications of W3C, Copyright © World Wide Web Consortium,
 * https://www.w3.org/copyright/software-license-2023/, and of 1EdTech, as packaged by Digital Bazaar (BSD-3-Clause) and the
 * Digital Credentials Consortium (MIT).
 */

import credentialsV1 from "../../../src/proof/contexts/credentials-v1.jsonld";
import credentialsV2 from "../../../src/proof/contexts/credentials-v2.jsonld";
import dataIntegrityV1 from "../../../src/proof/contexts/data-integrity-v1.jsonld";
import dataIntegrityV2 from "../../../src/proof/contexts/data-integrity-v2.jsonld";
import didV1 from "../../../src/proof/contexts/did-v1.jsonld";
import multikeyV1 from "../../../src/proof/contexts/multikey-v1.jsonld";
import openBadges301 from "../../../src/proof/contexts/ob-v3p0-3.0.1.json";
import openBadges302 from "../../../src/proof/contexts/ob-v3p0-3.0.2.json";
import openBadges303 from "../../../src/proof/contexts/ob-v3p0-3.0.3.json";
import openBadgesExtensions from "../../../src/proof/contexts/ob-v3p0-extensions.json";
import openBadges from "../../../src/proof/contexts/ob-v3p0.json";
import { utf8 } from "./bytes.js";
import { parse } from "./json.js";
import { compile } from "./jsonld/context.js";

/** VCDM 2.0. */
export const CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

const OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/";

/** The text of each known context. */
const TEXTS = new Map([
  [CREDENTIALS_V2, credentialsV2],
  ["https://www.w3.org/2018/credentials/v1", credentialsV1],
  [`${OPEN_BADGES}context-3.0.3.json`, openBadges303],
  [`${OPEN_BADGES}context-3.0.2.json`, openBadges302],
  [`${OPEN_BADGES}context-3.0.1.json`, openBadges301],
  [`${OPEN_BADGES}context.json`, openBadges],
  [`${OPEN_BADGES}context/ob_v3p0.jsonld`, openBadges],
  [`${OPEN_BADGES}extensions.json`, openBadgesExtensions],
  ["https://www.w3.org/ns/did/v1", didV1],
  ["https://w3id.org/security/multikey/v1", multikeyV1],
  ["https://w3id.org/security/data-integrity/v1", dataIntegrityV1],
  ["https://w3id.org/security/data-integrity/v2", dataIntegrityV2],
]);

/** The URLs of the known contexts. */
export const KNOWN = [...TEXTS.keys()];

/** How many lists of contexts are kept compiled. Ordinary use has three or four. */
const KEPT = 32;

/** Known contexts, these texts by URL among them. Keep one: it remembers what it has read and compiled. */
export function contexts(more = []) {
  const texts = new Map([...TEXTS, ...more]);
  const documents = new Map();
  const compiled = new Map();
  const known = {
    /** The document behind a known URL. */
    document: (url) => (texts.has(url) ? remember(documents, url, () => parse(utf8(texts.get(url)))) : undefined),
    /** What these contexts, one after the other, make of a document's words. */
    compiled: (urls) => remember(compiled, JSON.stringify(urls), () => compile(known, urls)),
  };
  return known;
}

function remember(memory, key, make) {
  if (memory.has(key)) return memory.get(key);
  const made = make();
  if (memory.size < KEPT) memory.set(key, made);
  return made;
}
