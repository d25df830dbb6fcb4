//! What a build makes: site paths and their bytes, handed on one by one so that memory does not grow with the awards.

mod part;

use std::borrow::Cow;
use std::fmt;

pub use part::Part;

/// A file of the site: relative, ASCII, `/` between parts, never `.` or `..` (`a/p72mtm95/index.html`).
/// Made by `plan` alone; nothing downstream joins strings into paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Joins parts that are already safe (`Slug`s, award ids, file names of ours). `None` when one is not:
    /// empty, over 200 bytes, starting with a dot where it is not one of our dot files, or holding
    /// anything but ASCII letters, digits, `-`, `_` and `.`.
    pub fn new<'p>(parts: impl IntoIterator<Item = &'p str>) -> Option<SitePath> {
        let mut path = String::with_capacity(64);
        for part in parts {
            if !is_safe(part) {
                return None;
            }
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(part);
        }
        (!path.is_empty()).then_some(SitePath(path))
    }

    /// Reads a path as it stands in a manifest or a request; the same rules hold.
    pub fn parse(path: &str) -> Option<SitePath> {
        SitePath::new(path.split('/'))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The media type that a static host gives by the extension.
    pub fn media_type(&self) -> &'static str {
        match self
            .0
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
        {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "json" => "application/json",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "pdf" => "application/pdf",
            "xml" => "application/xml",
            "woff2" => "font/woff2",
            "yml" => "text/yaml; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        }
    }
}

fn is_safe(part: &str) -> bool {
    let dots_only = part.bytes().all(|b| b == b'.');
    let plain = part
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    !part.is_empty() && part.len() <= 200 && !dots_only && plain
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset<'a> {
    /// Where it stands.
    pub path: SitePath,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

/// Takes the assets as they are made, from several threads, in any order. A function is one that remembers nothing.
pub trait Sink<E>: Sync {
    /// Takes one file. `Err` stops the making.
    fn put(&self, asset: Asset<'_>) -> Result<(), E>;

    /// Is told when every file was put that pages show but those of awards and earners, and nothing is wrong with them.
    fn shared_is_put(&self) {}

    /// What it took before, if it remembers.
    fn memory(&self) -> Option<&dyn Memory> {
        None
    }
}

impl<E, F: Fn(Asset<'_>) -> Result<(), E> + Sync> Sink<E> for F {
    fn put(&self, asset: Asset<'_>) -> Result<(), E> {
        self(asset)
    }
}

/// Files that are made together from the same things: those of one award, those of one earner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// A hash of what it is about.
    pub id: u64,
    /// A hash of all that it is made from.
    pub key: u64,
}

/// What was made before, so that what would be the same need not be made again.
pub trait Memory: Sync {
    /// A hash of the program and of all files that are no lists of awards or people.
    fn identity(&self) -> u64;

    /// Whether the files of a unit stand there as they were made, from the same things. If so they stay, and `seen` is
    /// told the path of each.
    fn keep(&self, unit: Unit, seen: &mut dyn FnMut(&str)) -> bool;

    /// Notes that these are the files of a unit, all put.
    fn remember(&self, unit: Unit, files: &[SitePath]);
}
