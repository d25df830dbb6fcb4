//! What an issuer's lists tell of its awards; and of which awards they can tell it.

use jiff::civil::Date;

use super::{Award, Catalog, Issuer};

/// What a bit of a list says (Bitstring Status List 1.0, `statusPurpose`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusPurpose {
    /// The award was withdrawn, for good.
    Revocation,
    /// The award does not hold for now.
    Suspension,
}

impl StatusPurpose {
    /// The purpose as published documents and addresses have it.
    pub fn as_str(self) -> &'static str {
        match self {
            StatusPurpose::Revocation => "revocation",
            StatusPurpose::Suspension => "suspension",
        }
    }
}

impl Award {
    /// Its bit in the list of a purpose, and the day it last changed. `None` if it never did.
    pub fn status(&self, purpose: StatusPurpose) -> Option<(Date, bool)> {
        match purpose {
            StatusPurpose::Revocation => self.revocation.as_ref().map(|found| (found.on, true)),
            StatusPurpose::Suspension => {
                let found = self.suspension.as_ref()?;
                let changed = found.lifted_on.unwrap_or(found.on);
                Some((changed, found.lifted_on.is_none()))
            }
        }
    }
}

impl Catalog {
    /// The lists that an issuer publishes. One that was signed once is asked for ever after.
    pub fn lists_of(&self, issuer: &Issuer) -> &'static [StatusPurpose] {
        let signed = (issuer.id.clone(), StatusPurpose::Suspension);
        purposes(issuer.suspension || self.ledger.lists.contains_key(&signed))
    }

    /// The lists that the credential of an award names, when it is made now.
    pub fn lists_named_by(&self, award: &Award) -> &'static [StatusPurpose] {
        purposes(self.issuer_of(award).suspension)
    }

    /// Whether a verifier would learn of a suspension: a credential says where to look when it is signed, and never again.
    pub fn can_be_suspended(&self, award: &Award) -> bool {
        match self.ledger.credentials.get(&award.id) {
            Some(sealed) => sealed.names(StatusPurpose::Suspension),
            None => self.issuer_of(award).suspension,
        }
    }
}

fn purposes(suspension: bool) -> &'static [StatusPurpose] {
    match suspension {
        true => &[StatusPurpose::Revocation, StatusPurpose::Suspension],
        false => &[StatusPurpose::Revocation],
    }
}
