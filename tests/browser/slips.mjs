// node slips.mjs <page of slips>
// Four slips a sheet of A4 with nothing cut, every claim code in print, every QR code read by zbar as the address beside it. Ends with "N passed, N failed".
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, patient } from "./browser.mjs";
import { tally } from "./expect.mjs";

const { expect, end } = tally();
const folder = mkdtempSync(join(tmpdir(), "slips-"));
const pdf = join(folder, "slips.pdf");
const browser = await launch();
const page = await patient(await browser.newContext()).newPage();
await page.goto(pathToFileURL(resolve(process.argv[2])).href);
await page.emulateMedia({ media: "print" });
await page.pdf({ path: pdf, preferCSSPageSize: true });
const addresses = (await page.locator("dd:not(.code)").allInnerTexts()).map((text) => text.replace(/\s/g, ""));
const codes = await page.locator("dd.code").allInnerTexts();
const cut = await page.locator(".slip").evaluateAll((slips) => slips.flatMap((slip) => {
  const { left, top, right, bottom } = slip.getBoundingClientRect();
  const outside = (part) => {
    const box = part.getBoundingClientRect();
    return box.left < left + 20 || box.right > right - 20 || box.top < top + 20 || box.bottom > bottom - 15;
  };
  const full = (part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;
  const parts = [...slip.querySelectorAll("p, h2, b, dt, dd, div, .qr, .badge svg")];
  const wrong = [slip, ...parts].filter((part) => full(part) && !part.matches("svg")).concat(parts.filter(outside));
  return wrong.map((part) => `${part.tagName}.${part.getAttribute("class")}: ${part.textContent.trim().slice(0, 40)}`);
}));
await browser.close();

const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
const sheets = Number(info.match(/^Pages:\s+(\d+)/m)[1]);
const wanted = Math.ceil(addresses.length / 4);
expect("there are slips", addresses.length > 0 ? [] : ["none"]);
expect("four slips a sheet", sheets === wanted ? [] : [`${sheets} sheets for ${addresses.length} slips`]);
expect("a sheet is A4", /^Page size:.*\(A4\)$/m.test(info) ? [] : [info]);
expect("nothing is cut, and everything is on its slip", cut);
const printed = execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" });
expect("every claim code is printed", codes.filter((code) => !printed.includes(code)));

execFileSync("pdftoppm", ["-r", "150", "-gray", "-png", pdf, join(folder, "sheet")]);
const pictures = readdirSync(folder).filter((name) => name.endsWith(".png")).map((name) => join(folder, name));
const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
const read = execFileSync("zbarimg", ["-q", "--raw", ...pictures], options).trim().split("\n").sort();
const differ = JSON.stringify(read) === JSON.stringify(addresses.toSorted()) ? [] : [`${read}`];
expect("every code is the address beside it", differ);
rmSync(folder, { recursive: true });
end();
