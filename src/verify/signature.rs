//! Does the signature hold?
//!
//! VC Data Integrity section 4.4 (<https://www.w3.org/TR/vc-data-integrity/#verify-proof>). The key is the one in the key's
//! id; that it is the issuer's is asked next. Proofs in cryptosuites that we do not know are passed over; every other
//! must hold, and there must be one.

use super::check::Found;
use super::code::Code;
use super::form::Form;
use super::members::each;
use crate::proof::{Contexts, Proof, ProofError, PublicKey, data_integrity, eddsa, timestamp};
use jiff::Timestamp;
use serde_json::Value;

/// How many proofs of one document are looked at.
const MOST: usize = 8;

/// The ids of the keys whose signatures hold, each with the key that it names.
pub(super) fn check(
    form: &Form,
    contexts: &Contexts,
    now: Timestamp,
) -> Result<Vec<(String, PublicKey)>, Found> {
    let all = each(Some(&form.proof));
    if !all.iter().all(|proof| proof["type"].is_string()) {
        return Err(Code::ProofMalformed.because("type"));
    }
    let proofs: Vec<&Value> = all.iter().filter(|proof| is_known(proof)).collect();
    if proofs.is_empty() {
        return Err(Code::ProofUnsupported.into());
    }
    if proofs.len() > MOST {
        return Err(Code::ProofUnsupported.because(format!("more than {MOST} proofs")));
    }
    proofs
        .into_iter()
        .map(|proof| holds(form, proof, contexts, now))
        .collect()
}

fn is_known(proof: &Value) -> bool {
    proof["type"] == data_integrity::TYPE && proof["cryptosuite"] == data_integrity::CRYPTOSUITE
}

fn holds(
    form: &Form,
    proof: &Value,
    contexts: &Contexts,
    now: Timestamp,
) -> Result<(String, PublicKey), Found> {
    let malformed = |error: ProofError| Code::ProofMalformed.because(error);
    let proof = Proof::parse(proof).map_err(malformed)?;
    let configuration =
        eddsa::proof_configuration(&proof.options, &form.unsecured, contexts).map_err(malformed)?;
    let signature = proof.signature().map_err(malformed)?;
    if let Some(expires) = proof.options.expires.as_deref().and_then(timestamp::parse)
        && now > expires
    {
        return Err(Code::ProofExpired.into());
    }
    let method = proof.options.verification_method;
    let (_, fragment) = method.split_once('#').ok_or(Code::KeyUnknown)?;
    let key: PublicKey = fragment
        .parse()
        .map_err(|error| Code::KeyUnknown.because(error))?;
    let hash_data = eddsa::hashing(&form.canonical, &configuration);
    if !eddsa::proof_verification(&hash_data, &signature, &key) {
        return Err(Code::SignatureWrong.into());
    }
    Ok((method, key))
}
