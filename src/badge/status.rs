//! Bitstring Status List 1.0, section 2.2: the list credential.

use serde::Serialize;

use crate::proof::Proof;

/// A signed list of bits, one an award.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusListCredential {
    /// VC Data Model 2.0 alone; it defines the terms of lists.
    #[serde(rename = "@context")]
    pub context: [&'static str; 1],
    /// Address of its own file.
    pub id: String,
    /// `["VerifiableCredential", "BitstringStatusListCredential"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 2],
    /// The DID that signs the credentials too.
    pub issuer: String,
    /// The day of its last change.
    pub valid_from: String,
    /// The list.
    pub credential_subject: StatusList,
    /// One proof, or none on a draft.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<Proof>,
}

/// The list itself.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusList {
    /// The file's address and `#list`.
    pub id: String,
    /// `"BitstringStatusList"`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `"revocation"` or `"suspension"`
    pub status_purpose: &'static str,
    /// `u`, then base64url of gzip of the bits.
    pub encoded_list: String,
}
