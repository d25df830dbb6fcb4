//! The endorsements embedded in a badge, and what each must be about.

use super::members::{each, text};
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
    found.truncate(MOST);
    found
}
