// node --import ../../verifier/contexts-as-text.mjs verify.mjs <site folder> [--screenshots <folder>]
// The verify page in a browser, on 2026-11-01: badges that are genuine, expired, withdrawn, altered, of another issuer, whose
// documents cannot be had, with and without a network, from links, files and text, with the keyboard alone. However a result
// looks, it is accessible, keeps the policy and asks nothing of others than the visitor asked for. Ends with "N passed, N failed".
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { badgesOf } from "./badges.mjs";
import { launch, patient } from "./browser.mjs";
import { accessible, fits, is, reachable, tally } from "./expect.mjs";
import { serve } from "./server.mjs";
import { strangersBadge } from "./stranger.mjs";
import { zip } from "./zip.mjs";

const NOW = new Date("2026-11-01T03:00:00Z");
const LOOKS = [
  { colorScheme: "light", forcedColors: "none", width: 320 },
  { colorScheme: "dark", forcedColors: "none", width: 1280 },
  { colorScheme: "light", forcedColors: "active", width: 320 },
];

const args = process.argv.slice(2);
const shots = args.includes("--screenshots") ? args.splice(args.indexOf("--screenshots"), 2)[1] : undefined;
if (args.length !== 1) {
  console.error("usage: node --import ../../verifier/contexts-as-text.mjs verify.mjs <site folder> [--screenshots <folder>]");
  process.exit(2);
}
const root = resolve(args[0]);
if (shots) await mkdir(shots, { recursive: true });
const badges = await badgesOf(root, NOW);
const { expect, end } = tally();
const browser = await launch();
const { origin, close } = await serve(root);

await links();
await files();
await enclosed();
await texts();
await altered();
await unreachable();
await foreign();
await stranger();
await batch();
await keyboard();
await withoutNetwork();
await oneFile();

await browser.close();
close();
end();

/** From the page of an award: the address is filled in, nothing is fetched before it is asked for. */
async function links() {
  await visit(`${origin}/a/${badges.genuine.id}/`, async (page, { requests }) => {
    const scripts = requests.filter((url) => url.endsWith(".js"));
    expect("the page of an award loads no script", scripts);
    await page.click("a[href*='/verify/#']");
    await page.waitForSelector("form:not([hidden])");
    const asked = requests.filter((url) => /\.json/.test(url));
    expect("nothing is fetched until the visitor asks", asked);
    expect("the address is filled in", is(await page.inputValue("textarea"), badges.genuine.url));
    await press(page);
    await shows(page, "genuine", { tone: "good", title: "本物です", domain: badges.genuine.host });
    await has(page, "it says what, to whom and when", [badges.genuine.name, badges.genuine.holder, "2024年6月3日"]);
    await has(page, "it is called the issuer's own check", ["この発行者自身のサイト", "VerifierPlus"]);
    const second = await page.getAttribute(".verdict .actions a", "href");
    expect("a second opinion is asked about the same badge", is(second, `https://verifierplus.org/#verify?vc=${badges.genuine.url}`));
    const focus = await page.evaluate(() => document.activeElement.className);
    expect("the result has the focus", is(focus, "state"));
    await looks(page, "genuine");
    await page.click(".languages a");
    expect("the address goes along to the other language", is(await page.inputValue("textarea"), badges.genuine.url));
  });
  await visit(`${origin}/en/verify/`, async (page) => {
    for (const [state, { id, title, says }] of Object.entries({
      expired: { ...badges.expired, title: "Expired", says: ["It was valid from", badges.expired.until] },
      withdrawn: { ...badges.withdrawn, title: "Withdrawn", says: ["Withdrawn on 20", "Reason: "] },
    })) {
      await ask(page, `${origin}/en/a/${id}/`);
      await shows(page, state, { tone: state === "withdrawn" ? "bad" : "caution", title });
      await has(page, `${state}: what it says`, says);
      await looks(page, state);
    }
  });
}

async function files() {
  await visit(`${origin}/verify/`, async (page) => {
    for (const name of ["credential.json", "badge.png", "badge.svg"]) {
      await page.setInputFiles("input[type=file]", join(root, "a", badges.genuine.id, name));
      await shows(page, name, { tone: "good", title: "本物です", domain: badges.genuine.host });
      await page.evaluate(() => document.querySelector(".result").replaceChildren());
    }
    const one = Buffer.from(badges.genuine.text);
    await archive(page, { "credential.json": one, "badge.png": await readFile(join(root, "a", badges.genuine.id, "badge.png")) });
    await shows(page, "an archive of one badge", { tone: "good", title: "本物です" });
    await archive(page, { "one.json": one, "two.json": Buffer.from(badges.withdrawn.text), "picture.png": await readFile(badges.picture) });
    await page.waitForSelector(".batch .state");
    expect("an archive of two badges", is(await page.textContent(".batch .state"), "2件のうち、1件が本物です"));
    await page.setInputFiles("input[type=file]", badges.picture);
    await shows(page, "a picture without a badge", { tone: "caution", title: "読み取れません" });
    expect("a picture that holds no badge shows no claims", await textsOf(page, ".domain, .facts"));
  });
}

