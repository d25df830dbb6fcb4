//! Awards: a credential, its pictures and its pages. Each on its own, all at once.

use rayon::prelude::*;

use super::badges::{Badges, Picture};
use super::bundles::{self, Enclosed};
use super::outlet::Outlet;
use crate::bake;
use crate::catalog::Award;
use crate::render::{AwardState, Pages};
use crate::sign::Signing;

/// Signs and renders every award.
pub fn publish<E: Send>(
    signing: &Signing<'_>,
    badges: &Badges,
    pages: &Pages<'_>,
    enclosed: Option<&Enclosed>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let awards: Vec<&Award> = signing.catalog.awards.values().collect();
    awards.par_iter().try_for_each(|award| {
        let picture = &badges[&(award.achievement.clone(), award.version)];
        one(signing, award, picture, pages, enclosed, outlet)
    })
}

fn one<E>(
    signing: &Signing<'_>,
    award: &Award,
    picture: &Picture,
    pages: &Pages<'_>,
    enclosed: Option<&Enclosed>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let (settings, addresses) = (&signing.catalog.settings, signing.addresses);
    if award.is_redacted() {
        return settings.languages.iter().try_for_each(|lang| {
            outlet.page(&addresses.award(*lang, &award.id), pages.gone(*lang, award))?;
            if settings.embed {
                let page = pages.embed_gone(*lang, award);
                outlet.page(&addresses.embed(*lang, &award.id), page)?;
            }
            Ok(())
        });
    }
    let document = match signing.credential(award) {
        Ok(document) => document,
        Err(refused) => {
            outlet.problem(|report| {
                report.credential_refused(award.place.clone(), &refused.wording())
            });
            return Ok(());
        }
    };
    outlet.count(&document);
    outlet.put(
        &addresses.credential(&award.id).path,
        document.text().as_bytes(),
    )?;
    if document.is_signed() && settings.baked_png {
        let png = bake::png(&picture.png, document.text())
            .expect("a PNG of ours and JSON of ours can be baked");
        outlet.put(&addresses.baked_png(&award.id).path, &png)?;
    }
    if document.is_signed() && settings.baked_svg {
        let svg = bake::svg(&picture.svg, document.text())
            .expect("an SVG of ours and JSON of ours can be baked");
        outlet.put(&addresses.baked_svg(&award.id).path, svg.as_bytes())?;
    }
    if let Some(enclosed) = enclosed.filter(|_| document.is_signed()) {
        let bundle = bundles::pack(signing, award, document.text(), picture, enclosed);
        outlet.put(&addresses.bundle(&award.id).path, &bundle)?;
    }
    let state = AwardState {
        credential: document.is_signed().then(|| document.text()),
    };
    for lang in &settings.languages {
        let page = pages.award(*lang, award, state);
        outlet.page(&addresses.award(*lang, &award.id), page)?;
        if settings.embed {
            let page = pages.embed(*lang, award, state);
            outlet.page(&addresses.embed(*lang, &award.id), page)?;
        }
    }
    Ok(())
}
