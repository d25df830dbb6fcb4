//! Awards held against each other: what renews, replaces or repeats what.

use std::collections::{BTreeMap, HashMap};

use super::awards::Awards;
use super::fields::Context;
use super::node::Found;
use crate::catalog::{Award, AwardId, RevocationReason, Slug};
use crate::report::Place;

/// Checks every award that names another, every one that is said to be superseded, and every pair of one person.
pub fn check(awards: &Awards<'_>, cx: &mut Context) {
    let mut renewed = BTreeMap::new();
    let mut replaced = BTreeMap::new();
    for found in awards.all.values() {
        let Award {
            renews, replaces, ..
        } = &found.it;
        link(found, "renews", renews.as_ref(), awards, &mut renewed, cx);
        let target = replaces.as_ref();
        link(found, "replaces", target, awards, &mut replaced, cx);
        if let Some(target) = target.and_then(|id| awards.all.get(id))
            && target.it.revocation.is_none()
        {
            let place = found.at.place_of("replaces");
            cx.report
                .replaces_unrevoked(place, target.it.id.as_str(), &target.it.place);
        }
    }
    if awards.broken.is_empty() {
        superseded(awards, &replaced, cx);
    }
    repeated(awards, cx);
}

/// An award that renews or replaces another: of the same person and achievement, made before, and not taken yet.
fn link<'a>(
    found: &'a Found<'_, Award>,
    key: &str,
    target: Option<&'a AwardId>,
    awards: &'a Awards<'_>,
    taken: &mut BTreeMap<&'a AwardId, &'a Place>,
    cx: &mut Context,
) {
    let award = &found.it;
    let Some((id, other)) = target.and_then(|id| Some((id, &awards.all.get(id)?.it))) else {
        return;
    };
    let place = found.at.place_of(key);
    if other.person != award.person || other.achievement != award.achievement {
        cx.report.link_to_other(place, id.as_str(), &other.place);
        return;
    }
    // what is corrected may be the day of the award itself, but not the day of the correction
    let made = |award: &Award| award.recorded_on.unwrap_or(award.issued_on);
    let earlier = match key {
        "replaces" => made(other) <= made(award) && other.id != award.id,
        _ => other.issued_on < award.issued_on,
    };
    if !earlier {
        cx.report.link_to_later(place, id.as_str());
        return;
    }
    if award.revocation.is_some() {
        // What was withdrawn in its turn was there all the same: what came before it was not left without a follower.
        if key == "replaces" {
            taken.entry(id).or_insert(&award.place);
        }
        return;
    }
    match taken.get(id) {
        Some(first) => cx.report.renewed_twice(place, id.as_str(), first),
        None => {
            taken.insert(id, &award.place);
        }
    }
}

fn superseded(awards: &Awards<'_>, replaced: &BTreeMap<&AwardId, &Place>, cx: &mut Context) {
    for found in awards.all.values() {
        let reason = found.it.revocation.as_ref().map(|revoked| revoked.reason);
        if reason == Some(RevocationReason::Superseded) && !replaced.contains_key(&found.it.id) {
            cx.report.superseded_by_nothing(found.at.place_of("reason"));
        }
    }
}

/// One person, one achievement, one version, once: unless the later renews or replaces one, or the earlier had ended.
fn repeated(awards: &Awards<'_>, cx: &mut Context) {
    let held = || {
        let all = awards.all.values();
        all.filter(|found| found.it.revocation.is_none())
    };
    let mut times: HashMap<_, u32> = HashMap::new();
    for found in held() {
        *times.entry(what(&found.it)).or_default() += 1;
    }
    let mut held: Vec<&Found<'_, Award>> =
        held().filter(|found| times[&what(&found.it)] > 1).collect();
    held.sort_by(|a, b| order(&a.it).cmp(&order(&b.it)));
    for of_one in held.chunk_by(|a, b| what(&a.it) == what(&b.it)) {
        for pair in of_one.windows(2) {
            let [earlier, later] = pair else { continue };
            let ended = earlier
                .it
                .valid_until
                .is_some_and(|last| last < later.it.issued_on);
            let follows =
                |found: &Found<'_, Award>| found.it.renews.is_some() || found.it.replaces.is_some();
            if !ended && !follows(earlier) && !follows(later) {
                cx.report
                    .duplicate_award(later.at.place_of("award_id"), &earlier.it.place);
            }
        }
    }
}

fn order(award: &Award) -> impl Ord + use<'_> {
    (what(award), award.issued_on, &award.id)
}

/// Whose it is, and for what.
fn what(award: &Award) -> (&Slug, &Slug, u32) {
    (&award.person, &award.achievement, award.version)
}
