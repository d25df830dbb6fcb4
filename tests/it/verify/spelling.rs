//! The same statements, so the same signature, spelled in JSON in a way that hides something: refused.

use serde_json::{Value, json};
use shirushi::proof::{Contexts, Proof, verify_proof};
use shirushi::verify::{Code, Outcome};

use super::world::*;

/// The signature of a document still holds, and yet it is not taken.
#[track_caller]
fn holds_and_is_refused(document: &Value, code: Code) {
    let proof = Proof::parse(&document["proof"][0]).expect("a proof");
    let holds = verify_proof(document, &proof, &own().public(), &Contexts::pinned());
    assert_eq!(holds, Ok(()), "the spelling keeps the signature");
    expect(&World::new().verify(document), code, Outcome::Unreadable);
}

#[test]
fn a_date_or_status_cannot_hide_behind_its_full_name() {
    let mut hidden = signed();
    let members = hidden.as_object_mut().expect("an object");
    let until = members.remove("validUntil").expect("a time");
    members.insert(
        "https://www.w3.org/2018/credentials#validUntil".into(),
        json!({"@value": until, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}),
    );
    holds_and_is_refused(&hidden, Code::NotCompact);

    let mut hidden = signed();
    let members = hidden.as_object_mut().expect("an object");
    let status = members.remove("credentialStatus").expect("a status");
    members.insert(
        "https://www.w3.org/2018/credentials#credentialStatus".into(),
        status,
    );
    holds_and_is_refused(&hidden, Code::NotCompact);
}

#[test]
fn a_keyword_cannot_stand_for_its_alias() {
    let mut hidden = signed();
    let subject = hidden["credentialSubject"]
        .as_object_mut()
        .expect("an object");
    let id = subject.remove("id").expect("an id");
    subject.insert("@id".into(), id);
    holds_and_is_refused(&hidden, Code::NotCompact);
}

#[test]
fn a_date_or_status_cannot_hide_in_a_second_place_of_the_same_id() {
    let id = badge()["id"].clone();
    let own_endorsement = sign(&endorsement(id.as_str().expect("a text")), CITY, &own());
    let whole = signed_with("/endorsement", Some(json!([own_endorsement])));
    expect(
        &World::new().verify(&whole),
        Code::SignatureHolds,
        Outcome::Genuine,
    );
    let mut hidden = whole;
    let moved: Vec<(String, Value)> = ["validUntil", "credentialStatus"]
        .map(|name| {
            (
                name.to_owned(),
                hidden
                    .as_object_mut()
                    .expect("an object")
                    .remove(name)
                    .expect(name),
            )
        })
        .into();
    let place = hidden["endorsement"][0]["credentialSubject"]
        .as_object_mut()
        .expect("an object");
    place.extend(moved);
    place.insert(
        "type".into(),
        json!(["EndorsementSubject", "VerifiableCredential"]),
    );
    holds_and_is_refused(&hidden, Code::NodeTwice);
}

#[test]
fn another_name_of_the_same_type_hides_nothing() {
    let same = with(signed(), "/type/1", Some(json!("AchievementCredential")));
    expect(
        &World::new().verify(&same),
        Code::SignatureHolds,
        Outcome::Genuine,
    );
}

#[test]
fn a_text_cannot_stand_in_a_list_or_an_object() {
    let spelled = |place: &str, value: Value, code: Code| {
        holds_and_is_refused(&with(signed(), place, Some(value)), code)
    };
    spelled(
        "/validUntil",
        json!(["2027-01-14T12:00:00Z"]),
        Code::DateMalformed,
    );
    spelled(
        "/credentialSubject/identifier/0/hashed",
        json!("false"),
        Code::IdentityMalformed,
    );
    spelled(
        "/credentialSubject",
        json!([badge()["credentialSubject"]]),
        Code::SubjectMalformed,
    );
    spelled(
        "/credentialSubject/achievement/name",
        json!({"@value": "Rust 101"}),
        Code::NotCompact,
    );
    spelled(
        "/evidence/0/name",
        json!({"@value": "Project"}),
        Code::NotCompact,
    );
}

#[test]
fn lists_in_lists_and_nulls_hide_nothing() {
    let nested = with(
        signed(),
        "/credentialStatus",
        Some(json!([[badge()["credentialStatus"]]])),
    );
    expect(
        &World::new().verify(&nested),
        Code::StatusMalformed,
        Outcome::Unreadable,
    );
}
