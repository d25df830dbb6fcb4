//! Repository folder to [`Sources`]: every file a build starts from, in the same order on every machine (design.md section 3).
//!
//! Read are `content/`, `themes/` and the public keys at the top of `keys/`; secrets that stand deeper are not even opened.
//! What could lead a build out of the repository, or exhaust it, is not read but named as a [`Fault`](crate::source::Fault).
//! Files are read, and those that are kept compressed unpacked, on all cores at once.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the shell: it reads the disk"
)]

mod select;

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::source::{FaultKind, Sources};

pub use select::ignored;
pub(crate) use select::{folded, limit, shown, unpacked, usable, wanted};

/// The folders of a repository that a build reads, and `serve` watches.
pub const FOLDERS: &[&str] = &["content", "keys", "themes"];

/// Reads the repository at `root`. Files that may not be read become faults of the result; a folder that is not there is
/// an empty one. `Err` only when the machine refuses.
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    let root = fs::canonicalize(root).map_err(|e| LoadError::new(root, e))?;
    if !root.is_dir() {
        return Err(LoadError::new(&root, io::ErrorKind::NotADirectory.into()));
    }
    let mut found = Vec::new();
    for top in FOLDERS {
        list_folder(&root, top, &mut found)?;
    }
    let outcomes: Vec<Result<Outcome, LoadError>> = found.par_iter().map(Found::read).collect();
    let mut sources = Sources::default();
    let mut faults = Vec::new();
    for (found, outcome) in found.into_iter().zip(outcomes) {
        match outcome? {
            Outcome::Read(bytes) => sources.insert(found.path, bytes),
            Outcome::Refused(why) => faults.push((found.path, why)),
            Outcome::Nothing => {}
        }
    }
    secrets(&root, &mut faults)?;
    faults.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (path, why) in faults {
        sources.fault(path, why);
    }
    Ok(sources)
}

/// The machine did not let us read a file or folder of the repository.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    source: io::Error,
}

impl LoadError {
    fn new(path: &Path, source: io::Error) -> LoadError {
        LoadError {
            path: path.to_owned(),
            source,
        }
    }

    /// What could not be read.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// What stands in a folder.
struct Found {
    /// Path relative to the root.
    path: String,
    what: What,
}

enum What {
    /// A file by its name, and where it is: elsewhere, if a link leads to it.
    File(PathBuf, PathBuf),
    Refused(FaultKind),
}

/// What became of it.
enum Outcome {
    Read(Arc<[u8]>),
    Refused(FaultKind),
    Nothing,
}

impl Found {
    fn read(&self) -> Result<Outcome, LoadError> {
        let (name, file) = match &self.what {
            What::File(name, file) => (name, file),
            What::Refused(why) => return Ok(Outcome::Refused(*why)),
        };
        let Some(bytes) = read_file(name, file)? else {
            return Ok(Outcome::Nothing);
        };
        let text = bytes.and_then(|bytes| unpacked(&self.path, bytes));
        Ok(text.map_or_else(Outcome::Refused, |text| Outcome::Read(text.into())))
    }
}

/// Secret keys that lie beside the public ones. The demo keys are no PEM.
fn secrets(root: &Path, faults: &mut Vec<(String, FaultKind)>) -> Result<(), LoadError> {
    const HEAD: u64 = 4 << 10;
    let walk = WalkDir::new(root.join("keys")).sort_by_file_name();
    for entry in walk.into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if !entry.file_type().is_file() || wanted("keys", below(&root.join("keys"), path)) {
            continue;
        }
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
        match read {
            Err(error) if vanished(&error) => continue,
            read => read.map_err(|error| LoadError::new(path, error))?,
        };
        if String::from_utf8_lossy(&head).contains("PRIVATE KEY-----") {
            faults.push((shown(below(root, path)), FaultKind::Secret));
        }
    }
    Ok(())
}

fn list_folder(root: &Path, top: &str, found: &mut Vec<Found>) -> Result<(), LoadError> {
    let folder = root.join(top);
    let mut names = BTreeSet::new();
    let mut walk = WalkDir::new(&folder)
        .follow_root_links(false)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || wanted(top, below(&folder, entry.path())));
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(vanished) => continue,
            Err(error) => {
                let path = error.path().unwrap_or(&folder).to_owned();
                return Err(LoadError::new(&path, error.into()));
            }
        };
        let beside = entry.path().parent().map(Path::to_owned);
        let what = match usable(entry.file_name()) {
            Some(name) if names.insert((beside, folded(name))) => judge(top, &folder, &entry),
            _ => Some(What::Refused(FaultKind::UnusableName)),
        };
        if matches!(what, Some(What::Refused(_))) && entry.file_type().is_dir() {
            walk.skip_current_dir();
        }
        let path = shown(below(root, entry.path()));
        found.extend(what.map(|what| Found { path, what }));
    }
    Ok(())
}

/// What to do with an entry; `None` for a folder, whose entries follow.
fn judge(top: &str, folder: &Path, entry: &DirEntry) -> Option<What> {
    let (kind, name) = (entry.file_type(), entry.path());
    let file = if kind.is_dir() {
        return None;
    } else if kind.is_file() {
        Ok(name.to_owned())
    } else if kind.is_symlink() {
        link_target(top, folder, name).ok_or(FaultKind::LinkOutside)
    } else {
        Err(FaultKind::Special)
    };
    Some(file.map_or_else(What::Refused, |file| What::File(name.to_owned(), file)))
}

/// The file a link leads to, if that file would be read by itself.
fn link_target(top: &str, folder: &Path, link: &Path) -> Option<PathBuf> {
    let target = fs::canonicalize(link).ok()?;
    let inside = target.strip_prefix(folder).ok()?;
    let in_sight = !inside.iter().any(ignored) && (top != "keys" || inside.iter().count() == 1);
    (in_sight && target.is_file()).then_some(target)
}

/// The bytes of a file, unless there are too many; `None` when it is gone.
fn read_file(name: &Path, file: &Path) -> Result<Option<Result<Vec<u8>, FaultKind>>, LoadError> {
    let limit = limit(name);
    let read = || {
        let size = fs::metadata(file)?.len();
        if size > limit {
            return Ok(Err(FaultKind::TooLarge { size, limit }));
        }
        let mut bytes = Vec::with_capacity(size as usize);
        // The file may grow while it is read.
        File::open(file)?.take(limit + 1).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        Ok(match size > limit {
            true => Err(FaultKind::TooLarge { size, limit }),
            false => Ok(bytes),
        })
    };
    match read() {
        Err(error) if vanished(&error) => Ok(None),
        read => read.map(Some).map_err(|e| LoadError::new(name, e)),
    }
}

/// Editors and git replace files while we look; what is gone is not part of the repository.
fn vanished(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

fn below<'p>(folder: &Path, path: &'p Path) -> &'p Path {
    path.strip_prefix(folder).unwrap_or(path)
}
