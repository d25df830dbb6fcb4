//! Credentials to signatures: what awards have in common is written and put into its canonical form once for all of them.

use std::convert::Infallible;
use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::credential;
use super::line;
use super::unsigned::{Own, Unsigned};
use crate::badge::Credential;
use crate::catalog::{Award, Catalog, Slug};
use crate::kept::Kept;
use crate::plan::Addresses;
use crate::proof::compiled::CompiledForm;
use crate::proof::{Contexts, Options, Proof, ProofError, Signer, eddsa};

/// What awards have in common when they are signed; shared by all threads.
#[derive(Default)]
pub struct Forms {
    /// What all awards of a version share.
    shared: Kept<(Slug, u32), Arc<Credential>>,
    /// By the version and what is an award's own but for its texts.
    forms: Kept<(Slug, u32, Own), Form>,
    /// Hashes of proof configurations, by time and key.
    configurations: Kept<(String, String), [u8; 32]>,
    /// Whether all of it is made in the general way, too, and compared.
    compare: bool,
}

/// Awards that differ in their own texts alone.
struct Form {
    /// As JSON. `None` if an author wrote a marker.
    json: Option<Pieces>,
    /// In the canonical form. `None` if it cannot be compiled.
    canonical: Option<CompiledForm>,
}

impl Forms {
    /// None yet; if so asked, what is filled into one is made in the general way, too, and the run ends where they differ.
    pub fn comparing(compare: bool) -> Forms {
        Forms {
            compare,
            ..Forms::default()
        }
    }

    /// The credential of an award before it is signed.
    pub fn unsigned(&self, catalog: &Catalog, addresses: &Addresses, award: &Award) -> Unsigned {
        let version = (award.achievement.clone(), award.version);
        let Ok(shared) = self.shared.get(&version, || {
            let version = catalog.version_of(award);
            Ok::<_, Infallible>(Arc::new(credential::shared(catalog, addresses, version)))
        });
        Unsigned {
            version,
            shared: Arc::clone(&shared),
            own: credential::own(catalog, addresses, award),
        }
    }

    /// The forms of a credential.
    pub fn of<'u>(&self, unsigned: &'u Unsigned, contexts: &'u Contexts) -> Filled<'u> {
        let (marked, texts) = unsigned.own.marked();
        let (slug, version) = &unsigned.version;
        let key = (slug.clone(), *version, marked);
        let Ok(form) = self.forms.get(&key, || {
            let marked = &key.2;
            let document = unsigned.with(marked);
            Ok::<_, Infallible>(Form::of(&document, &marked.texts(), contexts))
        });
        Filled {
            unsigned,
            contexts,
            form,
            texts,
            compare: self.compare,
        }
    }

    /// The proof of a credential: the one of [`eddsa::create_proof`], to the byte.
    pub fn proof(
        &self,
        filled: &Filled<'_>,
        created: &str,
        method: &str,
        key: &dyn Signer,
    ) -> Result<Proof, ProofError> {
        let by = (created.to_owned(), method.to_owned());
        let options = options(created, method);
        let configuration = self.configurations.get(&by, || {
            let credential = plain(&filled.unsigned.credential());
            let text = eddsa::proof_configuration(&options, &credential, filled.contexts)?;
            Ok(Sha256::digest(text).into())
        })?;
        eddsa::prove(options, &filled.canonical()?, &configuration, key)
    }
}

impl Form {
    fn of(marked: &Credential, markers: &[String], contexts: &Contexts) -> Form {
        Form {
            json: Pieces::of(&line(marked), markers),
            canonical: CompiledForm::compile(&plain(marked), markers, contexts),
        }
    }
}

/// A credential in the form that it shares with others.
pub struct Filled<'u> {
    unsigned: &'u Unsigned,
    contexts: &'u Contexts,
    form: Arc<Form>,
    texts: Vec<String>,
    compare: bool,
}

impl Filled<'_> {
    /// The line of JSON that is published, with its proofs.
    pub fn json(&self, proof: Option<&Proof>) -> String {
        let general = || {
            let mut credential = self.unsigned.credential();
            credential.proof = proof.cloned().into_iter().collect();
            line(&credential)
        };
        let Some(pieces) = &self.form.json else {
            return general();
        };
        let mut json = pieces.fill(&self.texts);
        if let Some(proof) = proof {
            // The proof is the last member.
            json.truncate(json.len() - "}\n".len());
            json.push_str(",\"proof\":[");
            json.push_str(line(proof).trim_end());
            json.push_str("]}\n");
        }
        if self.compare {
            assert_eq!(json, general(), "a credential and its form");
        }
        json
    }

    /// The canonical N-Quads without a proof.
    pub fn canonical(&self) -> Result<String, ProofError> {
        let general = || eddsa::transformation(&plain(&self.unsigned.credential()), self.contexts);
        let Some(filled) = self.compiled() else {
            return general();
        };
        if self.compare {
            assert_eq!(Ok(&filled), general().as_ref(), "a canonical form");
        }
        Ok(filled)
    }

    /// The same without the general algorithm; `None` where it has to be asked.
    pub fn compiled(&self) -> Option<String> {
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        self.form.canonical.as_ref()?.fill(&texts)
    }
}

/// A line of JSON, cut at the strings that are filled in.
struct Pieces {
    first: String,
    /// The number of a string, and what follows it.
    rest: Vec<(usize, String)>,
    size: usize,
}

impl Pieces {
    /// `None` unless each marker is one whole string in the line.
    fn of(line: &str, markers: &[String]) -> Option<Pieces> {
        let mut places = Vec::with_capacity(markers.len());
        for (number, marker) in markers.iter().enumerate() {
            let string = format!("\"{marker}\"");
            let at = line
                .find(&string)
                .filter(|_| line.matches(marker).count() == 1)?;
            places.push((at, at + string.len(), number));
        }
        places.sort_unstable();
        let end = |n: usize| places.get(n).map_or(line.len(), |place| place.0);
        let rest = places.iter().enumerate();
        Some(Pieces {
            first: line[..end(0)].to_owned(),
            rest: rest
                .map(|(n, (_, after, number))| (*number, line[*after..end(n + 1)].to_owned()))
                .collect(),
            size: line.len(),
        })
    }

    fn fill(&self, texts: &[String]) -> String {
        let filled: usize = texts.iter().map(String::len).sum();
        let mut line = Vec::with_capacity(self.size + filled);
        line.extend_from_slice(self.first.as_bytes());
        for (number, after) in &self.rest {
            serde_json::to_writer(&mut line, &texts[*number]).expect("a text is JSON");
            line.extend_from_slice(after.as_bytes());
        }
        String::from_utf8(line).expect("JSON is UTF-8")
    }
}

/// What a proof of ours says beside the signature.
pub fn options(created: &str, method: &str) -> Options {
    Options {
        created: Some(created.to_owned()),
        expires: None,
        verification_method: method.to_owned(),
    }
}

fn plain(credential: &Credential) -> Value {
    serde_json::to_value(credential).expect("our own documents have string keys and finite numbers")
}
