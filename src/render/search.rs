//! What the search of the catalogue reads: one row for everything that can be found, with the words it is found by.
//!
//! `assets/search.js` reads it in the browser. Awards are never in it, and a person only with consent to that.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

use super::desk::{Book, Desk};
use super::holder::{HolderName, holder_name};
use super::link::Here;
use super::theme::ThemeError;
use crate::catalog::{
    AchievementVersion, AlignmentTarget, Framework, FrameworkItem, Issuer, Lang, Localized,
    NamePolicy, Pathway, Person, Programme,
};
use crate::plan::Spot;

/// The most rows in one part of the index.
const ROWS: usize = 4_000;
/// The most characters of its own words that a row is found by.
const WORDS: usize = 200;

/// Keys of the words for each sort of thing, in the order in which results are shown.
const SORTS: [&str; 6] = [
    "badges",
    "issuers",
    "pathways",
    "programmes",
    "skills",
    "search_people",
];

/// Something that can be found.
struct Entry {
    /// Its place among [`SORTS`].
    sort: usize,
    name: String,
    /// The language of the name, if it is not that of the page.
    lang: Option<Lang>,
    spot: Spot,
    /// Words of its own beside the name.
    words: Vec<String>,
    /// Words that many have in common: its issuer, its skills.
    shared: Vec<String>,
}

/// A text so that letters of any width, either case and both kana are the same, without white space.
/// The search folds in the same way what is asked for.
pub fn fold(text: &str) -> String {
    let lower = text.nfkc().collect::<String>().to_lowercase();
    let kept = lower
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}');
    kept.map(katakana).collect()
}

fn katakana(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' | '\u{309d}' | '\u{309e}' => {
            char::from_u32(u32::from(c) + 0x60).unwrap_or(c)
        }
        _ => c,
    }
}

/// How many parts the index of a language has.
pub fn parts(book: &Book<'_>, lang: Lang) -> usize {
    super::paging::pages(entries(book, lang).len(), ROWS)
}

/// One part of the index, counted from 1. The first says how many there are.
pub fn part(book: &Book<'_>, lang: Lang, number: usize) -> Result<String, ThemeError> {
    let all = entries(book, lang);
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for entry in super::paging::part(&all, ROWS, number) {
        for words in &entry.shared {
            let next = shared.len();
            shared.entry(words).or_insert(next);
        }
        rows.push(row(entry, &shared));
    }
    let mut words: Vec<(&str, usize)> = shared.into_iter().collect();
    words.sort_by_key(|(_, at)| *at);
    let words: Vec<String> = words.into_iter().map(|(words, _)| fold(words)).collect();
    let mut index = json!({ "shared": words, "rows": rows });
    if number == 1 {
        index["sorts"] = sorts(book, lang)?;
        index["parts"] = json!(super::paging::pages(all.len(), ROWS));
    }
    Ok(format!("{index}\n"))
}

fn row(entry: &Entry, shared: &BTreeMap<&str, usize>) -> Value {
    let own: Vec<String> = entry.words.iter().map(|words| fold(words)).collect();
    let own: String = own.join("\n").chars().take(WORDS).collect();
    let path = entry.spot.path.as_str();
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let numbers: Vec<usize> = entry
        .shared
        .iter()
        .filter_map(|words| shared.get(words.as_str()).copied())
        .collect();
    match entry.lang {
        Some(lang) => json!([entry.sort, entry.name, path, own, numbers, lang.as_str()]),
        None => json!([entry.sort, entry.name, path, own, numbers]),
    }
}

fn sorts(book: &Book<'_>, lang: Lang) -> Result<Value, ThemeError> {
    let here = Here::anywhere(lang, book.addresses);
    let desk = Desk::new(book, &here);
    let words = SORTS.iter().map(|key| {
        let said = super::frame::say_in(&desk, lang, key)?;
        Ok(json!(said.as_str().unwrap_or_default()))
    });
    words.collect()
}

/// All that can be found, in the order of [`SORTS`].
fn entries(book: &Book<'_>, lang: Lang) -> Vec<Entry> {
    let catalog = book.catalog;
    let achievements = book.stock.all.iter();
    let mut all: Vec<Entry> = achievements
        .map(|found| achievement(book, lang, found))
        .collect();
    all.extend(
        catalog
            .issuers
            .values()
            .map(|found| issuer(book, lang, found)),
    );
    all.extend(
        catalog
            .pathways
            .values()
            .map(|found| pathway(book, lang, found)),
    );
    all.extend(
        catalog
            .programmes
            .values()
            .map(|found| programme(book, lang, found)),
    );
    for framework in catalog.frameworks.values() {
        let items = framework.items.iter();
        all.extend(items.filter_map(|item| skill(book, lang, framework, item)));
    }
    let people = book.relations.earners().values();
    let found = people.filter(|earner| earner.may_be_found(catalog));
    all.extend(found.filter_map(|earner| person(book, lang, earner.person)));
    all
}

