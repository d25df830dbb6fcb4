//! Seeded mutants of everything that is genuine: one that is still called genuine must still say the same.
//!
//! `SHIRUSHI_MUTANTS=10000` runs the long form. What "the same" is, is judged here by the JSON alone, without our RDF.

use super::mutation::{Dice, mutate, mutate_bytes};
use super::own::Vector;
use serde_json::{Map, Value};
use shirushi::bake;
use shirushi::proof::json;

#[test]
fn a_mutant_that_is_genuine_says_what_the_original_says() {
    let count = std::env::var("SHIRUSHI_MUTANTS");
    let count: u64 = count.map_or(1_000, |count| count.parse().expect("a number"));
    let originals: Vec<Original> = Vector::all().into_iter().filter_map(Original::of).collect();
    assert!(originals.len() > 60, "{}", originals.len());
    let mut harmless = 0;
    for seed in 0..count {
        let mut dice = Dice::new(seed);
        let [one, other] = [dice.pick(&originals), dice.pick(&originals)];
        let mutant = match dice.below(4) {
            0 => mutate_bytes(&mut dice, &one.bytes),
            _ => mutate(&mut dice, &one.value, &other.value)
                .to_string()
                .into_bytes(),
        };
        if one.vector.judge(&mutant).is_genuine() {
            harmless += 1;
            let read = read(&mutant).unwrap_or_default();
            assert!(
                says_the_same(&read, &one.value) || says_the_same(&read, &other.value),
                "mutant {seed} of {} is called genuine:\n{}",
                one.vector.name,
                String::from_utf8_lossy(&mutant)
            );
        }
    }
    assert!(
        harmless > 0 && harmless < count / 4,
        "{harmless} of {count} mutants were genuine: too many or none say the same"
    );
}

/// A vector whose document is genuine.
struct Original {
    vector: Vector,
    bytes: Vec<u8>,
    value: Value,
}

impl Original {
    fn of(vector: Vector) -> Option<Original> {
        let bytes = vector.held();
        let value = read(&bytes)?;
        let genuine = vector.judge(&bytes).is_genuine();
        genuine.then_some(Original {
            vector,
            bytes,
            value,
        })
    }
}

/// The credential in a file or picture.
fn read(bytes: &[u8]) -> Option<Value> {
    let picture = bake::unbake(bytes).ok();
    json::parse(picture.as_ref().map_or(bytes, |text| text.as_bytes())).ok()
}

/// Whether a document says what another says, on no other proofs than that one's.
fn says_the_same(document: &Value, original: &Value) -> bool {
    let [(said, proofs), (original, good)] = [document, original].map(|document| {
        let mut said = normal(document);
        let proof = said.as_object_mut().and_then(|said| said.remove("proof"));
        let proofs = match proof {
            Some(Value::Array(proofs)) => proofs,
            one => one.into_iter().collect(),
        };
        (said, proofs)
    });
    said == original && proofs.iter().all(|proof| good.contains(proof))
}

/// What a credential says, the same for all spellings of one meaning: no order but that of lists, nothing twice, one of
/// one is one, nothing for nothing. Contexts are left out: they say nothing, and the signature minds what they mean.
fn normal(value: &Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members
                .iter()
                .filter(|(name, _)| *name != "@context")
                .filter_map(|(name, member)| Some((name.clone(), normal_member(name, member)?)))
                .collect::<Map<_, _>>(),
        ),
        Value::Number(number) => format!("{:E}", number.as_f64().expect("a number")).into(),
        other => other.clone(),
    }
}

/// Whether a member is this text, or a list of it alone, which means the same.
fn is(member: &Value, text: &str) -> bool {
    member == text || matches!(member.as_array().map(Vec::as_slice), Some([one]) if one == text)
}

fn normal_member(name: &str, member: &Value) -> Option<Value> {
    let mut items = Vec::new();
    flatten(member, &mut items);
    let mut items: Vec<Value> = match name {
        // A proof of a kind that we do not know is passed over.
        "proof" => items
            .into_iter()
            .filter(|proof| is(&proof["type"], "DataIntegrityProof"))
            .filter(|proof| is(&proof["cryptosuite"], "eddsa-rdfc-2022"))
            .map(normal)
            .collect(),
        "id" => items
            .into_iter()
            .filter(|id| id.as_str().is_none_or(|id| !id.starts_with("_:")))
            .cloned()
            .collect(),
        _ => items.into_iter().map(normal).collect(),
    };
    for item in &mut items {
        if item == "AchievementCredential" {
            *item = "OpenBadgeCredential".into();
        }
    }
    if name != "allowedValue" {
        items.sort_by_key(Value::to_string);
        items.dedup();
    }
    match items.len() {
        0 => None,
        1 => items.pop(),
        _ => Some(items.into()),
    }
}

fn flatten<'a>(value: &'a Value, items: &mut Vec<&'a Value>) {
    match value {
        Value::Array(inner) => inner.iter().for_each(|item| flatten(item, items)),
        Value::Null => {}
        one => items.push(one),
    }
}
