//! The site that stands already: what of it is ours, what is not, and how it goes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::WriteError;
use super::manifest::{self, Key, Manifest};
use crate::site::SitePath;

/// A folder as it stands, or nothing.
#[derive(Debug, Default)]
pub struct OldSite {
    folder: PathBuf,
    manifest: Manifest,
    /// When its list was written; no site of ours, no time.
    listed: Option<SystemTime>,
}

impl OldSite {
    /// Looks at a folder. One that is not there, or is empty, is a site of no files; one that holds files and no complete
    /// list of ours is refused.
    pub fn read(folder: &Path) -> Result<OldSite, WriteError> {
        let manifest = match read_manifest(folder)? {
            Some(manifest) => manifest,
            None if is_empty(folder)? => Manifest::default(),
            None => return Err(WriteError::ForeignFolder(folder.to_owned())),
        };
        let list = fs::metadata(folder.join(manifest::NAME));
        Ok(OldSite {
            folder: folder.to_owned(),
            manifest,
            listed: list.and_then(|found| found.modified()).ok(),
        })
    }

    /// What we listed of it.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// When its list was written.
    pub fn listed(&self) -> Option<SystemTime> {
        self.listed
    }

    /// Where a file of the old site stands.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Whether the file at this path is ours and holds exactly these bytes. It is read: the list says what we wrote, not
    /// what became of it.
    pub fn holds(&self, path: &SitePath, key: &Key, bytes: &[u8]) -> bool {
        let size = bytes.len() as u64;
        if self.manifest.size(key) != Some(size) {
            return false;
        }
        let file = self.file(path.as_str());
        fs::symlink_metadata(&file).is_ok_and(|found| found.is_file() && found.len() == size)
            && fs::read(&file).is_ok_and(|found| found == bytes)
    }

    /// The size of the file at this path, if it is as we left it for all that can be told without reading it: of the size we
    /// listed, and not changed since.
    pub fn untouched(&self, path: &str, key: &Key) -> Option<u64> {
        let (size, listed) = (self.manifest.size(key)?, self.listed?);
        let found = fs::symlink_metadata(self.file(path)).ok()?;
        let is_old = found.modified().is_ok_and(|modified| modified <= listed);
        (found.is_file() && found.len() == size && is_old).then_some(size)
    }

    /// Something that is not ours, and stands where this file or a folder above it must be, or below it.
    pub fn in_the_way(&self, path: &SitePath, key: &Key) -> Result<Option<PathBuf>, WriteError> {
        if self.listed.is_none() || self.manifest.size(key).is_some() {
            return Ok(None);
        }
        let file = self.file(path.as_str());
        let above = file.ancestors().skip(1);
        for folder in above.take_while(|folder| *folder != self.folder) {
            let stands = fs::symlink_metadata(folder).is_ok_and(|found| !found.is_dir());
            if stands && !is_ours(&self.manifest, relative(&self.folder, folder)) {
                return Ok(Some(folder.to_owned()));
            }
        }
        match fs::symlink_metadata(&file) {
            Err(_) => Ok(None),
            Ok(found) if !found.is_dir() => Ok(Some(file)),
            Ok(_) => {
                let below = foreign(&file, &self.folder, &self.manifest)?;
                Ok(below.first().map(|found| self.folder.join(found)))
            }
        }
    }

    /// Paths of our files that the new list does not name.
    pub fn gone(&self, new: &Manifest) -> Result<Vec<String>, WriteError> {
        let mut gone = Vec::new();
        if self.manifest.missing_from(new) == 0 {
            return Ok(gone);
        }
        for entry in WalkDir::new(&self.folder).min_depth(1) {
            let entry = entry.map_err(|e| WriteError::io("read", &self.folder)(e.into()))?;
            let path = site_path(relative(&self.folder, entry.path()));
            let Some(path) = path.filter(|_| entry.file_type().is_file()) else {
                continue;
            };
            let key = manifest::key(&path);
            if self.manifest.size(&key).is_some() && new.size(&key).is_none() {
                gone.push(path);
            }
        }
        Ok(gone)
    }

    /// Gives the new site what others put into the old one.
    pub fn carry(&self, new: &Path) -> Result<(), WriteError> {
        if self.folder.exists() {
            // Looked for again: rendering may have taken minutes since the first time.
            for path in foreign(&self.folder, &self.folder, &self.manifest)? {
                carry_one(&self.folder.join(&path), &new.join(&path))?;
            }
        }
        Ok(())
    }
}

/// Removes an old site that was replaced by `site`: what we wrote, our list last, so that a run killed on the way leaves
/// what the next one recognises. What others put there in the last moment moves over.
pub fn retire(folder: &Path, site: &Path) -> Result<(), WriteError> {
    let manifest = read_manifest(folder)?.unwrap_or_default();
    let mut files = Vec::new();
    let mut folders: Vec<Vec<PathBuf>> = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|e| WriteError::io("read", folder)(e.into()))?;
        if entry.file_type().is_dir() {
            folders.resize_with(folders.len().max(entry.depth()), Vec::new);
            folders[entry.depth() - 1].push(entry.into_path());
        } else if relative(folder, entry.path()) != Path::new(manifest::NAME) {
            files.push(entry.into_path());
        }
    }
    // More threads than cores: where freed blocks are discarded, each removal waits milliseconds for the disk.
    let threads = ThreadPoolBuilder::new()
        .num_threads(16)
        .build()
        .map_err(|e| WriteError::io("start threads to remove", folder)(io::Error::other(e)))?;
    threads.install(|| {
        files.par_iter().try_for_each(|file| {
            let path = relative(folder, file);
            let target = site.join(path);
            if is_ours(&manifest, path) || fs::symlink_metadata(&target).is_ok() {
                fs::remove_file(file).map_err(WriteError::io("remove", file))
            } else {
                in_folder(&target, || fs::rename(file, &target))
                    .map_err(WriteError::io("rename", file))
            }
        })?;
        let remove =
            |folder: &PathBuf| fs::remove_dir(folder).map_err(WriteError::io("remove", folder));
        let mut deepest_first = folders.iter().rev();
        deepest_first.try_for_each(|level| level.par_iter().try_for_each(remove))
    })?;
    remove_emptied(folder).map_err(WriteError::io("remove", folder))
}

