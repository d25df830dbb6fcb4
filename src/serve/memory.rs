//! A site in memory while it is made, with what is still known of the one before.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Meanwhile;
use crate::site::{Asset, Memory, Sink, SitePath, Unit};

/// The files of a site by path.
pub type Files = BTreeMap<SitePath, Arc<[u8]>>;

/// A site that was made, and from what: as much as the next one needs to know.
#[derive(Debug, Default)]
pub struct Before {
    identity: u64,
    files: Files,
    units: BTreeMap<u64, (u64, Vec<SitePath>)>,
}

/// A site while it is made.
pub struct Making<'b> {
    before: &'b Before,
    meanwhile: &'b Meanwhile<'b>,
    now: Mutex<Before>,
    /// Whether what is shared is shown. Before that nothing is given up: who saves again and again would see nothing.
    shown: AtomicBool,
}

/// The content changed again before all of it was made.
#[derive(Debug)]
pub struct Overtaken;

impl<'b> Making<'b> {
    /// Starts a site; `identity` is a hash of all that every page may show. What is shared is shown before the rest is made.
    pub fn new(before: &'b Before, identity: u64, meanwhile: &'b Meanwhile<'b>) -> Making<'b> {
        let now = Before {
            identity,
            ..Before::default()
        };
        Making {
            before,
            meanwhile,
            now: Mutex::new(now),
            shown: AtomicBool::new(false),
        }
    }

    /// What was made.
    pub fn finish(self) -> Before {
        self.now
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> MutexGuard<'_, Before> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Before {
    /// The files, to be shown.
    pub fn files(&self) -> Files {
        self.files.clone()
    }
}

impl Sink<Overtaken> for Making<'_> {
    fn put(&self, asset: Asset<'_>) -> Result<(), Overtaken> {
        if self.shown.load(Ordering::Relaxed) && self.meanwhile.is_overtaken() {
            return Err(Overtaken);
        }
        // A file with the same bytes is the same file: two sites side by side hold it once.
        let known = self.before.files.get(&asset.path);
        let known = known.filter(|known| ***known == *asset.bytes).cloned();
        let bytes = known.unwrap_or_else(|| Arc::from(&*asset.bytes));
        self.now().files.insert(asset.path, bytes);
        Ok(())
    }

    fn shared_is_put(&self) {
        let mut files = self.before.files.clone();
        files.extend(self.now().files.clone());
        self.meanwhile.show(files);
        self.shown.store(true, Ordering::Relaxed);
    }

    fn memory(&self) -> Option<&dyn Memory> {
        Some(self)
    }
}

impl Memory for Making<'_> {
    fn identity(&self) -> u64 {
        self.now().identity
    }

    fn keep(&self, unit: Unit, seen: &mut dyn FnMut(&str)) -> bool {
        let Some((key, paths)) = self.before.units.get(&unit.id) else {
            return false;
        };
        if *key != unit.key {
            return false;
        }
        let mut now = self.now();
        for path in paths {
            if let Some(bytes) = self.before.files.get(path) {
                now.files.insert(path.clone(), Arc::clone(bytes));
            }
            seen(path.as_str());
        }
        now.units.insert(unit.id, (unit.key, paths.clone()));
        true
    }

    fn remember(&self, unit: Unit, files: &[SitePath]) {
        let mut now = self.now();
        now.units.insert(unit.id, (unit.key, files.to_vec()));
    }
}
