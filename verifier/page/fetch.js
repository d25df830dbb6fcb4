// One document from the web. Nothing of the visitor goes along, and what is too large, too slow or elsewhere is not taken.
import { parsed } from "./address.js";

const LARGEST = 4 * 1024 * 1024;
const PATIENCE = 15_000;

/** The bytes at an address: `{ bytes }`, or `{ problem }` with the reason why not. */
export async function fetchBytes(address, page = location) {
  const url = allowed(address, page);
  if (!url) return { problem: "not-https" };
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, { ...MANNERS, redirect: "manual", signal });
    if (response.type === "opaqueredirect") return { problem: "redirected" };
    if (!response.ok) return { problem: "refused" };
    return await within(LARGEST, response.body);
  } catch {
    if (signal.aborted) return { problem: "too-slow" };
    return { problem: (await answers(url, page)) ? "no-cors" : "unreachable" };
  }
}

const MANNERS = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-cache" };

/** The address as a URL: https, or, for a page of this very machine, a neighbour on it. */
function allowed(address, page) {
  const url = parsed(address);
  const local = url?.protocol === "http:" && isLoopback(url.hostname) && isLoopback(page.hostname);
  return url?.protocol === "https:" || local ? url : null;
}

function isLoopback(host) {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

async function within(limit, stream) {
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return { problem: "too-large" };
    }
    parts.push(value);
  }
}

/** Whether a server of another origin is there at all: then it only does not let us read what it says. */
async function answers(url, page) {
  if (url.origin === page.origin) return false;
  const stop = new AbortController();
  const signal = AbortSignal.any?.([stop.signal, AbortSignal.timeout(PATIENCE)]) ?? stop.signal;
  return fetch(url, { ...MANNERS, mode: "no-cors", signal }).then(() => (stop.abort(), true), () => false);
}
