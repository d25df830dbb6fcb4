// Wycheproof, and signatures at the edges: the platform, our own arithmetic and the rule before both say the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { byUs, verifies } from "../src/proof/ed25519.js";
import { checkPoint } from "../src/proof/multikey.js";
import { needs, text, unhex } from "./data.js";

const isKey = (bytes) => {
  try {
    return Boolean(checkPoint(bytes));
  } catch {
    return false;
  }
};

test("every signature is judged as Wycheproof says, by the platform and by us", needs("corpora/wycheproof"), async () => {
  const { testGroups } = JSON.parse(text("corpora/wycheproof/testvectors_v1/ed25519_test.json"));
  const counts = { valid: 0, invalid: 0 };
  for (const { publicKey, tests } of testGroups) {
    const key = unhex(publicKey.pk);
    for (const { msg, sig, result, comment } of tests) {
      const [message, signature] = [unhex(msg), unhex(sig)];
      const sound = isKey(key) && signature.length === 64;
      assert.equal(sound && (await verifies(key, message, signature)), result === "valid", comment);
      if (sound) assert.equal(byUs(key, message, signature), result === "valid", comment);
      counts[result] += 1;
    }
  }
  assert.deepEqual(counts, { valid: 88, invalid: 63 });
});

test("signatures at the edges are judged by one rule", async () => {
  const edges = JSON.parse(readFileSync(new URL("ed25519-edges.json", import.meta.url), "utf8"));
  for (const { why, verifies: expected, ...edge } of edges) {
    const [key, message, signature] = [edge.key, edge.message, edge.signature].map(unhex);
    assert.equal(isKey(key) && (await verifies(key, message, signature)), expected, why);
  }
  assert.ok(edges.some((edge) => edge.verifies) && edges.length > 40);
});

test("where the platform knows no Ed25519, we say the same", async (t) => {
  const edges = JSON.parse(readFileSync(new URL("ed25519-edges.json", import.meta.url), "utf8"));
  t.mock.method(globalThis.crypto.subtle, "importKey", () => Promise.reject(new DOMException("", "NotSupportedError")));
  for (const { why, verifies: expected, ...edge } of edges) {
    const [key, message, signature] = [edge.key, edge.message, edge.signature].map(unhex);
    assert.equal(isKey(key) && (await verifies(key, message, signature)), expected, why);
  }
});
