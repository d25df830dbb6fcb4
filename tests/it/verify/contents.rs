//! Badges that lack what a badge must tell. All have a good signature, and both JSON Schemas let many pass.

use serde_json::json;
use shirushi::verify::Code;

use super::form::{unreadable, unreadable_with, unreadable_without};
use super::world::*;

#[test]
fn a_draft_has_no_proof() {
    unreadable(&badge(), Code::NoProof);
    unreadable(&with(badge(), "/proof", Some(json!([]))), Code::NoProof);
}

#[test]
fn ids_are_absolute() {
    unreadable_without("/id", Code::IdMalformed);
    for id in [
        json!(""),
        json!("credential.json"),
        json!("_:a"),
        json!(1),
        json!(["https://a.example"]),
        json!("https://a b"),
    ] {
        unreadable_with("/id", id, Code::IdMalformed);
    }
    unreadable_with(
        "/credentialSubject/id",
        json!("h/1/"),
        Code::SubjectMalformed,
    );
    unreadable_with(
        "/credentialSubject/achievement/id",
        json!("rust"),
        Code::AchievementMalformed,
    );
}

#[test]
fn an_issuer_is_a_profile() {
    unreadable_without("/issuer", Code::IssuerMalformed);
    for issuer in [
        json!(CITY),
        json!({"type": ["Profile"]}),
        json!({"id": CITY}),
        json!({"id": CITY, "type": "Achievement"}),
        json!([]),
        json!(null),
    ] {
        unreadable_with("/issuer", issuer, Code::IssuerMalformed);
    }
}

#[test]
fn times_have_a_zone() {
    unreadable_without("/validFrom", Code::ValidFromMalformed);
    for time in [
        "2026-01-15",
        "2026-01-15T12:00:00",
        "2026-02-30T12:00:00Z",
        "yesterday",
        "",
    ] {
        unreadable_with("/validFrom", json!(time), Code::ValidFromMalformed);
        unreadable_with("/validUntil", json!(time), Code::DateMalformed);
        unreadable_with("/awardedDate", json!(time), Code::DateMalformed);
    }
    for value in [json!(null), json!(["2027-01-14T12:00:00Z"]), json!(1)] {
        unreadable_with("/validUntil", value, Code::DateMalformed);
    }
    unreadable_with(
        "/validUntil",
        json!("2026-01-15T11:59:59Z"),
        Code::ValidityReversed,
    );
}

#[test]
fn someone_holds_something_for_some_reason() {
    let subject = "/credentialSubject";
    unreadable_without(subject, Code::SubjectMalformed);
    unreadable_with(subject, json!([]), Code::SubjectMalformed);
    unreadable_with(
        subject,
        json!([badge()["credentialSubject"]]),
        Code::SubjectMalformed,
    );
    unreadable_with(
        "/credentialSubject/type",
        json!(["Subject"]),
        Code::SubjectMalformed,
    );
    let nobody = with(
        with(badge(), "/credentialSubject/id", None),
        "/credentialSubject/identifier",
        None,
    );
    unreadable(&sign(&nobody, CITY, &own()), Code::SubjectUnnamed);
    unreadable(
        &sign(
            &with(nobody, "/credentialSubject/identifier", Some(json!([]))),
            CITY,
            &own(),
        ),
        Code::SubjectUnnamed,
    );
    unreadable_without("/credentialSubject/achievement", Code::AchievementMalformed);
    for member in ["id", "type", "name", "description"] {
        unreadable_without(
            &format!("/credentialSubject/achievement/{member}"),
            Code::AchievementMalformed,
        );
    }
    unreadable_with(
        "/credentialSubject/achievement/name",
        json!(" "),
        Code::AchievementMalformed,
    );
    unreadable_without(
        "/credentialSubject/achievement/criteria",
        Code::CriteriaEmpty,
    );
    unreadable_with(
        "/credentialSubject/achievement/criteria",
        json!({}),
        Code::CriteriaEmpty,
    );
    unreadable_with(
        "/credentialSubject/achievement/criteria/narrative",
        json!(""),
        Code::CriteriaEmpty,
    );
    unreadable_with(
        "/credentialSubject/result",
        json!([{"value": "A"}]),
        Code::SubjectMalformed,
    );
    unreadable_with("/evidence", json!([{"name": "x"}]), Code::EvidenceMalformed);
}

#[test]
fn identities_are_of_a_known_type() {
    let place = "/credentialSubject/identifier/0";
    unreadable_with(
        &format!("{place}/identityType"),
        json!("email"),
        Code::IdentityMalformed,
    );
    unreadable_with(
        &format!("{place}/identityType"),
        json!("ext:"),
        Code::IdentityMalformed,
    );
    unreadable_with(
        &format!("{place}/hashed"),
        json!("true"),
        Code::IdentityMalformed,
    );
    unreadable_without(&format!("{place}/hashed"), Code::IdentityMalformed);
    unreadable_without(&format!("{place}/identityHash"), Code::IdentityMalformed);
    unreadable_without(&format!("{place}/type"), Code::IdentityMalformed);
    unreadable_with(place, json!("name"), Code::IdentityMalformed);
}

#[test]
fn images_are_objects() {
    for place in [
        "",
        "/issuer",
        "/credentialSubject",
        "/credentialSubject/achievement",
    ] {
        unreadable_with(
            &format!("{place}/image"),
            json!("https://badges.example.org/a.png"),
            Code::ImageMalformed,
        );
        unreadable_with(
            &format!("{place}/image"),
            json!({"id": "a.png", "type": "Image"}),
            Code::ImageMalformed,
        );
    }
}

#[test]
fn a_status_says_where_to_look() {
    for member in [
        "type",
        "statusPurpose",
        "statusListIndex",
        "statusListCredential",
    ] {
        unreadable_without(
            &format!("/credentialStatus/{member}"),
            Code::StatusMalformed,
        );
    }
    for index in [
        json!("-1"),
        json!("1.5"),
        json!("x"),
        json!(-1),
        json!(1.5),
        json!(null),
        json!("9999999999999999"),
    ] {
        unreadable_with(
            "/credentialStatus/statusListIndex",
            index,
            Code::StatusMalformed,
        );
    }
    unreadable_with(
        "/credentialStatus/id",
        json!(LIST_URL),
        Code::StatusMalformed,
    );
    unreadable_with(
        "/credentialStatus/statusListCredential",
        json!("status.json"),
        Code::StatusMalformed,
    );
    unreadable_with("/credentialStatus", json!("x"), Code::StatusMalformed);
    unreadable_with("/credentialStatus", json!(null), Code::StatusMalformed);
}
