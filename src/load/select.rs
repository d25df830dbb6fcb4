//! Which files of a repository are read, by their names and sizes: the same from a folder as from a revision in git.

use std::ffi::OsStr;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::source::{FaultKind, packed};

/// Whether a file or folder of this name is never content: hidden files, and what editors, office programs and file
/// managers leave behind while they work.
pub fn ignored(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '~'])
        || name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini"].contains(&&*name)
}

/// Whether what stands at `inside`, a path within the folder `top`, is looked at. Of `keys/` only YAML at its top is: what
/// else lies there may be secret.
pub(crate) fn wanted(top: &str, inside: &Path) -> bool {
    let readable_key =
        || inside.iter().count() == 1 && matches!(&*extension(inside), "yaml" | "yml");
    let named = inside.file_name().is_none_or(|name| !ignored(name));
    named && (top != "keys" || readable_key())
}

/// The most bytes that are read of a file with this name, and that come out of it when it is compressed.
pub(crate) fn limit(name: &Path) -> u64 {
    const KIB: u64 = 1024;
    const MIB: u64 = 1024 * KIB;
    let is_gzip = extension(name) == "gz";
    let kind = if is_gzip {
        Path::new(name.file_stem().unwrap_or_default())
    } else {
        name
    };
    match &*extension(kind) {
        "yaml" | "yml" | "md" => MIB,
        "svg" => 256 * KIB,
        "png" => 8 * MIB,
        "csv" => 10 * MIB,
        // The ledger holds whole credentials and only ever grows: 200,000 of them are 900 MB.
        "jsonl" => 1024 * MIB,
        _ => 16 * MIB,
    }
}

/// The bytes of the file at a path from the root, unpacked where it is kept compressed.
pub(crate) fn unpacked(path: &str, bytes: Vec<u8>) -> Result<Vec<u8>, FaultKind> {
    if !packed::is_packed(path) {
        return Ok(bytes);
    }
    let text = packed::unpack(&bytes, limit(Path::new(path)));
    text.map_err(FaultKind::Packed)
}

/// A name that every system can hold and a terminal can show.
pub(crate) fn usable(name: &OsStr) -> Option<&str> {
    let strange = |c: char| {
        c.is_control()
            || matches!(c, '\\' | ':' | '\u{2028}' | '\u{2029}')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    name.to_str()
        .filter(|name| name.len() <= 200 && !name.contains(strange))
}

/// Names that some systems take for the same fold to the same text.
pub(crate) fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// A path relative to the root, `/` between parts, with nothing in it that a terminal would obey.
pub(crate) fn shown(relative: &Path) -> String {
    let show = |part: &OsStr| match usable(part) {
        Some(name) => name.to_owned(),
        None => part.to_string_lossy().escape_debug().to_string(),
    };
    relative.iter().map(show).collect::<Vec<_>>().join("/")
}

fn extension(path: &Path) -> String {
    path.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase()
}
