// The documents that badges refer to, from wherever they can be had.
import { fetchBytes } from "./fetch.js";
import { keep, kept } from "./kept.js";
import { isOwn, located } from "./site.js";

/**
 * Everything is asked for once. The function that comes back opens the library for one badge: `resolve` for the verifier,
 * and `found`, which says of every address what came of it (`bytes` or `problem`, and `on` when it is an older copy).
 */
export function library(site, now) {
  const asked = new Map();
  const ask = (address) => {
    if (!asked.has(address)) asked.set(address, site.snapshot ? inSnapshot(site, address) : onTheWeb(site, address, now));
    return asked.get(address);
  };
  return () => {
    const found = new Map();
    const resolve = async (address) => {
      found.set(address, await ask(address));
      return found.get(address).bytes ?? null;
    };
    return { resolve, found };
  };
}

async function inSnapshot({ snapshot }, address) {
  if (!Object.hasOwn(snapshot.documents, address)) return { problem: "not-in-file" };
  return { bytes: new TextEncoder().encode(snapshot.documents[address]), on: snapshot.taken };
}

async function onTheWeb(site, address, now) {
  const answer = await fetchBytes(located(site, address));
  if (!isOwn(site, address)) return answer;
  if (answer.bytes) await keep(address, answer.bytes, now);
  return (answer.problem === "unreachable" && (await kept(address))) || answer;
}
