//! One writer at a time: an advisory lock on a file beside the site. The system lets go of it when its holder dies.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::error::{Unsuitable, WriteError};

/// Held while writing. Letting go removes the lock file.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, or says that another run has it.
    pub fn take(path: &Path) -> Result<Lock, WriteError> {
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
            return Err(WriteError::Unsuitable {
                path: path.to_owned(),
                why: Unsuitable::Link,
            });
        }
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(path)
                .map_err(WriteError::io("open", path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(path.to_owned())),
                Err(TryLockError::Error(error)) => return Err(WriteError::io("lock", path)(error)),
            }
            // Its last holder may have removed the file between our opening and our locking it.
            if stands_at(&file, path) {
                return Ok(Lock {
                    path: path.to_owned(),
                    _file: file,
                });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file that stays is harmless: the lock is on the file's holder, not on its being there.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Other systems do not remove a file that is open.
#[cfg(not(unix))]
fn stands_at(_file: &File, _path: &Path) -> bool {
    true
}
