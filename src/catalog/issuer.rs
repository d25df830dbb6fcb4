//! `content/issuers/<id>.yaml`

use super::{Localized, NamePolicy, Rgb, Slug, Style};

/// Who signs credentials.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// Its id in the repository.
    pub id: Slug,
    /// Its part of the address: `/i/<address>/`; the last part of its DID.
    pub address: Slug,
    /// `did:web:<host>:i:<address>` (with the folder of the base URL before `i`).
    pub did: String,
    /// What sort of organisation it is.
    pub kind: IssuerKind,
    /// Its name.
    pub name: Localized,
    /// The organisation it is part of.
    pub parent: Option<Parent>,
    /// What it does, in a sentence or two.
    pub description: Option<Localized>,
    /// Its official web page, https.
    pub url: String,
    /// Where to ask; a role address, never a person's.
    pub contact: Contact,
    /// Official numbers of the organisation.
    pub identifiers: Vec<Identifier>,
    /// The number of its page on LinkedIn, for profiles there to name it by.
    pub linkedin_organization_id: Option<u64>,
    /// Title and name of who stands for it on certificates.
    pub head: Option<Localized>,
    /// Colour of its badges.
    pub accent: Rgb,
    /// Shapes, ring and pattern of its badges.
    pub style: Style,
    /// The most that its badges may say of a holder's name.
    pub names: NamePolicy,
    /// Whether its awards can be suspended: then their credentials name a list for that.
    pub suspension: bool,
    /// Whether its credentials commit to a code that only whoever was handed the slip knows.
    pub claim_codes: bool,
}

/// Sorts of organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuerKind {
    /// A city, town or prefecture.
    Municipality,
    /// A university, college or school.
    University,
    /// A company.
    Company,
    /// A community of volunteers.
    Community,
}

/// The organisation an issuer is part of.
#[derive(Clone, Debug)]
pub enum Parent {
    /// Another issuer of this repository.
    Issuer(Slug),
    /// An organisation that issues nothing here.
    Named {
        /// Its name.
        name: Localized,
        /// Its official web page.
        url: Option<String>,
    },
}

/// Where to ask an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// An e-mail address of a role.
    Email(String),
    /// A form, https.
    Form(String),
}

/// An official number: corporate number, local-government code, or another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// `identifierType` of OB 3.0: an entry of its list, or `ext:…` (`ext:JCN`, `ext:JISX0402`).
    pub kind: String,
    /// The number.
    pub value: String,
}
