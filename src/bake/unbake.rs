//! Takes the credential out of a picture that anyone may have made.

use std::fmt;

use super::chunk::{ChunkError, SIGNATURE};
use super::xml::XmlError;
use super::{MAX_FILE, MAX_TEXT, png, svg};

/// Why no credential comes out of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnbakeError {
    /// The file is larger than [`MAX_FILE`] or its credential longer than [`MAX_TEXT`].
    TooLarge,
    /// Neither PNG nor SVG.
    NotAPicture,
    /// A PNG that is broken.
    Png(ChunkError),
    /// An SVG that is broken or oversized.
    Svg(XmlError),
    /// A picture without a credential.
    NoCredential,
    /// A picture that holds an Open Badges 2 assertion and no Open Badges 3 credential.
    OpenBadges2,
    /// More than one credential: which one the picture stands for cannot be told.
    SeveralCredentials,
    /// The credential is compressed or not in `iTXt`; the specification forbids it.
    Compressed,
    /// The credential is empty, not UTF-8, or markup.
    NotText,
}

impl fmt::Display for UnbakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                f,
                "the picture is larger than {MAX_FILE} bytes or its credential longer than {MAX_TEXT}"
            ),
            Self::NotAPicture => write!(f, "the file is neither PNG nor SVG"),
            Self::Png(why) => write!(f, "the PNG is broken: {why}"),
            Self::Svg(why) => write!(f, "the SVG is broken: {why}"),
            Self::NoCredential => write!(f, "the picture holds no credential"),
            Self::OpenBadges2 => write!(
                f,
                "the picture holds an Open Badges 2 assertion, not a credential"
            ),
            Self::SeveralCredentials => write!(f, "the picture holds more than one credential"),
            Self::Compressed => write!(
                f,
                "the credential in the picture is compressed, which is forbidden"
            ),
            Self::NotText => write!(f, "the credential in the picture is not text"),
        }
    }
}

impl std::error::Error for UnbakeError {}

/// The credential in a PNG or SVG as text: JSON with a proof, or a compact JWS. It is not judged.
pub fn unbake(bytes: &[u8]) -> Result<String, UnbakeError> {
    if bytes.len() > MAX_FILE {
        return Err(UnbakeError::TooLarge);
    }
    let text = if bytes.starts_with(SIGNATURE) {
        png::read(bytes)?
    } else {
        svg::read(std::str::from_utf8(bytes).map_err(|_| UnbakeError::NotAPicture)?)?
    };
    match text.trim() {
        "" => Err(UnbakeError::NotText),
        text if text.len() > MAX_TEXT => Err(UnbakeError::TooLarge),
        text => Ok(text.to_owned()),
    }
}
