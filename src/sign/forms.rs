//! Credentials to signatures: the canonical form is worked out once for all awards that differ in their own values alone.

use std::convert::Infallible;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::line;
use crate::badge::{Credential, StatusEntries};
use crate::kept::Kept;
use crate::proof::compiled::{CompiledForm, marker};
use crate::proof::{Contexts, Options, Proof, ProofError, Signer, eddsa};

/// What awards have in common when they are signed; shared by all threads.
#[derive(Default)]
pub struct Forms {
    /// By the credential with markers in the place of the award's own values. `None`: it cannot be compiled.
    compiled: Kept<String, Option<CompiledForm>>,
    /// Hashes of proof configurations, by time and key.
    configurations: Kept<(String, String), [u8; 32]>,
}

impl Forms {
    /// The proof of a credential that has none yet: the one of [`eddsa::create_proof`], to the byte.
    pub fn proof(
        &self,
        credential: &Credential,
        created: &str,
        method: &str,
        key: &dyn Signer,
        contexts: &Contexts,
    ) -> Result<Proof, ProofError> {
        let options = Options {
            created: Some(created.to_owned()),
            expires: None,
            verification_method: method.to_owned(),
        };
        let by = (created.to_owned(), method.to_owned());
        let configuration = self.configurations.get(&by, || {
            let text = eddsa::proof_configuration(&options, &plain(credential), contexts)?;
            Ok(Sha256::digest(text).into())
        })?;
        let document = self.canonical(credential, contexts)?;
        eddsa::prove(options, &document, &configuration, key)
    }

    /// The canonical N-Quads of a credential without proofs. Where debug assertions are on, the general algorithm has to
    /// agree each time.
    pub fn canonical(
        &self,
        credential: &Credential,
        contexts: &Contexts,
    ) -> Result<String, ProofError> {
        let general = || eddsa::transformation(&plain(credential), contexts);
        let Some(filled) = self.filled(credential, contexts) else {
            return general();
        };
        debug_assert_eq!(Ok(&filled), general().as_ref());
        Ok(filled)
    }

    /// The same without the general algorithm; `None` where it has to be asked.
    pub fn filled(&self, credential: &Credential, contexts: &Contexts) -> Option<String> {
        let (marked, markers, values) = mark(credential);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let Ok(form) = self.compiled.get(marked.as_str(), || {
            let document = serde_json::from_str(&marked).expect("it was written as JSON");
            Ok::<_, Infallible>(CompiledForm::compile(&document, &markers, contexts))
        });
        form.as_ref().as_ref().and_then(|form| form.fill(&values))
    }
}

/// A credential as JSON with a marker in the place of each value that is the award's own; the markers; the values.
fn mark(credential: &Credential) -> (String, Vec<String>, Vec<String>) {
    let mut marked = credential.clone();
    let (mut markers, mut values) = (Vec::new(), Vec::new());
    for own in own_values(&mut marked) {
        let marker = marker(markers.len(), own);
        values.push(std::mem::replace(own, marker.clone()));
        markers.push(marker);
    }
    (line(&marked), markers, values)
}

/// What is of no other award; everything else is compiled into the form.
fn own_values(credential: &mut Credential) -> Vec<&mut String> {
    let mut own = vec![
        &mut credential.id,
        &mut credential.valid_from,
        &mut credential.awarded_date,
    ];
    own.extend(&mut credential.valid_until);
    let subject = &mut credential.credential_subject;
    own.push(&mut subject.id);
    for identity in &mut subject.identifier {
        own.push(&mut identity.identity_hash);
        own.extend(&mut identity.salt);
    }
    own.extend(subject.image.as_mut().map(|image| &mut image.id));
    own.extend(subject.result.iter_mut().map(|result| &mut result.value));
    for evidence in &mut credential.evidence {
        own.extend(&mut evidence.id);
        own.push(&mut evidence.name);
        own.extend(&mut evidence.narrative);
    }
    let entries = match &mut credential.credential_status {
        StatusEntries::One(entry) => std::slice::from_mut(entry),
        StatusEntries::Several(entries) => entries,
    };
    for entry in entries {
        own.extend([&mut entry.id, &mut entry.status_list_index]);
    }
    own
}

fn plain(credential: &Credential) -> Value {
    serde_json::to_value(credential).expect("our own documents have string keys and finite numbers")
}
