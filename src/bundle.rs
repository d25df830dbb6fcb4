//! The archive that an earner keeps: files in a zip with the same bytes every time, and out again within bounds.
//!
//! It holds `credential.json` at its top, and `documents/index.json`: which of its files stands for which address.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Read as _, Write as _};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The file that says which address each enclosed document was published at.
pub const INDEX: &str = "documents/index.json";

/// Files in one archive, at most.
const MOST_FILES: usize = 200;
/// Bytes in one file, at most.
const LARGEST_FILE: u64 = 8 << 20;
/// Bytes in all files together, at most.
const LARGEST: u64 = 64 << 20;

/// Files of fewer bytes are stored as they are: compressing them saves a few kilobytes, and takes longer than all else.
const SMALL: usize = 8 << 10;

/// Packs files in the order given, dated 1980-01-01.
pub fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        // The pixels of a PNG are compressed already, and of little there is little to gain.
        let method = match name.ends_with(".png") || bytes.len() < SMALL {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        archive
            .start_file(*name, options.compression_method(method))
            .and_then(|()| Ok(archive.write_all(bytes)?))
            .expect("memory takes every byte");
    }
    archive
        .finish()
        .expect("memory takes every byte")
        .into_inner()
}

/// Whether bytes begin as a zip does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The files of an archive by name; folders are left out.
///
/// # Errors
/// It is no zip, is encrypted or damaged, has two files of one name, or more than is ever packed.
pub fn unpack(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, UnpackError> {
    let damaged = |_| UnpackError::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(damaged)?;
    if archive.has_duplicate_names() {
        return Err(UnpackError::Damaged);
    }
    if archive.len() > MOST_FILES {
        return Err(UnpackError::TooLarge);
    }
    let mut files = BTreeMap::new();
    let mut left = LARGEST;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.into_owned();
        if file.is_dir() {
            continue;
        }
        if !is_plain(&name) {
            return Err(UnpackError::Damaged);
        }
        let most = LARGEST_FILE.min(left);
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| UnpackError::Damaged)?;
        left = left
            .checked_sub(bytes.len() as u64)
            .ok_or(UnpackError::TooLarge)?;
        if bytes.len() as u64 > most {
            return Err(UnpackError::TooLarge);
        }
        if files.insert(name, bytes).is_some() {
            return Err(UnpackError::Damaged);
        }
    }
    Ok(files)
}

/// Whether a name leads nowhere but into the archive, on any system.
fn is_plain(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part != "." && part != "..";
    name.split('/').all(part) && !name.contains(['\\', ':']) && !name.contains(char::is_control)
}

/// The enclosed documents by the addresses they were published at. Whoever packed the archive wrote them: nobody vouches for them.
pub fn documents(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let index = files
        .get(INDEX)
        .and_then(|text| crate::proof::json::parse(text).ok());
    let Some(Value::Object(index)) = index else {
        return BTreeMap::new();
    };
    let document = |(url, path): (String, Value)| {
        let bytes = files.get(path.as_str()?)?;
        Some((url, bytes.clone()))
    };
    index.into_iter().filter_map(document).collect()
}

/// Why an archive is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnpackError {
    /// No zip, or one that is damaged, encrypted or ambiguous.
    Damaged,
    /// More files or bytes than are ever packed.
    TooLarge,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UnpackError::Damaged => "no zip, or a damaged or encrypted one",
            UnpackError::TooLarge => "more files or bytes than a bundle holds",
        })
    }
}

impl std::error::Error for UnpackError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_and_has_the_same_bytes_each_time() {
        let files: [(&str, &[u8]); 2] = [
            ("credential.json", b"{}"),
            ("読んでください.txt", "あ".as_bytes()),
        ];
        let archive = pack(&files);
        assert_eq!(archive, pack(&files));
        let unpacked = unpack(&archive).expect("an archive");
        assert_eq!(unpacked["読んでください.txt"], "あ".as_bytes());
        assert_eq!(unpacked.len(), 2);
    }

    #[test]
    fn a_bomb_and_a_damaged_archive_are_refused() {
        let zeros = vec![0; LARGEST_FILE as usize + 1];
        assert_eq!(
            unpack(&pack(&[("zeros", &zeros)])),
            Err(UnpackError::TooLarge)
        );
        let mut archive = pack(&[("credential.json", b"{\"a\": 1, \"b\": 2}")]);
        assert_eq!(
            unpack(&archive[..archive.len() - 1]),
            Err(UnpackError::Damaged)
        );
        archive[50] ^= 1;
        assert_eq!(unpack(&archive), Err(UnpackError::Damaged));
    }

    #[test]
    fn documents_are_found_by_their_addresses() {
        let archive = pack(&[
            (INDEX, br#"{"https://a.example/did.json": "documents/did.json", "https://a.example/x": "../x"}"#),
            ("documents/did.json", b"{}"),
        ]);
        let documents = documents(&unpack(&archive).expect("an archive"));
        assert_eq!(
            documents.keys().collect::<Vec<_>>(),
            ["https://a.example/did.json"]
        );
    }
}
