// Every credential of the built sample site, as it would be published.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { verify } from "../src/index.js";
import { repository } from "./data.js";

const site = `${repository}public/`;
const missing = !existsSync(`${site}a`) && "the sample site is not built into public/";

test("the sample site holds what its awards say", { skip: missing }, async () => {
  const base = "https://badges.shiomino.example/";
  const read = (path) => new Uint8Array(readFileSync(site + path));
  const resolve = async (url) => {
    const path = url.startsWith(base) ? url.slice(base.length) : null;
    return path !== null && existsSync(site + path) ? read(path) : null;
  };
  const counts = {};
  for (const id of readdirSync(`${site}a`).filter((id) => existsSync(`${site}a/${id}/credential.json`))) {
    const { outcome } = await verify(read(`a/${id}/credential.json`), { resolve, now: new Date("2026-11-01T12:00:00Z") });
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  assert.deepEqual(counts, { expired: 4, genuine: 56, withdrawn: 3 });
});
