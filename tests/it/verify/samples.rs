//! Documents of others: the golden set, the samples of the 1EdTech validator, the VCDM 2.0 test suite.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use shirushi::verify::{Code, Finding, Outcome, Part, Verdict};

use super::world::{World, expect};

fn folder(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")).join(name);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: there is no {}", path.display());
    None
}

fn judge(path: PathBuf, world: &World) -> Verdict {
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    world.verify_bytes(&bytes)
}

#[test]
fn the_golden_documents_have_their_verdicts() {
    let Some(folder) = folder("golden") else {
        return;
    };
    let read = |name: &str| std::fs::read(folder.join(name)).expect("a file");
    let world = World(BTreeMap::from([
        (
            "https://badges.example.org/.well-known/did.json".to_owned(),
            read("did.json"),
        ),
        (
            "https://badges.example.org/status/1.json".to_owned(),
            read("08-bitstring-status-list.signed.json"),
        ),
    ]));
    for (name, code, outcome) in [
        ("01-minimal.signed.json", Code::NoStatus, Outcome::Genuine),
        (
            "02-typical-hashed-email.signed.json",
            Code::WithinPeriod,
            Outcome::Genuine,
        ),
        (
            "03-bitstring-status.signed.json",
            Code::Revoked,
            Outcome::Withdrawn,
        ),
        (
            "03b-bitstring-status-not-revoked.signed.json",
            Code::NotWithdrawn,
            Outcome::Genuine,
        ),
        (
            "04-schema-refresh-extensions.signed.json",
            Code::IssuerConfirmed,
            Outcome::Genuine,
        ),
        (
            "05-results-rubric-alignment-evidence.signed.json",
            Code::IssuerConfirmed,
            Outcome::Genuine,
        ),
        (
            "08-bitstring-status-list.signed.json",
            Code::IssuerConfirmed,
            Outcome::Genuine,
        ),
        ("baked/ob3.png", Code::IssuerConfirmed, Outcome::Genuine),
        (
            "baked/ob3-ascii.png",
            Code::IssuerConfirmed,
            Outcome::Genuine,
        ),
        ("baked/ob3.svg", Code::IssuerConfirmed, Outcome::Genuine),
        (
            "baked/neg-ob3-duplicate.png",
            Code::PictureWithoutCredential,
            Outcome::Unreadable,
        ),
        ("baked/ob2-url.png", Code::OpenBadges2, Outcome::Unreadable),
        (
            "baked/blank.png",
            Code::PictureWithoutCredential,
            Outcome::Unreadable,
        ),
        (
            "ob20/assertion.json",
            Code::OpenBadges2,
            Outcome::Unreadable,
        ),
        (
            "01-minimal.unsigned.json",
            Code::NoProof,
            Outcome::Unreadable,
        ),
    ] {
        expect(&judge(folder.join(name), &world), code, outcome);
    }
    let rotated = World(BTreeMap::from([(
        "https://badges.example.org/.well-known/did.json".to_owned(),
        read("did-rotated.json"),
    )]));
    expect(
        &judge(folder.join("01-minimal.signed.json"), &rotated),
        Code::IssuerConfirmed,
        Outcome::Genuine,
    );
}

#[test]
fn the_samples_of_the_validator_are_never_called_better_than_they_are() {
    let Some(folder) = folder("samples/1edtech-validator/ob30") else {
        return;
    };
    let nothing = World(BTreeMap::new());
    // The validator trusts a key that nobody lists; so these have a good signature and an issuer that is not confirmed.
    for name in [
        "simple.json",
        "simple-context-alias.json",
        "simple-context-version.json",
        "complete.json",
        "endorsement-valid.json",
        "simple-err-expired.json",
        "simple-json.png",
        "simple-json.svg",
    ] {
        let verdict = judge(folder.join(name), &nothing);
        assert_eq!(
            (verdict.outcome, verdict.check(Part::Proof).code),
            (Outcome::IssuerNotConfirmed, Code::SignatureHolds),
            "{name}: {verdict:#?}"
        );
    }
    for (name, code, outcome) in [
        (
            "simple-did-web-method.json",
            Code::SignatureHolds,
            Outcome::IssuerNotConfirmed,
        ),
        (
            "simple-err-proof-value.json",
            Code::SignatureWrong,
            Outcome::Altered,
        ),
        (
            "simple-did-key-method.json",
            Code::KeyUnknown,
            Outcome::Unreadable,
        ),
        (
            "simple-err-proof-method-no-scheme.json",
            Code::ProofMalformed,
            Outcome::Altered,
        ),
        (
            "simple-err-context.json",
            Code::ContextOrder,
            Outcome::Unreadable,
        ),
        (
            "simple-err-type.json",
            Code::UnknownKind,
            Outcome::Unreadable,
        ),
        (
            "simple-err-issuer-type.json",
            Code::IssuerMalformed,
            Outcome::Unreadable,
        ),
        (
            "simple-err-issuer.json",
            Code::IssuerMalformed,
            Outcome::Unreadable,
        ),
        (
            "simple-err-issuer-parentorg-type.json",
            Code::UndefinedTerm,
            Outcome::Unreadable,
        ),
        (
            "simple-err-issuer-otheridentifier-type.json",
            Code::UndefinedTerm,
            Outcome::Unreadable,
        ),
        (
            "simple-err-evidence-type.json",
            Code::EvidenceMalformed,
            Outcome::Unreadable,
        ),
        (
            "simple-err-credential-subject-type.json",
            Code::SubjectMalformed,
            Outcome::Unreadable,
        ),
        (
            "simple-err-credential-subject-identifier-type.json",
            Code::IdentityMalformed,
            Outcome::Unreadable,
        ),
        (
            "simple-err-credential-subject-profile-type.json",
            Code::UndefinedTerm,
            Outcome::Unreadable,
        ),
        (
            "simple-err-credential-subject-result-type.json",
            Code::SubjectMalformed,
            Outcome::Unreadable,
        ),
        (
            "simple-err-credential-subject-achievement-result-description-type.json",
            Code::UndefinedTerm,
            Outcome::Unreadable,
        ),
        ("simple-noproof.json", Code::DataModel1, Outcome::Unreadable),
        ("simple_v1.json", Code::DataModel1, Outcome::Unreadable),
        ("simple.jwt", Code::SignedAsJwt, Outcome::Unreadable),
        ("simple-jwt.png", Code::SignedAsJwt, Outcome::Unreadable),
        ("simple-jwt.svg", Code::SignedAsJwt, Outcome::Unreadable),
    ] {
        expect(&judge(folder.join(name), &nothing), code, outcome);
    }
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file()
            && path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().contains("-err-"))
        {
            assert!(
                !judge(path.clone(), &nothing).is_genuine(),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_in_the_vcdm_test_suite_is_a_badge() {
    let Some(folder) = folder("corpora/vcdm2-test-suite/tests/input") else {
        return;
    };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let verdict = judge(path.clone(), &World(BTreeMap::new()));
            assert_eq!(verdict.outcome, Outcome::Unreadable, "{}", path.display());
            assert_ne!(verdict.check(Part::Form).finding(), Finding::Passed);
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn the_json_of_hostile_parsers_is_never_a_badge() {
    let Some(folder) = folder("corpora/jsontestsuite/test_parsing") else {
        return;
    };
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        assert_eq!(
            judge(path.clone(), &World(BTreeMap::new())).outcome,
            Outcome::Unreadable,
            "{}",
            path.display()
        );
    }
    let deep: Value = (0..60).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
    assert_eq!(
        World(BTreeMap::new()).verify(&deep).outcome,
        Outcome::Unreadable
    );
}
