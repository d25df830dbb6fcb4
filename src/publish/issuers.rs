//! What an issuer publishes for machines: its DID document, its profile, its status lists.

use std::collections::BTreeMap;

use super::outlet::Outlet;
use crate::badge::Published;
use crate::catalog::{Issuer, StatusPurpose};
use crate::report::Place;
use crate::sign::{self, Signing};

/// `did.json`, `profile.json`, the status lists of every issuer and the reasons beside that of revocations. What a verifier
/// needs of it comes back, by address.
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
        for purpose in catalog.lists_of(issuer) {
            documents.extend(list(signing, issuer, *purpose, outlet)?);
        }
    }
    Ok(documents)
}

/// One list, and what stands beside it. It is published only with its proof.
fn list<E>(
    signing: &Signing<'_>,
    issuer: &Issuer,
    purpose: StatusPurpose,
    outlet: &Outlet<'_, E>,
) -> Result<BTreeMap<String, String>, E> {
    let mut documents = BTreeMap::new();
    let spot = signing.addresses.status_list(issuer, purpose);
    match signing.status_list(issuer, purpose) {
        Ok(list) if list.is_signed() => {
            outlet.put(&spot.path, list.text().as_bytes())?;
            documents.insert(spot.url, list.text().to_owned());
            if purpose == StatusPurpose::Revocation {
                let beside = signing.addresses.reasons(issuer);
                let reasons = sign::line(&sign::reasons(signing.catalog, issuer));
                outlet.put(&beside.path, reasons.as_bytes())?;
                documents.insert(beside.url, reasons);
            }
        }
        Ok(_) => {}
        Err(refused) => outlet.problem(|report| {
            report.credential_refused(Place::file(spot.path.as_str()), &refused.wording())
        }),
    }
    Ok(documents)
}
