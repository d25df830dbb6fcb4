//! A part of a site to disk, and the list of what it holds. Parts may be written side by side into one folder, from several
//! processes and machines: no two have a file in common, and none touches what another made.
//!
//! A part is no site yet, so it is written in place. Its list is whole only when all files stand; [`super::Assembly`] asks
//! for that.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::WriteError;
use super::lock::Lock;
use super::manifest::{self, Manifest, key, parse_hex, push_hex};
use super::old::{in_folder, read_manifest};
use super::parts_error::PartsError;
use super::place::Place;
use super::{Written, swap};
use crate::site::{Part, SitePath};

/// A SHA-256.
pub type Digest = [u8; 32];

/// What all parts of one site have in common, each as a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// The program and its version.
    pub program: Digest,
    /// The address of the site, and whether it is a preview.
    pub address: Digest,
    /// The public halves of the keys at hand.
    pub keys: Digest,
    /// Every file that was read.
    pub content: Digest,
}

/// The list of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartList {
    /// What it was made from.
    pub inputs: Inputs,
    /// What it holds.
    pub files: Manifest,
}

impl PartList {
    /// The name of the list in its folder: `.shirushi-3-of-7`.
    pub fn name(part: Part) -> String {
        format!("{}-{}-of-{}", manifest::NAME, part.number(), part.of())
    }

    /// The part whose list has this name.
    pub fn part_of(name: &str) -> Option<Part> {
        let rest = name.strip_prefix(manifest::NAME)?.strip_prefix('-')?;
        let (number, of) = rest.split_once("-of-")?;
        let part: Part = format!("{number}/{of}").parse().ok()?;
        (PartList::name(part) == name).then_some(part)
    }

    /// The text of the list.
    pub fn text(&self, part: Part) -> String {
        let mut text = head(part);
        for (name, digest) in self.inputs.named() {
            let _ = write!(text, "{name} ");
            push_hex(&mut text, &digest);
            text.push('\n');
        }
        text.push_str(&self.files.lines());
        text
    }

    /// Reads a whole list; `None` for anything else, also for one that was cut short.
    pub fn parse(text: &str, part: Part) -> Option<PartList> {
        let mut rest = text.strip_prefix(&head(part))?;
        let mut digest = |name: &str| {
            let (line, below) = rest.split_once('\n')?;
            rest = below;
            parse_hex(line.strip_prefix(name)?.strip_prefix(' ')?)
        };
        let inputs = Inputs {
            program: digest("program")?,
            address: digest("address")?,
            keys: digest("keys")?,
            content: digest("content")?,
        };
        let files = Manifest::parse_lines(rest)?;
        Some(PartList { inputs, files })
    }

    /// The list of a part in a folder; `None` when there is none, or it is not whole.
    pub fn read(folder: &Path, part: Part) -> Result<Option<PartList>, WriteError> {
        let file = folder.join(PartList::name(part));
        match fs::read(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(WriteError::io("read", &file)(error)),
            Ok(bytes) => {
                let text = String::from_utf8(bytes).ok();
                Ok(text.and_then(|text| PartList::parse(&text, part)))
            }
        }
    }
}

impl Inputs {
    fn named(&self) -> [(&'static str, Digest); 4] {
        [
            ("program", self.program),
            ("address", self.address),
            ("keys", self.keys),
            ("content", self.content),
        ]
    }
}

/// First line of the list; alone it says that the part is not finished.
fn head(part: Part) -> String {
    format!("shirushi part {} of {}\n", part.number(), part.of())
}

/// A part while it is written.
#[derive(Debug)]
pub struct PartOutput {
    part: Part,
    inputs: Inputs,
    folder: PathBuf,
    old: Manifest,
    /// What it holds so far, and how much of that had to be written.
    progress: Mutex<(Manifest, usize)>,
    _lock: Lock,
}

impl PartOutput {
    /// Starts a part in the folder `out`, where other parts may stand. A folder that holds a whole site, or anything that no
    /// part is of, is refused.
    pub fn begin(
        out: &Path,
        root: &Path,
        part: Part,
        inputs: Inputs,
    ) -> Result<PartOutput, PartsError> {
        let place = Place::of(out, root)?;
        let lock = lock(&place, part)?;
        let folder = place.site;
        let names = names(&folder)?;
        if read_manifest(&folder)?.is_some() {
            return Err(PartsError::WholeSite(folder));
        }
        let beside = names.iter().any(|name| PartList::part_of(name).is_some());
        if !names.is_empty() && !beside {
            return Err(WriteError::ForeignFolder(folder).into());
        }
        let old = PartList::read(&folder, part)?.map(|list| list.files);
        if old.is_none() {
            fs::create_dir_all(&folder).map_err(WriteError::io("make the folder", &folder))?;
            let list = folder.join(PartList::name(part));
            fs::write(&list, head(part)).map_err(WriteError::io("write", &list))?;
        }
        Ok(PartOutput {
            part,
            inputs,
            folder,
            old: old.unwrap_or_default(),
            progress: Mutex::default(),
            _lock: lock,
        })
    }

    /// Adds one file. From any thread, in any order; each path once.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), WriteError> {
        let size = bytes.len() as u64;
        let progress = || self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        if !progress().0.insert(key(path.as_str()), size) {
            return Err(WriteError::Twice(path.clone()));
        }
        if put_in_place(&self.folder, path, bytes)? {
            progress().1 += 1;
        }
        Ok(())
    }

