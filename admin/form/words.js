// The words of the form, by language.
import words from "./words.json" with { type: "json" };

/** Says a text in a language; English where there is no other. */
export function wordsOf(language) {
  const lang = language === "ja" ? "ja" : "en";
  const say = (key, values = {}) => words[key][lang].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const field = (name) => (Object.hasOwn(words, `field-${name}`) ? say(`field-${name}`) : name);
  return { say, field, about: ({ key, ...values }) => say(key, { ...values, field: values.field && field(values.field) }) };
}
