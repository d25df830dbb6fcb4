//! What has to be held before: what an achievement requires, and the steps of a pathway in their order.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::achievements::Versions;
use super::awards::Awards;
use super::fields::Context;
use crate::catalog::{Pathway, Slug};

/// Holds every award that is not revoked against the awards its holder had by that day.
pub fn check(
    awards: &Awards<'_>,
    achievements: &BTreeMap<Slug, Versions<'_>>,
    pathways: &BTreeMap<Slug, Pathway>,
    cx: &mut Context,
) {
    let steps = predecessors(pathways);
    let versions = || achievements.values().flatten();
    if steps.is_empty() && versions().all(|version| version.it.requires.is_empty()) {
        return;
    }
    let standing = || {
        awards
            .all
            .values()
            .filter(|found| found.it.revocation.is_none())
    };
    let mut first_day: BTreeMap<(&Slug, &Slug), Date> = BTreeMap::new();
    for found in awards.all.values() {
        let award = &found.it;
        // what was redacted is no longer shown, but it was achieved
        if award.revocation.is_some() && !award.is_redacted() {
            continue;
        }
        first_day
            .entry((&award.person, &award.achievement))
            .and_modify(|day| *day = (*day).min(award.issued_on))
            .or_insert(award.issued_on);
    }
    for found in standing() {
        let award = &found.it;
        if awards.broken.touches(&award.person) {
            continue;
        }
        let held = |achievement| {
            first_day
                .get(&(&award.person, achievement))
                .is_some_and(|day| *day <= award.issued_on)
        };
        let version = achievements
            .get(&award.achievement)
            .and_then(|versions| versions.iter().find(|v| v.it.version == award.version));
        let required = version.map_or(&[][..], |version| &version.it.requires);
        for missing in required.iter().filter(|required| !held(required)) {
            let place = found.at.place_of("issued_on");
            cx.report.award_before_prerequisite(place, missing.as_str());
        }
        for (pathway, before) in steps.get(&award.achievement).into_iter().flatten() {
            // what is required has been said
            if !held(before) && !required.contains(before) {
                let place = found.at.place_of("issued_on");
                cx.report
                    .step_before_predecessor(place, pathway.as_str(), before.as_str());
            }
        }
    }
}

/// For each achievement that is a step: the pathways, and what stands right before it there.
fn predecessors(pathways: &BTreeMap<Slug, Pathway>) -> BTreeMap<&Slug, Vec<(&Slug, &Slug)>> {
    let mut before: BTreeMap<&Slug, Vec<(&Slug, &Slug)>> = BTreeMap::new();
    for pathway in pathways.values() {
        for step in &pathway.steps {
            for earlier in pathway
                .steps
                .iter()
                .filter(|s| step.after.contains(&s.number))
            {
                before
                    .entry(&step.achievement)
                    .or_default()
                    .push((&pathway.id, &earlier.achievement));
            }
        }
    }
    before
}
