//! Certificates: a page to print on A4, and what the PDF says.

mod file;
mod page;

pub use self::file::file;
pub use self::page::CertificateTable;
use crate::catalog::{Award, Catalog, NamePolicy};

/// Whether an award has a page to print: the site makes them, and there is a name to write on it.
pub fn has_certificate(catalog: &Catalog, award: &Award) -> bool {
    catalog.settings.certificates.page && is_named(catalog, award)
}

/// Initials and handles are no name to certify anything to.
fn is_named(catalog: &Catalog, award: &Award) -> bool {
    !award.is_redacted() && catalog.name_policy(award) == NamePolicy::Full
}
