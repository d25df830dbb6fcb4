//! A large site of which little changed: the new files move into it one by one, instead of all others moving over.
//!
//! What has to be done is written down first. From then on a run that is killed is finished by the next one; readers may
//! meet new files beside old ones for as long as the moving takes, each of them whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::WriteError;
use super::manifest::{self, Manifest};
use super::old::{OldSite, in_folder};
use super::place::Place;
use super::swap;

/// The list of the site when all is done.
const NEXT: &str = ".shirushi-next";
/// Which files go. Complete, it says that all files that come stand beside it.
const CHANGES: &str = ".shirushi-changes";
const HEAD: &str = "shirushi changes 1\n";

/// Moves what was staged into the site, and removes what the new list does not name.
pub fn publish(place: &Place, old: &OldSite, manifest: &Manifest) -> Result<(), WriteError> {
    let mut changes = HEAD.to_owned();
    let gone = old.gone(manifest)?;
    for path in &gone {
        changes.push_str(path);
        changes.push('\n');
    }
    changes.push_str(&format!("end {}\n", gone.len()));
    let next = place.staging.join(NEXT);
    let list = [manifest::HEAD, &manifest.lines()].concat();
    write(&next, &list).map_err(WriteError::io("write", &next))?;
    swap::flush(&place.staging)?;
    let file = place.staging.join(CHANGES);
    write(&file, &changes).map_err(WriteError::io("write", &file))?;
    finish(place)
}

/// Whether it stands there what has to be done.
pub fn is_written_down(place: &Place) -> bool {
    changes(&place.staging).is_some()
}

/// Finishes what was written down by a run that was killed, if there is something and its site stands.
pub fn mend(place: &Place) -> Result<(), WriteError> {
    let stands = place.site.join(manifest::NAME).exists();
    match changes(&place.staging) {
        Some(_) if stands => finish(place),
        _ => Ok(()),
    }
}

fn finish(place: &Place) -> Result<(), WriteError> {
    let (staging, site) = (&place.staging, &place.site);
    for path in changes(staging).unwrap_or_default() {
        remove(site, &path).map_err(WriteError::io("remove", &site.join(&path)))?;
    }
    let own = [manifest::NAME, NEXT, CHANGES].map(|name| staging.join(name));
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(staging).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|e| WriteError::io("read", staging)(e.into()))?;
        if entry.file_type().is_dir() {
            folders.push(entry.into_path());
        } else if !own.iter().any(|own| own == entry.path()) {
            files.push(entry.into_path());
        }
    }
    files.par_iter().try_for_each(|file| {
        let target = site.join(file.strip_prefix(staging).unwrap_or(file));
        in_folder(&target, || fs::rename(file, &target)).map_err(WriteError::io("rename", file))
    })?;
    let next = staging.join(NEXT);
    match fs::rename(&next, site.join(manifest::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(WriteError::io("rename", &next)(error));
        }
        _ => {}
    }
    swap::flush(site)?;
    let cleared = folders.iter().try_for_each(fs::remove_dir);
    cleared.map_err(WriteError::io("remove", staging))?;
    // Without it there is nothing left to do.
    let file = staging.join(CHANGES);
    fs::remove_file(&file).map_err(WriteError::io("remove", &file))
}

/// The files that go, as they are written down; `None` when they are not, or not in full.
fn changes(staging: &Path) -> Option<Vec<String>> {
    let text = fs::read_to_string(staging.join(CHANGES)).ok()?;
    let mut lines = text.strip_prefix(HEAD)?.strip_suffix('\n')?.split('\n');
    let end = lines.next_back()?;
    let gone: Vec<String> = lines.map(str::to_owned).collect();
    (end == format!("end {}", gone.len())).then_some(gone)
}

/// Removes a file that may be gone already, and the folders that are empty without it.
fn remove(site: &Path, path: &str) -> io::Result<()> {
    let file = site.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let above = file.ancestors().skip(1);
    for folder in above.take_while(|folder| *folder != site) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    let mut open: File = OpenOptions::new().write(true).create_new(true).open(file)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()
}
