//! The checked catalog to pages: everything that people read and that hosts and crawlers look for. Pictures, credentials and
//! other JSON are made elsewhere. Nothing here reads a clock, a disk or a network; every value is escaped where it is shown.

mod achievement;
mod admin;
mod alike;
mod award;
mod background;
mod catalogue;
mod certificate;
mod compare;
mod coverage;
mod day;
mod desk;
mod earner;
mod earners;
mod embed;
mod feed;
mod finding;
mod form;
mod frame;
mod framework;
mod gone;
mod graph;
mod history;
mod holder;
mod home;
mod host;
mod issuer;
mod json_ld;
mod length;
mod link;
mod listing;
mod markdown;
mod mentions;
mod paging;
mod pathway;
mod percent;
mod phrases;
mod plain;
mod programme;
mod qr;
mod relations;
mod search;
mod share;
mod shared;
mod skills;
mod slips;
mod snippet;
mod standing;
mod stock;
mod theme;
mod value;
mod verify;
mod wallet;
mod way;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use self::award::AwardTable;
use self::certificate::CertificateTable;
use self::desk::Book;
use self::earner::EarnerTable;
use self::embed::EmbedTable;
use self::qr::Codes;
use self::relations::Relations;
use self::stock::Stock;
use self::theme::Theme;
use crate::catalog::{Award, AwardId, Catalog, Lang, Slug};
use crate::certificate::Certificate;
use crate::kept::Kept;
use crate::plan::Addresses;
use crate::site::Asset;

pub use award::AwardState;
pub use certificate::has_certificate;
pub use earners::{Earner, all as earners_of};
pub use form::Page;
pub use holder::{HolderName, holder_name};
pub use host::CONTENT_SECURITY_POLICY;
pub use issuer::fingerprint;
pub use markdown::{Refused, RefusedKind, refused};
pub use relations::is_listed;
pub use shared::Shared;
pub use slips::{Pictures, slips};
pub use theme::{ThemeError, built_in};
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
    tables: BTreeMap<Lang, Tables>,
}

/// What awards have in common in one language.
struct Tables {
    award: AwardTable,
    certificate: CertificateTable,
    embed: EmbedTable,
    earner: EarnerTable,
}

