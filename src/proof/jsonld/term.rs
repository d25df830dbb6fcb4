//! One entry of a context to a term definition.
//!
//! JSON-LD 1.1 Processing Algorithms and API section 4.2 (<https://www.w3.org/TR/json-ld11-api/#create-term-definition>),
//! its step numbers in the comments. What we do not implement is remembered in the definition and refused where a
//! document uses it, so a context may hold it.

use super::super::rdf::Iri;
use super::context::{Arena, Context};
use super::iri::{Expanded, Keyword, compact};
use super::problem::{JsonLdError, Problem};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a term means and how its values are read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TermDefinition {
    pub mapping: Mapping,
    pub coercion: Coercion,
    pub container: Container,
    /// The context inside a value of this property, or inside a node of this type.
    pub scoped: Option<Arc<Value>>,
    /// Whether `term:suffix` is short for an IRI.
    pub prefix: bool,
    /// Whether a later context may not give it another meaning.
    pub protected: bool,
    /// A feature in this definition that we do not implement.
    pub unsupported: Option<&'static str>,
}

/// What a term stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mapping {
    Null,
    Keyword(Keyword),
    Iri(Iri),
}

/// The type that a context gives to values of a property.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Coercion {
    None,
    /// A text is an IRI.
    Id,
    /// A text is a term or an IRI.
    Vocab,
    Datatype(Iri),
}

/// How several values of a property belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Container {
    /// A set, in no order.
    Set,
    /// An ordered list.
    List,
    /// Each value is a graph of its own.
    Graph,
}

/// Puts the entries of one context into an active context.
pub(super) struct Definer<'a, 'c> {
    arena: &'a Arena<'c>,
    result: &'a mut Context,
    local: &'a Map<String, Value>,
    /// Whether each entry is being defined (`false`) or done (`true`).
    defined: BTreeMap<&'a str, bool>,
    override_protected: bool,
    protected: bool,
}

impl<'a, 'c> Definer<'a, 'c> {
    pub fn new(
        arena: &'a Arena<'c>,
        result: &'a mut Context,
        local: &'a Map<String, Value>,
        override_protected: bool,
    ) -> Self {
        Definer {
            arena,
            result,
            local,
            defined: BTreeMap::new(),
            override_protected,
            protected: false,
        }
    }

    /// Section 4.1.2, steps 5.5 to 5.13.
    pub fn run(mut self) -> Result<(), JsonLdError> {
        for (key, value) in self.local {
            match (key.as_str(), value) {
                ("@version", Value::Number(version)) if version.as_f64() == Some(1.1) => {}
                ("@propagate", Value::Bool(_)) => {}
                ("@protected", &Value::Bool(protected)) => self.protected = protected,
                ("@vocab", Value::Null) => self.result.vocab = None,
                ("@vocab", Value::String(vocab)) => {
                    match self.arena.expand(self.result, vocab, true) {
                        Expanded::Iri(iri) => self.result.vocab = Some(iri),
                        _ => return invalid(format!("`@vocab` is not an absolute IRI: `{vocab}`")),
                    }
                }
                _ if key.starts_with('@') => {
                    return invalid(format!("`{key}` is not supported in a context"));
                }
                _ => {}
            }
        }
        for term in self.local.keys().filter(|key| !key.starts_with('@')) {
            self.define(term)?;
        }
        Ok(())
    }

    /// Section 4.2.2.
    fn define(&mut self, term: &'a str) -> Result<(), JsonLdError> {
        // 1. to 3.
        match self.defined.get(term) {
            Some(true) => return Ok(()),
            Some(false) => return invalid(format!("`{term}` is defined by itself")),
            None if term.is_empty() => return invalid("a term is empty"),
            None => self.defined.insert(term, false),
        };
        // 4. to 10.
        let local = self.local;
        let (entry, id, simple) = match &local[term] {
            id @ Value::Null => (None, Some(id), false),
            id @ Value::String(_) => (None, Some(id), true),
            Value::Object(entry) => (Some(entry), entry.get("@id"), false),
            _ => {
                return invalid(format!(
                    "`{term}` is not defined by an object, a text or null"
                ));
            }
        };
        let get = |key| entry.and_then(|entry| entry.get(key));
        const KNOWN: [&str; 11] = [
            "@container",
            "@context",
            "@direction",
            "@id",
            "@index",
            "@language",
            "@nest",
            "@prefix",
            "@protected",
            "@reverse",
            "@type",
        ];
        if let Some(other) = entry
            .into_iter()
            .flat_map(Map::keys)
            .find(|key| !KNOWN.contains(&key.as_str()))
        {
            return invalid(format!("`{term}` has an unknown entry `{other}`"));
        }
        const UNSUPPORTED: [&str; 5] = ["@direction", "@index", "@language", "@nest", "@reverse"];
        let mut unsupported = UNSUPPORTED.into_iter().find(|&key| get(key).is_some());
        // 12.
        let protected = flag(term, "@protected", get("@protected"))?.unwrap_or(self.protected);
        // 13.
        let coercion = match get("@type") {
            None => Coercion::None,
            Some(Value::String(name)) => match self.expand(name)? {
                Expanded::Keyword(Keyword::Id) => Coercion::Id,
                Expanded::Keyword(Keyword::Other("@none")) => Coercion::None,
                Expanded::Keyword(Keyword::Other("@vocab")) => Coercion::Vocab,
                Expanded::Keyword(Keyword::Other("@json")) => {
                    unsupported = Some("@json");
                    Coercion::None
                }
                Expanded::Iri(datatype) => Coercion::Datatype(datatype),
                _ => return invalid(format!("`{term}` has a type that is no IRI: `{name}`")),
            },
            Some(_) => return invalid(format!("`{term}` has a type that is no text")),
        };
        // 15. to 20.
        let mapping = self.mapping(term, id)?;
        // 16.2.5 and 27.
        let name = !term.contains([':', '/']);
        let joins = matches!(&mapping, Mapping::Iri(iri) if iri.as_str().ends_with([':', '/', '?', '#', '[', ']', '@']));
        let prefix = match flag(term, "@prefix", get("@prefix"))? {
            Some(_) if !name => return invalid(format!("`{term}` cannot be a prefix")),
            Some(prefix) => prefix,
            None => name && simple && joins,
        };
        // 21.
        let container = match get("@container") {
            None => Container::Set,
            Some(value) => container(value).unwrap_or_else(|| {
                unsupported = Some("@container");
                Container::Set
            }),
        };
        // 23. A wrong context is noticed where it is used.
        let scoped = get("@context").map(|context| Arc::new(context.clone()));
        let mut definition = TermDefinition {
            mapping,
            coercion,
            container,
            scoped,
            prefix,
            protected,
            unsupported,
        };
        // 7. and 29.
        if let Some(previous) = self.arena.term(self.result, term)
            && previous.protected
            && !self.override_protected
        {
            definition.protected = true;
            if definition != **previous {
                return Err(Problem::ProtectedTerm(term.to_owned()).into());
            }
        }
        // 30.
        self.result
            .terms
            .insert(term.to_owned(), Arc::new(definition));
        self.defined.insert(term, true);
        Ok(())
    }

