//! A small page for the frames of other sites: how the award stands, what it is, and the way to its page. No script.

use tera::{Context, Value};

use super::achievement;
use super::alike::Alike;
use super::award::{AwardState, HOLDER, holder};
use super::desk::{Book, Desk};
use super::form::{Page, Printed};
use super::standing::Standing;
use super::theme::ThemeError;
use super::value::map;
use crate::catalog::{Award, AwardId, Lang};

/// What such a page may do: be shown, with our stylesheet and pictures.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// What all such pages of one language have in common.
pub struct EmbedTable(Alike);

/// What the template only prints of an award; the rest decides what it shows.
static PRINTED: Printed = Printed::In(&[
    ("holder", HOLDER),
    ("issued_on", Printed::All),
    ("valid_until", Printed::All),
    ("href", Printed::Known),
]);

impl EmbedTable {
    /// The table of one language.
    pub fn new(book: &Book<'_>, lang: Lang) -> EmbedTable {
        let spot = |id: &AwardId| book.addresses.embed(lang, id);
        EmbedTable(Alike::new(book, lang, "embed.html", spot))
    }

    /// The page of an award.
    pub fn render(
        &self,
        book: &Book<'_>,
        award: &Award,
        state: AwardState<'_>,
    ) -> Result<Page, ThemeError> {
        let desk = self.0.desk(book);
        let version = book.catalog.version_of(award);
        let issuer = book.catalog.issuer_of(award);
        let as_of = book.catalog.settings.as_of;
        let shown = map([
            (
                "standing",
                Value::from(Standing::of(award, state.is_signed(), as_of).name()),
            ),
            ("name", desk.text(&version.name)),
            ("image", desk.link(&achievement::image(&desk, version))),
            ("holder", holder(&desk, award)),
            ("issuer", desk.text(&issuer.name)),
            ("issued_on", desk.day(award.issued_on)),
            ("valid_until", desk.maybe_day(award.valid_until)),
            ("as_of", desk.maybe_day(as_of)),
            (
                "href",
                desk.link(&book.addresses.award(desk.here.lang, &award.id)),
            ),
        ]);
        self.show(&desk, &shown)
    }

    /// What stays in the frames of an award whose holder took back consent: that it is gone, and nothing else.
    pub fn gone(&self, book: &Book<'_>) -> Result<Page, ThemeError> {
        self.show(&self.0.desk(book), &Value::none())
    }

    fn show(&self, desk: &Desk<'_, '_>, shown: &Value) -> Result<Page, ThemeError> {
        let shared = |context: &mut Context| {
            context.insert_value("policy", Value::from(POLICY));
            context.insert_value("preview", Value::from(desk.book.preview));
        };
        let own = [("embed", shown, &PRINTED)];
        self.0.render(desk, "", shared, &own)
    }
}
