// node search.mjs <site folder> [--screenshots <folder>]
// The search of the catalogue in a browser, over the built sample: it asks for nothing before the field is used and never another
// host, finds katakana by hiragana, says how many it found, can be linked to, works with the keyboard alone and is gone without
// script. Its folding is that of the build (folding.json). Ends with "N passed, N failed".
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { launch, patient } from "./browser.mjs";
import { accessible, fits, is, reachable, tally } from "./expect.mjs";
import { serve } from "./server.mjs";

const LOOKS = [
  { colorScheme: "light", forcedColors: "none", width: 320 },
  { colorScheme: "dark", forcedColors: "none", width: 1280 },
  { colorScheme: "light", forcedColors: "active", width: 320 },
];

const args = process.argv.slice(2);
const shots = args.includes("--screenshots") ? args.splice(args.indexOf("--screenshots"), 2)[1] : undefined;
if (args.length !== 1) {
  console.error("usage: node search.mjs <site folder> [--screenshots <folder>]");
  process.exit(2);
}
const root = resolve(args[0]);
if (shots) await mkdir(shots, { recursive: true });
const { expect, end } = tally();

await folding();
const { origin, close } = await serve(root);
const browser = await launch();
await typing();
await linking();
await keyboard();
await nothing();
await failing();
await withoutScript();
await browser.close();
close();
end();

/** The script as it is published folds as the build does, whose cases these are. */
async function folding() {
  const { fold, matches, rowsOf, words } = await import(`data:text/javascript,${encodeURIComponent(await readFile(join(root, "assets/search.js"), "utf8"))}`);
  const cases = JSON.parse(await readFile(new URL("folding.json", import.meta.url), "utf8"));
  for (const [given, wanted] of cases) expect(`folding of ${given}`, is(fold(given), wanted));
  expect("words", is(words("　DX　ぱすぽーと ").join("|"), "dx|パスポート"));
  const rows = rowsOf([
    { rows: [[0, "統計", "b/a/", "データ", [0]]], shared: ["汐見野市"] },
    { rows: [[0, "データ 分析", "b/b/", "", [0]]], shared: ["夕凪大学"] },
  ]);
  const found = (question) => matches(rows, words(question)).map(({ path }) => path).join(" ");
  expect("names come first", is(found("でーた"), "b/b/ b/a/"));
  expect("all words must be found", is(found("でーた 汐見野"), "b/a/"));
  expect("each part has its own words", is(found("夕凪"), "b/b/"));
}

async function typing() {
  await visit("/catalog/", async (page, { requests }) => {
    expect("nothing is fetched before the field is used", requests.filter((url) => url.includes("/search/")));
    await page.click("#words");
    await page.keyboard.type("ぱすぽーと　でじたる");
    await page.waitForSelector(".results a");
    expect("hiragana finds katakana", is(await page.textContent(".results a"), "しおみのDXパスポート ステップ2 デジタルの基礎"));
    const links = await page.locator(".results a").count();
    expect("the count is announced", is(await page.textContent("form [role=status]"), `${links}件見つかりました。`));
    expect("the index is fetched once", is(requests.filter((url) => url.includes("/search/")).length, 1));
    expect("the list makes way", is(await page.locator(".columns:visible").count(), 0));
    for (const look of LOOKS) await looks(page, "found", look);
    await page.click(".results a");
    expect("a result leads to its page", is(new URL(page.url()).pathname, "/b/dx-02-literacy/"));
  });
}

async function linking() {
  await visit(`/catalog/kind/assessed/?q=${encodeURIComponent("汐見野市")}`, async (page) => {
    await page.waitForSelector(".results a");
    expect("?q= is asked at once", is(await page.inputValue("#words"), "汐見野市"));
    const titles = (await page.locator(".results h2").allTextContents()).map((text) => text.replace(/ \d+$/, ""));
    expect("results are grouped", is(titles.slice(0, 2).join(" "), "バッジ 発行者"));
    await page.fill("#words", "データ");
    await page.waitForFunction(() => location.search === `?q=${encodeURIComponent("データ")}`);
    await page.click(".languages a");
    await page.waitForSelector(".results a");
    expect("the question goes along to the other language", is(await page.inputValue("#words"), "データ"));
    expect("the other language counts in its words", is(/^\d+ results?\.$/.test(await page.textContent("form [role=status]")), true));
  });
}

async function keyboard() {
  await visit("/en/catalog/", async (page) => {
    await page.focus("#words");
    await page.keyboard.type("passport literacy");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.closest(".results a"));
    await page.keyboard.press("Escape");
    expect("Escape clears the field and leads back to it", is(await page.evaluate(() => document.activeElement.id + document.activeElement.value), "words"));
    await page.waitForFunction(() => !document.querySelector(".results a"));
    expect("the list is back", is(await page.locator(".columns:visible").count(), 1));
    expect("the address holds no question", is(new URL(page.url()).search, ""));
  });
}

async function nothing() {
  await visit("/catalog/", async (page) => {
    await page.fill("#words", "<img src=x onerror=alert(1)>");
    await page.waitForFunction(() => document.querySelector("form [role=status]").textContent.includes("見つかりませんでした"));
    const said = await page.textContent("form [role=status]");
    expect("what is asked for is shown as text", is(said.includes("「<img src=x onerror=alert(1)>」"), true));
    expect("the list stays to go on with", is(await page.locator(".columns:visible").count(), 1));
    await looks(page, "nothing", LOOKS[0]);
  });
}

async function failing() {
  await visit("/catalog/", async (page) => {
    await page.route("**/search/*.json", (route) => route.abort());
    await page.fill("#words", "データ");
    await page.waitForFunction(() => document.querySelector("form [role=status]").textContent.includes("読み込めません"));
    await page.unroute("**/search/*.json");
    await page.fill("#words", "データに");
    await page.waitForSelector(".results a");
  }, { quiet: false });
}

async function withoutScript() {
  const context = patient(await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } }));
  const page = await context.newPage();
  await page.goto(`${origin}/catalog/`);
  expect("no field without script", is(await page.locator("#words:visible").count(), 0));
  expect("words say what there is instead", is(await page.locator(".note:visible").count(), 1));
  await page.click("nav.side a[href$='/kind/knowledge/']");
  expect("shelves work without script", is(await page.textContent("h1"), "知識"));
  await context.close();
}

async function visit(path, work, { quiet = true } = {}) {
  const context = patient(await browser.newContext({ locale: "ja-JP", reducedMotion: "reduce", viewport: { width: 1280, height: 800 } }));
  const page = await context.newPage();
  const [requests, messages] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(origin + path, { waitUntil: "networkidle" });
  await work(page, { requests });
  expect(`${path}: asks no other host`, requests.filter((url) => !url.startsWith(origin) && !url.startsWith("data:")));
  if (quiet) expect(`${path}: policy and console`, messages);
  await context.close();
}

async function looks(page, what, { colorScheme, forcedColors, width }) {
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.setViewportSize({ width, height: 800 });
  const how = `${what} ${forcedColors === "active" ? "forced" : colorScheme} ${width}`;
  expect(`${how}: fits its width`, await fits(page));
  expect(`${how}: things to press are large enough`, await reachable(page));
  expect(`${how}: axe`, await accessible(page));
  if (shots) await page.screenshot({ path: join(shots, `search-${how.replaceAll(" ", "-")}.png`), fullPage: true });
}
