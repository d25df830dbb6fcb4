//! Documents of a wrong form. Most of them have a good signature, and both JSON Schemas let many pass.

use serde_json::{Value, json};
use shirushi::proof::StatusList;
use shirushi::verify::{Code, Outcome, Part};

use super::world::*;

/// A signed document is unreadable for this reason, before anything is fetched.
#[track_caller]
pub fn unreadable(document: &Value, code: Code) {
    let verdict = World(Default::default()).verify(document);
    expect(&verdict, code, Outcome::Unreadable);
    assert_eq!(verdict.check(Part::Form).code, code, "{verdict:#?}");
}

#[track_caller]
pub fn unreadable_with(pointer: &str, value: Value, code: Code) {
    unreadable(&signed_with(pointer, Some(value)), code);
}

#[track_caller]
pub fn unreadable_without(pointer: &str, code: Code) {
    unreadable(&signed_with(pointer, None), code);
}

#[track_caller]
fn unreadable_text(text: &[u8], code: Code) {
    expect(&World::new().verify_bytes(text), code, Outcome::Unreadable);
}

#[test]
fn text_that_is_no_strict_json_is_unreadable() {
    let good = signed().to_string();
    unreadable_text(b"", Code::NotJson);
    unreadable_text(b"{", Code::NotJson);
    unreadable_text(&good.as_bytes()[..good.len() - 1], Code::NotJson);
    unreadable_text(format!("{good}{good}").as_bytes(), Code::NotJson);
    unreadable_text(format!("\u{feff}{good}").as_bytes(), Code::NotJson);
    unreadable_text(
        good.replacen("\"name\":", "\"name\":\"x\",\"name\":", 1)
            .as_bytes(),
        Code::NotJson,
    );
    unreadable_text(
        good.replacen("\"issuer\":", "\"issuer\":{},\"issuer\":", 1)
            .as_bytes(),
        Code::NotJson,
    );
    unreadable_text(
        good.replacen("Rust", "\\ud800", 1).as_bytes(),
        Code::NotJson,
    );
    unreadable_text(
        &[&good.as_bytes()[..40], &[0xff], &good.as_bytes()[40..]].concat(),
        Code::NotJson,
    );
    unreadable_text(
        format!("{}1{}", "[".repeat(80), "]".repeat(80)).as_bytes(),
        Code::NotJson,
    );
}

#[test]
fn other_data_is_called_what_it_is() {
    unreadable_text(b"eyJhbGciOiJSUzI1NiJ9.eyJpZCI6MX0.c2ln", Code::SignedAsJwt);
    unreadable_text(
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        Code::PictureWithoutCredential,
    );
    unreadable_text(
        b"<!DOCTYPE html><html></html>",
        Code::PictureWithoutCredential,
    );
    unreadable_text(b"\x89PNG\r\n\x1a\n", Code::PictureWithoutCredential);
    for value in [
        json!([]),
        json!("x"),
        json!(1),
        json!(null),
        json!({}),
        json!([signed()]),
    ] {
        unreadable(&value, Code::NotACredential);
    }
    unreadable(
        &json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}),
        Code::OpenBadges2,
    );
    unreadable(
        &with(
            signed(),
            "/@context/0",
            Some(json!("https://www.w3.org/2018/credentials/v1")),
        ),
        Code::DataModel1,
    );
}

#[test]
fn other_kinds_of_credentials_are_no_badges() {
    unreadable_with("/type", json!(["VerifiableCredential"]), Code::UnknownKind);
    unreadable_with(
        "/type",
        json!(["VerifiableCredential", "OtherCredential"]),
        Code::UnknownKind,
    );
    unreadable_with(
        "/type",
        json!(["OpenBadgeCredential"]),
        Code::NotACredential,
    );
    unreadable_with("/type", json!("OpenBadgeCredential"), Code::NotACredential);
    unreadable_without("/type", Code::NotACredential);
}

#[test]
fn contexts_stand_in_their_order() {
    unreadable(
        &with(signed(), "/@context", Some(json!([OB, V2]))),
        Code::ContextOrder,
    );
    unreadable_with("/@context", json!([V2]), Code::ContextOrder);
    unreadable_with("/@context", json!([OB]), Code::ContextOrder);
    unreadable_with("/@context", json!(V2), Code::ContextOrder);
    unreadable_with(
        "/@context",
        json!([V2, OB, {"x": "https://x.example/"}]),
        Code::ContextOrder,
    );
    unreadable_without("/@context", Code::ContextOrder);
    unreadable_with(
        "/@context",
        json!([V2, OB, "https://x.example/context"]),
        Code::UnknownContext,
    );
}

