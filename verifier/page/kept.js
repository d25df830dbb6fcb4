// Copies of the site's own documents, each with the moment it was read, for when there is no network.

const COPIES = "shirushi-documents";

/** Keeps a copy. A browser that keeps nothing is as good as one on its first visit. */
export async function keep(address, bytes, now) {
  const headers = { "X-Kept-On": now.toISOString() };
  const cache = await globalThis.caches?.open(COPIES).catch(() => undefined);
  await cache?.put(address, new Response(bytes, { headers })).catch(() => undefined);
}

/** The copy of a document, if there is one: its bytes, and when it was read. */
export async function kept(address) {
  const cache = await globalThis.caches?.open(COPIES).catch(() => undefined);
  const copy = await cache?.match(address);
  return copy && { bytes: new Uint8Array(await copy.arrayBuffer()), on: copy.headers.get("X-Kept-On") };
}
