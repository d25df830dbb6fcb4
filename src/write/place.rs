//! Where a site may stand, and the names we use beside it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf, absolute};

use super::error::{Unsuitable, WriteError};

/// The site's folder and our own names in the folder around it. All are on one file system, so renames are whole.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder of the site, resolved.
    pub site: PathBuf,
    /// The new site while it is written; after the exchange, the old one while it is removed.
    pub staging: PathBuf,
    /// The old site for a moment, on systems that cannot exchange two folders.
    pub aside: PathBuf,
    /// What the site was made from, for the next run.
    pub made: PathBuf,
    /// Held by the one run that may write.
    pub lock: PathBuf,
}

impl Place {
    /// Judges `site` as the output of the repository at `root`, and makes the folders above it.
    pub fn of(site: &Path, root: &Path) -> Result<Place, WriteError> {
        let unsuitable = |why| {
            let path = site.to_owned();
            Err(WriteError::Unsuitable { path, why })
        };
        // Collected from its parts, the path has no slash at its end: with one, a link would be looked through.
        let named: PathBuf = absolute(site)
            .map_err(WriteError::io("find", site))?
            .components()
            .collect();
        match fs::symlink_metadata(&named) {
            Ok(found) if found.is_symlink() => return unsuitable(Unsuitable::Link),
            Ok(found) if !found.is_dir() => return unsuitable(Unsuitable::NotAFolder),
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(WriteError::io("find", site)(error));
            }
            _ => {}
        }
        let resolved = resolve(&named).map_err(WriteError::io("find", site))?;
        let root = fs::canonicalize(root).map_err(WriteError::io("find", root))?;
        let home = std::env::home_dir().and_then(|home| fs::canonicalize(home).ok());
        let read = crate::load::FOLDERS.iter().chain(&["private", ".git"]);
        let (Some(around), Some(name)) = (resolved.parent(), resolved.file_name()) else {
            return unsuitable(Unsuitable::DriveRoot);
        };
        if root.starts_with(&resolved) {
            return unsuitable(Unsuitable::Repository);
        }
        if read
            .map(|top| root.join(top))
            .any(|top| resolved.starts_with(top))
        {
            return unsuitable(Unsuitable::Content);
        }
        if home.is_some_and(|home| home.starts_with(&resolved)) {
            return unsuitable(Unsuitable::Home);
        }
        fs::create_dir_all(around).map_err(WriteError::io("make the folder", around))?;
        let beside = |what: &str| {
            let mut full = OsString::from(".");
            full.push(name);
            full.push(".shirushi-");
            full.push(what);
            around.join(full)
        };
        Ok(Place {
            staging: beside("new"),
            aside: beside("old"),
            made: beside("made"),
            lock: beside("lock"),
            site: resolved,
        })
    }
}

/// The path without links or `..`, though its last parts may not exist yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match (path.parent(), path.file_name()) {
                (Some(parent), Some(name)) => Ok(resolve(parent)?.join(name)),
                _ => Err(error),
            }
        }
        found => found,
    }
}
