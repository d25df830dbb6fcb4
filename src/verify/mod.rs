//! A document from anyone to a verdict: is this badge what it says, and does it still hold?
//!
//! OB 3.0 section 9 (<https://www.imsglobal.org/spec/ob/v3p0/#verification>), VC Data Integrity section 4.4 and Bitstring
//! Status List section 3.2. Knows nothing of sites, and touches neither disk nor network nor clock: whoever asks says how
//! to get a document and what time it is. Nothing that could not be checked is ever called good.

mod check;
mod claims;
mod code;
mod endorsements;
mod form;
mod form_members;
mod issuer;
mod kind;
mod members;
mod signature;
mod status;
mod verdict;

pub use claims::Claims;
pub use code::{Code, Finding, Part};
pub use kind::Kind;
pub use verdict::{Check, Outcome, Verdict};

use crate::bake;
use crate::proof::json;
use check::{Found, Session};
use jiff::Timestamp;
use serde_json::Value;

/// How the documents that a credential refers to are got.
pub trait Resolve {
    /// The bytes at a URL: an issuer's `did.json`, or a status list. `None` when they cannot be had.
    fn get(&self, url: &str) -> Option<Vec<u8>>;
}

/// Judges a document: a credential as JSON, or a PNG or SVG with one baked in.
pub fn verify(document: &[u8], resolve: &dyn Resolve, now: Timestamp) -> Verdict {
    match read(document) {
        Ok(value) => Session::new(resolve, now).judge(&value),
        Err(found) => Verdict::unread(found),
    }
}

/// The JSON in a document.
fn read(document: &[u8]) -> Result<Value, Found> {
    let start = document.trim_ascii_start();
    let picture = start.starts_with(b"\x89PNG") || start.starts_with(b"<");
    let unbaked;
    let text = if picture {
        unbaked = bake::unbake(document).map_err(|error| match error {
            bake::UnbakeError::OpenBadges2 => Code::OpenBadges2.into(),
            error => Code::PictureWithoutCredential.because(error),
        })?;
        unbaked.as_bytes()
    } else {
        document
    };
    json::parse(text).map_err(|error| {
        if is_jws(text) {
            Code::SignedAsJwt.into()
        } else {
            Code::NotJson.because(error)
        }
    })
}

/// Whether a text is three parts of base64url: a credential signed as compact JWS.
fn is_jws(text: &[u8]) -> bool {
    let parts: Vec<&[u8]> = text.trim_ascii().split(|&byte| byte == b'.').collect();
    let encoded = |part: &&[u8]| {
        !part.is_empty()
            && part
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
    };
    parts.len() == 3 && parts.iter().all(encoded)
}
