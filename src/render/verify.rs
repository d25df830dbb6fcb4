//! The page that verifies badges of anyone: as a page of the site, and as one file for networks without internet.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use tera::{Context, Value};

use super::desk::{Book, Desk};
use super::form::Page;
use super::frame;
use super::link::Here;
use super::theme::{SCRIPT, ThemeError};
use super::value::{html, list, map};
use crate::catalog::{DateStyle, Lang};

/// Keeps the page usable without a network after the first visit.
pub static WORKER: &[u8] = include_bytes!("../../verifier/page/sw.js");

/// The stylesheets of the page in one file.
const STYLES: [&str; 2] = ["style.css", "verify.css"];

/// The documents that a verifier without a network needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The day on which they were what the issuers say, if it is known.
    pub taken: Option<Date>,
    /// Keys and lists of withdrawals of the issuers of this site, by address.
    pub documents: BTreeMap<String, String>,
}

/// What the page is written with.
pub fn page(desk: &Desk<'_, '_>) -> Value {
    values(desk, false)
}

fn values(desk: &Desk<'_, '_>, alone: bool) -> Value {
    let (addresses, settings) = (desk.book.addresses, &desk.book.catalog.settings);
    let languages = settings.languages.iter().map(Lang::as_str);
    map([
        (
            "policy",
            Value::from(policy(
                "'self'",
                "'self'",
                "'self' https:",
                "'self' data: blob:",
            )),
        ),
        ("base", Value::from(addresses.base_url())),
        ("root", Value::from(desk.here.link_from_root(""))),
        (
            "languages",
            Value::from(languages.collect::<Vec<_>>().join(" ")),
        ),
        ("dates", Value::from(dates(settings.date_style))),
        ("offline", desk.link(&addresses.verify_offline())),
        ("alone", Value::from(alone)),
    ])
}

/// The page as one file that asks nothing of any network, in all languages of the site.
pub fn offline(book: &Book<'_>, snapshot: &Snapshot) -> Result<Page, ThemeError> {
    let languages = &book.catalog.settings.languages;
    let first = book.catalog.settings.main_language();
    let path = book.addresses.verify_offline().path;
    let part = |lang: &Lang| {
        let here = Here::at(*lang, &path);
        let desk = Desk::new(book, &here);
        let mut context = Context::new();
        context.insert_value("lang", Value::from(lang.as_str()));
        context.insert_value("site", frame::site(&desk));
        context.insert_value("verify", values(&desk, true));
        let text = frame::render_with(&desk, "verifier.html", &context)?;
        Ok(map([
            ("lang", Value::from(lang.as_str())),
            ("name", frame::language_name(&desk, *lang)?),
            ("preview", frame::say_in(&desk, *lang, "preview_banner")?),
            ("html", html(&text)),
        ]))
    };
    let parts = languages
        .iter()
        .map(part)
        .collect::<Result<Vec<_>, ThemeError>>()?;
    let (script, style) = inlined(book);
    let here = Here::at(first, &path);
    let desk = Desk::new(book, &here);
    let mut context = Context::new();
    context.insert_value("lang", Value::from(first.as_str()));
    context.insert_value("site", frame::site(&desk));
    context.insert_value("preview", Value::from(book.preview));
    context.insert_value("parts", list(parts));
    context.insert_value(
        "policy",
        Value::from(policy(
            &hash_of(&script),
            &hash_of(&style),
            "'none'",
            "data:",
        )),
    );
    context.insert_value("script", html(&script));
    context.insert_value("style", html(&style));
    context.insert_value("snapshot", html(&json(book, snapshot)));
    let page = frame::render_with(&desk, "offline.html", &context)?;
    // What is the same on every site may hold any number by chance.
    let is_ours = |file: &&str| book.theme.assets.get(*file).is_some_and(|it| it.is_ours);
    let mut known = Vec::new();
    for (text, files) in [(&style, &STYLES[..]), (&script, &[SCRIPT])] {
        let at = page.find(text).filter(|_| files.iter().all(is_ours));
        known.extend(at.map(|at| at..at + text.len()));
    }
    known.sort_unstable_by_key(|place| place.start);
    Ok(Page {
        known,
        ..Page::from(page)
    })
}

/// The policy for hosts with headers. A page must keep to it and to its own, so it admits what any of our pages may do:
/// the script and style within the one file, by their hashes, and documents of other issuers.
pub fn policy_of_host(book: &Book<'_>) -> String {
    let (script, style) = inlined(book);
    let (script, style) = (
        format!("'self' {}", hash_of(&script)),
        format!("'self' {}", hash_of(&style)),
    );
    let policy = policy(&script, &style, "'self' https:", "'self' data: blob:");
    format!("{policy}; frame-ancestors 'none'")
}

fn policy(script: &str, style: &str, connect: &str, image: &str) -> String {
    format!(
        "default-src 'none'; script-src {script}; style-src {style}; img-src {image}; connect-src {connect}; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types shirushi"
    )
}

/// Script and style as they stand within a page. What would end the element there is written in another way that means the
/// same: in a script, in whatever string or expression it stands.
fn inlined(book: &Book<'_>) -> (String, String) {
    let text = |name: &str| {
        let bytes = book.theme.assets.get(name).map(|asset| &asset.bytes);
        String::from_utf8_lossy(bytes.map_or(&[][..], |bytes| bytes.as_ref())).into_owned()
    };
    let script = text(SCRIPT);
    (
        script.replace("</s", "\\x3c/s").replace("<!--", "\\x3c!--"),
        STYLES.map(text).concat().replace("</s", "<\\/s"),
    )
}

fn hash_of(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The snapshot as JSON that can stand within a page.
fn json(book: &Book<'_>, snapshot: &Snapshot) -> String {
    let value = serde_json::json!({
        "base": book.addresses.base_url(),
        "taken": snapshot.taken.map(|day| day.to_string()),
        "documents": snapshot.documents,
    });
    value.to_string().replace('<', "\\u003c")
}

fn dates(style: DateStyle) -> &'static str {
    match style {
        DateStyle::Western => "western",
        DateStyle::Wareki => "wareki",
        DateStyle::Both => "both",
    }
}
