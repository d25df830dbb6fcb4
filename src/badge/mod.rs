//! The Open Badges 3.0 and W3C documents we make, as data: field order is the order in the file.
//!
//! Sources: OB 3.0 (1EdTech) section B.1 classes; VC Data Model 2.0; Bitstring Status List 1.0; DID Core 1.0.
//! Arrays for every field that may hold several values, plain strings only, nothing empty: so both the strict
//! and the permissive generation of the OB 3.0 JSON schemas accept what we write.

mod achievement;
mod credential;
mod did;
mod profile;
mod status;

pub use achievement::{Achievement, Alignment, Criteria, Image, Related, ResultDescription};
pub use credential::{
    Credential, Evidence, IdentityObject, Outcome, StatusEntries, StatusEntry, Subject,
};
pub use did::{DidDocument, VerificationMethod, key_id};
pub use profile::{IdentifierEntry, Profile};
pub use status::{StatusList, StatusListCredential};

/// VC Data Model 2.0.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0.3.
pub const OPEN_BADGES_V3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// `@context` of every Open Badges document, in the order that validators ask for.
pub const OPEN_BADGES_CONTEXT: [&str; 2] = [CREDENTIALS_V2, OPEN_BADGES_V3];

/// A document of ours that is published beside credentials, with the context it is read in.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Published<T> {
    /// Always [`OPEN_BADGES_CONTEXT`].
    #[serde(rename = "@context")]
    pub context: [&'static str; 2],
    /// The document itself.
    #[serde(flatten)]
    pub document: T,
}

impl<T> Published<T> {
    /// Puts a document into the Open Badges context.
    pub fn new(document: T) -> Published<T> {
        Published {
            context: OPEN_BADGES_CONTEXT,
            document,
        }
    }
}
