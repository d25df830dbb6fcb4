//! `content/approvals/*.yaml`: which decision each award rests on, and awards that lack the one their achievement wants.

use super::achievements::Versions;
use super::awards::Awards;
use super::date;
use super::fields::{Context, Fields};
use super::id::{Ids, known};
use super::node::{Tree, Value};
use super::read::{line, list};
use crate::catalog::{Approval, AwardId, Slug};
use crate::report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// Reads every decision, and reports the awards that wait for one.
pub fn read(
    trees: &[Tree<'_>],
    awards: &Awards<'_>,
    achievements: &BTreeMap<Slug, Versions<'_>>,
    cx: &mut Context,
) -> Vec<Approval> {
    let known = match trees.is_empty() {
        true => Vec::new(),
        false => awards.all.keys().map(AwardId::slug).cloned().collect(),
    };
    let ids = Ids::new(known, !awards.broken.is_empty());
    let mut approvals = Vec::new();
    let mut complete = true;
    for tree in trees {
        let read = tree
            .value()
            .and_then(|value| list(|value, cx: &mut Context| approval(value, &ids, cx))(value, cx));
        complete &= read.is_some();
        approvals.extend(read.into_iter().flatten());
    }
    if complete {
        missing(awards, achievements, &approvals, cx);
    }
    approvals
}

fn approval(value: Value<'_>, awards: &Ids, cx: &mut Context) -> Option<Approval> {
    let mut fields = Fields::of(value, cx)?;
    let date = fields.required("date", date::past_day);
    let reference = fields.required("reference", line);
    let decider = fields.required("decider", line);
    let of = fields.required("awards", list(known(awards, Report::unknown_award)));
    fields.finish();
    let of = of?.into_iter().filter_map(|id| AwardId::of(&id));
    Some(Approval {
        date: date?,
        reference: reference?,
        decider: decider?,
        awards: of.collect(),
    })
}

fn missing(
    awards: &Awards<'_>,
    achievements: &BTreeMap<Slug, Versions<'_>>,
    approvals: &[Approval],
    cx: &mut Context,
) {
    let mut versions = achievements.values().flatten();
    if !versions.any(|version| version.it.approval_required) {
        return;
    }
    let approved: BTreeSet<&AwardId> = approvals.iter().flat_map(|one| &one.awards).collect();
    for found in awards.all.values() {
        let award = &found.it;
        let mut versions = achievements.get(&award.achievement).into_iter().flatten();
        let wanted = versions
            .any(|version| version.it.version == award.version && version.it.approval_required);
        if wanted && award.revocation.is_none() && !approved.contains(&award.id) {
            let place = found.at.place_of("achievement");
            cx.report
                .missing_approval(place, award.achievement.as_str());
        }
    }
}
