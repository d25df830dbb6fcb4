// node sheets.mjs <site folder>
// The stylesheets that are published say to a browser what those of the theme say. Ends with "N passed, N failed".
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { launch } from "./browser.mjs";
import { tally } from "./expect.mjs";

const root = resolve(process.argv[2]);
const { expect, end } = tally();
const browser = await launch();
const page = await browser.newPage();
for (const name of ["style.css", "verify.css", "embed.css", "certificate.css", "background.css"]) {
  const theirs = await rules(join(root, "assets", name));
  const ours = await rules(new URL(`../../themes/default/assets/${name}`, import.meta.url));
  const other = ours.filter((rule, at) => rule !== theirs[at]);
  expect(`${name} says what it was written to say`, [...other, ...(ours.length === theirs.length ? [] : [`${theirs.length} rules, not ${ours.length}`])]);
}
await browser.close();
end();

async function rules(file) {
  const text = await readFile(file, "utf8");
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // what white space a custom property holds is of no meaning
    return [...sheet.cssRules].map((rule) => rule.cssText.replace(/calc\(([^()]*)\)/g, "$1").replace(/\s*([,:])\s*/g, "$1"));
  }, text);
}
