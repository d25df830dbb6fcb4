// Days as the pages of the site write them: 2026年4月1日(令和8年4月1日) in Japanese, 2026-04-01 elsewhere.

/** The day of a time such as 2026-04-01T00:00:00+09:00, as its author's clock showed it. */
export function day(time, lang, style) {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(time ?? "")?.[0];
  const date = new Date(`${iso}T00:00:00Z`);
  if (iso === undefined || Number.isNaN(date.getTime())) return "";
  if (lang !== "ja") return iso;
  const write = (calendar, year) =>
    new Intl.DateTimeFormat(`ja-JP-u-ca-${calendar}`, { ...year, month: "long", day: "numeric", timeZone: "UTC" }).format(date);
  const western = write("gregory", { year: "numeric" });
  const wareki = write("japanese", { era: "long", year: "numeric" });
  // Before 1873 Japan counted another calendar.
  if (style === "western" || iso < "1873") return western;
  return style === "wareki" ? wareki : `${western}(${wareki})`;
}

/** Whole days from one day until now. */
export function daysSince(time, now) {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(time)) / 86_400_000));
}

/** The moment of a check, in the visitor's own time. */
export function moment(now, lang) {
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { dateStyle: "medium", timeStyle: "short" }).format(now);
}
