// A Data Integrity proof as it stands in a document, of the one cryptosuite we use.
//
// VC Data Integrity 1.0 section 2.1 (https://www.w3.org/TR/vc-data-integrity/#proofs).

import { decode } from "./base58.js";
import { Refused } from "./refused.js";

/** What a proof can only be: its type, its cryptosuite, and what it is made for: to assert what the document says. */
export const TYPE = "DataIntegrityProof";
export const CRYPTOSUITE = "eddsa-rdfc-2022";
export const PURPOSE = "assertionMethod";

/** Reads one proof, and nothing that we would not understand: all of it but the value, and the 64 bytes of the signature. */
export function parseProof(proof) {
  if (!(proof instanceof Map)) throw malformed("the proof is not an object");
  for (const [name, expected] of [["type", TYPE], ["cryptosuite", CRYPTOSUITE], ["proofPurpose", PURPOSE]]) {
    if (required(proof, name) !== expected) throw wrong(name);
  }
  for (const name of proof.keys()) if (!MEMBERS.includes(name)) throw malformed(`the proof has an unknown member \`${name}\``);
  const [created, expires] = [text(proof, "created"), text(proof, "expires")];
  const verificationMethod = required(proof, "verificationMethod");
  return { created, expires, verificationMethod, value: required(proof, "proofValue") };
}

/** The 64 bytes of a proof's value. */
export function signatureOf({ value }) {
  // 64 bytes are at most 88 characters; base58 takes quadratic time.
  const bytes = value.startsWith("z") && value.length <= 89 ? decode(value.slice(1)) : null;
  if (bytes?.length !== 64) throw wrong("proofValue");
  return bytes;
}

export const wrong = (name) => malformed(`the proof's \`${name}\` is not as ${CRYPTOSUITE} has it`);

const MEMBERS = ["type", "cryptosuite", "created", "expires", "verificationMethod", "proofPurpose", "proofValue"];

const malformed = (reason) => new Refused("proof-malformed", reason);

function text(members, name) {
  const value = members.get(name);
  if (value !== undefined && typeof value !== "string") throw wrong(name);
  return value;
}

function required(members, name) {
  const value = text(members, name);
  if (value === undefined) throw malformed(`the proof has no \`${name}\``);
  return value;
}
