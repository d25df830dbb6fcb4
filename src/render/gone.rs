//! The page that stays where a redacted award was: that it is gone, and whom to ask. It says nothing of a person or a badge.

use super::desk::{Book, Desk};
use super::frame::{self, Head};
use super::issuer;
use super::link::Here;
use super::theme::ThemeError;
use crate::catalog::{Award, Lang};

/// The page in a language of the site.
pub fn page(book: &Book<'_>, lang: Lang, award: &Award) -> Result<String, ThemeError> {
    let here = Here::at(lang, &book.addresses.award(lang, &award.id).path);
    let desk = Desk::new(book, &here);
    let head = Head {
        spots: frame::in_every_language(&desk, |lang| book.addresses.award(lang, &award.id)),
        noindex: true,
        draft: false,
        image: None,
        trail: Vec::new(),
    };
    let issuer = issuer::of_award(&desk, book.catalog.issuer_of(award));
    frame::render(&desk, "gone.html", &head, ("issuer", issuer))
}
