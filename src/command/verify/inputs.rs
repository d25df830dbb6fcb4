//! What is named on the command line, to documents one by one.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::super::cli::Verify;
use super::super::csv;
use super::super::fetch;
use super::super::folder::{self, Folder};
use super::super::refusal::Refusal;
use super::super::session::Session;

/// The most that is read from standard input, in bytes.
const LARGEST: u64 = 64 << 20;

/// Names of files that may hold a badge.
const BADGES: [&str; 4] = ["json", "png", "svg", "zip"];

/// All that is to be verified.
pub struct Inputs {
    /// Document by document.
    pub documents: Vec<Input>,
    /// The built sites among what was named: their own documents are read from their folders.
    pub sites: Vec<Folder>,
}

/// One document to verify.
pub struct Input {
    /// What it is called in results.
    pub what: String,
    /// Where it is.
    pub source: Source,
    /// It stands in a built site.
    pub of_site: bool,
    /// It stands in a list.
    pub listed: bool,
}

/// Where a document is.
pub enum Source {
    /// On the disk.
    File(PathBuf),
    /// In memory.
    Bytes(Vec<u8>),
    /// On the web.
    Web(String),
}

/// Looks at everything that is named.
pub fn of(session: &mut Session<'_, '_>, args: &Verify) -> Result<Inputs, Refusal> {
    let mut inputs = Inputs {
        documents: Vec::new(),
        sites: Vec::new(),
    };
    for what in &args.what {
        let path = session.env.path(Path::new(what));
        if what.starts_with("https://") || fetch::is_loopback_url(what) {
            inputs.add(what, Source::Web(credential_address(what)), args)?;
        } else if what == "-" {
            inputs.bytes(Path::new(what), piped(session)?, args)?;
        } else if path.is_dir() {
            inputs.dir(&path)?;
        } else if path.is_file() && is_list(&path) {
            inputs.bytes(&path, folder::read(&path)?, args)?;
        } else if path.is_file() {
            inputs.add(what, Source::File(path), args)?;
        } else {
            return Err(Refusal::nothing_to_verify(what));
        }
    }
    Ok(inputs)
}

impl Inputs {
    fn add(&mut self, what: &str, source: Source, args: &Verify) -> Result<(), Refusal> {
        if args.offline && matches!(source, Source::Web(_)) {
            return Err(Refusal::offline(what));
        }
        self.documents.push(Input {
            what: what.to_owned(),
            source,
            of_site: false,
            listed: false,
        });
        Ok(())
    }

    /// A badge, or a list of them.
    fn bytes(&mut self, path: &Path, bytes: Vec<u8>, args: &Verify) -> Result<(), Refusal> {
        let start = bytes.trim_ascii_start();
        let badge = [&b"{"[..], b"<", b"\x89PNG", b"PK"]
            .iter()
            .any(|sign| start.starts_with(sign));
        if badge {
            return self.add(&path.to_string_lossy(), Source::Bytes(bytes), args);
        }
        let addresses = listed(&bytes);
        if addresses.is_empty() {
            return match is_list(path) {
                true => Err(Refusal::not_a_list(path)),
                false => self.add(&path.to_string_lossy(), Source::Bytes(bytes), args),
            };
        }
        if args.offline {
            return Err(Refusal::offline(&addresses[0]));
        }
        self.documents
            .extend(addresses.into_iter().map(|address| Input {
                source: Source::Web(credential_address(&address)),
                what: address,
                of_site: false,
                listed: true,
            }));
        Ok(())
    }

    /// Every credential and status list of a built site; of another folder, every file that may hold a badge.
    fn dir(&mut self, path: &Path) -> Result<(), Refusal> {
        let site = Folder::open(path)?;
        let input = |what: &Path, of_site| Input {
            what: what.to_string_lossy().into_owned(),
            source: Source::File(path.join(what)),
            of_site,
            listed: !of_site,
        };
        let own = site.credentials.iter().chain(&site.status_lists);
        let before = self.documents.len();
        self.documents
            .extend(own.map(|file| input(Path::new(file), true)));
        if !site.credentials.is_empty() {
            self.sites.push(site);
            return Ok(());
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|error| Refusal::machine(path, &error))?;
            let may_hold = |end| BADGES.iter().any(|badge| end == *badge);
            if entry.file_type().is_file() && entry.path().extension().is_some_and(may_hold) {
                let within = entry.path().strip_prefix(path).unwrap_or(entry.path());
                self.documents.push(input(within, false));
            }
        }
        match self.documents.len() > before {
            true => Ok(()),
            false => Err(Refusal::no_credentials(path)),
        }
    }
}

fn piped(session: &mut Session<'_, '_>) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut input = (&mut *session.env.input).take(LARGEST);
    input
        .read_to_end(&mut bytes)
        .map_err(|error| Refusal::stream(&error))?;
    Ok(bytes)
}

fn is_list(path: &Path) -> bool {
    let lists = |end: &std::ffi::OsStr| ["csv", "tsv", "txt"].iter().any(|list| end == *list);
    path.extension().is_some_and(lists)
}

/// The first address of every row of a list.
fn listed(bytes: &[u8]) -> Vec<String> {
    let rows = csv::cells(bytes).unwrap_or_default();
    let address = |row: Vec<String>| row.into_iter().find(|cell| cell.starts_with("https://"));
    rows.into_iter().filter_map(address).collect()
}

/// The page of an award stands for its credential.
fn credential_address(url: &str) -> String {
    let page = url.split(['#', '?']).next().unwrap_or_default();
    match page.ends_with('/') {
        true => format!("{page}credential.json"),
        false => url.to_owned(),
    }
}
