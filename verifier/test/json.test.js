// JSONTestSuite, and what I-JSON and our bounds refuse.

import assert from "node:assert/strict";
import test from "node:test";
import { utf8 } from "../src/proof/bytes.js";
import { parse } from "../src/proof/json.js";
import { Refused } from "../src/proof/refused.js";
import { bytes, names, needs } from "./data.js";

const read = (text) => parse(typeof text === "string" ? utf8(text) : Uint8Array.from(text));
const refused = (text, reason) =>
  assert.throws(() => read(text), (error) => error instanceof Refused && reason.test(error.message));

test("what must be read is read and what must be refused is refused", needs("corpora/jsontestsuite"), () => {
  const folder = "corpora/jsontestsuite/test_parsing";
  const counts = { y: 0, n: 0, i: 0 };
  for (const name of names(folder)) {
    const result = () => parse(bytes(`${folder}/${name}`));
    counts[name[0]] += 1;
    // I-JSON is stricter than RFC 8259 in one thing.
    if (name.includes("duplicated_key")) assert.throws(result, / twice/, name);
    else if (name[0] === "y") assert.doesNotThrow(result, name);
    else if (name[0] === "n") assert.throws(result, Refused, name);
  }
  assert.ok(counts.y > 90 && counts.n > 180 && counts.i > 30, JSON.stringify(counts));
});

test("objects are Maps in the order of code points and whole numbers are BigInts", () => {
  const value = read('{"\\ud83d\\ude00":1,"\\uffff":2.0,"__proto__":{"a":[-3,1e2,true,null]},"a":"\\u00e9"}');
  assert.deepEqual([...value.keys()], ["__proto__", "a", "\uffff", "😀"]);
  assert.deepEqual(value.get("__proto__"), new Map([["a", [-3n, 100, true, null]]]));
  assert.deepEqual([value.get("😀"), value.get("\uffff"), value.get("a")], [1n, 2, "é"]);
});

test("numbers are read as the program reads them", () => {
  const cases = [
    ["18446744073709551615", 18446744073709551615n],
    ["18446744073709551616", 18446744073709551616],
    ["-9223372036854775808", -9223372036854775808n],
    ["-9223372036854775809", -9223372036854775809],
    ["-0", -0],
    ["1e-400", 0],
  ];
  for (const [text, value] of cases) assert.ok(Object.is(read(text), value), text);
});

test("what readers understand differently is refused", () => {
  refused('{"a":1,"\\u0061":2}', /"a" twice/);
  for (const text of ['"\\ud800"', '"\\udc00"', '"\\ud800\\u0041"', '{"\\ud800":1}']) refused(text, /surrogate/);
  for (const text of ["{} {}", "1 x", "1\ufeff"]) refused(text, /follows/);
  refused("\ufeff{}", /byte order mark/);
  refused([0x22, 0x82, 0xa0, 0x22], /UTF-8/);
  refused([0x22, 0xed, 0xa0, 0x80, 0x22], /UTF-8/);
  refused("1e400", /range/);
  const broken = ["NaN", "01", "", "{", "[1,]", "'a'", "// x\n1", '"\t"', '{"a"}', "{a:1}", "\u00a01", "tru"];
  for (const text of broken) refused(text, /JSON/);
});

test("nesting ends at sixty-four and size at four mebibytes", () => {
  const nested = (depth) => "[".repeat(depth) + "]".repeat(depth);
  assert.doesNotThrow(() => read(nested(64)));
  refused(nested(65), /deeper/);
  refused("[".repeat(1_000_000), /deeper/);
  const large = `"${"x".repeat((4 << 20) - 2)}"`;
  assert.doesNotThrow(() => read(large));
  refused(`${large} `, /longer/);
});
