//! Rules that hold awards or readers back: those that are loosened, and awards that lack the decision they need.

use std::collections::BTreeSet;

use super::changes::{AwardLine, Changes, Difference, Risk};
use super::holder::{line, subject};
use super::member::Member;
use super::risk::RiskKind;
use super::{Pair, View, trust};
use crate::catalog::{
    AchievementVersion, AwardId, Catalog, EvidenceRule, Repository, ResultRule, Settings, Slug,
};

/// Notes a risk for the site, and one for each version.
pub fn compare(pair: &Pair<'_>, view: &View, changes: &mut Changes) {
    let Some(old) = pair.old else {
        return;
    };
    let differences = of_site(&old.settings, &pair.new.settings);
    if !differences.is_empty() {
        changes.risks.push(Risk {
            touched: old.awards.len(),
            differences,
            ..Risk::new(RiskKind::Rule, trust::site(pair.new, view))
        });
    }
    let decided = (decided(old), decided(pair.new));
    let versions = pair.new.achievements.values().flat_map(|one| &one.versions);
    for version in versions {
        let before = before(old, pair.new, version);
        let differences = before.map(|before| of_version(before, version));
        let differences = differences.unwrap_or_default();
        let awards = undecided(old, pair.new, version, &decided, view);
        if !differences.is_empty() || !awards.is_empty() {
            changes.risks.push(Risk {
                touched: held(old, version),
                differences,
                awards,
                ..Risk::new(RiskKind::Rule, subject(version, view))
            });
        }
    }
}

fn of_site(was: &Settings, is: &Settings) -> Vec<Difference> {
    let mut found = Vec::new();
    if is.suppress_below < was.suppress_below {
        let (before, after) = (was.suppress_below, is.suppress_below);
        found.push(Difference::new(
            Member::SuppressBelow,
            before.to_string(),
            after.to_string(),
        ));
    }
    if is.index && !was.index {
        found.push(Difference::new(Member::Index, "noindex", "index"));
    }
    if is.repository != was.repository {
        let word = |repository| match repository {
            Repository::Public => "public",
            Repository::Private => "private",
        };
        found.push(Difference::new(
            Member::Repository,
            word(was.repository),
            word(is.repository),
        ));
    }
    found
}

/// The version as it was, or the one that a new version follows.
fn before<'a>(
    old: &'a Catalog,
    new: &'a Catalog,
    version: &AchievementVersion,
) -> Option<&'a AchievementVersion> {
    let of = |catalog: &'a Catalog| catalog.achievements.get(&version.achievement);
    let same = of(old)?.versions.iter();
    let mut same = same.filter(|one| one.version == version.version);
    let earlier = || {
        let all = of(new)?.versions.iter();
        all.rev().find(|one| one.version < version.version)
    };
    same.next().or_else(earlier)
}

fn of_version(was: &AchievementVersion, is: &AchievementVersion) -> Vec<Difference> {
    let ids = |ids: &[Slug]| ids.iter().map(Slug::as_str).collect::<Vec<_>>().join(", ");
    let lacks = |all: &[Slug], of: &[Slug]| of.iter().any(|one| !all.contains(one));
    let mut found = Vec::new();
    if was.approval_required && !is.approval_required {
        found.push(Difference::new(Member::ApprovalRule, "yes", "no"));
    }
    if was.evidence == EvidenceRule::Required && is.evidence != EvidenceRule::Required {
        found.push(Difference::new(Member::EvidenceRule, "yes", "no"));
    }
    // No audience means all.
    let wider = is.audiences.is_empty() || lacks(&was.audiences, &is.audiences);
    if !was.audiences.is_empty() && wider {
        let (before, after) = (ids(&was.audiences), ids(&is.audiences));
        found.push(Difference::new(Member::Audiences, before, after));
    }
    if lacks(&is.requires, &was.requires) {
        let (before, after) = (ids(&was.requires), ids(&is.requires));
        found.push(Difference::new(Member::Requires, before, after));
    }
    if was.result.is_some() && was.result != is.result {
        let (before, after) = (result(was), result(is));
        found.push(Difference::new(Member::ResultRule, before, after));
    }
    found
}

fn result(version: &AchievementVersion) -> String {
    match &version.result {
        Some(ResultRule::LetterGrade(grades)) => grades.join(", "),
        Some(ResultRule::Hours) => "h".to_owned(),
        Some(ResultRule::Percent) => "%".to_owned(),
        None => String::new(),
    }
}

fn decided(catalog: &Catalog) -> BTreeSet<&AwardId> {
    let all = catalog.approvals.iter();
    all.flat_map(|approval| &approval.awards).collect()
}

/// Awards that need a decision and are new without one, or lost the one they had.
fn undecided(
    old: &Catalog,
    new: &Catalog,
    version: &AchievementVersion,
    (before, after): &(BTreeSet<&AwardId>, BTreeSet<&AwardId>),
    view: &View,
) -> Vec<AwardLine> {
    let of_version = new.awards.values().filter(|award| {
        award.achievement == version.achievement && award.version == version.version
    });
    let standing = of_version.filter(|award| award.revocation.is_none());
    let bare = standing.filter(|award| !after.contains(&award.id));
    bare.filter_map(|award| {
        let had = before.contains(&award.id);
        let lacks = version.approval_required && !old.awards.contains_key(&award.id);
        let told = Difference::new(Member::Approval, if had { "yes" } else { "" }, "no");
        (had || lacks).then(|| line(new, award, view, vec![told]))
    })
    .collect()
}

fn held(old: &Catalog, version: &AchievementVersion) -> usize {
    let all = old.awards.values();
    all.filter(|award| award.achievement == version.achievement && award.version == version.version)
        .count()
}
