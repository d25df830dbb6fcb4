// Inputs to results: what was handed in, what the verifier says of it, and where its documents came from.
import { isZip, unpack, verify } from "../src/index.js";
import { credentialAddresses } from "./address.js";
import { fetchBytes } from "./fetch.js";
import { located } from "./site.js";

const LARGEST = 4 * 1024 * 1024;

/**
 * The results of one input, one a badge: `{ name, address?, verdict, found }`, or `{ name, problem }` where nothing could
 * be judged.
 */
export async function judge({ name, address, bytes }, { site, open, now, recipient }) {
  const had = address === undefined ? await read(bytes) : await followed(address, site);
  if (had.problem) return [{ name, address, problem: had.problem }];
  const one = (name, bytes) => judged({ name, address: had.address, bytes }, open(), now, recipient);
  if (!isZip(had.bytes)) return [await one(name, had.bytes)];
  return inArchive(name, had.bytes, one);
}

async function judged({ name, address, bytes }, { resolve, found }, now, recipient) {
  if (bytes.length > LARGEST) return { name, address, problem: "too-large" };
  try {
    const verdict = await verify(bytes, { resolve, now, recipient });
    return { name, address, bytes, verdict, found, now };
  } catch {
    // Whatever went wrong in us, it is not a badge that was found to be good.
    return { name, address, problem: "unknown" };
  }
}

async function read(bytes) {
  try {
    const content = await bytes();
    return content ? { bytes: content } : { problem: "too-large" };
  } catch {
    return { problem: "broken" };
  }
}

/** The credential that an address leads to. */
async function followed(address, site) {
  if (site.snapshot) return { problem: "no-network" };
  let last;
  for (const candidate of credentialAddresses(address, site.languages)) {
    last = { ...(await fetchBytes(located(site, candidate))), address: candidate };
    if (last.problem !== "refused") break;
  }
  return last;
}

/** The badge that was packed for its holder, or else every badge of an archive. */
async function inArchive(name, bytes, one) {
  const whole = await one(name, bytes);
  if (!whole.verdict || !isMixed(whole.verdict)) return [whole];
  const files = (await unpack(bytes).catch(() => [])).filter((file) => /\.(json|png|svg)$/i.test(file.name));
  const results = [];
  for (const file of files) results.push(await one(`${name}: ${file.name}`, file.bytes));
  const badges = results.filter(({ verdict }) => !verdict || isBadge(verdict));
  return badges.length > 0 ? badges : [whole];
}

const isMixed = ({ checks }) => checks.some(({ code }) => code === "archive-without-credential");

/** Whether a file was meant to be a badge: archives hold pictures and documents of other kinds, too. */
const isBadge = ({ kind, checks }) =>
  [null, "badge"].includes(kind) && !checks.some(({ code }) => ["picture-without-credential", "not-a-credential"].includes(code));
