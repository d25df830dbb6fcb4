//! Why a site could not be written. Until the exchange succeeds the old site stands as it was.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::site::SitePath;

/// Why a site could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// The place cannot hold a site, whatever is there now.
    Unsuitable {
        /// The folder asked for.
        path: PathBuf,
        /// What speaks against it.
        why: Unsuitable,
    },
    /// The folder holds files and no complete list of what we wrote, so nothing in it is ours to replace.
    ForeignFolder(PathBuf),
    /// A file that we did not write stands where the site has a file or a folder.
    ForeignFile(PathBuf),
    /// Two files of the site want one address.
    Twice(SitePath),
    /// Another run is writing to the same folder; the path is its lock.
    Busy(PathBuf),
    /// The machine said no.
    Io {
        /// What was tried: `write`, `rename`.
        doing: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// What speaks against a place for the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsuitable {
    /// It is a file.
    NotAFolder,
    /// It is a symbolic link: to replace it would not replace what it leads to.
    Link,
    /// It is the root of a file system, or has no name of its own.
    DriveRoot,
    /// It is the home folder, or one above it.
    Home,
    /// It is the repository, or a folder above it.
    Repository,
    /// It is a folder of the repository that a build reads, or stands in one.
    Content,
}

impl WriteError {
    /// Makes an error of what the system said about a path.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
        let path = path.to_owned();
        move |source| WriteError::Io {
            doing,
            path,
            source,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Unsuitable { path, why } => {
                write!(f, "cannot put a site at `{}`: {why}", path.display())
            }
            WriteError::ForeignFolder(path) => write!(
                f,
                "`{}` holds files that were not written by shirushi, and is left alone; choose a new or empty folder",
                path.display()
            ),
            WriteError::ForeignFile(path) => write!(
                f,
                "`{}` was not written by shirushi, and the site has something of its own there; move it away",
                path.display()
            ),
            WriteError::Twice(path) => write!(f, "two files of the site want the address `{path}`"),
            WriteError::Busy(path) => write!(
                f,
                "another run is writing to the same folder (it holds `{}`); wait until it is done",
                path.display()
            ),
            WriteError::Io {
                doing,
                path,
                source,
            } => write!(f, "cannot {doing} `{}`: {source}", path.display()),
        }
    }
}

impl fmt::Display for Unsuitable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unsuitable::NotAFolder => "it is a file",
            Unsuitable::Link => "it is a symbolic link",
            Unsuitable::DriveRoot => "it is the root of a file system",
            Unsuitable::Home => "it is the home folder or stands above it",
            Unsuitable::Repository => "it is the repository or stands above it",
            Unsuitable::Content => "it is a folder that the site is made from, or stands in one",
        })
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
