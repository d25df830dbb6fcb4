// The verify page. Nothing is fetched until the visitor asks, and nothing that the visitor hands in leaves the page.
import { parsed } from "./address.js";
import { inputsOfFiles } from "./inputs.js";
import { judge } from "./judge.js";
import { languageSwitch } from "./languages.js";
import { library } from "./library.js";
import { stayOffline } from "./offline.js";
import { siteOf } from "./site.js";
import { view } from "./view.js";

/** The most that is looked at in one go. */
const MOST = 1000;
/** The longest address that a link may bring along. */
const LONGEST = 2000;

const site = siteOf(document);
const views = [...document.querySelectorAll(".verifier")].map((root) => view(root, site, ask));
let busy = false;

languageSwitch(document);
takeFiles();
takeAddress();
addEventListener("hashchange", takeAddress);
if (!site.snapshot) stayOffline();

async function ask(inputs, holder) {
  if (busy) return;
  busy = true;
  const now = new Date();
  const chosen = inputs.slice(0, MOST);
  const results = await judgeAll(chosen, { site, open: library(site, now), now, recipient: holder || undefined });
  for (const one of views) one.show(results, inputs.length - chosen.length, now);
  views.find((one) => one.isShown())?.focus();
  busy = false;
}

async function judgeAll(inputs, context) {
  const results = [];
  for (const [done, input] of inputs.entries()) {
    for (const one of views) one.working(done, inputs.length);
    results.push(...(await judge(input, context)));
  }
  return results;
}

/** Files may be dropped, or pasted, anywhere on the page. */
function takeFiles() {
  const take = (event, files) => {
    if (files.length === 0) return;
    event.preventDefault();
    ask(inputsOfFiles(files), views.find((one) => one.isShown())?.holder());
  };
  const mark = (event) => document.body.classList.toggle("is-dropping", event.type === "dragover");
  for (const type of ["dragover", "dragleave", "drop"]) addEventListener(type, mark);
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => take(event, event.dataTransfer.files));
  addEventListener("paste", (event) => take(event, event.clipboardData.files));
}

/** The address after #, which browsers send to no server, goes into the form and along to the other language. */
function takeAddress() {
  const text = location.hash.slice(1, LONGEST);
  const url = parsed(text);
  if (site.snapshot || (url?.protocol !== "https:" && url?.protocol !== "http:")) return;
  for (const one of views) one.fill(text);
  for (const link of document.querySelectorAll(".languages a")) link.hash = location.hash;
}
