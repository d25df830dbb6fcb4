//! The moment the new site takes the place of the old one.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::error::WriteError;
use super::place::Place;

/// Puts the staged site in its place. Where the system can exchange two folders in one step, readers see the whole old
/// site or the whole new one and the old one ends up at `staging`. Elsewhere the old one is first renamed to `aside`, and
/// for the moment between two renames there is no site; a run killed there is mended by the next.
pub fn publish(place: &Place) -> Result<(), WriteError> {
    let io = |path| WriteError::io("rename", path);
    if !place.site.exists() {
        fs::rename(&place.staging, &place.site).map_err(io(&place.staging))?;
    } else if !exchange(&place.staging, &place.site).map_err(io(&place.site))? {
        fs::rename(&place.site, &place.aside).map_err(io(&place.site))?;
        if let Err(error) = fs::rename(&place.staging, &place.site) {
            // Back to how it was; if that fails too, the next start will find the old site aside.
            let _ = fs::rename(&place.aside, &place.site);
            return Err(io(&place.staging)(error));
        }
    }
    let around = place.site.parent().unwrap_or(&place.site);
    flush_folder(around).map_err(WriteError::io("flush", around))
}

/// Waits until everything written below `folder` would survive a power cut.
pub fn flush(folder: &Path) -> Result<(), WriteError> {
    flush_all(folder).map_err(WriteError::io("flush", folder))
}

/// False where the system or file system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// One call for the whole file system: a site is thousands of small files, and to wait for each would take minutes.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn flush_all(folder: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(File::open(folder)?) {
        Err(rustix::io::Errno::NOSYS) => rustix::fs::sync(),
        outcome => outcome?,
    }
    Ok(())
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn flush_all(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Folders cannot be flushed here; the system keeps the order of renames itself.
#[cfg(not(unix))]
fn flush_all(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
