//! What surrounds every page: its head, the way to it, its other languages, the foot.

use std::convert::Infallible;
use std::sync::Arc;

use tera::{Context, Value};

use super::desk::Desk;
use super::form::Printed;
use super::host::CONTENT_SECURITY_POLICY;
use super::theme::ThemeError;
use super::value::{list, map, speaks_otherwise};
use crate::catalog::{ACCESSIBILITY, Lang, Page};
use crate::plan::Spot;

/// Pages that say how badges are used, as the foot lists them, apart from those about the site.
const GUIDES: &[&str] = &["for-earners", "after-expiry", "tampering", "faq"];

/// What a page says of itself beside its content.
pub struct Head {
    /// The page in each language of the site, in their order; empty when it has no address of its own.
    pub spots: Vec<(Lang, Spot)>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Whether it shows something that is not signed or not published.
    pub draft: bool,
    /// The picture for cards of other sites, absolute; that of the site if the page has none of its own.
    pub image: Option<String>,
    /// Names and links of the pages above it, the first page left out.
    pub trail: Vec<(Value, Value)>,
}

/// What all pages of one place and language have in common.
pub fn site(desk: &Desk<'_, '_>) -> Value {
    let Ok(site) = desk
        .book
        .sites
        .get(desk.here, || Ok::<_, Infallible>(make_site(desk)));
    site.as_ref().clone()
}

fn make_site(desk: &Desk<'_, '_>) -> Value {
    let (book, lang) = (desk.book, desk.here.lang);
    let link = |page: &Page| {
        map([
            ("title", desk.text(&page.title)),
            ("href", desk.link(&book.addresses.free_page(lang, page))),
        ])
    };
    let pages = || book.catalog.pages.values();
    let guides = GUIDES
        .iter()
        .filter_map(|guide| pages().find(|page| page.id.as_str() == *guide));
    let about = pages().filter(|page| {
        let id = page.id.as_str();
        !GUIDES.contains(&id) && id != ACCESSIBILITY
    });
    let assets = book.theme.assets.iter().filter_map(|(name, asset)| {
        let href = desk.here.link(&book.addresses.theme_file(name)?);
        Some((name.clone(), format!("{href}?v={}", asset.mark)))
    });
    let issuers: Vec<Value> = book
        .catalog
        .issuers
        .values()
        .map(|issuer| {
            map([
                ("name", desk.text(&issuer.name)),
                ("href", desk.link(&book.addresses.issuer(lang, issuer))),
            ])
        })
        .collect();
    map([
        ("title", desk.text(&book.catalog.settings.title)),
        ("home", desk.link(&book.addresses.home(lang))),
        ("verify", desk.link(&book.addresses.verify(lang))),
        (
            "catalogue",
            desk.link(&book.addresses.catalogue(lang, None, 1)),
        ),
        ("skills", desk.link(&book.addresses.skills(lang, None, 1))),
        ("feed", desk.link(&book.addresses.feed(lang))),
        ("guides", list(guides.map(link))),
        ("pages", list(about.map(link))),
        (
            "accessibility",
            desk.link(&book.addresses.accessibility(lang)),
        ),
        // A foot with hundreds of names helps nobody; the first page lists them all.
        ("issuers", list(issuers.into_iter().take(12))),
        (
            "assets",
            Value::from(assets.collect::<std::collections::BTreeMap<_, _>>()),
        ),
        ("policy", Value::from(CONTENT_SECURITY_POLICY)),
    ])
}

/// What every template is given: the language and [`site`].
pub fn context(desk: &Desk<'_, '_>, site: &Value) -> Context {
    let mut context = Context::new();
    context.insert_value("lang", Value::from(desk.here.lang.as_str()));
    context.insert_value("site", site.clone());
    context
}

/// What templates only print of [`page`].
pub static PRINTED: Printed = Printed::In(&[
    ("canonical", Printed::Known),
    (
        "alternates",
        Printed::Each(&Printed::In(&[
            ("url", Printed::Known),
            ("href", Printed::Known),
        ])),
    ),
]);