    /// Steps 15 to 20: what the term stands for.
    fn mapping(&mut self, term: &'a str, id: Option<&'a Value>) -> Result<Mapping, JsonLdError> {
        match id {
            Some(Value::Null) => Ok(Mapping::Null),
            Some(Value::String(id)) if id != term => {
                let mapping = match self.expand(id)? {
                    Expanded::Keyword(keyword) if keyword != Keyword::Context => {
                        Mapping::Keyword(keyword)
                    }
                    Expanded::Iri(iri) => Mapping::Iri(iri),
                    _ => return invalid(format!("`{term}` stands for no IRI: `{id}`")),
                };
                // 16.2.4 A term that reads as an IRI must mean that IRI.
                if (term.contains('/')
                    || compact(term).is_some_and(|(_, suffix)| !suffix.is_empty()))
                    && !matches!((self.reads_as(term)?, &mapping), (Some(a), Mapping::Iri(b)) if a == *b)
                {
                    return invalid(format!("`{term}` reads as one IRI and stands for another"));
                }
                Ok(mapping)
            }
            None | Some(Value::String(_)) => match self.reads_as(term)? {
                Some(iri) => Ok(Mapping::Iri(iri)),
                None => invalid(format!("`{term}` stands for no IRI")),
            },
            Some(_) => invalid(format!("`{term}` has an `@id` that is no text")),
        }
    }

    /// Steps 17, 18 and 20: the IRI that a term is by itself, whatever it meant before.
    fn reads_as(&mut self, term: &str) -> Result<Option<Iri>, JsonLdError> {
        if let Some((prefix, suffix)) = compact(term) {
            if !suffix.starts_with("//") {
                self.define_first(prefix)?;
                if let Some(Mapping::Iri(iri)) = self
                    .arena
                    .term(self.result, prefix)
                    .map(|known| &known.mapping)
                {
                    return Ok(Iri::parse(&format!("{}{suffix}", iri.as_str())));
                }
            }
            return Ok(Iri::parse(term));
        }
        Ok(self
            .result
            .vocab
            .as_ref()
            .and_then(|vocab| Iri::parse(&format!("{}{term}", vocab.as_str()))))
    }

    /// Section 5.2.2 with a local context: what the text needs is defined first.
    fn expand(&mut self, text: &'a str) -> Result<Expanded, JsonLdError> {
        self.define_first(text)?;
        if self.arena.term(self.result, text).is_none()
            && let Some((prefix, suffix)) = compact(text)
            && prefix != "_"
            && !suffix.starts_with("//")
        {
            self.define_first(prefix)?;
        }
        Ok(self.arena.expand(self.result, text, true))
    }

    fn define_first(&mut self, term: &str) -> Result<(), JsonLdError> {
        let local = self.local;
        match local.get_key_value(term) {
            Some((term, _))
                if !term.starts_with('@') && self.defined.get(term.as_str()) != Some(&true) =>
            {
                self.define(term)
            }
            _ => Ok(()),
        }
    }
}

fn flag(term: &str, key: &str, value: Option<&Value>) -> Result<Option<bool>, JsonLdError> {
    match value {
        None => Ok(None),
        Some(&Value::Bool(flag)) => Ok(Some(flag)),
        Some(_) => invalid(format!("`{key}` of `{term}` is not true or false")),
    }
}

/// The container, when it is one that we implement.
fn container(value: &Value) -> Option<Container> {
    let names: Vec<&str> = match value {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().map(Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    match names[..] {
        ["@set"] => Some(Container::Set),
        ["@list"] => Some(Container::List),
        ["@graph"] | ["@graph", "@set"] | ["@set", "@graph"] => Some(Container::Graph),
        _ => None,
    }
}

fn invalid<T>(reason: impl Into<String>) -> Result<T, JsonLdError> {
    Err(Problem::InvalidContext(reason.into()).into())
}
