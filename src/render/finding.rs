//! The pages and files by which people and programs find what a site holds: the catalogue, the index of skills, what the search
//! reads, the list for programs, the feed.

use tera::Value;

use super::desk::{Book, Desk};
use super::stock::{By, Choice};
use super::theme::ThemeError;
use super::{catalogue, feed, listing, paging, search, skills};
use crate::catalog::{Lang, Slug};
use crate::plan::{Addresses, Spot};

/// One page to find things by, with its number among those of its list.
#[derive(Clone, Copy, Debug)]
pub enum FindingPage<'a> {
    /// Of all badges, or of a shelf.
    Catalogue(Option<Choice<'a>>, usize),
    /// Of all shelves of a sort.
    Shelves(By, usize),
    /// Of all skills, or of those of a framework.
    Skills(Option<&'a Slug>, usize),
}

/// One file that programs read.
#[derive(Clone, Copy, Debug)]
pub enum FindingFile {
    /// A part of what the search reads.
    Index(Lang, usize),
    /// The feed in a language.
    Feed(Lang),
    /// The list of achievements.
    Listing,
}

/// All pages.
pub fn pages<'a>(book: &Book<'a>) -> Vec<FindingPage<'a>> {
    let numbers = |total, each| 1..=paging::pages(total, each);
    let mut pages = Vec::new();
    let all = numbers(book.stock.all.len(), catalogue::CARDS);
    pages.extend(all.map(|number| FindingPage::Catalogue(None, number)));
    for shelf in &book.stock.shelves {
        let all = numbers(shelf.holds.len(), catalogue::CARDS);
        pages.extend(all.map(|number| FindingPage::Catalogue(Some(shelf.choice), number)));
    }
    for by in By::ALL {
        let count = book.stock.by(by).count();
        if count > catalogue::BESIDE {
            let all = numbers(count, catalogue::SHELVES);
            pages.extend(all.map(|number| FindingPage::Shelves(by, number)));
        }
    }
    pages.push(FindingPage::Skills(None, 1));
    for (framework, count) in skills::split(book) {
        pages.extend((1..=count).map(|number| FindingPage::Skills(Some(framework), number)));
    }
    pages
}

/// All files, and where they stand.
pub fn files(book: &Book<'_>) -> Vec<(Spot, FindingFile)> {
    let addresses = book.addresses;
    let mut files = vec![(addresses.top("catalog.json"), FindingFile::Listing)];
    for lang in &book.catalog.settings.languages {
        files.push((addresses.feed(*lang), FindingFile::Feed(*lang)));
        for part in 1..=search::parts(book, *lang) {
            let spot = addresses.search_index(*lang, part);
            files.push((spot, FindingFile::Index(*lang, part)));
        }
    }
    files
}

/// What a file holds.
pub fn file(book: &Book<'_>, file: FindingFile) -> Result<String, ThemeError> {
    match file {
        FindingFile::Index(lang, number) => search::part(book, lang, number),
        FindingFile::Feed(lang) => Ok(feed::atom(book, lang)),
        FindingFile::Listing => Ok(listing::json(book)),
    }
}

impl FindingPage<'_> {
    /// Where it stands.
    pub fn spot(self, addresses: &Addresses, lang: Lang) -> Spot {
        match self {
            FindingPage::Catalogue(choice, number) => {
                let shelf = choice.map(|(by, id)| (by.as_str(), id));
                addresses.catalogue(lang, shelf, number)
            }
            FindingPage::Shelves(by, number) => addresses.shelves(lang, by.as_str(), number),
            FindingPage::Skills(framework, number) => addresses.skills(lang, framework, number),
        }
    }

    /// Whether search engines are led to it: to the beginning of every list.
    pub fn is_beginning(self) -> bool {
        matches!(
            self,
            FindingPage::Catalogue(_, 1) | FindingPage::Skills(_, 1)
        )
    }

    /// Its template, which calls its value by the same name, and that value.
    pub fn content(self, desk: &Desk<'_, '_>) -> Result<(&'static str, Value), ThemeError> {
        Ok(match self {
            FindingPage::Catalogue(choice, number) => {
                ("catalogue", catalogue::page(desk, choice, number)?)
            }
            FindingPage::Shelves(by, number) => ("shelves", catalogue::shelves(desk, by, number)?),
            FindingPage::Skills(framework, number) => {
                ("skills", skills::page(desk, framework, number)?)
            }
        })
    }

    /// The pages above it, the first page left out.
    pub fn trail(self, desk: &Desk<'_, '_>) -> Result<Vec<(Value, Value)>, ThemeError> {
        let (addresses, lang) = (desk.book.addresses, desk.here.lang);
        let (key, above) = match self {
            FindingPage::Catalogue(None, 1) | FindingPage::Skills(None, _) => return Ok(Vec::new()),
            FindingPage::Catalogue(..) | FindingPage::Shelves(..) => {
                ("catalogue", addresses.catalogue(lang, None, 1))
            }
            FindingPage::Skills(Some(_), _) => ("skills", addresses.skills(lang, None, 1)),
        };
        Ok(vec![(catalogue::said(desk, key)?, desk.link(&above))])
    }
}
