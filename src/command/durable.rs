//! Files that are whole or not there, also when the power goes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::refusal::Refusal;
use crate::write::Lock;

/// Held by whoever changes the content of a site: two at once would each lose what the other wrote.
pub fn lock(root: &Path) -> Result<Lock, Refusal> {
    let content = root.join("content");
    if !content.join("site.yaml").is_file() {
        return Err(Refusal::no_site(root));
    }
    Lock::take(&content.join(".shirushi.lock")).map_err(|error| Refusal::content_busy(&error))
}

/// Puts bytes in the place of a file, in one step. Where a link leads to it, the link stays.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    prepare(path, bytes)?.commit()
}

/// A file whose new bytes stand beside it, complete.
pub struct Prepared {
    beside: PathBuf,
    file: PathBuf,
}

/// Writes the bytes beside the file.
pub fn prepare(path: &Path, bytes: &[u8]) -> Result<Prepared, Refusal> {
    let file = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.new"));
    let write = || {
        fs::create_dir_all(folder(&file))?;
        let mut written = File::create(&beside)?;
        written.write_all(bytes)?;
        written.sync_all()
    };
    write().map_err(|error| Refusal::machine(&beside, &error))?;
    Ok(Prepared { beside, file })
}

impl Prepared {
    /// Lets them take its place.
    pub fn commit(self) -> Result<(), Refusal> {
        fs::rename(&self.beside, &self.file)
            .and_then(|()| sync(folder(&self.file)))
            .map_err(|error| Refusal::machine(&self.file, &error))
    }
}

fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new("."))
}

/// The names of a folder reach the disk too.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems cannot open a folder.
#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}
