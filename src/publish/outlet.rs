//! The one door that files of the site leave by: counted, searched for private values, handed on.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use super::Summary;
use crate::bundle;
use crate::catalog::{Award, Catalog};
use crate::leaks::Scanner;
use crate::plan::Spot;
use crate::render::{Page, ThemeError};
use crate::report::{Place, Report};
use crate::site::{Asset, Sink, SitePath, Unit};

/// Where every thread puts its files.
pub struct Outlet<'a, E> {
    sink: &'a dyn Sink<E>,
    shared: Arc<Shared>,
    /// Numbers drawn by lot that go out by this very door.
    drawn: Vec<String>,
    /// What went out by it.
    own: Mutex<Own>,
}

/// What all doors of a site have in common.
struct Shared {
    scanner: Scanner,
    /// Hashes of what pages have in common and was searched in one of them.
    searched: Mutex<HashSet<u64>>,
    problems: Mutex<Report>,
    pages: AtomicUsize,
    images: AtomicUsize,
    files: AtomicUsize,
    signed: AtomicUsize,
    drafts: AtomicUsize,
}

#[derive(Default)]
struct Own {
    files: Vec<SitePath>,
    has_problems: bool,
}

/// A file in an archive.
pub struct Enclosure {
    /// What it is called there.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether it goes out by itself, too, and is searched there.
    pub is_known: bool,
}

