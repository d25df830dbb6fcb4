//! A credential before it is signed, in two parts: what all awards of a version share, and what is an award's own.

use std::sync::Arc;

use crate::badge::{Credential, Evidence, IdentityObject, Image, Outcome, StatusEntries, Subject};
use crate::catalog::Slug;
use crate::proof::compiled::marker;

/// A credential without a proof.
#[derive(Clone, Debug)]
pub struct Unsigned {
    /// The version, for which `shared` stands: no other shares the same.
    pub version: (Slug, u32),
    /// All but what is in `own`.
    pub shared: Arc<Credential>,
    /// What is of no other award.
    pub own: Own,
}

/// What a credential says of one award.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own {
    /// Address of its own file.
    pub id: String,
    /// When it begins to hold.
    pub valid_from: String,
    /// When it ceases to hold.
    pub valid_until: Option<String>,
    /// When it was awarded.
    pub awarded_date: String,
    /// The holder's address.
    pub subject: String,
    /// What the holder is known by.
    pub identifier: Vec<IdentityObject>,
    /// Address of the picture that holds the credential, if there are such pictures.
    pub image: Option<String>,
    /// Results.
    pub result: Vec<Outcome>,
    /// What shows that the award is deserved.
    pub evidence: Vec<Evidence>,
    /// Its bits in the issuer's lists.
    pub credential_status: StatusEntries,
}

impl Unsigned {
    /// The credential.
    pub fn credential(&self) -> Credential {
        self.with(&self.own)
    }

    /// What another award would say.
    pub(super) fn with(&self, own: &Own) -> Credential {
        own.clone().with((*self.shared).clone())
    }
}

impl Own {
    fn with(self, shared: Credential) -> Credential {
        let subject = shared.credential_subject;
        let image = subject.image.zip(self.image);
        Credential {
            id: self.id,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            awarded_date: self.awarded_date,
            credential_subject: Subject {
                id: self.subject,
                identifier: self.identifier,
                image: image.map(|(image, id)| Image { id, ..image }),
                result: self.result,
                ..subject
            },
            evidence: self.evidence,
            credential_status: self.credential_status,
            ..shared
        }
    }

    /// The same with a marker in the place of each text, and what stood in their places.
    pub(super) fn marked(&self) -> (Own, Vec<String>) {
        let mut own = self.clone();
        let places = own.places().into_iter().enumerate();
        let texts = places.map(|(number, text)| {
            let marker = marker(number, text);
            std::mem::replace(text, marker)
        });
        let texts = texts.collect();
        (own, texts)
    }

    /// All but what many awards have in common.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut own = self.clone();
        own.places().into_iter().map(std::mem::take).collect()
    }

    /// Where they stand.
    fn places(&mut self) -> Vec<&mut String> {
        let mut texts = vec![
            &mut self.id,
            &mut self.valid_from,
            &mut self.awarded_date,
            &mut self.subject,
        ];
        texts.extend(&mut self.valid_until);
        for identity in &mut self.identifier {
            texts.push(&mut identity.identity_hash);
            texts.extend(&mut identity.salt);
        }
        texts.extend(&mut self.image);
        texts.extend(self.result.iter_mut().map(|result| &mut result.value));
        for evidence in &mut self.evidence {
            texts.extend(&mut evidence.id);
            texts.push(&mut evidence.name);
            texts.extend(&mut evidence.narrative);
        }
        let entries = match &mut self.credential_status {
            StatusEntries::One(entry) => std::slice::from_mut(entry),
            StatusEntries::Several(entries) => entries,
        };
        for entry in entries {
            texts.extend([&mut entry.id, &mut entry.status_list_index]);
        }
        texts
    }
}
