//! The picture of every pathway: all its badges in order, as on a leaflet.

use rayon::prelude::*;

use super::badges::{Badges, fonts};
use super::cards::shortened;
use super::outlet::Outlet;
use crate::catalog::{Catalog, Lang, Pathway, StepMoment};
use crate::image::{self, Cache, Overview, OverviewStep};
use crate::plan::Addresses;
use crate::render::Publication;

/// Width of the picture, in pixels; social sites ask for 1200 by 630.
const WIDTH: u32 = 1200;

/// `overview.svg` and `overview.png` of every pathway that has a badge to show.
pub fn publish<E: Send>(
    catalog: &Catalog,
    addresses: &Addresses,
    badges: &Badges,
    publication: Publication,
    cache: &Cache<'_>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let pathways: Vec<&Pathway> = catalog.pathways.values().collect();
    pathways.par_iter().try_for_each(|pathway| {
        let Some(svg) = draw(catalog, pathway, badges, publication) else {
            return Ok(());
        };
        let png = cache.rasterise(&svg, WIDTH, fonts());
        let png = png.expect("the picture is of a fixed size, and its badges were drawn before");
        let put = |name, bytes: &[u8]| {
            let spot = addresses.pathway_file(&pathway.id, name);
            outlet.put(&spot.path, bytes)
        };
        put("overview.svg", svg.as_bytes())?;
        put("overview.png", &png)
    })
}

/// Unlike a badge it must not stand in the way of a long or rare name: that is shortened until it finds room.
fn draw(
    catalog: &Catalog,
    pathway: &Pathway,
    badges: &Badges,
    publication: Publication,
) -> Option<String> {
    let shown = catalog.steps_of(pathway, publication.is_preview());
    let steps: Vec<OverviewStep<'_>> = shown
        .iter()
        .map(|(step, version)| OverviewStep {
            number: step.number,
            badge: &badges[&(version.achievement.clone(), version.version)].svg,
            welcome: step.moment == StepMoment::Start,
        })
        .collect();
    if steps.is_empty() {
        return None;
    }
    let issuer = &catalog.issuers[&pathway.issuer];
    let first = catalog.settings.main_language();
    let other = if first == Lang::JA {
        Lang::EN
    } else {
        Lang::JA
    };
    let (name, issuer_name) = (pathway.name.get(first).0, issuer.name.get(first).0);
    let subtitle = pathway.name.exactly(other).filter(|other| *other != name);
    let one_after_another = shown
        .windows(2)
        .all(|pair| pair[1].0.after.contains(&pair[0].0.number));
    let drawn = [usize::MAX, 40, 24, 12].into_iter().map(|most| {
        let subtitle = subtitle.map(|text| shortened(text, most));
        let overview = Overview {
            name: &shortened(name, most),
            subtitle: subtitle.as_deref(),
            issuer: &shortened(issuer_name, most),
            accent: issuer.accent,
            pattern: issuer.style.pattern,
            steps: &steps,
            joined: one_after_another,
        };
        image::overview(&overview, fonts())
    });
    let svg = drawn.flatten().next();
    Some(svg.expect("twelve letters that the font has find room"))
}
