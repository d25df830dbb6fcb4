//! The bit of each award in the status list of its issuer (Bitstring Status List 1.0): the one its row names, or else one
//! that follows from its id alone.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::achievements::Versions;
use super::awards::Awards;
use super::fields::Context;
use super::id::folded;
use super::node::{Found, Value};
use super::read::text_of;
use crate::catalog::{Award, AwardId, Slug};
use crate::proof::status_list::{MAX_BITS, MIN_BITS, places_for};

/// The highest index: a list grows as far as verifiers read.
const LAST: u32 = MAX_BITS as u32 - 1;

/// A `status_index` as written.
pub fn index(value: Value<'_>, cx: &mut Context) -> Option<u32> {
    let text = folded(text_of(value, cx)?);
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let index = text.parse().ok().filter(|index| digits && *index <= LAST);
    if index.is_none() {
        cx.report.status_index_out_of_range(value.place(), LAST);
    }
    index
}

/// Settles the index of every award, and reports two of one issuer with the same: the later row has to give way.
pub fn assign(
    awards: &mut Awards<'_>,
    achievements: &BTreeMap<Slug, Versions<'_>>,
    cx: &mut Context,
) {
    for found in awards.all.values_mut() {
        if found.at.get("status_index").is_none() {
            found.it.status_index = drawn(&found.it.id, 0, MIN_BITS);
        }
    }
    let mut by_issuer: BTreeMap<&Slug, Vec<&Found<'_, Award>>> = BTreeMap::new();
    for found in awards.all.values() {
        let version = achievements
            .get(&found.it.achievement)
            .and_then(|all| all.iter().find(|v| v.it.version == found.it.version));
        if let Some(version) = version {
            by_issuer.entry(&version.it.issuer).or_default().push(found);
        }
    }
    for all in by_issuer.into_values() {
        of_issuer(all, cx);
    }
}

fn of_issuer(mut all: Vec<&Found<'_, Award>>, cx: &mut Context) {
    let index = |found: &Found<'_, Award>| found.it.status_index;
    all.sort_unstable_by(|a, b| {
        let of_index = index(a).cmp(&index(b));
        of_index.then_with(|| age(&a.it).cmp(&age(&b.it)))
    });
    // The first with an index has it.
    let mut late = Vec::new();
    for same in all.chunk_by(|a, b| index(a) == index(b)) {
        late.extend(same[1..].iter().map(|found| (*found, same[0])));
    }
    if late.is_empty() {
        return;
    }
    late.sort_unstable_by(|(a, _), (b, _)| age(&a.it).cmp(&age(&b.it)));
    let mut taken: BTreeSet<u32> = all.iter().map(|found| index(found)).collect();
    for (found, first) in late {
        let free = (1..10_000)
            .map(|attempt| drawn(&found.it.id, attempt, places_for(all.len())))
            .find(|index| !taken.contains(index));
        taken.extend(free);
        let key = match found.at.get("status_index") {
            Some(_) => "status_index",
            None => "award_id",
        };
        let place = found.at.place_of(key);
        let of_other = first.at.place_of("award_id");
        cx.report
            .status_index_taken(place, index(found), &of_other, free);
    }
}

/// Rows in the order in which they were made.
fn age(award: &Award) -> (jiff::civil::Date, &AwardId) {
    (award.recorded_on.unwrap_or(award.issued_on), &award.id)
}

/// The index that follows from an id, among so many places: eight bytes of a hash. Later attempts give others.
fn drawn(id: &AwardId, attempt: u32, places: usize) -> u32 {
    let text = match attempt {
        0 => format!("shirushi status index:{id}"),
        _ => format!("shirushi status index:{id}:{attempt}"),
    };
    let hash = Sha256::digest(text);
    let (first, _) = hash
        .split_first_chunk()
        .expect("a hash of 32 bytes has eight");
    u32::try_from(u64::from_be_bytes(*first) % places as u64).unwrap_or_default()
}
