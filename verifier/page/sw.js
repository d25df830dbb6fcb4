// Keeps the verify page usable without a network. The page itself puts what it is made of into the cache; documents of
// issuers never pass through here.
const SHELL = "shirushi-verify";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(request)));
  // The digits after ?v= are those of the content: such a file never changes.
  else if (search.startsWith("?v=")) event.respondWith(kept(request).catch(() => fetch(request)));
});

/** The copy of a part of the page, if there is one. */
async function kept(request) {
  const cache = await caches.open(SHELL);
  const found = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
  if (!found) throw new Error(`no copy of ${request.url}`);
  return found;
}
