// Headers, words and badges are compared without regard to width, case and space. Never names of people.

/** The text as it is compared. */
export function folded(text) {
  return text.normalize("NFKC").replace(/[\s_]/gu, "").toLowerCase();
}

/** A code in narrow letters, as the program keeps it. */
export function narrow(text) {
  return text.normalize("NFKC").trim();
}
