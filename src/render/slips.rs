//! Slips for those without a mailbox, as one page to print: four of A6 on a sheet of A4. It asks nothing of any network.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use tera::{Context, Tera, Value};

use super::length::length;
use super::theme::ThemeError;
use super::value::{escape, html, list, map, run, title, write_escaped};
use super::{day, qr};
use crate::catalog::{Catalog, Lang, Slug};
use crate::plan::Addresses;
use crate::slips::Slip;

/// Slips on a sheet.
const ON_A_SHEET: usize = 4;

const TEMPLATE: &str = include_str!("slips.html");
const STYLE: &str = include_str!("slips.css");

/// SVG of badges, by achievement and version.
pub type Pictures = BTreeMap<(Slug, u32), String>;

/// The page. It speaks the languages of the site that slips are written in, the first one first.
pub fn slips(
    catalog: &Catalog,
    addresses: &Addresses,
    slips: &[Slip<'_>],
    pictures: &Pictures,
) -> Result<String, ThemeError> {
    let written = |lang: &Lang| [Lang::JA, Lang::EN].contains(lang);
    let mut languages: Vec<Lang> = catalog.settings.languages.clone();
    languages.retain(written);
    if languages.is_empty() {
        languages.push(Lang::EN);
    }
    let page = Page {
        catalog,
        addresses,
        languages: &languages,
    };
    let sheets = slips
        .chunks(ON_A_SHEET)
        .map(|sheet| list(sheet.iter().map(|slip| page.slip(slip))));
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!("default-src 'none'; img-src data:; style-src 'sha256-{hash}'");
    let mut context = Context::new();
    context.insert_value("lang", Value::from(languages[0].as_str()));
    let names = languages.iter().map(|lang| Value::from(lang.as_str()));
    context.insert_value("languages", list(names));
    context.insert_value("policy", Value::from(policy));
    context.insert_value("style", html(STYLE));
    context.insert_value("pictures", list(pictures.iter().map(picture)));
    context.insert_value("sheets", list(sheets));
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    tera.set_escape_fn(write_escaped);
    tera.add_raw_template("slips.html", TEMPLATE)
        .and_then(|()| tera.render("slips.html", &context))
        .map_err(|error| ThemeError::from(&error))
}

/// What all slips have in common.
struct Page<'a> {
    catalog: &'a Catalog,
    addresses: &'a Addresses,
    languages: &'a [Lang],
}

impl Page<'_> {
    fn slip(&self, slip: &Slip<'_>) -> Value {
        let (award, lang) = (slip.award, self.languages[0]);
        let version = self.catalog.version_of(award);
        let address = self.addresses.award(lang, &award.id).url;
        let second = self.languages.get(1).and_then(|second| {
            let name = version.name.exactly(*second)?;
            Some((name, run(name, Some(*second))))
        });
        let issuer = &self.catalog.issuer_of(award).name;
        // what has fixed room keeps it because these get smaller
        let sizes = [
            ("name", length(slip.name(), 28, 60)),
            ("title", length(version.name.get(lang).0, 54, 100)),
            (
                "second",
                length(second.as_ref().map_or("", |it| it.0), 60, 90),
            ),
            ("issuer", length(issuer.get(lang).0, 60, 90)),
            ("address", length(&address, 84, 150)),
        ];
        let sizes = sizes.map(|(text, length)| format!("{text}-{length}"));
        let parts = escape(&address).replace('/', "/<wbr>");
        let style = self.catalog.settings.date_style;
        map([
            ("sizes", Value::from(sizes.join(" "))),
            ("section", Value::from(slip.section())),
            ("name", Value::from(slip.name())),
            ("badge", title(&version.name, lang)),
            ("badge_second", second.map_or_else(Value::none, |it| it.1)),
            ("day", Value::from(day::words(award.issued_on, lang, style))),
            ("issuer", title(issuer, lang)),
            (
                "picture",
                Value::from(id(&award.achievement, award.version)),
            ),
            ("qr", qr::code(&address)),
            ("address", Value::from(address)),
            ("address_parts", html(&parts)),
            ("code", Value::from(slip.code.as_deref())),
        ])
    }
}

fn picture(((achievement, version), svg): (&(Slug, u32), &String)) -> Value {
    let data = format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg));
    map([
        ("id", Value::from(id(achievement, *version))),
        ("data", Value::from(data)),
    ])
}

fn id(achievement: &Slug, version: u32) -> String {
    format!("{achievement}-v{version}")
}
