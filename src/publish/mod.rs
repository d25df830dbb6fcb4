//! The program: a checked repository in, the files of its site out. `build` writes what it emits, `check` drops it, `serve` keeps it in memory.

mod awards;
mod badges;
mod issuers;
mod outlet;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalog::Catalog;
use crate::plan::Addresses;
use crate::proof::contexts::Contexts;
use crate::render::{Pages, Publication};
use crate::report::Report;
use crate::sign::{Keyring, Signing};
use crate::site::Emit;
use outlet::Outlet;

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
}

/// Signs and renders the whole site and hands every file to `emit`. Problems found on the way go to `report`; with an
/// error among them the result is `None` and what was emitted must not be kept. `today` is only used for the figures of the
/// summary; no output depends on it. `Err` is what `emit` said.
pub fn publish<E: Send>(
    catalog: &Catalog,
    keyring: &Keyring,
    today: Date,
    report: &mut Report,
    emit: &Emit<'_, E>,
) -> Result<Option<Summary>, E> {
    let drafts = keyring.is_empty();
    let addresses = Addresses::new(&catalog.settings);
    let Some(badges) = badges::draw(catalog, report) else {
        return Ok(None);
    };
    let pages = match Pages::new(catalog, &addresses, &Publication { drafts }) {
        Ok(pages) => pages,
        Err(error) => {
            outlet::template_error(report, &error);
            return Ok(None);
        }
    };
    let signing = Signing {
        catalog,
        addresses: &addresses,
        keyring,
        contexts: Contexts::pinned(),
    };
    let outlet = Outlet::new(catalog, emit);
    issuers::publish(&signing, &outlet)?;
    badges::publish(&signing, &badges, drafts, &outlet)?;
    awards::publish(&signing, &badges, &pages, &outlet)?;
    pages
        .shared()
        .par_iter()
        .try_for_each(|shared| match pages.render(shared) {
            Ok(asset) => outlet.put(&asset.path, &asset.bytes),
            Err(error) => {
                outlet.problem(|report| outlet::template_error(report, &error));
                Ok(())
            }
        })?;
    let mut summary = outlet.close(report);
    count_states(catalog, today, &mut summary);
    Ok((!report.has_errors()).then_some(summary))
}

fn count_states(catalog: &Catalog, today: Date, summary: &mut Summary) {
    let day = catalog.settings.as_of.unwrap_or(today);
    for award in catalog.awards.values() {
        let count = if award.revocation.is_some() {
            &mut summary.revoked
        } else if award.valid_until.is_some_and(|last| last < day) {
            &mut summary.expired
        } else {
            &mut summary.valid
        };
        *count += 1;
    }
}
