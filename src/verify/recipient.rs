//! Is it held by whom it was asked about?
//!
//! OB 3.0 IdentityObject (<https://www.imsglobal.org/spec/ob/v3p0/#identityobject>): the hash is `sha256$` and the lower-case
//! hexadecimal SHA-256 of the identity and the salt. Writers differ in the case of addresses, so both are tried.

use super::check::Found;
use super::code::Code;
use super::members::{each, text};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The `identityType` of the code on the slip of an award.
const CLAIM_CODE: &str = "ext:claimCode";

/// Letters of a claim code between its hyphens.
const GROUP: usize = 6;

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
    let is_code = identity["identityType"] == CLAIM_CODE;
    Some(
        hashes_to(asked)
            || hashes_to(&asked.to_ascii_lowercase())
            || (is_code && hashes_to(&claim_code(asked))),
    )
}

/// A claim code as it was hashed, however it was typed: full-width, with other dashes or none, with spaces.
fn claim_code(asked: &str) -> String {
    let narrow = asked.chars().filter_map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => Some(c),
    });
    let letters: Vec<char> = narrow
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let groups = letters.chunks(GROUP).map(String::from_iter);
    groups.collect::<Vec<String>>().join("-")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_code_is_known_however_it_was_typed() {
        for typed in [
            "K7M2QX-W3D9HT-B8R4VN",
            "k7m2qx-w3d9ht-b8r4vn",
            "k7m2qxw3d9htb8r4vn",
            "K7M2QX W3D9HT B8R4VN",
            "Ｋ７Ｍ２ＱＸ－Ｗ３Ｄ９ＨＴ－Ｂ８Ｒ４ＶＮ",
            "Ｋ７Ｍ２ＱＸ　ｗ３ｄ９ｈｔーＢ８Ｒ４ＶＮ",
            "K7M2QX–W3D9HT−B8R4VN",
        ] {
            assert_eq!(claim_code(typed), "k7m2qx-w3d9ht-b8r4vn", "{typed}");
        }
        assert_ne!(claim_code("k7m2qx-w3d9ht-b8r4v2"), "k7m2qx-w3d9ht-b8r4vn");
    }
}
