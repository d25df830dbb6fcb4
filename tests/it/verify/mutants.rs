//! Every value and key of a badge, changed in every way we can think of: none of it is taken for the badge.

use serde_json::{Value, json};
use shirushi::verify::{Code, Outcome};

use super::world::*;

/// Each document that has one place of `document` changed.
fn mutants(document: &Value) -> Vec<(String, Value)> {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    let mut out = Vec::new();
    for place in places.iter().filter(|place| !place.is_empty()) {
        let value = document.pointer(place).expect("a place").clone();
        for (how, changed) in changes(&value) {
            out.push((
                format!("{place} {how}"),
                put(document, place, Some(changed)),
            ));
        }
        out.push((format!("{place} removed"), put(document, place, None)));
        if let Some(renamed) = rename(document, place) {
            out.push((format!("{place} renamed"), renamed));
        }
    }
    out
}

fn collect(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                collect(
                    member,
                    format!("{place}/{}", key.replace('/', "~1")),
                    places,
                );
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{place}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

fn changes(value: &Value) -> Vec<(&'static str, Value)> {
    let mut out = vec![
        ("emptied", json!({})),
        ("numbered", json!(7)),
        ("doubled", json!([value, "https://x.example/"])),
    ];
    match value {
        Value::String(text) => {
            out.push(("longer", json!(format!("{text}x"))));
            out.push(("shorter", json!(text.chars().skip(1).collect::<String>())));
            out.push(("spaced", json!(format!(" {text}"))));
            out.push(("other case", json!(swap_case(text))));
        }
        Value::Bool(flag) => out.push(("negated", json!(!flag))),
        Value::Array(items) => out.push(("cut", json!(items[1..]))),
        Value::Object(members) => {
            let mut more = members.clone();
            more.insert("name".into(), json!("Mallory"));
            out.push(("named", Value::Object(more)));
        }
        _ => {}
    }
    out
}

fn swap_case(text: &str) -> String {
    let swapped: String = text
        .chars()
        .map(|c| {
            if c.is_ascii_lowercase() {
                c.to_ascii_uppercase()
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    if swapped == text {
        format!("{text}X")
    } else {
        swapped
    }
}

fn put(document: &Value, place: &str, value: Option<Value>) -> Value {
    let mut document = document.clone();
    let (parent, name) = place.rsplit_once('/').expect("a pointer");
    match (document.pointer_mut(parent).expect("a place"), value) {
        (Value::Object(members), Some(value)) => {
            drop(members.insert(name.replace("~1", "/"), value))
        }
        (Value::Object(members), None) => drop(members.remove(&name.replace("~1", "/"))),
        (Value::Array(items), Some(value)) => {
            items[name.parse::<usize>().expect("an index")] = value
        }
        (Value::Array(items), None) => drop(items.remove(name.parse().expect("an index"))),
        _ => unreachable!("a place stands in an object or a list"),
    }
    document
}

fn rename(document: &Value, place: &str) -> Option<Value> {
    let (parent, name) = place.rsplit_once('/')?;
    let mut document = document.clone();
    let members = document.pointer_mut(parent)?.as_object_mut()?;
    let value = members.remove(name)?;
    members.insert(format!("{name}2"), value);
    Some(document)
}

#[test]
fn no_mutant_of_a_badge_is_genuine() {
    let (world, badge) = (World::new(), signed());
    let mutants = mutants(&badge);
    assert!(mutants.len() > 350, "{}", mutants.len());
    for (how, mutant) in mutants {
        let verdict = world.verify(&mutant);
        // The image of a badge may be left out of the signature by nobody; what is left are spellings of the same.
        assert_ne!(verdict.outcome, Outcome::Genuine, "{how}: {verdict:#?}");
    }
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
        let mutant = with(signed(), "/proof/0/proofValue", Some(json!(changed)));
        expect(
            &World::new().verify(&mutant),
            Code::SignatureWrong,
            Outcome::Altered,
        );
    }
}
