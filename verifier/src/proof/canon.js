// RDF quads to the one text that all equal data sets share.
//
// RDF Dataset Canonicalization 1.0, algorithm RDFC-1.0 (https://www.w3.org/TR/rdf-canon/#canon-algorithm), its step numbers in
// the comments. Data sets exist whose blank nodes take practically for ever to tell apart, so the work is counted and stops
// at a limit, as section 7.1 asks.

import { hex, utf8 } from "./bytes.js";
import { compare } from "./order.js";
import { compareQuads, isBlank } from "./rdf.js";
import { Refused } from "./refused.js";
import { sha256 } from "./sha256.js";

/**
 * How many mentions of blank nodes are looked at twice before a data set is given up: the program's number, so that both give
 * up on the same ones.
 */
const WORK_LIMIT = 25_000;

/** The canonical N-Quads of a data set: one statement a line, lines sorted. */
export const canonicalize = (quads) => canonicalizeWith((text) => hex(sha256(utf8(text))), quads).text;

/** The same with another hash, a function from text to hexadecimal; and the number in the name of each blank node. */
export function canonicalizeWith(hash, quads) {
  const sorted = [...quads].sort(compareQuads);
  const state = {
    quads: sorted.filter((quad, at) => at === 0 || compareQuads(quad, sorted[at - 1]) !== 0),
    /** Blank node to the quads that mention it. */
    mentions: new Map(),
    /** Blank node to its first degree hash. */
    first: new Map(),
    /** Blank node to the number in its canonical name. */
    issued: new Map(),
    work: 0,
    hash,
  };
  nameAll(state);
  // 6. and 7. Every quad with the names given.
  const lines = state.quads.map((quad) => line(quad, (blank) => nameOf(state, blank, [])));
  return { text: lines.sort(compare).join(""), names: state.issued };
}

/** Section 4.4.3: names every blank node. */
function nameAll(state) {
  // 2. Which quads mention which blank node.
  for (const quad of state.quads) {
    for (const blank of new Set(blanks(quad).map(([, blank]) => blank))) group(state.mentions, blank, quad);
  }
  // 3. Blank nodes by their first degree hash.
  const byHash = new Map();
  for (const blank of [...state.mentions.keys()].sort((a, b) => a - b)) {
    const hash = hashFirstDegree(state, blank);
    state.first.set(blank, hash);
    group(byHash, hash, blank);
  }
  const groups = sortedByKey(byHash).map(([, alike]) => alike);
  // 4. Who is alone with its hash gets its name at once.
  for (const alike of groups) if (alike.length === 1) issue(state, alike[0]);
  // 5. The others are told apart by what is around them.
  for (const alike of groups.filter(({ length }) => length > 1)) {
    const results = alike.filter((blank) => !state.issued.has(blank)).map((blank) => hashNDegree(state, blank, [blank]));
    for (const { names } of results.sort((a, b) => compare(a.hash, b.hash))) names.forEach((blank) => issue(state, blank));
  }
}

function issue(state, blank) {
  if (!state.issued.has(blank)) state.issued.set(blank, state.issued.size);
}

/** Section 4.6: the hash of what is said of a blank node directly. */
function hashFirstDegree(state, of) {
  const lines = state.mentions.get(of).map((quad) => line(quad, (blank) => (blank === of ? "_:a" : "_:z")));
  return state.hash(lines.sort(compare).join(""));
}

/** Section 4.7: the hash of how a blank node is related to another. `names`: the blank nodes named on this path, in order. */
function hashRelated(state, related, quad, names, position) {
  const predicate = position === "g" ? "" : quad.predicate;
  return state.hash(position + predicate + (nameOf(state, related, names) ?? state.first.get(related)));
}

/** Section 4.8: the hash of everything around a blank node, and the names given on the way. */
function hashNDegree(state, of, names) {
  // 1 to 3. Related blank nodes by how they are related.
  const related = new Map();
  for (const quad of state.mentions.get(of)) {
    spend(state);
    for (const [position, blank] of blanks(quad)) {
      if (blank !== of) group(related, hashRelated(state, blank, quad, names, position), blank);
    }
  }
  // 4 and 5. For each group, the order that gives the smallest path.
  let data = "";
  for (const [hash, alike] of sortedByKey(related)) {
    let best = null;
    const order = alike.map((_, index) => index);
    do {
      best = path(state, order.map((index) => alike[index]), names, best) ?? best;
    } while (nextPermutation(order));
    data += hash + best.path;
    names = best.names;
  }
  return { hash: state.hash(data), names };
}

/** Steps 5.4.1 to 5.4.6: the path of one order of related blank nodes, unless `best` is no larger. */
function path(state, order, before, best) {
  const hopeless = (path) => best && path.length >= best.path.length && path > best.path;
  let names = [...before];
  let path = "";
  const recursion = [];
  for (const blank of order) {
    spend(state);
    if (nameOf(state, blank, names) === null) {
      recursion.push(blank);
      names.push(blank);
    }
    path += nameOf(state, blank, names);
    if (hopeless(path)) return null;
  }
  for (const blank of recursion) {
    const result = hashNDegree(state, blank, [...names]);
    path += `${nameOf(state, blank, names)}<${result.hash}>`;
    names = result.names;
    if (hopeless(path)) return null;
  }
  return !best || path < best.path ? { path, names } : null;
}

/** The canonical name of a blank node, or the one it has on this path. */
function nameOf(state, blank, names) {
  if (state.issued.has(blank)) return `_:c14n${state.issued.get(blank)}`;
  const number = names.indexOf(blank);
  return number < 0 ? null : `_:b${number}`;
}

function spend(state) {
  state.work += 1;
  if (state.work > WORK_LIMIT) throw new Refused("too-much-work", "too many nodes without an id look alike");
}

/** The blank nodes of a quad with the positions of section 4.7. */
const blanks = ({ subject, object, graph }) =>
  [["s", subject], ["o", object], ["g", graph]].filter(([, term]) => isBlank(term));

/** One line of N-Quads, with the names that blank nodes are given. */
function line({ subject, predicate, object, graph }, name) {
  const write = (term) => (isBlank(term) ? name(term) : term);
  return `${write(subject)} ${predicate} ${write(object)} ${graph === null ? "" : `${write(graph)} `}.\n`;
}

function group(groups, key, member) {
  if (!groups.has(key)) groups.set(key, []);
  groups.get(key).push(member);
}

const sortedByKey = (map) => [...map].sort(([a], [b]) => compare(a, b));

/** The next order in lexicographic sequence; false after the last. */
function nextPermutation(order) {
  const fall = order.findLastIndex((item, at) => item < order[at + 1]);
  if (fall < 0) return false;
  const swap = order.findLastIndex((item) => item > order[fall]);
  [order[fall], order[swap]] = [order[swap], order[fall]];
  order.push(...order.splice(fall + 1).reverse());
  return true;
}
