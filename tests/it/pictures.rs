//! One folder of drawn pictures for all tests: drawing them is most of what a build of a small site does.

use std::path::{Path, PathBuf};

use shirushi::write::PictureFolder;

/// The folder, for `SHIRUSHI_CACHE`.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures")
}

/// The folder, for tests that publish without a command.
pub fn shelf() -> PictureFolder {
    PictureFolder(folder())
}
