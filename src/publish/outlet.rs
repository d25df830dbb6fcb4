//! The one door that files of the site leave by: counted, searched for private values, handed on.

use std::borrow::Cow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Summary;
use crate::bundle;
use crate::catalog::Catalog;
use crate::leaks::Scanner;
use crate::plan::Spot;
use crate::render::ThemeError;
use crate::report::{Place, Report};
use crate::sign::Document;
use crate::site::{Asset, Emit, SitePath};

/// Where every thread puts its files.
pub struct Outlet<'a, E> {
    emit: &'a Emit<'a, E>,
    scanner: Scanner,
    problems: Mutex<Report>,
    pages: AtomicUsize,
    images: AtomicUsize,
    files: AtomicUsize,
    signed: AtomicUsize,
    drafts: AtomicUsize,
}

impl<'a, E> Outlet<'a, E> {
    /// An outlet that searches for the private values of this repository.
    pub fn new(catalog: &Catalog, emit: &'a Emit<'a, E>) -> Outlet<'a, E> {
        let zero = AtomicUsize::default;
        Outlet {
            emit,
            scanner: Scanner::new(catalog),
            problems: Mutex::default(),
            pages: zero(),
            images: zero(),
            files: zero(),
            signed: zero(),
            drafts: zero(),
        }
    }

    /// Hands one file on, unless it holds a private value.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), E> {
        if self.is_clean(path, path.as_str(), bytes) {
            self.hand_on(path, bytes)
        } else {
            Ok(())
        }
    }

    /// Packs files and hands the archive on, unless one of them holds a private value: compressed, it would be found by
    /// nobody but whoever unpacks it.
    pub fn archive(&self, path: &SitePath, files: &[(String, Vec<u8>)]) -> Result<(), E> {
        let clean = |(name, bytes): &(String, Vec<u8>)| self.is_clean(path, name, bytes);
        if !files.iter().all(clean) {
            return Ok(());
        }
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        self.hand_on(path, &bundle::pack(&files))
    }

    /// Hands on a file that is compressed, unless what can be read in it holds a private value.
    pub fn compressed(&self, path: &SitePath, readable: &str, bytes: &[u8]) -> Result<(), E> {
        if self.is_clean(path, path.as_str(), readable.as_bytes()) {
            self.hand_on(path, bytes)
        } else {
            Ok(())
        }
    }

    /// Whether bytes hold no private value; what is found is noted as standing in the file at `path`.
    fn is_clean(&self, path: &SitePath, name: &str, bytes: &[u8]) -> bool {
        let hits = self.scanner.scan(name, bytes);
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
        self.files.fetch_add(1, Ordering::Relaxed);
        match path
            .as_str()
            .rsplit_once('.')
            .map(|(_, extension)| extension)
        {
            Some("html") => self.pages.fetch_add(1, Ordering::Relaxed),
            Some("png" | "svg") => self.images.fetch_add(1, Ordering::Relaxed),
            _ => 0,
        };
        (self.emit)(Asset {
            path: path.clone(),
            bytes: Cow::Borrowed(bytes),
        })
    }

    /// Notes a problem found while rendering.
    pub fn problem(&self, note: impl FnOnce(&mut Report)) {
        note(
            &mut self
                .problems
                .lock()
                .expect("no thread panics while it notes a problem"),
        );
    }

    /// Counts a credential.
    pub fn count(&self, document: &Document) {
        let counter = if document.is_signed() {
            &self.signed
        } else {
            &self.drafts
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Hands on a page, or notes what is wrong with its template.
    pub fn page(&self, spot: &Spot, page: Result<String, ThemeError>) -> Result<(), E> {
        match page {
            Ok(text) => self.put(&spot.path, text.as_bytes()),
            Err(error) => {
                self.problem(|report| template_error(report, &error));
                Ok(())
            }
        }
    }

    /// The problems and the figures of the run.
    pub fn close(self, report: &mut Report) -> Summary {
        report.append(
            self.problems
                .into_inner()
                .expect("no thread panics while it notes a problem"),
        );
        Summary {
            credentials: self.signed.into_inner(),
            drafts: self.drafts.into_inner(),
            pages: self.pages.into_inner(),
            images: self.images.into_inner(),
            files: self.files.into_inner(),
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
