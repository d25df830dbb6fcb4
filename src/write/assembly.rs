//! Parts that stand in one folder to a site: they are looked at, the rest is written beside them, and the list of the site is
//! written last.
//!
//! Killed at any moment and run again, it finishes. Until our list is whole the lists of the parts stand, and what stands
//! beside the parts may be of the killed run (a list that is only begun says so). Once it is whole, the lists of the parts
//! are all that is left to go.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::error::WriteError;
use super::lock::Lock;
use super::manifest::{self, Manifest, key};
use super::old::read_manifest;
use super::part::{Inputs, PartList, files, lock, names, put_in_place};
use super::parts_error::{Input, PartsError};
use super::place::Place;
use super::{Written, swap};
use crate::site::{Part, SitePath};

/// A site while the rest of it is written.
#[derive(Debug)]
pub struct Assembly {
    folder: PathBuf,
    parts: Vec<Part>,
    standing: Standing,
    /// The rest so far, and how much of it had to be written.
    progress: Mutex<(Manifest, usize)>,
    _locks: Vec<Lock>,
}

/// What was found in the folder.
#[derive(Debug)]
enum Standing {
    /// All parts, whole.
    Parts {
        listed: Manifest,
        /// Files that a killed run may have left, by their paths in the site.
        others: BTreeMap<String, PathBuf>,
    },
    /// The site: an earlier run was killed at its very end, or was not killed.
    Site(Manifest),
}

impl Assembly {
    /// Looks at the parts in the folder `out`: all are there, made from these inputs, and nothing is damaged or strange.
    pub fn begin(out: &Path, root: &Path, inputs: &Inputs) -> Result<Assembly, PartsError> {
        let place = Place::of(out, root)?;
        let mut locks = vec![Lock::take(&place.lock)?];
        let names = names(&place.site)?;
        let mut parts: Vec<Part> = names.iter().filter_map(|n| PartList::part_of(n)).collect();
        parts.sort();
        for part in &parts {
            locks.push(lock(&place, *part)?);
        }
        let folder = place.site;
        let standing = match read_manifest(&folder)? {
            Some(site) => Standing::Site(whole(&folder, &parts, site)?),
            None => {
                let listed = listed(&folder, &parts, inputs)?;
                let others = others(&folder, &parts, &listed)?;
                let begun = folder.join(manifest::NAME);
                if let Some(foreign) = others.values().next().filter(|_| !begun.exists()) {
                    return Err(PartsError::Foreign(foreign.clone()));
                }
                fs::write(&begun, manifest::HEAD).map_err(WriteError::io("write", &begun))?;
                Standing::Parts { listed, others }
            }
        };
        Ok(Assembly {
            folder,
            parts,
            standing,
            progress: Mutex::default(),
            _locks: locks,
        })
    }

    /// How many parts it is made of; `None` when the site stands already.
    pub fn parts(&self) -> Option<usize> {
        match self.standing {
            Standing::Parts { .. } => Some(self.parts.len()),
            Standing::Site(_) => None,
        }
    }

    /// Adds one file of the rest. From any thread, in any order; each path once.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), PartsError> {
        let (name, size) = (key(path.as_str()), bytes.len() as u64);
        let taken = match &self.standing {
            Standing::Parts { listed, .. } => listed.size(&name).is_some(),
            Standing::Site(site) if site.size(&name) == Some(size) => return Ok(()),
            Standing::Site(_) => return Err(PartsError::OtherSite(self.folder.clone())),
        };
        let progress = || self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        if taken || path.as_str() == manifest::NAME || !progress().0.insert(name, size) {
            return Err(WriteError::Twice(path.clone()).into());
        }
        if put_in_place(&self.folder, path, bytes)? {
            progress().1 += 1;
        }
        Ok(())
    }

    /// Makes a site of it: writes its list, and takes those of the parts away.
    pub fn commit(self) -> Result<Written, PartsError> {
        let progress = self.progress.into_inner();
        let (made, written) = progress.unwrap_or_else(PoisonError::into_inner);
        let site = match self.standing {
            Standing::Site(site) => site,
            Standing::Parts { mut listed, others } => {
                let foreign = others
                    .iter()
                    .find(|(path, _)| made.size(&key(path)).is_none());
                if let Some((_, file)) = foreign {
                    return Err(PartsError::Foreign(file.clone()));
                }
                listed.append(made);
                finish(&self.folder, &listed)?;
                listed
            }
        };
        for part in self.parts {
            let list = self.folder.join(PartList::name(part));
            fs::remove_file(&list).map_err(WriteError::io("remove", &list))?;
        }
        Ok(Written {
            files: site.len(),
            bytes: site.bytes(),
            written,
            unchanged: site.len() - written,
            removed: 0,
        })
    }
}

