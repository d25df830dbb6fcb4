// Makes the page usable without a network after the first visit.

/** The cache that `sw.js` answers from. */
const SHELL = "shirushi-verify";

/** Keeps what this page is made of, and drops what it was made of before. Without a cache the page works, but not offline. */
export async function stayOffline() {
  if (!navigator.serviceWorker || !globalThis.caches) return;
  try {
    await navigator.serviceWorker.register(ours("sw.js"));
    const cache = await caches.open(SHELL);
    const parts = [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]")].map((part) => part.src ?? part.href);
    for (const { url } of await cache.keys()) {
      if (new URL(url).search && !parts.includes(url)) await cache.delete(url);
    }
    await cache.addAll([location.pathname, ...parts]);
  } catch {
    // A browser that refuses: private windows, full disks.
  }
}

/** The address of our worker, for browsers that want to be told that it is meant. */
function ours(name) {
  const policy = globalThis.trustedTypes?.createPolicy("shirushi", {
    createScriptURL: (url) => {
      if (url !== name) throw new TypeError("not ours");
      return url;
    },
  });
  return policy ? policy.createScriptURL(name) : name;
}
