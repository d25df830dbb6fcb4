//! New awards that somebody may have made twice. The very same person and version twice is an error of its own (`check`);
//! here are another version, and two entries in the register that bear one name.

use std::collections::BTreeMap;

use super::changes::{Difference, Risk};
use super::holder::{award_id, line, subject};
use super::member::Member;
use super::risk::RiskKind;
use super::{Pair, View};
use crate::catalog::{Award, Catalog, Slug};

/// A risk for every achievement that has such awards.
pub fn find(pair: &Pair<'_>, view: &View) -> Vec<Risk> {
    let Some(old) = pair.old else {
        return Vec::new();
    };
    let mut held: BTreeMap<(&Slug, String), Vec<&Award>> = BTreeMap::new();
    for award in pair.new.awards.values() {
        if award.revocation.is_none() {
            let key = (&award.achievement, name(pair.new, award));
            held.entry(key).or_default().push(award);
        }
    }
    let mut risks: Vec<Risk> = Vec::new();
    for of_one in held.values() {
        for award in of_one
            .iter()
            .filter(|award| !old.awards.contains_key(&award.id))
        {
            let other = of_one.iter().find(|other| is_repeated(award, other));
            if let Some(other) = other {
                let about = subject(pair.new.version_of(award), view);
                let twin = Difference::new(Member::Twin, "", award_id(other, view));
                let found = line(pair.new, award, view, vec![twin]);
                match risks.iter_mut().find(|risk| risk.about == about) {
                    Some(risk) => risk.awards.push(found),
                    None => risks.push(Risk {
                        awards: vec![found],
                        ..Risk::new(RiskKind::Duplicate, about)
                    }),
                }
            }
        }
    }
    risks
}

/// Whether the other holds at the same time, and neither follows on the other.
fn is_repeated(award: &Award, other: &Award) -> bool {
    let ended =
        |one: &Award, next: &Award| one.valid_until.is_some_and(|last| last < next.issued_on);
    let follows =
        |one: &Award, next: &Award| [&next.renews, &next.replaces].contains(&&Some(one.id.clone()));
    award.id != other.id
        && !ended(award, other)
        && !ended(other, award)
        && !follows(award, other)
        && !follows(other, award)
        // of two that are new, one is told
        && (other.issued_on, &other.id) < (award.issued_on, &award.id)
}

/// The name of the holder without its spaces.
fn name(catalog: &Catalog, award: &Award) -> String {
    let name = &catalog.holder_of(award).name;
    name.chars().filter(|c| !c.is_whitespace()).collect()
}
