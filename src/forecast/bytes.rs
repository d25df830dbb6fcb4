//! About how many bytes an award takes: the credentials of a few are measured, their pages rendered and their pictures drawn,
//! and they stand for the others. An estimate, and called one.

use std::collections::BTreeMap;

use super::Output;
use crate::catalog::{Award, Catalog, Lang};
use crate::certificate::Certificate;
use crate::image::Cache;
use crate::plan::Addresses;
use crate::publish;
use crate::render::{AwardState, Page, Pages, ThemeError, has_certificate};
use crate::report::Report;
use crate::sign;

/// Awards that are rendered, from all over the list.
const SAMPLE: usize = 16;

/// Bytes of a bundle beside the pictures: the page that verifies without a network, lists and contexts.
const BUNDLE: u64 = 60 << 10;

/// Bytes of a proof within a credential.
const PROOF: u64 = 420;

/// Bytes of an award by what they are for.
pub type Sizes = BTreeMap<Output, u64>;

/// About how many bytes these awards take.
pub fn sizes(
    catalog: &Catalog,
    addresses: &Addresses,
    pages: &Pages<'_>,
    cache: &Cache<'_>,
    awards: &[&Award],
) -> Sizes {
    let step = awards.len().div_ceil(SAMPLE).max(1);
    let sample = awards.iter().step_by(step);
    let measured = sample.len() as u64;
    let mut sum = Sizes::new();
    for award in sample {
        for (output, bytes) in one(catalog, addresses, pages, cache, award) {
            *sum.entry(output).or_default() += bytes;
        }
    }
    for bytes in sum.values_mut() {
        *bytes = *bytes * awards.len() as u64 / measured;
    }
    sum.retain(|_, bytes| *bytes > 0);
    sum
}

fn one(
    catalog: &Catalog,
    addresses: &Addresses,
    all_pages: &Pages<'_>,
    cache: &Cache<'_>,
    award: &Award,
) -> Sizes {
    let settings = &catalog.settings;
    let credential = sign::line(&sign::credential(catalog, addresses, award));
    let state = AwardState {
        credential: Some(&credential),
    };
    let pages = |output, wanted: bool, page: &dyn Fn(Lang) -> Result<Page, ThemeError>| {
        let langs = settings.languages.iter().filter(|_| wanted);
        let texts = langs.filter_map(|lang| Some(page(*lang).ok()?.len() as u64));
        (output, texts.sum::<u64>())
    };
    let mut sizes = Sizes::from([
        pages(Output::Needed, true, &|lang| {
            all_pages.award(lang, award, state)
        }),
        pages(Output::Embed, settings.embed, &|lang| {
            all_pages.embed(lang, award, state)
        }),
        pages(
            Output::Certificate,
            has_certificate(catalog, award),
            &|lang| all_pages.certificate(lang, award, state),
        ),
    ]);
    let credential = credential.len() as u64 + PROOF;
    *sizes.entry(Output::Needed).or_default() += credential;
    let files: Vec<Certificate> = settings
        .languages
        .iter()
        .filter_map(|lang| all_pages.certificate_file(*lang, award).ok().flatten())
        .filter(|file| file.missing().is_none())
        .collect();
    sizes.extend(pictures(catalog, cache, award, &files, credential));
    sizes
}

/// Bytes of the pictures that hold the credential, of the bundle that holds those, and of the certificates.
fn pictures(
    catalog: &Catalog,
    cache: &Cache<'_>,
    award: &Award,
    files: &[Certificate],
    credential: u64,
) -> Sizes {
    let settings = &catalog.settings;
    if !(settings.baked_svg || settings.baked_png || settings.bundle || !files.is_empty()) {
        return Sizes::new();
    }
    let version = catalog.version_of(award);
    // What cannot be drawn, `check` names.
    let (svg, png) =
        publish::badge(catalog, version, cache, &mut Report::default()).unwrap_or_default();
    let drawn = files.iter().filter(|_| !png.is_empty());
    // The credential is as compressed there as in a bundle.
    let pdf = |file: &Certificate| file.pdf(&png, "").len() as u64 + credential / 3;
    let pdf: u64 = drawn.map(pdf).sum();
    let (svg, png) = (svg.len() as u64 + credential, png.len() as u64 + credential);
    let of = |made: bool, bytes| if made { bytes } else { 0 };
    Sizes::from([
        (Output::BakedSvg, of(settings.baked_svg, svg)),
        (Output::BakedPng, of(settings.baked_png, png)),
        // An SVG is text, which a bundle holds in about a third.
        (Output::Bundle, of(settings.bundle, png + svg / 3 + BUNDLE)),
        (Output::Pdf, pdf),
    ])
}
