//! Cuts a PNG into its chunks ([PNG section 5.3](https://www.w3.org/TR/png-3/#5Chunk-layout)).

use std::fmt;

/// The eight bytes every PNG starts with.
pub(super) const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// Why bytes are not a sequence of chunks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChunkError {
    /// The file does not start as PNGs do, or its first chunk is not `IHDR`.
    NotPng,
    /// A chunk is said to be longer than what is left of the file, or the file ends without `IEND`.
    Truncated,
    /// The check sum of a chunk is wrong.
    Checksum {
        /// The four letters of the chunk.
        kind: String,
    },
    /// There is no `IDAT`: a PNG without pixels.
    NoPixels,
}

impl fmt::Display for ChunkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPng => write!(f, "it does not start as a PNG does"),
            Self::Truncated => write!(f, "it ends too early"),
            Self::Checksum { kind } => write!(f, "the check sum of its chunk `{kind}` is wrong"),
            Self::NoPixels => write!(f, "it has no pixels"),
        }
    }
}

impl std::error::Error for ChunkError {}

/// One chunk of a PNG.
pub(super) struct Chunk<'a> {
    pub kind: [u8; 4],
    pub data: &'a [u8],
    /// The whole chunk: length, type, data and check sum.
    pub bytes: &'a [u8],
}

/// All chunks up to and with `IEND`, check sums checked. What follows `IEND` is not part of the PNG.
pub(super) fn chunks(png: &[u8]) -> Result<Vec<Chunk<'_>>, ChunkError> {
    let mut rest = png.strip_prefix(SIGNATURE).ok_or(ChunkError::NotPng)?;
    let mut all = Vec::new();
    loop {
        let (chunk, after) = first(rest)?;
        if all.is_empty() && &chunk.kind != b"IHDR" {
            return Err(ChunkError::NotPng);
        }
        rest = after;
        let last = &chunk.kind == b"IEND";
        all.push(chunk);
        if last {
            break;
        }
    }
    match all.iter().any(|chunk| &chunk.kind == b"IDAT") {
        true => Ok(all),
        false => Err(ChunkError::NoPixels),
    }
}

/// A chunk as it stands in a file.
pub(super) fn encode(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("bounded by MAX_TEXT");
    let mut out = Vec::with_capacity(data.len() + 12);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    out.extend_from_slice(&crc32fast::hash(&out[4..]).to_be_bytes());
    out
}

fn first(rest: &[u8]) -> Result<(Chunk<'_>, &[u8]), ChunkError> {
    let (length, body) = rest.split_first_chunk::<4>().ok_or(ChunkError::Truncated)?;
    let length = u32::from_be_bytes(*length) as usize;
    let kind = *body.first_chunk::<4>().ok_or(ChunkError::Truncated)?;
    let summed = length
        .checked_add(4)
        .and_then(|end| body.get(..end))
        .ok_or(ChunkError::Truncated)?;
    let sum = body[summed.len()..]
        .first_chunk::<4>()
        .ok_or(ChunkError::Truncated)?;
    if crc32fast::hash(summed) != u32::from_be_bytes(*sum) {
        let kind = String::from_utf8_lossy(&kind).escape_debug().to_string();
        return Err(ChunkError::Checksum { kind });
    }
    let (bytes, after) = rest.split_at(length + 12);
    Ok((
        Chunk {
            kind,
            data: &summed[4..],
            bytes,
        },
        after,
    ))
}
