// node tokens.mjs
// Every colour at the top of the default theme is a token of the Digital Agency Design System, or says why not; text and
// what stands beside it keep their contrast. Ends with "N passed, N failed".
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tally } from "./expect.mjs";

const TOKENS = {
  light: {
    page: "neutral-white", ground: "neutral-solid-gray-50", panel: "neutral-white", plate: "neutral-white",
    text: "neutral-solid-gray-900", quiet: "neutral-solid-gray-700", line: "neutral-solid-gray-200",
    key: "primitive-blue-900", "key-hover": "primitive-blue-1000", visited: "primitive-magenta-900", "on-key": "neutral-white",
    soft: "primitive-blue-50", good: "primitive-green-900", "good-soft": "primitive-green-50",
    bad: "primitive-red-1000", "bad-soft": "primitive-red-50", warn: "primitive-yellow-1200", "warn-soft": "primitive-yellow-50",
    focus: "neutral-black", "focus-ring": "primitive-yellow-300",
  },
  dark: {
    page: "neutral-solid-gray-900", plate: "neutral-solid-gray-100", text: "neutral-solid-gray-50",
    quiet: "neutral-solid-gray-300", line: "neutral-solid-gray-700",
    key: "primitive-blue-300", "key-hover": "primitive-blue-200", visited: "primitive-purple-200", "on-key": "primitive-blue-1200",
    good: "primitive-green-200", bad: "primitive-red-200", warn: "primitive-yellow-200",
    focus: "neutral-white", "focus-ring": "primitive-yellow-700",
  },
};

// The system has no dark theme: its darkest grey is the page, and its pale tints have no dark twins.
const OWN = {
  light: {},
  dark: {
    ground: "a shade below the darkest grey, so that panels stand out",
    panel: "a shade above it",
    soft: "a dark tint of blue", "good-soft": "of green", "bad-soft": "of red", "warn-soft": "of yellow",
  },
};

// What is read on what, and the least contrast of WCAG 2.2 (1.4.3, 1.4.11).
const PAIRS = [
  ...["page", "ground", "panel"].flatMap((ground) => ["text", "quiet", "key", "key-hover", "visited"].map((ink) => [ink, ground, 4.5])),
  ["on-key", "key", 4.5], ["on-key", "key-hover", 4.5],
  ["text", "soft", 4.5], ["good", "good-soft", 4.5], ["bad", "bad-soft", 4.5], ["warn", "warn-soft", 4.5],
  ...["soft", "good-soft", "bad-soft", "warn-soft"].map((ground) => ["text", ground, 4.5]),
  ["focus", "page", 3], ["focus", "ground", 3], ["focus", "panel", 3],
];

const { expect, end } = tally();
const css = await readFile(new URL("../../themes/default/assets/style.css", import.meta.url), "utf8");
const tokens = await design();
const [light, dark] = [...css.matchAll(/:root \{([^}]*--page:[^}]*)\}/g)].map(([, body]) => colours(body));
for (const [look, own] of Object.entries({ light, dark })) {
  for (const [name, value] of Object.entries(own)) {
    const token = TOKENS[look][name];
    const reason = OWN[look][name];
    expect(`--${name}, ${look}: ${token ?? `our own, ${reason}`}`, problems(value, token, reason));
  }
  const missing = Object.keys(TOKENS[look]).filter((name) => !(name in own));
  expect(`${look}: nothing is listed that is not there`, missing);
  for (const [ink, ground, least] of PAIRS) {
    const found = contrast(own[ink], own[ground]);
    expect(`--${ink} on --${ground}, ${look}: ${found.toFixed(2)}`, found < least ? [`less than ${least}`] : []);
  }
}
end();

function problems(value, token, reason) {
  if (token) return tokens.get(token) === value ? [] : [`${value} is not ${token}, ${tokens.get(token)}`];
  return reason ? [] : [`${value} is no token and gives no reason`];
}

async function design() {
  const require = createRequire(import.meta.url);
  const text = await readFile(require.resolve("@digital-go-jp/design-tokens/dist/tokens.css"), "utf8");
  return new Map([...text.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function colours(body) {
  const found = [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value.length === 4 ? value.replace(/[0-9a-f]/g, "$&$&") : value]));
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour) {
  const linear = (at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
}
