//! The endorsements embedded in a badge, what each must be about, and whether they hold.

use super::check::{Found, Session};
use super::code::{Code, Finding};
use super::members::{each, text};
use super::verdict::{Outcome, Verdict};
use serde_json::Value;

/// How many endorsements of one badge are looked at.
const MOST: usize = 16;

/// Each embedded endorsement with the id of what it stands in: the badge, its issuer or its achievement.
pub(super) fn of(document: &Value) -> Vec<(&Value, &str)> {
    let achievement = document.pointer("/credentialSubject/achievement");
    let places = [
        Some(document),
        document.get("issuer"),
        achievement,
        achievement.and_then(|a| a.get("creator")),
    ];
    let mut found = Vec::new();
    for place in places.into_iter().flatten() {
        let endorsed = text(place, "id").unwrap_or_default();
        found.extend(
            each(place.get("endorsement"))
                .iter()
                .map(|endorsement| (endorsement, endorsed)),
        );
    }
    found
}

/// What they come to together, and the verdict on each of the first ones.
pub(super) fn judge(session: &Session, embedded: &[(&Value, &str)]) -> (Found, Vec<Verdict>) {
    let looked_at = &embedded[..embedded.len().min(MOST)];
    let verdicts: Vec<Verdict> = looked_at
        .iter()
        .map(|(endorsement, endorsed)| session.judge_alone(endorsement, Some(endorsed)))
        .collect();
    let failed = |verdict: &Verdict| {
        let checks = verdict.checks.iter();
        checks
            .map(|check| check.finding())
            .any(|finding| finding == Finding::Failed)
    };
    let found = if verdicts.iter().any(failed) {
        Code::EndorsementFailed.into()
    } else if embedded.len() > MOST {
        Code::EndorsementUnknown.because(format!("more than {MOST} endorsements"))
    } else if verdicts
        .iter()
        .all(|verdict| verdict.outcome == Outcome::Genuine)
    {
        Code::EndorsementsHold.into()
    } else {
        Code::EndorsementUnknown.into()
    };
    (found, verdicts)
}
