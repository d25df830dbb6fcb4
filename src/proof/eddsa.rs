//! A credential and a key to a proof, and back to yes or no: the cryptosuite `eddsa-rdfc-2022`.
//!
//! Data Integrity EdDSA Cryptosuites 1.0 section 3.2 (<https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022>), one function
//! a subsection, in its order, its step numbers in the comments. Nothing here reads a clock: the same input gives the
//! same bytes.

use super::canon;
use super::contexts::Contexts;
use super::data_integrity::{Options, Proof, ProofError};
use super::jsonld;
use super::multikey::PublicKey;
use super::signer::{Signer, SignerError};
use super::timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Section 3.2.1, create proof: signs a document that has no proof yet.
///
/// # Errors
/// The document has a proof already or no lossless canonical form, `created` is no `dateTimeStamp`, or the signer refuses.
pub fn create_proof(
    unsigned: &Value,
    created: &str,
    verification_method: &str,
    key: &dyn Signer,
    contexts: &Contexts,
) -> Result<Proof, ProofError> {
    if unsigned.get("proof").is_some() {
        return Err(ProofError::SignedAlready);
    }
    // 1.
    let options = Options {
        created: Some(created.to_owned()),
        expires: None,
        verification_method: verification_method.to_owned(),
    };
    // 2.
    let configuration = proof_configuration(&options, unsigned, contexts)?;
    // 3.
    let document = transformation(unsigned, contexts)?;
    prove(
        options,
        &document,
        &Sha256::digest(configuration).into(),
        key,
    )
}

/// Steps 4 to 7 of it: from the canonical form of a document and the hash of the proof configuration.
///
/// # Errors
/// The signer refuses.
pub fn prove(
    options: Options,
    document: &str,
    configuration: &[u8; 32],
    key: &dyn Signer,
) -> Result<Proof, ProofError> {
    // 4.
    let hash_data = hash_data(document, configuration);
    // 5.
    let signature = proof_serialization(&hash_data, key).map_err(ProofError::Signer)?;
    // 6. and 7.
    Ok(Proof {
        options,
        value: format!("z{}", bs58::encode(signature).into_string()),
    })
}

/// Section 3.2.2, verify proof: whether the proof is this key's signature of the document, less its proofs. That the
/// key is the issuer's, and that the proof has not expired, is for others to ask.
///
/// # Errors
/// [`ProofError::Signature`] when it is not; otherwise what is wrong with the document or the proof.
pub fn verify_proof(
    secured: &Value,
    proof: &Proof,
    key: &PublicKey,
    contexts: &Contexts,
) -> Result<(), ProofError> {
    // 1.
    let mut unsecured = secured.clone();
    if let Some(members) = unsecured.as_object_mut() {
        members.remove("proof");
    }
    // 2. and 3.
    let signature = proof.signature()?;
    // 4.
    let document = transformation(&unsecured, contexts)?;
    // 5.
    let configuration = proof_configuration(&proof.options, &unsecured, contexts)?;
    // 6.
    let hash_data = hashing(&document, &configuration);
    // 7. and 8.
    if proof_verification(&hash_data, &signature, key) {
        Ok(())
    } else {
        Err(ProofError::Signature)
    }
}

/// Section 3.2.3, transformation: the canonical N-Quads of a document without proofs.
///
/// # Errors
/// The document has no lossless canonical form.
pub fn transformation(unsecured: &Value, contexts: &Contexts) -> Result<String, ProofError> {
    let statements = jsonld::to_rdf(unsecured, contexts).map_err(ProofError::Document)?;
    canon::canonicalize(&statements).map_err(ProofError::Canonical)
}

/// Section 3.2.4, hashing: what is signed, 64 bytes: the hash of the proof configuration, then that of the document.
pub fn hashing(document: &str, configuration: &str) -> [u8; 64] {
    hash_data(document, &Sha256::digest(configuration).into())
}

fn hash_data(document: &str, configuration: &[u8; 32]) -> [u8; 64] {
    let mut hash_data = [0; 64];
    hash_data[..32].copy_from_slice(configuration);
    hash_data[32..].copy_from_slice(&Sha256::digest(document));
    hash_data
}

