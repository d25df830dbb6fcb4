//! Good signatures of keys that are not, or not known to be, the issuer's.

use serde_json::{Value, json};
use shirushi::verify::{Code, Outcome};

use super::world::*;

#[track_caller]
fn not_confirmed(world: &World, document: &Value, code: Code) {
    expect(&world.verify(document), code, Outcome::IssuerNotConfirmed);
}

/// The world in which the city's document has one place changed.
fn document_with(pointer: &str, value: Option<Value>) -> World {
    World::new().with(
        CITY_URL,
        &with(did_document(CITY, &[own()]), pointer, value),
    )
}

#[test]
fn a_stranger_cannot_sign_as_the_city() {
    let forged = sign(&badge(), CITY, &key(6));
    not_confirmed(&World::new(), &forged, Code::KeyNotListed);
    let stranger = "did:web:stranger.example";
    let world = World::new().with(
        "https://stranger.example/.well-known/did.json",
        &did_document(stranger, &[key(6)]),
    );
    not_confirmed(
        &world,
        &sign(&badge(), stranger, &key(6)),
        Code::KeyOfAnother,
    );
    let bare = format!("did:key:{}", key(6).public());
    not_confirmed(
        &World::new(),
        &sign(&badge(), &bare, &key(6)),
        Code::KeyOfAnother,
    );
    not_confirmed(
        &World::new(),
        &sign(&badge(), "https://badges.example.org/i/city", &key(6)),
        Code::KeyOfAnother,
    );
    for other in [
        "did:web:badges.example.org",
        "did:web:badges.example.org:i:city:x",
        "did:web:badges.example.org:i:City",
    ] {
        not_confirmed(
            &World::new(),
            &sign(&badge(), other, &own()),
            Code::KeyOfAnother,
        );
    }
}

#[test]
fn an_issuer_of_a_kind_without_a_document_cannot_be_confirmed() {
    for issuer in [
        "https://university.example",
        "did:example:1",
        "did:web:192.0.2.1",
        "did:web:Example.org",
        "mailto:a@example.org",
    ] {
        let document = with(
            with(badge(), "/issuer/id", Some(json!(issuer))),
            "/credentialStatus",
            None,
        );
        not_confirmed(
            &World::new(),
            &sign(&document, issuer, &key(6)),
            Code::IssuerMethodUnknown,
        );
    }
}

#[test]
fn a_did_key_is_only_itself() {
    let did = format!("did:key:{}", own().public());
    let document = with(badge(), "/issuer/id", Some(json!(did)));
    not_confirmed(
        &World::new(),
        &sign(&document, &did, &key(6)),
        Code::KeyOfAnother,
    );
}

#[test]
fn without_the_issuers_document_nobody_is_confirmed_and_nothing_is_good() {
    let verdict = World::new().without(CITY_URL).verify(&signed());
    expect(
        &verdict,
        Code::IssuerUnreachable,
        Outcome::IssuerNotConfirmed,
    );
    assert_eq!(
        verdict
            .claims
            .expect("offline, the claims are shown")
            .name
            .as_deref(),
        Some("Rust 101")
    );
}

#[test]
fn a_document_that_cannot_be_read_confirms_nobody() {
    for text in ["", "<html>404</html>", "[]", "null", "{\"id\":1,\"id\":2}"] {
        let mut world = World::new();
        world.0.insert(CITY_URL.into(), text.into());
        not_confirmed(&world, &signed(), Code::IssuerDocumentMalformed);
    }
}

#[test]
fn the_document_must_be_the_issuers() {
    for id in [
        Some(json!("did:web:stranger.example")),
        Some(json!([CITY])),
        None,
    ] {
        not_confirmed(
            &document_with("/id", id),
            &signed(),
            Code::IssuerDocumentOfAnother,
        );
    }
}

#[test]
fn the_key_must_be_listed_under_its_id() {
    not_confirmed(
        &World::new().with(CITY_URL, &did_document(CITY, &[key(2)])),
        &signed(),
        Code::KeyNotListed,
    );
    not_confirmed(
        &document_with("/verificationMethod", None),
        &signed(),
        Code::KeyNotListed,
    );
    not_confirmed(
        &document_with("/verificationMethod", Some(json!([]))),
        &signed(),
        Code::KeyNotListed,
    );
    not_confirmed(
        &document_with("/verificationMethod/0/id", Some(json!("#key"))),
        &signed(),
        Code::KeyNotListed,
    );
    let short = format!("#{}", own().public());
    not_confirmed(
        &document_with("/verificationMethod/0/id", Some(json!(short))),
        &signed(),
        Code::KeyNotListed,
    );
}

#[test]
fn the_listed_key_must_be_the_key_and_the_issuers() {
    let place = "/verificationMethod/0";
    not_confirmed(
        &document_with(
            &format!("{place}/publicKeyMultibase"),
            Some(json!(key(2).public().to_string())),
        ),
        &signed(),
        Code::KeyDiffers,
    );
    not_confirmed(
        &document_with(&format!("{place}/publicKeyMultibase"), None),
        &signed(),
        Code::KeyDiffers,
    );
    not_confirmed(
        &document_with(
            &format!("{place}/controller"),
            Some(json!("did:web:stranger.example")),
        ),
        &signed(),
        Code::KeyDiffers,
    );
    not_confirmed(
        &document_with(&format!("{place}/controller"), None),
        &signed(),
        Code::KeyDiffers,
    );
    not_confirmed(
        &document_with(
            &format!("{place}/type"),
            Some(json!("Ed25519VerificationKey2020")),
        ),
        &signed(),
        Code::KeyDiffers,
    );
}

#[test]
fn two_entries_of_one_id_must_agree() {
    let mut document = did_document(CITY, &[own(), own()]);
    document["verificationMethod"][1]["publicKeyMultibase"] = json!(key(2).public().to_string());
    not_confirmed(
        &World::new().with(CITY_URL, &document),
        &signed(),
        Code::KeyDiffers,
    );
}

#[test]
fn the_key_must_be_for_making_assertions() {
    not_confirmed(
        &document_with("/assertionMethod", None),
        &signed(),
        Code::KeyNotForCredentials,
    );
    not_confirmed(
        &document_with("/assertionMethod", Some(json!([]))),
        &signed(),
        Code::KeyNotForCredentials,
    );
    let mut document = did_document(CITY, &[own()]);
    document["authentication"] = document["assertionMethod"].take();
    not_confirmed(
        &World::new().with(CITY_URL, &document),
        &signed(),
        Code::KeyNotForCredentials,
    );
}

#[test]
fn a_revoked_or_expired_key_confirms_nothing() {
    let place = "/verificationMethod/0";
    for time in ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"] {
        not_confirmed(
            &document_with(&format!("{place}/revoked"), Some(json!(time))),
            &signed(),
            Code::KeyWithdrawn,
        );
    }
    for time in [json!("2026-06-01T00:00:00Z"), json!("soon"), json!(1)] {
        not_confirmed(
            &document_with(&format!("{place}/expires"), Some(time)),
            &signed(),
            Code::KeyWithdrawn,
        );
    }
    let later = document_with(
        &format!("{place}/expires"),
        Some(json!("2099-01-01T00:00:00Z")),
    );
    expect(
        &later.verify(&signed()),
        Code::IssuerConfirmed,
        Outcome::Genuine,
    );
}

#[test]
fn every_proof_must_be_the_issuers() {
    let mut both = signed();
    let second = sign(&badge(), CITY, &key(6))["proof"][0].clone();
    both["proof"].as_array_mut().expect("proofs").push(second);
    not_confirmed(&World::new(), &both, Code::KeyNotListed);
}
