// node background.mjs <site folder> [--screenshots <folder>]
// The page on which holders make pictures: what is saved has its size, its code leads to the page of the award, the middle of a
// background is free, hard names (tests/names) and long issuers are drawn to the last code point, nothing but the site itself is asked, and without script the page says what to do instead. Needs zbarimg.
// Ends with "N passed, N failed".
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch, patient } from "./browser.mjs";
import { accessible, fits, is, reachable, tally } from "./expect.mjs";
import { htmlFiles } from "./pages.mjs";
import { serve } from "./server.mjs";
import { decoded } from "./zbar.mjs";

const args = process.argv.slice(2);
const shots = args.includes("--screenshots") ? args.splice(args.indexOf("--screenshots"), 2)[1] : undefined;
const root = resolve(args[0]);
const { expect, end } = tally();
const folder = await mkdtemp(join(tmpdir(), "pictures-"));
const { origin, close } = await serve(root);
const browser = await launch();
for (const [lang, below] of [["ja", ""], ["en", "en/"]]) {
  const [shown, withheld] = await awards(below);
  await checkPictures(lang, below, shown, withheld);
  await checkLooks(lang, below, shown);
  if (below === "") await checkNames(shown);
  await checkWithoutScript(lang, below);
}
await browser.close();
close();
await rm(folder, { recursive: true });
end();

/** One award that is shown around, with a name on it, and one that is not. */
async function awards(below) {
  const found = [];
  for (const path of (await htmlFiles(root)).filter((file) => file.startsWith(`${below}a/`))) {
    const html = await readFile(join(root, path), "utf8");
    found.push({ id: path.split("/").at(-2), shared: html.includes('id="share"'), named: html.includes("holder-name") });
  }
  return [found.find(({ shared, named }) => shared && named).id, found.find(({ shared }) => !shared).id];
}

async function checkPictures(lang, below, id, withheld) {
  const context = patient(await browser.newContext({ acceptDownloads: true }));
  const page = await context.newPage();
  const [foreign, messages] = [[], []];
  page.on("request", (request) => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin) && foreign.push(request.url()));
  page.on("console", (message) => message.type() === "error" && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(`${origin}/${below}a/${id}/`);
  const address = await page.locator("link[rel=canonical]").getAttribute("href");
  await page.locator(`a[href$="#${id}"]`).click();
  await page.locator("[data-save]").waitFor();
  for (const size of ["1920x1080", "1280x720"]) {
    await page.locator("#kind").selectOption(`background ${size}`);
    for (const place of ["left", "right", "corners"]) {
      await page.locator(`input[value=${place}]`).check();
      const file = await saved(page);
      expect(`${lang} ${size} ${place}: the code leads to the award`, is(await decoded(file), address));
      expect(`${lang} ${size} ${place}: its size`, is(await sizeOf(file), size));
      const bytes = (await readFile(file)).length;
      expect(`${lang} ${size} ${place}: under 5 MB`, bytes < 5e6 ? [] : [`${bytes}`]);
      expect(`${lang} ${size} ${place}: the middle is free`, await page.evaluate(busy));
      const across = await page.evaluate(black);
      expect(`${lang} ${size} ${place}: the code is large enough`, across >= (size === "1920x1080" ? 220 : 146) ? [] : [`${across}`]);
    }
  }
  await page.locator("#kind").selectOption("card 1200x630");
  const card = await saved(page);
  expect(`${lang}: the code of the card leads to the award`, is(await decoded(card), address));
  expect(`${lang}: the size of the card`, is(await sizeOf(card), "1200x630"));
  await page.locator("#kind").selectOption("code 0x0 png");
  const code = await saved(page);
  expect(`${lang}: the code for print leads to the award`, is(await decoded(code), address));
  const chunk = (await readFile(code)).subarray(33, 54).toString("hex");
  expect(`${lang}: it says 600 dots an inch`, is(chunk.slice(0, 34), "000000097048597300005c4600005c4601"));
  await page.locator("#kind").selectOption("code 0x0 svg");
  const svg = await readFile(await saved(page), "utf8");
  const [, side, mm] = /viewBox="0 0 (\d+) .* width="([\d.]+)mm"/.exec(svg) ?? [];
  expect(`${lang}: the SVG has its size in print`, is(mm, (Number(side) * 0.4).toFixed(1)));
  await page.locator("#file").setInputFiles(join(root, `a/${id}/badge.png`));
  await page.locator("[data-save]").waitFor();
  await page.locator("#award").fill(`${origin}/${below}a/${withheld}/`);
  await page.locator("[data-take]").click();
  await page.locator("[data-made]").waitFor({ state: "hidden" });
  expect(`${lang}: an award that proves nothing is not shown around`, is(await page.locator("[data-save]:visible").count(), 0));
  expect(`${lang}: nothing asked of other hosts`, foreign);
  expect(`${lang}: policy and console`, messages.filter((message) => !message.includes("404")));
  await context.close();
}

