// node paper.mjs <site folder>
// An award prints on one sheet of A4. Ends with "N passed, N failed".
import { resolve } from "node:path";
import { launch, patient } from "./browser.mjs";
import { tally } from "./expect.mjs";
import { htmlFiles, onePerType } from "./pages.mjs";
import { serve } from "./server.mjs";

const root = resolve(process.argv[2]);
const { expect, end } = tally();
const { origin, close } = await serve(root);
const browser = await launch();
const page = await patient(await browser.newContext()).newPage();
const awards = (await onePerType(root, await htmlFiles(root))).filter(({ type }) => type.startsWith("award"));
for (const { type, lang, path } of awards) {
  await page.goto(`${origin}/${path.replace(/index\.html$/, "")}`);
  const sheets = sheetsIn(await page.pdf({ preferCSSPageSize: true }));
  expect(`${type} ${lang} prints on one sheet (${path})`, sheets === 1 ? [] : [`${sheets} sheets`]);
}
expect("there are awards to print", awards.length > 0 ? [] : ["none"]);
await browser.close();
close();
end();

function sheetsIn(pdf) {
  return (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}
