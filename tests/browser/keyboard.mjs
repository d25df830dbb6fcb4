// A walk through a page with the Tab key: every stop can be seen, is marked, and comes in the order of reading.

/** What is wrong at a stop; or that the walk does not end, or leaves something out. */
export async function walk(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    globalThis.scrollTo(0, 0);
    // Tab goes on from where the text is marked
    globalThis.getSelection().collapse(document.body, 0);
  });
  const wanted = await page.evaluate(stops);
  const problems = [];
  let before = -1;
  for (let step = 0; step < wanted; step += 1) {
    await page.keyboard.press("Tab");
    // after an earlier walk, Tab first leaves the page
    if (step === 0 && (await page.evaluate(() => document.activeElement === document.body))) await page.keyboard.press("Tab");
    const { at, name, wrong } = await page.evaluate(stop);
    if (at <= before) problems.push(`${name}: is stop ${at}, after stop ${before}`);
    if (wrong) problems.push(`${name}: ${wrong}`);
    before = at;
  }
  return problems;
}

/** Numbers what Tab stops at in the order of the document, and says how many there are. */
function stops() {
  const able = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const seen = able.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0);
  // of a group of radio buttons, Tab stops at one
  const groups = new Set();
  const alone = seen.filter((element) => element.type !== "radio" || (!groups.has(element.name) && groups.add(element.name)));
  alone.forEach((element, at) => element.setAttribute("data-stop", at));
  return alone.length;
}

function stop() {
  const element = document.activeElement;
  const name = `${element.tagName} ${element.textContent.trim().slice(0, 30).replaceAll(/\s+/g, " ")}`;
  const at = Number(element.getAttribute("data-stop") ?? -1);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  if (outlineStyle === "none" || outlineWidth === "0px") return { at, name, wrong: "has no outline" };
  const [box] = element.getClientRects();
  // the middle of what of it is in the window
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const over = document.elementFromPoint(x, y);
  const shown = over && (element.contains(over) || over.contains(element));
  return { at, name, wrong: shown ? "" : `is hidden, under ${over?.tagName ?? "the edge of the window"}` };
}
