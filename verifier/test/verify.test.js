// What is asked of a badge beyond itself: its holder, known issuers, the endorsements in it; and how its documents are got.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { contexts, hostOf } from "../src/index.js";
import words from "../src/words.json" with { type: "json" };
import { CITY, CITY_URL, LIST_URL, badge, decisive, didDocument, encode, endorsement, judge } from "./world.js";
import { key, list, own, sign, world } from "./world.js";

const with_ = (change) => {
  const document = badge();
  change(document);
  return sign(document);
};

const part = ({ checks }, name) => checks.find((check) => check.part === name);

test("a badge is genuine and its claims are shown", async () => {
  const verdict = await judge(sign(badge()));
  assert.deepEqual(
    verdict.checks.map(({ part, finding, code }) => [part, finding, code]),
    [
      ["form", "passed", "form-sound"],
      ["proof", "passed", "signature-holds"],
      ["issuer", "passed", "issuer-confirmed"],
      ["status", "passed", "not-withdrawn"],
      ["dates", "passed", "within-period"],
    ],
  );
  assert.deepEqual([verdict.outcome, verdict.kind, verdict.endorsements], ["genuine", "badge", []]);
  assert.deepEqual(verdict.claims, {
    id: "https://badges.example.org/a/1/credential.json",
    issuerId: CITY,
    issuerName: "Example City",
    name: "Rust 101",
    aboutId: "https://badges.example.org/b/rust/achievement.json",
    image: "https://badges.example.org/b/rust/badge.png",
    recipientId: "https://badges.example.org/h/1/",
    recipientName: null,
    validFrom: "2026-01-15T12:00:00Z",
    validUntil: null,
  });
});

test("a document that cannot be had, or whose getting fails, leaves things unknown", async () => {
  const without = (url) => ({ resolve: async (wanted) => (wanted === url ? null : world()(wanted)) });
  assert.equal(decisive(await judge(sign(badge()), without(CITY_URL))), "issuer-unreachable");
  assert.equal((await judge(sign(badge()), without(LIST_URL))).outcome, "status-unknown");
  const throwing = () => {
    throw new TypeError("Failed to fetch");
  };
  assert.equal((await judge(sign(badge()), { resolve: throwing })).outcome, "issuer-not-confirmed");
});

test("every document is asked for once", async () => {
  const asked = [];
  const resolve = async (url) => {
    asked.push(url);
    return world()(url);
  };
  await judge(with_((d) => (d.endorsement = [sign(endorsement(d.id)), sign(endorsement(d.id))])), { resolve });
  assert.deepEqual(asked, [CITY_URL, LIST_URL]);
});

