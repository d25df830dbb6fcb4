// The award form. What is pasted stays in this page: the policy of the page lets it ask nobody.
import { columnsOf } from "./columns.js";
import { csvOf } from "./csv.js";
import { textOf } from "./file.js";
import { judge } from "./judge.js";
import { proposal } from "./propose.js";
import { linesOf } from "./sheet.js";
import { view } from "./view.js";
import { wordsOf } from "./words.js";

const data = JSON.parse(document.getElementById("data").textContent);
const words = wordsOf(document.documentElement.lang);
const form = document.querySelector("form.list");
const [badge, rows, file] = ["badge", "rows", "file"].map((id) => document.getElementById(id));
const page = view(document.querySelector(".found"), rows, words);

for (const { id, name } of data.badges) badge.append(new Option(name, id));
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
// what was found is of what stood there
form.addEventListener("input", () => page.forget());
file.addEventListener("change", async () => {
  const chosen = file.files[0];
  if (!chosen) return;
  const text = await textOf(chosen);
  rows.value = text ?? "";
  if (text === null) page.refuse("no-text");
  else check();
});

function check() {
  if (rows.value.trim() === "") return page.refuse("empty");
  const lines = linesOf(rows.value);
  if (!lines) return page.refuse("too-long");
  const columns = columnsOf(lines, data.vocabulary);
  if (!columns) return page.refuse("no-header");
  const judged = judge(lines, columns, data, badge.value || undefined, data.asOf ?? today(data.timezone));
  const right = judged.filter((row) => !row.why);
  const csv = csvOf(right, columns);
  const name = fileName();
  page.show(judged, columns, { csv, name, proposal: proposal(right, csv, columns, data, name) });
}

/** The day where the site is; where the browser is, if it does not know that place. */
function today(timeZone) {
  try {
    return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date());
  } catch {
    return new Intl.DateTimeFormat("sv-SE").format(new Date());
  }
}

/** A name that nothing else bears, and nobody. */
function fileName() {
  const drawn = [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${today(data.timezone)}-${badge.value || "list"}-${drawn}.csv`;
}
