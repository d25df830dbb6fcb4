//! The list of what we wrote, kept inside the site: only what it names is ever replaced or removed.
//!
//! One line a file: SHA-256 of the path, SHA-256 of the content, size. Paths do not stand there in clear, because the
//! site may be public and the addresses of unlisted awards are secret. A last line closes the list; without it the
//! folder is a site that was never finished.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest as _, Sha256};

/// Name of the list in the site's folder.
pub const NAME: &str = ".shirushi";

/// First line of the list; alone it marks a folder as ours and unfinished.
pub const HEAD: &str = "shirushi 1\n";

/// A SHA-256.
pub type Digest = [u8; 32];

/// What a site holds, by the digest of its path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<Digest, Content>);

/// The content of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
}

impl Content {
    /// What stands in the list for these bytes.
    pub fn of(bytes: &[u8]) -> Content {
        Content {
            digest: Sha256::digest(bytes).into(),
            size: bytes.len() as u64,
        }
    }
}

impl Manifest {
    /// Adds a file; false when its path is listed already.
    pub fn insert(&mut self, path: &str, content: Content) -> bool {
        self.0.insert(key(path), content).is_none()
    }

    /// What is listed for a path.
    pub fn get(&self, path: &str) -> Option<Content> {
        self.0.get(&key(path)).copied()
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Number of bytes in all files.
    pub fn bytes(&self) -> u64 {
        self.0.values().map(|content| content.size).sum()
    }

    /// Whether the other list names every file of this one with the same content.
    pub fn is_within(&self, other: &Manifest) -> bool {
        let mut files = self.0.iter();
        files.all(|(path, content)| other.0.get(path) == Some(content))
    }

    /// Number of files that the other list does not name.
    pub fn missing_from(&self, other: &Manifest) -> usize {
        self.0
            .keys()
            .filter(|key| !other.0.contains_key(*key))
            .count()
    }

    /// Adds the files of another list.
    pub fn append(&mut self, other: Manifest) {
        self.0.extend(other.0);
    }

    /// What follows the head.
    pub fn lines(&self) -> String {
        let mut text = String::with_capacity(self.len() * 140);
        for (path, content) in &self.0 {
            push_hex(&mut text, path);
            text.push(' ');
            push_hex(&mut text, &content.digest);
            let _ = writeln!(text, " {}", content.size);
        }
        let _ = writeln!(text, "end {}", self.len());
        text
    }

    /// Reads a whole list; `None` for anything else, also for one that was cut short.
    pub fn parse(text: &str) -> Option<Manifest> {
        Manifest::parse_lines(text.strip_prefix(HEAD)?)
    }

    /// Reads what follows the head of a list.
    pub fn parse_lines(text: &str) -> Option<Manifest> {
        let mut files = BTreeMap::new();
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let end = lines.next_back()?;
        for line in lines {
            let (path, rest) = line.split_once(' ')?;
            let (digest, size) = rest.split_once(' ')?;
            let content = Content {
                digest: parse_hex(digest)?,
                size: size.parse().ok()?,
            };
            files.insert(parse_hex(path)?, content);
        }
        (end == format!("end {}", files.len())).then_some(Manifest(files))
    }
}

fn key(path: &str) -> Digest {
    Sha256::digest(path).into()
}

/// Writes a digest.
pub fn push_hex(text: &mut String, digest: &Digest) {
    for byte in digest {
        let _ = write!(text, "{byte:02x}");
    }
}

/// Reads a digest.
pub fn parse_hex(text: &str) -> Option<Digest> {
    let mut digest = Digest::default();
    let bytes = text.as_bytes();
    if bytes.len() != 2 * digest.len() {
        return None;
    }
    for (byte, pair) in digest.iter_mut().zip(bytes.chunks_exact(2)) {
        let nibble = |b: u8| char::from(b).to_digit(16);
        *byte = (nibble(pair[0])? * 16 + nibble(pair[1])?) as u8;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_files() -> Manifest {
        let mut manifest = Manifest::default();
        assert!(manifest.insert("a/index.html", Content::of(b"one")));
        assert!(manifest.insert("b", Content::of(b"")));
        manifest
    }

    #[test]
    fn what_is_written_is_read_again() {
        let manifest = two_files();
        assert_eq!(
            Manifest::parse(&format!("{HEAD}{}", manifest.lines())),
            Some(manifest)
        );
        assert_eq!(
            Manifest::parse("shirushi 1\nend 0\n"),
            Some(Manifest::default())
        );
    }

    #[test]
    fn a_path_is_listed_once() {
        assert!(!two_files().insert("b", Content::of(b"other")));
    }

    #[test]
    fn no_path_stands_in_clear() {
        assert!(!two_files().lines().contains("index"));
    }

    #[test]
    fn a_list_cut_short_anywhere_is_no_list() {
        let text = format!("{HEAD}{}", two_files().lines());
        for end in 0..text.len() {
            assert_eq!(Manifest::parse(&text[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn a_list_with_a_flipped_byte_in_its_frame_is_no_list() {
        for damaged in [
            "shirushi 2\nend 0\n",
            "shirushi 1\nend 1\n",
            "shirushi 1\nxx yy 1\nend 1\n",
        ] {
            assert_eq!(Manifest::parse(damaged), None);
        }
    }
}
