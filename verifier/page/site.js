// The site that the page belongs to.

/** What the page says of its site, and the documents that it brings along when it is a file of its own. */
export function siteOf(page) {
  const { base, root, languages, dates } = page.querySelector(".verifier").dataset;
  const block = page.getElementById("snapshot");
  const snapshot = block && JSON.parse(block.textContent);
  return {
    base,
    dates,
    host: new URL(base).host,
    languages: languages.split(" "),
    root: snapshot ? null : new URL(root, page.baseURI).href,
    snapshot,
  };
}

/** Whether an address is one of the site's. */
export function isOwn(site, address) {
  return address.startsWith(`${site.base}/`);
}

/** Where an address is read: the site's own at the place where this page stands, all others where they say. */
export function located(site, address) {
  return isOwn(site, address) && site.root ? site.root + address.slice(site.base.length + 1) : address;
}

/** Whether the site's own addresses are read from another place than they name: a preview, a mirror. */
export function isCopy(site) {
  return site.root !== null && site.root !== `${site.base}/`;
}