/** Hard names as a page of an award says them, and an issuer with a long one: whatever is drawn has every letter of them. */
async function checkNames(id) {
  const table = await readFile(new URL("../names/names.tsv", import.meta.url), "utf8");
  const names = table.trim().split("\n").map((line) => line.split("\t")[0]);
  const context = patient(await browser.newContext());
  await context.addInitScript(() => {
    const { fillText } = CanvasRenderingContext2D.prototype;
    window.drawn = [];
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      window.drawn.push(text);
      return fillText.call(this, text, ...rest);
    };
  });
  const page = await context.newPage();
  let name;
  await page.route((url) => url.pathname === `/a/${id}/`, async (route) => {
    const response = await route.fetch();
    const text = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const body = (await response.text()).replace(/(<bdi class="holder-name"[^>]*>)[^<]*/, (_, open) => open + text);
    await route.fulfill({ response, body });
  });
  const issuer = "独立行政法人国際人材育成支援機構 中央研修センター 人材開発部 デジタル人材育成推進課";
  await page.route((url) => url.pathname === "/tools/background/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(/"name":"[^"]*"/g, `"name":"${issuer}"`) });
  });
  await page.goto(`${origin}/tools/background/`);
  const wrong = [];
  for (name of names) {
    await page.locator("#award").fill(id);
    await page.evaluate(() => (window.drawn = []));
    await page.locator("[data-take]").click();
    await page.waitForFunction(() => window.drawn.length > 0);
    for (const picture of ["card 1200x630", "background 1920x1080"]) {
      await page.evaluate(() => (window.drawn = []));
      await page.locator("#kind").selectOption(picture);
      const drawn = await page.evaluate(() => window.drawn.join(""));
      // a line break takes the place of a space
      const [said, given, by] = [drawn, name, issuer].map((text) => text.replace(/\s/g, ""));
      if (!said.includes(given) || !said.includes(by)) wrong.push(`${name}: ${drawn}`);
    }
  }
  expect("hard names are drawn as they were given", wrong);
  await context.close();
}

async function checkLooks(lang, below, id) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await (patient(await browser.newContext({ colorScheme }))).newPage();
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${origin}/${below}tools/background/#${id}`);
      await page.locator("[data-save]").waitFor();
      const how = `${lang} ${colorScheme} ${width}`;
      expect(`${how}: fits its width`, await fits(page));
      expect(`${how}: things to press are large enough`, await reachable(page));
      expect(`${how}: axe`, await accessible(page));
      if (shots) await page.screenshot({ path: join(shots, `background-${how.replaceAll(" ", "-")}.png`), fullPage: true });
    }
    await page.context().close();
  }
}

async function checkWithoutScript(lang, below) {
  const context = patient(await browser.newContext({ javaScriptEnabled: false }));
  const page = await context.newPage();
  await page.goto(`${origin}/${below}tools/background/`);
  expect(`${lang}: no dead button without script`, await page.locator("button:visible").allTextContents());
  expect(`${lang}: it says what to do instead`, is(await page.locator("[data-off]:visible code").count(), 2));
  await context.close();
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-save]").click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  if (shots) await download.saveAs(join(shots, `${await page.locator("#kind").inputValue()}-${await page.locator("input[name=place]:checked").inputValue()}-${download.suggestedFilename()}`.replaceAll(" ", "-")));
  return path;
}

async function sizeOf(file) {
  const bytes = await readFile(file);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/** How wide what is black in the lower half is: the code. */
function black() {
  const canvas = document.querySelector("canvas");
  const [width, height] = [canvas.width, canvas.height / 2];
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, height, width, height).data.buffer);
  let [first, last] = [width, -1];
  pixels.forEach((pixel, at) => {
    if (pixel === 0xff000000) [first, last] = [Math.min(first, at % width), Math.max(last, at % width)];
  });
  return last - first + 1;
}

/** Points of the middle that are not ground. */
function busy() {
  const canvas = document.querySelector("canvas");
  const [x, y, width, height] = [canvas.width / 4, canvas.height * 0.15, canvas.width / 2, canvas.height * 0.7];
  const { data } = canvas.getContext("2d").getImageData(x, y, width, height);
  const pixels = new Uint32Array(data.buffer);
  const other = pixels.findIndex((pixel) => pixel !== pixels[0]);
  return other < 0 ? [] : [`${other % width} ${Math.floor(other / width)}`];
}
