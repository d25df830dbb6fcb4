//! A small world to verify in: two issuers, their documents and lists, and a badge that is genuine there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};
use shirushi::proof::{Contexts, SecretKey, StatusList, create_proof};
use shirushi::verify::{Code, Finding, Outcome, Part, Question, Resolve, Verdict, verify};

pub const V2: &str = "https://www.w3.org/ns/credentials/v2";
pub const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
pub const CITY: &str = "did:web:badges.example.org:i:city";
pub const CITY_URL: &str = "https://badges.example.org/i/city/did.json";
pub const LIST_URL: &str = "https://badges.example.org/i/city/status/revocation.json";
/// The index of the badge that is withdrawn.
pub const WITHDRAWN: usize = 94_567;

pub fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

/// The city's own key; every other is someone else's.
pub fn own() -> SecretKey {
    key(1)
}

pub fn key_id(did: &str, key: &SecretKey) -> String {
    format!("{did}#{}", key.public())
}

/// What can be fetched.
pub struct World(pub BTreeMap<String, Vec<u8>>);

impl Resolve for World {
    fn get(&self, url: &str) -> Option<Vec<u8>> {
        self.0.get(url).cloned()
    }
}

impl World {
    /// The world in which the badge is genuine.
    pub fn new() -> World {
        World(BTreeMap::new())
            .with(CITY_URL, &did_document(CITY, &[own()]))
            .with(LIST_URL, &sign(&list(), CITY, &own()))
    }

    pub fn with(mut self, url: &str, document: &Value) -> World {
        self.0
            .insert(url.to_owned(), document.to_string().into_bytes());
        self
    }

    pub fn without(mut self, url: &str) -> World {
        self.0.remove(url);
        self
    }

    pub fn verify(&self, document: &Value) -> Verdict {
        self.verify_at(document, "2026-06-01T00:00:00Z")
    }

    pub fn verify_at(&self, document: &Value, now: &str) -> Verdict {
        let question = Question::at(now.parse().expect("a moment"));
        verify(document.to_string().as_bytes(), &question, self)
    }

    pub fn verify_bytes(&self, document: &[u8]) -> Verdict {
        let moment = "2026-06-01T00:00:00Z".parse().expect("a moment");
        verify(document, &Question::at(moment), self)
    }
}

pub fn did_document(did: &str, keys: &[SecretKey]) -> Value {
    let method = |key: &SecretKey| {
        json!({
            "id": key_id(did, key), "type": "Multikey", "controller": did, "publicKeyMultibase": key.public().to_string(),
        })
    };
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": keys.iter().map(method).collect::<Vec<_>>(),
        "assertionMethod": keys.iter().map(|key| key_id(did, key)).collect::<Vec<_>>(),
    })
}

pub fn badge() -> Value {
    json!({
        "@context": [V2, OB],
        "id": "https://badges.example.org/a/1/credential.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Rust 101",
        "issuer": {"id": CITY, "type": ["Profile"], "name": "Example City"},
        "validFrom": "2026-01-15T12:00:00Z",
        "validUntil": "2027-01-14T12:00:00Z",
        "awardedDate": "2026-01-15T12:00:00Z",
        "credentialSubject": {
            "id": "https://badges.example.org/h/1/",
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "山田 太郎", "identityType": "name"}],
            "achievement": {
                "id": "https://badges.example.org/b/rust/achievement.json",
                "type": ["Achievement"],
                "name": "Rust 101",
                "description": "Can write small programs.",
                "criteria": {"narrative": "Pass the test."},
                "image": {"id": "https://badges.example.org/b/rust/badge.png", "type": "Image"}
            }
        },
        "evidence": [{"id": "https://example.org/project", "type": ["Evidence"], "name": "Project"}],
        "credentialStatus": {
            "id": format!("{LIST_URL}#5"),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "5",
            "statusListCredential": LIST_URL
        }
    })
}

pub fn list() -> Value {
    let mut bits = StatusList::new(0).expect("a list");
    bits.set(WITHDRAWN).expect("in range");
    json!({
        "@context": [V2],
        "id": LIST_URL,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": CITY,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": format!("{LIST_URL}#list"), "type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": bits.encode()
        }
    })
}

pub fn endorsement(about: &str) -> Value {
    json!({
        "@context": [V2, OB],
        "id": "https://badges.example.org/e/1.json",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": {"id": CITY, "type": ["Profile"], "name": "Example City"},
        "validFrom": "2026-01-15T12:00:00Z",
        "credentialSubject": {"id": about, "type": ["EndorsementSubject"], "endorsementComment": "Well made."}
    })
}

static CONTEXTS: LazyLock<Contexts> = LazyLock::new(Contexts::pinned);

/// The document signed, if it can be; with the proof of the plain badge if not.
pub fn sign(document: &Value, did: &str, key: &SecretKey) -> Value {
    let proof = |document: &Value| {
        create_proof(
            document,
            "2026-01-15T12:00:00Z",
            &key_id(did, key),
            key,
            &CONTEXTS,
        )
    };
    let made = proof(document)
        .or_else(|_| proof(&badge()))
        .expect("a proof");
    let mut signed = document.clone();
    if let Some(members) = signed.as_object_mut() {
        members.insert("proof".into(), json!([made]));
    }
    signed
}

pub fn signed() -> Value {
    sign(&badge(), CITY, &own())
}

/// A document with one place replaced (`Some`) or removed (`None`).
pub fn with(mut document: Value, pointer: &str, value: Option<Value>) -> Value {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let name = name.replace("~1", "/");
    match (
        document
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("{pointer}")),
        value,
    ) {
        (Value::Object(members), Some(value)) => drop(members.insert(name, value)),
        (Value::Object(members), None) => drop(members.remove(&name)),
        (Value::Array(items), Some(value)) => {
            items[name.parse::<usize>().expect("an index")] = value
        }
        _ => panic!("{pointer}"),
    }
    document
}

/// The badge changed before it was signed.
pub fn signed_with(pointer: &str, value: Option<Value>) -> Value {
    sign(&with(badge(), pointer, value), CITY, &own())
}

/// A verdict found this, came to this, and showed claims or hid them as it must.
#[track_caller]
pub fn expect(verdict: &Verdict, code: Code, outcome: Outcome) {
    let found = verdict.checks.iter().find(|check| check.code == code);
    assert!(found.is_some(), "{code} expected: {verdict:#?}");
    assert_eq!(verdict.outcome, outcome, "{verdict:#?}");
    let parts: Vec<Part> = verdict.checks.iter().map(|check| check.part).collect();
    assert_eq!(parts[..5], Part::ALL[..5]);
    let all_passed = verdict
        .checks
        .iter()
        .all(|check| check.finding() == Finding::Passed);
    assert_eq!(verdict.is_genuine(), all_passed);
    let proven = verdict.check(Part::Proof).finding() == Finding::Passed;
    let disowned = verdict.check(Part::Issuer).finding() == Finding::Failed;
    assert_eq!(verdict.claims.is_some(), proven && !disowned);
}
