// What strangers and visitors give as addresses.

/** A text as a URL that holds no name and no password; null when it is none. */
export function parsed(text) {
  try {
    const url = new URL(text);
    return url.username || url.password ? null : url;
  } catch {
    return null;
  }
}

/** An https address; null for anything else. */
export function httpsUrl(text) {
  const url = parsed(text);
  return url?.protocol === "https:" ? url : null;
}

/**
 * Where the credential may be that an address leads to. The page of an award stands for its credential; pages in a
 * further language of a site stand in a folder of that language, credentials do not.
 */
export function credentialAddresses(text, languages) {
  const url = parsed(text);
  if (!url) return [text];
  url.hash = "";
  if (/\.[a-z]+$/i.test(url.pathname)) return [url.href];
  const folder = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
  const [, before, lang, award] = /^(.*)\/(\w\w)(\/a\/[^/]+\/)$/.exec(folder) ?? [];
  const folders = languages.includes(lang) ? [folder, before + award] : [folder];
  return folders.map((path) => Object.assign(new URL(url), { pathname: `${path}credential.json` }).href);
}