/// Removes a site that was never finished. Its list goes last: without it a run killed on the way would leave a folder
/// that nobody knows to be ours.
pub fn discard(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != manifest::NAME {
            fs::remove_file(entry.path())?;
        }
    }
    remove_emptied(folder)
}

/// Removes a folder that holds nothing but our list, if that.
fn remove_emptied(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(manifest::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir(folder),
    }
}

/// Clears what a killed run left at a path that is ours by its name: a site that was never finished goes, an old one
/// that was replaced is retired. Anything else there is refused.
pub fn clear(leftover: &Path, site: &Path) -> Result<(), WriteError> {
    match fs::symlink_metadata(leftover) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(WriteError::io("read", leftover)(error)),
        Ok(found) if !found.is_dir() => {
            return Err(WriteError::ForeignFolder(leftover.to_owned()));
        }
        Ok(_) => {}
    }
    if read_manifest(leftover)?.is_some() {
        retire(leftover, site)
    } else if is_unfinished(leftover)? {
        discard(leftover).map_err(WriteError::io("remove", leftover))
    } else {
        Err(WriteError::ForeignFolder(leftover.to_owned()))
    }
}

/// Whether a folder holds a complete site of ours.
pub fn is_complete(folder: &Path) -> Result<bool, WriteError> {
    Ok(read_manifest(folder)?.is_some())
}

/// Does something to a file, making the folders above it if they are missing.
pub fn in_folder<T>(file: &Path, mut make: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    match make() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            make()
        }
        made => made,
    }
}

fn carry_one(from: &Path, to: &Path) -> Result<(), WriteError> {
    match in_folder(to, || fs::hard_link(from, to)) {
        Ok(()) => Ok(()),
        Err(error) => match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                Err(WriteError::ForeignFile(from.to_owned()))
            }
            // What stands on another file system would be removed there with the old site.
            io::ErrorKind::CrossesDevices => Err(WriteError::io("carry over", from)(error)),
            _ => in_folder(to, || copy(from, to)).map_err(WriteError::io("carry over", from)),
        },
    }
}

/// Copies a file with its time stamp, or a link as it is: for file systems without hard links.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    if found.is_symlink() {
        return link(&fs::read_link(from)?, to);
    }
    if !found.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    fs::copy(from, to)?;
    let copied = fs::OpenOptions::new().write(true).open(to)?;
    copied.set_modified(found.modified()?)
}

#[cfg(unix)]
fn link(target: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Paths of what others put below a folder of a site, relative to the site; never folders.
fn foreign(
    below: &Path,
    site: &Path,
    manifest: &Manifest,
) -> Result<BTreeSet<PathBuf>, WriteError> {
    let mut foreign = BTreeSet::new();
    for entry in WalkDir::new(below).min_depth(1) {
        let entry = entry.map_err(|e| WriteError::io("read", below)(e.into()))?;
        let path = relative(site, entry.path());
        let ours = path == Path::new(manifest::NAME)
            || (entry.file_type().is_file() && is_ours(manifest, path));
        if !entry.file_type().is_dir() && !ours {
            foreign.insert(path.to_owned());
        }
    }
    Ok(foreign)
}

fn is_ours(manifest: &Manifest, relative: &Path) -> bool {
    site_path(relative).is_some_and(|path| manifest.size(&manifest::key(&path)).is_some())
}

/// A path of the system as paths of sites are written.
fn site_path(relative: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn relative<'a>(folder: &Path, path: &'a Path) -> &'a Path {
    path.strip_prefix(folder).unwrap_or(path)
}

/// The list of a folder; `None` when it has none, or one that was cut short.
pub fn read_manifest(folder: &Path) -> Result<Option<Manifest>, WriteError> {
    let list = folder.join(manifest::NAME);
    match fs::symlink_metadata(&list) {
        Ok(found) if found.is_file() => {}
        _ => return Ok(None),
    }
    let bytes = fs::read(&list).map_err(WriteError::io("read", &list))?;
    Ok(str::from_utf8(&bytes).ok().and_then(Manifest::parse))
}

/// Whether a folder is a site of ours that was begun: nothing in it yet, or under our head.
fn is_unfinished(folder: &Path) -> Result<bool, WriteError> {
    let list = folder.join(manifest::NAME);
    let head = fs::read(&list).unwrap_or_default();
    let heads = [manifest::HEAD, manifest::FORMER].map(str::as_bytes);
    if heads.iter().any(|ours| head.starts_with(ours)) {
        return Ok(true);
    }
    // Killed before the head was written, the folder holds nothing else.
    Ok(manifest::HEAD.as_bytes().starts_with(&head)
        && names(folder)?.iter().all(|n| n == manifest::NAME))
}

fn is_empty(folder: &Path) -> Result<bool, WriteError> {
    Ok(!folder.exists() || names(folder)?.is_empty())
}

fn names(folder: &Path) -> Result<Vec<std::ffi::OsString>, WriteError> {
    fs::read_dir(folder)
        .and_then(|entries| entries.map(|e| e.map(|e| e.file_name())).collect())
        .map_err(WriteError::io("read", folder))
}