/** Whoever packs an archive may have kept an old list of withdrawals. */
async function enclosed() {
  await visit(`${origin}/verify/`, async (page) => {
    const { text, list } = badges.genuine;
    await page.route("**/revocation.json", (route) => route.abort());
    await archive(page, {
      "credential.json": Buffer.from(text),
      "documents/index.json": Buffer.from(JSON.stringify({ [list]: "documents/list.json" })),
      "documents/list.json": await readFile(join(root, new URL(list).pathname)),
    });
    await shows(page, "a list of withdrawals that came with the badge", { tone: "caution", title: "取消の有無を確認できません" });
  });
}

async function texts() {
  await visit(`${origin}/en/verify/`, async (page) => {
    await ask(page, badges.genuine.text);
    await shows(page, "pasted data", { tone: "good", title: "Genuine" });
    await ask(page, "http://192.168.0.1/a/x/");
    await shows(page, "an address without TLS", { tone: "caution", title: "Could not be fetched" });
    await ask(page, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>");
    await shows(page, "a picture that would run", { tone: "caution", title: "Could not be read" });
    await press(page, "");
    await has(page, "an empty form says what to give", ["choose a file"]);
  });
}

/** An invalid signature hides every claim. */
async function altered() {
  await visit(`${origin}/verify/`, async (page) => {
    const text = badges.genuine.text.replace(badges.genuine.holder, "<img src=x onerror=alert(1)>");
    await ask(page, text);
    await shows(page, "altered", { tone: "bad", title: "書き換えられています" });
    expect("altered: no claim is shown", await textsOf(page, ".domain, .facts, .plate, .issuer-name"));
    const whole = await page.textContent(".result");
    expect("altered: nothing of it stands anywhere", ["onerror", badges.genuine.host, badges.genuine.name].filter((part) => whole.includes(part)));
    await looks(page, "altered");
  });
}

/** What cannot be had is not good. */
async function unreachable() {
  const without = async (what, pattern, state) => {
    await visit(`${origin}/verify/`, async (page) => {
      await page.route(pattern, (route) => route.abort());
      await ask(page, badges.genuine.text);
      await shows(page, what, state);
      await has(page, `${what}: the reason is given`, ["サーバーにつながりません"]);
      await looks(page, what.replaceAll(" ", "-"));
    });
  };
  await without("status unknown", "**/revocation.json", { tone: "caution", title: "取消の有無を確認できません", domain: badges.genuine.host });
  await without("issuer not confirmed", "**/did.json", { tone: "caution", title: "発行者を確認できません" });
}

/** The same page on the site of someone else: the issuer is foreign, and its server may let others read or not. */
async function foreign() {
  const base = new URL(badges.genuine.url).origin;
  const other = await serve(root, (bytes, type) => (type.startsWith("text/html") ? bytes.toString().replaceAll(`data-base="${base}"`, 'data-base="https://other.example"') : bytes));
  const host = (headers) => async (route) => {
    const body = await readFile(join(root, new URL(route.request().url()).pathname)).catch(() => null);
    return body ? route.fulfill({ status: 200, headers, body, contentType: "application/json" }) : route.fulfill({ status: 404, headers });
  };
  await visit(`${other.origin}/verify/`, async (page, { requests }) => {
    await page.route(`${base}/**`, host({ "Access-Control-Allow-Origin": "*" }));
    await ask(page, badges.genuine.url);
    await shows(page, "a foreign issuer", { tone: "good", title: "本物です", domain: badges.genuine.host });
    await has(page, "a foreign issuer is called one", ["別の発行者", "other.example"]);
    expect("no picture of another site is shown", await textsOf(page, ".plate"));
    const hosts = new Set(requests.map((url) => new URL(url).host).filter((host) => host !== new URL(other.origin).host));
    expect("only the issuer is asked", is([...hosts].join(), badges.genuine.host));
    await looks(page, "foreign");
  });
  await visit(`${other.origin}/verify/`, async (page) => {
    await page.route(`${base}/**`, host({ "Access-Control-Allow-Origin": "https://nobody.example" }));
    await ask(page, badges.genuine.text);
    await shows(page, "an issuer without CORS", { tone: "caution", title: "発行者を確認できません" });
    await has(page, "an issuer without CORS: the reason is given", ["発行者サーバーが外部サイトからの確認を許可していません"]);
    expect("an issuer that is not confirmed is not shown large", await textsOf(page, ".domain"));
  });
  other.close();
}

/** A key that nobody vouches for, and names that would be markup, turn the text around or have no end. */
async function stranger() {
  await visit(`${origin}/en/verify/`, async (page, { requests }) => {
    await ask(page, strangersBadge("Ministry of Truth"));
    await shows(page, "a bare key", { tone: "caution", title: "The signature matches; the issuer's name is not confirmed" });
    await has(page, "a bare key: nobody vouches for it", ["A bare key", "nobody vouches for it"]);
    expect("a bare key has no domain", await textsOf(page, ".domain"));
    await looks(page, "bare-key");
    for (const name of ["<img src=x onerror=alert(1)>", "\u202egnp.exe", `${"長".repeat(5000)}`]) {
      await ask(page, strangersBadge(name));
      const shown = await page.textContent(".issuer-name bdi");
      expect(`a hostile name is text: ${name.slice(0, 20)}`, is(shown, name.replace("\u202e", "\ufffd").slice(0, 200) + (name.length > 200 ? "…" : "")));
      expect("a long name fits", await fits(page));
    }
    expect("nothing is fetched for a bare key", requests.filter((url) => !url.startsWith(origin)));
  });
}

async function batch() {
  await visit(`${origin}/en/verify/`, async (page) => {
    const states = [badges.genuine, badges.expired, badges.withdrawn];
    await ask(page, [...states.map(({ url }) => url), "not an address"].join("\n"), ".batch .state");
    const rows = await page.locator(".outcome").allInnerTexts();
    expect("a table of all results", is(rows.map((row) => row.trim()).join(), "Genuine,Expired,Withdrawn,Could not be fetched"));
    expect("the head of the table counts", is(await page.textContent(".batch .state"), "1 of 4 are genuine"));
    await looks(page, "batch");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".batch .button")]);
    const csv = await readFile(await download.path(), "utf8");
    const lines = csv.split("\r\n");
    expect("the CSV has a line for each", is(lines.length, 6));
    expect("the CSV begins with a byte order mark", is(csv[0], "\ufeff"));
    expect("the CSV names codes", ["expired", "revoked", "not-https"].filter((code) => !csv.includes(code)));
    await page.click("tbody tr:nth-child(2) button");
    await shows(page, "a row in full", { tone: "caution", title: "Expired" });
    await page.setInputFiles("input[type=file]", [{ name: "=HYPERLINK(1).json", mimeType: "application/json", buffer: Buffer.from("{") }, { name: "b.json", mimeType: "application/json", buffer: Buffer.from("{") }]);
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 2);
    const [unsafe] = await Promise.all([page.waitForEvent("download"), page.click(".batch .button")]);
    expect("no cell of the CSV is a formula", (await readFile(await unsafe.path(), "utf8")).includes("\n=") ? ["a cell begins with ="] : []);
  });
}

