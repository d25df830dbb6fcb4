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
mod recipient;
mod signature;
mod status;
mod trust;
mod verdict;

pub use claims::Claims;
pub use code::{Code, Finding, Part};
pub use kind::Kind;
pub use trust::{NotAnIssuer, Trust};
pub use verdict::{Check, Outcome, REASONS, Verdict, Withdrawal};

use crate::proof::json;
use crate::{bake, bundle};
use check::{Found, Session};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How the documents that a credential refers to are got.
pub trait Resolve {
    /// The bytes at a URL: an issuer's `did.json`, or a status list. `None` when they cannot be had.
    fn get(&self, url: &str) -> Option<Vec<u8>>;
}

/// What is asked about a document.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The moment for which the verdict is to hold.
    pub at: Timestamp,
    /// Who is thought to hold it: an address, a name, a code or an id.
    pub recipient: Option<&'a str>,
    /// The issuers known to whoever asks; the badges of others are not accepted.
    pub trust: Option<&'a Trust>,
}

impl Question<'_> {
    /// Does it hold at this moment?
    pub fn at(moment: Timestamp) -> Question<'static> {
        Question {
            at: moment,
            recipient: None,
            trust: None,
        }
    }
}

/// Judges a document: a credential as JSON, a PNG or SVG with one baked in, or a bundle. The documents in a bundle are
/// read where none can be had, and confirm nothing: its bearer may have made them.
pub fn verify(document: &[u8], question: &Question<'_>, resolve: &dyn Resolve) -> Verdict {
    let (read, enclosed) = match bundle::is_archive(document) {
        true => unpack(document),
        false => (read(document), BTreeMap::new()),
    };
    match read {
        Ok(value) => Session::new(*question, resolve, enclosed).judge(&value),
        Err(found) => Verdict::unread(found),
    }
}

/// Judges every badge in a document that holds several: an archive of all that somebody earned. By the names of its files,
/// a credential that stands there again, as in its own picture, by the first; none when it is no such archive, and then [`verify`] judges it as one document.
pub fn verify_each(
    document: &[u8],
    question: &Question<'_>,
    resolve: &dyn Resolve,
) -> Vec<(String, Verdict)> {
    let files = match bundle::is_archive(document).then(|| bundle::unpack(document)) {
        Some(Ok(files)) if !files.contains_key(OWN) => files,
        _ => return Vec::new(),
    };
    let enclosed = bundle::documents(&files);
    let (mut each, mut known) = (Vec::new(), BTreeSet::new());
    for (name, bytes) in files.iter().filter(|(name, _)| may_hold(name)) {
        let verdict = match read(bytes) {
            Ok(value) if Kind::of(&value) != Some(Kind::Badge) => continue,
            Ok(value) if !known.insert(value.to_string()) => continue,
            Err(found) if found.code == Code::PictureWithoutCredential => continue,
            Ok(value) => Session::new(*question, resolve, enclosed.clone()).judge(&value),
            Err(found) => Verdict::unread(found),
        };
        each.push((name.clone(), verdict));
    }
    match each.len() {
        0 | 1 => Vec::new(),
        _ => each,
    }
}

/// The credential of an archive that holds one.
const OWN: &str = "credential.json";

/// Whether a file may hold a badge, by its name.
fn may_hold(name: &str) -> bool {
    [".json", ".png", ".svg"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// The JSON of the one credential in an archive, and the documents enclosed.
fn unpack(archive: &[u8]) -> (Result<Value, Found>, BTreeMap<String, Vec<u8>>) {
    let files = match bundle::unpack(archive) {
        Ok(files) => files,
        Err(error) => {
            return (
                Err(Code::ArchiveWithoutCredential.because(error)),
                BTreeMap::new(),
            );
        }
    };
    let own = files.get(OWN).map(|bytes| read(bytes));
    let read = own.unwrap_or_else(|| {
        let mut found = files
            .iter()
            .filter(|(name, _)| may_hold(name))
            .filter_map(|(_, bytes)| read(bytes).ok())
            .filter(|value| Kind::of(value) == Some(Kind::Badge));
        match found.next() {
            Some(one) if found.all(|other| other == one) => Ok(one),
            _ => Err(Code::ArchiveWithoutCredential.into()),
        }
    });
    (read, bundle::documents(&files))
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
