//! How many bytes a change adds to the site: those of new awards, and for new versions what their pictures usually are.

use super::Pair;
use crate::catalog::Award;
use crate::forecast::sizes;
use crate::image::Cache;
use crate::plan::Addresses;
use crate::render::Pages;

/// Bytes of the pictures of one version: `badge.svg`, `badge.png`, `card.png` and the like, each twice.
const PICTURES: u64 = 500 << 10;

/// Bytes that new awards and new versions add.
pub fn bytes(pair: &Pair<'_>, addresses: &Addresses, pages: &Pages<'_>) -> u64 {
    let known = |award: &&Award| {
        pair.old
            .is_some_and(|old| old.awards.contains_key(&award.id))
    };
    let all = pair.new.awards.values();
    let new: Vec<&Award> = all.filter(|award| !known(award)).collect();
    let of_awards = sizes(pair.new, addresses, pages, &Cache::none(), &new);
    of_awards.values().sum::<u64>() + PICTURES * new_versions(pair) as u64
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
