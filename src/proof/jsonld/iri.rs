//! What a text stands for: a keyword, an IRI, or nothing.
//!
//! JSON-LD 1.1 Processing Algorithms and API section 5.2 (<https://www.w3.org/TR/json-ld11-api/#iri-expansion>).

use super::super::rdf::Iri;
use super::context::{Arena, Context};
use super::term::{Mapping, TermDefinition};
use std::sync::Arc;

impl Arena<'_> {
    /// Section 5.2.2, IRI expansion, steps 1 and 4 to 9. `vocab`: the text is a property, a type or a word, not an id.
    pub fn expand(&self, context: &Context, text: &str, vocab: bool) -> Expanded {
        // 1.
        if let Some(keyword) = Keyword::parse(text) {
            return Expanded::Keyword(keyword);
        }
        // 2.
        if text.strip_prefix('@').is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
        }) {
            return Expanded::Reserved;
        }
        // 4. and 5.
        match self
            .term(context, text)
            .map(|definition| &definition.mapping)
        {
            Some(&Mapping::Keyword(keyword)) => return Expanded::Keyword(keyword),
            Some(Mapping::Null) if vocab => return Expanded::Null,
            Some(Mapping::Iri(iri)) if vocab => return Expanded::Iri(iri.clone()),
            _ => {}
        }
        // 6.
        if let Some((prefix, suffix)) = compact(text) {
            if prefix == "_" {
                return Expanded::Blank;
            }
            let definition = if suffix.starts_with("//") {
                None
            } else {
                self.term(context, prefix)
            };
            if let Some(TermDefinition {
                mapping: Mapping::Iri(iri),
                prefix: true,
                ..
            }) = definition.map(Arc::as_ref)
            {
                return Expanded::iri(&format!("{}{suffix}", iri.as_str()));
            }
            if let Some(iri) = Iri::parse(text) {
                return Expanded::Iri(iri);
            }
        }
        // 7.
        match &context.vocab {
            Some(base) if vocab => Expanded::iri(&format!("{}{text}", base.as_str())),
            // 8. and 9. There is no base: what is relative stays so.
            _ => Expanded::Relative,
        }
    }
}

/// What a text in a document or context stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expanded {
    Keyword(Keyword),
    /// Looks like a keyword and is none.
    Reserved,
    /// A term that is defined as meaning nothing.
    Null,
    Iri(Iri),
    Blank,
    Relative,
}

impl Expanded {
    fn iri(text: &str) -> Expanded {
        Iri::parse(text).map_or(Expanded::Relative, Expanded::Iri)
    }
}

/// Prefix and suffix of what may be a compact IRI: the first colon is not the first character.
pub(super) fn compact(text: &str) -> Option<(&str, &str)> {
    text.split_once(':')
        .filter(|(prefix, _)| !prefix.is_empty())
}

/// The keywords of JSON-LD 1.1. Those that documents are refused for are all `Other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Context,
    Id,
    Type,
    Value,
    Language,
    Other(&'static str),
}

impl Keyword {
    pub fn parse(text: &str) -> Option<Keyword> {
        const OTHERS: [&str; 18] = [
            "@base",
            "@container",
            "@direction",
            "@graph",
            "@import",
            "@included",
            "@index",
            "@json",
            "@list",
            "@nest",
            "@none",
            "@prefix",
            "@propagate",
            "@protected",
            "@reverse",
            "@set",
            "@version",
            "@vocab",
        ];
        if !text.starts_with('@') {
            return None;
        }
        match text {
            "@context" => Some(Keyword::Context),
            "@id" => Some(Keyword::Id),
            "@type" => Some(Keyword::Type),
            "@value" => Some(Keyword::Value),
            "@language" => Some(Keyword::Language),
            _ => OTHERS
                .into_iter()
                .find(|&other| other == text)
                .map(Keyword::Other),
        }
    }
}
