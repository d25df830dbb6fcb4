//! Published test vectors and corpora: what others computed, we compute.
//!
//! Most files stand beside the repository and are not part of it; without them these tests say so and pass. `own` are ours.

mod bitstring;
mod compiled;
mod differential;
mod golden;
mod guides;
mod json_suite;
mod keys;
mod meaning;
mod mutants;
mod mutation;
mod nquads;
mod own;
mod rdfc10;
mod safe_mode;
mod w3c_eddsa;
mod wycheproof;

use serde_json::Value;
use shirushi::proof::{Contexts, json};
use std::path::PathBuf;

/// The folder of test data, or `None` with a word about it.
fn folder(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")).join(name);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: there is no {}", path.display());
    None
}

fn text(path: PathBuf) -> String {
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn value(path: PathBuf) -> Value {
    json::parse(text(path).as_bytes()).expect("strict JSON")
}

/// The known contexts and those that only test vectors use.
fn contexts() -> Contexts {
    let known = [
        (
            "https://www.w3.org/ns/credentials/examples/v2",
            "credentials-examples-v2.jsonld",
        ),
        (
            "https://w3id.org/citizenship/v4rc1",
            "citizenship-v4rc1.jsonld",
        ),
        (
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "clr-v2p0-2.0.1.json",
        ),
    ];
    let folder = folder("contexts").expect("contexts stand beside the vectors");
    known
        .into_iter()
        .fold(Contexts::pinned(), |contexts, (url, file)| {
            contexts.with(url, value(folder.join(file)))
        })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2), "{text}");
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex"))
        .collect()
}
