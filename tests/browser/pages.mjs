// The pages of a built site, and one of each type to look at closely.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** Paths of all HTML files, in order. */
export async function htmlFiles(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html"));
  return files.map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))).sort();
}

/** The richest page of each type and language: [{ type, lang, path }]. */
export async function onePerType(root, files) {
  const chosen = new Map();
  for (const path of files) {
    const html = await readFile(join(root, path), "utf8");
    const type = typeOf(path, html);
    const lang = /<html lang="(\w+)"/.exec(html)?.[1] ?? "";
    const key = `${type} ${lang}`;
    if (!chosen.has(key) || html.length > chosen.get(key).size) chosen.set(key, { type, lang, path, size: html.length });
  }
  return [...chosen.values()].sort((a, b) => (a.type + a.lang < b.type + b.lang ? -1 : 1));
}

function typeOf(path, html) {
  const parts = path.replace(/^[a-z]{2}\/(?=([abifhp]\/|(embed|verify|catalog|skills|programmes|tools)\/|index\.html))/, "").replace(/\/?index\.html$/, "").split("/");
  const shape = `${parts[0]}/${parts.length}`;
  switch (shape) {
    case "/1": return "home";
    case "a/2": return `award-${/class="status is-(\w+)"/.exec(html)?.[1] ?? "gone"}`;
    case "a/3": return `certificate-${/class="sheet/.test(html) ? "sheet" : "none"}`;
    case "b/2": return "achievement";
    case "b/3": return "version";
    case "i/2": return "issuer";
    case "h/2": return "earner";
    case "p/2": return "pathway";
    case "programmes/2": return "programme";
    case "f/2": return "framework";
    case "f/3": return "item";
    case "embed/2": return "embed";
    case "verify/1": return "verify";
    case "verify/2": return "verify-offline";
    case "catalog/1": return "catalogue";
    case "catalog/3": return parts[1] === "by" ? "shelves" : "catalogue-shelf";
    case "skills/1": return "skills";
    case "tools/2": return "background";
    case "404.html/1": return "404";
    default: return "free";
  }
}
