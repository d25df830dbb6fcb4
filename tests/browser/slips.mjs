// node slips.mjs <page of slips>
// Four slips a sheet of A4, every QR code read by zbar as the address beside it. Ends with "N passed, N failed".
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
const overflowing = await page.locator(".slip").evaluateAll((slips) =>
  slips.filter((slip) => slip.scrollHeight > slip.clientHeight + 1).map((slip) => slip.querySelector("h2").innerText));
await browser.close();

const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
const sheets = Number(info.match(/^Pages:\s+(\d+)/m)[1]);
const wanted = Math.ceil(addresses.length / 4);
expect("there are slips", addresses.length > 0 ? [] : ["none"]);
expect("four slips a sheet", sheets === wanted ? [] : [`${sheets} sheets for ${addresses.length} slips`]);
expect("a sheet is A4", /^Page size:.*\(A4\)$/m.test(info) ? [] : [info]);
expect("everything fits its slip", overflowing);

execFileSync("pdftoppm", ["-r", "150", "-gray", "-png", pdf, join(folder, "sheet")]);
const pictures = readdirSync(folder).filter((name) => name.endsWith(".png")).map((name) => join(folder, name));
const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
const read = execFileSync("zbarimg", ["-q", "--raw", ...pictures], options).trim().split("\n").sort();
const differ = JSON.stringify(read) === JSON.stringify(addresses.toSorted()) ? [] : [`${read}`];
expect("every code is the address beside it", differ);
rmSync(folder, { recursive: true });
end();
