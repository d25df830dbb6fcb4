// node check.mjs <site folder> [--brief] [--screenshots <folder>]
// Every HTML file is valid; one page of each type and language, light, dark, in forced colours and with more contrast, on a
// phone and a desk, is accessible, fits also with wide spacing, is walked through with the keyboard, does not move while it
// loads, keeps its own policy and asks nothing of other hosts; an award weighs little. --brief looks at one language of each
// type, in two ways, and walks through it on a phone only. Ends with "N passed, N failed".
// CHROMIUM names the browser (default /usr/bin/chromium).
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { HtmlValidate } from "html-validate";
import { launch, patient } from "./browser.mjs";
import { overBudget, weigh } from "./budget.mjs";
import { accessible, fits, reachable, tally } from "./expect.mjs";
import { walk } from "./keyboard.mjs";
import { htmlFiles, onePerType } from "./pages.mjs";
import { serve } from "./server.mjs";
import { spaceOut, unclipped } from "./spacing.mjs";
import { holdBack, moved, watchPlaces } from "./steady.mjs";
import { nuErrors } from "./vnu.mjs";

const WIDTHS = [320, 1280];
const LOOKS = [
  { name: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "forced", forcedColors: "active" },
  { name: "contrast", contrast: "more" },
].flatMap((look) => WIDTHS.map((width) => ({ colorScheme: "light", forcedColors: "none", contrast: "no-preference", ...look, width })));
const BRIEF = LOOKS.filter(({ name, width }) => `${name} ${width}` === "dark 320" || `${name} ${width}` === "forced 1280");
/** Pages looked at side by side. */
const AT_ONCE = 3;

const brief = process.argv.includes("--brief");
/** Where pages are walked through and spaced out. */
const walked = brief ? WIDTHS.slice(0, 1) : WIDTHS;
const args = process.argv.slice(2).filter((arg) => arg !== "--brief");
const shots = args.includes("--screenshots") ? args.splice(args.indexOf("--screenshots"), 2)[1] : undefined;
if (args.length !== 1) {
  console.error("usage: node check.mjs <site folder> [--brief] [--screenshots <folder>]");
  process.exit(2);
}
const root = resolve(args[0]);

const { expect, end } = tally();
const files = await htmlFiles(root);
expect("there are pages", files.length > 0 ? [] : [`no HTML in ${root}`]);
await checkMarkup();
await checkInBrowser();
end();

async function checkMarkup() {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    rules: {
      "doctype-style": "off", // lower case is as good
      "long-title": "off", // names are the authors'
      "require-sri": ["error", { target: "crossorigin" }], // our own files come from the same host
    },
  });
  for (const path of files) {
    const report = await validator.validateString(await readFile(join(root, path), "utf8"), path);
    const messages = report.results.flatMap((result) => result.messages);
    expect(`markup of ${path}`, messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
  }
  const chosen = await onePerType(root, files);
  const errors = await nuErrors([...chosen.map(({ path }) => join(root, path)), join(root, "assets/style.css")]);
  expect("the Nu validator finds no error in one page of each type and the stylesheet", errors);
}

async function checkInBrowser() {
  const { origin, close } = await serve(root);
  const browser = await launch();
  if (shots) await mkdir(shots, { recursive: true });
  const all = await onePerType(root, files);
  const chosen = brief ? inTurn(all) : all;
  const context = patient(await browser.newContext({ reducedMotion: "reduce" }));
  await context.addInitScript(watchPlaces);
  await atOnce(chosen, (one) => checkPage(context, origin, one));
  await context.close();
  const still = patient(await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } }));
  await atOnce(chosen, (one) => checkWithoutScript(still, origin, one));
  await still.close();
  await browser.close();
  close();
}

async function checkPage(context, origin, { type, lang, path }) {
  const what = `${type} ${lang} (${path})`;
  const page = await context.newPage();
  const [messages, foreign, missing] = [[], [], []];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404 (Not Found)")) messages.push(message.text());
  });
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
  });
  await page.setViewportSize({ width: WIDTHS[0], height: 800 });
  const weight = weigh(page);
  await holdBack(page);
  await page.goto(addressOf(origin, path), { waitUntil: "networkidle" });
  // the page in one file is read from a disk, and painted as it is read
  if (type !== "verify-offline") expect(`${what}: nothing moves while it loads`, await moved(page));
  if (type.startsWith("award")) expect(`${what}: weighs little`, overBudget(await weight()));
  for (const look of brief ? BRIEF : LOOKS) {
    const { name, width, ...media } = look;
    const how = `${name} ${width}`;
    await page.emulateMedia(media);
    await page.setViewportSize({ width, height: 800 });
    expect(`${what} ${how}: fits its width`, await fits(page));
    expect(`${what} ${how}: things to press are large enough`, await reachable(page));
    expect(`${what} ${how}: axe`, await accessible(page));
    if (shots) await photograph(page, join(shots, `${type}-${lang}-${how.replace(" ", "-")}.png`));
  }
  for (const width of walked) {
    await page.setViewportSize({ width, height: 800 });
    expect(`${what} ${width}: every stop of the keyboard is seen`, await walk(page));
  }
  await spaceOut(page);
  for (const width of walked) {
    await page.setViewportSize({ width, height: 800 });
    expect(`${what} ${width}: has room for wide spacing`, [...(await fits(page)), ...(await unclipped(page))]);
  }
  expect(`${what}: policy and console`, messages);
  expect(`${what}: nothing asked of other hosts`, foreign);
  expect(`${what}: everything it asks for is there`, missing);
  await page.close();
}

async function checkWithoutScript(context, origin, { type, lang, path }) {
  const page = await context.newPage();
  await page.goto(addressOf(origin, path));
  const lacks = [];
  if ((await page.locator("h1:visible").count()) !== 1) lacks.push("one h1");
  if ((await page.locator("main:visible").count()) !== 1) lacks.push("main");
  // In a preview there is no credential to link to, and of a redacted award none is left.
  const signed = type.startsWith("award") && type !== "award-gone" && !(await page.locator(".top .draft").count());
  if (signed && !(await page.locator('a[href$="credential.json"]').count())) lacks.push("a link to the credential");
  expect(`${type} ${lang} without script (${path})`, lacks);
  await page.close();
}

/** One page of each type, its language now this one, now that. */
function inTurn(pages) {
  const types = [...new Set(pages.map(({ type }) => type))];
  return types.map((type, at) => {
    const alike = pages.filter((page) => page.type === type);
    return alike[at % alike.length];
  });
}

/** The whole page, with the pictures that would load on the way down. */
async function photograph(page, path) {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  });
  await page.screenshot({ path, fullPage: true });
}

async function atOnce(all, look) {
  const waiting = [...all];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await look(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function addressOf(origin, path) {
  return `${origin}/${path.replace(/index\.html$/, "")}`;
}
