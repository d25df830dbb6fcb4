//! Vectors of our own, signed by another implementation: every way to be wrong, and what we call it.
//!
//! `tests/vectors/verify/make.mjs` makes them; one file a vector, its name says what is wrong.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use shirushi::proof::json;
use shirushi::verify::{Finding, Resolve, verify};
use std::path::{Path, PathBuf};

/// What this verifier does not do yet: it does not ask for a recipient or trusted issuers, sums up no endorsements and
/// opens no archive. Whoever teaches it takes the names from here.
const LATER: &[&str] = &[
    "an-endorsement-has-not-begun",
    "an-endorsement-is-about-another-achievement",
    "an-endorsement-is-not-signed",
    "an-endorsement-is-over",
    "an-endorsement-is-signed-by-a-suite-that-is-not-known",
    "an-endorsement-is-withdrawn",
    "an-endorsement-of-the-badge-stands-in-its-achievement",
    "an-endorsement-was-changed-before-the-badge-was-signed",
    "an-endorsement-was-signed-by-a-stranger",
    "an-endorsement-was-signed-with-the-key-of-another-issuer",
    "one-of-two-endorsements-was-changed",
    "only-the-host-of-the-issuer-is-known",
    "the-achievement-is-endorsed-by-an-issuer-that-is-not-known",
    "the-achievement-is-endorsed-twice",
    "the-achievement-is-endorsed",
    "the-address-asked-about-has-spaces-around-it",
    "the-address-asked-about-is-that-of-someone-else",
    "the-address-asked-about-is-that-of-the-holder-in-capital-letters",
    "the-address-asked-about-is-that-of-the-holder",
    "the-address-asked-about-stands-where-a-hash-should-stand",
    "the-address-asked-about-was-hashed-in-capital-letters",
    "the-address-asked-about-was-hashed-with-another-salt",
    "the-address-asked-about-was-hashed-with-its-salt-in-front",
    "the-address-asked-about-was-hashed-without-salt",
    "the-archive-holds-a-picture-with-the-badge",
    "the-archive-holds-nothing",
    "the-archive-holds-other-data",
    "the-archive-holds-the-badge-under-another-name",
    "the-archive-holds-the-badge",
    "the-archive-holds-two-badges",
    "the-archive-is-cut-short",
    "the-archive-is-encrypted",
    "the-archive-names-the-badge-among-others",
    "the-badge-and-its-achievement-are-endorsed",
    "the-badge-in-the-archive-was-changed",
    "the-badge-is-endorsed",
    "the-check-sum-in-the-archive-is-wrong",
    "the-hash-itself-is-asked-about",
    "the-holder-is-known-by-a-hash-of-another-kind-only",
    "the-id-asked-about-is-that-of-someone-else",
    "the-id-asked-about-is-that-of-the-holder",
    "the-id-asked-about-lacks-its-slash",
    "the-issuer-is-endorsed",
    "the-issuer-is-its-key-and-not-on-the-list-of-those-known",
    "the-issuer-is-known-in-other-letters",
    "the-issuer-is-not-on-the-list-of-those-known",
    "the-issuer-of-an-endorsement-cannot-be-fetched",
    "the-list-of-issuers-that-are-known-is-empty",
    "the-name-asked-about-is-in-capital-letters",
    "the-name-asked-about-is-only-a-part",
    "the-name-asked-about-is-that-of-someone-else",
    "the-name-asked-about-is-that-of-the-holder",
    "the-status-list-of-an-endorsement-cannot-be-fetched",
    "there-are-seventeen-endorsements",
];

#[test]
fn every_vector_comes_to_its_outcome_by_its_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/verify");
    let world = members(&folder.join("_world.json"));
    let (mut wrong, mut later, mut seen) = (Vec::new(), Vec::new(), 0);
    for path in files(&folder) {
        seen += 1;
        let name = path.file_stem().expect("a name").to_string_lossy();
        let vector = members(&path);
        let found = judge(&vector, &world["with"]);
        let expected = ["outcome", "code"].map(|name| text(&vector["expected"], name));
        match LATER.contains(&name.as_ref()) {
            true if found == expected => wrong.push(format!("{name} is met by now")),
            true => later.push(name.into_owned()),
            false if found != expected => {
                wrong.push(format!("{name}: {found:?}, not {expected:?}"))
            }
            false => {}
        }
    }
    assert!(seen > 150, "{seen}");
    assert_eq!(later.len(), LATER.len(), "{later:?}");
    assert!(wrong.is_empty(), "{seen} vectors\n{}", wrong.join("\n"));
}

/// The outcome, and the code of the first check that did not pass, or of the last one.
fn judge(vector: &Map<String, Value>, world: &Value) -> [String; 2] {
    let at = vector["at"].as_str().expect("a time");
    let fetched = Fetched {
        own: vector.get("with").unwrap_or(&Value::Null),
        world,
    };
    let verdict = verify(&held(vector), &fetched, at.parse().expect("a moment"));
    let failing = verdict
        .checks
        .iter()
        .find(|check| check.finding() != Finding::Passed);
    let check = failing.or(verdict.checks.last()).expect("checks");
    let outcome = serde_json::to_value(verdict.outcome).expect("a text");
    let outcome = outcome.as_str().expect("a text").to_owned();
    [outcome, check.code.name().to_owned()]
}

/// What is to be judged.
fn held(vector: &Map<String, Value>) -> Vec<u8> {
    let text = |name: &str| vector.get(name).and_then(Value::as_str);
    match (vector.get("document"), text("text"), text("base64")) {
        (Some(document), None, None) => document.to_string().into_bytes(),
        (None, Some(text), None) => text.as_bytes().to_vec(),
        (None, None, Some(base64)) => STANDARD.decode(base64).expect("base64"),
        _ => panic!("a vector holds one of document, text and base64"),
    }
}

/// What a vector says can be fetched, before what can be fetched always.
struct Fetched<'a> {
    own: &'a Value,
    world: &'a Value,
}

impl Resolve for Fetched<'_> {
    fn get(&self, url: &str) -> Option<Vec<u8>> {
        match self.own.get(url).or_else(|| self.world.get(url))? {
            Value::Null => None,
            Value::String(text) => Some(text.clone().into_bytes()),
            document => Some(document.to_string().into_bytes()),
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .filter(|path| !path.ends_with("_world.json"))
        .collect();
    files.sort();
    files
}

fn members(path: &Path) -> Map<String, Value> {
    match json::parse(&std::fs::read(path).expect("a file")) {
        Ok(Value::Object(members)) => members,
        other => panic!("{}: {other:?}", path.display()),
    }
}

fn text(object: &Value, name: &str) -> String {
    object[name].as_str().expect("a text").to_owned()
}
