// The repository's own vectors, which the program is held to as well.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { verify } from "../src/index.js";
import { utf8 } from "../src/proof/bytes.js";
import { repository } from "./data.js";
import { decisive, encode } from "./world.js";

const folder = `${repository}tests/vectors/verify/`;
const read = (name) => JSON.parse(readFileSync(folder + name, "utf8"));
const missing = !existsSync(folder) && "there is no tests/vectors/verify";

const bytesOf = ({ document, text, base64 }) => {
  if (text !== undefined) return utf8(text);
  return base64 === undefined ? encode(document) : new Uint8Array(Buffer.from(base64, "base64"));
};

/** What can be fetched: JSON as such, other documents as their text. */
const resolver = (documents) => async (url) => {
  const found = Object.hasOwn(documents, url) ? documents[url] : null;
  return found === null ? null : typeof found === "string" ? utf8(found) : encode(found);
};

test("every vector has its outcome and code", { skip: missing }, async (t) => {
  const world = read("_world.json").with;
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".json") && !name.startsWith("_")).sort()) {
    const vector = read(name);
    await t.test(vector.says ?? name, async () => {
      const { at, recipient, trusted, expected } = vector;
      const resolve = resolver({ ...world, ...vector.with });
      const options = { resolve, now: new Date(at), recipient, trusted: trusted && new Set(trusted) };
      const verdict = await verify(bytesOf(vector), options);
      assert.deepEqual({ outcome: verdict.outcome, code: decisive(verdict) }, expected, name);
    });
  }
});
