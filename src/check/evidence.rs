//! `content/evidence/*.yaml` to evidence.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields::{Context, Fields};
use super::id::{Ids, id};
use super::node::{Tree, Value};
use super::read::{list, localized_paragraphs, name, text_of};
use super::unique::Duplicates;
use super::url::https;
use crate::catalog::{Evidence, Slug};
use crate::report::Report;

/// Evidence that one award may show, at most.
const MOST: usize = 20;

/// The evidence that could be read, and the ids of all.
#[derive(Debug, Default)]
pub struct AllEvidence {
    /// By id.
    pub all: BTreeMap<Slug, Arc<Evidence>>,
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
            found.all.insert(evidence.id.clone(), Arc::new(evidence))
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
pub fn references(
    value: Value<'_>,
    evidence: &AllEvidence,
    cx: &mut Context,
) -> Option<Vec<Arc<Evidence>>> {
    let dividers = [' ', '\u{3000}', ',', ';', '、', '\u{ff1b}'];
    let texts: Vec<(Value<'_>, &str)> = match value.items() {
        Some(items) => items
            .filter_map(|at| Some((at, text_of(at, cx)?)))
            .collect(),
        None => {
            let parts = text_of(value, cx)?.split(dividers);
            let parts = parts.filter(|part| !part.is_empty());
            parts.map(|part| (value, part)).collect()
        }
    };
    if texts.len() > MOST {
        cx.report.too_many_values(value.place(), MOST);
        return None;
    }
    let mut found: Vec<Arc<Evidence>> = Vec::new();
    for (at, text) in texts {
        let id = evidence.ids.find(text, at, Report::unknown_evidence, cx);
        if let Some(one) = id.and_then(|id| evidence.all.get(&id))
            && !found.contains(one)
        {
            found.push(one.clone());
        }
    }
    Some(found)
}
