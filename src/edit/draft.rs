//! The tables of a repository while they are changed, before anything is written.

use std::collections::BTreeMap;

use super::table::{Table, Unreadable};
use crate::source::Sources;

/// The files as they are, and the tables that were opened to be changed.
#[derive(Debug)]
pub struct Draft {
    sources: Sources,
    tables: BTreeMap<String, Table>,
}

impl Draft {
    /// Nothing changed yet.
    pub fn new(sources: Sources) -> Draft {
        Draft {
            sources,
            tables: BTreeMap::new(),
        }
    }

    /// The table at a path; one of these columns where there is none yet.
    pub fn table(&mut self, path: &str, columns: &[&str]) -> Result<&mut Table, Unreadable> {
        if !self.tables.contains_key(path) {
            let table = match self.sources.get(path) {
                Some(bytes) => Table::read(std::str::from_utf8(bytes).map_err(|_| Unreadable)?)?,
                None => Table::new(columns),
            };
            self.tables.insert(path.to_owned(), table);
        }
        self.tables.get_mut(path).ok_or(Unreadable)
    }

    /// The same files, nothing changed.
    pub fn afresh(self) -> Draft {
        Draft::new(self.sources)
    }

    /// The files that are different now, by path.
    pub fn changed(&self) -> BTreeMap<&str, String> {
        let texts = self
            .tables
            .iter()
            .map(|(path, table)| (path.as_str(), table.text()));
        texts
            .filter(|(path, text)| self.sources.get(path) != Some(text.as_bytes()))
            .collect()
    }

    /// All files as they would be.
    pub fn sources(&self) -> Sources {
        let mut sources = self.sources.clone();
        for (path, text) in self.changed() {
            sources.insert(path, text.into_bytes());
        }
        sources
    }
}
