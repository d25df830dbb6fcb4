// node certificate.mjs <site folder>
// A certificate prints on exactly one sheet of A4, upright and across, with all of its text; one that was taken back prints
// none. The code on paper is read by zbar as the address beside it. Ends with "N passed, N failed".
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch, patient } from "./browser.mjs";
import { accessible, fits, is, reachable, tally } from "./expect.mjs";
import { htmlFiles } from "./pages.mjs";
import { serve } from "./server.mjs";
import { decoded } from "./zbar.mjs";

const root = resolve(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), "certificates-"));
const { expect, end } = tally();
const { origin, close } = await serve(root);
const browser = await launch();
const page = await patient(await browser.newContext()).newPage();
const SHAPES = { "": "595 842", "#landscape": "842 595" };

const paths = (await htmlFiles(root)).filter((path) => path.endsWith("/certificate/index.html")).sort();
expect("there are certificates", paths.length > 0 ? [] : ["none"]);
// Those with most to say in each language, and one that was taken back.
const sheets = [];
let taken;
for (const path of paths) {
  const html = await readFile(join(root, path), "utf8");
  if (html.includes('class="sheet"')) sheets.push({ path, lang: /<html lang="(\w+)"/.exec(html)[1], size: html.length });
  else taken ??= path;
}
sheets.sort((a, b) => b.size - a.size);
const chosen = ["ja", "en"].flatMap((lang) => sheets.filter((sheet) => sheet.lang === lang).slice(0, 6));
for (const { path } of chosen) {
  for (const [end, shape] of Object.entries(SHAPES)) {
    await go(path, end);
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const pdf = bytes.toString("latin1");
    expect(`${path}${end} is one sheet`, is(sheetsIn(pdf), 1));
    expect(`${path}${end} has its shape`, is(shapeOf(pdf), shape));
    const address = await page.locator(".check code").textContent();
    expect(`${path}${end} has a code that leads to its page`, is(await onPaper(bytes), address));
    await page.emulateMedia({ media: "print" });
    expect(`${path}${end} shows all it has to say`, await page.evaluate(cut));
    await page.emulateMedia({ media: null });
  }
}
for (const path of ["ja", "en"].map((lang) => chosen.find((sheet) => sheet.lang === lang)?.path).concat(taken).filter(Boolean)) {
  for (const [width, colorScheme] of [[320, "light"], [1280, "dark"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await go(path, "");
    const at = `${path} at ${width} px`;
    expect(`${at} is accessible`, await accessible(page));
    expect(`${at} fits`, await fits(page));
    expect(`${at} can be pressed`, await reachable(page));
  }
}
await browser.close();
close();
await rm(folder, { recursive: true });
end();

/** What the code says where it is printed. */
async function onPaper(pdf) {
  const file = join(folder, "sheet");
  await writeFile(`${file}.pdf`, pdf);
  execFileSync("pdftoppm", ["-r", "200", "-png", "-singlefile", `${file}.pdf`, file], { stdio: "ignore" });
  return decoded(`${file}.png`);
}

// The end of an address alone opens no page.
async function go(path, end) {
  await page.goto("about:blank");
  await page.goto(`${origin}/${path.replace(/index\.html$/, "")}${end}`);
}

function sheetsIn(pdf) {
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

function shapeOf(pdf) {
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? [];
  return `${Math.round(width)} ${Math.round(height)}`;
}

// Texts and pictures that reach beyond the sheet or the part of it that holds them.
function cut() {
  const wrong = [];
  const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const sheet = document.querySelector(".sheet");
  const paper = sheet.getBoundingClientRect();
  for (const part of sheet.querySelectorAll(".body, .end")) {
    const room = part.getBoundingClientRect();
    if (!within(room, paper)) wrong.push(`${part.className} leaves the paper`);
    for (const child of part.querySelectorAll("h1, p, bdi, code, svg, img")) {
      if (child.checkVisibility() && !within(child.getBoundingClientRect(), room)) wrong.push(`${child.tagName} ${child.className} ${child.textContent.trim().slice(0, 40)}`);
    }
  }
  return wrong;
}
