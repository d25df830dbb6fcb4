//! Nothing that a signature would not cover gets by: one way to lose meaning a line, with the place and the reason.

use serde_json::{Value, json};
use shirushi::proof::jsonld::{JsonLdError, Problem, to_rdf};
use shirushi::proof::rdf::Quad;
use shirushi::proof::{Contexts, canon};

pub const V2: &str = "https://www.w3.org/ns/credentials/v2";
pub const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

pub fn badge() -> Value {
    json!({
        "@context": [V2, OB],
        "id": "https://badges.example.org/a/1/credential.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Rust 101",
        "issuer": {"id": "did:web:badges.example.org", "type": ["Profile"], "name": "Example"},
        "validFrom": "2026-01-15T12:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "identityType": "emailAddress"}],
            "achievement": {
                "id": "https://badges.example.org/b/1/achievement.json",
                "type": ["Achievement"],
                "name": "Rust 101",
                "criteria": {"narrative": "Pass."},
                "creditsAvailable": 4,
                "resultDescription": [{"id": "urn:uuid:1", "type": ["ResultDescription"], "allowedValue": ["B", "A"]}],
                "image": {"id": "https://badges.example.org/b/1/badge.png", "type": "Image"}
            }
        }
    })
}

/// The badge with one value replaced (`Some`) or removed (`None`).
pub fn with(pointer: &str, value: Option<Value>) -> Value {
    let mut badge = badge();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    match (badge.pointer_mut(parent).expect("a place"), value) {
        (Value::Object(members), Some(value)) => {
            drop(members.insert(name.replace("~1", "/"), value))
        }
        (Value::Object(members), None) => drop(members.remove(name)),
        (Value::Array(items), Some(value)) => {
            items[name.parse::<usize>().expect("an index")] = value
        }
        _ => panic!("{pointer}"),
    }
    badge
}

pub fn quads(document: &Value) -> Result<Vec<Quad>, JsonLdError> {
    to_rdf(document, &Contexts::pinned())
}

pub fn canonical(document: &Value) -> String {
    canon::canonicalize(&quads(document).expect("quads")).expect("a form")
}

#[track_caller]
pub fn refused(pointer: &str, value: Value, place: &str, problem: Problem) {
    let error = quads(&with(pointer, Some(value))).expect_err(pointer);
    assert_eq!(
        error,
        JsonLdError {
            pointer: place.into(),
            problem
        }
    );
}

const SUBJECT: &str = "/credentialSubject";
const ACHIEVEMENT: &str = "/credentialSubject/achievement";

fn at(parent: &str, name: &str) -> String {
    format!("{parent}/{name}")
}

#[test]
fn the_badge_itself_is_fine() {
    assert_eq!(quads(&badge()).expect("quads").len(), 29);
}

#[test]
fn an_undefined_term_is_refused_where_it_stands() {
    for place in [
        "/favourite",
        "/issuer/alsoKnownAs",
        "/credentialSubject/achievement/hint",
        "/credentialSubject/identifier/0/x",
        "/credentialSubject/achievement/criteria/id2",
    ] {
        let name = place.rsplit('/').next().expect("a name");
        refused(
            place,
            json!("x"),
            place,
            Problem::UndefinedTerm(name.into()),
        );
        refused(
            place,
            json!(null),
            place,
            Problem::UndefinedTerm(name.into()),
        );
    }
    refused(
        "/a~1b",
        json!("x"),
        "/a~1b",
        Problem::UndefinedTerm("a/b".into()),
    );
}

#[test]
fn a_term_of_another_type_is_undefined_here() {
    refused(
        "/achievement",
        json!({}),
        "/achievement",
        Problem::UndefinedTerm("achievement".into()),
    );
    let error = quads(&with("/credentialSubject/type", None)).expect_err("untyped");
    assert_eq!(error.problem, Problem::UndefinedTerm("achievement".into()));
    refused(
        "/validUntil2",
        json!("2026"),
        "/validUntil2",
        Problem::UndefinedTerm("validUntil2".into()),
    );
}

