//! Site to disk (design.md section 10): everything is written beside the old site, then the two change places in one step.
//!
//! A run that is killed, or to which the machine says no, leaves the complete old site or the complete new one; of a very
//! large site, of which little changed, the next run may have to finish the moving. Only what we wrote is ever removed. A
//! file whose bytes did not change keeps its time stamp, and where nothing changed nothing is touched.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the shell: it writes to the disk"
)]

mod assembly;
mod delta;
mod error;
mod lock;
mod made;
mod manifest;
mod old;
mod part;
mod parts_error;
mod place;
mod shelf;
mod swap;

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

pub use assembly::Assembly;
pub use error::{Unsuitable, WriteError};
pub use lock::Lock;
use made::{Made, Notes};
use manifest::Manifest;
pub use manifest::NAME as MANIFEST;
use old::{OldSite, in_folder};
pub use part::{Inputs, PartOutput};
pub use parts_error::{Input, PartsError};
use place::Place;
pub use shelf::PictureFolder;

use crate::site::{Asset, Memory, Sink, SitePath, Unit};

/// A site while it is written. Dropped without [`commit`](Output::commit) it leaves the old site as it was, and nothing else.
#[derive(Debug)]
pub struct Output {
    place: Place,
    old: OldSite,
    staging: Staging,
    progress: Mutex<Progress>,
    remembered: Option<Remembered>,
    // Last, so that the folder is clean when the next run gets the lock.
    _lock: Lock,
}

/// What a commit did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files whose bytes stood there already.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
}

/// Files that are linked from an old site into a new one, at most: linking takes longer than to find that a file stays.
const MOST_LINKED: usize = 1 << 13;

#[derive(Debug, Default)]
struct Progress {
    manifest: Manifest,
    /// Linked from the old site when it is clear that there will be a new one; no more than [`MOST_LINKED`].
    linked: Vec<SitePath>,
    unchanged: usize,
}

impl Progress {
    fn keep(&mut self, path: &str) {
        self.unchanged += 1;
        if self.unchanged <= MOST_LINKED {
            self.linked.extend(SitePath::parse(path));
        }
    }
}

/// What is known of the run before, and noted for the next.
#[derive(Debug)]
struct Remembered {
    identity: u64,
    made: Made,
    notes: Mutex<Notes>,
}

impl Output {
    /// Starts a new site that will stand at `out`, made from the repository at `root`. Cleans up after a run that was
    /// killed, and refuses a place where a site would bury something else.
    pub fn begin(out: &Path, root: &Path) -> Result<Output, WriteError> {
        let place = Place::of(out, root)?;
        let lock = Lock::take(&place.lock)?;
        mend(&place)?;
        Ok(Output {
            old: OldSite::read(&place.site)?,
            staging: Staging::create(&place.staging)?,
            progress: Mutex::default(),
            remembered: None,
            place,
            _lock: lock,
        })
    }

    /// The same with a memory of what was made by this program from these sources, of which `identity` is a hash. Without
    /// a place for it there is none.
    pub fn remembering(mut self, identity: u64) -> Output {
        let file = &self.place.made;
        let made = Made::read(file, identity, self.old.listed());
        let notes = Notes::start(file, identity).ok();
        self.remembered = notes.map(|notes| Remembered {
            identity,
            made,
            notes: Mutex::new(notes),
        });
        self
    }

    /// Adds one file. From any thread, in any order; each path once.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), WriteError> {
        let key = manifest::key(path.as_str());
        if let Some(found) = self.old.in_the_way(path, &key)? {
            return Err(WriteError::ForeignFile(found));
        }
        let unchanged = self.old.holds(path, &key, bytes);
        {
            let mut progress = self.progress();
            if path.as_str() == manifest::NAME || !progress.manifest.insert(key, bytes.len() as u64)
            {
                return Err(WriteError::Twice(path.clone()));
            }
            if unchanged {
                progress.keep(path.as_str());
                return Ok(());
            }
        }
        self.staging.write(path, bytes)
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the new site in the place of the old one, which is gone afterwards.
    pub fn commit(self) -> Result<Written, WriteError> {
        // In this order, so that on an error the lock is let go after the staging folder is removed.
        let Output {
            _lock,
            staging,
            place,
            old,
            progress,
            remembered,
        } = self;
        let Progress {
            manifest,
            linked,
            unchanged,
        } = progress
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let written = Written {
            files: manifest.len(),
            bytes: manifest.bytes(),
            written: manifest.len() - unchanged,
            unchanged,
            removed: old.manifest().missing_from(&manifest),
        };
        let is_same = old.listed().is_some() && *old.manifest() == manifest;
        if is_same && written.written == 0 {
            drop(staging);
        } else if unchanged > MOST_LINKED {
            let published = delta::publish(&place, &old, &manifest);
            if published.is_err() && delta::is_written_down(&place) {
                // The next run finishes it.
                std::mem::forget(staging);
            } else {
                drop(staging);
            }
            published?;
        } else {
            linked
                .par_iter()
                .try_for_each(|path| staging.keep(&old, path))?;
            old.carry(&staging.0)?;
            like(&place.site, &staging.0)?;
            swap::flush(&staging.0)?;
            // Only now: a folder with a complete list is a site that would survive a power cut.
            staging.finish(&manifest)?;
            swap::publish(&place)?;
            // From here `staging` is the old site, if there was one.
            std::mem::forget(staging);
            old::clear(&place.staging, &place.site)?;
            old::clear(&place.aside, &place.site)?;
        }
        if let Some(remembered) = remembered {
            remembered.finish(&place);
        }
        Ok(written)
    }
}

