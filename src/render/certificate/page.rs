//! A certificate to print: one sheet of A4, upright or across. No script; the paper is chosen by the end of the address.

use tera::Value;

use crate::catalog::{Award, AwardId, Issuer, Lang, Localized};
use crate::render::achievement;
use crate::render::alike::Alike;
use crate::render::award::{AwardState, HOLDER, holder};
use crate::render::desk::{Book, Desk};
use crate::render::form::{Page, Printed};
use crate::render::frame::{self, Head};
use crate::render::length::length;
use crate::render::standing::Standing;
use crate::render::theme::ThemeError;
use crate::render::value::map;

/// What all certificates of one language have in common.
pub struct CertificateTable(Alike);

impl CertificateTable {
    /// The table of one language.
    pub fn new(book: &Book<'_>, lang: Lang) -> CertificateTable {
        let spot = |id: &AwardId| book.addresses.certificate(lang, id);
        CertificateTable(Alike::new(book, lang, "certificate.html", spot))
    }

    /// The certificate of an award. Of one that was taken back it says only that.
    pub fn render(
        &self,
        book: &Book<'_>,
        award: &Award,
        state: AwardState<'_>,
    ) -> Result<Page, ThemeError> {
        let (addresses, desk) = (book.addresses, self.0.desk(book));
        let head = Head {
            spots: frame::in_every_language(&desk, |lang| addresses.certificate(lang, &award.id)),
            noindex: true,
            draft: !state.is_signed(),
            image: None,
            trail: Vec::new(),
        };
        // What is in another language is marked; a note about it belongs on the page of the award, not on paper.
        let page = frame::page(&desk, &head, false)?;
        let content = content(&desk, award, state);
        let own = [
            ("page", &page, &frame::PRINTED),
            ("certificate", &content, &PRINTED),
        ];
        self.0.render(&desk, "", |_| (), &own)
    }
}

/// What the template only prints of a certificate; the rest decides what it shows.
static PRINTED: Printed = Printed::In(&[
    ("award", Printed::Known),
    (
        "sheet",
        Printed::In(&[
            ("id", Printed::All),
            ("holder", HOLDER),
            ("issued_on", Printed::All),
            ("valid_until", Printed::All),
            ("qr", Printed::In(&[("path", Printed::Known)])),
            ("address", Printed::Known),
        ]),
    ),
]);

fn content(desk: &Desk<'_, '_>, award: &Award, state: AwardState<'_>) -> Value {
    let (book, lang) = (desk.book, desk.here.lang);
    let settings = &book.catalog.settings;
    let version = book.catalog.version_of(award);
    let standing = Standing::of(award, state.is_signed(), settings.as_of);
    let address = book.addresses.award(lang, &award.id);
    let taken_back = matches!(standing, Standing::Withdrawn | Standing::Suspended);
    let sheet = (!taken_back).then(|| {
        let holder = holder(desk, award);
        let name = holder.get_from_path("text").and_then(Value::as_str);
        let name_length = length(name.unwrap_or_default(), 28, 44);
        let in_japanese = lang == Lang::JA;
        let honorific = settings.certificates.honorific.text();
        map([
            ("id", Value::from(award.id.as_str())),
            ("kind", Value::from(achievement::kind(version.kind))),
            ("title", sized(desk, version.certificate.as_ref(), 10, 32)),
            ("holder", holder),
            ("holder_length", Value::from(name_length)),
            ("honorific", Value::from(honorific.filter(|_| in_japanese))),
            ("name", sized(desk, Some(&version.name), 44, 88)),
            ("can_do", sized(desk, Some(&version.can_do), 160, 320)),
            ("image", desk.link(&achievement::image(desk, version))),
            ("issued_on", desk.day(award.issued_on)),
            ("valid_until", desk.maybe_day(award.valid_until)),
            ("issuer", signer(desk, book.catalog.issuer_of(award))),
            (
                "seal_note",
                Value::from(in_japanese && settings.certificates.says_no_seal),
            ),
            ("qr", desk.book.codes.code(&address.url)),
            ("address", Value::from(address.url.as_str())),
        ])
    });
    map([
        ("standing", Value::from(standing.name())),
        ("name", desk.text(&version.name)),
        ("award", desk.link(&address)),
        ("sheet", Value::from(sheet)),
    ])
}

/// Who signs: the organisation, and who stands for it.
fn signer(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    map([
        ("name", desk.text(&issuer.name)),
        ("head", desk.maybe(issuer.head.as_ref())),
        (
            "accent",
            Value::from(issuer.accent.on_light_page().to_string()),
        ),
    ])
}

/// A text with how long it is on paper.
fn sized(desk: &Desk<'_, '_>, text: Option<&Localized>, usual: usize, long: usize) -> Value {
    Value::from(text.map(|text| {
        let length = length(text.get(desk.here.lang).0, usual, long);
        map([("text", desk.text(text)), ("length", Value::from(length))])
    }))
}
