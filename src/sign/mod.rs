//! Awards to credentials: signed once, the same bytes for ever. Nothing here reads a clock or draws a number.

mod achievement;
mod claim;
mod credential;
mod forms;
mod keyring;
mod ledger;
mod moment;
mod profile;
mod signatures;
mod status;
mod unsigned;

use serde::Serialize;
use serde_json::Value;

use crate::catalog::{Award, Catalog, Issuer, Ledger, StatusPurpose};
use crate::plan::Addresses;
use crate::proof::Contexts;
use crate::proof::json;
use crate::proof::{Proof, eddsa};
use crate::report::Wording;

pub use achievement::achievement;
pub use claim::claim_code;
pub use credential::credential;
pub use forms::{Filled, Forms};
pub use keyring::{Keyring, SigningKey};
pub use ledger::{contradictions, incomplete, outdated_lists, unsigned};
pub use profile::{did_document, profile};
pub use signatures::Signatures;
pub use status::reasons;
pub use unsigned::{Own, Unsigned};

/// A document as it is published: one line of JSON, UTF-8, with a newline at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// With its proof.
    Signed(String),
    /// Without one, for want of a key.
    Draft(String),
}

impl Document {
    /// The text of the file.
    pub fn text(&self) -> &str {
        match self {
            Document::Signed(text) | Document::Draft(text) => text,
        }
    }

    /// Whether it bears a proof.
    pub fn is_signed(&self) -> bool {
        matches!(self, Document::Signed(_))
    }
}

/// What signing needs to know; shared by all threads.
pub struct Signing<'a> {
    /// The checked repository.
    pub catalog: &'a Catalog,
    /// Where things stand.
    pub addresses: &'a Addresses,
    /// What was signed before.
    pub ledger: &'a Ledger,
    /// The keys at hand.
    pub keyring: &'a Keyring,
    /// The contexts documents are read in.
    pub contexts: Contexts,
    /// What awards have in common.
    pub forms: Forms,
    /// What was signed in this run.
    pub signatures: Signatures,
}

/// A document that the strict reading of JSON-LD refuses, so that it was not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

impl Refused {
    /// The reason in both languages; what the reader of JSON-LD says is English.
    pub fn wording(&self) -> Wording {
        Wording {
            ja: self.0.clone(),
            en: self.0.clone(),
        }
    }
}

impl Signing<'_> {
    /// Whether the credential of an award is signed, or a draft for want of a key.
    pub fn is_signed(&self, award: &Award) -> bool {
        self.ledger.credentials.contains_key(&award.id) || self.key_of(award).is_some()
    }

    /// The key that signs a new credential.
    fn key_of(&self, award: &Award) -> Option<SigningKey<'_>> {
        let keys = self.catalog.keys.get(&self.catalog.issuer_of(award).id)?;
        let day = award.recorded_on.unwrap_or(award.issued_on);
        self.keyring.for_day(keys, day)
    }

    /// The credential of an award: what the ledger holds of it, or else one signed now.
    pub fn credential(&self, award: &Award) -> Result<Document, Refused> {
        self.document(award, None)
    }

    /// The credential of an award that may have been signed in this run: if so, it is not signed again.
    pub fn credential_again(&self, award: &Award) -> Result<Document, Refused> {
        self.document(award, self.signatures.of(&award.id))
    }

    fn document(&self, award: &Award, signature: Option<String>) -> Result<Document, Refused> {
        if let Some(sealed) = self.ledger.credentials.get(&award.id) {
            return Ok(Document::Signed(sealed.text().to_owned()));
        }
        let issuer = self.catalog.issuer_of(award);
        let mut unsigned = self.forms.unsigned(self.catalog, self.addresses, award);
        let Some(key) = self.key_of(award) else {
            let filled = self.forms.of(&unsigned, &self.contexts);
            return Ok(Document::Draft(filled.json(None)));
        };
        let refused = |error: &dyn std::fmt::Display| Refused(error.to_string());
        if issuer.claim_codes {
            let code = claim::code(key.signer, &unsigned.own.id);
            let code = code.map_err(|error| refused(&error))?;
            let commitment = claim::commitment(&code, &unsigned.own.id);
            unsigned.own.identifier.push(commitment);
        }
        let filled = self.forms.of(&unsigned, &self.contexts);
        let created = self.created(award.recorded_on.unwrap_or(award.issued_on), &key);
        let method = crate::badge::key_id(&issuer.did, key.public);
        let proof = match signature {
            Some(value) => Proof {
                options: forms::options(&created, &method),
                value,
            },
            None => {
                let proof = self.forms.proof(&filled, &created, &method, key.signer);
                let proof = proof.map_err(|error| refused(&error))?;
                self.signatures.note(&award.id, &proof.value);
                proof
            }
        };
        Ok(Document::Signed(filled.json(Some(&proof))))
    }

    /// A status list of an issuer: what the ledger holds of it, if that is still so, or else one made now.
    pub fn status_list(
        &self,
        issuer: &Issuer,
        purpose: StatusPurpose,
    ) -> Result<Document, Refused> {
        if let Some(kept) =
            ledger::kept_list(self.ledger, self.catalog, self.addresses, issuer, purpose)
        {
            return Ok(Document::Signed(kept.to_owned()));
        }
        let (day, mut list) = status::list(self.catalog, self.addresses, issuer, purpose);
        self.finish(issuer, day, &mut list, |list, proof| {
            list.proof = vec![proof]
        })
    }

    /// When a proof of a day is made: never before its key was in use.
    fn created(&self, day: jiff::civil::Date, key: &SigningKey<'_>) -> String {
        moment::start_of(&self.catalog.settings, day.max(key.from))
    }

    /// Signs with the key of the day, reads the result back as a stranger would, and gives its text.
    fn finish<T: Serialize>(
        &self,
        issuer: &Issuer,
        day: jiff::civil::Date,
        document: &mut T,
        attach: impl FnOnce(&mut T, Proof),
    ) -> Result<Document, Refused> {
        let keys = self.catalog.keys.get(&issuer.id);
        let Some(key) = keys.and_then(|keys| self.keyring.for_day(keys, day)) else {
            return Ok(Document::Draft(line(document)));
        };
        let created = self.created(day, &key);
        let method = crate::badge::key_id(&issuer.did, key.public);
        let unsigned =
            serde_json::to_value(&*document).map_err(|error| Refused(error.to_string()))?;
        let proof = eddsa::create_proof(&unsigned, &created, &method, key.signer, &self.contexts)
            .map_err(|error| Refused(error.to_string()))?;
        attach(document, proof);
        let text = line(document);
        check_signature(&text, &key, &self.contexts)?;
        Ok(Document::Signed(text))
    }
}

/// A new signature is verified before anything is written.
fn check_signature(text: &str, key: &SigningKey<'_>, contexts: &Contexts) -> Result<(), Refused> {
    let refused = |error: &dyn std::fmt::Display| Refused(error.to_string());
    let secured = json::parse(text.as_bytes()).map_err(|error| refused(&error))?;
    let proof = secured.pointer("/proof/0").unwrap_or(&Value::Null);
    let proof = Proof::parse(proof).map_err(|error| refused(&error))?;
    eddsa::verify_proof(&secured, &proof, &key.signer.public(), contexts)
        .map_err(|error| refused(&error))
}

/// One line of JSON and a newline.
pub fn line<T: Serialize>(document: &T) -> String {
    let mut text = serde_json::to_string(document)
        .expect("our own documents have string keys and finite numbers");
    text.push('\n');
    text
}