/// A site that stands already, if it holds every part whose list still stands.
fn whole(folder: &Path, parts: &[Part], site: Manifest) -> Result<Manifest, PartsError> {
    for part in parts {
        let list = PartList::read(folder, *part)?;
        if !list.is_some_and(|list| list.files.is_within(&site)) {
            return Err(PartsError::OtherSite(folder.to_owned()));
        }
    }
    Ok(site)
}

/// What all parts list together. They are all there, and made from these inputs.
fn listed(folder: &Path, parts: &[Part], inputs: &Inputs) -> Result<Manifest, PartsError> {
    let [first, ..] = parts else {
        return Err(PartsError::NoParts(folder.to_owned()));
    };
    let of = first.of();
    if let Some(other) = parts.iter().find(|part| part.of() != of) {
        return Err(PartsError::TwoDivisions(of, other.of()));
    }
    let there: BTreeSet<u32> = parts.iter().map(|part| part.number()).collect();
    let numbers: Vec<u32> = (1..=of).filter(|number| !there.contains(number)).collect();
    if !numbers.is_empty() {
        return Err(PartsError::Missing { numbers, of });
    }
    let mut listed = Manifest::default();
    for part in parts {
        let list = PartList::read(folder, *part)?;
        let list = list.ok_or(PartsError::Unfinished(*part))?;
        if let Some(input) = difference(&list.inputs, inputs) {
            return Err(PartsError::OtherInputs(*part, input));
        }
        listed.append(list.files);
    }
    Ok(listed)
}

fn difference(one: &Inputs, other: &Inputs) -> Option<Input> {
    let pairs = [
        (Input::Program, one.program == other.program),
        (Input::Content, one.content == other.content),
        (Input::Address, one.address == other.address),
        (Input::Keys, one.keys == other.keys),
    ];
    let different = pairs.into_iter().find(|(_, same)| !same);
    different.map(|(input, _)| input)
}

/// Looks at every file that is listed, and tells what else stands there.
fn others(
    folder: &Path,
    parts: &[Part],
    listed: &Manifest,
) -> Result<BTreeMap<String, PathBuf>, PartsError> {
    let (mut others, mut found) = (BTreeMap::new(), Vec::new());
    for (file, path) in files(folder)? {
        match path {
            None => return Err(PartsError::Foreign(file)),
            Some(path) if path == manifest::NAME || PartList::part_of(&path).is_some() => {}
            Some(path) => match listed.size(&key(&path)) {
                Some(size) => found.push((path, size)),
                None => {
                    others.insert(path, file);
                }
            },
        }
    }
    let whole = found
        .into_par_iter()
        .map(|(path, size)| Ok(is_whole(&folder.join(&path), size)?.then_some(path)));
    let whole: Result<Vec<Option<String>>, WriteError> = whole.collect();
    let whole: Vec<String> = whole?.into_iter().flatten().collect();
    match whole.len() == listed.len() {
        true => Ok(others),
        false => Err(damaged(folder, parts, &whole)?),
    }
}

/// The parts of which something is not among the files that are whole.
fn damaged(folder: &Path, parts: &[Part], whole: &[String]) -> Result<PartsError, PartsError> {
    let (mut numbers, mut files) = (Vec::new(), 0);
    for part in parts {
        let list = PartList::read(folder, *part)?;
        let list = list.ok_or(PartsError::Unfinished(*part))?.files;
        let standing = whole.iter().filter(|path| list.size(&key(path)).is_some());
        let missing = list.len() - standing.count();
        files += missing;
        numbers.extend((missing > 0).then_some(part.number()));
    }
    Ok(PartsError::Damaged { numbers, files })
}

/// Whether a file has the size it was written with. One that was copied in part has not; to read them all would take longer
/// than to make them.
fn is_whole(file: &Path, size: u64) -> Result<bool, WriteError> {
    let found = fs::metadata(file).map_err(WriteError::io("read", file))?;
    Ok(found.len() == size)
}

/// Writes the list of the site below its head. Cut short, it is none.
fn finish(folder: &Path, site: &Manifest) -> Result<(), WriteError> {
    swap::flush(folder)?;
    let list = folder.join(manifest::NAME);
    let append = || -> io::Result<()> {
        let mut open = OpenOptions::new().append(true).open(&list)?;
        open.write_all(site.lines().as_bytes())?;
        open.sync_all()
    };
    append().map_err(WriteError::io("write", &list))
}
