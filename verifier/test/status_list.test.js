// Status lists as others encode them, and what is no list.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { bitAt, decodeList } from "../src/proof/status_list.js";
import { needs, text } from "./data.js";

const encoded = (compressed) => `u${Buffer.from(compressed).toString("base64url")}`;
const good = gzipSync(Buffer.alloc(16_384));

test("published lists decode to the bits they are said to have", needs("vectors/bitstring"), async () => {
  for (const vector of JSON.parse(text("vectors/bitstring/encodedlist.json")).vectors) {
    const list = await decodeList(vector.encodedList);
    assert.equal(list.length * 8, vector.bits);
    const set = Array.from({ length: vector.bits }, (_, index) => index).filter((index) => bitAt(list, index));
    assert.deepEqual(set, vector.setIndices);
    assert.equal(createHash("sha256").update(list).digest("hex"), vector.sha256OfBitstring);
  }
});

test("the left-most bit comes first and the last is the end", async () => {
  const list = await decodeList(encoded(gzipSync(Buffer.from([0x80, 0, 0x01, ...Buffer.alloc(16_381)]))));
  assert.deepEqual([0, 1, 23, 131_071].map((index) => bitAt(list, index)), [true, false, true, false]);
  for (const index of [131_072, 999_999_999_999_999]) assert.throws(() => bitAt(list, index), { name: "RANGE_ERROR" });
});

test("a list that is too short is a length error", async () => {
  await assert.rejects(decodeList(encoded(gzipSync(Buffer.alloc(16_383)))), { name: "STATUS_LIST_LENGTH_ERROR" });
  await assert.rejects(decodeList(encoded(gzipSync(Buffer.alloc(0)))), { name: "STATUS_LIST_LENGTH_ERROR" });
  await decodeList(encoded(good));
});

test("what is no list, more than one, or would fill the memory is malformed", async () => {
  const changed = (at, change) => good.map((byte, index) => (index === at ? change(byte) : byte));
  const flags = (bits, field) => Buffer.concat([changed(3, () => bits).subarray(0, 10), Buffer.from(field), good.subarray(10)]);
  const cases = {
    empty: "",
    "without its letter": encoded(good).slice(1),
    "of another letter": `z${encoded(good).slice(1)}`,
    padded: `${encoded(good)}=`,
    "other characters": "u!!!!",
    "left-over bits": `${encoded(good.subarray(0, 10)).slice(0, -1)}B`,
    plain: encoded(Buffer.from("plain")),
    "cut by one": encoded(good.subarray(0, -1)),
    "cut short": encoded(good.subarray(0, 20)),
    "wrong sum": encoded(changed(good.length - 8, (byte) => byte ^ 1)),
    "wrong length": encoded(changed(good.length - 1, (byte) => byte ^ 1)),
    "reserved flag": encoded(changed(3, () => 0x20)),
    "wrong sum of the header": encoded(flags(2, [1, 2])),
    "name without end": encoded(changed(3, () => 8).subarray(0, 12)),
    "two members": encoded(Buffer.concat([good, good])),
    "a tail": encoded(Buffer.concat([good, Buffer.from("x")])),
    "too large": encoded(gzipSync(Buffer.alloc((2 << 20) + 1))),
    bomb: encoded(gzipSync(Buffer.alloc(64 << 20))),
  };
  for (const [name, list] of Object.entries(cases)) {
    await assert.rejects(decodeList(list), { name: "MALFORMED_VALUE_ERROR" }, name);
  }
  await decodeList(encoded(gzipSync(Buffer.alloc(2 << 20))));
  await decodeList(encoded(flags(4 | 8 | 16, [2, 0, 7, 7, 0x61, 0, 0x62, 0])));
});
