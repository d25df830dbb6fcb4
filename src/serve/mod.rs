//! Site to browser: a preview that shows every change of the content at once, and keeps the last good site when a change
//! is wrong (design.md section 1; security.md threats 44 and 45).
//!
//! It listens to this machine only unless asked, answers to its own names only, and serves nothing but the site in memory.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the shell: it listens, and watches the disk"
)]

mod answer;
mod host;
mod memory;
mod page;
mod preview;
mod shown;
mod watch;

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

pub use memory::{Before, Files, Making, Overtaken};
pub use preview::Preview;
pub use watch::Watch;

/// What to preview, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The repository.
    pub root: PathBuf,
    /// The address to listen on.
    pub interface: IpAddr,
    /// The port to listen on. 0 takes a free one; if it is taken, the next free one of the 20 after it.
    pub port: u16,
    /// Look for changes at intervals, where the system does not tell of them (network drives, WSL).
    pub poll: bool,
}

/// What came of building the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rebuilt {
    /// All of a new site but awards and earners, over the one before; the rest follows.
    Shared(Files),
    /// A good site.
    Site(Files),
    /// The report that says why there is none; plain text.
    Wrong(String),
    /// Nothing: the content changed again before all of it was made.
    Overtaken,
}

/// What a build may do and ask before it is over.
pub struct Meanwhile<'p> {
    preview: &'p Preview,
    /// Whether the content changed again; `None` when this build is to be finished nevertheless.
    news: Option<&'p AtomicBool>,
}

impl Meanwhile<'_> {
    /// Shows all of a new site but awards and earners, over the one before.
    pub fn show(&self, shared: Files) {
        self.preview.show(Rebuilt::Shared(shared));
    }

    /// Whether the content changed again, and the build is better given up.
    pub fn is_overtaken(&self) -> bool {
        self.news.is_some_and(|news| news.load(Ordering::Relaxed))
    }

    /// The same within a moment: what is wrong now may be half of a save, or of a copy.
    pub fn is_overtaken_soon(&self) -> bool {
        if self.news.is_some() {
            thread::sleep(HALF_SAVED);
        }
        self.is_overtaken()
    }
}

/// How long the other half of a save may come after the first.
const HALF_SAVED: Duration = Duration::from_millis(40);

/// How long one change may overtake the other before a site is finished: who saves again and again sees awards, too.
const OVERTAKEN: Duration = Duration::from_secs(10);

/// Builds the site, calls `ready` with its address, and builds it again after every change of what it is made from.
/// `build` tells the terminal what it wants; the browser is told here. Returns only when the preview cannot go on.
pub fn run(
    options: &Options,
    ready: impl FnOnce(&str),
    mut build: impl FnMut(&Meanwhile<'_>) -> Rebuilt,
) -> Result<Infallible, ServeError> {
    let preview = Preview::bind(options.interface, options.port)?;
    // Watched before it is built, so that no change falls between the two.
    let mut changes = Watch::start(&options.root, options.poll)?;
    let news = changes.news();
    let mut build = |news| {
        let rebuilt = build(&Meanwhile {
            preview: &preview,
            news,
        });
        let is_overtaken = rebuilt == Rebuilt::Overtaken;
        preview.show(rebuilt);
        is_overtaken
    };
    build(None);
    ready(&preview.url());
    let mut overtaken_since: Option<Instant> = None;
    loop {
        changes.wait()?;
        let patient = overtaken_since.is_none_or(|since| since.elapsed() < OVERTAKEN);
        overtaken_since = match build(patient.then_some(&news)) {
            true => overtaken_since.or_else(|| Some(Instant::now())),
            false => None,
        };
    }
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// No port could be had.
    Port {
        /// The address asked for.
        interface: IpAddr,
        /// The first port tried.
        first: u16,
        /// The last one.
        last: u16,
        /// What the system said to the last.
        source: io::Error,
    },
    /// The system does not tell of changes.
    Watch {
        /// The folder that was to be watched.
        path: PathBuf,
        /// What the system said.
        source: notify::Error,
    },
    /// The server could not be started.
    Start(io::Error),
}

impl ServeError {
    fn watch(path: &Path) -> impl FnOnce(notify::Error) -> ServeError {
        let path = path.to_owned();
        move |source| ServeError::Watch { path, source }
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::Port {
                interface,
                first,
                last,
                source,
            } if first == last => {
                write!(f, "cannot listen on {interface}, port {first}: {source}")
            }
            ServeError::Port {
                interface,
                first,
                last,
                source,
            } => write!(
                f,
                "cannot listen on {interface}, any port from {first} to {last}: {source}"
            ),
            ServeError::Watch { path, source } => write!(
                f,
                "cannot watch `{}` for changes: {source}; --poll looks at intervals instead",
                path.display()
            ),
            ServeError::Start(source) => write!(f, "cannot start the preview: {source}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ServeError::Port { source, .. } | ServeError::Start(source) => Some(source),
            ServeError::Watch { source, .. } => Some(source),
        }
    }
}
