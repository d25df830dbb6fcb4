//! `content/evidence/*.yaml` to evidence.

use std::collections::BTreeMap;

use super::fields::{Context, Fields};
use super::id::{Ids, id};
use super::node::{Tree, Value};
use super::read::{list, localized_paragraphs, name};
use super::unique::Duplicates;
use super::url::https;
use crate::catalog::{Evidence, Slug};
use crate::report::Report;

/// The evidence that could be read, and the ids of all.
#[derive(Debug, Default)]
pub struct AllEvidence {
    /// By id.
    pub all: BTreeMap<Slug, Evidence>,
    /// Every id.
    pub ids: Ids,
}

/// Reads the lists of evidence.
pub fn read(trees: &[Tree<'_>], cx: &mut Context) -> AllEvidence {
    let mut found = AllEvidence::default();
    let mut duplicates = Duplicates::default();
    for tree in trees {
        let Some(value) = tree.value() else {
            found.ids.incomplete = true;
            continue;
        };
        let read = list(|value, cx: &mut Context| {
            let mut fields = Fields::of(value, cx)?;
            let Some(id) = fields.required("id", id) else {
                found.ids.incomplete = true;
                return None;
            };
            found.ids.insert(id.clone());
            let new = duplicates.is_new(id.as_str(), value, "id", fields.cx);
            let evidence = evidence(id, fields).filter(|_| new)?;
            found.all.insert(evidence.id.clone(), evidence)
        })(value, cx);
        found.ids.incomplete |= read.is_none();
    }
    found
}

fn evidence(id: Slug, mut fields: Fields<'_, '_>) -> Option<Evidence> {
    let name = fields.required("name", name);
    let narrative = fields.optional("narrative", localized_paragraphs);
    let url = fields.optional("url", https);
    fields.finish();
    Some(Evidence {
        id,
        name: name?,
        narrative,
        url,
    })
}

/// The ids in a cell, divided by spaces, commas or semicolons, or those of a list; each must exist.
pub fn references(value: Value<'_>, evidence: &AllEvidence, cx: &mut Context) -> Vec<Evidence> {
    let texts: Vec<(Value<'_>, &str)> = match value.items() {
        Some(items) => items
            .filter_map(|item| Some((item, item.text()?)))
            .collect(),
        None => value
            .text()
            .unwrap_or_default()
            .split([' ', '\u{3000}', ',', ';', '、', '\u{ff1b}'])
            .filter(|part| !part.is_empty())
            .map(|part| (value, part))
            .collect(),
    };
    let mut found = Vec::new();
    for (at, text) in texts {
        if let Some(id) = evidence.ids.find(text, at, Report::unknown_evidence, cx) {
            found.extend(evidence.all.get(&id).cloned());
        }
    }
    found
}
