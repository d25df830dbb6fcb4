//! What holds.

use serde_json::{Value, json};
use shirushi::bake;
use shirushi::verify::{Code, Kind, Outcome};

use super::world::*;

#[test]
fn a_badge_that_holds_is_genuine_and_says_what_it_says() {
    let verdict = World::new().verify(&signed());
    expect(&verdict, Code::IssuerConfirmed, Outcome::Genuine);
    let claims = verdict.claims.expect("claims");
    assert_eq!(verdict.kind, Some(Kind::Badge));
    assert_eq!(claims.issuer_id, CITY);
    assert_eq!(claims.issuer_name.as_deref(), Some("Example City"));
    assert_eq!(claims.name.as_deref(), Some("Rust 101"));
    assert_eq!(claims.recipient_name.as_deref(), Some("山田 太郎"));
    assert_eq!(
        claims.recipient_id.as_deref(),
        Some("https://badges.example.org/h/1/")
    );
    assert_eq!(claims.valid_from, "2026-01-15T12:00:00Z");
    assert_eq!(claims.valid_until.as_deref(), Some("2027-01-14T12:00:00Z"));
}

#[test]
fn a_hashed_name_is_not_shown() {
    let hashed = json!([{"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "identityType": "name"}]);
    let verdict = World::new().verify(&signed_with("/credentialSubject/identifier", Some(hashed)));
    assert_eq!(verdict.claims.expect("claims").recipient_name, None);
}

#[test]
fn a_badge_that_is_never_withdrawn_and_never_expires_is_genuine() {
    let plain = with(
        with(badge(), "/credentialStatus", None),
        "/validUntil",
        None,
    );
    let verdict = World::new()
        .without(LIST_URL)
        .verify_at(&sign(&plain, CITY, &own()), "2126-01-01T00:00:00Z");
    expect(&verdict, Code::NoStatus, Outcome::Genuine);
}

#[test]
fn validity_includes_its_first_and_last_moment() {
    let world = World::new();
    for (now, outcome) in [
        ("2026-01-15T11:59:59Z", Outcome::NotYetValid),
        ("2026-01-15T12:00:00Z", Outcome::Genuine),
        ("2027-01-14T12:00:00Z", Outcome::Genuine),
        ("2027-01-14T12:00:01Z", Outcome::Expired),
    ] {
        assert_eq!(world.verify_at(&signed(), now).outcome, outcome, "{now}");
    }
}

#[test]
fn a_retired_key_that_is_still_listed_holds() {
    let world = World::new().with(CITY_URL, &did_document(CITY, &[key(9), own()]));
    expect(
        &world.verify(&signed()),
        Code::IssuerConfirmed,
        Outcome::Genuine,
    );
}

#[test]
fn a_second_proof_with_a_listed_key_holds_too() {
    let world = World::new().with(CITY_URL, &did_document(CITY, &[own(), key(2)]));
    let mut both = signed();
    let second = sign(&badge(), CITY, &key(2))["proof"][0].clone();
    both["proof"].as_array_mut().expect("proofs").push(second);
    expect(&world.verify(&both), Code::SignatureHolds, Outcome::Genuine);
    let mut strange = signed();
    strange["proof"]
        .as_array_mut()
        .expect("proofs")
        .push(json!({"type": "SomeProofType"}));
    expect(
        &World::new().verify(&strange),
        Code::SignatureHolds,
        Outcome::Genuine,
    );
}

#[test]
fn a_single_proof_may_stand_without_a_list() {
    let mut single = signed();
    single["proof"] = single["proof"][0].clone();
    expect(
        &World::new().verify(&single),
        Code::SignatureHolds,
        Outcome::Genuine,
    );
}

#[test]
fn an_issuer_that_is_its_key_needs_no_document() {
    let did = format!("did:key:{}", own().public());
    let plain = with(
        with(badge(), "/issuer/id", Some(json!(did))),
        "/credentialStatus",
        None,
    );
    let verdict = World(Default::default()).verify(&sign(&plain, &did, &own()));
    expect(&verdict, Code::IssuerIsItsKey, Outcome::Genuine);
}

#[test]
fn white_space_and_the_order_of_members_do_not_matter() {
    let text = serde_json::to_string_pretty(&signed()).expect("JSON");
    let world = World::new();
    assert!(world.verify_bytes(text.as_bytes()).is_genuine());
    assert!(
        world
            .verify_bytes(format!("\n {text}\n").as_bytes())
            .is_genuine()
    );
}

#[test]
fn a_badge_baked_into_a_picture_is_judged_like_its_file() {
    let svg = bake::svg(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        &signed().to_string(),
    )
    .expect("a picture");
    assert!(World::new().verify_bytes(svg.as_bytes()).is_genuine());
}

#[test]
fn an_endorsement_and_a_status_list_are_judged_too() {
    let endorsement = sign(
        &endorsement("https://badges.example.org/b/rust/achievement.json"),
        CITY,
        &own(),
    );
    let verdict = World::new().verify(&endorsement);
    expect(&verdict, Code::NoStatus, Outcome::Genuine);
    assert_eq!(verdict.kind, Some(Kind::Endorsement));
    assert_eq!(
        verdict.claims.expect("claims").about_id.as_deref(),
        Some("https://badges.example.org/b/rust/achievement.json")
    );

    let verdict = World::new().verify(&sign(&list(), CITY, &own()));
    expect(&verdict, Code::NoStatus, Outcome::Genuine);
    assert_eq!(verdict.kind, Some(Kind::StatusList));
}

fn endorsed(endorsement: Value) -> Value {
    signed_with(
        "/credentialSubject/achievement/endorsement",
        Some(json!([endorsement])),
    )
}

#[test]
fn an_embedded_endorsement_has_a_verdict_of_its_own() {
    let achievement = "https://badges.example.org/b/rust/achievement.json";
    let good = sign(&endorsement(achievement), CITY, &own());
    let verdict = World::new().verify(&endorsed(good.clone()));
    assert!(verdict.is_genuine(), "{verdict:#?}");
    expect(
        &verdict.endorsements[0],
        Code::IssuerConfirmed,
        Outcome::Genuine,
    );

    let forged = with(
        good,
        "/credentialSubject/endorsementComment",
        Some(json!("Superb.")),
    );
    let verdict = World::new().verify(&endorsed(forged));
    assert!(
        verdict.is_genuine(),
        "the badge holds, whatever is stuck to it"
    );
    expect(
        &verdict.endorsements[0],
        Code::SignatureWrong,
        Outcome::Altered,
    );

    let elsewhere = sign(
        &endorsement("https://badges.example.org/b/other.json"),
        CITY,
        &own(),
    );
    let verdict = World::new().verify(&endorsed(elsewhere));
    expect(
        &verdict.endorsements[0],
        Code::EndorsesAnother,
        Outcome::Unreadable,
    );
}

#[test]
fn a_verdict_is_written_as_json_with_its_sentences() {
    let written = serde_json::to_value(World::new().verify(&signed())).expect("JSON");
    assert_eq!(written["outcome"], "genuine");
    assert_eq!(written["checks"][2]["code"], "issuer-confirmed");
    assert_eq!(written["checks"][2]["finding"], "passed");
    assert_eq!(written["checks"][2]["ja"], Code::IssuerConfirmed.ja());
    assert_eq!(written["claims"]["issuerName"], "Example City");
}