/// Section 3.2.5, proof configuration: the canonical N-Quads of a proof without its value, in the words of the
/// document it belongs to. It is the same for all documents of one context, key and time.
///
/// # Errors
/// `created` or `expires` is no `dateTimeStamp`, or the document's contexts do not know proofs.
pub fn proof_configuration(
    options: &Options,
    document: &Value,
    contexts: &Contexts,
) -> Result<String, ProofError> {
    // 3.
    for (name, value) in [("created", &options.created), ("expires", &options.expires)] {
        if value
            .as_deref()
            .is_some_and(|text| timestamp::parse(text).is_none())
        {
            return Err(ProofError::WrongMember(name));
        }
    }
    // 1. and 4.
    let mut configuration = serde_json::to_value(options).expect("options are plain JSON");
    let members = configuration
        .as_object_mut()
        .expect("options are an object");
    members.extend(
        document
            .get("@context")
            .map(|context| ("@context".to_owned(), context.clone())),
    );
    // 5. and 6.
    let statements = jsonld::to_rdf(&configuration, contexts).map_err(ProofError::Options)?;
    canon::canonicalize(&statements).map_err(ProofError::Canonical)
}

/// Section 3.2.6, proof serialization: the signature.
///
/// # Errors
/// Whoever holds the key does not give it.
pub fn proof_serialization(
    hash_data: &[u8; 64],
    key: &dyn Signer,
) -> Result<[u8; 64], SignerError> {
    key.signature(hash_data)
}

/// Section 3.2.7, proof verification: whether this is the signature.
pub fn proof_verification(hash_data: &[u8; 64], signature: &[u8; 64], key: &PublicKey) -> bool {
    key.verifies(hash_data, signature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::SecretKey;
    use serde_json::json;

    const KEY_ID: &str =
        "did:web:badges.example.org#z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";

    fn key() -> SecretKey {
        SecretKey::from_multibase("z3u2bpACJXYj89Vh7HqHn8oVv2A2niEy9FcQUzzuQTYJ61AX")
            .expect("RFC 8032 test 1")
    }

    fn unsigned() -> Value {
        json!({
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": "urn:uuid:1", "type": ["VerifiableCredential"],
            "issuer": "did:web:badges.example.org", "credentialSubject": {"id": "did:example:a"},
        })
    }

    fn proof() -> Proof {
        create_proof(
            &unsigned(),
            "2026-01-15T12:00:00Z",
            KEY_ID,
            &key(),
            &Contexts::pinned(),
        )
        .expect("a proof")
    }

    #[test]
    fn a_proof_verifies_and_is_the_same_each_time() {
        assert_eq!(proof(), proof());
        let mut secured = unsigned();
        secured["proof"] = json!([proof()]);
        assert_eq!(
            verify_proof(&secured, &proof(), &key().public(), &Contexts::pinned()),
            Ok(())
        );
    }

    #[test]
    fn a_changed_word_time_or_key_breaks_the_proof() {
        let contexts = Contexts::pinned();
        let mut changed = unsigned();
        changed["credentialSubject"]["id"] = json!("did:example:b");
        assert_eq!(
            verify_proof(&changed, &proof(), &key().public(), &contexts),
            Err(ProofError::Signature)
        );
        let mut later = proof();
        later.options.created = Some("2026-01-15T12:00:01Z".into());
        assert_eq!(
            verify_proof(&unsigned(), &later, &key().public(), &contexts),
            Err(ProofError::Signature)
        );
        let mut expiring = proof();
        expiring.options.expires = Some("2126-01-15T12:00:00Z".into());
        assert_eq!(
            verify_proof(&unsigned(), &expiring, &key().public(), &contexts),
            Err(ProofError::Signature)
        );
        let other = SecretKey::from_seed(&[7; 32]).public();
        assert_eq!(
            verify_proof(&unsigned(), &proof(), &other, &contexts),
            Err(ProofError::Signature)
        );
    }

    #[test]
    fn a_document_is_signed_once_and_at_a_real_time() {
        let contexts = Contexts::pinned();
        let mut signed = unsigned();
        signed["proof"] = json!(proof());
        let error = create_proof(&signed, "2026-01-15T12:00:00Z", KEY_ID, &key(), &contexts);
        assert_eq!(error, Err(ProofError::SignedAlready));
        let error = create_proof(&unsigned(), "2026-01-15", KEY_ID, &key(), &contexts);
        assert_eq!(error, Err(ProofError::WrongMember("created")));
    }
}
