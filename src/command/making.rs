//! What `build` and `assemble` do alike: load, check, find the keys, tell a preview from the site; then make, and judge.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::cli::{Keys, Making, ReportFormat};
use super::identity::identity;
use super::preview::{self, Why};
use super::progress::Progress;
use super::refusal::Refusal;
use super::session::{Outcome, Session, Stream};
use super::{key, peek, pictures, problems};
use crate::catalog::Catalog;
use crate::check::check;
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::{Edition, Scope, Summary, make};
use crate::render::Publication;
use crate::report::Report;
use crate::sign::{Keyring, contradictions, incomplete, outdated_lists, unsigned};
use crate::site::{Asset, Memory, Sink};
use crate::source::Sources;
use crate::write::Inputs;

/// A checked repository and all that was settled before anything is made of it.
pub struct Job {
    /// When it began.
    pub began: Timestamp,
    /// How problems are printed.
    pub format: ReportFormat,
    /// The repository, at the address of what is made.
    pub catalog: Catalog,
    /// Why it is a preview, if it is one.
    pub preview: Option<Why>,
    sources: Sources,
    keyring: Keyring,
    today: Date,
    report: Report,
}

impl Making {
    /// Where the site is to stand.
    pub fn folder(&self, session: &Session<'_, '_>) -> PathBuf {
        match &self.output_dir {
            Some(named) => session.env.path(named),
            None => session.root.join("public"),
        }
    }
}

/// Loads and checks. `None` when the content is wrong, which was said.
pub fn prepare(session: &mut Session<'_, '_>, args: &Making) -> Result<Option<Job>, Refusal> {
    let began = session.now();
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let format = match problems::format(session, args.format) {
        // Its report is a file, and here standard output tells people what was made.
        ReportFormat::Gitlab if args.format.is_none() => ReportFormat::Human,
        format => format,
    };
    let mut report = Report::default();
    // Before a pass phrase is asked for, everything that needs none is checked.
    let Some(catalog) = check(&sources, today, &mut report) else {
        problems::show(session, &report, format, Stream::Err)?;
        return Ok(None);
    };
    let without_keys =
        args.locked || args.preview || (named_none(&args.keys) && nothing_to_sign(&catalog));
    let keyring = if without_keys {
        Keyring::default()
    } else {
        key::keyring(session, &catalog, &args.keys, |_| true)?
    };
    let preview = preview::why(session, args, &catalog, &keyring)?;
    let addresses = Addresses::new(&catalog.settings);
    contradictions(&catalog, &addresses, &mut report);
    if args.locked {
        incomplete(&catalog, &addresses, &mut report);
    }
    let catalog = preview::placed(session, catalog, args.base_url.as_deref(), preview)?;
    Ok(Some(Job {
        began,
        format,
        catalog,
        preview,
        sources,
        keyring,
        today,
        report,
    }))
}

impl Job {
    /// Makes what is asked for and hands it to `sink`. `None` when the content is wrong; every problem was said.
    pub fn make<E: Send>(
        &mut self,
        session: &mut Session<'_, '_>,
        args: &Making,
        scope: Scope,
        sink: &dyn Sink<E>,
        refused: impl Fn(E) -> Refusal,
    ) -> Result<Option<Summary>, Refusal> {
        let counted = Counted {
            progress: Progress::of_files(session),
            sink,
        };
        let kept = pictures::folder(session.env);
        let cache = pictures::cache(kept.as_ref());
        let edition = Edition {
            catalog: &self.catalog,
            keyring: &self.keyring,
            publication: self.publication(),
            scope,
            today: self.today,
            compare: session.env.var("SHIRUSHI_COMPARE").is_some(),
        };
        let made = make(&edition, &cache, &mut self.report, &counted);
        counted.progress.finish();
        let summary = made.map_err(refused)?;
        let is_document = matches!(self.format, ReportFormat::Gitlab | ReportFormat::Sarif);
        if !problems::is_empty(&self.report) || is_document {
            problems::show(session, &self.report, self.format, Stream::Err)?;
        }
        let fine = problems::judge(&self.report, args.strict) == Outcome::Fine;
        Ok(summary.filter(|_| fine))
    }

    /// A hash of what every page may depend on.
    pub fn identity(&self) -> u64 {
        identity(&self.sources)
    }

    /// What all parts of one site have in common: whatever can change a byte of it.
    pub fn inputs(&self) -> Inputs {
        let keys = match self.publication() {
            Publication::Production => self.keyring.publics().collect(),
            Publication::Preview => Vec::new(),
        };
        let content = self.sources.iter();
        let content = content.flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
        let publication = format!("{:?}", self.publication());
        Inputs {
            program: digest([env!("CARGO_PKG_VERSION").as_bytes()]),
            address: digest([
                publication.as_bytes(),
                self.catalog.settings.base_url.as_bytes(),
            ]),
            keys: digest(keys.into_iter().map(str::as_bytes)),
            content: digest(content),
        }
    }

    fn publication(&self) -> Publication {
        match self.preview {
            Some(_) => Publication::Preview,
            None => Publication::Production,
        }
    }
}

/// Files on their way, counted.
struct Counted<'s, E> {
    progress: Progress,
    sink: &'s dyn Sink<E>,
}

impl<E> Sink<E> for Counted<'_, E> {
    fn put(&self, asset: Asset<'_>) -> Result<(), E> {
        self.progress.step();
        self.sink.put(asset)
    }

    fn shared_is_put(&self) {
        self.sink.shared_is_put();
    }

    fn memory(&self) -> Option<&dyn Memory> {
        self.sink.memory()
    }
}

/// One digest of several values, each with its length before it.
fn digest<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for value in values {
        hasher.update((value.len() as u64).to_be_bytes());
        hasher.update(value);
    }
    hasher.finalize().into()
}

/// Whether everything is in the ledger; then no pass phrase need be asked for.
fn nothing_to_sign(catalog: &Catalog) -> bool {
    let addresses = Addresses::new(&catalog.settings);
    unsigned(catalog).next().is_none() && outdated_lists(catalog, &addresses).next().is_none()
}

fn named_none(keys: &Keys) -> bool {
    keys.key.is_empty() && !keys.ssh_agent
}
