//! Small changes of JSON and bytes, each drawn by lot from a seed.

use serde_json::{Value, json};

/// Lots that fall the same way for the same seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// A document with one to three changes; some take something over from another document.
pub fn mutate(dice: &mut Dice, document: &Value, other: &Value) -> Value {
    let mut mutant = document.clone();
    for _ in 0..=dice.below(3) {
        let place = dice.pick(&places(&mutant)).clone();
        let taken = match dice.below(2) {
            0 => other.pointer(&place).cloned(),
            _ => other.pointer(dice.pick(&places(other)).as_str()).cloned(),
        };
        let target = mutant.pointer_mut(&place).expect("a place");
        match dice.below(8) {
            0 => *target = taken.unwrap_or_default(),
            1..=3 => replace(dice, target),
            4 => encode(dice, target),
            _ => restructure(dice, target, taken),
        }
    }
    mutant
}

/// Bytes with one to three changes.
pub fn mutate_bytes(dice: &mut Dice, bytes: &[u8]) -> Vec<u8> {
    let mut mutant = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(mutant.len());
        let end = (at + 1 + dice.below(40)).min(mutant.len());
        match dice.below(6) {
            0 => mutant[at] ^= 1 << dice.below(8),
            1 => mutant[at] = dice.below(256) as u8,
            2 => mutant.insert(at, *dice.pick(b" \"{}[],:\\0z\x00\xff")),
            3 => drop(mutant.drain(at..end)),
            4 => drop(mutant.splice(at..at, mutant[at..end].to_vec())),
            _ => mutant.swap(at, end - 1),
        }
        if mutant.is_empty() {
            break;
        }
    }
    mutant
}

/// The pointers to all values of a document but itself.
fn places(document: &Value) -> Vec<String> {
    fn walk(value: &Value, place: &str, places: &mut Vec<String>) {
        let mut enter = |name: &str, inner: &Value| {
            let name = name.replace('~', "~0").replace('/', "~1");
            let place = format!("{place}/{name}");
            walk(inner, &place, places);
            places.push(place);
        };
        match value {
            Value::Object(members) => members
                .iter()
                .for_each(|(name, member)| enter(name, member)),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(index, item)| enter(&index.to_string(), item)),
            _ => {}
        }
    }
    let mut places = Vec::new();
    walk(document, "", &mut places);
    // Something to take, however far a document was taken apart.
    if places.is_empty() {
        places.push(String::new());
    }
    places
}

/// Another value in its place.
fn replace(dice: &mut Dice, target: &mut Value) {
    let old = target.clone();
    let text = old.as_str().map(str::to_owned).unwrap_or_default();
    *target = match dice.below(12) {
        0 => Value::Null,
        1 => json!({}),
        2 => json!([]),
        3 => json!([old]),
        4 => json!([old, old]),
        5 => json!([[old], "x"]),
        6 => json!({ "@value": old }),
        7 => json!({ "id": old }),
        8 => json!(dice.below(1_000_000) as f64 / 8.0),
        9 => json!(dice.below(2) == 0),
        10 => json!(format!("{text} ")),
        _ => json!(text.to_ascii_uppercase()),
    };
}

/// A character of a text changed, put in, taken out or moved: digits of base58 and of everything else.
fn encode(dice: &mut Dice, target: &mut Value) {
    const DIGITS: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0OIl+/=-_ ";
    let Some(text) = target.as_str().filter(|text| !text.is_empty()) else {
        return;
    };
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.below(letters.len());
    let digit = *dice.pick(DIGITS) as char;
    match dice.below(5) {
        0 => letters[at] = digit,
        1 => letters.insert(at, digit),
        2 => drop(letters.remove(at)),
        3 => letters.push(digit),
        _ => {
            let other = dice.below(letters.len());
            letters.swap(at, other);
        }
    }
    *target = letters.into_iter().collect::<String>().into();
}

/// Members and items put in, taken out, doubled, renamed or turned round.
fn restructure(dice: &mut Dice, target: &mut Value, taken: Option<Value>) {
    const NAMES: [&str; 14] = [
        "name",
        "description",
        "id",
        "type",
        "validUntil",
        "credentialStatus",
        "endorsement",
        "evidence",
        "image",
        "proof",
        "@id",
        "@included",
        "https://schema.org/name",
        "__proto__",
    ];
    let taken = taken.unwrap_or_default();
    match target {
        Value::Object(members) => {
            let keys: Vec<String> = members.keys().cloned().collect();
            let name = (*dice.pick(&NAMES)).to_owned();
            match dice.below(4) {
                0 => drop(members.insert(name, taken)),
                _ if keys.is_empty() => {}
                1 => drop(members.remove(dice.pick(&keys))),
                2 => {
                    let old = members.remove(dice.pick(&keys)).expect("a member");
                    members.insert(name, old);
                }
                _ => {
                    let copy = members[dice.pick(&keys)].clone();
                    members.insert(dice.pick(&keys).clone(), copy);
                }
            }
        }
        Value::Array(items) => match dice.below(5) {
            0 => items.reverse(),
            1 => items.push(taken),
            _ if items.is_empty() => {}
            2 => drop(items.remove(dice.below(items.len()))),
            3 => {
                let copy = dice.pick(&*items).clone();
                items.push(copy);
            }
            _ => items.truncate(1),
        },
        scalar => *scalar = taken,
    }
}
