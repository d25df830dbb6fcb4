//! Awards: a credential, its pictures and its pages, person by person, all at once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::badges::{Badges, Picture};
use super::bundles::{self, Enclosed};
use super::certificates;
use super::earners;
use super::outlet::Outlet;
use super::scope::Scope;
use crate::bake;
use crate::catalog::{Award, AwardId, Slug};
use crate::render::{AwardState, Pages, has_certificate};
use crate::sign::{Document, Signing};

/// Signs and renders the awards of this scope, and the pages of those who agreed to one.
pub fn publish<E: Send>(
    signing: &Signing<'_>,
    badges: &Badges,
    pages: &Pages<'_>,
    enclosed: Option<&Enclosed>,
    scope: Scope,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let mut held: BTreeMap<&Slug, Vec<&Award>> = BTreeMap::new();
    for award in signing.catalog.awards.values() {
        held.entry(&award.person).or_default().push(award);
    }
    let held: Vec<(&Slug, Vec<&Award>)> = held.into_iter().collect();
    held.par_iter().try_for_each(|(person, awards)| {
        let earner = pages.earners().get(person);
        let earner = earner.filter(|earner| scope.takes_earner(&earner.person.handle));
        let credentials = awards.par_iter().map(|award| {
            let document = if scope.takes_award(award) {
                let picture = &badges[&(award.achievement.clone(), award.version)];
                one(signing, award, picture, pages, enclosed, outlet)?
            } else if earner.is_some() && !award.is_redacted() {
                // Made in another part, which also tells of what is wrong with it; signed here, it has the same bytes.
                signing.credential(award).ok()
            } else {
                None
            };
            let signed = document.filter(Document::is_signed);
            Ok(signed.map(|document| (&award.id, document.text().to_owned())))
        });
        let credentials: Vec<Option<(&AwardId, String)>> = credentials.collect::<Result<_, E>>()?;
        let Some(earner) = earner else {
            return Ok(());
        };
        let credentials = credentials.into_iter().flatten().collect();
        earners::publish(
            signing,
            badges,
            pages,
            earner,
            &credentials,
            enclosed,
            outlet,
        )
    })
}

/// One award. Its credential comes back, unless it is not to be published.
fn one<E>(
    signing: &Signing<'_>,
    award: &Award,
    picture: &Picture,
    pages: &Pages<'_>,
    enclosed: Option<&Enclosed>,
    outlet: &Outlet<'_, E>,
) -> Result<Option<Document>, E> {
    let (settings, addresses) = (&signing.catalog.settings, signing.addresses);
    if award.is_redacted() {
        for lang in &settings.languages {
            outlet.page(&addresses.award(*lang, &award.id), pages.gone(*lang, award))?;
            if settings.embed {
                let page = pages.embed_gone(*lang, award);
                outlet.page(&addresses.embed(*lang, &award.id), page)?;
            }
        }
        return Ok(None);
    }
    let document = match signing.credential(award) {
        Ok(document) => document,
        Err(refused) => {
            outlet.problem(|report| {
                report.credential_refused(award.place.clone(), &refused.wording())
            });
            return Ok(None);
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
    let kept = enclosed.filter(|_| settings.bundle && document.is_signed());
    if let Some(enclosed) = kept {
        let bundle = bundles::pack(signing, award, document.text(), picture, enclosed);
        outlet.put(&addresses.bundle(&award.id).path, &bundle)?;
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
    Ok(Some(document))
}
