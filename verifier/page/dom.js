// Elements from values. Text stays text: nothing here, or anywhere in this page, reads markup.
import { httpsUrl } from "./address.js";

/** An element by its name and classes (`p.note`), with attributes, and with what it holds. What is nothing is left out. */
export function h(what, attributes = {}, ...children) {
  const [name, ...classes] = what.split(".");
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** The words of a stranger: on their own in the direction of the text, and no longer than can be read. */
export function claim(text) {
  return h("bdi", {}, plain(text));
}

/** The same as a string. Characters that are not seen, or that turn the direction of the text around them, are shown as �. */
export function plain(text, longest = 200) {
  const letters = [...String(text)];
  const shown = letters.slice(0, longest).join("").replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "\ufffd");
  return letters.length > longest ? `${shown}…` : shown;
}

/** A link that a stranger named: only https, and never without its host. Anything else is nothing. */
export function outside(address, text) {
  const url = httpsUrl(address);
  if (!url) return null;
  return h("span", {}, h("a", { href: url.href, rel: "noopener noreferrer" }, text), " ", h("span.host", {}, `(${plain(url.host)})`));
}

/** A copy of an icon of the page. */
export function icon(root, name) {
  const icons = root.querySelector("template.icons").content;
  return icons.querySelector(`[data-icon="${name}"] svg`).cloneNode(true);
}