test("a holder is known by id, by a plain identity or by a hash of it", async () => {
  const identity = (members) => ({ type: "IdentityObject", hashed: false, identityType: "emailAddress", ...members });
  const hashOf = (text) => `sha256$${createHash("sha256").update(text).digest("hex")}`;
  const held = (...identifier) =>
    with_((d) => (d.credentialSubject = { ...d.credentialSubject, id: undefined, identifier }));
  const answer = async (document, recipient) => {
    const verdict = await judge(document, { recipient });
    const { code } = part(verdict, "recipient");
    const expected = code === "recipient-matches" ? "genuine" : "recipient-not-confirmed";
    assert.deepEqual([verdict.outcome, verdict.checks.at(-1).code], [expected, code]);
    return code.replace("recipient-", "");
  };
  const plain = held(identity({ identityHash: "Hanako@example.org" }));
  const named = held(identity({ identityHash: "山田 花子", identityType: "name" }));
  const salted = held(identity({ hashed: true, identityHash: hashOf("hanako@example.orgpepper"), salt: "pepper" }));
  const unsalted = held(identity({ hashed: true, identityHash: hashOf("Hanako@example.org") }));
  const other = held(identity({ hashed: true, identityHash: "md5$00" }));
  assert.equal(await answer(sign(badge()), " https://badges.example.org/h/1/\n"), "matches");
  assert.equal(await answer(sign(badge()), "https://badges.example.org/H/1/"), "differs");
  assert.equal(await answer(plain, "hanako@EXAMPLE.org"), "matches");
  assert.equal(await answer(named, "\u3000山田 花子"), "matches");
  assert.equal(await answer(named, "山田花子"), "differs");
  assert.equal(await answer(salted, "Hanako@Example.org"), "matches");
  assert.equal(await answer(unsalted, "Hanako@example.org"), "matches");
  assert.equal(await answer(unsalted, "hanako@example.org"), "differs");
  assert.equal(await answer(other, "hanako@example.org"), "unknown");
  const code = identity({ hashed: true, identityType: "ext:claimCode", identityHash: hashOf("k7m2qx-w3d9ht-b8r4vnsalt"), salt: "salt" });
  const mailed = { ...code, identityType: "emailAddress" };
  for (const typed of [
    "K7M2QX-W3D9HT-B8R4VN",
    "k7m2qxw3d9htb8r4vn",
    "K7M2QX W3D9HT B8R4VN",
    "Ｋ７Ｍ２ＱＸ－Ｗ３Ｄ９ＨＴ－Ｂ８Ｒ４ＶＮ",
    "Ｋ７Ｍ２ＱＸ\u3000ｗ３ｄ９ｈｔーＢ８Ｒ４ＶＮ",
    "K7M2QX–W3D9HT−B8R4VN",
  ]) assert.equal(await answer(held(code), typed), "matches", typed);
  assert.equal(await answer(held(code), "K7M2QX-W3D9HT-B8R4V2"), "differs");
  assert.equal(await answer(held(mailed), "k7m2qxw3d9htb8r4vn"), "differs");
  const both = held(...[other, plain].map((d) => d.credentialSubject.identifier[0]));
  assert.equal(await answer(both, "hanako@example.org"), "matches");
});

test("a holder is compared only when claims may be shown, and never makes a badge better", async () => {
  const altered = { ...sign(badge()), name: "Another" };
  const unread = await judge(altered, { recipient: "x" });
  assert.deepEqual([unread.outcome, part(unread, "recipient").code], ["altered", "not-reached"]);
  const past = with_((d) => (d.validUntil = "2026-02-01T00:00:00Z"));
  const expired = await judge(past, { recipient: "https://badges.example.org/h/1/" });
  assert.deepEqual([expired.outcome, part(expired, "recipient").code], ["expired", "recipient-matches"]);
  for (const other of [encode("x"), list()]) assert.equal(part(await judge(other, { recipient: "x" }), "recipient"), undefined);
});

test("an issuer that is not among the known ones is not confirmed", async () => {
  const outcome = async (document, ...trusted) => {
    const verdict = await judge(document, { trusted: new Set(trusted) });
    return [verdict.outcome, part(verdict, "issuer").code, verdict.claims !== null];
  };
  const self = key(9);
  const did = `did:key:${self.multibase}`;
  const alone = { ...badge(), issuer: { id: did, type: ["Profile"], name: "Me" }, credentialStatus: undefined };
  const bySelf = sign(alone, { did, by: self });
  assert.deepEqual(await outcome(sign(badge()), CITY), ["genuine", "issuer-confirmed", true]);
  assert.deepEqual(await outcome(sign(badge()), "did:web:badges.example.org"), ["issuer-not-confirmed", "issuer-not-trusted", true]);
  assert.deepEqual(await outcome(bySelf, did), ["genuine", "issuer-is-its-key", true]);
  assert.deepEqual(await outcome(bySelf, CITY), ["issuer-not-confirmed", "issuer-not-trusted", true]);
  assert.deepEqual(await outcome(sign(badge(), { by: self }), CITY), ["issuer-not-confirmed", "key-not-listed", false]);
});

