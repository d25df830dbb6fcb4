//! Puts a credential into its badge picture and takes it out again
//! ([OB 3.0 section 5.3, baking](https://www.imsglobal.org/spec/ob/v3p0/#baking)).
//!
//! Pixels are never decoded or re-encoded: [`png()`] splices one chunk, [`svg()`] one element.
//! [`unbake()`] reads pictures from strangers and works within limits.

mod chunk;
mod png;
mod svg;
mod text;
mod unbake;
pub mod xml;

use std::fmt;

pub use chunk::ChunkError;
pub use png::{Png, png};
pub use svg::{Svg, svg};
pub use text::Portable;
pub use unbake::{UnbakeError, unbake};

/// Largest picture that is read or made, in bytes.
pub const MAX_FILE: usize = 8 << 20;

/// Longest credential text that is read or written, in bytes.
pub const MAX_TEXT: usize = 1 << 20;

/// Why a credential cannot be put into a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BakeError {
    /// The credential is not a JSON object; says where.
    NotJson(String),
    /// The credential is longer than [`MAX_TEXT`] once escaped.
    TooLong,
    /// The picture is not a sound PNG.
    Png(ChunkError),
    /// The picture is not a sound SVG.
    Svg(xml::XmlError),
    /// The root of the XML is not `<svg>`.
    NotSvg,
    /// The picture uses the prefix `openbadges` for something else.
    PrefixTaken,
}

impl fmt::Display for BakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(why) => write!(f, "the credential is not a JSON object: {why}"),
            Self::TooLong => write!(f, "the credential is longer than {MAX_TEXT} bytes"),
            Self::Png(why) => write!(f, "the picture is not a sound PNG: {why}"),
            Self::Svg(why) => write!(f, "the picture is not a sound SVG: {why}"),
            Self::NotSvg => write!(f, "the root element of the picture is not `svg`"),
            Self::PrefixTaken => {
                write!(
                    f,
                    "the picture uses the prefix `openbadges` for another namespace"
                )
            }
        }
    }
}

impl std::error::Error for BakeError {}
