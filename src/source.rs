//! Every file of the repository as read: relative path to bytes. Unjudged.

pub mod packed;

use std::collections::BTreeMap;
use std::sync::Arc;

/// The files a build starts from, by path relative to the repository root, with `/` between parts
/// (`content/awards/2026.csv`, `keys/shiomino-city.yaml`, `themes/mine/style.css`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: BTreeMap<String, Arc<[u8]>>,
    faults: Vec<Fault>,
}

/// A file that `load` saw and did not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path relative to the repository root.
    pub path: String,
    /// Why it was not read.
    pub why: FaultKind,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A symbolic link that leads out of the folder it stands in, to a folder, to nothing or in a circle.
    LinkOutside,
    /// Neither a file nor a folder: a pipe, a socket or a device. It is never opened.
    Special,
    /// Larger than files of its kind may be, in bytes.
    TooLarge {
        /// Its size.
        size: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Compressed, and not to be unpacked.
    Packed(packed::Unreadable),
    /// A secret key where public ones belong. Nothing of it was kept.
    Secret,
    /// A name that is not UTF-8, that another system could not hold, or that stands beside one it equals but for case.
    UnusableName,
}

impl Sources {
    /// Adds one file; a later one of the same path replaces it.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Notes a file that could not be read.
    pub fn fault(&mut self, path: impl Into<String>, why: FaultKind) {
        self.faults.push(Fault {
            path: path.into(),
            why,
        });
    }

    /// The bytes of one file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|bytes| &**bytes)
    }

    /// The bytes of one file, to keep.
    pub fn shared(&self, path: &str) -> Option<Arc<[u8]>> {
        self.files.get(path).cloned()
    }

    /// The path that a list or ledger file is kept at: this one, or with `.gz` after it where it is compressed.
    pub fn kept_at(&self, path: &str) -> String {
        let compressed = format!("{path}.gz");
        let there = |path: &str| self.files.contains_key(path);
        match !there(path) && packed::is_packed(&compressed) && there(&compressed) {
            true => compressed,
            false => path.to_owned(),
        }
    }

    /// All files in order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), &**bytes))
    }

    /// The files below a folder (`content/awards/`, with its slash), in order of their paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files
            .range::<str, _>((
                std::ops::Bound::Included(folder),
                std::ops::Bound::Unbounded,
            ))
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(path, bytes)| (path.as_str(), &**bytes))
    }

    /// Files that were seen and not read, in order of their paths.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}
