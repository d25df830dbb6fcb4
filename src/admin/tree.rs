//! Mappings of YAML by name, in the order in which they are made.

pub use serde_yaml::{Mapping, Value};

/// A mapping with these keys.
pub fn map<const N: usize>(pairs: [(&str, Value); N]) -> Mapping {
    pairs
        .into_iter()
        .map(|(key, value)| (text(key), value))
        .collect()
}

/// A text.
pub fn text(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

/// A list.
pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::Sequence(values.into_iter().collect())
}

/// Text under a key.
pub fn string<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

/// The texts of a list under a key.
pub fn strings<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    let items = value.get(key).and_then(Value::as_sequence);
    items
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
