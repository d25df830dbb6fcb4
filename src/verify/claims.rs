//! What a badge says, for people: read only after its signature has been found to hold.

use super::form::Form;
use super::kind::Kind;
use super::members::{each, text};
use serde::Serialize;
use serde_json::Value;

/// What a document claims. All texts come from the document and may hold anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claims {
    /// The document's own id.
    pub id: Option<String>,
    /// Who signs it: `did:web:…` or `did:key:…`.
    pub issuer_id: String,
    /// What the issuer calls itself.
    pub issuer_name: Option<String>,
    /// What was achieved, or the name of a document that is no badge.
    pub name: Option<String>,
    /// The id of what was achieved, or of what is endorsed.
    pub about_id: Option<String>,
    /// The picture of what was achieved.
    pub image: Option<String>,
    /// The holder's id.
    pub recipient_id: Option<String>,
    /// The holder's name, if the badge tells it.
    pub recipient_name: Option<String>,
    /// When its validity begins, as it is written.
    pub valid_from: String,
    /// When its validity ends, as it is written.
    pub valid_until: Option<String>,
}

impl Claims {
    pub(super) fn of(document: &Value, form: &Form) -> Claims {
        let nowhere = Value::Null;
        let member = |object: &Value, name: &str| text(object, name).map(str::to_owned);
        let subject = document.get("credentialSubject").unwrap_or(&nowhere);
        let achievement = subject.get("achievement").unwrap_or(&nowhere);
        let issuer = document.get("issuer").unwrap_or(&nowhere);
        let badge = form.kind == Kind::Badge;
        Claims {
            id: member(document, "id"),
            issuer_id: form.issuer.clone(),
            issuer_name: member(issuer, "name"),
            name: if badge {
                member(achievement, "name")
            } else {
                member(document, "name")
            },
            about_id: member(if badge { achievement } else { subject }, "id"),
            image: achievement
                .get("image")
                .and_then(|image| member(image, "id")),
            recipient_id: if badge { member(subject, "id") } else { None },
            recipient_name: if badge { recipient_name(subject) } else { None },
            valid_from: member(document, "validFrom").unwrap_or_default(),
            valid_until: member(document, "validUntil"),
        }
    }
}

/// The name that an identity object tells in plain text.
fn recipient_name(subject: &Value) -> Option<String> {
    let named =
        |identity: &&Value| identity["identityType"] == "name" && identity["hashed"] == false;
    let identity = each(subject.get("identifier")).iter().find(named)?;
    text(identity, "identityHash").map(str::to_owned)
}
