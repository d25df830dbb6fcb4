//! A JSON-LD document to RDF, losslessly or not at all.
//!
//! A small JSON-LD 1.1 processor for verifiable credentials: expansion and deserialization to RDF
//! (<https://www.w3.org/TR/json-ld11-api/#expansion>, `#deserialize-json-ld-to-rdf-algorithm`) in one walk. It is always
//! in what JSON-LD libraries call safe mode: a property, type or id that RDF has no place for would be left out of a
//! signature without a word, so a document that has one is refused. Contexts are known URLs; nothing is fetched.

mod context;
mod iri;
mod literal;
mod node;
mod problem;
mod term;
mod value;

pub use context::Compiled;
pub use problem::{JsonLdError, Problem};

use super::contexts::Contexts;
use super::rdf::Quad;
use serde_json::Value;

/// The statements that a document makes.
///
/// # Errors
/// The first place that cannot be taken over losslessly, or that uses what is not implemented: inline contexts,
/// `@graph`, `@included`, `@index`, `@json`, `@list` and `@set` objects, `@nest`, `@reverse`, `@direction`.
pub fn to_rdf(document: &Value, contexts: &Contexts) -> Result<Vec<Quad>, JsonLdError> {
    let urls = document
        .get("@context")
        .and_then(context_urls)
        .ok_or(Problem::NotADocument)?;
    let urls = urls.map_err(|problem| JsonLdError {
        pointer: "/@context".into(),
        problem,
    })?;
    let compiled = contexts.compiled(&urls).map_err(|error| JsonLdError {
        pointer: "/@context".into(),
        ..error
    })?;
    node::walk(document, contexts, &compiled)
}

/// The URLs of a `@context` member: one, or a list of them. `None` when it is neither text nor list.
fn context_urls(context: &Value) -> Option<Result<Vec<&str>, Problem>> {
    let items = match context {
        Value::String(_) => std::slice::from_ref(context),
        Value::Array(items) => items,
        Value::Object(_) | Value::Null => return Some(Err(Problem::InlineContext)),
        _ => return None,
    };
    Some(
        items
            .iter()
            .map(|item| item.as_str().ok_or(Problem::InlineContext))
            .collect(),
    )
}
