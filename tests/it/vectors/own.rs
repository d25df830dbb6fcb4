//! Vectors of our own, signed by another implementation: every way to be wrong, and what we call it.
//!
//! `tests/vectors/verify/make.mjs` makes them; one file a vector, its name says what is wrong.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use shirushi::proof::json;
use shirushi::verify::{Finding, Outcome, Part, Resolve, Verdict, verify};
use std::cell::Cell;
use std::path::{Path, PathBuf};

#[test]
fn every_vector_comes_to_its_outcome_by_its_code() {
    let vectors = Vector::all();
    assert!(vectors.len() > 700, "{}", vectors.len());
    let mut wrong = Vec::new();
    for vector in &vectors {
        let found = found(&vector.judge(&vector.held()));
        let later = LATER.contains(&vector.name.as_str());
        if (found == vector.expected()) == later {
            wrong.push(format!("{}: {found:?}", vector.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_verdict_shows_and_fetches_only_what_it_may() {
    for vector in Vector::all() {
        let name = &vector.name;
        let asked = Cell::new(false);
        let verdict = vector.judge_watched(&vector.held(), &asked);
        let finding = |part| verdict.check(part).finding();
        let passed = |part: &Part| finding(*part) == Finding::Passed;
        let all_passed = PARTS.iter().all(passed);
        assert!(all_passed || !verdict.is_genuine(), "{name}: {verdict:#?}");

        let parts: Vec<Part> = verdict.checks.iter().map(|check| check.part).collect();
        assert!(parts.starts_with(&PARTS), "{name}: {parts:?}");

        let proven = passed(&Part::Form) && passed(&Part::Proof);
        let disowned = finding(Part::Issuer) == Finding::Failed;
        assert_eq!(verdict.claims.is_some(), proven && !disowned, "{name}");
        assert!(proven || !asked.get(), "{name} had something fetched");
        let refused = matches!(verdict.outcome, Outcome::Unreadable | Outcome::Altered);
        assert_eq!(refused, !proven, "{name}");
    }
}

/// What every verdict speaks of.
const PARTS: [Part; 5] = [
    Part::Form,
    Part::Proof,
    Part::Issuer,
    Part::Status,
    Part::Dates,
];

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

/// The outcome, and the code of the first check that did not pass, or of the last one.
fn found(verdict: &Verdict) -> [String; 2] {
    let failing = verdict
        .checks
        .iter()
        .find(|check| check.finding() != Finding::Passed);
    let check = failing.or(verdict.checks.last()).expect("checks");
    let outcome = serde_json::to_value(verdict.outcome).expect("a text");
    let outcome = outcome.as_str().expect("a text").to_owned();
    [outcome, check.code.name().to_owned()]
}

/// One file.
pub struct Vector {
    pub name: String,
    members: Map<String, Value>,
    world: Value,
}

impl Vector {
    /// All of them, in the order of their names.
    pub fn all() -> Vec<Vector> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/verify");
        let world = members(&folder.join("_world.json"))["with"].clone();
        let vector = |path: PathBuf| Vector {
            name: path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
            members: members(&path),
            world: world.clone(),
        };
        files(&folder).into_iter().map(vector).collect()
    }

    pub fn expected(&self) -> [&str; 2] {
        ["outcome", "code"].map(|name| self.members["expected"][name].as_str().expect("a text"))
    }

    /// What is to be judged.
    pub fn held(&self) -> Vec<u8> {
        let text = |name: &str| self.members.get(name).and_then(Value::as_str);
        match (self.members.get("document"), text("text"), text("base64")) {
            (Some(document), None, None) => document.to_string().into_bytes(),
            (None, Some(text), None) => text.as_bytes().to_vec(),
            (None, None, Some(base64)) => STANDARD.decode(base64).expect("base64"),
            _ => panic!("{} holds one of document, text and base64", self.name),
        }
    }

    /// The verdict on a document in this vector's place.
    pub fn judge(&self, document: &[u8]) -> Verdict {
        self.judge_watched(document, &Cell::new(false))
    }

    /// The same, and whether anything was to be fetched.
    fn judge_watched(&self, document: &[u8], asked: &Cell<bool>) -> Verdict {
        let at = self.members["at"].as_str().expect("a time");
        let fetched = Fetched {
            vector: self,
            asked,
        };
        verify(document, &fetched, at.parse().expect("a moment"))
    }
}

/// What a vector says can be fetched, before what can be fetched always.
struct Fetched<'a> {
    vector: &'a Vector,
    asked: &'a Cell<bool>,
}

impl Resolve for Fetched<'_> {
    fn get(&self, url: &str) -> Option<Vec<u8>> {
        self.asked.set(true);
        let own = self
            .vector
            .members
            .get("with")
            .and_then(|with| with.get(url));
        match own.or_else(|| self.vector.world.get(url))? {
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
