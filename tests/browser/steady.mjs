// Whether a page stays where it is while it loads.

/** Runs in the page before all else. */
export function watchShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) globalThis.shifts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => node?.nodeName).join(" ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** What moved. */
export function settled(page) {
  return page.evaluate(() => globalThis.shifts.slice());
}
