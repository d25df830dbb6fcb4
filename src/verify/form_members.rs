//! What a badge or an endorsement must tell (OB 3.0 sections B.1 and B.2).

use super::check::Found;
use super::code::Code;
use super::members::{each, has_type, id, text};
use serde_json::Value;

/// OB 3.0 Appendix A.3, without the extensions `ext:…`.
const IDENTITY_TYPES: [&str; 19] = [
    "name",
    "sourcedId",
    "systemId",
    "productId",
    "userName",
    "accountId",
    "emailAddress",
    "nationalIdentityNumber",
    "isbn",
    "issn",
    "lisSourcedId",
    "oneRosterSourcedId",
    "sisSourcedId",
    "ltiContextId",
    "ltiDeploymentId",
    "ltiToolId",
    "ltiPlatformId",
    "ltiUserId",
    "identifier",
];

/// Checks what a badge must have.
pub(super) fn badge(document: &Value, subject: &Value) -> Result<(), Found> {
    if !has_type(subject, "AchievementSubject") {
        return Err(Code::SubjectMalformed.because("type"));
    }
    if subject.get("id").is_some() && id(subject, "id").is_none() {
        return Err(Code::SubjectMalformed.because("id"));
    }
    let identities = each(subject.get("identifier"));
    if subject.get("id").is_none() && identities.is_empty() {
        return Err(Code::SubjectUnnamed.into());
    }
    identities.iter().try_for_each(identity)?;
    let achievement = subject
        .get("achievement")
        .ok_or(Code::AchievementMalformed)?;
    check_achievement(achievement)?;
    if !each(document.get("evidence"))
        .iter()
        .all(|evidence| has_type(evidence, "Evidence"))
    {
        return Err(Code::EvidenceMalformed.into());
    }
    if !each(subject.get("result"))
        .iter()
        .all(|result| has_type(result, "Result"))
    {
        return Err(Code::SubjectMalformed.because("result"));
    }
    let pictured = [
        Some(document),
        Some(subject),
        Some(achievement),
        document.get("issuer"),
        achievement.get("creator"),
    ];
    pictured.into_iter().flatten().try_for_each(image)?;
    let endorsed = [Some(document), Some(achievement), document.get("issuer")];
    let mut endorsements = endorsed
        .into_iter()
        .flatten()
        .flat_map(|place| each(place.get("endorsement")));
    if !endorsements.all(|endorsement| has_type(endorsement, "EndorsementCredential")) {
        return Err(Code::EndorsementMalformed.into());
    }
    Ok(())
}

/// Checks what an endorsement must have, and that it is about this.
pub(super) fn endorsement(subject: &Value, endorsed: Option<&str>) -> Result<(), Found> {
    let about = id(subject, "id").ok_or(Code::SubjectMalformed.because("id"))?;
    if !has_type(subject, "EndorsementSubject") {
        return Err(Code::SubjectMalformed.because("type"));
    }
    if endorsed.is_some_and(|endorsed| endorsed != about) {
        return Err(Code::EndorsesAnother.because(about));
    }
    Ok(())
}

fn check_achievement(achievement: &Value) -> Result<(), Found> {
    let missing = |what: &str| Code::AchievementMalformed.because(what);
    if !has_type(achievement, "Achievement") {
        return Err(missing("type"));
    }
    id(achievement, "id").ok_or_else(|| missing("id"))?;
    for member in ["name", "description"] {
        text(achievement, member).ok_or_else(|| missing(member))?;
    }
    let criteria = achievement.get("criteria").ok_or(Code::CriteriaEmpty)?;
    if text(criteria, "narrative").is_none() && id(criteria, "id").is_none() {
        return Err(Code::CriteriaEmpty.into());
    }
    Ok(())
}

fn identity(identity: &Value) -> Result<(), Found> {
    let kind = text(identity, "identityType").unwrap_or_default();
    let known = IDENTITY_TYPES.contains(&kind)
        || kind
            .strip_prefix("ext:")
            .is_some_and(|name| !name.is_empty());
    if !known {
        return Err(Code::IdentityMalformed.because("identityType"));
    }
    let sound = has_type(identity, "IdentityObject")
        && identity["hashed"].is_boolean()
        && text(identity, "identityHash").is_some();
    if sound {
        Ok(())
    } else {
        Err(Code::IdentityMalformed.into())
    }
}

fn image(object: &Value) -> Result<(), Found> {
    match object.get("image") {
        None => Ok(()),
        Some(image) if has_type(image, "Image") && id(image, "id").is_some() => Ok(()),
        Some(_) => Err(Code::ImageMalformed.into()),
    }
}