impl Sink<WriteError> for Output {
    fn put(&self, asset: Asset<'_>) -> Result<(), WriteError> {
        Output::put(self, &asset.path, &asset.bytes)
    }

    fn memory(&self) -> Option<&dyn Memory> {
        self.remembered.is_some().then_some(self)
    }
}

impl Memory for Output {
    fn identity(&self) -> u64 {
        self.remembered.as_ref().map_or(0, |found| found.identity)
    }

    fn keep(&self, unit: Unit, seen: &mut dyn FnMut(&str)) -> bool {
        let Some(remembered) = &self.remembered else {
            return false;
        };
        let Some(files) = remembered.made.files(unit) else {
            return false;
        };
        let untouched = files.clone().map(|path| {
            let key = manifest::key(path);
            let size = self.old.untouched(path, &key)?;
            Some((path, key, size))
        });
        let Some(untouched) = untouched.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let mut progress = self.progress();
        for &(path, key, size) in &untouched {
            progress.manifest.insert(key, size);
            progress.keep(path);
        }
        drop(progress);
        remembered.notes().add(unit, files);
        untouched.iter().for_each(|(path, ..)| seen(path));
        true
    }

    fn remember(&self, unit: Unit, files: &[SitePath]) {
        if let Some(remembered) = &self.remembered {
            remembered.notes().add(unit, made::texts(files));
        }
    }
}

impl Remembered {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// No site depends on the notes: where they cannot be kept, the next run makes everything.
    fn finish(self, place: &Place) {
        let list = fs::metadata(place.site.join(manifest::NAME));
        let notes = self
            .notes
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if let Ok(listed) = list.and_then(|found| found.modified()) {
            let _ = notes.finish(listed);
        }
    }
}

/// Cleans up after a run that was killed. If it left no site, as it can between two renames where folders cannot be
/// exchanged, the complete one beside it is put in its place.
fn mend(place: &Place) -> Result<(), WriteError> {
    delta::mend(place)?;
    let leftovers = [&place.aside, &place.staging];
    for leftover in leftovers {
        if !place.site.exists() && old::is_complete(leftover)? {
            fs::rename(leftover, &place.site).map_err(WriteError::io("rename", leftover))?;
        }
    }
    leftovers
        .into_iter()
        .try_for_each(|leftover| old::clear(leftover, &place.site))
}

/// The new folder is as open or closed to others as the old one was.
fn like(old: &Path, new: &Path) -> Result<(), WriteError> {
    match fs::metadata(old) {
        Ok(found) => fs::set_permissions(new, found.permissions())
            .map_err(WriteError::io("set the permissions of", new)),
        Err(_) => Ok(()),
    }
}

/// The folder of a site that is not finished; removed when dropped.
#[derive(Debug)]
struct Staging(PathBuf);

impl Staging {
    fn create(folder: &Path) -> Result<Staging, WriteError> {
        fs::create_dir(folder).map_err(WriteError::io("make the folder", folder))?;
        let staging = Staging(folder.to_owned());
        let list = staging.list();
        fs::write(&list, manifest::HEAD).map_err(WriteError::io("write", &list))?;
        Ok(staging)
    }

    fn list(&self) -> PathBuf {
        self.0.join(manifest::NAME)
    }

    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), WriteError> {
        let file = self.0.join(path.as_str());
        let create = || OpenOptions::new().write(true).create_new(true).open(&file);
        in_folder(&file, create)
            .and_then(|mut open| open.write_all(bytes))
            .map_err(|e| not_written(path, &file, e))
    }

    /// A file of the old site becomes one of the new without being written.
    fn keep(&self, old: &OldSite, path: &SitePath) -> Result<(), WriteError> {
        let (from, file) = (old.file(path.as_str()), self.0.join(path.as_str()));
        let copy = || old::copy(&from, &file);
        in_folder(&file, || fs::hard_link(&from, &file))
            .or_else(|e| match e.kind() {
                io::ErrorKind::AlreadyExists => Err(e),
                // For file systems without hard links.
                _ => in_folder(&file, copy),
            })
            .map_err(|e| not_written(path, &file, e))
    }

    fn finish(&self, manifest: &Manifest) -> Result<(), WriteError> {
        let list = self.list();
        OpenOptions::new()
            .append(true)
            .open(&list)
            .and_then(|mut open| {
                open.write_all(manifest.lines().as_bytes())?;
                open.sync_all()
            })
            .map_err(WriteError::io("write", &list))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = old::discard(&self.0);
    }
}

/// A file that stands there already, or is a folder to another, is our own of this run: the folder was empty.
fn not_written(path: &SitePath, file: &Path, error: io::Error) -> WriteError {
    use io::ErrorKind::{AlreadyExists, IsADirectory, NotADirectory};
    match error.kind() {
        AlreadyExists | IsADirectory | NotADirectory => WriteError::Twice(path.clone()),
        _ => WriteError::io("write", file)(error),
    }
}
