//! Vectors of our own, signed by another implementation: every way to be wrong, and what we call it.
//!
//! `tests/vectors/verify/make.mjs` makes them; one file a vector, its name says what is wrong.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use shirushi::proof::{Did, json};
use shirushi::verify::{Finding, Outcome, Part, Question, Resolve, Trust, Verdict, verify};
use std::cell::Cell;
use std::path::{Path, PathBuf};

#[test]
fn every_vector_comes_to_its_outcome_by_its_code() {
    let vectors = Vector::all();
    assert!(vectors.len() > 700, "{}", vectors.len());
    let mut wrong = Vec::new();
    for vector in &vectors {
        let found = found(&vector.judge(&vector.held()));
        if found != vector.expected() {
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

/// The outcome, and the code that decides.
fn found(verdict: &Verdict) -> [&'static str; 2] {
    [verdict.outcome.name(), verdict.decisive().code.name()]
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
        let trust = self.members.get("trusted").map(trust);
        let question = Question {
            at: at.parse().expect("a moment"),
            recipient: self.members.get("recipient").and_then(Value::as_str),
            trust: trust.as_ref(),
        };
        verify(document, &question, &fetched)
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

/// The DIDs of known issuers. A list of ours has no place for what is no DID.
fn trust(dids: &Value) -> Trust {
    let dids = dids.as_array().expect("a list").iter();
    let lines = dids.filter_map(|did| did.as_str().filter(|did| did.parse::<Did>().is_ok()));
    Trust::parse(&lines.collect::<Vec<_>>().join("\n")).expect("DIDs alone")
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
