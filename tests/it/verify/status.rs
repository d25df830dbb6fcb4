//! Badges that were withdrawn, and lists that do not tell.

use serde_json::{Value, json};
use shirushi::proof::StatusList;
use shirushi::verify::{Code, Outcome, Part};

use super::world::*;

#[track_caller]
fn unknown(world: &World, document: &Value, code: Code) {
    let verdict = world.verify(document);
    expect(&verdict, code, Outcome::StatusUnknown);
    assert_eq!(verdict.check(Part::Status).code, code);
}

/// The world whose list has one place changed before it was signed.
fn list_with(pointer: &str, value: Option<Value>) -> World {
    World::new().with(LIST_URL, &sign(&with(list(), pointer, value), CITY, &own()))
}

fn withdrawn() -> Value {
    signed_with(
        "/credentialStatus/statusListIndex",
        Some(json!(WITHDRAWN.to_string())),
    )
}

#[test]
fn a_set_bit_withdraws_the_badge() {
    expect(
        &World::new().verify(&withdrawn()),
        Code::Revoked,
        Outcome::Withdrawn,
    );
    let number = signed_with("/credentialStatus/statusListIndex", Some(json!(WITHDRAWN)));
    expect(
        &World::new().verify(&number),
        Code::Revoked,
        Outcome::Withdrawn,
    );
    for beside in [WITHDRAWN - 1, WITHDRAWN + 1] {
        let other = signed_with(
            "/credentialStatus/statusListIndex",
            Some(json!(beside.to_string())),
        );
        assert!(World::new().verify(&other).is_genuine());
    }
}

#[test]
fn withdrawn_is_said_before_expired() {
    let verdict = World::new().verify_at(&withdrawn(), "2030-01-01T00:00:00Z");
    expect(&verdict, Code::Expired, Outcome::Withdrawn);
}

#[test]
fn a_suspension_has_a_list_of_its_own() {
    let mut suspended = list();
    suspended["credentialSubject"]["statusPurpose"] = json!("suspension");
    let world = World::new().with(LIST_URL, &sign(&suspended, CITY, &own()));
    let place = "/credentialStatus/statusPurpose";
    let badge_at = |index: usize| {
        sign(
            &with(
                with(badge(), place, Some(json!("suspension"))),
                "/credentialStatus/statusListIndex",
                Some(json!(index.to_string())),
            ),
            CITY,
            &own(),
        )
    };
    expect(
        &world.verify(&badge_at(WITHDRAWN)),
        Code::Suspended,
        Outcome::Withdrawn,
    );
    assert!(world.verify(&badge_at(3)).is_genuine());
    unknown(&world, &signed(), Code::StatusPurposeDiffers);
    unknown(&World::new(), &badge_at(3), Code::StatusPurposeDiffers);
}

#[test]
fn the_worst_of_several_entries_counts() {
    let entry = badge()["credentialStatus"].clone();
    let bad = with(
        entry.clone(),
        "/statusListIndex",
        Some(json!(WITHDRAWN.to_string())),
    );
    let lost = with(
        entry.clone(),
        "/statusListCredential",
        Some(json!("https://badges.example.org/lost.json")),
    );
    let bad = with(bad, "/id", None);
    let lost = with(lost, "/id", None);
    let entries = |entries: &[&Value]| signed_with("/credentialStatus", Some(json!(entries)));
    expect(
        &World::new().verify(&entries(&[&entry, &lost, &bad])),
        Code::Revoked,
        Outcome::Withdrawn,
    );
    unknown(
        &World::new(),
        &entries(&[&entry, &lost]),
        Code::StatusUnreachable,
    );
    let many: Vec<Value> = (0..5)
        .map(|index| {
            with(
                with(entry.clone(), "/id", None),
                "/statusListIndex",
                Some(json!(index.to_string())),
            )
        })
        .collect();
    unknown(
        &World::new(),
        &signed_with("/credentialStatus", Some(json!(many))),
        Code::StatusKindUnknown,
    );
}

