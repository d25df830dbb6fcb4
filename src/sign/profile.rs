//! Issuers as OB 3.0 Profile and as DID document.

use crate::badge::{DidDocument, IdentifierEntry, Profile};
use crate::catalog::{Catalog, Contact, Issuer, Lang, Parent};
use crate::plan::Addresses;

/// The profile of an issuer, as it is embedded in credentials and published on its own.
pub fn profile(catalog: &Catalog, addresses: &Addresses, issuer: &Issuer, lang: Lang) -> Profile {
    let text = |words: &crate::catalog::Localized| words.get(lang).0.to_owned();
    let identifier = |entry: &crate::catalog::Identifier| IdentifierEntry {
        kind: "IdentifierEntry",
        identifier: entry.value.clone(),
        identifier_type: entry.kind.clone(),
    };
    let email = match &issuer.contact {
        Contact::Email(address) => Some(address.clone()),
        Contact::Form(_) => None,
    };
    Profile {
        id: issuer.did.clone(),
        types: ["Profile"],
        name: text(&issuer.name),
        url: Some(issuer.url.clone()),
        description: issuer.description.as_ref().map(text),
        email,
        other_identifier: issuer.identifiers.iter().map(identifier).collect(),
        parent_org: parent(catalog, addresses, issuer, lang).map(Box::new),
    }
}

/// The DID document of an issuer: every key it ever had, newest first.
pub fn did_document(
    catalog: &Catalog,
    addresses: &Addresses,
    issuer: &Issuer,
    lang: Lang,
) -> DidDocument {
    let keys = catalog
        .keys
        .get(&issuer.id)
        .map_or(&[][..], |keys| &keys.keys);
    let newest_first: Vec<&str> = keys.iter().rev().map(|key| key.public.as_str()).collect();
    DidDocument::new(
        &issuer.did,
        addresses.issuer(lang, issuer).url,
        &newest_first,
    )
}

fn parent(
    catalog: &Catalog,
    addresses: &Addresses,
    issuer: &Issuer,
    lang: Lang,
) -> Option<Profile> {
    let (id, name, url) = match issuer.parent.as_ref()? {
        Parent::Issuer(slug) => {
            let parent = catalog
                .issuers
                .get(slug)
                .expect("check resolved the parent of every issuer");
            (parent.did.clone(), &parent.name, Some(parent.url.clone()))
        }
        Parent::Named { name, url } => {
            let id = url
                .clone()
                .unwrap_or_else(|| format!("{}#parent", addresses.issuer(lang, issuer).url));
            (id, name, url.clone())
        }
    };
    Some(Profile {
        id,
        types: ["Profile"],
        name: name.get(lang).0.to_owned(),
        url,
        description: None,
        email: None,
        other_identifier: Vec::new(),
        parent_org: None,
    })
}
