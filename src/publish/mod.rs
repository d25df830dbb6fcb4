//! The program: a checked repository in, the files of its site out. `build` writes what it emits, `check` drops it, `serve` keeps it in memory.

mod awards;
mod badges;
mod bundles;
mod cards;
mod certificates;
mod earners;
mod issuers;
mod outlet;
mod overviews;
mod scope;
mod sheet;
mod units;

use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::admin;
use crate::catalog::{Catalog, Ledger, StatusPurpose};
use crate::image::Cache;
use crate::plan::Addresses;
use crate::proof::contexts::Contexts;
use crate::render::{Pages, Publication, Snapshot};
use crate::report::Report;
use crate::sign::{Forms, Keyring, Signatures, Signing};
use crate::site::{Asset, Sink};
use badges::Badges;
pub use badges::{badge, fonts};
use bundles::Enclosed;
pub use cards::shortened;
use outlet::Outlet;
pub use scope::Scope;
pub use sheet::{Sheet, sheet};
use units::Units;

/// What a run made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Credentials signed.
    pub credentials: usize,
    /// Awards left as drafts, for want of a key.
    pub drafts: usize,
    /// Pages.
    pub pages: usize,
    /// Pictures.
    pub images: usize,
    /// All files.
    pub files: usize,
    /// Awards that hold on the day asked about.
    pub valid: usize,
    /// Awards whose period is over.
    pub expired: usize,
    /// Awards withdrawn.
    pub revoked: usize,
    /// Awards suspended.
    pub suspended: usize,
}

/// What is made, and from what.
pub struct Edition<'a> {
    /// The checked repository.
    pub catalog: &'a Catalog,
    /// The keys at hand.
    pub keyring: &'a Keyring,
    /// The site itself or a preview of it, in which nothing is signed.
    pub publication: Publication,
    /// All of it or some.
    pub scope: Scope,
    /// Only used for the figures of the summary; no output depends on it.
    pub today: Date,
    /// Whether all that is filled into compiled forms is made in the general way, too, and the run ends where they differ.
    pub compare: bool,
}

/// Signs and renders the whole site and hands every file to `sink`, as [`make`] does.
pub fn publish<E: Send>(
    catalog: &Catalog,
    keyring: &Keyring,
    publication: Publication,
    today: Date,
    cache: &Cache<'_>,
    report: &mut Report,
    sink: &dyn Sink<E>,
) -> Result<Option<Summary>, E> {
    let edition = Edition {
        catalog,
        keyring,
        publication,
        scope: Scope::Whole,
        today,
        compare: false,
    };
    make(&edition, cache, report, sink)
}

/// Signs and renders and hands every file to `sink`. Problems found on the way go to `report`; with an error among them the
/// result is `None` and what was emitted must not be kept. No output depends on what `cache` holds. `Err` is what `sink` said.
pub fn make<E: Send>(
    edition: &Edition<'_>,
    cache: &Cache<'_>,
    report: &mut Report,
    sink: &dyn Sink<E>,
) -> Result<Option<Summary>, E> {
    let &Edition {
        catalog,
        keyring,
        publication,
        scope,
        today,
        compare,
    } = edition;
    let (no_keys, no_ledger) = (Keyring::default(), Ledger::default());
    let (keyring, ledger) = match publication {
        Publication::Production => (keyring, &catalog.ledger),
        Publication::Preview => (&no_keys, &no_ledger),
    };
    let addresses = Addresses::new(&catalog.settings);
    let (badges, pages) = rayon::join(
        || badges::draw(catalog, scope, publication, cache, report),
        || Pages::new(catalog, &addresses, publication),
    );
    if let Err(error) = &pages {
        outlet::template_error(report, error);
    }
    let (Some(badges), Ok(pages)) = (badges, pages) else {
        return Ok(None);
    };
    let pages = pages.comparing(compare);
    let signing = Signing {
        catalog,
        addresses: &addresses,
        keyring,
        ledger,
        contexts: Contexts::pinned(),
        forms: Forms::comparing(compare),
        signatures: Signatures::default(),
    };
    let outlet = Outlet::new(catalog, sink);
    let enclosed = if scope.has_rest() {
        let (enclosed, others) = rayon::join(
            || enclose(&signing, &pages, &outlet),
            || rest(&signing, &badges, &pages, publication, cache, &outlet),
        );
        others.and(enclosed)?
    } else {
        // Copies of awards need it in every part; it is published with the rest.
        let kept_back = |_: Asset<'_>| Ok(());
        let unseen = Outlet::new(catalog, &kept_back);
        let enclosed = enclose(&signing, &pages, &unseen)?;
        unseen.close(report);
        enclosed
    };
    if scope.has_rest() {
        if !report.has_errors() {
            outlet.shared_is_put();
        }
        // No page shows them.
        cards::publish(&signing, &badges, publication, cache, &outlet)?;
    }
    let enclosed = enclosed.as_ref();
    // What is kept is not compared.
    let units = match compare {
        true => Units::none(),
        false => Units::new(&signing, publication, enclosed, sink),
    };
    awards::publish(&signing, &badges, &pages, enclosed, scope, &units, &outlet)?;
    let mut summary = outlet.close(report);
    count_states(catalog, scope, today, &mut summary);
    Ok((!report.has_errors()).then_some(summary))
}