#[test]
fn a_context_within_is_refused() {
    for place in [
        "/issuer",
        "/credentialSubject",
        "/credentialSubject/achievement",
        "/credentialStatus",
    ] {
        unreadable_with(
            &format!("{place}/@context"),
            json!([V2, OB]),
            Code::NestedContext,
        );
        unreadable_with(
            &format!("{place}/@context"),
            json!({"name": "https://x.example/"}),
            Code::NestedContext,
        );
    }
}

#[test]
fn a_property_that_no_signature_covers_is_refused_wherever_it_is_added() {
    for place in [
        "",
        "/issuer",
        "/credentialSubject",
        "/credentialSubject/achievement",
        "/credentialSubject/achievement/criteria",
        "/credentialStatus",
        "/evidence/0",
    ] {
        unreadable(
            &with(signed(), &format!("{place}/grade"), Some(json!("A+"))),
            Code::UndefinedTerm,
        );
    }
    unreadable(
        &with(
            signed(),
            "/evidence/0/type",
            Some(json!(["Evidence", "Superb"])),
        ),
        Code::UndefinedTerm,
    );
}

#[test]
fn values_that_no_signature_can_cover_are_refused() {
    unreadable_with(
        "/credentialSubject/achievement/creditsAvailable",
        json!(0.300_000_000_000_000_04),
        Code::NotLossless,
    );
    unreadable_with("/evidence/0/id", json!("project"), Code::RelativeUrl);
    unreadable_with(
        "/credentialSubject/achievement/criteria/id",
        json!("criteria"),
        Code::RelativeUrl,
    );
    unreadable_with(
        "/name",
        json!({"ja": "名", "en": "name"}),
        Code::UndefinedTerm,
    );
}

#[test]
fn nodes_that_are_too_alike_are_refused() {
    let nodes: Vec<Value> = (0..8)
        .map(|node| {
            let related: Vec<Value> = (0..8)
                .filter(|other| *other != node)
                .map(|other| json!({"id": format!("_:{other}")}))
                .collect();
            json!({"id": format!("_:{node}"), "type": ["Achievement"], "related": related})
        })
        .collect();
    unreadable_with(
        "/credentialSubject/achievement/related",
        json!(nodes),
        Code::TooComplex,
    );
}

#[test]
fn a_status_list_is_long_enough_and_well_made() {
    let made =
        |pointer: &str, value: Value| sign(&with(list(), pointer, Some(value)), CITY, &own());
    let subject = "/credentialSubject";
    for encoded in ["", "u", "uH4sIAAAAAAAAA2MAAI3vAtIBAAAA", "x"] {
        unreadable(
            &made(&format!("{subject}/encodedList"), json!(encoded)),
            Code::ListMalformed,
        );
    }
    let bare = StatusList::new(0).expect("a list").encode()[1..].to_owned();
    unreadable(
        &made(&format!("{subject}/encodedList"), json!(bare)),
        Code::ListMalformed,
    );
    unreadable(
        &made(&format!("{subject}/statusPurpose"), json!([])),
        Code::ListMalformed,
    );
    unreadable(
        &made(&format!("{subject}/type"), json!("List")),
        Code::ListMalformed,
    );
    unreadable(&made("/issuer", json!("city")), Code::IssuerMalformed);
}

#[test]
fn an_endorsement_is_about_something() {
    let made = |pointer: &str, value: Option<Value>| {
        sign(
            &with(endorsement("https://x.example/"), pointer, value),
            CITY,
            &own(),
        )
    };
    unreadable(&made("/credentialSubject/id", None), Code::SubjectMalformed);
    unreadable(
        &made("/credentialSubject/type", None),
        Code::SubjectMalformed,
    );
    unreadable(&made("/issuer", Some(json!(CITY))), Code::IssuerMalformed);
    unreadable_with(
        "/endorsement",
        json!(["eyJ.eyJ.c2ln"]),
        Code::EndorsementMalformed,
    );
}