#[test]
fn a_type_that_no_context_knows_is_refused() {
    refused(
        "/type/1",
        json!("OtherCredential"),
        "/type/1",
        Problem::UndefinedType("OtherCredential".into()),
    );
    refused(
        &at(ACHIEVEMENT, "type"),
        json!("Other"),
        "/credentialSubject/achievement/type",
        Problem::UndefinedType("Other".into()),
    );
    refused(
        "/credentialSchema",
        json!({"id": "https://a.example/s", "type": "1EdTechJsonSchemaValidator2019"}),
        "/credentialSchema/type",
        Problem::UndefinedType("1EdTechJsonSchemaValidator2019".into()),
    );
    let mut extended = with(
        "/credentialSchema",
        Some(json!({"id": "https://a.example/s", "type": "1EdTechJsonSchemaValidator2019"})),
    );
    extended["@context"] = json!([V2, OB, EXTENSIONS]);
    assert!(quads(&extended).is_ok());
    assert!(
        quads(&with(
            "/type/1",
            Some(json!("https://example.org/OtherCredential"))
        ))
        .is_ok()
    );
}

#[test]
fn an_id_that_is_not_absolute_is_refused() {
    for id in [
        "",
        "a.json",
        "/a.json",
        "#a",
        "//example.org/a",
        "https://a b",
        "https://a\"b",
        "name",
        "type",
    ] {
        refused("/id", json!(id), "/id", Problem::RelativeIri(id.into()));
    }
    refused(
        &at(ACHIEVEMENT, "image"),
        json!("badge.png"),
        "/credentialSubject/achievement/image",
        Problem::RelativeIri("badge.png".into()),
    );
    refused(
        "/credentialSubject/achievement/image/id",
        json!("b.png"),
        "/credentialSubject/achievement/image/id",
        Problem::RelativeIri("b.png".into()),
    );
    refused(
        "/id",
        json!(null),
        "/id",
        Problem::InvalidValue("an id is not a text"),
    );
    refused(
        "/id",
        json!(["https://a.example"]),
        "/id",
        Problem::InvalidValue("an id is not a text"),
    );
}

#[test]
fn contexts_are_known_urls_only() {
    let inline = json!({"name": "https://schema.org/description"});
    for context in [
        json!([V2, OB, inline]),
        json!([V2, null]),
        json!([inline]),
        json!(null),
        inline,
        json!([[V2]]),
    ] {
        refused("/@context", context, "/@context", Problem::InlineContext);
    }
    let unknown = "https://example.org/context";
    refused(
        "/@context",
        json!([V2, unknown]),
        "/@context",
        Problem::UnknownContext(unknown.into()),
    );
    refused("/@context", json!(7), "", Problem::NotADocument);
    assert_eq!(
        quads(&json!([badge()])).map_err(|error| error.problem),
        Err(Problem::NotADocument)
    );
    assert_eq!(
        quads(&json!({"id": "https://a.example"})).map_err(|error| error.problem),
        Err(Problem::NotADocument)
    );
}

#[test]
fn a_nested_context_must_be_known_too() {
    refused(
        &at(SUBJECT, "@context"),
        json!({"x": "https://x.example"}),
        "/credentialSubject/@context",
        Problem::InlineContext,
    );
    refused(
        &at(SUBJECT, "@context"),
        json!(null),
        "/credentialSubject/@context",
        Problem::InlineContext,
    );
    let unknown = "https://example.org/context";
    refused(
        &at(SUBJECT, "@context"),
        json!(unknown),
        "/credentialSubject/@context",
        Problem::UnknownContext(unknown.into()),
    );
    assert_eq!(
        canonical(&with(&at(SUBJECT, "@context"), Some(json!([V2, OB])))),
        canonical(&badge())
    );
}

#[test]
fn a_context_cannot_give_a_protected_term_another_meaning() {
    let contexts = Contexts::pinned().with(
        "https://example.org/other",
        json!({"@context": {"name": "https://example.org/name"}}),
    );
    let document = with(
        "/@context",
        Some(json!([V2, OB, "https://example.org/other"])),
    );
    let error = to_rdf(&document, &contexts).expect_err("a protected term");
    assert_eq!(
        error,
        JsonLdError {
            pointer: "/@context".into(),
            problem: Problem::ProtectedTerm("name".into())
        }
    );
}

