//! The issuer's DID document (DID Core 1.0, Multikey of CID 1.0), in the shape every verifier reads:
//! absolute ids, `assertionMethod` as strings, retired keys kept, without `expires` or `revoked`.

use serde::Serialize;

/// A DID document.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DidDocument {
    /// DID Core, then Multikey.
    #[serde(rename = "@context")]
    pub context: [&'static str; 2],
    /// The DID.
    pub id: String,
    /// The issuer's page.
    pub also_known_as: Vec<String>,
    /// All public keys, newest first.
    pub verification_method: Vec<VerificationMethod>,
    /// Ids of the keys that sign credentials.
    pub assertion_method: Vec<String>,
}

/// One public key.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationMethod {
    /// The DID, `#`, the key.
    pub id: String,
    /// `"Multikey"`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The DID.
    pub controller: String,
    /// `z6Mk…`
    pub public_key_multibase: String,
}

impl DidDocument {
    /// The document of an issuer with these public keys (`z6Mk…`), newest first.
    pub fn new(did: &str, page: String, keys: &[&str]) -> DidDocument {
        let method = |key: &&str| VerificationMethod {
            id: key_id(did, key),
            kind: "Multikey",
            controller: did.to_owned(),
            public_key_multibase: (*key).to_owned(),
        };
        DidDocument {
            context: [
                "https://www.w3.org/ns/did/v1",
                "https://w3id.org/security/multikey/v1",
            ],
            id: did.to_owned(),
            also_known_as: vec![page],
            verification_method: keys.iter().map(method).collect(),
            assertion_method: keys.iter().map(|key| key_id(did, key)).collect(),
        }
    }
}

/// The id of a key: its fragment is the key itself, so that verifiers who do not fetch agree with those who do.
pub fn key_id(did: &str, public: &str) -> String {
    format!("{did}#{public}")
}
