//! Files that name people in full: nobody else of the machine reads them, and no site, content or commit takes them up.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::refusal::Refusal;
use super::session::Session;
use crate::write::MANIFEST;

/// The folder within a site where such files may stand. It tells git to leave them alone.
pub const FOLDER: &str = "private";

/// Where a file may be written that is asked for by this name: in `private/` of the site, or outside the site, but not in
/// a site that was built elsewhere.
pub fn place(session: &Session<'_, '_>, given: &Path) -> Result<PathBuf, Refusal> {
    let path = session.env.path(given);
    let refused = || Refusal::not_private(&path);
    let name = path.file_name().ok_or_else(refused)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let real = real(folder).ok_or_else(refused)?.join(name);
    let root = real_root(session);
    let built = |above: &Path| above.join(MANIFEST).is_file();
    let inside = real.starts_with(&root) && !real.starts_with(root.join(FOLDER));
    if inside || real.ancestors().skip(1).any(built) {
        return Err(refused());
    }
    Ok(real)
}

/// Puts bytes in the place of a file that its owner alone may read.
pub fn write(session: &Session<'_, '_>, path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let machine = |error: io::Error| Refusal::machine(path, &error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(machine)?;
    let own = real_root(session).join(FOLDER);
    let ignore = own.join(".gitignore");
    if folder.starts_with(&own) && !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(machine)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.new"));
    // One that a stopped run left may be open to others.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(machine(error)),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path))
        .map_err(machine)
}

fn real_root(session: &Session<'_, '_>) -> PathBuf {
    fs::canonicalize(&session.root).unwrap_or_else(|_| session.root.clone())
}

/// Where a folder really is, as far as it is there; the rest as it was named. `None` when that leads back up: nobody knows
/// from where.
fn real(folder: &Path) -> Option<PathBuf> {
    let mut above = folder.ancestors();
    let (there, real) = above.find_map(|above| Some((above, fs::canonicalize(above).ok()?)))?;
    let rest = folder.strip_prefix(there).ok()?;
    let goes_down = |part: Component<'_>| matches!(part, Component::Normal(_));
    rest.components().all(goes_down).then(|| real.join(rest))
}
