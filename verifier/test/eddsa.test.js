// The W3C vectors of vc-di-eddsa section B.1, step by step, and the golden documents, signed by two other implementations.

import assert from "node:assert/strict";
import test from "node:test";
import { hex } from "../src/proof/bytes.js";
import { parseProof, signatureOf } from "../src/proof/data_integrity.js";
import { hashing, proofConfiguration, proofVerification, transformation } from "../src/proof/eddsa.js";
import { parse } from "../src/proof/json.js";
import { publicKey } from "../src/proof/multikey.js";
import { allContexts, bytes, needs, text } from "./data.js";

const value = (name) => parse(bytes(name));

test("the vectors of the cryptosuite come out at every step", needs("vectors/w3c-eddsa", "contexts"), async () => {
  const contexts = allContexts();
  const all = "vectors/w3c-eddsa";
  const folders = [`${all}/eddsa-rdfc-2022`, `${all}/eddsa-rdfc-2022/employ`];
  const key = publicKey(value(`${all}/keyPair.json`).get("publicKeyMultibase"));
  for (const [at, unsigned] of [`${all}/unsigned.json`, `${all}/employmentAuth.json`].entries()) {
    const step = (name) => text(`${folders[at]}/${name}DataInt.txt`);
    const unsecured = value(unsigned);
    const proof = parseProof(value(`${folders[at]}/signedDataInt.json`).get("proof"));
    const document = transformation(unsecured, contexts);
    const configuration = proofConfiguration(proof, unsecured, contexts);
    assert.equal(document, step("canonDoc"));
    assert.equal(configuration, step("proofCanon"));
    const hashData = hashing(document, configuration);
    assert.equal(hex(hashData), step("combinedHash"));
    assert.equal(hex(signatureOf(proof)), step("sigHex"));
    assert.ok(await proofVerification(hashData, signatureOf(proof), key));
    hashData[40] ^= 1;
    assert.ok(!(await proofVerification(hashData, signatureOf(proof), key)));
  }
});

test("the golden documents have their canonical forms and hashes", needs("golden"), () => {
  const contexts = allContexts();
  for (const name of [
    "01-minimal",
    "02-typical-hashed-email",
    "03-bitstring-status",
    "04-schema-refresh-extensions",
    "05-results-rubric-alignment-evidence",
    "08-bitstring-status-list",
  ]) {
    const unsecured = value(`golden/${name}.unsigned.json`);
    const proof = parseProof(value(`golden/${name}.signed.json`).get("proof")[0]);
    const document = transformation(unsecured, contexts);
    const configuration = proofConfiguration(proof, unsecured, contexts);
    assert.equal(document, text(`golden/${name}.document.nq`), name);
    assert.equal(configuration, text(`golden/${name}.proof.nq`), name);
    assert.equal(hex(hashing(document, configuration)), value(`golden/${name}.vector.json`).get("hashDataHex"), name);
  }
});
