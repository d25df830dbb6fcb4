// Archives that an earner keeps, and those that anyone may have made.

import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";
import { bundleDocuments, isZip, unpack } from "../src/index.js";
import { utf8 } from "../src/proof/bytes.js";
import { crc32 } from "../src/proof/crc32.js";
import { CITY, CITY_URL, LIST_URL, badge, decisive, didDocument, encode, judge, list, own, sign } from "./world.js";

/** An archive of `[name, bytes, changes]`: `changes` to what its headers say. */
function zip(files, end = {}) {
  const [local, central] = [[], []];
  let offset = 0;
  for (const [name, content, changes = {}] of files) {
    const [label, bytes] = [typeof name === "string" ? utf8(name) : name, Buffer.from(content)];
    const { method = 8, flags = 0x800, sum = crc32(bytes), size = bytes.length, start = offset, tail = "" } = changes;
    const data = Buffer.concat([method === 8 ? deflateRawSync(bytes) : bytes, Buffer.from(tail)]);
    const sizes = [[4, sum], [4, data.length], [4, size], [2, label.length], [2, 0]];
    const common = fields([2, 20], [2, flags], [2, method], [4, 0x210000], ...sizes);
    const there = Buffer.concat([fields([4, 0x04034b50]), common, changes.localName ? utf8(changes.localName) : label, data]);
    local.push(there);
    central.push(fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, start]), label);
    offset += there.length;
  }
  const directory = Buffer.concat(central);
  const { count = files.length, comment = "" } = end;
  const last = fields([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, comment.length]);
  return new Uint8Array(Buffer.concat([...local, directory, last, Buffer.from(comment)]));
}

const fields = (...parts) =>
  Buffer.concat(parts.map(([length, value]) => Buffer.from(Array.from({ length }, (_, at) => (value >>> (8 * at)) & 255))));

const refused = (archive, reason) => assert.rejects(unpack(archive), reason);

test("what is packed comes out, stored or deflated", async () => {
  const long = "あ".repeat(1_000);
  const files = [["credential.json", "{}"], ["a/", ""], ["a/あ.txt", long], ["empty", ""], ["stored", "abc", { method: 0 }]];
  const archive = zip(files, { comment: "kept" });
  assert.ok(isZip(archive) && !isZip(archive.subarray(1)));
  const unpacked = await unpack(archive);
  const texts = unpacked.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]);
  assert.deepEqual(texts, [["credential.json", "{}"], ["a/あ.txt", long], ["empty", ""], ["stored", "abc"]]);
});

test("names that Windows in Japan wrote are read", async () => {
  const [file] = await unpack(zip([[Buffer.from("955c8ea62e747874", "hex"), "x", { flags: 0 }]]));
  assert.equal(file.name, "表示.txt");
});

test("a damaged, encrypted or ambiguous archive is refused", async () => {
  const good = zip([["a", "some text that is long enough"]]);
  for (let length = 0; length < good.length; length++) await refused(good.subarray(0, length), { name: "archive" });
  const changed = Uint8Array.from(good);
  changed[35] ^= 1;
  await refused(changed, /broken/);
  await refused(zip([["a", "x", { sum: 0 }]]), /broken/);
  await refused(zip([["a", "x", { size: 2 }]]), /broken/);
  await refused(zip([["a", "xx", { size: 1 }]]), /broken/);
  await refused(zip([["a", "x", { tail: "y" }]]), /broken/);
  await refused(zip([["a", "x", { method: 12 }]]), /broken/);
  await refused(zip([["a", "x", { flags: 0x801 }]]), /encrypted/);
  await refused(zip([["a", "x", { start: 9 }]]), /not where/);
  await refused(zip([["a", "x", { localName: "b" }]]), /two names/);
  await refused(zip([["a", "x"], ["a", "y"]]), /one name/);
  await refused(zip([["a", "x"]], { count: 2 }), /directory/);
  await refused(zip([["a", "x"], ["b", "x"]], { count: 1 }), /directory/);
});

test("names that lead elsewhere are refused", async () => {
  const names = ["../a", "/a", "a/../b", "a//b", "./a", "c:a", "a\\b", "a\nb", "", "/"];
  for (const name of names) await refused(zip([[name, "x"]]), /name/);
});

test("more than a bundle holds is refused before it fills the memory", async () => {
  const zeros = Buffer.alloc((8 << 20) + 1);
  await refused(zip([["zeros", zeros]]), /more files or bytes/);
  await refused(zip([["zeros", zeros, { size: 5 }]]), /broken/);
  const eight = zeros.subarray(1);
  await refused(zip(Array.from({ length: 9 }, (_, at) => [`${at}`, eight])), /more files or bytes/);
  await refused(zip(Array.from({ length: 201 }, (_, at) => [`${at}`, ""])), /more files or bytes/);
});

test("documents are found by their addresses", async () => {
  const index = '{"https://a.example/did.json": "documents/did.json", "https://a.example/x": "../x", "https://a.example/y": 7}';
  const files = await unpack(zip([["documents/index.json", index], ["documents/did.json", "{}"]]));
  const found = [...bundleDocuments(files)].map(([url, bytes]) => [url, Buffer.from(bytes).toString()]);
  assert.deepEqual(found, [["https://a.example/did.json", "{}"]]);
  for (const broken of ["[]", "{", ""]) {
    assert.equal(bundleDocuments(await unpack(zip([["documents/index.json", broken]]))).size, 0);
  }
  assert.equal(bundleDocuments([]).size, 0);
});

test("an archive is judged by the one credential in it", async () => {
  const good = encode(sign(badge()));
  const judged = async (...files) => decisive(await judge(zip(files)));
  assert.equal(await judged(["credential.json", good], ["other/credential.json", encode(badge())]), "within-period");
  assert.equal(await judged(["badge/a.json", good], ["package.json", "{}"], ["note.txt", good], ["b.json", "{"]), "within-period");
  assert.equal(await judged(["a.json", good], ["list.json", encode(sign(list()))]), "within-period");
  assert.equal(await judged(["a.json", good], ["b.json", encode(badge())]), "archive-without-credential");
  assert.equal(await judged(["credential.json", "{"], ["b.json", good]), "not-json");
  assert.equal(await judged(["a.txt", good]), "archive-without-credential");
  assert.equal(decisive(await judge(zip([["a", "x"]]).subarray(0, 20))), "archive-without-credential");
});

test("what is enclosed is read where nothing can be had, and confirms nothing", async () => {
  const index = { [CITY_URL]: "documents/did.json", [LIST_URL]: "documents/list.json" };
  const archive = zip([
    ["credential.json", encode(sign(badge()))],
    ["documents/index.json", encode(index)],
    ["documents/did.json", encode(didDocument(CITY, own))],
    ["documents/list.json", encode(sign({ ...list(), validFrom: "2026-05-01T00:00:00Z" }))],
  ]);
  const offline = { resolve: async () => null };
  const codes = async (options) => (await judge(archive, options)).checks.slice(2).map(({ code, detail }) => [code, detail]);
  assert.deepEqual(await codes(offline), [
    ["issuer-enclosed", undefined],
    ["status-enclosed", "2026-05-01T00:00:00Z"],
    ["within-period", undefined],
  ]);
  assert.equal((await judge(archive, offline)).outcome, "issuer-not-confirmed");
  assert.deepEqual((await codes({})).map(([code]) => code), ["issuer-confirmed", "not-withdrawn", "within-period"]);
  const issuerOnly = { resolve: async (url) => (url === CITY_URL ? encode(didDocument(CITY, own)) : null) };
  assert.equal((await judge(archive, issuerOnly)).outcome, "status-unknown");
});
