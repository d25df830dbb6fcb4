//! How much a change adds to the site. Credentials are measured, pages of a few awards are rendered and stand for the
//! others, pictures are counted at what they usually are: an estimate, and called one.

use super::Pair;
use crate::catalog::{Award, Catalog};
use crate::plan::Addresses;
use crate::render::{AwardState, Pages};
use crate::sign;

/// Bytes of the pictures of one version: `badge.svg`, `badge.png`, `card.png`, each twice.
const PICTURES: u64 = 400 << 10;

/// Awards whose pages are rendered.
const SAMPLE: usize = 4;

/// Bytes of a proof within a credential.
const PROOF: u64 = 420;

/// Bytes that new awards and new versions add.
pub fn bytes(pair: &Pair<'_>, addresses: &Addresses, pages: &Pages<'_>) -> u64 {
    let known = |award: &&Award| {
        pair.old
            .is_some_and(|old| old.awards.contains_key(&award.id))
    };
    let new: Vec<&Award> = pair
        .new
        .awards
        .values()
        .filter(|award| !known(award))
        .collect();
    let sample: Vec<u64> = new
        .iter()
        .take(SAMPLE)
        .map(|award| one(pair.new, addresses, pages, award))
        .collect();
    let mean = sample.iter().sum::<u64>() / sample.len().max(1) as u64;
    mean * new.len() as u64 + PICTURES * new_versions(pair) as u64
}

fn one(catalog: &Catalog, addresses: &Addresses, pages: &Pages<'_>, award: &Award) -> u64 {
    let langs = catalog.settings.languages.iter();
    let state = AwardState { signed: true };
    let pages = langs.filter_map(|lang| pages.award(*lang, award, state).ok());
    let text: usize = pages.map(|page| page.len()).sum();
    let credential = sign::line(&sign::credential(catalog, addresses, award)).len();
    (text + credential) as u64 + PROOF
}

fn new_versions(pair: &Pair<'_>) -> usize {
    let all = pair.new.achievements.values().flat_map(|one| &one.versions);
    let is_new = |id, version| {
        let old = pair.old.and_then(|old| old.achievements.get(id));
        old.is_none_or(|old| old.versions.iter().all(|one| one.version != version))
    };
    all.filter(|one| is_new(&one.achievement, one.version))
        .count()
}
