//! Is it held by whom it was asked about?
//!
//! OB 3.0 IdentityObject (<https://www.imsglobal.org/spec/ob/v3p0/#identityobject>): the hash is `sha256$` and the lower-case
//! hexadecimal SHA-256 of the identity and the salt. Writers differ in the case of addresses, so both are tried.

use super::check::Found;
use super::code::Code;
use super::members::{each, text};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Compares the holder of a badge with an address, a name, a code or an id.
pub(super) fn check(document: &Value, asked: &str) -> Found {
    let asked = asked.trim();
    let nobody = Value::Null;
    let subject = document.get("credentialSubject").unwrap_or(&nobody);
    let own_id = text(subject, "id").map(|id| id == asked);
    let identities = each(subject.get("identifier")).iter();
    let compared = identities.filter_map(|identity| is(identity, asked));
    match own_id
        .into_iter()
        .chain(compared)
        .reduce(|one, other| one || other)
    {
        None => Code::RecipientUnknown.into(),
        Some(true) => Code::RecipientMatches.into(),
        Some(false) => Code::RecipientDiffers.into(),
    }
}

/// Whether an identity is this one; `None` when it cannot be compared.
fn is(identity: &Value, asked: &str) -> Option<bool> {
    let told = text(identity, "identityHash")?;
    if identity["hashed"] == false {
        let same_address =
            identity["identityType"] == "emailAddress" && told.eq_ignore_ascii_case(asked);
        return Some(told == asked || same_address);
    }
    let digest = told.strip_prefix("sha256$")?;
    let salt = identity["salt"].as_str().unwrap_or_default();
    let hashes_to = |candidate: &str| {
        hex(&Sha256::digest(format!("{candidate}{salt}"))).eq_ignore_ascii_case(digest)
    };
    Some(hashes_to(asked) || hashes_to(&asked.to_ascii_lowercase()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
