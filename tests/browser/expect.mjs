// What is expected of a page however it looks, and the count of what held. Each expectation is a list of what is wrong.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TARGET = 44;
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Counts what held and says what did not; `end` closes with "N passed, N failed". */
export function tally() {
  let passed = 0;
  let failed = 0;
  const expect = (what, problems) => {
    if (problems.length === 0) return void (passed += 1);
    failed += 1;
    console.log(`FAILED ${what}`);
    for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
  };
  const end = () => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  };
  return { expect, end };
}

/** What differs from what is wanted. */
export function is(found, wanted) {
  return found === wanted ? [] : [`${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
}

/** What axe finds. */
export async function accessible(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.replaceAll("\n", " ")}`));
}

/** What is wider than the window. */
export function fits(page) {
  return page.evaluate(tooWide);
}

/** Things to press that are smaller than they should be. */
export function reachable(page) {
  return page.evaluate(tooSmall, TARGET);
}

function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 0.5);
  return wide.map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
}

/** Links within a sentence are as high as its line; words around a box or a circle are pressed with it. */
function tooSmall(target) {
  const pressed = [...document.querySelectorAll("a[href], summary, button, input")];
  const apart = pressed.filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline");
  const low = apart.filter((element) => {
    const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
    return !element.classList.contains("skip") && (height < target - 0.5 || width < target - 0.5);
  });
  return low.map((element) => `${Math.round(element.getBoundingClientRect().height)} px: ${element.textContent.trim().slice(0, 40)}`);
}
