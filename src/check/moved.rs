//! A checked repository as it is at another address: a preview stands where its host puts it.

use super::url::BaseUrl;
use crate::catalog::Catalog;

/// Moves all addresses and DIDs below another base URL, which must be as sound as that of `content/site.yaml`; a slash at its
/// end counts for nothing. `None` if it is not.
pub fn moved(catalog: Catalog, base_url: &str) -> Option<Catalog> {
    let base = BaseUrl::secure(base_url.strip_suffix('/').unwrap_or(base_url))?;
    let mut catalog = catalog;
    for issuer in catalog.issuers.values_mut() {
        issuer.did = base.did_of(&issuer.address);
    }
    catalog.settings.base_url = base.text;
    Some(catalog)
}
