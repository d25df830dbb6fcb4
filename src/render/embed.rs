//! A small page for the frames of other sites: how the award stands, what it is, and the way to its page. No script.

use tera::{Context, Value};

use super::achievement;
use super::award::{AwardState, holder};
use super::desk::{Book, Desk};
use super::frame;
use super::link::Here;
use super::standing::Standing;
use super::theme::ThemeError;
use super::value::map;
use crate::catalog::{Award, Lang};

/// What such a page may do: be shown, with our stylesheet and pictures.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// The page of an award in a language of the site.
pub fn page(
    book: &Book<'_>,
    lang: Lang,
    award: &Award,
    state: AwardState<'_>,
) -> Result<String, ThemeError> {
    render(book, lang, award, |desk| {
        let version = book.catalog.version_of(award);
        let issuer = book.catalog.issuer_of(award);
        let as_of = book.catalog.settings.as_of;
        Some(map([
            (
                "standing",
                Value::from(Standing::of(award, state.is_signed(), as_of).name()),
            ),
            ("name", desk.text(&version.name)),
            ("image", desk.link(&achievement::image(desk, version))),
            ("holder", holder(desk, award)),
            ("issuer", desk.text(&issuer.name)),
            ("issued_on", desk.day(award.issued_on)),
            ("valid_until", desk.maybe_day(award.valid_until)),
            ("as_of", desk.maybe_day(as_of)),
            ("href", desk.link(&book.addresses.award(lang, &award.id))),
        ]))
    })
}

/// What stays in the frames of an award whose holder took back consent: that it is gone, and nothing else.
pub fn gone(book: &Book<'_>, lang: Lang, award: &Award) -> Result<String, ThemeError> {
    render(book, lang, award, |_| None)
}

fn render(
    book: &Book<'_>,
    lang: Lang,
    award: &Award,
    shown: impl FnOnce(&Desk<'_, '_>) -> Option<Value>,
) -> Result<String, ThemeError> {
    let here = Here::at(lang, &book.addresses.embed(lang, &award.id).path);
    let desk = Desk::new(book, &here);
    let mut context = Context::new();
    context.insert_value("lang", Value::from(lang.as_str()));
    context.insert_value("site", frame::site(&desk));
    context.insert_value("policy", Value::from(POLICY));
    context.insert_value("preview", Value::from(book.preview));
    context.insert_value("embed", Value::from(shown(&desk)));
    frame::render_with(&desk, "embed.html", &context)
}
