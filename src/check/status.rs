//! The bit of each award in the status list of its issuer (Bitstring Status List 1.0): the one its row names, or else one
//! that follows from its id alone.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::achievements::Versions;
use super::awards::Awards;
use super::fields::Context;
use super::id::folded;
use super::node::Value;
use super::read::text_of;
use crate::catalog::{Award, AwardId, Slug};
use crate::proof::status_list::MIN_BITS;

/// Entries of a list.
const LENGTH: u32 = MIN_BITS as u32;

/// A `status_index` as written.
pub fn index(value: Value<'_>, cx: &mut Context) -> Option<u32> {
    let text = folded(text_of(value, cx)?);
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let index = text.parse().ok().filter(|index| digits && *index < LENGTH);
    if index.is_none() {
        cx.report
            .status_index_out_of_range(value.place(), LENGTH - 1);
    }
    index
}

/// Settles the index of every award, and reports two of one issuer with the same: the later row has to give way.
pub fn assign(
    awards: &mut Awards<'_>,
    achievements: &BTreeMap<Slug, Versions<'_>>,
    cx: &mut Context,
) {
    let mut by_issuer: BTreeMap<&Slug, Vec<AwardId>> = BTreeMap::new();
    for found in awards.all.values_mut() {
        if found.at.get("status_index").is_none() {
            found.it.status_index = drawn(&found.it.id, 0);
        }
        let version = achievements
            .get(&found.it.achievement)
            .and_then(|all| all.iter().find(|v| v.it.version == found.it.version));
        if let Some(version) = version {
            let of_issuer = by_issuer.entry(&version.it.issuer).or_default();
            of_issuer.push(found.it.id.clone());
        }
    }
    for mut ids in by_issuer.into_values() {
        ids.sort_by_key(|id| awards.all.get(id).map(|found| age(&found.it)));
        let mut taken: BTreeMap<u32, &AwardId> = BTreeMap::new();
        let mut late = Vec::new();
        for id in &ids {
            let Some(found) = awards.all.get(id) else {
                continue;
            };
            match taken.get(&found.it.status_index) {
                Some(first) => late.push((found, *first)),
                None => {
                    taken.insert(found.it.status_index, id);
                }
            }
        }
        for (found, first) in late {
            let id = &found.it.id;
            let free = (1..10_000)
                .map(|attempt| drawn(id, attempt))
                .find(|index| !taken.contains_key(index));
            if let Some(free) = free {
                taken.insert(free, id);
            }
            let key = match found.at.get("status_index") {
                Some(_) => "status_index",
                None => "award_id",
            };
            if let Some(other) = awards.all.get(first) {
                cx.report.status_index_taken(
                    found.at.place_of(key),
                    found.it.status_index,
                    &other.it.place,
                    free,
                );
            }
        }
    }
}

/// Rows in the order in which they were made.
fn age(award: &Award) -> (jiff::civil::Date, AwardId) {
    let made = award.recorded_on.unwrap_or(award.issued_on);
    (made, award.id.clone())
}

/// The index that follows from an id: eight bytes of a hash. Later attempts give others.
fn drawn(id: &AwardId, attempt: u32) -> u32 {
    let text = match attempt {
        0 => format!("shirushi status index:{id}"),
        _ => format!("shirushi status index:{id}:{attempt}"),
    };
    let hash = Sha256::digest(text);
    let (first, _) = hash
        .split_first_chunk()
        .expect("a hash of 32 bytes has eight");
    u32::try_from(u64::from_be_bytes(*first) % u64::from(LENGTH)).unwrap_or_default()
}
