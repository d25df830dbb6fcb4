// Moments as credentials write them, and what others might read otherwise.

import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "../src/proof/timestamp.js";

test("a date and time with a zone is a moment", () => {
  const noon = BigInt(Date.UTC(2026, 0, 15, 12)) * 1_000_000n;
  const same = ["2026-01-15T12:00:00Z", "2026-01-15T21:00:00+09:00", "2026-01-15T12:00:00.000Z", "2026-01-15T07:00:00-05:00"];
  for (const text of same) assert.equal(parse(text), noon, text);
  assert.equal(parse("2026-01-15T12:00:00.000000001Z"), noon + 1n);
  assert.equal(parse("0050-01-01T00:00:00Z"), BigInt(Date.parse("0050-01-01T00:00:00Z")) * 1_000_000n);
  for (const text of ["2024-02-29T23:59:59Z", "9999-12-30T22:00:00.999999999Z"]) assert.notEqual(parse(text), null, text);
});

test("what others might read otherwise is refused", () => {
  for (const text of [
    "",
    "2026-01-15",
    "2026-01-15T12:00:00",
    "2026-01-15 12:00:00Z",
    "2026-01-15T12:00Z",
    "2026-01-15t12:00:00z",
    "2026-01-15T12:00:00.Z",
    "2026-01-15T12:00:00.1234567890Z",
    "2026-01-15T12:00:00,5Z",
    "2026-01-15T12:00:00+09",
    "2026-01-15T12:00:00+0900",
    "2026-02-30T12:00:00Z",
    "2025-02-29T12:00:00Z",
    "2026-13-01T12:00:00Z",
    "2026-01-15T24:00:00Z",
    "2026-01-15T12:60:00Z",
    "2026-06-30T23:59:60Z",
    "12026-01-15T12:00:00Z",
    "2026-01-15T12:00:00Z\n",
    "2026-01-15T12:00:00+26:00",
    "2026-01-15T12:00:00+09:60",
    "9999-12-30T22:00:01Z",
  ]) {
    assert.equal(parse(text), null, text);
  }
});
