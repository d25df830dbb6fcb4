//! The Atom feed (RFC 4287) of achievements and their versions. Nothing in it is about a person.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::desk::Book;
use super::value::escape;
use crate::catalog::{Achievement, AchievementVersion, Lang, Localized, Slug};

/// The most entries, newest first.
const ENTRIES: usize = 100;
/// The day of what has none, and whose issuer has no key either.
const LONG_AGO: Date = date(2000, 1, 1);

/// The feed in a language.
pub fn atom(book: &Book<'_>, lang: Lang) -> String {
    let entries = entries(book);
    let newest = entries.first().map_or(LONG_AGO, |(day, _)| *day);
    let (own, home) = (book.addresses.feed(lang).url, book.addresses.home(lang).url);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        text,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n<id>{own}</id>\n{title}\
         <updated>{updated}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{home}\"/>\n",
        own = xml(&own),
        home = xml(&home),
        title = element("title", &book.catalog.settings.title, lang),
        updated = moment(book, newest),
    );
    for (day, version) in entries {
        entry(book, lang, day, version, &mut text);
    }
    text.push_str("</feed>\n");
    text
}

fn entry(book: &Book<'_>, lang: Lang, day: Date, version: &AchievementVersion, text: &mut String) {
    let page = book
        .addresses
        .version(lang, &version.achievement, version.version);
    let page = xml(&page.url);
    let _ = write!(
        text,
        "<entry>\n<id>{page}</id>\n{title}<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{page}\"/>\n",
        title = element("title", &version.name, lang),
        updated = moment(book, day),
    );
    if let Some(issuer) = book.catalog.issuers.get(&version.issuer) {
        let _ = writeln!(
            text,
            "<author>{name}<uri>{uri}</uri></author>",
            name = element("name", &issuer.name, lang).trim_end(),
            uri = xml(&book.addresses.issuer(lang, issuer).url),
        );
    }
    text.push_str(&element("summary", &version.can_do, lang));
    text.push_str("</entry>\n");
}

/// The published versions with their days, newest first.
fn entries<'a>(book: &Book<'a>) -> Vec<(Date, &'a AchievementVersion)> {
    let achievements = book.catalog.achievements.values();
    let versions = achievements.flat_map(|found: &Achievement| found.shown(false));
    let mut entries: Vec<_> = versions
        .map(|version| (day(book, version), version))
        .collect();
    entries.sort_by_key(|(day, version)| {
        let newest_first = std::cmp::Reverse((*day, version.version));
        (newest_first, &version.achievement)
    });
    entries.truncate(ENTRIES);
    entries
}

/// The first day of a version; a first version need not have one, and takes that of its issuer's first key.
fn day(book: &Book<'_>, version: &AchievementVersion) -> Date {
    let first_key = |issuer: &Slug| {
        book.catalog
            .keys
            .get(issuer)?
            .keys
            .iter()
            .map(|key| key.from)
            .min()
    };
    let known = version.from.or_else(|| first_key(&version.issuer));
    known.unwrap_or(LONG_AGO)
}

/// The beginning of a day where the site is.
fn moment(book: &Book<'_>, day: Date) -> String {
    let zone = book.catalog.settings.timezone.clone();
    let began = day.to_zoned(zone).map(|began| began.timestamp());
    began.map_or_else(|_| format!("{day}T00:00:00Z"), |began| began.to_string())
}

/// An element with a text, and the language of that where it is not the feed's.
fn element(name: &str, text: &Localized, page: Lang) -> String {
    let (text, lang) = text.get(page);
    let other = (lang != page).then(|| format!(" xml:lang=\"{lang}\""));
    let other = other.unwrap_or_default();
    format!("<{name}{other}>{}</{name}>\n", xml(text))
}

/// Text as XML holds it, without the two code points that it cannot hold and [`escape`] leaves.
fn xml(text: &str) -> String {
    escape(&text.replace(['\u{fffe}', '\u{ffff}'], ""))
}
