// What a row says of its person, as far as it can be wrong for anybody.

const NAMES = ["name", "kana", "name_en"];
const SCOPE = /^(none|withdrawn:\d{4}-\d\d-\d\d|(name|badge|page|search)( *\+ *(name|badge|page|search))*)$/;

/** What act unseen or are lost: the same as for `check`. Joiners and variation selectors are not among them: names need them. */
const UNSEEN = /[\p{Cc}\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd\u{e0000}-\u{e007f}]/u;

/** Why nobody can be taken over like this. */
export function personFault(cells, version, { audiences, names }) {
  const unseen = NAMES.find((field) => UNSEEN.test(cells[field] ?? ""));
  if (unseen) return { key: "unseen", field: unseen };
  const unknown = (field, known) => cells[field] && !known(cells[field]) && { key: "unknown", field };
  return (
    unknown("audience", (text) => audiences.includes(text)) ||
    unknown("name_public", (text) => names.includes(text)) ||
    unknown("consent_scope", (text) => SCOPE.test(text)) ||
    (cells.audience && version.audiences.length > 0 && !version.audiences.includes(cells.audience) && { key: "other-audience" }) ||
    undefined
  );
}
