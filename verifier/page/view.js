// The page in one language: what the visitor hands in there, and what is shown of it.
import { h } from "./dom.js";
import { inputsOfFiles, inputsOfText } from "./inputs.js";
import { tableView } from "./table.js";
import { verdictView } from "./verdict.js";
import { wordsOf } from "./words.js";

/** Brings one `.verifier` to life. `ask(inputs, holder)` is called with what is handed in. */
export function view(root, site, ask) {
  const words = wordsOf(root.closest("[lang]").lang);
  const form = root.querySelector("form");
  const result = root.querySelector(".result");
  const file = form.querySelector("input[type=file]");
  const { text, holder } = form.elements;
  const say = (key, values) => result.replaceChildren(h("p.note", {}, words.say(key, values)));

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const inputs = inputsOfText(text.value, words.say("pasted"));
    if (inputs.length > 0) return ask(inputs, holder.value.trim());
    say("empty");
    text.focus();
  });
  file.addEventListener("change", () => {
    const inputs = inputsOfFiles(file.files);
    // The same file can be chosen again after it was changed.
    file.value = "";
    if (inputs.length > 0) ask(inputs, holder.value.trim());
  });

  return {
    isShown: () => root.closest("[hidden]") === null,
    holder: () => holder.value.trim(),
    /** An address that came with the link to this page; nothing is fetched yet. */
    fill(address) {
      text.value = address;
      say("filled");
    },
    working(done, all) {
      form.querySelector("[type=submit]").disabled = true;
      say("working", { done, all });
    },
    show(results, cut, now) {
      form.querySelector("[type=submit]").disabled = false;
      const context = { root, words, site };
      result.replaceChildren(results.length === 1 ? verdictView(results[0], context) : tableView(results, cut, now, context));
    },
    focus: () => result.querySelector(".state").focus(),
  };
}