impl<'a> Pages<'a> {
    /// Compiles the theme and makes what many pages share. `Err` when the chosen theme cannot be used.
    pub fn new(
        catalog: &'a Catalog,
        addresses: &'a Addresses,
        publication: Publication,
    ) -> Result<Pages<'a>, ThemeError> {
        let languages = &catalog.settings.languages;
        let relations = Relations::new(catalog, publication.is_preview());
        let book = Book {
            catalog,
            addresses,
            stock: Stock::new(catalog, &relations),
            relations,
            theme: Theme::new(&catalog.theme, languages)?,
            codes: Codes::default(),
            wallets: Kept::default(),
            sites: Kept::default(),
            days: Kept::default(),
            titles: Kept::default(),
            preview: publication.is_preview(),
            compare: false,
        };
        let tables = languages.iter().map(|lang| {
            let of_language = Tables {
                award: AwardTable::new(&book, *lang),
                certificate: CertificateTable::new(&book, *lang),
                embed: EmbedTable::new(&book, *lang),
                earner: EarnerTable::new(&book, *lang),
            };
            (*lang, of_language)
        });
        let tables = tables.collect();
        Ok(Pages { book, tables })
    }

    /// The same; if so asked, each page that is filled into a form is rendered, too, and the run ends where they differ.
    pub fn comparing(mut self, compare: bool) -> Pages<'a> {
        self.book.compare = compare;
        self
    }

    fn tables(&self, lang: Lang) -> Result<&Tables, ThemeError> {
        let missing = || {
            ThemeError::at(
                &format!("words/{lang}.yaml"),
                0,
                0,
                "the site does not speak this language",
            )
        };
        self.tables.get(&lang).ok_or_else(missing)
    }

    /// The page of an award in a language of the site; it stands at [`Addresses::award`].
    pub fn award(
        &self,
        lang: Lang,
        award: &Award,
        state: AwardState<'_>,
    ) -> Result<Page, ThemeError> {
        self.tables(lang)?.award.render(&self.book, award, state)
    }

    /// The page that stays where an award was whose holder took back consent; it stands at [`Addresses::award`].
    pub fn gone(&self, lang: Lang, award: &Award) -> Result<String, ThemeError> {
        gone::page(&self.book, lang, award)
    }

    /// The small page of an award for the frames of other sites; it stands at [`Addresses::embed`].
    pub fn embed(
        &self,
        lang: Lang,
        award: &Award,
        state: AwardState<'_>,
    ) -> Result<Page, ThemeError> {
        self.tables(lang)?.embed.render(&self.book, award, state)
    }

    /// What stays there when the holder took back consent.
    pub fn embed_gone(&self, lang: Lang) -> Result<Page, ThemeError> {
        self.tables(lang)?.embed.gone(&self.book)
    }

    /// What the certificate of an award says as a PDF, if it gets one: the site makes them, the award stands, its holder
    /// is named. It stands at [`Addresses::certificate_file`].
    pub fn certificate_file(
        &self,
        lang: Lang,
        award: &Award,
    ) -> Result<Option<Certificate>, ThemeError> {
        certificate::file(&self.book, lang, award)
    }

    /// The certificate of an award that has one ([`has_certificate`]); it stands at [`Addresses::certificate`].
    pub fn certificate(
        &self,
        lang: Lang,
        award: &Award,
        state: AwardState<'_>,
    ) -> Result<Page, ThemeError> {
        let table = &self.tables(lang)?.certificate;
        table.render(&self.book, award, state)
    }

    /// The award that replaces this one.
    pub fn replaced_by(&self, award: &Award) -> Option<&'a Award> {
        self.book.relations.replaced_by(award)
    }

    /// The award that renews this one.
    pub fn renewed_by(&self, award: &Award) -> Option<&'a Award> {
        self.book.relations.renewed_by(award)
    }

    /// The people who have a page of their own, by key; it stands at [`Addresses::holder`].
    pub fn earners(&self) -> &BTreeMap<&'a Slug, Earner<'a>> {
        self.book.relations.earners()
    }

    /// The page of an earner; `signed` are those of the awards that are no drafts.
    pub fn earner(
        &self,
        lang: Lang,
        earner: &Earner<'_>,
        signed: &BTreeSet<&AwardId>,
    ) -> Result<String, ThemeError> {
        let table = &self.tables(lang)?.earner;
        table.render(&self.book, earner, signed)
    }

    /// The signed awards of an earner as a table for spreadsheets: headings, and a row for each, in the first language
    /// of the site. `file` says what the copy of an award is called.
    pub fn history(
        &self,
        earner: &Earner<'_>,
        signed: &BTreeSet<&AwardId>,
        file: impl Fn(&AwardId) -> String,
    ) -> Result<Vec<Vec<String>>, ThemeError> {
        earner::history(&self.book, earner, signed, file)
    }

    /// The page that verifies badges without a network, as one file in all languages; it stands at
    /// [`Addresses::verify_offline`].
    pub fn verify_offline(&self, snapshot: &Snapshot) -> Result<Page, ThemeError> {
        verify::offline(&self.book, snapshot)
    }

    /// All other pages and files, by name; [`Pages::render`] makes them.
    pub fn shared(&self) -> Vec<Shared<'a>> {
        shared::all(&self.book)
    }

    /// Whether one of them is the same on every site.
    pub fn is_ours(&self, shared: &Shared<'_>) -> bool {
        shared::is_ours(&self.book, shared)
    }

    /// Makes one page or file.
    pub fn render(&self, shared: &Shared<'_>) -> Result<Asset<'static>, ThemeError> {
        shared::render(&self.book, shared)
    }
}

#[cfg(test)]
mod tests;