fn achievement(book: &Book<'_>, lang: Lang, version: &AchievementVersion) -> Entry {
    let issuer = book.catalog.issuers.get(&version.issuer);
    let mut shared: Vec<String> = issuer.map(|found| in_all(&found.name)).unwrap_or_default();
    for alignment in &version.alignments {
        match &alignment.target {
            AlignmentTarget::Uri { name, .. } => shared.extend(in_all(name)),
            AlignmentTarget::Item(code) => {
                let framework = book.catalog.frameworks.get(&alignment.framework);
                let mut items = framework.iter().flat_map(|found| &found.items);
                let item = items.find(|item| item.code == *code);
                shared.extend(item.map(|item| in_all(&item.name)).unwrap_or_default());
                shared.push(code.clone());
            }
        }
    }
    shared.extend(version.tags.iter().cloned());
    let spot = book.addresses.achievement(lang, &version.achievement);
    let mut entry = named(0, &version.name, lang, spot);
    entry.words.push(version.can_do.get(lang).0.to_owned());
    entry.shared = shared;
    entry
}

fn issuer(book: &Book<'_>, lang: Lang, issuer: &Issuer) -> Entry {
    named(1, &issuer.name, lang, book.addresses.issuer(lang, issuer))
}

fn pathway(book: &Book<'_>, lang: Lang, pathway: &Pathway) -> Entry {
    named(
        2,
        &pathway.name,
        lang,
        book.addresses.pathway(lang, &pathway.id),
    )
}

fn programme(book: &Book<'_>, lang: Lang, programme: &Programme) -> Entry {
    let spot = book.addresses.programme(lang, &programme.id);
    named(3, &programme.name, lang, spot)
}

/// An item that has a page of ours, or that a badge shows; the page of its framework then leads on.
fn skill(
    book: &Book<'_>,
    lang: Lang,
    framework: &Framework,
    item: &FrameworkItem,
) -> Option<Entry> {
    let spot = match &item.url {
        None => book.addresses.framework_item(lang, &framework.id, item),
        Some(_) if book.relations.aligned(&framework.id, &item.code).is_empty() => return None,
        Some(_) => book.addresses.framework(lang, &framework.id),
    };
    let mut entry = named(4, &item.name, lang, spot);
    entry.words.push(item.code.clone());
    entry.shared = in_all(&framework.name);
    Some(entry)
}

/// Somebody by as much of the name as may be said; by the reading only where the whole name is public.
fn person(book: &Book<'_>, page: Lang, person: &Person) -> Option<Entry> {
    let (name, lang) = match holder_name(person, person.name_policy, page)? {
        HolderName::Full(name, lang) => (name, lang),
        HolderName::Initials(name) | HolderName::Handle(name) => (name, None),
    };
    let mut words = Vec::new();
    if person.name_policy == NamePolicy::Full {
        let names = [
            Some(&person.name),
            person.kana.as_ref(),
            person.name_en.as_ref(),
        ];
        let others = names.into_iter().flatten().filter(|other| **other != name);
        words.extend(others.cloned());
    }
    Some(Entry {
        sort: 5,
        name,
        lang,
        spot: book.addresses.holder(page, &person.handle),
        words,
        shared: Vec::new(),
    })
}

/// Something with a name, found by that name in every language.
fn named(sort: usize, name: &Localized, page: Lang, spot: Spot) -> Entry {
    let (text, lang) = name.get(page);
    let others = name.iter().filter(|(other, _)| *other != lang);
    Entry {
        sort,
        name: text.to_owned(),
        lang: (lang != page).then_some(lang),
        spot,
        words: others.map(|(_, text)| text.to_owned()).collect(),
        shared: Vec::new(),
    }
}

fn in_all(text: &Localized) -> Vec<String> {
    text.iter().map(|(_, text)| text.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    /// The cases that `tests/browser/search.mjs` holds the script to as well.
    #[test]
    fn letters_of_any_width_case_and_kana_are_the_same() {
        let text = include_str!("../../tests/browser/folding.json");
        let cases: Vec<[String; 2]> = serde_json::from_str(text).expect("pairs of texts");
        assert!(cases.len() > 10);
        for [given, folded] in &cases {
            assert_eq!(fold(given), *folded, "{given}");
            assert_eq!(fold(folded), *folded, "{folded} once more");
        }
    }
}
