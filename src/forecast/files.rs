//! Every file that `publish` makes of a catalog when all keys are at hand.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::admin;
use crate::catalog::{Achievement, Award, Catalog, Person};
use crate::plan::Addresses;
use crate::render::{Pages, has_certificate};
use crate::site::SitePath;

/// What a file is made for, as far as a site may do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Output {
    /// Pages, credentials, badges and all else that a site cannot do without.
    Needed,
    /// A PNG with the credential in it.
    BakedPng,
    /// An SVG with the credential in it.
    BakedSvg,
    /// A copy to keep.
    Bundle,
    /// A page for frames.
    Embed,
    /// A page to print.
    Certificate,
    /// The same as a file.
    Pdf,
}

impl Output {
    /// Its name in `outputs` of `content/site.yaml`, where it can be left out.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Output::Needed => return None,
            Output::BakedPng => "baked-png",
            Output::BakedSvg => "baked-svg",
            Output::Bundle => "bundle",
            Output::Embed => "embed",
            Output::Certificate => "certificate",
            Output::Pdf => "pdf",
        })
    }
}

/// All of them.
pub fn all(catalog: &Catalog, addresses: &Addresses, pages: &Pages<'_>) -> BTreeSet<SitePath> {
    let mut paths = shared(catalog, addresses, pages);
    for award in catalog.awards.values() {
        let of_award = of_award(catalog, addresses, award);
        paths.extend(of_award.into_iter().map(|(_, path)| path));
        paths.extend(certificate_files(catalog, addresses, pages, award));
    }
    for earner in pages.earners().values() {
        paths.extend(of_holder(catalog, addresses, earner.person));
    }
    paths
}

/// How many there are of each output.
pub fn count(
    catalog: &Catalog,
    addresses: &Addresses,
    pages: &Pages<'_>,
) -> BTreeMap<Output, usize> {
    let awards: Vec<&Award> = catalog.awards.values().collect();
    let of_awards = awards.par_iter().map(|award| {
        let mut counts: BTreeMap<Output, usize> = BTreeMap::new();
        for (output, _) in of_award(catalog, addresses, award) {
            *counts.entry(output).or_default() += 1;
        }
        let certificates = certificate_files(catalog, addresses, pages, award);
        counts.insert(Output::Pdf, certificates.len());
        counts
    });
    let mut counts = of_awards.reduce(BTreeMap::new, |mut sum, counts| {
        for (output, count) in counts {
            *sum.entry(output).or_default() += count;
        }
        sum
    });
    let holders = pages.earners().values();
    let of_holders = holders.map(|earner| of_holder(catalog, addresses, earner.person).len());
    let others = shared(catalog, addresses, pages).len() + of_holders.sum::<usize>();
    *counts.entry(Output::Needed).or_default() += others;
    counts.retain(|_, count| *count > 0);
    counts
}

/// The files of an award but for its certificates: not all can be set.
pub fn of_award(
    catalog: &Catalog,
    addresses: &Addresses,
    award: &Award,
) -> Vec<(Output, SitePath)> {
    let (settings, id) = (&catalog.settings, &award.id);
    let mut paths = Vec::new();
    let mut add = |output, path| paths.push((output, path));
    let has_certificate = has_certificate(catalog, award);
    for lang in &settings.languages {
        add(Output::Needed, addresses.award(*lang, id).path);
        if settings.embed {
            add(Output::Embed, addresses.embed(*lang, id).path);
        }
        if has_certificate {
            add(Output::Certificate, addresses.certificate(*lang, id).path);
        }
    }
    if award.is_redacted() {
        return paths;
    }
    add(Output::Needed, addresses.credential(id).path);
    if settings.baked_png {
        add(Output::BakedPng, addresses.baked_png(id).path);
    }
    if settings.baked_svg {
        add(Output::BakedSvg, addresses.baked_svg(id).path);
    }
    if settings.bundle {
        add(Output::Bundle, addresses.bundle(id).path);
    }
    paths
}

/// Its certificates as files: those that can be set.
pub fn certificate_files(
    catalog: &Catalog,
    addresses: &Addresses,
    pages: &Pages<'_>,
    award: &Award,
) -> Vec<SitePath> {
    let langs = catalog.settings.languages.iter();
    let files = langs.filter_map(|lang| {
        let file = pages.certificate_file(*lang, award).ok().flatten()?;
        let drawn = file.missing().is_none();
        drawn.then(|| addresses.certificate_file(*lang, &award.id).path)
    });
    files.collect()
}

/// The pages of a holder, and the archive of what stands on them.
pub fn of_holder(catalog: &Catalog, addresses: &Addresses, person: &Person) -> Vec<SitePath> {
    let langs = catalog.settings.languages.iter();
    let pages = langs.map(|lang| addresses.holder(*lang, &person.handle).path);
    pages
        .chain([addresses.holder_archive(&person.handle).path])
        .collect()
}

/// Files that stand for no award and no holder.
fn shared(catalog: &Catalog, addresses: &Addresses, pages: &Pages<'_>) -> BTreeSet<SitePath> {
    let shared = pages.shared();
    let mut paths: BTreeSet<SitePath> = shared.iter().map(|page| page.path().clone()).collect();
    paths.insert(addresses.verify_offline().path);
    if catalog.settings.admin.editor {
        let files = admin::files().into_iter();
        paths.extend(files.map(|(name, _)| addresses.admin_file(&name).path));
    }
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
    for lang in &catalog.settings.languages {
        paths.insert(addresses.site_card(*lang, catalog).path);
    }
    for achievement in catalog.achievements.values() {
        of_versions(catalog, addresses, achievement, &mut paths);
    }
    paths
}

/// Pictures and documents of every version; those of the newest once more at the address that never changes.
fn of_versions(
    catalog: &Catalog,
    addresses: &Addresses,
    achievement: &Achievement,
    paths: &mut BTreeSet<SitePath>,
) {
    let newest = achievement.shown(false).next_back();
    for version in achievement.shown(false) {
        let (id, number) = (&version.achievement, version.version);
        let languages = &catalog.settings.languages;
        let issuer = &catalog.issuers[&version.issuer];
        let cards = languages
            .iter()
            .map(|lang| addresses.card_name(*lang, [&version.name, &issuer.name]));
        let fixed = ["badge.svg", "badge.png", "achievement.json"];
        for name in fixed.map(String::from).into_iter().chain(cards) {
            paths.insert(addresses.version_file(id, number, &name).path);
            if newest.is_some_and(|newest| newest.version == number) {
                paths.insert(addresses.achievement_file(id, &name).path);
            }
        }
        let others = languages.iter().skip(1);
        paths.extend(others.map(|lang| addresses.version_rendition(*lang, id, number).path));
    }
}
