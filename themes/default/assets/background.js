// Pictures that a holder shows around, drawn in the browser from the page of an award: what that page does not show is not in
// them, and nothing is sent anywhere. The number of the award stands after #, which no host is told.
import { qr } from "./qr.js";

const form = document.querySelector(".maker");
const data = JSON.parse(document.getElementById("data").textContent);
const canvas = form.querySelector("canvas");
const save = form.querySelector("[data-save]");
const said = form.querySelector("[role=status]");
const { kind, place, named, award, file } = form.elements;
let shown;

document.querySelector("[data-off]").hidden = true;
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-take]").addEventListener("click", () => take(award.value));
file.addEventListener("change", async () => file.files[0] && take(new TextDecoder("latin1").decode(await file.files[0].arrayBuffer())));
form.addEventListener("input", ({ target }) => [kind, named, ...place].includes(target) && draw());
save.addEventListener("click", keep);
addEventListener("hashchange", () => take(location.hash.slice(1)));
if (location.hash.length > 1) take(location.hash.slice(1));

/** The award that an address, a number or a file of a badge speaks of. */
async function take(text) {
  const id = (/\/a\/([a-z\d-]{6,64})(?:\/|$)/m.exec(text) ?? /^([a-z\d-]{6,64})$/.exec(text.trim()))?.[1];
  shown = id && (await read(new URL(`a/${id}/`, new URL(data.home, location.href))).catch(() => undefined));
  form.querySelector("[data-made]").hidden = !shown;
  said.textContent = shown ? "" : said.dataset.unknown;
  if (!shown) return;
  form.querySelector("[data-named]").hidden = !shown.holder;
  if (location.hash !== `#${id}`) history.replaceState(undefined, "", `#${id}`);
  draw();
}

/** What the page of an award shows; nothing of one that is not to be shown around. */
async function read(url) {
  const page = await fetched(url);
  const part = (selector) => page.querySelector(selector);
  if (!part("#share")) return undefined;
  const at = (element, name) => new URL(element.getAttribute(name), url).href;
  const home = at(part(".facts a"), "href");
  const handle = page.querySelectorAll(".holder .label").length > 1;
  const badge = new Image();
  badge.src = at(part(".plate img"), "src");
  await badge.decode();
  return {
    badge,
    url: part("link[rel=canonical]").getAttribute("href"),
    title: part("#name").textContent.trim(),
    holder: handle ? undefined : part(".holder-name")?.textContent.trim(),
    issuer: data.issuers.find(({ href }) => new URL(href, location.href).href === home),
  };
}

function fetched(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(request.status));
    request.onerror = reject;
    request.send();
  });
}

function draw() {
  if (!shown) return;
  const [what, size] = kind.value.split(" ");
  const [width, height] = size.split("x").map(Number);
  form.querySelector("[data-placed]").hidden = what !== "background";
  const code = qr(shown.url);
  Object.assign(canvas, what === "code" ? { width: (code.length + 8) * 10, height: (code.length + 8) * 10 } : { width, height });
  const pen = canvas.getContext("2d");
  if (what === "background") background(pen, code, width / 1920);
  else if (what === "card") card(pen, code);
  else modules(pen, code, 0, 0, 10);
  canvas.ariaLabel = `${kind.selectedOptions[0].text}: ${shown.title}`;
}

/** As `shirushi background` draws it: everything within a quarter of the width at each side. */
function background(pen, code, scale) {
  const [where, { wall, mark, panel, pattern, ink }] = [place.value, shown.issuer.tones];
  pen.scale(scale, scale);
  fill(pen, wall, 0, 0, 1920, 1080, 0);
  const left = where === "left" ? 0 : 1448;
  const dots = Math.ceil((220 * scale) / code.length) / scale;
  const across = dots * (code.length + 8);
  const holder = named.checked && shown.holder ? lines(pen, shown.holder, 360, [60, 54, 48, 40, 34, 28, 22, 18], within(172)) : { rows: [], size: 0 };
  const above = holder.rows.length * holder.size * 1.22 + (holder.rows.length ? 8 : 0);
  const issuer = lines(pen, shown.issuer.name, 360, [48, 40, 34, 28, 22, 18], (size) => Math.max(1, Math.floor(((where === "corners" ? 900 : 566) - across - above) / (size * 1.22))));
  const high = 32 + above + issuer.rows.length * issuer.size * 1.22 + 8 + across;
  const top = 1032 - high;
  const panels = where === "corners" ? [[-100, 652], [1448, top - 24]] : [[left === 0 ? -100 : left, -100]];
  for (const [x, y] of panels) {
    fill(pen, mark, x - 7, y - 8, 586, 1300, 55);
    fill(pen, panel, x, y, 572, 1300, 48);
    circles(pen, pattern, x, y, 572, 1300);
  }
  pen.drawImage(shown.badge, (where === "right" ? 1448 : 0) + 60, where === "corners" ? 680 : 48, 352, 352);
  fill(pen, "#fff", left + 24, top, 424, high, 24);
  write(pen, holder, left + 56, top + 32, ink);
  write(pen, issuer, left + 56, top + 32 + above, ink);
  modules(pen, code, left + Math.max(24, 56 - 4 * dots), 1032 - across, dots);
}

