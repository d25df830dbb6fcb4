// Documents of others: the golden set, the samples of the 1EdTech validator, the VCDM 2.0 test suite, hostile JSON.

import assert from "node:assert/strict";
import test from "node:test";
import { verify } from "../src/index.js";
import { bytes, names, needs } from "./data.js";
import { decisive } from "./world.js";

const NOW = new Date("2026-06-01T00:00:00Z");
const DID_URL = "https://badges.example.org/.well-known/did.json";
const LIST_URL = "https://badges.example.org/status/1.json";

const judge = (name, documents = {}) =>
  verify(bytes(name), { now: NOW, resolve: async (url) => (documents[url] ? bytes(documents[url]) : null) });

async function expect(folder, rows, documents) {
  for (const [name, code, outcome] of rows) {
    const verdict = await judge(`${folder}/${name}`, documents);
    assert.deepEqual([verdict.outcome, decisive(verdict)], [outcome, code], name);
  }
}

test("the golden documents have their verdicts", needs("golden"), async () => {
  const world = { [DID_URL]: "golden/did.json", [LIST_URL]: "golden/08-bitstring-status-list.signed.json" };
  const rows = [
    ["01-minimal.signed.json", "within-period", "genuine"],
    ["02-typical-hashed-email.signed.json", "within-period", "genuine"],
    ["03-bitstring-status.signed.json", "revoked", "withdrawn"],
    ["03b-bitstring-status-not-revoked.signed.json", "within-period", "genuine"],
    ["04-schema-refresh-extensions.signed.json", "within-period", "genuine"],
    ["05-results-rubric-alignment-evidence.signed.json", "within-period", "genuine"],
    ["08-bitstring-status-list.signed.json", "within-period", "genuine"],
    ["baked/ob3.png", "within-period", "genuine"],
    ["baked/ob3-ascii.png", "within-period", "genuine"],
    ["baked/ob3-after-idat.png", "within-period", "genuine"],
    ["baked/ob2-and-ob3.png", "within-period", "genuine"],
    ["baked/ob3.svg", "within-period", "genuine"],
    ["baked/ob2-and-ob3.svg", "within-period", "genuine"],
    ["baked/ob3-verify-jws.svg", "signed-as-jwt", "unreadable"],
    ["baked/neg-ob3-duplicate.png", "picture-without-credential", "unreadable"],
    ["baked/neg-bad-crc.png", "picture-without-credential", "unreadable"],
    ["baked/neg-compressed-itxt.png", "picture-without-credential", "unreadable"],
    ["baked/ob2-url.png", "open-badges-2", "unreadable"],
    ["baked/ob2-url.svg", "open-badges-2", "unreadable"],
    ["baked/blank.png", "picture-without-credential", "unreadable"],
    ["baked/blank.svg", "picture-without-credential", "unreadable"],
    ["ob20/assertion.json", "open-badges-2", "unreadable"],
    ["01-minimal.unsigned.json", "no-proof", "unreadable"],
  ];
  await expect("golden", rows, world);
  await expect("golden", [rows[0]], { [DID_URL]: "golden/did-rotated.json" });
  await expect("golden", [["01-minimal.signed.json", "issuer-unreachable", "issuer-not-confirmed"]]);
});

const SAMPLES = "samples/1edtech-validator/ob30";

test("the samples of the validator are never called better than they are", needs(SAMPLES), async () => {
  // The validator trusts a key that nobody lists: these have a good signature and an issuer that is not confirmed.
  const signed = [
    "simple.json",
    "simple-context-alias.json",
    "simple-context-version.json",
    "complete.json",
    "endorsement-valid.json",
    "simple-err-expired.json",
    "simple-json.png",
    "simple-json.svg",
    "simple-did-web-method.json",
  ];
  for (const name of signed) {
    const { outcome, checks } = await judge(`${SAMPLES}/${name}`);
    assert.deepEqual([outcome, checks[1].code], ["issuer-not-confirmed", "signature-holds"], name);
  }
  await expect(SAMPLES, [
    ["simple-err-proof-value.json", "signature-wrong", "altered"],
    ["simple-did-key-method.json", "key-unknown", "unreadable"],
    ["simple-err-proof-method-no-scheme.json", "proof-malformed", "altered"],
    ["simple-err-context.json", "context-order", "unreadable"],
    ["simple-err-type.json", "unknown-kind", "unreadable"],
    ["simple-err-issuer-type.json", "issuer-malformed", "unreadable"],
    ["simple-err-issuer.json", "issuer-malformed", "unreadable"],
    ["simple-err-issuer-parentorg-type.json", "undefined-term", "unreadable"],
    ["simple-err-issuer-otheridentifier-type.json", "undefined-term", "unreadable"],
    ["simple-err-evidence-type.json", "evidence-malformed", "unreadable"],
    ["simple-err-credential-subject-type.json", "subject-malformed", "unreadable"],
    ["simple-err-credential-subject-identifier-type.json", "identity-malformed", "unreadable"],
    ["simple-err-credential-subject-profile-type.json", "undefined-term", "unreadable"],
    ["simple-err-credential-subject-result-type.json", "subject-malformed", "unreadable"],
    ["simple-err-credential-subject-achievement-result-description-type.json", "undefined-term", "unreadable"],
    ["simple-noproof.json", "data-model-1", "unreadable"],
    ["simple_v1.json", "data-model-1", "unreadable"],
    ["simple.jwt", "signed-as-jwt", "unreadable"],
    ["simple-jwt.png", "signed-as-jwt", "unreadable"],
    ["simple-jwt.svg", "signed-as-jwt", "unreadable"],
  ]);
  for (const name of names(SAMPLES).filter((name) => name.includes("-err-"))) {
    assert.notEqual((await judge(`${SAMPLES}/${name}`)).outcome, "genuine", name);
  }
});

const OTHERS = ["corpora/vcdm2-test-suite/tests/input", "corpora/jsontestsuite/test_parsing"];

test("nothing in the VCDM test suite and in hostile JSON is a badge", needs(...OTHERS), async () => {
  const files = OTHERS.flatMap((folder) => names(folder).map((name) => `${folder}/${name}`)).filter((name) => name.endsWith(".json"));
  assert.ok(files.length > 380, `${files.length}`);
  for (const file of files) {
    const { outcome, checks } = await judge(file);
    assert.deepEqual([outcome, checks[0].finding === "passed"], ["unreadable", false], file);
  }
});
