//! Is it a credential of a kind we know, with everything it needs, and could a signature cover all of it?
//!
//! OB 3.0 sections 6 and 9.1, VCDM 2.0 section 4. JSON Schemas let many of these faults pass.
//!
//! The checks after this one read JSON, while a signature covers the RDF that the JSON stands for. One RDF has many
//! spellings: `validUntil` could be renamed to its IRI, or moved into a second object with the credential's id, and the
//! signature would still hold while nobody sees the date. So only the ordinary spelling is read: terms for keys, and
//! the credential in one place.

use super::check::{Found, moment};
use super::code::Code;
use super::kind::Kind;
use super::members::{each, has_type, id, text};
use super::{form_members, status};
use crate::proof::contexts::CREDENTIALS_V2;
use crate::proof::jsonld::{JsonLdError, Problem};
use crate::proof::{Contexts, ProofError, StatusList, eddsa};
use jiff::Timestamp;
use serde_json::{Map, Value};

/// A credential of sound form. That it is signed by anyone is still to be seen.
#[derive(Debug)]
pub(super) struct Form {
    pub kind: Kind,
    /// The issuer's id.
    pub issuer: String,
    pub valid_from: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
    /// One proof or several, as they stand in the document.
    pub proof: Value,
    /// The document without proofs.
    pub unsecured: Value,
    /// Its canonical N-Quads.
    pub canonical: String,
}

/// Checks the form of a credential. An endorsement that stands in a badge must be about what it stands in.
pub(super) fn check(
    document: &Value,
    endorsed: Option<&str>,
    contexts: &Contexts,
) -> Result<Form, Found> {
    let members = document.as_object().ok_or(Code::NotACredential)?;
    let kind = kind(document)?;
    check_contexts(document, kind)?;
    let own_id = id(document, "id").ok_or(Code::IdMalformed)?;
    let mut unsecured = members.clone();
    let proof = unsecured.remove("proof");
    // Proofs are read by themselves, each as strictly; those of other suites may bring contexts.
    check_spelling(&unsecured, own_id)?;
    let proof = proof
        .filter(|proof| !each(Some(proof)).is_empty())
        .ok_or(Code::NoProof)?;

    let issuer = issuer(document, kind)?;
    let valid_from = moment(document, "validFrom", Code::ValidFromMalformed)?;
    let valid_until = moment(document, "validUntil", Code::DateMalformed)?;
    moment(document, "awardedDate", Code::DateMalformed)?;
    if valid_from.is_none() && kind != Kind::StatusList {
        return Err(Code::ValidFromMalformed.into());
    }
    if let (Some(start), Some(end)) = (valid_from, valid_until)
        && end < start
    {
        return Err(Code::ValidityReversed.into());
    }
    let subject = document
        .get("credentialSubject")
        .filter(|subject| subject.is_object())
        .ok_or(Code::SubjectMalformed)?;
    match kind {
        Kind::Badge => form_members::badge(document, subject)?,
        Kind::Endorsement => form_members::endorsement(subject, endorsed)?,
        Kind::StatusList => status_list(subject)?,
    }
    if endorsed.is_some() && kind != Kind::Endorsement {
        return Err(Code::EndorsementMalformed.into());
    }
    let entries = each(document.get("credentialStatus"));
    entries.iter().try_for_each(status_entry)?;
    // RDF would unite two entries of one id, so that their members could be paired anew.
    let ids: Vec<&Value> = entries.iter().filter_map(|entry| entry.get("id")).collect();
    if (1..ids.len()).any(|at| ids[..at].contains(&ids[at])) {
        return Err(Code::StatusMalformed.into());
    }

    let unsecured = Value::Object(unsecured);
    let canonical = eddsa::transformation(&unsecured, contexts).map_err(lossy)?;
    Ok(Form {
        kind,
        issuer: issuer.to_owned(),
        valid_from,
        valid_until,
        proof,
        unsecured,
        canonical,
    })
}

/// What kind of credential it is, or what else.
fn kind(document: &Value) -> Result<Kind, Found> {
    let contexts = each(document.get("@context"));
    let names = |url: &str| contexts.iter().any(|context| context == url);
    if names("https://w3id.org/openbadges/v2") || names("https://w3id.org/openbadges/v1") {
        return Err(Code::OpenBadges2.into());
    }
    if names("https://www.w3.org/2018/credentials/v1") {
        return Err(Code::DataModel1.into());
    }
    if !has_type(document, "VerifiableCredential") {
        return Err(Code::NotACredential.into());
    }
    Kind::of(document).ok_or(Code::UnknownKind.into())
}

