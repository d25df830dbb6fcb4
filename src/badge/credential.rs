//! OB 3.0 OpenBadgeCredential and its subject.

use serde::Serialize;

use super::{Achievement, Image, Profile};
use crate::proof::Proof;

/// One achievement awarded to one person.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// [`super::OPEN_BADGES_CONTEXT`]
    #[serde(rename = "@context")]
    pub context: [&'static str; 2],
    /// Address of its own file.
    pub id: String,
    /// `["VerifiableCredential", "OpenBadgeCredential"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 2],
    /// What wallets show.
    pub name: String,
    /// Who signs; always the whole profile.
    pub issuer: Profile,
    /// When it begins to hold.
    pub valid_from: String,
    /// When it ceases to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// When it was awarded; stays when it is issued again.
    pub awarded_date: String,
    /// Who holds what.
    pub credential_subject: Subject,
    /// What shows it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Its bits in the issuer's lists.
    pub credential_status: StatusEntries,
    /// One proof, or none on a draft.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<Proof>,
}

/// Who holds what (OB 3.0 AchievementSubject).
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// The holder's address.
    pub id: String,
    /// `["AchievementSubject"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// The holder's name, when it may be said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<IdentityObject>,
    /// What was achieved.
    pub achievement: Achievement,
    /// Credits earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_earned: Option<serde_json::Number>,
    /// The picture that holds this credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Results.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<Outcome>,
}

/// Something the holder is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityObject {
    /// `"IdentityObject"`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Whether `identity_hash` is a hash.
    pub hashed: bool,
    /// The identity itself when it is not hashed.
    pub identity_hash: String,
    /// A value of Appendix A.3, or an extension.
    pub identity_type: &'static str,
    /// What is hashed after the identity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

/// A result (OB 3.0 Result).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// `["Result"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// Address of its description in the achievement.
    pub result_description: String,
    /// Its value.
    pub value: String,
}

/// What shows that an award is deserved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Where it can be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `["Evidence"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// What it is called.
    pub name: String,
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
}

/// One entry stands by itself, as every verifier knows it; several are a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum StatusEntries {
    /// Of an issuer that withdraws.
    One(StatusEntry),
    /// Of one that suspends, too.
    Several(Vec<StatusEntry>),
}

/// The bit of a credential in a list of its issuer (Bitstring Status List 1.0, section 2.1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusEntry {
    /// The list's address and the index.
    pub id: String,
    /// `"BitstringStatusListEntry"`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `"revocation"` or `"suspension"`
    pub status_purpose: &'static str,
    /// The index, in decimal.
    pub status_list_index: String,
    /// The list's address.
    pub status_list_credential: String,
}