test("what an issuer that is not known withdrew is withdrawn all the same", async () => {
  const verdict = await judge(with_((d) => (d.validUntil = "2026-02-01T00:00:00Z")), { trusted: new Set() });
  const codes = verdict.checks.slice(2).map(({ code }) => code);
  assert.deepEqual(codes, ["issuer-not-trusted", "not-withdrawn", "expired"]);
});

test("when and why a badge was withdrawn is told as the issuer's site tells it", async () => {
  const withdrawn = list();
  const bits = Buffer.concat([Buffer.from([0x04]), Buffer.alloc(16_383)]);
  withdrawn.credentialSubject.encodedList = `u${gzipSync(bits).toString("base64url")}`;
  const told = async (reasons) => {
    const more = { [LIST_URL]: sign(withdrawn), [LIST_URL.replace(".json", ".reasons.json")]: reasons };
    const { outcome, withdrawal } = await judge(sign(badge()), { resolve: world(more) });
    assert.equal(outcome, "withdrawn");
    return withdrawal;
  };
  const reason = { on: "2026-03-02", reason: "superseded" };
  assert.deepEqual(await told({ 5: reason }), reason);
  const wrong = [{ ...reason, on: "2026-02-30" }, { ...reason, reason: "<b>" }, "x"].map((told) => ({ 5: told }));
  for (const reasons of [undefined, [], { 6: reason }, ...wrong]) assert.equal(await told(reasons), null);
  assert.equal((await judge(sign(badge()))).withdrawal, null);
});

test("endorsements are judged with the badge and do not change what it is", async () => {
  const [stranger, other] = [key(7), "did:web:other.example"];
  const byOther = { ...endorsement(badge().id), issuer: { id: other, type: ["Profile"] } };
  const unknown = sign(byOther, { did: other, by: stranger });
  const asked = { trusted: new Set([CITY]), recipient: badge().credentialSubject.id };
  const answer = async (...endorsements) => {
    const verdict = await judge(with_((d) => (d.endorsement = endorsements)), asked);
    assert.equal(verdict.outcome, "genuine");
    return [part(verdict, "endorsements").code, verdict.endorsements.length];
  };
  const good = sign(endorsement(badge().id));
  assert.deepEqual(await answer(good), ["endorsements-hold", 1]);
  assert.deepEqual(await answer(good, unknown), ["endorsement-unknown", 2]);
  assert.deepEqual(await answer(unknown, { ...good, name: "x" }), ["endorsement-failed", 2]);
  assert.deepEqual(await answer(sign(endorsement("https://example.org/other"))), ["endorsement-failed", 1]);
  assert.deepEqual(await answer(sign(endorsement(badge().id), { by: stranger })), ["endorsement-failed", 1]);
  const expired = { ...endorsement(badge().id), validUntil: "2026-02-01T00:00:00Z" };
  assert.deepEqual(await answer(sign(expired)), ["endorsement-failed", 1]);
  const many = Array.from({ length: 17 }, (_, at) => sign(endorsement(badge().id, at)));
  assert.deepEqual(await answer(...many), ["endorsement-unknown", 16]);
  assert.deepEqual(await answer(...many.slice(1)), ["endorsements-hold", 16]);
});

test("every code of the words is spoken of in both languages, for a known part", () => {
  for (const [code, { part, finding, ja, en }] of Object.entries(words.codes)) {
    assert.ok(words.parts[part] && ["passed", "failed", "could-not-check"].includes(finding) && ja && en, code);
  }
});

test("a page can ask what is known and who is meant", () => {
  assert.ok(contexts.includes("https://www.w3.org/ns/credentials/v2") && contexts.length === 12);
  assert.equal(hostOf(CITY), "badges.example.org");
  assert.equal(hostOf("did:web:localhost%3A8080:i:city"), "localhost");
  for (const issuer of [`did:key:${own.multibase}`, "did:web:127.0.0.1", "did:web:Example.org", "https://example.org/"]) {
    assert.equal(hostOf(issuer), null, issuer);
  }
  assert.equal(didDocument(CITY, own).id, CITY);
});
