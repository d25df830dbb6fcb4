//! `content/pages/<id>.<lang>.md` to pages of Markdown.

use std::collections::BTreeMap;

use super::fields::Context;
use super::layout::File;
use super::markdown::{self, Audience};
use super::{LARGEST_TEXT, characters, text};
use crate::catalog::{Lang, Localized, Page, RESERVED_PAGES, Slug};

/// Reads every page in every language.
pub fn read(
    files: &BTreeMap<Slug, BTreeMap<Lang, File<'_>>>,
    cx: &mut Context,
) -> BTreeMap<Slug, Page> {
    let mut all = BTreeMap::new();
    for (id, renditions) in files {
        let Some(any) = renditions.values().next() else {
            continue;
        };
        // pages of other languages stand at /en/ and the like
        if RESERVED_PAGES.contains(&id.as_str()) || Lang::new(id.as_str()).is_some() {
            cx.report.reserved_page(any.place(), id.as_str());
        }
        for lang in cx.languages.clone() {
            if !renditions.contains_key(&lang) {
                cx.report
                    .missing_translation(any.place(), id.as_str(), lang.as_str());
            }
        }
        let (mut titles, mut bodies) = (BTreeMap::new(), BTreeMap::new());
        for (lang, file) in renditions {
            if let Some((title, body)) = rendition(file, cx) {
                titles.insert(*lang, title);
                bodies.insert(*lang, body);
            }
        }
        if let (Some(title), Some(body)) = (Localized::new(titles), Localized::new(bodies)) {
            let id = id.clone();
            all.insert(id.clone(), Page { id, title, body });
        }
    }
    all
}

/// The title, which is the heading in the first line, and what follows it.
fn rendition(file: &File<'_>, cx: &mut Context) -> Option<(String, String)> {
    let report = &mut cx.report;
    let text = text::read(file, LARGEST_TEXT, report)?;
    if !characters::check(text, &file.place(), report) {
        return None;
    }
    markdown::check(text, Audience::Page, report, |at| {
        text::place_at(&file.path, text, at)
    });
    let (first, body) = text.trim_start().split_once('\n').unwrap_or((text, ""));
    let title = first.trim().strip_prefix("# ").unwrap_or_default().trim();
    if title.is_empty() {
        report.page_without_title(text::place_at(&file.path, text, 0));
        return None;
    }
    Some((title.to_owned(), body.trim().to_owned()))
}
