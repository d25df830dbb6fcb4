//! What an issuer publishes for machines: its DID document, its profile, its list of withdrawals.

use super::outlet::Outlet;
use crate::badge::Published;
use crate::catalog::Lang;
use crate::report::Place;
use crate::sign::{self, Signing};

/// `did.json`, `profile.json` and the status list of every issuer. A list is published only with its proof.
pub fn publish<E>(signing: &Signing<'_>, outlet: &Outlet<'_, E>) -> Result<(), E> {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let lang = catalog
        .settings
        .languages
        .first()
        .copied()
        .unwrap_or(Lang::JA);
    for issuer in catalog.issuers.values() {
        let did = sign::did_document(catalog, addresses, issuer, lang);
        outlet.put(
            &addresses.issuer_file(issuer, "did.json").path,
            sign::line(&did).as_bytes(),
        )?;
        let profile = Published::new(sign::profile(catalog, addresses, issuer, lang));
        outlet.put(
            &addresses.issuer_file(issuer, "profile.json").path,
            sign::line(&profile).as_bytes(),
        )?;
        match signing.status_list(issuer) {
            Ok(list) if list.is_signed() => {
                outlet.put(&addresses.status_list(issuer).path, list.text().as_bytes())?
            }
            Ok(_) => {}
            Err(refused) => outlet.problem(|report| {
                report.credential_refused(
                    Place::file(addresses.status_list(issuer).path.as_str()),
                    &refused.wording(),
                )
            }),
        }
    }
    Ok(())
}
