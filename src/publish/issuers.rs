//! What an issuer publishes for machines: its DID document, its profile, its list of withdrawals.

use std::collections::BTreeMap;

use super::outlet::Outlet;
use crate::badge::Published;
use crate::report::Place;
use crate::sign::{self, Signing};

/// `did.json`, `profile.json`, the status list of every issuer and the reasons beside it. A list is published only with its
/// proof. What a verifier needs of it comes back, by address.
pub fn publish<E>(
    signing: &Signing<'_>,
    outlet: &Outlet<'_, E>,
) -> Result<BTreeMap<String, String>, E> {
    let mut documents = BTreeMap::new();
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let lang = catalog.settings.main_language();
    for issuer in catalog.issuers.values() {
        let did = sign::did_document(catalog, addresses, issuer, lang);
        let (spot, did) = (addresses.issuer_file(issuer, "did.json"), sign::line(&did));
        outlet.put(&spot.path, did.as_bytes())?;
        documents.insert(spot.url, did);
        let profile = Published::new(sign::profile(catalog, addresses, issuer, lang));
        outlet.put(
            &addresses.issuer_file(issuer, "profile.json").path,
            sign::line(&profile).as_bytes(),
        )?;
        match signing.status_list(issuer) {
            Ok(list) if list.is_signed() => {
                let spot = addresses.status_list(issuer);
                outlet.put(&spot.path, list.text().as_bytes())?;
                let beside = addresses.reasons(issuer);
                let reasons = sign::line(&sign::reasons(catalog, issuer));
                outlet.put(&beside.path, reasons.as_bytes())?;
                documents.insert(beside.url, reasons);
                documents.insert(spot.url, list.text().to_owned());
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
    Ok(documents)
}
