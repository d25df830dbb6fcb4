//! A credential in a PNG: one uncompressed `iTXt` chunk called `openbadgecredential`
//! ([OB 3.0 section 5.3.1](https://www.imsglobal.org/spec/ob/v3p0/#png)).

use super::chunk::{self, ChunkError, SIGNATURE, chunks, encode};
use super::text::Portable;
use super::{BakeError, UnbakeError};

const KEYWORD: &[u8] = b"openbadgecredential";
const KEYWORD_OB2: &[u8] = b"openbadges";

/// A PNG without a credential, for as many as want to be in it.
#[derive(Clone, Debug)]
pub struct Png {
    /// Up to the first pixels.
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Png {
    /// Reads a picture; a credential that is in it is left out. All other chunks stay as they are, byte for byte.
    ///
    /// # Errors
    /// It is no sound PNG.
    pub fn of(image: &[u8]) -> Result<Png, BakeError> {
        let chunks = chunks(image).map_err(BakeError::Png)?;
        let mut kept = chunks.iter().filter(|chunk| !holds(chunk, KEYWORD));
        let (mut before, mut after) = (SIGNATURE.to_vec(), Vec::with_capacity(image.len()));
        for chunk in kept.by_ref() {
            if &chunk.kind == b"IDAT" {
                after.extend_from_slice(chunk.bytes);
                break;
            }
            before.extend_from_slice(chunk.bytes);
        }
        kept.for_each(|chunk| after.extend_from_slice(chunk.bytes));
        Ok(Png { before, after })
    }

    /// The picture with a credential before its first pixels.
    pub fn bake(&self, credential: &Portable) -> Vec<u8> {
        // Keyword, then: not compressed, method 0, no language, no translated keyword.
        let data = [KEYWORD, b"\0\0\0\0\0", credential.as_str().as_bytes()].concat();
        [self.before.as_slice(), &encode(b"iTXt", &data), &self.after].concat()
    }
}

/// Puts a credential into a PNG; one that is already there is replaced.
pub fn png(image: &[u8], credential_json: &str) -> Result<Vec<u8>, BakeError> {
    let credential = Portable::of(credential_json)?;
    Ok(Png::of(image)?.bake(&credential))
}

/// The text of the one credential in a PNG.
pub(super) fn read(image: &[u8]) -> Result<String, UnbakeError> {
    let chunks = chunks(image).map_err(|error| match error {
        ChunkError::NotPng => UnbakeError::NotAPicture,
        error => UnbakeError::Png(error),
    })?;
    let mut found = chunks.iter().filter(|chunk| holds(chunk, KEYWORD));
    let Some(chunk) = found.next() else {
        return Err(match chunks.iter().any(|chunk| holds(chunk, KEYWORD_OB2)) {
            true => UnbakeError::OpenBadges2,
            false => UnbakeError::NoCredential,
        });
    };
    if found.next().is_some() {
        return Err(UnbakeError::SeveralCredentials);
    }
    text(chunk)
}

/// Whether a chunk is text under this keyword.
fn holds(chunk: &chunk::Chunk<'_>, keyword: &[u8]) -> bool {
    matches!(&chunk.kind, b"iTXt" | b"tEXt" | b"zTXt")
        && chunk
            .data
            .strip_prefix(keyword)
            .is_some_and(|rest| rest.first() == Some(&0))
}

/// [PNG section 11.3.3.4](https://www.w3.org/TR/png-3/#11iTXt): keyword, 0, compression flag and
/// method, language tag, 0, translated keyword, 0, text.
fn text(chunk: &chunk::Chunk<'_>) -> Result<String, UnbakeError> {
    let rest = &chunk.data[KEYWORD.len() + 1..];
    let [0, 0, rest @ ..] = rest else {
        return Err(UnbakeError::Compressed);
    };
    if &chunk.kind != b"iTXt" {
        return Err(UnbakeError::Compressed);
    }
    let text = rest
        .splitn(3, |&byte| byte == 0)
        .nth(2)
        .ok_or(UnbakeError::NotText)?;
    String::from_utf8(text.to_vec()).map_err(|_| UnbakeError::NotText)
}