impl<'a, E> Outlet<'a, E> {
    /// An outlet that searches for the private values of this repository.
    pub fn new(catalog: &Catalog, sink: &'a dyn Sink<E>) -> Outlet<'a, E> {
        let zero = AtomicUsize::default;
        let shared = Shared {
            scanner: Scanner::new(catalog),
            searched: Mutex::default(),
            problems: Mutex::default(),
            pages: zero(),
            images: zero(),
            files: zero(),
            signed: zero(),
            drafts: zero(),
        };
        Outlet {
            sink,
            shared: Arc::new(shared),
            drawn: Vec::new(),
            own: Mutex::default(),
        }
    }

    /// The same for files in which some awards are told of. Their places in status lists are drawn by lot, and may be
    /// somebody's number by chance.
    pub fn telling_of<'c>(&self, awards: impl IntoIterator<Item = &'c Award>) -> Outlet<'a, E> {
        let awards = awards.into_iter();
        Outlet {
            sink: self.sink,
            shared: Arc::clone(&self.shared),
            drawn: awards.map(|award| award.status_index.to_string()).collect(),
            own: Mutex::default(),
        }
    }

    /// Makes the files that tell of some awards, unless they stand there from before.
    pub fn unit<'c>(
        &self,
        unit: Option<Unit>,
        awards: impl IntoIterator<Item = &'c Award>,
        make: impl FnOnce(&Outlet<'a, E>) -> Result<(), E>,
    ) -> Result<(), E> {
        let known = unit.zip(self.sink.memory());
        if let Some((unit, memory)) = known
            && memory.keep(unit, &mut |path| self.note_file(path))
        {
            return Ok(());
        }
        let outlet = self.telling_of(awards);
        make(&outlet)?;
        let own = outlet.own.into_inner();
        let own = own.expect("no thread panics while it notes a file");
        // What there is to say of it is said again the next time.
        if let Some((unit, memory)) = known
            && !own.has_problems
        {
            memory.remember(unit, &own.files);
        }
        Ok(())
    }

    /// Hands one file on, unless it holds a private value.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), E> {
        if self.is_clean(path, path.as_str(), bytes) {
            self.hand_on(path, bytes)
        } else {
            Ok(())
        }
    }

    /// Hands on a picture that was searched, with a credential in it that was searched. Its path is searched now.
    pub fn baked(&self, path: &SitePath, bytes: &[u8]) -> Result<(), E> {
        if self.is_clean(path, path.as_str(), &[]) {
            self.hand_on(path, bytes)
        } else {
            Ok(())
        }
    }

    /// Packs files and hands the archive on, unless one of them holds a private value: compressed, it would be found by
    /// nobody but whoever unpacks it.
    pub fn archive(&self, path: &SitePath, files: &[Enclosure]) -> Result<(), E> {
        let clean = |file: &Enclosure| {
            let searched: &[u8] = if file.is_known { &[] } else { &file.bytes };
            self.is_clean(path, &file.name, searched)
        };
        if !files.iter().all(clean) {
            return Ok(());
        }
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|file| (file.name.as_str(), file.bytes.as_slice()))
            .collect();
        self.hand_on(path, &bundle::pack(&files))
    }

    /// Hands on a file of which only a part is to be searched, or that is compressed, unless what can be read in it holds a
    /// private value.
    pub fn read_as(&self, path: &SitePath, readable: &str, bytes: &[u8]) -> Result<(), E> {
        if self.is_clean(path, path.as_str(), readable.as_bytes()) {
            self.hand_on(path, bytes)
        } else {
            Ok(())
        }
    }

    /// Whether what pages have in common is searched for the first time.
    fn is_first(&self, common: u64) -> bool {
        let searched = self.shared.searched.lock();
        let mut searched = searched.expect("no thread panics while it notes a form");
        searched.insert(common)
    }

    /// Whether bytes hold no private value; what is found is noted as standing in the file at `path`.
    fn is_clean(&self, path: &SitePath, name: &str, bytes: &[u8]) -> bool {
        let hits = self.shared.scanner.scan(name, bytes, &self.drawn);
        if !hits.is_empty() {
            self.problem(|report| {
                for hit in &hits {
                    let register = Place {
                        cell: hit.person.to_string(),
                        ..Place::file("content/people.csv")
                    };
                    report.private_value_in_output(register, &hit.column, path.as_str());
                }
            });
        }
        hits.is_empty()
    }

    /// Hands on what is the same on every site: it holds nothing private, and may hold any number by chance.
    pub fn put_known(&self, path: &SitePath, bytes: &[u8]) -> Result<(), E> {
        self.hand_on(path, bytes)
    }

    fn hand_on(&self, path: &SitePath, bytes: &[u8]) -> Result<(), E> {
        self.note_file(path.as_str());
        self.own().files.push(path.clone());
        self.sink.put(Asset {
            path: path.clone(),
            bytes: Cow::Borrowed(bytes),
        })
    }

    fn note_file(&self, path: &str) {
        self.shared.files.fetch_add(1, Ordering::Relaxed);
        match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html") => self.shared.pages.fetch_add(1, Ordering::Relaxed),
            Some("png" | "svg") => self.shared.images.fetch_add(1, Ordering::Relaxed),
            _ => 0,
        };
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        let own = self.own.lock();
        own.expect("no thread panics while it notes a file")
    }

    /// Notes a problem found while rendering.
    pub fn problem(&self, note: impl FnOnce(&mut Report)) {
        self.own().has_problems = true;
        note(
            &mut self
                .shared
                .problems
                .lock()
                .expect("no thread panics while it notes a problem"),
        );
    }

    /// Counts a credential, signed or a draft.
    pub fn count(&self, is_signed: bool) {
        let counter = if is_signed {
            &self.shared.signed
        } else {
            &self.shared.drafts
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Hands on a page, or notes what is wrong with its template.
    pub fn page<P: Into<Page>>(&self, spot: &Spot, page: Result<P, ThemeError>) -> Result<(), E> {
        match page.map(P::into) {
            Ok(page) => {
                let unknown = page.unknown(self.is_first(page.common.hash));
                self.read_as(&spot.path, &unknown, page.html.as_bytes())
            }
            Err(error) => {
                self.problem(|report| template_error(report, &error));
                Ok(())
            }
        }
    }

    /// Tells the sink that what is shared went out, unless something is wrong with it.
    pub fn shared_is_put(&self) {
        let problems = self.shared.problems.lock();
        let problems = problems.expect("no thread panics while it notes a problem");
        if !problems.has_errors() {
            self.sink.shared_is_put();
        }
    }

    /// The problems and the figures of the run.
    pub fn close(self, report: &mut Report) -> Summary {
        let shared = &self.shared;
        let problems = std::mem::take(
            &mut *shared
                .problems
                .lock()
                .expect("no thread panics while it notes a problem"),
        );
        report.append(problems);
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        Summary {
            credentials: count(&shared.signed),
            drafts: count(&shared.drafts),
            pages: count(&shared.pages),
            images: count(&shared.images),
            files: count(&shared.files),
            ..Summary::default()
        }
    }
}

/// Notes a fault of the theme.
pub fn template_error(report: &mut Report, error: &ThemeError) {
    let place = Place {
        line: error.line,
        column: error.column,
        ..Place::file(&error.file)
    };
    report.template_error(place, &error.message);
}