/// Documents of issuers and the page that verifies without a network, which copies of awards enclose.
fn enclose<E>(
    signing: &Signing<'_>,
    pages: &Pages<'_>,
    outlet: &Outlet<'_, E>,
) -> Result<Option<Enclosed>, E> {
    // The reasons of withdrawals are found by the place in the list.
    let awards = signing.catalog.awards.values();
    let outlet = outlet.telling_of(awards.filter(|award| award.revocation.is_some()));
    let snapshot = Snapshot {
        taken: last_day(signing.catalog),
        documents: issuers::publish(signing, &outlet)?,
    };
    let offline = pages.verify_offline(&snapshot);
    let enclosed = offline.as_ref().ok().map(|page| Enclosed {
        page: page.html.clone(),
        documents: snapshot.documents,
    });
    outlet.page(&signing.addresses.verify_offline(), offline)?;
    Ok(enclosed)
}

/// Pages, pictures and files that are of no award and no earner, but cards for other sites.
fn rest<E: Send>(
    signing: &Signing<'_>,
    badges: &Badges,
    pages: &Pages<'_>,
    publication: Publication,
    cache: &Cache<'_>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let pictures = || {
        badges::publish(signing, badges, publication, outlet)?;
        overviews::publish(catalog, addresses, badges, publication, cache, outlet)
    };
    let shared = pages.shared();
    let render = |shared| match pages.render(shared) {
        Ok(asset) if pages.is_ours(shared) => outlet.put_known(&asset.path, &asset.bytes),
        Ok(asset) => outlet.put(&asset.path, &asset.bytes),
        Err(error) => {
            outlet.problem(|report| outlet::template_error(report, &error));
            Ok(())
        }
    };
    let (pictures, rendered) = rayon::join(pictures, || shared.par_iter().try_for_each(render));
    pictures.and(rendered)?;
    // a preview has no page that would use them
    if signing.catalog.settings.admin.editor && !publication.is_preview() {
        for (name, bytes) in admin::files() {
            outlet.put_known(&signing.addresses.admin_file(&name).path, &bytes)?;
        }
    }
    Ok(())
}

/// The page that verifies badges without a network, with keys and lists of withdrawals as they are on a day. Problems go
/// to `report`; with an error among them the result is `None`.
pub fn verify_page(
    catalog: &Catalog,
    keyring: &Keyring,
    taken: Date,
    report: &mut Report,
) -> Option<Vec<u8>> {
    let addresses = Addresses::new(&catalog.settings);
    let signing = Signing {
        catalog,
        addresses: &addresses,
        keyring,
        ledger: &catalog.ledger,
        contexts: Contexts::pinned(),
        forms: Forms::default(),
        signatures: Signatures::default(),
    };
    let pages = match Pages::new(catalog, &addresses, Publication::Production) {
        Ok(pages) => pages,
        Err(error) => {
            outlet::template_error(report, &error);
            return None;
        }
    };
    let spot = addresses.verify_offline();
    let made: Mutex<Option<Vec<u8>>> = Mutex::default();
    let keep = |asset: Asset<'_>| {
        if asset.path == spot.path {
            *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(asset.bytes.into_owned());
        }
        Ok::<(), Infallible>(())
    };
    let outlet = Outlet::new(catalog, &keep);
    let Ok(documents) = issuers::publish(&signing, &outlet);
    let snapshot = Snapshot {
        taken: Some(taken),
        documents,
    };
    let Ok(()) = outlet.page(&spot, pages.verify_offline(&snapshot));
    outlet.close(report);
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.filter(|_| !report.has_errors())
}

/// The last day that the content knows of. What it says of keys and withdrawals was so on that day, if not later.
fn last_day(catalog: &Catalog) -> Option<Date> {
    let days = catalog.awards.values().flat_map(|award| {
        let changed = |purpose| award.status(purpose).map(|(day, _)| day);
        [
            Some(award.issued_on),
            award.recorded_on,
            changed(StatusPurpose::Revocation),
            changed(StatusPurpose::Suspension),
        ]
    });
    catalog.settings.as_of.or_else(|| days.flatten().max())
}

fn count_states(catalog: &Catalog, scope: Scope, today: Date, summary: &mut Summary) {
    let day = catalog.settings.as_of.unwrap_or(today);
    let hosted = catalog.awards.values().filter(|award| !award.is_redacted());
    for award in hosted.filter(|award| scope.takes_award(award)) {
        let count = if award.revocation.is_some() {
            &mut summary.revoked
        } else if award.suspended_since().is_some() {
            &mut summary.suspended
        } else if award.valid_until.is_some_and(|last| last < day) {
            &mut summary.expired
        } else {
            &mut summary.valid
        };
        *count += 1;
    }
}
