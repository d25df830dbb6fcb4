// node award.mjs <site folder>
// The heaviest award page of each language: what it weighs, that it asks for nothing before it is pressed, that it copies what it
// shows and says so, that it serves as well without script, and that frames of other sites show its small page and not itself.
// Ends with "N passed, N failed".
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { launch, patient } from "./browser.mjs";
import { tally } from "./expect.mjs";
import { htmlFiles } from "./pages.mjs";
import { serve } from "./server.mjs";

const LIMITS = { page: 30 * 1024, script: 6 * 1024, embed: 10 * 1024 };

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node award.mjs <site folder>");
  process.exit(2);
}
const root = resolve(folder);
const { expect, end } = tally();
const heavy = await heaviest();
const { origin, close } = await serve(root);
const browser = await launch();
await checkWeights();
for (const { lang, path } of heavy) {
  await checkButtons(lang, path);
  await checkWithoutScript(lang, path);
}
await checkFrames(heavy[0].path);
await browser.close();
close();
end();

async function heaviest() {
  const chosen = new Map();
  for (const path of (await htmlFiles(root)).filter((file) => /^([a-z]{2}\/)?a\//.test(file))) {
    const html = await readFile(join(root, path), "utf8");
    const lang = /<html lang="(\w+)"/.exec(html)[1];
    const size = Buffer.byteLength(html);
    if (html.includes("data-copy=") && size > (chosen.get(lang)?.size ?? 0)) chosen.set(lang, { lang, path, size });
  }
  return [...chosen.values()];
}

async function checkWeights() {
  expect("there are award pages in two languages", heavy.length === 2 ? [] : [`${heavy.length}`]);
  for (const { lang, path, size } of heavy) {
    console.log(`${lang}: ${path} has ${size} bytes`);
    expect(`${path} keeps its budget`, size <= LIMITS.page ? [] : [`${size} bytes`]);
    const embed = (await readFile(join(root, path.replace(/\ba\//, "embed/")))).length;
    expect(`the frame of ${path} keeps its budget`, embed <= LIMITS.embed ? [] : [`${embed} bytes`]);
  }
  const script = (await readFile(join(root, "assets/award.js"))).length;
  expect("the script keeps its budget", script <= LIMITS.script ? [] : [`${script} bytes`]);
}

async function checkButtons(lang, path) {
  const context = patient(await browser.newContext());
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  const [asked, messages] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(`${origin}/${path.replace("index.html", "")}`, { waitUntil: "load" });
  const known = /\.(css|js|svg|png)(\?|$)|\/$/;
  expect(`${lang}: nothing but its own files is asked for`, asked.filter((url) => !url.startsWith(origin) || !known.test(url)));
  const before = asked.length;
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const said = page.locator("[data-copied]");
  const words = await said.getAttribute("data-copied");
  for (const button of await page.locator("[data-copy]").all()) {
    const id = await button.getAttribute("data-copy");
    const shown = await page.locator(`#${id}`).textContent();
    // what the button before said still stands there for some seconds
    await said.evaluate((one) => (one.textContent = ""));
    await button.click();
    await page.waitForFunction((text) => document.querySelector("[data-copied]").textContent === text, words);
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const text = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : undefined);
      return { text: await text("text/plain"), html: await text("text/html") };
    });
    const lines = id === "mail" ? await page.locator("#mail_text").textContent() : shown;
    expect(`${lang}: ${id} is copied as text`, copied.text === lines ? [] : [`${copied.text} instead of ${lines}`]);
    const rich = id !== "mail" || /<a href="https:[^"]*"[^>]*><img [^>]*width="64"/.test(copied.html ?? "");
    expect(`${lang}: ${id} is copied as what it looks like`, rich ? [] : [copied.html ?? "no HTML"]);
  }
  // the icon of the window comes when the browser likes
  const asks = asked.slice(before).filter((url) => !url.includes("/favicon.svg"));
  expect(`${lang}: buttons ask for nothing`, asks);
  expect(`${lang}: policy and console`, messages);
  await context.close();
}

async function checkWithoutScript(lang, path) {
  const context = patient(await browser.newContext({ javaScriptEnabled: false }));
  const page = await context.newPage();
  await page.goto(`${origin}/${path.replace("index.html", "")}`);
  const dead = await page.locator("button:visible").allTextContents();
  expect(`${lang}: no dead button without script`, dead);
  const address = await page.locator("#address:visible").count();
  expect(`${lang}: the address stands there without script`, address === 1 ? [] : ["it does not"]);
  await context.close();
}

async function checkFrames(path) {
  const at = path.replace("index.html", "");
  const frames = [at.replace(/\ba\//, "embed/"), at].map((src) => `<iframe src="${origin}/${src}" title="x"></iframe>`);
  const stranger = createServer((_, response) => response.end(`<!doctype html><title>x</title>${frames.join("")}`));
  await new Promise((ready) => stranger.listen(0, "127.0.0.1", ready));
  const context = patient(await browser.newContext());
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${stranger.address().port}/`, { waitUntil: "load" });
  const [, embed, award] = page.frames();
  expect("other sites may frame the small page", (await embed.locator("main.slip").count()) === 1 ? [] : ["it does not show"]);
  expect("other sites may not frame the page", (await award.locator("article.award").count()) === 0 ? [] : ["it shows"]);
  await context.close();
  stranger.close();
}