/// The order of contexts is not covered by the signature, so it is checked by itself.
fn check_contexts(document: &Value, kind: Kind) -> Result<(), Found> {
    let urls: Option<Vec<&str>> = document["@context"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(Value::as_str)
        .collect();
    let urls = urls.ok_or(Code::ContextOrder)?;
    let open_badges =
        |url: &&str| url.starts_with("https://purl.imsglobal.org/spec/ob/v3p0/context");
    let second = kind == Kind::StatusList || urls.get(1).is_some_and(open_badges);
    if urls.first() != Some(&CREDENTIALS_V2) || !second {
        return Err(Code::ContextOrder.into());
    }
    Ok(())
}

/// Whether everything is called by its ordinary name and the credential stands in one place.
fn check_spelling(members: &Map<String, Value>, own_id: &str) -> Result<(), Found> {
    fn walk(value: &Value, own_id: &str) -> Result<(), Found> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| walk(item, own_id)),
            Value::Object(members) => {
                if let Some(context) = members.get("@context") {
                    // Only another credential may bring contexts, those of credentials.
                    let own = each(Some(context))
                        .first()
                        .is_some_and(|first| first == CREDENTIALS_V2);
                    if !own || !has_type(value, "VerifiableCredential") {
                        return Err(Code::NestedContext.into());
                    }
                }
                if members.get("id").is_some_and(|id| id == own_id)
                    && has_type(value, "VerifiableCredential")
                {
                    return Err(Code::NodeTwice.into());
                }
                entries(members, own_id)
            }
            _ => Ok(()),
        }
    }
    fn entries(members: &Map<String, Value>, own_id: &str) -> Result<(), Found> {
        for (key, value) in members {
            if key != "@context" {
                if key.contains([':', '@']) {
                    return Err(Code::NotCompact.because(key));
                }
                walk(value, own_id)?;
            }
        }
        Ok(())
    }
    entries(members, own_id)
}

/// The issuer's id. A badge or endorsement tells more of its issuer than that.
fn issuer(document: &Value, kind: Kind) -> Result<&str, Found> {
    let issuer = document.get("issuer").ok_or(Code::IssuerMalformed)?;
    let id = match issuer {
        Value::String(_) if kind == Kind::StatusList => id(document, "issuer"),
        Value::Object(_) if kind == Kind::StatusList || has_type(issuer, "Profile") => {
            id(issuer, "id")
        }
        _ => None,
    };
    id.ok_or(Code::IssuerMalformed.into())
}

fn status_entry(entry: &Value) -> Result<(), Found> {
    text(entry, "type").ok_or(Code::StatusMalformed)?;
    if has_type(entry, "BitstringStatusListEntry") {
        let list = id(entry, "statusListCredential").ok_or(Code::StatusMalformed)?;
        let own_id = entry
            .get("id")
            .is_none_or(|own| own != list && id(entry, "id").is_some());
        if !own_id || text(entry, "statusPurpose").is_none() || status::index(entry).is_none() {
            return Err(Code::StatusMalformed.into());
        }
    }
    Ok(())
}

fn status_list(subject: &Value) -> Result<(), Found> {
    let purposes = each(subject.get("statusPurpose"));
    let list = text(subject, "encodedList").ok_or(Code::ListMalformed)?;
    if !has_type(subject, "BitstringStatusList")
        || purposes.is_empty()
        || !purposes.iter().all(Value::is_string)
    {
        return Err(Code::ListMalformed.into());
    }
    StatusList::decode(list)
        .map(drop)
        .map_err(|error| Code::ListMalformed.because(error))
}

/// Why a document has no canonical form.
fn lossy(error: ProofError) -> Found {
    let code = match &error {
        ProofError::Document(JsonLdError { problem, .. }) => match problem {
            Problem::UnknownContext(_) => Code::UnknownContext,
            Problem::UndefinedTerm(_) | Problem::UndefinedType(_) => Code::UndefinedTerm,
            Problem::RelativeIri(_) => Code::RelativeUrl,
            Problem::InlineContext | Problem::InvalidContext(_) | Problem::ProtectedTerm(_) => {
                Code::NestedContext
            }
            _ => Code::NotLossless,
        },
        ProofError::Canonical(_) => Code::TooComplex,
        _ => Code::NotLossless,
    };
    code.because(error)
}
