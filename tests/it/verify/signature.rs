//! Signatures that do not hold.

use serde_json::{Value, json};
use shirushi::proof::{Contexts, Options, eddsa};
use shirushi::verify::{Code, Outcome};

use super::world::*;

#[track_caller]
fn altered(document: &Value, code: Code) {
    expect(&World::new().verify(document), code, Outcome::Altered);
}

#[test]
fn a_changed_value_breaks_the_signature_and_hides_everything() {
    for (place, value) in [
        ("/name", json!("Rust 102")),
        ("/issuer/name", json!("Another City")),
        ("/validFrom", json!("2026-01-15T12:00:01Z")),
        ("/validUntil", json!("2099-01-14T12:00:00Z")),
        (
            "/credentialSubject/id",
            json!("https://badges.example.org/h/2/"),
        ),
        (
            "/credentialSubject/identifier/0/identityHash",
            json!("山田 花子"),
        ),
        ("/credentialSubject/identifier/0/hashed", json!(true)),
        (
            "/credentialSubject/achievement/criteria/narrative",
            json!("Pass the test. "),
        ),
        ("/credentialStatus/statusListIndex", json!("6")),
        ("/credentialStatus/statusListIndex", json!(5)),
        (
            "/id",
            json!("https://badges.example.org/a/2/credential.json"),
        ),
    ] {
        altered(&with(signed(), place, Some(value)), Code::SignatureWrong);
    }
}

#[test]
fn a_removed_or_added_value_breaks_the_signature() {
    for place in [
        "/validUntil",
        "/credentialStatus",
        "/evidence",
        "/credentialSubject/identifier",
    ] {
        altered(&with(signed(), place, None), Code::SignatureWrong);
    }
    altered(
        &with(
            signed(),
            "/credentialSubject/achievement/achievementType",
            Some(json!("Degree")),
        ),
        Code::SignatureWrong,
    );
    altered(
        &with(signed(), "/description", Some(json!("With honours"))),
        Code::SignatureWrong,
    );
}

#[test]
fn normal_forms_of_unicode_are_different_texts() {
    let composed = signed_with("/name", Some(json!("が")));
    altered(
        &with(composed, "/name", Some(json!("か\u{3099}"))),
        Code::SignatureWrong,
    );
}

#[test]
fn another_proof_or_time_or_key_does_not_fit() {
    let other = sign(&with(badge(), "/name", Some(json!("Other"))), CITY, &own());
    altered(
        &with(signed(), "/proof", Some(other["proof"].clone())),
        Code::SignatureWrong,
    );
    altered(
        &with(
            signed(),
            "/proof/0/created",
            Some(json!("2026-01-15T12:00:01Z")),
        ),
        Code::SignatureWrong,
    );
    altered(
        &with(
            signed(),
            "/proof/0/expires",
            Some(json!("2099-01-15T12:00:00Z")),
        ),
        Code::SignatureWrong,
    );
    altered(
        &with(
            signed(),
            "/proof/0/verificationMethod",
            Some(json!(key_id(CITY, &key(2)))),
        ),
        Code::SignatureWrong,
    );
}

#[test]
fn the_hash_of_the_options_comes_first() {
    let contexts = Contexts::pinned();
    let options = Options {
        created: Some("2026-01-15T12:00:00Z".into()),
        expires: None,
        verification_method: key_id(CITY, &own()),
    };
    let document = eddsa::transformation(&badge(), &contexts).expect("a form");
    let configuration = eddsa::proof_configuration(&options, &badge(), &contexts).expect("a form");
    let swapped = eddsa::proof_serialization(&eddsa::hashing(&configuration, &document), &own());
    let value = format!("z{}", bs58::encode(swapped).into_string());
    altered(
        &with(signed(), "/proof/0/proofValue", Some(json!(value))),
        Code::SignatureWrong,
    );
}

#[test]
fn every_byte_of_the_signature_counts() {
    let value = signed()["proof"][0]["proofValue"]
        .as_str()
        .expect("a text")
        .to_owned();
    let signature = bs58::decode(&value[1..]).into_vec().expect("base58");
    for at in 0..64 {
        let mut changed = signature.clone();
        changed[at] ^= 1;
        let changed = format!("z{}", bs58::encode(changed).into_string());
        altered(
            &with(signed(), "/proof/0/proofValue", Some(json!(changed))),
            Code::SignatureWrong,
        );
    }
}

