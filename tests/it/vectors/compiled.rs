//! The compiled canonical form against the general algorithm: random awards, by `SHIRUSHI_AWARDS` as many as asked for.

use std::cell::Cell;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use shirushi::badge::{Evidence, IdentityObject, Outcome, StatusEntries, StatusEntry};
use shirushi::catalog::Slug;
use shirushi::plan::Addresses;
use shirushi::proof::{Contexts, eddsa};
use shirushi::sign::{Forms, Own, Unsigned, credential, line};

use crate::pages::sample;

fn general(unsigned: &Unsigned, contexts: &Contexts) -> Option<String> {
    let document = serde_json::to_value(unsigned.credential()).expect("JSON");
    eddsa::transformation(&document, contexts).ok()
}

fn awards() -> Vec<Unsigned> {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let awards = catalog.awards.values();
    let forms = Forms::default();
    awards
        .map(|award| {
            let unsigned = forms.unsigned(&catalog, &addresses, award);
            let whole = credential(&catalog, &addresses, award);
            assert_eq!(line(&unsigned.credential()), line(&whole));
            unsigned
        })
        .collect()
}

#[test]
fn every_award_of_the_sample_is_compiled() {
    let (forms, contexts) = (Forms::default(), Contexts::pinned());
    for unsigned in awards() {
        let (filled, id) = (forms.of(&unsigned, &contexts), &unsigned.own.id);
        let compiled = filled.compiled();
        assert!(compiled.is_some(), "{id}");
        assert_eq!(compiled, general(&unsigned, &contexts), "{id}");
        assert_eq!(filled.json(None), line(&unsigned.credential()), "{id}");
    }
}

/// Few of them, so that values are equal in different places; many of them hostile.
fn text() -> impl Strategy<Value = String> {
    let some = [
        "浜名瀬 灯",
        "Akari",
        "",
        " ",
        "\"",
        "\\",
        "a\n\t\r\u{8}\u{c}b",
        "\u{0}\u{1f}\u{7f}",
        "\u{85}\u{2028}",
        "e\u{301}é",
        "𠮷😀",
        "葛\u{e0100}",
        "@id",
        "_:b0",
        "hole-0003-",
        "https://hole-0000-",
        "<a>^^\"@ja",
        "80",
        "2026-01-01T00:00:00Z",
    ];
    prop_oneof![
        3 => prop::sample::select(some.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn address() -> impl Strategy<Value = String> {
    let some = [
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/é",
        "http://a.example",
        "mailto:a@b.example",
        "urn:uuid:1",
        "did:web:a.example#x",
        "https://a b",
        "schema:name",
        "no address",
        "",
        "_:c14n0",
        "data:,x",
    ];
    let good = prop::sample::select(some[..7].to_vec());
    let any = prop::sample::select(some.to_vec());
    prop_oneof![9 => good, 1 => any].prop_map(str::to_owned)
}

fn identity() -> impl Strategy<Value = IdentityObject> {
    (any::<bool>(), text(), prop::option::of(text())).prop_map(|(hashed, identity_hash, salt)| {
        IdentityObject {
            kind: "IdentityObject",
            hashed,
            identity_hash,
            identity_type: "name",
            salt,
        }
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (
        prop::option::of(address()),
        text(),
        prop::option::of(text()),
    )
        .prop_map(|(id, name, narrative)| Evidence {
            id,
            types: ["Evidence"],
            name,
            narrative,
        })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    (address(), text()).prop_map(|(result_description, value)| Outcome {
        types: ["Result"],
        result_description,
        value,
    })
}

fn entry(purpose: &'static str) -> impl Strategy<Value = StatusEntry> {
    (address(), text(), address()).prop_map(move |(id, index, list)| StatusEntry {
        id,
        kind: "BitstringStatusListEntry",
        status_purpose: purpose,
        status_list_index: index,
        status_list_credential: list,
    })
}

fn status() -> impl Strategy<Value = StatusEntries> {
    prop_oneof![
        entry("revocation").prop_map(StatusEntries::One),
        (entry("revocation"), entry("suspension"))
            .prop_map(|(one, other)| StatusEntries::Several(vec![one, other])),
    ]
}

/// An award of the sample with everything of its own, and the texts of its badge, replaced.
fn award() -> impl Strategy<Value = Unsigned> {
    let many = 0..3_usize;
    let own = (
        address(),
        text(),
        text(),
        prop::option::of(text()),
        address(),
        prop::option::of(address()),
    );
    let lists = (
        prop::collection::vec(identity(), many.clone()),
        prop::collection::vec(evidence(), many.clone()),
        prop::collection::vec(outcome(), many),
        status(),
    );
    // Few badges, so that one form serves many awards.
    let badge = prop::sample::select(vec![(1, "説明"), (2, "hole-0001-"), (3, "\"\n")]);
    (prop::sample::select(awards()), own, lists, badge).prop_map(
        |(
            mut award,
            (id, valid_from, awarded_date, valid_until, subject, image),
            (identifier, evidence, result, credential_status),
            (number, description),
        )| {
            let shared = Arc::make_mut(&mut award.shared);
            description.clone_into(&mut shared.credential_subject.achievement.description);
            let slug = format!("{}-{}", award.version.0, award.version.1);
            award.version = (Slug::new(&slug).expect("a safe id"), number);
            award.own = Own {
                id,
                valid_from,
                valid_until,
                awarded_date,
                subject,
                identifier,
                image,
                result,
                evidence,
                credential_status,
            };
            award
        },
    )
}

#[test]
fn whatever_an_award_says_its_forms_say_it_as_serde_and_the_general_algorithm_do() {
    let asked = std::env::var("SHIRUSHI_AWARDS").ok();
    let cases = asked.map_or(400, |count| count.parse().expect("a number"));
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (forms, contexts) = (Forms::default(), Contexts::pinned());
    let compiled = Cell::new(0);
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let agree = TestRunner::new_with_rng(config, rng).run(&award(), |award| {
        let filled = forms.of(&award, &contexts);
        prop_assert_eq!(filled.json(None), line(&award.credential()));
        if let Some(canonical) = filled.compiled() {
            compiled.set(compiled.get() + 1);
            prop_assert_eq!(Some(canonical), general(&award, &contexts));
        }
        Ok(())
    });
    agree.expect("they agree");
    assert!(compiled.get() > cases / 3, "{} of {cases}", compiled.get());
}
