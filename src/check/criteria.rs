//! What has to be fulfilled: from the key `criteria`, or from `criteria.<lang>.md` beside it.

use std::collections::BTreeMap;

use super::fields::{Context, Fields};
use super::layout::VersionFolder;
use super::markdown::{self, Audience};
use super::node::Value;
use super::read::localized_paragraphs;
use super::{LARGEST_TEXT, characters, text};
use crate::catalog::{Lang, Localized};

/// From the key `criteria`, or from files beside it.
pub fn criteria(fields: &mut Fields<'_, '_>, folder: &VersionFolder<'_>) -> Option<Localized> {
    let inline = fields.optional("criteria", |value, cx| {
        let empty = |value: Value<'_>| value.text().is_some_and(|text| text.trim().is_empty());
        let nothing = match value.entries() {
            Some(mut texts) => texts.all(|(_, _, text)| empty(text)),
            None => empty(value),
        };
        if nothing {
            cx.report.criteria_empty(value.place());
            return None;
        }
        let texts = localized_paragraphs(value, cx)?;
        for (lang, text) in texts.iter() {
            let place = value.place_of(lang.as_str());
            markdown::check(text, Audience::Credential, &mut cx.report, |_| {
                place.clone()
            });
        }
        Some(texts)
    });
    let at = fields.at;
    if fields.has("criteria") {
        if let Some(file) = folder.criteria.values().next() {
            fields
                .cx
                .report
                .conflicting_keys(file.place(), "criteria", "criteria.<lang>.md");
        }
        return inline;
    }
    if folder.criteria.is_empty() {
        fields.cx.report.criteria_empty(at.place());
        return None;
    }
    for lang in fields.cx.languages.clone() {
        if !folder.criteria.contains_key(&lang) {
            let report = &mut fields.cx.report;
            report.missing_translation(at.place(), "criteria", lang.as_str());
        }
    }
    Localized::new(criteria_files(folder, fields.cx))
}

/// The criteria that stand in files of their own, by language.
fn criteria_files(folder: &VersionFolder<'_>, cx: &mut Context) -> BTreeMap<Lang, String> {
    let mut texts = BTreeMap::new();
    for (lang, file) in &folder.criteria {
        let Some(text) = text::read(file, LARGEST_TEXT, &mut cx.report) else {
            continue;
        };
        if text.trim().is_empty() {
            cx.report.criteria_empty(file.place());
        } else if characters::check(text, &file.place(), &mut cx.report) {
            markdown::check(text, Audience::Credential, &mut cx.report, |at| {
                text::place_at(&file.path, text, at)
            });
            texts.insert(*lang, text.trim().to_owned());
        }
    }
    texts
}
