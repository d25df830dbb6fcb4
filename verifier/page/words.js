// The words of the page and of verdicts. They belong to the verifier, not to a theme: the same finding reads the same everywhere.
import verdicts from "../src/words.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

/** The words of a language; English where there is none. */
export function wordsOf(language) {
  const lang = language === "ja" ? "ja" : "en";
  const of = (entry) => entry?.[lang] ?? "";
  return {
    lang,
    has: (key) => Object.hasOwn(words, key),
    say: (key, values = {}) => of(words[key]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ""),
    outcome: (name) => of(verdicts.outcomes[name]),
    part: (name) => of(verdicts.parts[name]),
    code: (name) => of(verdicts.codes[name]),
  };
}