#[test]
fn what_we_do_not_implement_is_refused() {
    for keyword in [
        "@graph",
        "@included",
        "@index",
        "@reverse",
        "@nest",
        "@list",
        "@set",
        "@direction",
        "@language",
        "@value",
        "@none",
        "@vocab",
        "@base",
        "@foo",
    ] {
        let error = quads(&with(&at("", keyword), Some(json!("x")))).expect_err(keyword);
        assert_eq!(
            error.problem,
            Problem::Unsupported(keyword.into()),
            "{keyword}"
        );
    }
    refused(
        "/name",
        json!({"@list": ["a"]}),
        "/name/@list",
        Problem::Unsupported("@list".into()),
    );
    refused(
        "/_:b",
        json!("x"),
        "/_:b",
        Problem::Unsupported("_:b".into()),
    );
    refused(
        "/_sd",
        json!({}),
        "/_sd",
        Problem::Unsupported("@json".into()),
    );
    refused(
        "/@id",
        json!("https://a.example"),
        "",
        Problem::Unsupported("id".into()),
    );
}

#[test]
fn values_spelled_out_are_taken_or_refused_whole() {
    let spelled = json!({"@value": "Rust 101", "@language": "JA"});
    assert!(canonical(&with("/name", Some(spelled))).contains("\"Rust 101\"@ja ."));
    assert_eq!(
        canonical(&with("/name", Some(json!({"@value": "Rust 101"})))),
        canonical(&badge())
    );
    let whole = Problem::InvalidValue("an object with `@value` does not make a value");
    refused(
        "/name",
        json!({"@value": "a", "@language": null}),
        "/name",
        whole.clone(),
    );
    refused(
        "/name",
        json!({"@value": "a", "@language": "ja", "@type": "xsd:string"}),
        "/name",
        whole,
    );
    refused(
        "/name",
        json!({"@value": "a", "@direction": "rtl"}),
        "/name",
        Problem::Unsupported("@direction".into()),
    );
    refused(
        "/name",
        json!({"@value": "a", "@index": "x"}),
        "/name",
        Problem::Unsupported("@index".into()),
    );
    refused(
        "/name",
        json!({"@value": "a", "name": "x"}),
        "/name",
        Problem::Unsupported("name".into()),
    );
    refused(
        "/name",
        json!({"@value": null}),
        "/name",
        Problem::InvalidValue("a value is not a text, a number or true or false"),
    );
    refused(
        "/name",
        json!({"@value": "a", "@type": "undefined"}),
        "/name",
        Problem::UndefinedType("undefined".into()),
    );
    refused(
        "/name",
        json!({"@value": {}, "@type": "@json"}),
        "/name",
        Problem::Unsupported("@json".into()),
    );
    refused(
        "/name",
        json!({"ja": "名", "en": "name"}),
        "/name/en",
        Problem::UndefinedTerm("en".into()),
    );
}

#[test]
fn unsafe_numbers_are_refused() {
    for number in ["9007199254740993", "1e21", "0.30000000000000004", "1e-7"] {
        let value: Value = serde_json::from_str(number).expect("a number");
        let error =
            quads(&with(&at(ACHIEVEMENT, "creditsAvailable"), Some(value))).expect_err(number);
        assert_eq!(
            error.pointer,
            "/credentialSubject/achievement/creditsAvailable"
        );
        assert!(
            matches!(error.problem, Problem::UnsafeNumber(_)),
            "{number}"
        );
    }
}

#[test]
fn values_of_the_wrong_kind_are_refused() {
    refused(
        "/type",
        json!([7]),
        "/type/0",
        Problem::InvalidValue("a type is not a text"),
    );
    refused(
        "/type",
        json!({"a": 1}),
        "/type",
        Problem::InvalidValue("a type is not a text"),
    );
    refused(
        "/type/1",
        json!("@json"),
        "/type/1",
        Problem::Unsupported("@json".into()),
    );
    let list = "/credentialSubject/achievement/resultDescription/0/allowedValue";
    refused(
        list,
        json!([["A"], "B"]),
        &at(list, "0"),
        Problem::Unsupported("a list in a list".into()),
    );
}
