//! A credential in a PNG: one uncompressed `iTXt` chunk called `openbadgecredential`
//! ([OB 3.0 section 5.3.1](https://www.imsglobal.org/spec/ob/v3p0/#png)).

use super::chunk::{self, ChunkError, SIGNATURE, chunks, encode};
use super::text::portable;
use super::{BakeError, UnbakeError};

const KEYWORD: &[u8] = b"openbadgecredential";
const KEYWORD_OB2: &[u8] = b"openbadges";

/// Puts a credential before the first pixels of a PNG; one that is already there is replaced.
///
/// All other chunks stay as they are, byte for byte.
pub fn png(image: &[u8], credential_json: &str) -> Result<Vec<u8>, BakeError> {
    let text = portable(credential_json)?;
    let chunks = chunks(image).map_err(BakeError::Png)?;
    // Keyword, then: not compressed, method 0, no language, no translated keyword.
    let data = [KEYWORD, b"\0\0\0\0\0", text.as_bytes()].concat();
    let mut baked = Vec::with_capacity(image.len() + data.len() + 12);
    baked.extend_from_slice(SIGNATURE);
    let mut waiting = Some(encode(b"iTXt", &data));
    for chunk in chunks.iter().filter(|chunk| !holds(chunk, KEYWORD)) {
        if &chunk.kind == b"IDAT" {
            baked.extend(waiting.take().unwrap_or_default());
        }
        baked.extend_from_slice(chunk.bytes);
    }
    Ok(baked)
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
