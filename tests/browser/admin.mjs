// node admin.mjs <shirushi> <repository> [--screenshots <folder>]
// The pages under /admin/ in a browser, for a copy of the repository that asks for them: the editor comes up and asks no other host;
// the form says of every row what `import` says of it, what it hands back is taken over, and nothing leaves it. However it looks, it is
// accessible. Ends with "N passed, N failed".
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch, patient } from "./browser.mjs";
import { accessible, fits, is, reachable, tally } from "./expect.mjs";
import { serve } from "./server.mjs";

const LOOKS = [
  { colorScheme: "light", forcedColors: "none", width: 320 },
  { colorScheme: "dark", forcedColors: "none", width: 1280 },
  { colorScheme: "light", forcedColors: "active", width: 320 },
];
const SETTINGS = "\n  admin: {form: true, editor: true, repository: https://github.com/shiomino/badges}\n";
const LIST = [
  "研修の名簿",
  "氏　名\tフリガナ\t修了日\tバッジ\t備考",
  "架空 一郎\tカクウ イチロウ\tR7.4.1\tしおみのＤＸパスポート　ステップ1　ようこそ\tあ",
  "架空 二郎\tカクウ ジロウ\t２０２５／４／１\tdx-01-welcome\t",
  "架空　一郎\tカクウ イチロウ\t2025年4月1日\tdx-01-welcome\t",
  "架空 三郎\tカクウ サブロウ\t来月\tdx-01-welcome\t",
  "架空 四郎\tカクウ シロウ\t45748\tdx-01-welcome\t",
  "=架空+五郎\tカクウ ゴロウ\t令和7年4月1日\tdx-01-welcome\t",
  "架空 六郎\tカクウ ロクロウ\t2025/4/1\tない講座\t",
].join("\n");

const args = process.argv.slice(2);
const shots = args.includes("--screenshots") ? args.splice(args.indexOf("--screenshots"), 2)[1] : undefined;
if (args.length !== 2) {
  console.error("usage: node admin.mjs <shirushi> <repository> [--screenshots <folder>]");
  process.exit(2);
}
const [program, repository] = args.map((path) => resolve(path));
if (shots) await mkdir(shots, { recursive: true });
const { expect, end } = tally();
const folder = await mkdtemp(join(tmpdir(), "shirushi-admin-"));
const site = join(folder, "site");
const browser = await launch();

try {
  for (const part of ["content", "keys"]) await cp(join(repository, part), join(site, part), { recursive: true });
  const settings = join(site, "content/site.yaml");
  const before = await readFile(settings, "utf8");
  await build(before.replace(/\n  repository: private.*\n/, `$&${SETTINGS.slice(1)}`));
  await visited(editor, form, withoutScript);
  // in public: the names of the sample's register may not stand there, so there is no register
  const open = before.replace(/\n  repository: private.*\n/, `\n  repository: public${SETTINGS}`);
  for (const part of ["people.csv", "awards", "evidence"]) await rm(join(site, "content", part), { recursive: true });
  await build(open.replace(/^kpi:[\s\S]*/m, ""));
  await visited(inPublic);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
end();

async function build(settings) {
  await writeFile(join(site, "content/site.yaml"), settings);
  const { code, out } = await run("build", "--quiet");
  if (code !== 0) throw new Error(out);
}

function run(...words) {
  return new Promise((done) => {
    execFile(program, [...words, "--root", site], (error, stdout, stderr) => done({ code: error?.code ?? 0, out: stdout + stderr }));
  });
}

async function visited(...visits) {
  const { origin, close } = await serve(join(site, "public"));
  for (const visit of visits) await visit(origin);
  close();
}

/** A page, and what it asked of others. */
async function open(address, options = {}) {
  const context = patient(await browser.newContext({ locale: "ja-JP", acceptDownloads: true, ...options }));
  const page = await context.newPage();
  const others = [];
  const errors = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(address).origin) others.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  return { context, page, others, errors };
}

/** The editor of other people, as far as it can be seen without an account. */
async function editor(origin) {
  const { context, page, others, errors } = await open(`${origin}/admin/`);
  await page.getByText("アクセストークンを使用してログイン").waitFor();
  await page.waitForTimeout(2000);
  expect("the editor asks no other host before anybody signs in", others);
  expect("the editor comes up without a fault", errors);
  expect("the editor finds nothing wrong with its settings", is(await page.getByRole("alert").count(), 0));
  if (shots) await page.screenshot({ path: join(shots, "editor.png") });
  await context.close();
}

