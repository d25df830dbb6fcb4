// Many results at once: a table, its rows in full on demand, and all of it as CSV.
import { csvOf } from "./csv.js";
import { claim, h, icon, plain } from "./dom.js";
import { facts, stateOf, titleOf } from "./summary.js";
import { verdictView } from "./verdict.js";

/** The element that shows many results. Its heading can take the focus. */
export function tableView(results, cut, now, { root, words, site }) {
  const good = results.filter((result) => stateOf(result).tone === "good").length;
  const detail = h("div.detail");
  const show = (result) => {
    detail.replaceChildren(verdictView(result, { root, words, site }));
    detail.querySelector(".state").focus();
  };
  const save = h("button.button", { type: "button" }, words.say("csv"));
  save.addEventListener("click", () => download(csvOf(results, words, now), `${words.say("csv-name")}.csv`));
  const columns = ["column-result", "column-name", "column-domain", "what", "who", "until"];
  return h(
    "section.batch.panel",
    {},
    h("h2.state", { tabindex: "-1" }, words.say("batch", { all: results.length, good })),
    cut > 0 && h("p.note", {}, words.say("batch-cut", { most: results.length })),
    h("p", {}, save),
    h(
      "div.wide",
      { role: "region", "aria-label": words.say("batch-region"), tabindex: "0" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, columns.map((key) => h("th", { scope: "col" }, words.say(key))))),
        h("tbody", {}, results.map((result) => row(result, show, { root, words }))),
      ),
    ),
    detail,
  );
}

const ICONS = { good: "valid", caution: "unknown", bad: "withdrawn" };

function row(result, show, { root, words }) {
  const { tone } = stateOf(result);
  const { domain, what, who, until } = facts(result, words, "western");
  const name = plain(result.name, 80);
  const open = h("button", { type: "button", "aria-label": words.say("show", { name }) }, claim(name));
  open.addEventListener("click", () => show(result));
  return h(
    `tr.is-${tone}`,
    {},
    h("td.outcome", {}, icon(root, ICONS[tone]), " ", titleOf(result, words)),
    h("th", { scope: "row" }, open),
    h("td", {}, plain(domain)),
    h("td", {}, claim(what)),
    h("td", {}, claim(who)),
    h("td", {}, until || (result.verdict?.claims && words.say("unlimited"))),
  );
}

function download(text, name) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
