// Does the signature hold?
//
// VC Data Integrity section 4.4 (https://www.w3.org/TR/vc-data-integrity/#verify-proof). The key is the one in the key's id; that
// it is the issuer's is asked next. Proofs in cryptosuites that we do not know are passed over; every other must hold, and
// there must be one.

import { CRYPTOSUITE, TYPE, parseProof, signatureOf } from "../proof/data_integrity.js";
import { hashing, proofConfiguration, proofVerification } from "../proof/eddsa.js";
import { publicKey } from "../proof/multikey.js";
import { parse } from "../proof/timestamp.js";
import { Found, because } from "./code.js";
import { each, get } from "./members.js";

/** How many proofs of one document are looked at. */
const MOST = 8;

/** The keys whose signatures hold, each as `{ method, key }`: the id of the key and the key that it names. */
export async function checkSignature(form, contexts, now) {
  const all = each(form.proof);
  if (!all.every((proof) => typeof get(proof, "type") === "string")) throw new Found("proof-malformed", "type");
  const proofs = all.filter((proof) => get(proof, "type") === TYPE && get(proof, "cryptosuite") === CRYPTOSUITE);
  if (proofs.length === 0) throw new Found("proof-unsupported");
  if (proofs.length > MOST) throw new Found("proof-unsupported", `more than ${MOST} proofs`);
  const methods = [];
  for (const proof of proofs) methods.push(await holds(form, proof, contexts, now));
  return methods;
}

async function holds(form, value, contexts, now) {
  const { proof, configuration, signature } = because("proof-malformed", () => {
    const proof = parseProof(value);
    const configuration = proofConfiguration(proof, form.unsecured, contexts);
    return { proof, configuration, signature: signatureOf(proof) };
  });
  if (proof.expires !== undefined && now > parse(proof.expires)) throw new Found("proof-expired");
  const method = proof.verificationMethod;
  const at = method.indexOf("#");
  if (at < 0) throw new Found("key-unknown");
  const key = because("key-unknown", () => publicKey(method.slice(at + 1)));
  const hashData = hashing(form.canonical, configuration);
  if (!(await proofVerification(hashData, signature, key))) throw new Found("signature-wrong");
  return { method, key };
}
