//! The checked catalog to pages: everything that people read and that hosts and crawlers look for. Pictures, credentials and
//! other JSON are made elsewhere. Nothing here reads a clock, a disk or a network; every value is escaped where it is shown.

mod accent;
mod achievement;
mod admin;
mod award;
mod coverage;
mod day;
mod desk;
mod frame;
mod framework;
mod gone;
mod graph;
mod holder;
mod host;
mod issuer;
mod link;
mod markdown;
mod pathway;
mod programme;
mod relations;
mod shared;
mod theme;
mod value;
mod verify;
mod way;
mod words;

use std::collections::BTreeMap;

use self::award::AwardTable;
use self::desk::Book;
use self::relations::Relations;
use self::theme::Theme;
use crate::catalog::{Award, Catalog, Lang};
use crate::plan::Addresses;
use crate::site::Asset;

pub use award::AwardState;
pub use holder::{HolderName, holder_name};
pub use host::CONTENT_SECURITY_POLICY;
pub use issuer::fingerprint;
pub use markdown::{Refused, RefusedKind, refused};
pub use relations::is_listed;
pub use shared::Shared;
pub use theme::ThemeError;
pub use verify::Snapshot;

/// How a site is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Publication {
    /// As what it is: the site that credentials lead to.
    #[default]
    Production,
    /// To be looked at before that: nothing is signed, every page and picture says so, search engines are asked to stay
    /// away, and unpublished versions of achievements are there too.
    Preview,
}

impl Publication {
    /// Whether it is a preview.
    pub fn is_preview(self) -> bool {
        self == Publication::Preview
    }
}

/// The pages of a site, ready to be rendered one by one, in any order and from several threads.
pub struct Pages<'a> {
    book: Book<'a>,
    awards: BTreeMap<Lang, AwardTable<'a>>,
}

impl<'a> Pages<'a> {
    /// Compiles the theme and makes what many pages share. `Err` when the chosen theme cannot be used.
    pub fn new(
        catalog: &'a Catalog,
        addresses: &'a Addresses,
        publication: Publication,
    ) -> Result<Pages<'a>, ThemeError> {
        let languages = &catalog.settings.languages;
        let book = Book {
            catalog,
            addresses,
            relations: Relations::new(catalog, publication.is_preview()),
            theme: Theme::new(&catalog.theme, languages)?,
            preview: publication.is_preview(),
        };
        let awards = languages
            .iter()
            .map(|lang| (*lang, AwardTable::new(&book, *lang)))
            .collect();
        Ok(Pages { book, awards })
    }

    /// The page of an award in a language of the site; it stands at [`Addresses::award`].
    pub fn award(
        &self,
        lang: Lang,
        award: &Award,
        state: AwardState,
    ) -> Result<String, ThemeError> {
        let missing = || {
            ThemeError::at(
                &format!("words/{lang}.yaml"),
                0,
                0,
                "the site does not speak this language",
            )
        };
        let table = self.awards.get(&lang).ok_or_else(missing)?;
        table.render(&self.book, award, state)
    }

    /// The page that stays where an award was whose holder took back consent; it stands at [`Addresses::award`].
    pub fn gone(&self, lang: Lang, award: &Award) -> Result<String, ThemeError> {
        gone::page(&self.book, lang, award)
    }

    /// The page that verifies badges without a network, as one file in all languages; it stands at
    /// [`Addresses::verify_offline`].
    pub fn verify_offline(&self, snapshot: &Snapshot) -> Result<String, ThemeError> {
        verify::offline(&self.book, snapshot)
    }

    /// All other pages and files, by name; [`Pages::render`] makes them.
    pub fn shared(&self) -> Vec<Shared<'a>> {
        shared::all(&self.book)
    }

    /// Makes one page or file.
    pub fn render(&self, shared: &Shared<'_>) -> Result<Asset<'static>, ThemeError> {
        shared::render(&self.book, shared)
    }
}

#[cfg(test)]
mod tests;
