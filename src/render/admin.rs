//! The pages under `/admin/`: the form that looks at a list in the browser, and the editor, which others made.

use sha2::{Digest, Sha256};
use tera::{Context, Value};

use super::desk::{Book, Desk};
use super::frame;
use super::link::Here;
use super::theme::ThemeError;
use super::value::{html, list, map};
use crate::admin;
use crate::catalog::Lang;
use crate::plan::Spot;

/// The script of the form and its style, which stand beside it.
pub const SCRIPT: &str = "award.js";
const STYLE: &str = "award.css";

/// Nothing of a list leaves the page: it may ask nobody, and what it hands back is a file or a link.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// A file of `/admin/` that is no page.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// The settings of the editor.
    Settings,
    /// The script of the form.
    Script,
    /// Its style.
    Style,
}

/// The files that the settings of the site ask for.
pub fn parts(book: &Book<'_>) -> Vec<(Spot, Part)> {
    let asked = &book.catalog.settings.admin;
    let file = |name: &str, part| (book.addresses.admin_file(name), part);
    let mut parts = Vec::new();
    if asked.form {
        parts.extend([file(SCRIPT, Part::Script), file(STYLE, Part::Style)]);
    }
    if book.editor().is_some() {
        parts.push(file("config.yml", Part::Settings));
    }
    parts
}

/// What such a file holds.
pub fn part(book: &Book<'_>, part: Part) -> Vec<u8> {
    match part {
        Part::Script => admin::FORM_SCRIPT.to_vec(),
        Part::Style => admin::FORM_STYLE.to_vec(),
        Part::Settings => book
            .editor()
            .map(|forge| admin::config(book.catalog, book.addresses, forge))
            .unwrap_or_default()
            .into_bytes(),
    }
}

/// What the form is written with.
pub fn form(desk: &Desk<'_, '_>) -> Value {
    let (book, settings) = (desk.book, &desk.book.catalog.settings);
    let file = |name: &str, bytes: &[u8]| {
        let href = desk.here.link(&book.addresses.admin_file(name));
        let digest = Sha256::digest(bytes);
        let mark: String = digest[..4].iter().map(|b| format!("{b:02x}")).collect();
        Value::from(format!("{href}?v={mark}"))
    };
    let editor = book
        .editor()
        .map(|_| desk.here.link(&book.addresses.editor()));
    map([
        ("policy", Value::from(POLICY)),
        ("script", file(SCRIPT, admin::FORM_SCRIPT)),
        ("style", file(STYLE, admin::FORM_STYLE)),
        ("data", html(&admin::data(book.catalog, desk.here.lang))),
        ("editor", Value::from(editor)),
        (
            "public",
            Value::from(settings.repository == crate::catalog::Repository::Public),
        ),
    ])
}

/// The page of the editor. What it says without script, it says in every language of the site.
pub fn editor(book: &Book<'_>) -> Result<String, ThemeError> {
    let languages = &book.catalog.settings.languages;
    let spot = book.addresses.editor();
    let first = book.catalog.settings.main_language();
    let part = |lang: &Lang| {
        let here = Here::at(*lang, &spot.path);
        let desk = Desk::new(book, &here);
        let mut context = Context::new();
        context.insert_value("site", frame::site(&desk));
        let text = frame::render_with(&desk, "editor-words.html", &context)?;
        Ok(map([
            ("lang", Value::from(lang.as_str())),
            ("html", html(&text)),
        ]))
    };
    let parts = languages
        .iter()
        .map(part)
        .collect::<Result<Vec<_>, ThemeError>>()?;
    let here = Here::at(first, &spot.path);
    let desk = Desk::new(book, &here);
    let mut context = Context::new();
    context.insert_value("lang", Value::from(first.as_str()));
    context.insert_value("site", frame::site(&desk));
    context.insert_value("parts", list(parts));
    context.insert_value("script", Value::from(admin::script_name()));
    context.insert_value("policy", Value::from(book.editor().map(admin::policy)));
    frame::render_with(&desk, "editor.html", &context)
}
