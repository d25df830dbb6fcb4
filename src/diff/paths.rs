//! Addresses of both sites: those that would no longer answer, and how many files there would be.

use std::collections::BTreeSet;

use super::changes::{Changes, Forecast, Risk, Subject};
use super::risk::RiskKind;
use super::{Pair, forecast};
use crate::catalog::{Award, Catalog, Person};
use crate::plan::Addresses;
use crate::render::{Pages, Publication, has_certificate};
use crate::site::SitePath;

/// Notes addresses that disappear, and what becomes of the number of files.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let addresses = Addresses::new(&pair.new.settings);
    let Ok(pages) = Pages::new(pair.new, &addresses, Publication::default()) else {
        return; // a fault of the theme, which `check` names
    };
    let after = of_site(pair.new, &addresses, &pages);
    let before = pair.old.and_then(all);
    changes.forecast = Forecast {
        files_before: before.as_ref().map(BTreeSet::len),
        files_after: Some(after.len()),
        bytes_added: forecast::bytes(pair, &addresses, &pages),
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

/// Every file that `publish` makes of a catalog when all keys are at hand; `None` when its theme cannot be used.
pub fn all(catalog: &Catalog) -> Option<BTreeSet<SitePath>> {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, Publication::default()).ok()?;
    Some(of_site(catalog, &addresses, &pages))
}

fn of_site(catalog: &Catalog, addresses: &Addresses, pages: &Pages<'_>) -> BTreeSet<SitePath> {
    let shared = pages.shared();
    let mut paths: BTreeSet<SitePath> = shared.iter().map(|page| page.path().clone()).collect();
    paths.insert(addresses.verify_offline().path);
    for issuer in catalog.issuers.values() {
        paths.insert(addresses.issuer_file(issuer, "did.json").path);
        paths.insert(addresses.issuer_file(issuer, "profile.json").path);
        let lists = catalog.lists_of(issuer).iter();
        paths.extend(lists.map(|purpose| addresses.status_list(issuer, *purpose).path));
        paths.insert(addresses.reasons(issuer).path);
    }
    for pathway in catalog.pathways.values() {
        if !catalog.steps_of(pathway, false).is_empty() {
            for name in ["overview.svg", "overview.png"] {
                paths.insert(addresses.pathway_file(&pathway.id, name).path);
            }
        }
    }
    for achievement in catalog.achievements.values() {
        for version in achievement.shown(false) {
            for name in ["badge.svg", "badge.png", "achievement.json"] {
                let id = &version.achievement;
                paths.insert(addresses.version_file(id, version.version, name).path);
                paths.insert(addresses.achievement_file(id, name).path);
            }
            for lang in &catalog.settings.languages {
                let issuer = &catalog.issuers[&version.issuer];
                let id = &version.achievement;
                let name = addresses.card_name(*lang, [&version.name, &issuer.name]);
                paths.insert(addresses.version_file(id, version.version, &name).path);
                paths.insert(addresses.achievement_file(id, &name).path);
            }
            for lang in catalog.settings.languages.iter().skip(1) {
                let id = &version.achievement;
                paths.insert(addresses.version_rendition(*lang, id, version.version).path);
            }
        }
    }
    for lang in &catalog.settings.languages {
        paths.insert(addresses.site_card(*lang, catalog).path);
    }
    for award in catalog.awards.values() {
        paths.extend(of_award(catalog, addresses, award));
        let langs = catalog.settings.languages.iter();
        let files = langs.filter_map(|lang| {
            let file = pages.certificate_file(*lang, award).ok().flatten()?;
            let drawn = file.missing().is_none();
            drawn.then(|| addresses.certificate_file(*lang, &award.id).path)
        });
        paths.extend(files);
    }
    for earner in pages.earners().values() {
        paths.extend(of_holder(catalog, addresses, earner.person));
    }
    paths
}

fn of_award(catalog: &Catalog, addresses: &Addresses, award: &Award) -> Vec<SitePath> {
    let (settings, id) = (&catalog.settings, &award.id);
    let langs = settings.languages.iter();
    let pages = langs.flat_map(|lang| {
        let embed = settings.embed.then(|| addresses.embed(*lang, id).path);
        let certificate = has_certificate(catalog, award);
        let certificate = certificate.then(|| addresses.certificate(*lang, id).path);
        [addresses.award(*lang, id).path]
            .into_iter()
            .chain(embed)
            .chain(certificate)
    });
    let mut paths: Vec<SitePath> = pages.collect();
    if award.is_redacted() {
        return paths;
    }
    paths.push(addresses.credential(id).path);
    paths.extend(settings.baked_png.then(|| addresses.baked_png(id).path));
    paths.extend(settings.baked_svg.then(|| addresses.baked_svg(id).path));
    paths.extend(settings.bundle.then(|| addresses.bundle(id).path));
    paths
}

fn of_holder(catalog: &Catalog, addresses: &Addresses, person: &Person) -> Vec<SitePath> {
    let langs = catalog.settings.languages.iter();
    let pages = langs.map(|lang| addresses.holder(*lang, &person.handle).path);
    pages
        .chain([addresses.holder_archive(&person.handle).path])
        .collect()
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
    let awards = told.flat_map(|award| of_award(old, &addresses, award));
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
    let pages = left.flat_map(|person| of_holder(old, &addresses, person));
    awards.chain(certificates).chain(pages).collect()
}
