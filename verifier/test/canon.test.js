// The W3C test suite of RDF Dataset Canonicalization 1.0: 64 canonical forms, 21 maps of names, 1 poison graph; and graphs made
// to take for ever.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { canonicalize, canonicalizeWith } from "../src/proof/canon.js";
import { literal } from "../src/proof/rdf.js";
import { names, needs, text } from "./data.js";
import { parse } from "./nquads.js";

/** Microseconds of work, however busy the machine is. */
const PATIENCE = 1_000_000;

/** The canonical form, within a second. */
function form(quads, algorithm) {
  const start = process.cpuUsage();
  const hash = (text) => createHash(algorithm).update(text).digest("hex");
  try {
    return algorithm ? canonicalizeWith(hash, quads) : { text: canonicalize(quads) };
  } finally {
    assert.ok(process.cpuUsage(start).user < PATIENCE);
  }
}

const TOO_MUCH = { name: "too-much-work" };

test("all tests of the suite come out right", needs("vectors/rdfc10"), () => {
  const counts = { forms: 0, maps: 0, refused: 0 };
  for (const row of text("vectors/rdfc10/manifest.csv").split("\n").slice(1).filter(Boolean)) {
    // Comments may hold commas: the columns that matter stand at both ends.
    const columns = row.trim().split(",");
    const [name, [algorithm, kind, map]] = [columns[0], columns.slice(-3)];
    const file = (ending) => text(`vectors/rdfc10/rdfc10/${name}-${ending}`);
    const { quads, labels } = parse(file("in.nq"));
    if (kind === "RDFC10NegativeEvalTest") {
      assert.throws(() => form(quads), TOO_MUCH, name);
      counts.refused += 1;
      continue;
    }
    const result = form(quads, algorithm === "SHA384" ? "sha384" : "sha256");
    assert.equal(result.text, file("rdfc10.nq"), name);
    if (algorithm !== "SHA384") assert.equal(form(quads).text, result.text, name);
    counts.forms += 1;
    if (map !== "TRUE") continue;
    const named = [...labels].map(([label, blank]) => [label, `c14n${result.names.get(blank)}`]);
    assert.deepEqual(Object.fromEntries(named), JSON.parse(file("rdfc10map.json")), name);
    counts.maps += 1;
  }
  assert.deepEqual(counts, { forms: 64, maps: 21, refused: 1 });
});

test("poison graphs of others are refused or named, in time", needs("corpora/rdfc10-poison"), () => {
  const folder = "corpora/rdfc10-poison/tests/rdfc10";
  const files = names(folder).filter((name) => /-in\.nq$/.test(name));
  assert.ok(files.length > 0);
  for (const name of files) {
    const { quads } = parse(text(`${folder}/${name}`));
    try {
      form(quads);
    } catch (error) {
      assert.equal(error.name, TOO_MUCH.name, `${name}: ${error}`);
    }
  }
});

const link = (subject, object) => ({ subject, predicate: "<https://example.org/p>", object, graph: null });
const range = (length) => Array.from({ length }, (_, at) => at);

test("cliques either have a form or are refused, as by the program", () => {
  for (const size of range(11).slice(2)) {
    const clique = range(size).flatMap((a) => range(size).filter((b) => a !== b).map((b) => link(a, b)));
    if (size <= 5) assert.doesNotThrow(() => form(clique), `${size}`);
    else assert.throws(() => form(clique), TOO_MUCH, `${size}`);
  }
});

test("rings and many equal nodes are harmless", () => {
  const ring = range(64).map((a) => link(a, (a + 1) % 64));
  assert.equal(form(ring).text.split("\n").length, 65);
  const star = range(300).flatMap((leaf) => [link(300, leaf), { ...link(leaf, 0), object: literal("same") }]);
  assert.equal(form(star).text.split("\n").length, 601);
});

test("the order and number of quads and the names of nodes do not matter", () => {
  const quads = [link(0, 1), link(1, 2), link(2, 0), link(2, 3)];
  const renamed = [link(7, 5), link(5, 9), link(5, 9), link(9, 7), link(9, 4)];
  assert.equal(form(renamed).text, form(quads).text);
});

test("lines are in the order of code points", () => {
  const says = (word) => ({ subject: "<a:b>", predicate: "<a:c>", object: literal(word), graph: null });
  assert.equal(form([says("😀"), says("\uffff")]).text, `<a:b> <a:c> "\uffff" .\n<a:b> <a:c> "😀" .\n`);
});
