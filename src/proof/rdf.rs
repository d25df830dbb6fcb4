//! RDF terms and quads, each ground term already in the form it has in canonical N-Quads.
//!
//! RDF Canonicalization 1.0 section 5 (<https://www.w3.org/TR/rdf-canon/#canonical-quads>). Nothing after the JSON-LD
//! processor asks what a term means, only how it is written; so it is written once.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

/// An absolute IRI, kept as `<iri>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Iri(Arc<str>);

impl Iri {
    /// The IRI in this text, or `None` when it has no scheme or holds a character that N-Quads forbids in an IRI.
    pub fn parse(text: &str) -> Option<Iri> {
        Self::is_right(text).then(|| Iri(format!("<{text}>").into()))
    }

    /// Whether a text is an IRI.
    pub fn is_right(text: &str) -> bool {
        let Some((scheme, _)) = text.split_once(':') else {
            return false;
        };
        let mut scheme = scheme.bytes();
        let named = scheme
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && scheme.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        let forbidden = |byte: u8| byte <= b' ' || br#"<>"{}|^`\"#.contains(&byte);
        named && !text.bytes().any(forbidden)
    }

    /// The IRI itself.
    pub fn as_str(&self) -> &str {
        &self.0[1..self.0.len() - 1]
    }

    /// The IRI between angle brackets.
    pub fn bracketed(&self) -> &str {
        &self.0
    }
}

/// A subject, object or graph name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// An IRI or a literal, as canonical N-Quads writes it.
    Ground(Arc<str>),
    /// A blank node. The number means nothing beyond its data set.
    Blank(u32),
}

impl Term {
    /// A literal with a datatype. `xsd:string` is not written.
    pub fn literal(text: &str, datatype: &Iri) -> Term {
        let mut out = quoted(text);
        if datatype.as_str() != "http://www.w3.org/2001/XMLSchema#string" {
            out.push_str("^^");
            out.push_str(datatype.bracketed());
        }
        Term::Ground(out.into())
    }

    /// A literal without a datatype: `xsd:string`.
    pub fn string(text: &str) -> Term {
        Term::Ground(quoted(text).into())
    }

    /// A literal in a language. The tag is written as given.
    pub fn in_language(text: &str, tag: &str) -> Term {
        Term::Ground(format!("{}@{tag}", quoted(text)).into())
    }
}

impl From<Iri> for Term {
    fn from(iri: Iri) -> Term {
        Term::Ground(iri.0)
    }
}

/// A statement. `graph` is `None` in the default graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quad {
    /// What it speaks of.
    pub subject: Term,
    /// The property.
    pub predicate: Iri,
    /// The property's value.
    pub object: Term,
    /// The graph it stands in.
    pub graph: Option<Term>,
}

/// The text between quotation marks, escaped as canonical N-Quads does.
fn quoted(text: &str) -> String {
    ["\"", &escaped(text), "\""].concat()
}

/// A text as it stands within quotation marks.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let is_special = |byte: u8| matches!(byte, 0..=0x1f | 0x7f | b'"' | b'\\');
    if !text.bytes().any(is_special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0'..='\u{1f}' | '\u{7f}' => {
                write!(out, "\\u{:04X}", c as u32).expect("a string takes all")
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iri_needs_a_scheme_and_no_forbidden_character() {
        for good in [
            "https://example.org/é",
            "did:web:a#z",
            "urn:uuid:1",
            "xsd:dateTime",
            "data:image/png;base64,iVB==",
        ] {
            assert_eq!(Iri::parse(good).expect(good).as_str(), good);
        }
        for bad in [
            "",
            "name",
            "/a",
            ":a",
            "1a:b",
            "https://a b",
            "https://a><b",
            "a:\n",
            "a:\\",
            "_:b",
            "a b:c",
        ] {
            assert_eq!(Iri::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn literals_are_escaped_as_the_canonical_form_says() {
        let text = "\u{0}\u{8}\t\n\u{b}\u{c}\r\"\\\u{7f}é\u{85}😀";
        assert_eq!(
            Term::string(text),
            Term::Ground(r#""\u0000\b\t\n\u000B\f\r\"\\\u007Fé😀""#.replace('é', "é\u{85}").into())
        );
    }

    #[test]
    fn a_plain_string_has_no_datatype() {
        let string = Iri::parse("http://www.w3.org/2001/XMLSchema#string").expect("an IRI");
        let date = Iri::parse("xsd:date").expect("an IRI");
        assert_eq!(Term::literal("a", &string), Term::string("a"));
        assert_eq!(
            Term::literal("a", &date),
            Term::Ground("\"a\"^^<xsd:date>".into())
        );
        assert_eq!(
            Term::in_language("a", "ja"),
            Term::Ground("\"a\"@ja".into())
        );
    }
}
