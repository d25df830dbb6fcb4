// node preview.mjs <program> <repository>
// `serve`, as somebody sees it who writes a badge and has three pages open: each is loaded again when there is something else to
// be seen on it, and once. Ends with "N passed, N failed".
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { launch, patient } from "./browser.mjs";
import { is, tally } from "./expect.mjs";

const [program, repository] = process.argv.slice(2).map((path) => resolve(path));
const run = promisify(execFile);
const BADGE = "dx-01-welcome";
const { expect, end } = tally();
const root = await mkdtemp(join(tmpdir(), "preview-"));
for (const part of ["content", "keys", "themes"]) await cp(join(repository, part), join(root, part), { recursive: true });
const definition = join(root, "content/achievements", BADGE, "badge.yaml");
const before = await readFile(definition, "utf8");

const served = spawn(program, ["serve", "--root", root, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
const browser = await launch();
try {
  const origin = await address();
  const context = patient(await browser.newContext());
  const badge = await opened(context, `${origin}/en/b/${BADGE}/`);
  const award = await opened(context, origin + await anAward());
  const other = await opened(context, `${origin}/en/verify/`);

  await writeFile(definition, saying("Looks at it while writing."));
  for (const { page } of [badge, award]) await page.getByText("Looks at it while writing.").first().waitFor();
  await pause(2000);
  expect("the page of the badge is loaded again once", is(badge.loaded, 2));
  expect("the page of an award of it is loaded again once", is(award.loaded, 2));
  expect("a page that says nothing of it is left alone", is(other.loaded, 1));

  await writeFile(definition, "this is: [no badge");
  for (const { page } of [badge, award, other]) await page.locator("#shirushi-wrong").waitFor();
  expect("the report is over every page", []);
  expect("under it stands the last good site", is(await badge.page.getByText("Looks at it while writing.").count() > 0, true));

  await writeFile(definition, before);
  for (const { page } of [badge, award, other]) await page.locator("#shirushi-wrong").waitFor({ state: "detached" });
  expect("a correction takes it away", []);
  expect("and shows the badge as it was", is(await badge.page.getByText("Looks at it while writing.").count(), 0));

  await writeFile(definition, before.slice(0, 40));
  await pause(25);
  await writeFile(definition, saying("Saved in two halves."));
  const answers = await answersUntil("Saved in two halves.", badge.page.url());
  expect("the whole of a save in two halves is shown", is(answers.length > 0, true));
  expect("half of it is not reported", is(answers.some((answer) => answer.includes("shirushi-wrong")), false));
} finally {
  await browser.close();
  served.kill();
  await rm(root, { recursive: true });
}
end();

/** Where it says that it is. */
async function address() {
  for await (const line of createInterface({ input: served.stdout })) {
    const found = line.match(/http:\/\/[^/ ]+/);
    if (found) return found[0];
  }
  throw new Error("it never said where it is");
}

/** The page of an award of this badge. */
async function anAward() {
  const { stdout } = await run(program, ["list", "awards", "--root", root, "--format", "json"], { maxBuffer: 1 << 26 });
  const awards = stdout.trim().split("\n").map((line) => JSON.parse(line));
  return `/en/a/${awards.find(({ achievement, state }) => achievement === BADGE && state === "valid").award_id}/`;
}

/** A page that counts how often it was loaded. */
async function opened(context, url) {
  const shown = { page: await context.newPage(), loaded: 0 };
  shown.page.on("load", () => (shown.loaded += 1));
  await shown.page.goto(url);
  return shown;
}

/** What stands at an address until a text does; nothing when it never did. */
async function answersUntil(text, address) {
  const answers = [];
  for (const began = Date.now(); Date.now() - began < 60_000; await pause(5)) {
    answers.push(await (await fetch(address)).text());
    if (answers.at(-1).includes(text)) return answers;
  }
  return [];
}

function saying(sentence) {
  return before.replace(/^can_do:.*$/m, `can_do: {ja: 書きながら見る。, en: "${sentence}"}`);
}