#[test]
fn a_list_that_is_not_there_leaves_the_status_unknown() {
    unknown(
        &World::new().without(LIST_URL),
        &signed(),
        Code::StatusUnreachable,
    );
    let mut world = World::new();
    world
        .0
        .insert(LIST_URL.into(), b"<html>Not found</html>".to_vec());
    unknown(&world, &signed(), Code::StatusListMalformed);
    unknown(
        &World::new().with(LIST_URL, &list()),
        &signed(),
        Code::StatusListMalformed,
    );
    unknown(
        &World::new().with(LIST_URL, &signed()),
        &signed(),
        Code::StatusListMalformed,
    );
    unknown(
        &World::new().with(LIST_URL, &json!({})),
        &signed(),
        Code::StatusListMalformed,
    );
}

#[test]
fn a_list_must_be_signed_by_the_issuer() {
    let cleared = StatusList::new(0).expect("a list").encode();
    let forged = with(
        sign(&list(), CITY, &own()),
        "/credentialSubject/encodedList",
        Some(json!(cleared)),
    );
    unknown(
        &World::new().with(LIST_URL, &forged),
        &withdrawn(),
        Code::StatusListUnproven,
    );
    unknown(
        &World::new().with(LIST_URL, &sign(&list(), CITY, &key(6))),
        &signed(),
        Code::StatusListUnproven,
    );
    let stranger = "did:web:stranger.example";
    let world = World::new()
        .with(
            "https://stranger.example/.well-known/did.json",
            &did_document(stranger, &[key(6)]),
        )
        .with(
            LIST_URL,
            &sign(
                &with(list(), "/issuer", Some(json!(stranger))),
                stranger,
                &key(6),
            ),
        );
    unknown(&world, &signed(), Code::StatusListOfAnother);
}

#[test]
fn another_list_of_the_issuer_is_not_this_list() {
    let world = list_with(
        "/id",
        Some(json!("https://badges.example.org/i/city/status/other.json")),
    );
    unknown(&world, &signed(), Code::StatusListOfAnother);
}

#[test]
fn an_old_or_future_list_leaves_the_status_unknown() {
    unknown(
        &list_with("/validUntil", Some(json!("2026-05-31T23:59:59Z"))),
        &signed(),
        Code::StatusListStale,
    );
    unknown(
        &list_with("/validFrom", Some(json!("2026-06-02T00:00:00Z"))),
        &signed(),
        Code::StatusListStale,
    );
    assert!(
        list_with("/validUntil", Some(json!("2026-06-01T00:00:00Z")))
            .verify(&signed())
            .is_genuine()
    );
    assert!(list_with("/validFrom", None).verify(&signed()).is_genuine());
}

#[test]
fn an_index_beyond_the_list_leaves_the_status_unknown() {
    let beyond = signed_with("/credentialStatus/statusListIndex", Some(json!("131072")));
    unknown(&World::new(), &beyond, Code::StatusIndexOutOfRange);
}

#[test]
fn lists_that_are_short_or_broken_leave_the_status_unknown() {
    for encoded in ["u", "uH4sIAAAAAAAAA2MAAI3vAtIBAAAA", "plain"] {
        unknown(
            &list_with("/credentialSubject/encodedList", Some(json!(encoded))),
            &signed(),
            Code::StatusListMalformed,
        );
    }
}

#[test]
fn statuses_of_other_kinds_leave_the_status_unknown() {
    let other =
        json!({"id": "https://badges.example.org/revoked.json", "type": "1EdTechRevocationList"});
    let mut document = with(badge(), "/credentialStatus", Some(other));
    document["@context"] = json!([
        V2,
        OB,
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    ]);
    unknown(
        &World::new(),
        &sign(&document, CITY, &own()),
        Code::StatusKindUnknown,
    );
    unknown(
        &World::new(),
        &signed_with("/credentialStatus/statusPurpose", Some(json!("message"))),
        Code::StatusKindUnknown,
    );
    unknown(
        &World::new(),
        &signed_with("/credentialStatus/statusSize", Some(json!(2))),
        Code::StatusKindUnknown,
    );
}

#[test]
fn an_unknown_status_is_never_good_whatever_the_date() {
    let world = World::new().without(LIST_URL);
    for (now, outcome) in [
        ("2026-06-01T00:00:00Z", Outcome::StatusUnknown),
        ("2030-01-01T00:00:00Z", Outcome::Expired),
        ("2020-01-01T00:00:00Z", Outcome::NotYetValid),
    ] {
        assert_eq!(world.verify_at(&signed(), now).outcome, outcome);
    }
}
