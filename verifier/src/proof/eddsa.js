// A credential and a key to yes or no: the cryptosuite `eddsa-rdfc-2022`.
//
// Data Integrity EdDSA Cryptosuites 1.0 section 3.2 (https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022), one function a
// subsection.

import { utf8 } from "./bytes.js";
import { canonicalize } from "./canon.js";
import { CRYPTOSUITE, PURPOSE, TYPE, wrong } from "./data_integrity.js";
import { verifies } from "./ed25519.js";
import { toRdf } from "./jsonld/index.js";
import { sha256 } from "./sha256.js";
import { parse } from "./timestamp.js";

/** Section 3.2.3, transformation: the canonical N-Quads of a document without proofs. */
export const transformation = (unsecured, contexts) => canonicalize(toRdf(unsecured, contexts));

/** Section 3.2.4, hashing: what is signed, 64 bytes: the hash of the proof configuration, then that of the document. */
export const hashing = (document, configuration) =>
  Uint8Array.from([...sha256(utf8(configuration)), ...sha256(utf8(document))]);

/** Section 3.2.5, proof configuration: the canonical N-Quads of a proof without its value, in the words of its document. */
export function proofConfiguration({ created, expires, verificationMethod }, document, contexts) {
  for (const [name, time] of [["created", created], ["expires", expires]]) {
    if (time !== undefined && parse(time) === null) throw wrong(name);
  }
  const members = [
    ["@context", document.get("@context")],
    ["created", created],
    ["cryptosuite", CRYPTOSUITE],
    ["expires", expires],
    ["proofPurpose", PURPOSE],
    ["type", TYPE],
    ["verificationMethod", verificationMethod],
  ];
  return canonicalize(toRdf(new Map(members.filter(([, value]) => value !== undefined)), contexts));
}

/** Section 3.2.7, proof verification: whether this is the signature. */
export const proofVerification = (hashData, signature, key) => verifies(key.bytes, hashData, signature);
