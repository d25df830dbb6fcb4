//! Changes of what a site is made from. Folders are watched, not files: editors save by renaming, git by replacing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use super::ServeError;
use crate::load::{FOLDERS, ignored};

/// An editor's save is several events within this time; who looks at the page waits for as long. What comes later overtakes.
const DEBOUNCE: Duration = Duration::from_millis(10);

/// How often it is seen whether that time is over. What came until then is one batch.
const TICK: Duration = Duration::from_millis(5);

/// More paths at once are no save of an editor, but a checkout or a copy: more will follow.
const FEW: usize = 4;

/// How long nothing more has to follow then.
const SETTLED: Duration = Duration::from_millis(150);

/// How often a folder is looked at when the system does not tell.
const POLL: Duration = Duration::from_millis(700);

/// Waits for changes of the folders that a build reads. The output folder is none of them.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    eyes: Eyes,
    events: Receiver<DebounceEventResult>,
    news: Arc<AtomicBool>,
}

#[derive(Debug)]
enum Eyes {
    Told(Debouncer<RecommendedWatcher, NoCache>),
    Looking(Debouncer<PollWatcher, NoCache>),
}

impl Watch {
    /// Starts to watch the repository at `root`.
    pub fn start(root: &Path, poll: bool) -> Result<Watch, ServeError> {
        let root = std::fs::canonicalize(root)
            .map_err(|e| ServeError::watch(root)(notify::Error::io(e)))?;
        let (sender, events) = mpsc::channel();
        let news = Arc::new(AtomicBool::new(false));
        let (told, below) = (Arc::clone(&news), root.clone());
        let tell = move |batch: DebounceEventResult| {
            // Our own reading is told of, too, and would look like a checkout.
            if concerns(&below, &batch) {
                told.store(true, Ordering::Relaxed);
                // Nobody listens any more when the preview ends.
                let _ = sender.send(batch);
            }
        };
        let config = Config::default()
            .with_follow_symlinks(false)
            .with_poll_interval(POLL);
        let eyes = match poll {
            true => {
                new_debouncer_opt(DEBOUNCE, Some(TICK), tell, NoCache, config).map(Eyes::Looking)
            }
            false => new_debouncer_opt(DEBOUNCE, Some(TICK), tell, NoCache, config).map(Eyes::Told),
        };
        let mut watch = Watch {
            eyes: eyes.map_err(ServeError::watch(&root))?,
            events,
            news,
            root,
        };
        // The root itself tells of folders that come and go.
        let root = watch.root.clone();
        watch.watch(&root, RecursiveMode::NonRecursive)?;
        for top in FOLDERS {
            watch.watch_anew(top)?;
        }
        Ok(watch)
    }

    /// Whether something changed since [`wait`](Watch::wait) returned; if so, it returns at once the next time.
    pub fn news(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.news)
    }

    /// Returns when something changed since the last call.
    pub fn wait(&mut self) -> Result<(), ServeError> {
        loop {
            let Ok(first) = self.events.recv() else {
                let error = notify::Error::generic("the system stopped telling of changes");
                return Err(ServeError::watch(&self.root)(error));
            };
            // More may have come while the last change was built.
            let mut batches = vec![first];
            batches.extend(self.events.try_iter());
            let events = batches.iter().flatten().flatten();
            if events.filter(|event| alters(event.kind)).count() > FEW {
                while let Ok(batch) = self.events.recv_timeout(SETTLED) {
                    batches.push(batch);
                }
            }
            // After all that is built now was taken; what is told of from here on is taken the next time.
            self.news.store(false, Ordering::Relaxed);
            let mut changed = false;
            for batch in batches {
                changed |= self.judge(batch)?;
            }
            if changed {
                return Ok(());
            }
        }
    }

    /// Whether a batch holds a change of content.
    fn judge(&mut self, batch: DebounceEventResult) -> Result<bool, ServeError> {
        let changed = concerns(&self.root, &batch);
        let events = match batch {
            Ok(events) => events,
            Err(errors) => {
                let mut lasting = errors.into_iter().filter(|error| !is_passing(error));
                return match lasting.next() {
                    Some(error) => Err(ServeError::watch(&self.root)(error)),
                    None => Ok(changed),
                };
            }
        };
        for event in events.iter().filter(|event| alters(event.kind)) {
            for path in &event.paths {
                if let Some(top) = top(&self.root, path)
                    && self.root.join(top) == *path
                {
                    self.watch_anew(top)?;
                }
            }
        }
        Ok(changed)
    }

    /// Watches a folder that may have been replaced by another of the same name.
    fn watch_anew(&mut self, top: &str) -> Result<(), ServeError> {
        let folder = self.root.join(top);
        let _ = match &mut self.eyes {
            Eyes::Told(eyes) => eyes.unwatch(&folder),
            Eyes::Looking(eyes) => eyes.unwatch(&folder),
        };
        match folder.is_dir() {
            true => self.watch(&folder, RecursiveMode::Recursive),
            false => Ok(()),
        }
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), ServeError> {
        let watched = match &mut self.eyes {
            Eyes::Told(eyes) => eyes.watch(folder, mode),
            Eyes::Looking(eyes) => eyes.watch(folder, mode),
        };
        match watched {
            Err(error) if !is_passing(&error) => Err(ServeError::watch(folder)(error)),
            _ => Ok(()),
        }
    }
}

/// Whether a batch tells of a change of what a build reads, or of one that the system has lost.
fn concerns(root: &Path, batch: &DebounceEventResult) -> bool {
    let Ok(events) = batch else {
        return true;
    };
    let mut events = events.iter().filter(|event| alters(event.kind));
    events.any(|event| {
        let mut paths = event.paths.iter();
        event.need_rescan() || paths.any(|path| top(root, path).is_some())
    })
}

/// The folder that a build would read this path from.
fn top(root: &Path, path: &Path) -> Option<&'static str> {
    let mut parts = path.strip_prefix(root).ok()?.iter();
    let first = parts.next()?;
    let top = FOLDERS.iter().find(|top| first == **top)?;
    (!parts.any(ignored)).then_some(top)
}

/// Our own reading is an event too, and no change.
fn alters(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    )
}

/// What was to be watched is gone again.
fn is_passing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}
