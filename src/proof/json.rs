//! Bytes to a JSON value, strictly: what may not be signed or verified is refused here.
//!
//! I-JSON (RFC 7493) and a few bounds. A signature over JSON-LD covers what the text means, so a text that readers
//! understand differently (an object with two members of one name, half a surrogate pair) must never get that far.

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::Cell;
use std::fmt;

/// The largest text that is read, in bytes (4 MiB).
pub const MAX_BYTES: usize = 4 << 20;
/// The deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 64;

/// Reads one JSON text.
///
/// # Errors
/// The first thing that is not strict JSON, and where.
pub fn parse(text: &[u8]) -> Result<Value, JsonError> {
    let fail = |problem, offset| Err(JsonError { problem, offset });
    if text.len() > MAX_BYTES {
        return fail(JsonProblem::TooLarge, MAX_BYTES);
    }
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => return fail(JsonProblem::NotUtf8, error.valid_up_to()),
    };
    if text.starts_with('\u{feff}') {
        return fail(JsonProblem::ByteOrderMark, 0);
    }
    let found = Cell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict {
        depth: 0,
        found: &found,
    }
    .deserialize(&mut reader)
    .map_err(|error| {
        let problem = found
            .take()
            .unwrap_or_else(|| JsonProblem::Syntax(reason(&error)));
        JsonError {
            problem,
            offset: offset(text, &error),
        }
    })?;
    match reader.end() {
        Ok(()) => Ok(value),
        Err(error) => fail(JsonProblem::TrailingData, offset(text, &error)),
    }
}

/// Why a text is not strict JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    /// What is wrong.
    pub problem: JsonProblem,
    /// The byte at which it was noticed, counted from 0.
    pub offset: usize,
}

/// What is wrong with a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonProblem {
    /// The text is longer than [`MAX_BYTES`].
    TooLarge,
    /// The text is not UTF-8.
    NotUtf8,
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// An object has two members of this name.
    DuplicateKey(String),
    /// Arrays and objects are nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Something follows the value.
    TrailingData,
    /// The text breaks RFC 8259; half a surrogate pair is among these.
    Syntax(String),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            JsonProblem::TooLarge => write!(f, "the JSON text is longer than {MAX_BYTES} bytes")?,
            JsonProblem::NotUtf8 => write!(f, "the text is not UTF-8")?,
            JsonProblem::ByteOrderMark => write!(f, "the text begins with a byte order mark")?,
            JsonProblem::DuplicateKey(key) => {
                write!(f, "an object has `{}` twice", key.escape_debug())?
            }
            JsonProblem::TooDeep => {
                write!(f, "arrays and objects are nested deeper than {MAX_DEPTH}")?
            }
            JsonProblem::TrailingData => write!(f, "something follows the JSON value")?,
            JsonProblem::Syntax(reason) => write!(f, "not JSON: {reason}")?,
        }
        write!(f, " (at byte {})", self.offset)
    }
}

impl std::error::Error for JsonError {}

/// Builds a value while watching for what serde_json lets pass.
struct Strict<'a> {
    depth: usize,
    found: &'a Cell<Option<JsonProblem>>,
}

impl Strict<'_> {
    fn refuse<E: de::Error>(&self, problem: JsonProblem) -> E {
        self.found.set(Some(problem));
        E::custom("refused")
    }

    /// The reader of what stands inside an array or object.
    fn inner<E: de::Error>(&self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.refuse(JsonProblem::TooDeep));
        }
        Ok(Strict {
            depth: self.depth + 1,
            found: self.found,
        })
    }

    fn again(&self) -> Self {
        Strict {
            depth: self.depth,
            found: self.found,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(inner.again())? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(self.refuse(JsonProblem::DuplicateKey(key)));
            }
            let value = members.next_value_seed(inner.again())?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

/// serde_json's message without its line and column: we give the byte.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// The byte that serde_json's line (from 1) and column (bytes, from 1; 0 before the first) speak of.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    (start + error.column().saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn problem(text: &[u8]) -> JsonProblem {
        parse(text).expect_err("refused").problem
    }

    #[test]
    fn ordinary_json_is_read() {
        let text = r#"{"a":[1,-2,3.5,true,null,"\u00e9\ud83d\ude00"],"b":{"a":{}}}"#;
        assert_eq!(
            parse(text.as_bytes()),
            Ok(json!({"a": [1, -2, 3.5, true, null, "é😀"], "b": {"a": {}}}))
        );
    }

    #[test]
    fn a_member_given_twice_is_refused_where_it_stands() {
        let error = parse(b"{\n \"issuer\": 1,\n \"issuer\": 2}").expect_err("refused");
        assert_eq!(error.problem, JsonProblem::DuplicateKey("issuer".into()));
        assert!((17..=26).contains(&error.offset), "{error}");
        assert_eq!(
            problem(br#"{"a":1,"\u0061":2}"#),
            JsonProblem::DuplicateKey("a".into())
        );
    }

    #[test]
    fn members_of_one_name_in_different_objects_are_fine() {
        assert!(parse(br#"[{"a":1},{"a":{"a":2}}]"#).is_ok());
    }

    #[test]
    fn half_a_surrogate_pair_is_refused() {
        for text in [
            &br#""\ud800""#[..],
            br#""\udc00""#,
            br#""\ud800\u0041""#,
            br#"{"\ud800":1}"#,
        ] {
            assert!(
                matches!(problem(text), JsonProblem::Syntax(_)),
                "{}",
                String::from_utf8_lossy(text)
            );
        }
    }

    #[test]
    fn what_follows_the_value_is_refused() {
        assert_eq!(problem(b"{} {}"), JsonProblem::TrailingData);
        assert_eq!(problem(b"1 x"), JsonProblem::TrailingData);
        assert!(parse(b" {}\n ").is_ok());
    }

    #[test]
    fn a_byte_order_mark_and_other_encodings_are_refused() {
        assert_eq!(problem(b"\xef\xbb\xbf{}"), JsonProblem::ByteOrderMark);
        assert_eq!(problem(b"\"\x82\xa0\""), JsonProblem::NotUtf8);
        assert_eq!(problem(b"\"\xed\xa0\x80\""), JsonProblem::NotUtf8);
    }

    #[test]
    fn nesting_ends_at_sixty_four() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(nested(MAX_DEPTH).as_bytes()).is_ok());
        assert_eq!(
            problem(nested(MAX_DEPTH + 1).as_bytes()),
            JsonProblem::TooDeep
        );
        assert_eq!(
            problem("[".repeat(1_000_000).as_bytes()),
            JsonProblem::TooDeep
        );
    }

    #[test]
    fn size_ends_at_four_mebibytes() {
        let text = format!("\"{}\"", "x".repeat(MAX_BYTES - 2));
        assert!(parse(text.as_bytes()).is_ok());
        assert_eq!(
            problem(format!("{text} ").as_bytes()),
            JsonProblem::TooLarge
        );
    }

    #[test]
    fn numbers_out_of_range_and_broken_text_are_refused() {
        for text in [
            "1e400", "NaN", "01", "", "{", "[1,]", "'a'", "// x\n1", "\"\t\"",
        ] {
            assert!(
                matches!(problem(text.as_bytes()), JsonProblem::Syntax(_)),
                "{text}"
            );
        }
    }
}