/** A list with everything that goes wrong in offices. */
async function form(origin) {
  const { context, page, others, errors } = await open(`${origin}/admin/award/`);
  await page.focus("#rows");
  await page.keyboard.insertText(LIST);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".found:not([hidden])");
  expect("the result has the focus", is(await page.evaluate(() => document.activeElement.id), "found"));
  expect("rows are counted", is(await page.textContent(".told"), "形の正しい行が4行、不可が3行です。"));
  const rows = await page.$$eval("tbody tr", (rows) => rows.map((row) => row.innerText.replace(/\s+/g, " ")));
  const wanted = [
    [3, "形は正しい", "2025-04-01"],
    [4, "形は正しい", "2025-04-01"],
    [5, "不可", "3行目と同じ人"],
    [6, "不可", "授与日が日付として読めません"],
    [7, "形は正しい", "2025-04-01 と読みました"],
    [8, "形は正しい", "=架空+五郎"],
    [9, "不可", "「ない講座」というバッジはありません"],
  ];
  for (const [at, [line, ...texts]] of wanted.entries()) {
    const row = rows[at] ?? "";
    expect(`line ${line}`, [String(line), ...texts].filter((text) => !row.includes(text)).map((text) => `${row} lacks ${text}`));
  }
  expect("a column that is not taken over is named", is((await page.textContent(".findings .note")).includes("備考"), true));
  await page.getByRole("button", { name: "6行目へ" }).click();
  const marked = await page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd));
  expect("a refused row leads to its line", is(marked.includes("三郎"), true));

  const link = new URL(await page.getAttribute("[data-way=propose] a", "href"));
  expect("a change can be proposed", is(`${link.origin}${link.pathname}`, "https://github.com/shiomino/badges/new/main"));
  expect("in the inbox", is(/^inbox\/\d{4}-\d\d-\d\d-list-[0-9a-f]{6}\.csv$/.test(link.searchParams.get("filename")), true));

  const download = page.waitForEvent("download");
  await page.click("[data-way=save]");
  const csv = join(folder, "list.csv");
  await (await download).saveAs(csv);
  const text = await readFile(csv, "utf8");
  expect("no cell is run by a spreadsheet", is(text.includes("'=架空+五郎"), true));
  expect("the same is proposed", is(link.searchParams.get("value"), text.slice(1).replaceAll("\r\n", "\n")));
  const { code, out } = await run("import", csv, "--dry-run", "--lang", "en");
  expect("what the form hands back is taken over", code === 0 && /4 accepted, 0 already there, 0 refused/.test(out) ? [] : [out]);
  const own = join(folder, "pasted.tsv");
  await writeFile(own, LIST);
  const theirs = await run("import", own, "--dry-run", "--lang", "en");
  const refused = theirs.out.match(/:(\d+): refused/g) ?? [];
  const told = [":6: refused", ":9: refused"];
  expect("`import` refuses the same rows, and has the other for the same award", is(refused.join(), told.join()));

  await page.selectOption("#badge", "dx-01-welcome");
  await page.fill("#rows", "");
  await page.setInputFiles("#file", { name: "名簿.csv", mimeType: "text/csv", buffer: Buffer.from([0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x8e, 0xf6, 0x97, 0x5e, 0x93, 0xfa, 0x0a, 0x97, 0xd1, 0x2c, 0x52, 0x37, 0x2e, 0x34, 0x2e, 0x31, 0x0a]) });
  await page.waitForFunction(() => document.querySelector(".told").textContent.includes("形の正しい行が1行、不可が0行"));
  expect("a file of an older spreadsheet is read", is((await page.inputValue("#rows")).startsWith("氏名,授与日\n林,"), true));
  expect("nothing leaves the page", others);
  expect("without a fault", errors);

  await page.selectOption("#badge", "");
  expect("another badge takes back what was found", is(await page.isVisible("[data-way=save]"), false));
  await page.fill("#rows", LIST);
  await page.click("form button");
  expect("what was found can be handed in", is(await page.isVisible("[data-way=save]"), true));
  await page.focus("#rows");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("x");
  const hidden = page.locator("main .ways").waitFor({ state: "hidden" });
  expect("a letter more takes it back", await hidden.then(() => [], (error) => [error.message]));
  expect("and its address", is(await page.getAttribute("[data-way=propose] a", "href"), "#found"));
  expect("and it says so", is((await page.textContent(".told")).includes("もう一度確かめて"), true));
  expect("what was wrong still stands there", is(await page.locator("tbody tr").count(), 7));
  await page.fill("#rows", LIST);
  await page.click("form button");
  for (const { width, ...media } of LOOKS) {
    const name = `form-${width}-${media.colorScheme}-${media.forcedColors}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia(media);
    expect(`${name} is accessible`, await accessible(page));
    expect(`${name} fits`, await fits(page));
    expect(`${name} can be pressed`, await reachable(page));
    if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  }
  await context.close();
}

async function withoutScript(origin) {
  const { context, page } = await open(`${origin}/en/admin/award/`, { javaScriptEnabled: false });
  expect("without script it says what to do", is((await page.locator("noscript").textContent()).includes("shirushi import --dry-run"), true));
  expect("and shows no form", is(await page.locator("form").isVisible(), false));
  await context.close();
}

/** Names are never put where anyone can read them. */
async function inPublic(origin) {
  const { context, page } = await open(`${origin}/en/admin/award/`);
  const check = async (list) => {
    await page.fill("#rows", list);
    await page.click("form button");
    return { link: await page.isVisible("[data-way=propose]"), why: await page.textContent("[data-way=kept]") };
  };
  const named = await check("name,badge,date\nA,dx-01-welcome,2025-04-01\n");
  expect("a list with names is not proposed in public", is(named.link, false));
  expect("and it says why", is(named.why.includes("The repository of this site is public"), true));
  const keyed = await check("person,badge,date\np07,dx-01-welcome,2025-04-01\n");
  expect("a list with keys alone is", is(keyed.link, true));
  for (const [column, cell] of [["person", "山田 太郎"], ["handle", "yamada@mihon.example"], ["evidence", "090-1234-5678"]]) {
    const other = column === "person" ? "evidence" : "person";
    const hidden = await check(`${column},${other},badge,date\n${cell},p07,dx-01-welcome,2025-04-01\n`);
    const href = await page.getAttribute("[data-way=propose] a", "href");
    expect(`${cell} is not proposed as ${column}`, is(hidden.link || href.includes("github"), false));
    expect(`and the line of ${cell} is told`, is(hidden.why.includes("line 2"), true));
  }
  await context.close();
}
