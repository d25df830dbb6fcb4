// node snapshots.mjs <site folder> [--update]
// One page of each type looks as it did: small pictures in snapshots/, compared with room for how another machine draws
// letters. --update writes them anew. Ends with "N passed, N failed".
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, patient } from "./browser.mjs";
import { tally } from "./expect.mjs";
import { htmlFiles, onePerType } from "./pages.mjs";
import { serve } from "./server.mjs";

const LOOKS = [
  { lang: "ja", width: 1280, colorScheme: "light" },
  { lang: "ja", width: 320, colorScheme: "dark" },
  { lang: "en", width: 320, colorScheme: "light" },
];
/** Cells across; what a cell shows is the mean of its pixels, so that letters blur and layout stays. */
const ACROSS = 24;
/** How far a cell may be off (of 255), and how many of all cells may be further off. */
const OFF = 24;
const SHARE = 0.04;
const FOLDER = fileURLToPath(new URL("snapshots", import.meta.url));

const update = process.argv.includes("--update");
const [folder, ...rest] = process.argv.slice(2).filter((arg) => arg !== "--update");
if (!folder || rest.length > 0) {
  console.error("usage: node snapshots.mjs <site folder> [--update]");
  process.exit(2);
}
const root = resolve(folder);
const { expect, end } = tally();
const { origin, close } = await serve(root);
const browser = await launch();
const context = patient(await browser.newContext({ reducedMotion: "reduce" }));
const desk = await context.newPage();
const chosen = await onePerType(root, await htmlFiles(root));
await mkdir(FOLDER, { recursive: true });
for (const { lang, width, colorScheme } of LOOKS) {
  for (const one of chosen.filter((page) => page.lang === lang)) await look(one, `${one.type}-${lang}-${colorScheme}-${width}`, { width, colorScheme });
}
await browser.close();
close();
end();

async function look({ path }, name, { width, colorScheme }) {
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme });
  // what is further down than this is more of the same
  await page.setViewportSize({ width, height: width + 700 });
  await page.goto(`${origin}/${path.replace(/index\.html$/, "")}`, { waitUntil: "networkidle" });
  const picture = await page.screenshot();
  await page.close();
  const file = join(FOLDER, `${name}.json`);
  const cells = await cellsOf(picture);
  if (update) return writeFile(file, `${JSON.stringify(cells).replaceAll("],[", "],\n[")}\n`);
  const known = JSON.parse(await readFile(file, "utf8").catch(() => "null"));
  expect(`${name} looks as it did`, known ? differences(known, cells) : [`${file} is missing: node snapshots.mjs <site folder> --update`]);
}

/** The picture as rows of grey values, one for each cell. */
function cellsOf(picture) {
  const address = `data:image/png;base64,${picture.toString("base64")}`;
  return desk.evaluate(async ([source, across]) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const down = Math.round((across * image.height) / image.width);
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    const sums = Array.from({ length: down }, () => new Array(across).fill(0));
    const counts = Array.from({ length: down }, () => new Array(across).fill(0));
    for (let y = 0; y < image.height; y += 1) {
      const row = Math.min(Math.floor((y * down) / image.height), down - 1);
      for (let x = 0; x < image.width; x += 1) {
        const [column, at] = [Math.floor((x * across) / image.width), 4 * (y * image.width + x)];
        sums[row][column] += (data[at] + data[at + 1] + data[at + 2]) / 3;
        counts[row][column] += 1;
      }
    }
    return sums.map((row, y) => row.map((sum, x) => Math.round(sum / counts[y][x])));
  }, [address, ACROSS]);
}

function differences(known, cells) {
  if (known.length !== cells.length) return [`${cells.length} rows, not ${known.length}`];
  const far = cells.flatMap((row, y) => row.flatMap((cell, x) => (Math.abs(cell - known[y][x]) > OFF ? [[y, x]] : [])));
  const most = Math.ceil(SHARE * cells.length * ACROSS);
  if (far.length <= most) return [];
  return [`${far.length} of ${cells.length * ACROSS} cells differ (at most ${most} may), the first in row ${far[0][0]}, column ${far[0][1]}`];
}
