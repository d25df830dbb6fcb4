// Whether what is seen of a page stays where it is from when its text has been read until all it asks for has arrived: styles,
// scripts, pictures. The browser's own measure also counts the second half of a line that a busy machine painted by halves.

/** Runs in the page before all else: notes where everything in the window stands in the first picture of the whole text. */
export function watchPlaces() {
  document.addEventListener("readystatechange", () => requestAnimationFrame(note), { once: true });
  function note() {
    const seen = [...document.body.querySelectorAll("*")].map((element) => [element, element.getBoundingClientRect()]);
    globalThis.stood = seen.filter(([, { width, height, top }]) => width && height && top < innerHeight);
  }
}

/** Holds back what would be there before that picture on a fast machine only. */
export function holdBack(page) {
  const noted = () => page.waitForFunction(() => globalThis.stood, undefined, { timeout: 5000 }).catch(() => {});
  return page.route(/\.(js|png|svg)(\?|$)/, (route) => noted().then(() => route.continue()).catch(() => {}));
}

/** What stands elsewhere now. */
export function moved(page) {
  return page.evaluate(() => {
    const stood = globalThis.stood ?? [];
    const lines = stood.map(([element, { x, y }]) => {
      const now = element.getBoundingClientRect();
      const stays = now.width === 0 || (Math.abs(now.x - x) < 1 && Math.abs(now.y - y) < 1);
      return stays ? [] : [`${element.nodeName} ${element.className}: ${x}, ${y}, then ${now.x}, ${now.y}`];
    });
    return stood.length > 0 ? lines.flat() : ["nothing stood anywhere"];
  });
}
