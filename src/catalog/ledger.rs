//! `content/ledger/<issuer>/`: what was signed, kept for ever. From then on these bytes are the credential.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::{AwardId, Slug, StatusPurpose};
use crate::report::Place;

/// The signed credentials and status lists of all issuers; every signature in it was checked.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// `<year>.jsonl`: credentials by award.
    pub credentials: BTreeMap<AwardId, Sealed>,
    /// Awards whose line says no more than that the holder took back consent, and where it stands.
    pub redacted: BTreeMap<AwardId, Place>,
    /// `revocation.json`, `suspension.json`: the status lists as they were signed last, by issuer.
    pub lists: BTreeMap<(Slug, StatusPurpose), Sealed>,
}

/// A signed document as it stands in a file.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// The file it stands in.
    file: Arc<[u8]>,
    /// Where in it, from its first byte to the line break at its end, which belongs to it.
    at: Range<usize>,
    /// Where that is, for people.
    pub place: Place,
}

impl Sealed {
    /// The part of a file that holds a document. `None` when it is not text.
    pub fn new(file: Arc<[u8]>, at: Range<usize>, place: Place) -> Option<Sealed> {
        std::str::from_utf8(file.get(at.clone())?).ok()?;
        Some(Sealed { file, at, place })
    }

    /// What takes the place of a credential whose award was redacted: that there was one, and nothing of it.
    pub fn tombstone(credential: &str) -> String {
        let id = serde_json::Value::from(credential);
        format!("{{\"id\":{id},\"redacted\":true}}\n")
    }

    /// The document: one line of JSON and a line break, to be published as it is.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.file[self.at.clone()]).expect("it was text when it was made")
    }

    /// Whether a credential names a list of this purpose.
    pub fn names(&self, purpose: StatusPurpose) -> bool {
        let document: Value = serde_json::from_str(self.text()).unwrap_or_default();
        let status = &document["credentialStatus"];
        let several = status.as_array().into_iter().flatten();
        let mut entries = several.chain([status]);
        entries.any(|entry| entry["statusPurpose"] == purpose.as_str())
    }
}