    /// Takes away what an earlier run made of this part and this one did not, and writes the list.
    pub fn commit(self) -> Result<Written, PartsError> {
        let progress = self.progress.into_inner();
        let (files, written) = progress.unwrap_or_else(PoisonError::into_inner);
        let done = Written {
            files: files.len(),
            bytes: files.bytes(),
            written,
            unchanged: files.len() - written,
            removed: self.old.missing_from(&files),
        };
        if done.removed > 0 {
            remove_stale(&self.folder, &self.old, &files)?;
        }
        swap::flush(&self.folder)?;
        let list = PartList {
            inputs: self.inputs,
            files,
        };
        let file = self.folder.join(PartList::name(self.part));
        let text = list.text(self.part);
        let write = || {
            let mut open = fs::File::create(&file)?;
            open.write_all(text.as_bytes())?;
            open.sync_all()
        };
        write().map_err(WriteError::io("write", &file))?;
        Ok(done)
    }
}

/// Held while a part is written, so that nobody writes it twice at once and nobody assembles it meanwhile.
pub fn lock(place: &Place, part: Part) -> Result<Lock, WriteError> {
    let mut path = place.lock.clone().into_os_string();
    path.push(format!("-{}-of-{}", part.number(), part.of()));
    Lock::take(Path::new(&path))
}

/// Writes a file where it is to stand, unless it stands there already. True when it was written. Never through a link: a
/// file may be shared with the folder it was copied from.
pub fn put_in_place(folder: &Path, path: &SitePath, bytes: &[u8]) -> Result<bool, WriteError> {
    let file = folder.join(path.as_str());
    let create = || OpenOptions::new().write(true).create_new(true).open(&file);
    let mut open = match in_folder(&file, create) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if holds(&file, bytes) {
                return Ok(false);
            }
            fs::remove_file(&file).map_err(WriteError::io("remove", &file))?;
            create().map_err(WriteError::io("write", &file))?
        }
        created => created.map_err(WriteError::io("write", &file))?,
    };
    open.write_all(bytes)
        .map_err(WriteError::io("write", &file))?;
    Ok(true)
}

fn holds(file: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(file)
        .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && fs::read(file).is_ok_and(|found| found == bytes)
}

/// Names in a folder; none when it is not there.
pub fn names(folder: &Path) -> Result<Vec<String>, WriteError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(WriteError::io("read", folder))?,
    };
    let name = |entry: io::Result<fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    let names: io::Result<Vec<String>> = entries.map(name).collect();
    names.map_err(WriteError::io("read", folder))
}

/// Every file of a folder and its path as it would stand in a list; `None` for what is no file or has no such path.
pub fn files(folder: &Path) -> Result<Vec<(PathBuf, Option<String>)>, WriteError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| WriteError::io("read", folder)(error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let within = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = within.iter().map(|part| part.to_str()).collect();
        let path = parts.filter(|_| entry.file_type().is_file());
        files.push((entry.path().to_owned(), path.map(|parts| parts.join("/"))));
    }
    Ok(files)
}

fn remove_stale(folder: &Path, old: &Manifest, new: &Manifest) -> Result<(), WriteError> {
    let stale = |path: &str| {
        let path = key(path);
        old.size(&path).is_some() && new.size(&path).is_none()
    };
    let all = files(folder)?;
    all.par_iter().try_for_each(|(file, path)| {
        if !path.as_deref().is_some_and(stale) {
            return Ok(());
        }
        fs::remove_file(file).map_err(WriteError::io("remove", file))?;
        // Folders that hold something else stay.
        let above = file
            .ancestors()
            .skip(1)
            .take_while(|above| *above != folder);
        for above in above {
            if fs::remove_dir(above).is_err() {
                break;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> SitePath {
        SitePath::parse(text).expect("a safe path")
    }

    #[test]
    fn a_list_is_read_as_it_was_written_and_as_that_of_its_own_part_alone() {
        let part = |number| Part::new(number, 7).expect("a part");
        let mut files = Manifest::default();
        files.insert(key("a/index.html"), 3);
        let inputs = Inputs {
            program: [1; 32],
            address: [2; 32],
            keys: [3; 32],
            content: [4; 32],
        };
        let list = PartList { inputs, files };
        let text = list.text(part(3));
        assert_eq!(PartList::parse(&text, part(3)), Some(list));
        assert_eq!(PartList::parse(&text, part(4)), None);
        for end in 0..text.len() {
            assert_eq!(PartList::parse(&text[..end], part(3)), None, "cut at {end}");
        }
    }

    #[test]
    fn names_of_lists_are_those_that_we_write() {
        let part = Part::new(3, 7);
        assert_eq!(PartList::part_of(".shirushi-3-of-7"), part);
        for name in [
            ".shirushi",
            ".shirushi-0-of-7",
            ".shirushi-03-of-7",
            ".shirushi-3-of-7.bak",
        ] {
            assert_eq!(PartList::part_of(name), None, "{name}");
        }
    }

    #[test]
    fn what_stands_there_already_is_not_written_and_what_is_shared_not_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |bytes: &[u8]| put_in_place(folder.path(), &path("a/page"), bytes).expect("put");
        assert!(put(b"one"));
        assert!(!put(b"one"));
        let copy = folder.path().join("copy");
        fs::hard_link(folder.path().join("a/page"), &copy).expect("linked");
        assert!(put(b"two"));
        assert_eq!(fs::read(copy).expect("read"), b"one");
        assert_eq!(
            fs::read(folder.path().join("a/page")).expect("read"),
            b"two"
        );
    }
}
