// Where a DID leads, and what would lead to another place.

import assert from "node:assert/strict";
import test from "node:test";
import { parseDid } from "../src/proof/did.js";
import { own } from "./world.js";

test("a did:web has its document where the method says", () => {
  for (const [did, url] of [
    ["did:web:example.org", "https://example.org/.well-known/did.json"],
    ["did:web:example.org:i:city", "https://example.org/i/city/did.json"],
    ["did:web:user.github.io:repo", "https://user.github.io/repo/did.json"],
    ["did:web:localhost%3A8080", "https://localhost:8080/.well-known/did.json"],
    ["did:web:localhost%3a8080:i:a_b.c", "https://localhost:8080/i/a_b.c/did.json"],
  ]) {
    assert.equal(parseDid(did).documentUrl, url);
  }
  assert.equal(parseDid(`did:key:${own.multibase}`).key.text, own.multibase);
});

test("what would lead to another place is refused", () => {
  const places = [
    "", "Example.org", "127.0.0.1", "[::1]", "example.org:..", "example.org::a", "example.org:a%2Fb", "example.org/a",
    "example.org?x", "user@example.org", "example.org%3A", "example.org%3A443", "example.org%3A080", "example.org%3A99999", "example.org%3A+80",
    "example.org%2Fa", "-a.org", "a..org", "例え.jp", "example.org\n", "example.org:a\n", "example.org%3A80%3A81",
  ];
  for (const place of places) assert.throws(() => parseDid(`did:web:${place}`), { name: "did" }, place);
  for (const did of ["", "did:example:1", "did:webs:a.org", "https://example.org"]) assert.throws(() => parseDid(did), did);
  const { multibase } = own;
  for (const text of ["", "z", multibase.slice(1), multibase.slice(0, -1), `${multibase}1`, `z${"1".repeat(100_000)}`]) {
    assert.throws(() => parseDid(`did:key:${text}`), { name: "key-unknown" }, text.slice(0, 60));
  }
});
