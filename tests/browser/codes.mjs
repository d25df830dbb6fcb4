// node codes.mjs <program> <repository> <site folder>
// Codes as the program makes them, for business cards and in backgrounds, and that of the page of an award: zbar, which has
// nothing of ours, reads in each where it leads. Ends with "N passed, N failed".
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { launch, patient } from "./browser.mjs";
import { is, tally } from "./expect.mjs";
import { serve } from "./server.mjs";
import { decoded } from "./zbar.mjs";

const run = promisify(execFile);
const [program, root, site] = process.argv.slice(2).map((path) => resolve(path));
const { expect, end } = tally();
const folder = await mkdtemp(join(tmpdir(), "codes-"));
const { origin, close } = await serve(site);
const browser = await launch();
const page = await patient(await browser.newContext({ deviceScaleFactor: 2, viewport: { width: 1920, height: 1080 } })).newPage();

const { stdout: listed } = await run(program, ["list", "awards", "--root", root, "--format", "json"], { maxBuffer: 1 << 26 });
const awards = listed.trim().split("\n").map((line) => JSON.parse(line));
const id = awards.find(({ state }) => state === "valid")?.award_id;
const address = await onPage(id);
for (const name of ["code.svg", "code.png"]) {
  await made("qr", id, name);
  expect(`${name} leads to the award`, is(await read(name), address));
}
for (const layout of ["left", "right", "corners"]) {
  for (const name of [`${layout}.png`, `${layout}.svg`]) {
    await made("background", id, name, "--layout", layout, "--no-name");
    expect(`the background ${name} leads to the award`, is(await read(name), address));
  }
}
await browser.close();
close();
await rm(folder, { recursive: true });
end();

/** The address that the page of an award says to have. Its code is for wallets: it leads to the credential. */
async function onPage(id) {
  await page.goto(`${origin}/a/${id}/`);
  const address = await page.locator("link[rel=canonical]").getAttribute("href");
  const code = page.locator("svg.qr").first();
  await code.evaluate((code) => code.closest("details")?.setAttribute("open", ""));
  await code.screenshot({ path: join(folder, "page.png") });
  expect("the code of the page leads to the credential", is(await decoded(join(folder, "page.png")), `${address}credential.json`));
  return address;
}

async function made(command, id, name, ...more) {
  await run(program, [command, id, "--root", root, "-o", join(folder, name), ...more]);
}

/** What a file says to a reader; an SVG as a browser shows it. */
async function read(name) {
  if (!name.endsWith(".svg")) return decoded(join(folder, name));
  await page.goto(pathToFileURL(join(folder, name)).href);
  const shown = join(folder, `${name}.png`);
  await page.screenshot({ path: shown });
  return decoded(shown);
}
