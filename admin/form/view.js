// What was found, row by row, and the ways to hand it in.
import { h, plain } from "../../verifier/page/dom.js";
import { linesOf } from "./sheet.js";

/** Accepted rows that are shown, at most. */
const MOST = 200;

/** The part of the page that shows results; `text` is the field that holds the list. */
export function view(root, text, words) {
  const part = (selector) => root.querySelector(selector);
  const [heading, told, findings, ways] = ["h2", ".told", ".findings", ".ways"].map(part);
  const way = (name) => part(`[data-way="${name}"]`);
  let handed;

  way("save").addEventListener("click", () => save(handed));
  way("copy").addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(handed.csv).then(() => "copied", () => "not-copied");
    way("copied").textContent = words.say(done);
  });

  const appear = (count) => {
    root.hidden = false;
    heading.textContent = words.say("found");
    told.textContent = count;
    way("copied").textContent = "";
    heading.focus();
  };

  return {
    /** Takes back the ways to hand in rows: the list or the badge is another one by now. */
    forget() {
      if (!handed) return;
      handed = undefined;
      ways.hidden = true;
      way("propose").querySelector("a").href = "#found";
      told.textContent = words.say("changed");
    },
    /** Says why nothing can be made of the list. */
    refuse(key) {
      handed = undefined;
      findings.replaceChildren();
      ways.hidden = true;
      text.setAttribute("aria-invalid", "true");
      appear(words.say(key));
    },
    /** Shows every row that is refused, and the ways to hand in the others. */
    show(rows, { left }, made) {
      handed = made;
      const refused = rows.filter(({ why }) => why).length;
      const accepted = rows.length - refused;
      text.toggleAttribute("aria-invalid", refused > 0);
      const columns = left.length > 0 && h("p.note", {}, words.say("left", { columns: left.map((name) => plain(name, 40)).join("、") }));
      findings.replaceChildren(...[columns, table(rows, text, words)].filter(Boolean));
      ways.hidden = accepted === 0;
      propose(made.proposal);
      appear(words.say("count", { accepted, refused }));
    },
  };

  function propose(found) {
    way("propose").hidden = !found?.href;
    way("propose").querySelector("a").href = found?.href ?? "#found";
    way("kept").hidden = !found?.key;
    way("kept").textContent = found?.key ? words.about(found) : "";
  }
}

function table(rows, text, words) {
  const accepted = rows.filter(({ why }) => !why);
  const kept = new Set(accepted.slice(0, MOST));
  const shown = rows.filter((row) => row.why || kept.has(row));
  const head = ["line", "result", "why"].map((key) => h("th", { scope: "col" }, words.say(key)));
  return h(
    "div.wide",
    { role: "region", "aria-label": words.say("rows"), tabindex: "0" },
    accepted.length > MOST && h("p", {}, words.say("only-first", { most: MOST })),
    h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, shown.map((row) => line(row, text, words)))),
  );
}

function line({ line, cells, why, notes }, text, words) {
  const go = h("button", { type: "button", "aria-label": words.say("go-to", { line: line.number }) }, String(line.number));
  go.addEventListener("click", () => {
    const now = linesOf(text.value)?.find(({ number }) => number === line.number);
    text.focus();
    if (now) text.setSelectionRange(now.from, now.to);
  });
  const reasons = [why, ...notes].filter(Boolean).map((reason) => h("p", {}, plain(words.about(reason))));
  const what = h("p", {}, plain([cells.name ?? cells.person ?? cells.handle ?? "", cells.achievement ?? "", cells.issued_on ?? ""].join(" "), 120));
  return h(
    why ? "tr.is-refused" : "tr.is-accepted",
    {},
    h("th", { scope: "row" }, go),
    h("td.outcome", {}, words.say(why ? "refused" : "accepted")),
    h("td", {}, what, reasons),
  );
}

function save({ csv, name }) {
  const href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
