//! The list of what we wrote, kept inside the site: only what it names is ever replaced or removed.
//!
//! One line a file: the first half of the SHA-256 of its path, and its size. Paths do not stand there in clear, because the
//! site may be public and the addresses of unlisted awards are secret. A last line closes the list; without it the folder
//! is a site that was never finished.

use std::collections::HashMap;
use std::fmt::Write;

use sha2::{Digest as _, Sha256};

/// Name of the list in the site's folder.
pub const NAME: &str = ".shirushi";

/// First line of the list; alone it marks a folder as ours and unfinished.
pub const HEAD: &str = "shirushi 2\n";

/// The first line of lists of before, whose lines named the SHA-256 of path and content and the size.
pub const FORMER: &str = "shirushi 1\n";

/// Bytes of a usual line.
const LINE: usize = 38;

/// What stands in the list for a path.
pub type Key = [u8; 16];

/// The sizes in bytes of what a site holds, by the key of the path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(HashMap<Key, u64>);

impl Manifest {
    /// Adds a file; false when its path is listed already.
    pub fn insert(&mut self, path: Key, size: u64) -> bool {
        self.0.insert(path, size).is_none()
    }

    /// The size listed for a path.
    pub fn size(&self, path: &Key) -> Option<u64> {
        self.0.get(path).copied()
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Number of bytes in all files.
    pub fn bytes(&self) -> u64 {
        self.0.values().sum()
    }

    /// Whether the other list names every file of this one with the same size.
    pub fn is_within(&self, other: &Manifest) -> bool {
        let mut files = self.0.iter();
        files.all(|(path, size)| other.0.get(path) == Some(size))
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

    /// What follows the head, in the order of the keys.
    pub fn lines(&self) -> String {
        let mut files: Vec<(&Key, &u64)> = self.0.iter().collect();
        files.sort_unstable();
        let mut text = String::with_capacity(self.len() * LINE);
        for (path, size) in files {
            push_hex(&mut text, path);
            let _ = writeln!(text, " {size}");
        }
        let _ = writeln!(text, "end {}", self.len());
        text
    }

    /// Reads a whole list; `None` for anything else, also for one that was cut short.
    pub fn parse(text: &str) -> Option<Manifest> {
        let lines = text.strip_prefix(HEAD).or(text.strip_prefix(FORMER))?;
        Manifest::parse_lines(lines)
    }

    /// Reads what follows the head of a list.
    pub fn parse_lines(text: &str) -> Option<Manifest> {
        let mut files = HashMap::with_capacity(text.len() / LINE);
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let end = lines.next_back()?;
        for line in lines {
            let (path, rest) = line.split_once(' ')?;
            let size = rest.rsplit_once(' ').map_or(rest, |(_, size)| size);
            // Of a whole digest the first half.
            let path = if path.len() == 64 {
                path.get(..32)?
            } else {
                path
            };
            files.insert(parse_hex(path)?, size.parse().ok()?);
        }
        (end == format!("end {}", files.len())).then_some(Manifest(files))
    }
}

/// The key of a path.
pub fn key(path: &str) -> Key {
    let digest: [u8; 32] = Sha256::digest(path).into();
    std::array::from_fn(|at| digest[at])
}

/// Writes a digest.
pub fn push_hex(text: &mut String, digest: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in digest {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// Reads a digest.
pub fn parse_hex<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    if text.len() != 2 * LENGTH {
        return None;
    }
    let mut digest = [0; LENGTH];
    for (byte, pair) in digest.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
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
        assert!(manifest.insert(key("a/index.html"), 3));
        assert!(manifest.insert(key("b"), 0));
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
            Manifest::parse("shirushi 2\nend 0\n"),
            Some(Manifest::default())
        );
    }

    #[test]
    fn a_list_of_before_is_read_as_well() {
        let digest: [u8; 32] = Sha256::digest("b").into();
        let path = digest.map(|byte| format!("{byte:02x}")).concat();
        let text = format!("shirushi 1\n{path} {path} 7\nend 1\n");
        let manifest = Manifest::parse(&text).expect("it is a list");
        assert_eq!(manifest.size(&key("b")), Some(7));
    }

    #[test]
    fn a_path_is_listed_once() {
        assert!(!two_files().insert(key("b"), 5));
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
            "shirushi 3\nend 0\n",
            "shirushi 2\nend 1\n",
            "shirushi 2\nxx 1\nend 1\n",
        ] {
            assert_eq!(Manifest::parse(damaged), None);
        }
    }
}
