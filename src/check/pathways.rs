//! `content/pathways/<id>.yaml` to pathways.

use std::collections::BTreeMap;

use super::fields::{Context, Fields};
use super::id::{Ids, known};
use super::node::{Tree, Value};
use super::read::{few, list, localized, name, number, word};
use super::unique::{Duplicates, same_id};
use crate::catalog::{Pathway, Slug, Step, StepMoment};
use crate::report::Report;

/// Reads every pathway.
pub fn read(
    trees: &BTreeMap<Slug, Tree<'_>>,
    issuers: &Ids,
    achievements: &Ids,
    cx: &mut Context,
) -> BTreeMap<Slug, Pathway> {
    let mut all = BTreeMap::new();
    for (id, tree) in trees {
        let Some(mut fields) = tree.value().and_then(|value| Fields::of(value, cx)) else {
            continue;
        };
        let found = fields.required("pathway", |value, cx| {
            pathway(value, id, issuers, achievements, cx)
        });
        fields.finish();
        if let Some(pathway) = found {
            all.insert(id.clone(), pathway);
        }
    }
    all
}

fn pathway(
    value: Value<'_>,
    id: &Slug,
    issuers: &Ids,
    achievements: &Ids,
    cx: &mut Context,
) -> Option<Pathway> {
    let mut fields = Fields::of(value, cx)?;
    same_id(&mut fields, id);
    let name = fields.required("name", name);
    let issuer = fields.required("issuer", known(issuers, Report::unknown_issuer));
    let basis = fields.optional("basis", localized);
    let duration = fields.optional("duration", localized);
    let mut expected = 0;
    let mut badges = Duplicates::default();
    let steps = fields.required(
        "steps",
        list(|value, cx| {
            expected += 1;
            let step = step(value, expected, achievements, cx)?;
            let badge = step.achievement.as_str();
            badges
                .is_new(badge, value, "achievement", cx)
                .then_some(step)
        }),
    );
    // progress is never shown to anyone else: no other word has a meaning
    fields.optional("show_progress_to", word(&[("holder", ())]));
    fields.finish();
    Some(Pathway {
        id: id.clone(),
        name: name?,
        issuer: issuer?,
        basis,
        duration,
        steps: steps?,
    })
}

/// A step; `expected` is the number that it should have.
fn step(value: Value<'_>, expected: usize, achievements: &Ids, cx: &mut Context) -> Option<Step> {
    let mut fields = Fields::of(value, cx)?;
    let n = fields.required("n", number(1..=99_u8));
    let achievement = fields.required(
        "achievement",
        known(achievements, Report::unknown_achievement),
    );
    let after = fields.optional("after", few(number(1..=99_u8)));
    let moment = fields.optional(
        "award_at",
        word(&[
            ("start", StepMoment::Start),
            ("completion", StepMoment::Completion),
        ]),
    );
    let mut in_order = true;
    if let Some(n) = n {
        if usize::from(n) != expected {
            in_order = false;
            let place = fields.at.place_of("n");
            fields.cx.report.step_gap(place, expected);
        }
        let earlier = 1..n;
        for before in after.iter().flatten().filter(|b| !earlier.contains(b)) {
            let place = fields.at.place_of("after");
            fields.cx.report.unknown_step(place, &before.to_string());
            in_order = false;
        }
    }
    fields.finish();
    Some(Step {
        number: n.filter(|_| in_order)?,
        achievement: achievement?,
        after: after.unwrap_or_default(),
        moment: moment.unwrap_or(StepMoment::Completion),
    })
}
