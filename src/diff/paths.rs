//! Addresses of both sites: those that would no longer answer, and how many files there would be.

use std::collections::BTreeSet;

use super::changes::{Changes, Forecast, Risk, Subject};
use super::risk::RiskKind;
use super::{Pair, added};
use crate::catalog::{Award, Catalog, Person};
use crate::forecast;
use crate::plan::Addresses;
use crate::render::{Pages, Publication};
use crate::site::SitePath;

/// Notes addresses that disappear, and what becomes of the number of files.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let addresses = Addresses::new(&pair.new.settings);
    let Ok(pages) = Pages::new(pair.new, &addresses, Publication::default()) else {
        return; // a fault of the theme, which `check` names
    };
    let after = forecast::all(pair.new, &addresses, &pages);
    let before = pair.old.and_then(all);
    changes.forecast = Forecast {
        files_before: before.as_ref().map(BTreeSet::len),
        files_after: Some(after.len()),
        bytes_added: added::bytes(pair, &addresses, &pages),
    };
    let told = told(pair);
    let gone = before.iter().flat_map(|before| before.difference(&after));
    let gone: Vec<String> = gone
        .filter(|path| !told.contains(*path))
        .map(SitePath::to_string)
        .collect();
    if !gone.is_empty() {
        changes.risks.push(Risk {
            addresses: gone,
            ..Risk::new(RiskKind::AddressGone, Subject::default())
        });
    }
}

/// Every file of a catalog; `None` when its theme cannot be used.
fn all(catalog: &Catalog) -> Option<BTreeSet<SitePath>> {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, Publication::default()).ok()?;
    Some(forecast::all(catalog, &addresses, &pages))
}

/// Addresses whose end is told otherwise: of awards whose row is gone, of those that their holder had redacted, and the
/// pages of people who agree to one no more.
fn told(pair: &Pair<'_>) -> BTreeSet<SitePath> {
    let Some(old) = pair.old else {
        return BTreeSet::new();
    };
    let addresses = Addresses::new(&old.settings);
    let told = old.awards.values().filter(|award| {
        let now = pair.new.awards.get(&award.id);
        now.is_none_or(Award::is_redacted)
    });
    let awards = told.flat_map(|award| forecast::of_award(old, &addresses, award));
    let awards = awards.map(|(_, path)| path);
    // A certificate goes with what it certifies.
    let fallen = old.awards.values().filter(|award| {
        let now = pair.new.awards.get(&award.id);
        !now.is_some_and(Award::stands)
    });
    let certificates = fallen.flat_map(|award| {
        let langs = old.settings.languages.iter();
        langs.map(|lang| addresses.certificate_file(*lang, &award.id).path)
    });
    let agrees = |person: &Person| person.consent.as_ref().is_some_and(|consent| consent.page);
    let left = old.people.values().filter(|person| {
        let now = pair.new.people.get(&person.key);
        !now.is_some_and(agrees)
    });
    let pages = left.flat_map(|person| forecast::of_holder(old, &addresses, person));
    awards.chain(certificates).chain(pages).collect()
}