function card(pen, code) {
  const { mark, panel, pattern, ink } = shown.issuer.tones;
  fill(pen, "#fff", 0, 0, 1200, 630, 0);
  fill(pen, panel, 0, 0, 480, 630, 0);
  circles(pen, pattern, 0, 0, 480, 630);
  fill(pen, mark, 480, 0, 8, 630, 0);
  pen.drawImage(shown.badge, 30, 105, 420, 420);
  const title = lines(pen, shown.title, 600, [60, 52, 44, 36], () => 3);
  write(pen, title, 536, 56, ink);
  const dots = Math.ceil(200 / (code.length + 8));
  modules(pen, code, 1168 - dots * (code.length + 8), 598 - dots * (code.length + 8), dots);
  const by = lines(pen, shown.issuer.name, 370, [30, 26, 22, 18, 15], within(110));
  const holder = named.checked && shown.holder ? lines(pen, shown.holder, 370, [38, 32, 28, 22, 18], within(110)) : { rows: [], size: 0 };
  const base = 574 - by.rows.length * by.size * 1.22;
  write(pen, by, 536, base, ink);
  write(pen, holder, 536, base - 16 - holder.rows.length * holder.size * 1.22, ink);
}

function fill(pen, colour, x, y, width, height, round) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x, y, width, height, round);
  pen.fill();
}

/** Linked circles (七宝), within a panel. */
function circles(pen, colour, x, y, width, height) {
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, width, height, 48);
  pen.clip();
  pen.beginPath();
  for (let row = 0; row * 43.4 < height + 87; row += 1) {
    for (let left = x + (row % 2) * 43.4; left < x + width + 87; left += 86.8) {
      pen.moveTo(left + 43.4, y + row * 43.4);
      pen.arc(left, y + row * 43.4, 43.4, 0, 2 * Math.PI);
    }
  }
  Object.assign(pen, { strokeStyle: colour, lineWidth: 2.5 });
  pen.stroke();
  pen.restore();
}

/** Dark modules on white, each as large as the others: they begin where a pixel does. */
function modules(pen, code, left, top, dots) {
  const scale = pen.getTransform().a;
  const [x, y] = [left, top].map((place) => Math.round(place * scale) / scale);
  const side = (code.length + 8) * dots;
  fill(pen, "#fff", x, y, side, side, 0);
  pen.fillStyle = "#000";
  code.forEach((row, down) => row.forEach((dark, along) => dark && pen.fillRect(x + (along + 4) * dots, y + (down + 4) * dots, dots, dots)));
}

/** A text in lines between words, at the first size at which it fits; at the last it is cut. */
function lines(pen, text, width, sizes, most) {
  for (const size of sizes) {
    pen.font = font(size);
    const rows = [""];
    for (const word of words(text)) {
      const whole = pen.measureText(word).width <= width;
      for (const piece of whole ? [word] : letters(word)) {
        if (rows.at(-1) && pen.measureText(rows.at(-1) + piece).width > width) rows.push("");
        const row = rows.pop();
        rows.push(row + (row ? piece : piece.trimStart()));
      }
    }
    if (rows.length <= most(size)) return { rows, size };
    if (size === sizes.at(-1)) return { rows: [...rows.slice(0, most(size) - 1), `${letters(rows[most(size) - 1]).slice(0, -1).join("")}…`], size };
  }
}

/** How many rows of a size have room within a height: a name is not cut, it gets smaller. */
function within(height) {
  return (size) => Math.floor((height / size - 1) / 1.22 + 1);
}

/** Words, of which katakana go on to the next dot: names from abroad are in no dictionary. */
function words(text) {
  const all = [];
  for (const { segment } of new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text)) {
    const goesOn = /[ァ-ヺーｦ-ﾟ]$/.test(all.at(-1) ?? "") && /^[ァ-ヺー・＝ｦ-ﾟ･]/.test(segment);
    all.push(goesOn ? all.pop() + segment : segment);
  }
  return all;
}

/** Letters with the marks and selectors that belong to them, and with what no line begins with. */
function letters(text) {
  const all = [];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    if (all.length && /[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々、。・･)）]/.test(segment)) all.push(all.pop() + segment);
    else all.push(segment);
  }
  return all;
}

function write(pen, { rows, size }, x, y, colour) {
  Object.assign(pen, { font: font(size), fillStyle: colour, textBaseline: "alphabetic" });
  rows.forEach((row, at) => pen.fillText(row, x, y + size * (0.88 + 1.22 * at)));
}

function font(size) {
  return `700 ${size}px ${getComputedStyle(document.body).fontFamily}`;
}

async function keep() {
  const [what, , type] = kind.value.split(" ");
  const id = location.hash.slice(1);
  if (type === "svg") return hand(new Blob([vector(qr(shown.url))], { type: "image/svg+xml" }), `qr-${id}.svg`);
  const png = await new Promise((made) => canvas.toBlob(made, "image/png"));
  hand(what === "code" ? await dense(png) : png, `${what === "code" ? "qr" : what}-${id}.png`);
}

function hand(blob, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  said.textContent = said.dataset.saved;
}

/** The code in its real size: 0.4 mm a module. */
function vector(code) {
  const side = code.length + 8;
  const dark = code.flatMap((row, y) => row.map((is, x) => (is ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
  const size = `${(side * 4) / 10}mm`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${size}" height="${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark}"/></svg>`;
}

/** The same PNG saying that it has 600 dots an inch (pHYs, right after IHDR). */
async function dense(png) {
  const chunk = new DataView(new ArrayBuffer(21));
  [9, 0x70485973, 23622, 23622].forEach((value, at) => chunk.setUint32(at * 4, value));
  chunk.setUint8(16, 1);
  let sum = -1;
  for (let at = 4; at < 17; at += 1) {
    sum ^= chunk.getUint8(at);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  chunk.setInt32(17, ~sum);
  return new Blob([png.slice(0, 33), chunk, png.slice(33)], { type: "image/png" });
}
