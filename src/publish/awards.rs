//! Awards: a credential, its pictures and its pages, badge by badge; then the pages of those who hold them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::badges::{Badges, Picture, portable};
use super::bundles::{self, Enclosed};
use super::certificates;
use super::earners;
use super::outlet::Outlet;
use super::scope::Scope;
use super::units::Units;
use crate::catalog::{Award, Slug};
use crate::render::{AwardState, Pages, has_certificate};
use crate::sign::Signing;

/// Signs and renders the awards of this scope, and the pages of those who agreed to one.
pub fn publish<E: Send>(
    signing: &Signing<'_>,
    badges: &Badges,
    pages: &Pages<'_>,
    enclosed: Option<&Enclosed>,
    scope: Scope,
    units: &Units,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    // Awards of one badge have most in common: what is kept for them is small.
    let mut alike: BTreeMap<(&Slug, u32), Vec<&Award>> = BTreeMap::new();
    let awards = signing.catalog.awards.values();
    for award in awards.filter(|award| scope.takes_award(award)) {
        let badge = (&award.achievement, award.version);
        alike.entry(badge).or_default().push(award);
    }
    let alike: Vec<((&Slug, u32), Vec<&Award>)> = alike.into_iter().collect();
    alike
        .par_iter()
        .try_for_each(|((achievement, version), awards)| {
            let picture = &badges[&((*achievement).clone(), *version)];
            awards.par_iter().try_for_each(|award| {
                if !award.is_redacted() {
                    outlet.count(signing.is_signed(award));
                }
                outlet.unit(units.award(signing, pages, award), [*award], |outlet| {
                    one(signing, award, picture, pages, enclosed, outlet)
                })
            })
        })?;
    let earners = pages.earners().values();
    let earners: Vec<_> = earners
        .filter(|earner| scope.takes_earner(&earner.person.handle))
        .collect();
    earners.par_iter().try_for_each(|earner| {
        let awards = earner.awards.iter().copied();
        outlet.unit(units.earner(signing, pages, earner), awards, |outlet| {
            earners::publish(signing, badges, pages, earner, enclosed, outlet)
        })
    })
}

/// One award.
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
        for lang in &settings.languages {
            outlet.page(&addresses.award(*lang, &award.id), pages.gone(*lang, award))?;
            if settings.embed {
                let page = pages.embed_gone(*lang);
                outlet.page(&addresses.embed(*lang, &award.id), page)?;
            }
        }
        return Ok(());
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
    outlet.put(
        &addresses.credential(&award.id).path,
        document.text().as_bytes(),
    )?;
    if document.is_signed() && (settings.baked_png || settings.baked_svg) {
        let text = portable(document.text());
        if settings.baked_png {
            let png = picture.baked_png(&text);
            outlet.baked(&addresses.baked_png(&award.id).path, &png)?;
        }
        if settings.baked_svg {
            let svg = picture.baked_svg(&text);
            outlet.baked(&addresses.baked_svg(&award.id).path, svg.as_bytes())?;
        }
    }
    let kept = enclosed.filter(|_| settings.bundle && document.is_signed());
    if let Some(enclosed) = kept {
        let files = bundles::files(signing, award, document.text(), picture, enclosed);
        outlet.archive(&addresses.bundle(&award.id).path, &files)?;
    }
    certificates::publish(signing, award, &document, &picture.png, pages, outlet)?;
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
        if has_certificate(signing.catalog, award) {
            let page = pages.certificate(*lang, award, state);
            outlet.page(&addresses.certificate(*lang, &award.id), page)?;
        }
    }
    Ok(())
}
