//! Claim codes: what whoever was handed the slip of an award knows, and nobody else (docs/decisions, 33).
//!
//! A code is drawn from a signature of the key that signs the award: the same on every run, and nothing to keep beside the
//! key. The credential commits to it as OB 3.0 commits to any identity that is not told, so every verifier can compare it.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Keyring;
use crate::badge::{IdentityObject, key_id};
use crate::catalog::{Award, Catalog};
use crate::plan::Addresses;
use crate::proof::{Signer, SignerError};

/// The `identityType` of a commitment (an extension, as the enumeration allows).
pub const KIND: &str = "ext:claimCode";

/// Letters that nobody takes for another: no 0, 1, I or O.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Eighteen letters of five bits: 90 bits cannot be tried one by one.
const LENGTH: usize = 18;

/// What is read out and typed at one go.
const GROUP: usize = 6;

/// The code of an award, as it is printed. `None` when its credential holds no commitment, its key is not at hand, or nothing
/// is signed yet in a repository that keeps what it signed: a code that nobody could check is none.
pub fn claim_code(
    catalog: &Catalog,
    addresses: &Addresses,
    keyring: &Keyring,
    award: &Award,
) -> Result<Option<String>, SignerError> {
    let issuer = catalog.issuer_of(award);
    let address = addresses.credential(&award.id).url;
    let Some(keys) = catalog.keys.get(&issuer.id) else {
        return Ok(None);
    };
    if let Some(sealed) = catalog.ledger.credentials.get(&award.id) {
        let signed: Value = serde_json::from_str(sealed.text()).unwrap_or_default();
        let method = signed.pointer("/proof/0/verificationMethod");
        let mut keys = keys.keys.iter();
        let key = keys.find(|key| method == Some(&key_id(&issuer.did, &key.public).into()));
        let Some(signer) = key.and_then(|key| keyring.signer(&key.public)) else {
            return Ok(None);
        };
        let code = code(signer, &address)?;
        let hash = commitment(&code, &address).identity_hash;
        return Ok(commits_to(&signed, &hash).then_some(code));
    }
    if !issuer.claim_codes || !catalog.ledger.credentials.is_empty() {
        return Ok(None);
    }
    let day = award.recorded_on.unwrap_or(award.issued_on);
    let key = keyring.for_day(keys, day);
    key.map(|key| code(key.signer, &address)).transpose()
}

/// The code that a key gives to the award of this credential.
pub(super) fn code(signer: &dyn Signer, credential: &str) -> Result<String, SignerError> {
    // Never what a proof signs: that is 64 bytes of hashes.
    let message = format!("shirushi claim code 1\n{credential}\n");
    let digest = Sha256::digest(signer.signature(message.as_bytes())?);
    let mut text = String::with_capacity(LENGTH + LENGTH / GROUP);
    for at in 0..LENGTH {
        if at > 0 && at % GROUP == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[five_bits(&digest, at)]));
    }
    Ok(text)
}

/// What a credential says of a code. Verifiers try what they are given in lower case too, so that is what is hashed.
pub(super) fn commitment(code: &str, credential: &str) -> IdentityObject {
    let hashed = format!("{}{credential}", code.to_ascii_lowercase());
    let digest = Sha256::digest(hashed);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    IdentityObject {
        kind: "IdentityObject",
        hashed: true,
        identity_hash: format!("sha256${hex}"),
        identity_type: KIND,
        salt: Some(credential.to_owned()),
    }
}

fn commits_to(signed: &Value, hash: &str) -> bool {
    let identities = signed.pointer("/credentialSubject/identifier");
    let mut identities = identities.and_then(Value::as_array).into_iter().flatten();
    identities.any(|one| one["identityType"] == KIND && one["identityHash"] == hash)
}

/// The five bits at `5 * at`, from the highest bit of the first byte on.
fn five_bits(bytes: &[u8], at: usize) -> usize {
    let bit = |n: usize| usize::from((bytes[n / 8] >> (7 - n % 8)) & 1);
    (0..5).fold(0, |value, n| (value << 1) | bit(5 * at + n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::SecretKey;

    fn of(seed: u8, credential: &str) -> String {
        let key = SecretKey::from_seed(&[seed; 32]);
        code(&key, credential).expect("a key in memory signs")
    }

    #[test]
    fn a_code_is_the_same_on_every_run_and_another_for_every_award_and_key() {
        let (one, other) = (
            "https://a.example/a/k7m2qx/credential.json",
            "https://a.example/a/w3d9ht/credential.json",
        );
        assert_eq!(of(1, one), of(1, one));
        assert_ne!(of(1, one), of(1, other));
        assert_ne!(of(1, one), of(2, one));
    }

    #[test]
    fn a_code_has_three_groups_of_letters_that_nobody_mistakes() {
        let code = of(1, "https://a.example/a/k7m2qx/credential.json");
        let groups: Vec<&str> = code.split('-').collect();
        assert!(
            groups.len() == 3 && groups.iter().all(|group| group.len() == 6),
            "{code}"
        );
        assert!(
            code.bytes()
                .all(|letter| letter == b'-' || LETTERS.contains(&letter)),
            "{code}"
        );
        assert!(LETTERS.iter().all(|letter| !b"01IOilo".contains(letter)));
    }

    #[test]
    fn five_bits_are_read_across_bytes() {
        let bytes = [0b1010_1100, 0b1111_0000];
        assert_eq!(
            [0, 1, 2].map(|at| five_bits(&bytes, at)),
            [0b10101, 0b10011, 0b11000]
        );
    }
}
