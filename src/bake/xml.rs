//! Reads XML from strangers within limits.
//!
//! A linear look over the markup comes before the parser, whose work is quadratic in the attributes
//! of one element and in namespaces. Entities cannot be declared: a document type with an internal
//! subset is refused; a bare one, as drawing programs write it, is let through and means nothing.

use std::fmt;

use roxmltree::{Document, ParsingOptions};

/// How much markup is taken.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Elements in the document.
    pub elements: usize,
    /// Elements inside each other.
    pub depth: usize,
    /// Attributes of one element.
    pub attributes: usize,
    /// Namespace declarations in the document.
    pub namespaces: usize,
}

/// Why a text is not taken as XML.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum XmlError {
    /// The text is not well-formed; says where.
    Malformed(String),
    /// The document type declares something, such as entities.
    DocumentType,
    /// More of something than the limit.
    TooMany {
        /// What there is too much of, in words.
        what: &'static str,
        /// How many would be taken.
        limit: usize,
    },
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(f, "{why}"),
            Self::DocumentType => write!(f, "it declares entities in its document type"),
            Self::TooMany { what, limit } => write!(f, "it has more than {limit} {what}"),
        }
    }
}

impl std::error::Error for XmlError {}

/// Parses a text as XML if it is within the limits.
pub fn read<'a>(text: &'a str, limits: &Limits) -> Result<Document<'a>, XmlError> {
    measure(text, limits)?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|e| XmlError::Malformed(e.to_string()))
}

/// Counts markup without building anything. A text that is not well-formed may end the count early:
/// the parser then stops at the same place.
fn measure(text: &str, limits: &Limits) -> Result<(), XmlError> {
    let (mut elements, mut depth, mut namespaces) = (0, 0_usize, 0);
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        let rest = &text[at..];
        let length = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.find("-->").map(|end| end + 7)
        } else if let Some(data) = rest.strip_prefix("<![CDATA[") {
            data.find("]]>").map(|end| end + 12)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else if rest.starts_with("</") {
            depth = depth.saturating_sub(1);
            rest.find('>').map(|end| end + 1)
        } else {
            let Some(tag) = tag(rest) else { return Ok(()) };
            if rest.starts_with("<!") {
                if tag.bracket {
                    return Err(XmlError::DocumentType);
                }
            } else {
                elements += 1;
                namespaces += tag.namespaces;
                within("elements", elements, limits.elements)?;
                within("elements inside each other", depth + 1, limits.depth)?;
                within(
                    "attributes in one element",
                    tag.attributes,
                    limits.attributes,
                )?;
                within("namespace declarations", namespaces, limits.namespaces)?;
                depth += usize::from(!tag.empty);
            }
            Some(tag.length)
        };
        match length {
            Some(length) => at += length,
            None => return Ok(()),
        }
    }
    Ok(())
}

fn within(what: &'static str, count: usize, limit: usize) -> Result<(), XmlError> {
    if count > limit {
        Err(XmlError::TooMany { what, limit })
    } else {
        Ok(())
    }
}

/// A start tag, an empty tag or a document type, as far as counting needs.
struct Tag {
    length: usize,
    attributes: usize,
    namespaces: usize,
    empty: bool,
    bracket: bool,
}

/// `None` if the tag does not end.
fn tag(text: &str) -> Option<Tag> {
    let bytes = text.as_bytes();
    let mut tag = Tag {
        length: 0,
        attributes: 0,
        namespaces: 0,
        empty: false,
        bracket: false,
    };
    // Where the name of the next attribute is looked for, and where we are.
    let (mut name, mut at) = (1, 1);
    loop {
        match *bytes.get(at)? {
            b'>' => break,
            b'[' => tag.bracket = true,
            quote @ (b'"' | b'\'') => {
                tag.attributes += 1;
                let mut words = text[name..at].split(|c: char| c == '=' || c.is_ascii_whitespace());
                let word = words.rfind(|word| !word.is_empty()).unwrap_or_default();
                tag.namespaces += usize::from(word.starts_with("xmlns"));
                at += 1 + bytes[at + 1..].iter().position(|&byte| byte == quote)?;
                name = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    tag.length = at + 1;
    tag.empty = bytes[at - 1] == b'/';
    Some(tag)
}
