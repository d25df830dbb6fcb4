// Where one file holds the page in several languages, one is shown at a time.

/** Shows the visitor's language, and lets it be changed. */
export function languageSwitch(page) {
  const buttons = [...page.querySelectorAll(".languages button")];
  const show = (lang) => {
    page.documentElement.lang = lang;
    for (const part of page.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== lang;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => show(button.dataset.lang));
  }
  if (buttons.length === 0) return;
  const spoken = buttons.map((button) => button.dataset.lang);
  show(spoken.find((lang) => navigator.language.startsWith(lang)) ?? spoken[0]);
}
