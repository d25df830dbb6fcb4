// The browser that all of this looks through.
import { chromium } from "playwright-core";

const PATIENCE = 180_000;

/** A browser that asks nothing of its maker. CHROMIUM names it (default /usr/bin/chromium). */
export function launch() {
  // A machine that does much else at the same time is given time; containers have little shared memory.
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    timeout: PATIENCE,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--force-color-profile=srgb"],
  });
}

/** The context, with time for a busy machine. */
export function patient(context) {
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  return context;
}
