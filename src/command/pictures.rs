//! The folder where this machine keeps pictures that were drawn before.

use std::path::PathBuf;

use super::env::Env;
use crate::image::{Cache, Shelf};
use crate::write::PictureFolder;

/// The folder that `SHIRUSHI_CACHE` names, else the one that the machine keeps for such things; `None` where there is
/// neither.
pub fn folder(env: &Env<'_>) -> Option<PictureFolder> {
    let place = |name, below: &str| Some(env.path(env.var(name)?.as_ref()).join(below));
    let folder: Option<PathBuf> = place("SHIRUSHI_CACHE", "")
        .or_else(|| place("XDG_CACHE_HOME", "shirushi"))
        .or_else(|| place("LOCALAPPDATA", "shirushi"))
        .or_else(|| place("HOME", ".cache/shirushi"));
    folder.map(PictureFolder)
}

/// The cache of a folder, if there is one.
pub fn cache(folder: Option<&PictureFolder>) -> Cache<'_> {
    folder.map_or_else(Cache::none, |folder| Cache::new(folder as &dyn Shelf))
}