/** From the top of the page to a result and on, with keys alone. */
async function keyboard() {
  await visit(`${origin}/en/verify/`, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.type || document.activeElement.className);
    const passed = [];
    for (let pressed = 0; pressed < 12 && (await focused()) !== "text"; pressed++) {
      await page.keyboard.press("Tab");
      passed.push(await focused());
    }
    expect("files and text can be reached with Tab", ["file", "text"].filter((name) => !passed.includes(name)));
    await page.keyboard.insertText(badges.genuine.url);
    for (let pressed = 0; pressed < 6 && (await focused()) !== "submit"; pressed++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await shows(page, "with the keyboard", { tone: "good", title: "Genuine" });
    await page.keyboard.press("Tab");
    expect("Tab goes on within the result", is(await page.evaluate(() => document.activeElement.closest(".verdict") !== null), true));
  });
}

/** After a first visit the page works without a network, and says how old its copies are. */
async function withoutNetwork() {
  const context = patient(await browser.newContext());
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(`${origin}/verify/`);
  await ask(page, badges.genuine.url);
  await shows(page, "before the network goes", { tone: "good", title: "本物です" });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await (await caches.open("shirushi-verify")).keys()).length >= 4);
  await context.setOffline(true);
  await page.clock.setFixedTime(new Date(NOW.getTime() + 3 * 86_400_000));
  await page.reload();
  await page.setInputFiles("input[type=file]", join(root, "a", badges.genuine.id, "badge.png"));
  await shows(page, "without a network", { tone: "caution", domain: badges.genuine.host });
  await has(page, "without a network: the age of the list", ["この端末だけで確認しました", "3日前"]);
  await ask(page, badges.genuine.url);
  await shows(page, "a link without a network", { tone: "caution", title: "読み込めません" });
  await context.close();
}

