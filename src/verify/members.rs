//! Looking at members of JSON that anyone may have written.

use serde_json::Value;

/// One value, or each of a list.
pub(super) fn each(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

/// Whether an object is of a type.
pub(super) fn has_type(object: &Value, name: &str) -> bool {
    each(object.get("type")).iter().any(|kind| kind == name)
}

/// A text that says something.
pub(super) fn text<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object
        .get(name)?
        .as_str()
        .filter(|text| !text.trim().is_empty())
}

/// A text that is an absolute URL or other IRI.
pub(super) fn id<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    let text = object.get(name)?.as_str()?;
    crate::proof::rdf::Iri::parse(text).map(|_| text)
}
