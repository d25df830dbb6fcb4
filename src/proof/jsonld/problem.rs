//! What is refused in a document, and where.

use std::fmt;

/// A document that has no lossless meaning as RDF, or uses what we do not implement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonLdError {
    /// The place as JSON Pointer (RFC 6901): empty for the whole document.
    pub pointer: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at a place in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The document is not an object with a `@context`.
    NotADocument,
    /// The context of this URL is not among the known ones.
    UnknownContext(String),
    /// A context that is not a known URL: an object, or null.
    InlineContext,
    /// A context is wrong, or contradicts another: why.
    InvalidContext(String),
    /// A later context gives a protected term another meaning.
    ProtectedTerm(String),
    /// No context defines this property: a signature would not cover it.
    UndefinedTerm(String),
    /// No context defines this type: a signature would not cover it.
    UndefinedType(String),
    /// The id is not an absolute IRI.
    RelativeIri(String),
    /// A keyword or feature of JSON-LD that we do not implement, or that RDF has no place for.
    Unsupported(String),
    /// The value is not of a kind that may stand here.
    InvalidValue(&'static str),
    /// A number that programs do not write alike.
    UnsafeNumber(String),
    /// There is something that a signature would not cover.
    DataLoss(&'static str),
    /// Objects and arrays are nested too deep.
    TooDeep,
}

impl From<Problem> for JsonLdError {
    fn from(problem: Problem) -> JsonLdError {
        JsonLdError {
            pointer: String::new(),
            problem,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NotADocument => write!(f, "not an object with a `@context`"),
            Problem::UnknownContext(url) => {
                write!(f, "the context `{}` is not known", url.escape_debug())
            }
            Problem::InlineContext => write!(f, "a context must be a known URL"),
            Problem::InvalidContext(reason) => write!(f, "the context is wrong: {reason}"),
            Problem::ProtectedTerm(term) => write!(
                f,
                "the context redefines the protected term `{}`",
                term.escape_debug()
            ),
            Problem::UndefinedTerm(term) => {
                write!(f, "no context defines `{}`", term.escape_debug())
            }
            Problem::UndefinedType(name) => {
                write!(f, "no context defines the type `{}`", name.escape_debug())
            }
            Problem::RelativeIri(text) => {
                write!(f, "`{}` is not an absolute URL", text.escape_debug())
            }
            Problem::Unsupported(what) => write!(f, "`{}` is not supported", what.escape_debug()),
            Problem::InvalidValue(what) => write!(f, "{what}"),
            Problem::UnsafeNumber(number) => write!(
                f,
                "the number {number} is not written alike by all programs"
            ),
            Problem::DataLoss(what) => write!(f, "a signature would not cover this: {what}"),
            Problem::TooDeep => write!(f, "objects and arrays are nested too deep"),
        }
    }
}

impl fmt::Display for JsonLdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => write!(f, "{}", self.problem),
            pointer => write!(f, "{} (at {})", self.problem, pointer.escape_debug()),
        }
    }
}

impl std::error::Error for JsonLdError {}