/// The head of a page, the switch to its other languages, and the way to it.
pub fn page(desk: &Desk<'_, '_>, head: &Head, falls_back: bool) -> Result<Value, ThemeError> {
    let lang = desk.here.lang;
    let own = head.spots.iter().find(|(other, _)| *other == lang);
    let alternates = head.spots.iter().map(|(other, spot)| {
        Ok(map([
            ("lang", Value::from(other.to_string())),
            ("name", language_name(desk, *other)?),
            ("locale", say_in(desk, *other, "locale")?),
            ("url", Value::from(spot.url.as_str())),
            ("href", desk.link(spot)),
        ]))
    });
    let trail = head
        .trail
        .iter()
        .map(|(name, href)| map([("name", name.clone()), ("href", href.clone())]));
    let (addresses, catalog) = (desk.book.addresses, desk.book.catalog);
    let image = head.image.clone();
    let image = image.unwrap_or_else(|| addresses.site_card(lang, catalog).url);
    Ok(map([
        (
            "canonical",
            Value::from(own.map(|(_, spot)| spot.url.as_str())),
        ),
        (
            "alternates",
            list(alternates.collect::<Result<Vec<_>, ThemeError>>()?),
        ),
        ("noindex", Value::from(head.noindex || desk.book.preview)),
        ("preview", Value::from(desk.book.preview)),
        ("draft", Value::from(head.draft || desk.book.preview)),
        ("image", Value::from(image)),
        ("trail", list(trail)),
        ("falls_back", Value::from(falls_back)),
    ]))
}

/// Renders a page from its content, which goes by `name` in the template. Where content had to be left in another language,
/// the page says so.
pub fn render(
    desk: &Desk<'_, '_>,
    template: &str,
    head: &Head,
    (name, content): (&'static str, Value),
) -> Result<String, ThemeError> {
    let falls_back = speaks_otherwise(&content);
    render_saying(desk, template, head, (name, content), falls_back)
}

/// The same for content that is meant to be in several languages.
pub fn render_in_many_languages(
    desk: &Desk<'_, '_>,
    template: &str,
    head: &Head,
    content: (&'static str, Value),
) -> Result<String, ThemeError> {
    render_saying(desk, template, head, content, false)
}

/// The same for a page that knows itself whether something was left in another language.
pub fn render_saying(
    desk: &Desk<'_, '_>,
    template: &str,
    head: &Head,
    (name, content): (&'static str, Value),
    falls_back: bool,
) -> Result<String, ThemeError> {
    let mut context = context(desk, &site(desk));
    context.insert_value("page", page(desk, head, falls_back)?);
    context.insert_value(name, content);
    render_with(desk, template, &context)
}

/// Renders a template in the language of the page.
pub fn render_with(
    desk: &Desk<'_, '_>,
    template: &str,
    context: &Context,
) -> Result<String, ThemeError> {
    let edition = edition(desk, desk.here.lang)?;
    edition
        .tera
        .render(template, context)
        .map_err(|error| ThemeError::from(&error))
}

/// What a language calls itself.
pub fn language_name(desk: &Desk<'_, '_>, lang: Lang) -> Result<Value, ThemeError> {
    say_in(desk, lang, "language_name")
}

/// Words of a language, which need not be that of the page.
pub fn say_in(desk: &Desk<'_, '_>, lang: Lang, key: &str) -> Result<Value, ThemeError> {
    say_with(desk, lang, key, &[])
}

/// Words in the language of the page with values in them, as HTML.
pub fn say(desk: &Desk<'_, '_>, key: &str, values: &[(&str, &Value)]) -> Result<Value, ThemeError> {
    say_with(desk, desk.here.lang, key, values)
}

fn say_with(
    desk: &Desk<'_, '_>,
    lang: Lang,
    key: &str,
    values: &[(&str, &Value)],
) -> Result<Value, ThemeError> {
    let say = edition(desk, lang)?.words.say(key, values);
    say.map_err(|message| ThemeError::at(&format!("words/{lang}.yaml"), 0, 0, &message))
}

fn edition<'b>(desk: &Desk<'b, '_>, lang: Lang) -> Result<&'b super::theme::Edition, ThemeError> {
    let missing = || {
        ThemeError::at(
            &format!("words/{lang}.yaml"),
            0,
            0,
            "the site does not speak this language",
        )
    };
    let edition = desk.book.theme.editions.get(&lang);
    edition.map(Arc::as_ref).ok_or_else(missing)
}

/// The same page in every language of the site.
pub fn in_every_language(desk: &Desk<'_, '_>, spot: impl Fn(Lang) -> Spot) -> Vec<(Lang, Spot)> {
    desk.book
        .catalog
        .settings
        .languages
        .iter()
        .map(|lang| (*lang, spot(*lang)))
        .collect()
}