#[test]
fn a_malformed_proof_is_no_proof() {
    let value = signed()["proof"][0]["proofValue"]
        .as_str()
        .expect("a text")
        .to_owned();
    for bad in [
        value[1..].to_owned(),
        format!("u{}", &value[1..]),
        String::new(),
        "z".into(),
        format!("{value}1"),
        "z0OIl".into(),
    ] {
        altered(
            &with(signed(), "/proof/0/proofValue", Some(json!(bad))),
            Code::ProofMalformed,
        );
    }
    for member in ["proofPurpose", "verificationMethod", "proofValue"] {
        altered(
            &with(signed(), &format!("/proof/0/{member}"), None),
            Code::ProofMalformed,
        );
    }
    altered(
        &with(
            signed(),
            "/proof/0/proofPurpose",
            Some(json!("authentication")),
        ),
        Code::ProofMalformed,
    );
    for time in ["2026-01-15", "2026-01-15T12:00:00", "now"] {
        altered(
            &with(signed(), "/proof/0/created", Some(json!(time))),
            Code::ProofMalformed,
        );
        altered(
            &with(signed(), "/proof/0/expires", Some(json!(time))),
            Code::ProofMalformed,
        );
    }
    for member in [
        "domain",
        "challenge",
        "nonce",
        "previousProof",
        "id",
        "extra",
    ] {
        altered(
            &with(
                signed(),
                &format!("/proof/0/{member}"),
                Some(json!("https://x.example")),
            ),
            Code::ProofMalformed,
        );
    }
    altered(
        &with(
            signed(),
            "/proof/0/verificationMethod",
            Some(json!("badges.example.org#key")),
        ),
        Code::ProofMalformed,
    );
}

#[test]
fn a_proof_ends_when_it_says() {
    let contexts = Contexts::pinned();
    let options = Options {
        created: Some("2026-01-15T12:00:00Z".into()),
        expires: Some("2026-05-01T00:00:00Z".into()),
        verification_method: key_id(CITY, &own()),
    };
    let document = eddsa::transformation(&badge(), &contexts).expect("a form");
    let configuration = eddsa::proof_configuration(&options, &badge(), &contexts).expect("a form");
    let signature = eddsa::proof_serialization(&eddsa::hashing(&document, &configuration), &own());
    let proof = shirushi::proof::Proof {
        options,
        value: format!("z{}", bs58::encode(signature).into_string()),
    };
    let expiring = with(signed(), "/proof", Some(json!(proof)));
    assert!(
        World::new()
            .verify_at(&expiring, "2026-05-01T00:00:00Z")
            .is_genuine()
    );
    altered(&expiring, Code::ProofExpired);
}

#[test]
fn one_bad_proof_among_good_ones_is_bad() {
    let mut both = signed();
    let forged = with(
        signed(),
        "/proof/0/created",
        Some(json!("2020-01-15T12:00:01Z")),
    )["proof"][0]
        .clone();
    both["proof"].as_array_mut().expect("proofs").push(forged);
    altered(&both, Code::SignatureWrong);
}

#[test]
fn signatures_of_other_kinds_cannot_be_checked() {
    for (member, value) in [
        ("cryptosuite", "eddsa-jcs-2022"),
        ("cryptosuite", "ecdsa-sd-2023"),
        ("type", "Ed25519Signature2020"),
    ] {
        let other = with(signed(), &format!("/proof/0/{member}"), Some(json!(value)));
        expect(
            &World::new().verify(&other),
            Code::ProofUnsupported,
            Outcome::Unreadable,
        );
    }
    let text = with(signed(), "/proof", Some(json!("z3abc")));
    expect(
        &World::new().verify(&text),
        Code::ProofUnsupported,
        Outcome::Unreadable,
    );
    let many = with(
        signed(),
        "/proof",
        Some(json!(vec![signed()["proof"][0].clone(); 9])),
    );
    expect(
        &World::new().verify(&many),
        Code::ProofUnsupported,
        Outcome::Unreadable,
    );
}

#[test]
fn a_key_that_its_id_does_not_hold_is_not_known() {
    for method in [
        CITY.to_owned(),
        format!("{CITY}#key-1"),
        format!("{CITY}#"),
        format!("{CITY}#zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76"),
    ] {
        let other = with(signed(), "/proof/0/verificationMethod", Some(json!(method)));
        expect(
            &World::new().verify(&other),
            Code::KeyUnknown,
            Outcome::Unreadable,
        );
    }
}
