// WCAG 2.2, 1.4.12: a reader may widen the spacing of text, and nothing gets lost.

/** Sets the spacing of the criterion. A constructed sheet is the reader's own, which no policy forbids. */
export function spaceOut(page) {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
}

/** What is cut off: text taller or wider than a box that hides the rest. */
export function unclipped(page) {
  return page.evaluate(() => {
    const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflow) && !element.closest(".sr");
    const cut = (element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    const boxes = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility() && !element.closest("svg") && element.textContent.trim());
    return boxes.filter((element) => hides(element) && cut(element)).map((element) => `${element.tagName}.${element.className} cuts off its text`);
  });
}
