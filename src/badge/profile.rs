//! OB 3.0 Profile: who issues, who designed, what an issuer is part of.

use serde::Serialize;

/// An organisation.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Its DID, or an address.
    pub id: String,
    /// `["Profile"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// Its name.
    pub name: String,
    /// Its official page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A role address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Official numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_identifier: Vec<IdentifierEntry>,
    /// What it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_org: Option<Box<Profile>>,
}

/// An official number.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentifierEntry {
    /// `"IdentifierEntry"`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The number.
    pub identifier: String,
    /// A value of Appendix A.3.
    pub identifier_type: String,
}
