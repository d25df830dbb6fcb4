//! A listing of `git ls-tree -r -z -l` to sources.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::Path;

use crate::command::git::Objects;
use crate::load::{folded, ignored, limit, shown, unpacked, usable, wanted};
use crate::source::{FaultKind, Sources};

/// Reads what `load` would read of the files that are listed.
pub fn read(listing: &[u8], objects: &mut Objects) -> io::Result<Sources> {
    let listed: Vec<Entry<'_>> = listing.split(|byte| *byte == 0).filter_map(entry).collect();
    let by_path: BTreeMap<&[u8], &Entry<'_>> =
        listed.iter().map(|entry| (entry.path, entry)).collect();
    let mut sources = Sources::default();
    let mut faults = BTreeMap::new();
    let mut names = Names::default();
    for entry in &listed {
        let path = match names.judge(entry.path) {
            Judged::Wanted(path) => path,
            Judged::Ignored => continue,
            Judged::Unusable(path) => {
                faults.insert(path, FaultKind::UnusableName);
                continue;
            }
        };
        let file = match entry.kind {
            Kind::File => Some(entry),
            Kind::Link => target(entry, &by_path, objects)?,
            Kind::Other => {
                faults.insert(path, FaultKind::Special);
                continue;
            }
        };
        let limit = limit(Path::new(&path));
        match file {
            None => drop(faults.insert(path, FaultKind::LinkOutside)),
            Some(file) if file.size > limit => {
                let size = file.size;
                faults.insert(path, FaultKind::TooLarge { size, limit });
            }
            Some(file) => match unpacked(&path, objects.read(file.id)?) {
                Ok(bytes) => sources.insert(path, bytes),
                Err(why) => drop(faults.insert(path, why)),
            },
        }
    }
    for (path, why) in faults {
        sources.fault(path, why);
    }
    Ok(sources)
}

/// A line of the listing.
struct Entry<'l> {
    kind: Kind,
    id: &'l str,
    size: u64,
    path: &'l [u8],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    /// Another repository within this one.
    Other,
}

/// `100644 blob 5f3c…     120<tab>content/site.yaml`
fn entry(line: &[u8]) -> Option<Entry<'_>> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let mut words = std::str::from_utf8(&line[..tab]).ok()?.split_whitespace();
    let kind = match (words.next()?, words.next()?) {
        ("120000", "blob") => Kind::Link,
        (_, "blob") => Kind::File,
        _ => Kind::Other,
    };
    Some(Entry {
        kind,
        id: words.next()?,
        size: words.next()?.parse().unwrap_or(0),
        path: &line[tab + 1..],
    })
}

/// The names met so far, in each folder, so that two which some systems take for one are found.
#[derive(Default)]
struct Names(BTreeMap<(String, String), String>);

enum Judged {
    Wanted(String),
    Ignored,
    Unusable(String),
}

impl Names {
    /// What becomes of a path, judged from its top down as a walk through folders would.
    fn judge(&mut self, path: &[u8]) -> Judged {
        let whole = String::from_utf8_lossy(path);
        let top = whole.split('/').next().unwrap_or_default();
        let mut so_far = String::new();
        for part in path.split(|byte| *byte == b'/') {
            let name = String::from_utf8_lossy(part);
            let parent = so_far.clone();
            so_far = match parent.is_empty() {
                true => name.clone().into_owned(),
                false => format!("{parent}/{name}"),
            };
            let inside = so_far[top.len()..].trim_start_matches('/');
            if !inside.is_empty() && !wanted(top, Path::new(inside)) {
                return Judged::Ignored;
            }
            let is_usable =
                std::str::from_utf8(part).is_ok() && usable(OsStr::new(&*name)).is_some();
            let first = self.0.entry((parent, folded(&name)));
            if !is_usable || *first.or_insert_with(|| name.clone().into_owned()) != name {
                return Judged::Unusable(shown(Path::new(&so_far)));
            }
        }
        Judged::Wanted(so_far)
    }
}

/// Links that are followed from one to the next, at most.
const MOST_LINKS: usize = 8;

/// Bytes of a link that are looked at.
const LONGEST_LINK: u64 = 4096;

/// The file a link leads to, if that file would be read by itself.
fn target<'a, 'l>(
    link: &'a Entry<'l>,
    by_path: &BTreeMap<&[u8], &'a Entry<'l>>,
    objects: &mut Objects,
) -> io::Result<Option<&'a Entry<'l>>> {
    let top = link.path.split(|byte| *byte == b'/').next();
    let mut at = link;
    for _ in 0..MOST_LINKS {
        if at.size > LONGEST_LINK {
            return Ok(None);
        }
        let to = objects.read(at.id)?;
        let next = resolved(at.path, &to).and_then(|path| by_path.get(&*path).copied());
        match next {
            Some(file) if file.kind == Kind::File => {
                return Ok(in_sight(top, file.path).then_some(file));
            }
            Some(next) if next.kind == Kind::Link => at = next,
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// The path a link names, from the folder it stands in.
fn resolved(link: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    if to.starts_with(b"/") {
        return None;
    }
    let mut parts: Vec<&[u8]> = link.split(|byte| *byte == b'/').collect();
    parts.pop();
    for part in to.split(|byte| *byte == b'/') {
        match part {
            b"" | b"." => {}
            b".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join(&b'/'))
}

fn in_sight(top: Option<&[u8]>, path: &[u8]) -> bool {
    let mut parts = path.split(|byte| *byte == b'/');
    let same_top = parts.next() == top;
    let inside: Vec<_> = parts.map(String::from_utf8_lossy).collect();
    let hidden = inside.iter().any(|name| ignored(OsStr::new(&**name)));
    same_top && !hidden && (top != Some(b"keys") || inside.len() == 1)
}