/** The one file, from a disk. */
async function oneFile() {
  const address = pathToFileURL(join(root, "verify/offline.html")).href;
  const taken = JSON.parse(/id="snapshot">(.*?)<\/script>/s.exec(await readFile(join(root, "verify/offline.html"), "utf8"))[1]).taken;
  await visit(address, async (page, { requests }) => {
    const file = (id, name) => page.setInputFiles("[data-part=ja] input[type=file]", join(root, "a", id, name));
    await page.click("button[data-lang=ja]");
    await file(badges.genuine.id, "badge.png");
    await shows(page, "one file", { tone: "caution", domain: badges.genuine.host }, "[data-part=ja] ");
    await has(page, "one file: the age of the list", ["この端末だけで確認しました"], "[data-part=ja] ");
    expect("one file: the day of the list", taken ? [] : ["no day"]);
    await looks(page, "one-file");
    await page.click("button[data-lang=en]");
    await has(page, "the result is there in the other language", ["Checked on this device only"], "[data-part=en] ");
    await page.click("button[data-lang=ja]");
    await file(badges.withdrawn.id, "credential.json");
    await shows(page, "one file, withdrawn", { tone: "bad", title: "取り消されています" }, "[data-part=ja] ");
    await page.fill("[data-part=ja] textarea", badges.genuine.text.replace(badges.genuine.holder, "別人"));
    await page.click("[data-part=ja] [type=submit]");
    await shows(page, "one file, altered", { tone: "bad", title: "書き換えられています" }, "[data-part=ja] ");
    expect("one file asks nothing of any network", requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:")));
  }, { locale: "ja-JP" });
  await visit(`${origin}/verify/offline.html`, async (page) => {
    expect("the one file works at its address too", is(await page.locator("form:visible").count(), 1));
  });
}

/** Opens a page, does something there, and sees that the policy held. */
async function visit(address, action, options = {}) {
  // A worker that takes over in the midst of a test would answer what the test means to cut off; offline() is about workers.
  const settings = { reducedMotion: "reduce", viewport: { width: 1280, height: 800 }, serviceWorkers: "block" };
  const context = patient(await browser.newContext({ ...settings, ...options }));
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  const [messages, requests] = [[], []];
  page.on("console", (message) => /policy|trusted/i.test(message.text()) && !/CORS policy/.test(message.text()) && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("dialog", (dialog) => (messages.push(`a dialog: ${dialog.message()}`), dialog.dismiss()));
  context.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.waitForLoadState("load");
  await action(page, { requests });
  expect(`policy of ${address.replace(origin, "")}`, messages);
  await context.close();
}

async function ask(page, text, selector = ".verdict .state") {
  await page.evaluate(() => document.querySelector(".result").replaceChildren());
  await press(page, text);
  await page.waitForSelector(selector);
}

function archive(page, files) {
  return page.setInputFiles("input[type=file]", { name: "a.zip", mimeType: "application/zip", buffer: zip(files) });
}

async function press(page, text) {
  if (text !== undefined) await page.fill("textarea", text);
  await page.click("[type=submit]");
}

async function shows(page, what, { tone, title, domain }, part = "") {
  await page.waitForSelector(`${part}.verdict .state`);
  const seen = await page.evaluate((part) => {
    const text = (selector) => document.querySelector(part + selector)?.textContent;
    const verdict = document.querySelector(`${part}.verdict`);
    return { tone: /is-(\w+)/.exec(verdict.className)[1], title: text(".verdict .state"), domain: text(".domain") };
  }, part);
  const wanted = Object.entries({ tone, title, domain }).filter(([, value]) => value !== undefined);
  expect(`${what}: result`, wanted.flatMap(([key, value]) => is(seen[key], value)));
}

async function has(page, what, parts, part = "") {
  const text = await page.locator(`${part}.result`).innerText();
  expect(what, parts.filter((wanted) => !text.includes(wanted)).map((wanted) => `"${wanted}" is not in: ${text.slice(0, 600)}`));
}

async function textsOf(page, selector) {
  return page.locator(selector).allTextContents();
}

async function looks(page, name) {
  for (const { colorScheme, forcedColors, width } of LOOKS) {
    const how = `${name} ${forcedColors === "active" ? "forced" : colorScheme} ${width}`;
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize({ width, height: 800 });
    expect(`${how}: fits its width`, await fits(page));
    expect(`${how}: things to press are large enough`, await reachable(page));
    expect(`${how}: axe`, await accessible(page));
    if (shots) await page.screenshot({ path: join(shots, `${how.replaceAll(" ", "-")}.png`), fullPage: true });
  }
}
