//! How much a change adds to the site. Credentials are measured, pages of a few awards are rendered, their pictures drawn,
//! and they stand for the others; pictures of new versions are counted at what they usually are: an estimate, and called one.

use super::Pair;
use crate::catalog::{Award, Catalog};
use crate::certificate::Certificate;
use crate::image::Cache;
use crate::plan::Addresses;
use crate::publish;
use crate::render::{AwardState, Pages, has_certificate};
use crate::report::Report;
use crate::sign;

/// Bytes of the pictures of one version: `badge.svg`, `badge.png`, `card.png` and the like, each twice.
const PICTURES: u64 = 500 << 10;

/// Awards whose pages are rendered.
const SAMPLE: usize = 4;

/// Bytes of a bundle beside the pictures: the page that verifies without a network, lists and contexts.
const BUNDLE: u64 = 60 << 10;

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

fn one(catalog: &Catalog, addresses: &Addresses, all_pages: &Pages<'_>, award: &Award) -> u64 {
    let langs = catalog.settings.languages.iter();
    let credential = sign::line(&sign::credential(catalog, addresses, award));
    let state = AwardState {
        credential: Some(&credential),
    };
    let embed = |lang| {
        let wanted = catalog.settings.embed;
        wanted.then(|| all_pages.embed(lang, award, state))
    };
    let certificate = |lang| {
        let wanted = has_certificate(catalog, award);
        wanted.then(|| all_pages.certificate(lang, award, state))
    };
    let pages = langs.flat_map(|lang| {
        let page = Some(all_pages.award(*lang, award, state));
        [page, embed(*lang), certificate(*lang)]
    });
    let text: usize = pages.flatten().flatten().map(|page| page.len()).sum();
    let credential = credential.len() as u64 + PROOF;
    let files: Vec<Certificate> = catalog
        .settings
        .languages
        .iter()
        .filter_map(|lang| all_pages.certificate_file(*lang, award).ok().flatten())
        .filter(|file| file.missing().is_none())
        .collect();
    text as u64 + credential + pictures(catalog, award, &files, credential)
}

/// Bytes of the pictures that hold the credential, of the bundle that holds those, and of the certificates.
fn pictures(catalog: &Catalog, award: &Award, files: &[Certificate], credential: u64) -> u64 {
    let settings = &catalog.settings;
    if !(settings.baked_svg || settings.baked_png || settings.bundle || !files.is_empty()) {
        return 0;
    }
    let version = catalog.version_of(award);
    // What cannot be drawn, `check` names.
    let (svg, png) = publish::badge(catalog, version, &Cache::none(), &mut Report::default())
        .unwrap_or_default();
    let drawn = files.iter().filter(|_| !png.is_empty());
    // The credential is as compressed there as in a bundle.
    let pdf = |file: &Certificate| file.pdf(&png, "").len() as u64 + credential / 3;
    let pdf: u64 = drawn.map(pdf).sum();
    let (svg, png) = (svg.len() as u64 + credential, png.len() as u64 + credential);
    let of = |made: bool, bytes| if made { bytes } else { 0 };
    // An SVG is text, which a bundle holds in about a third.
    of(settings.baked_svg, svg)
        + of(settings.baked_png, png)
        + of(settings.bundle, png + svg / 3 + BUNDLE)
        + pdf
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
