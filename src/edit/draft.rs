//! The tables of a repository, and lines of other files, while they are changed, before anything is written.

use std::collections::BTreeMap;

use super::table::{Table, Unreadable};
use crate::source::Sources;

/// The files as they are, and the tables that were opened to be changed.
#[derive(Debug)]
pub struct Draft {
    sources: Sources,
    tables: BTreeMap<String, Table>,
    texts: BTreeMap<String, String>,
}

impl Draft {
    /// Nothing changed yet.
    pub fn new(sources: Sources) -> Draft {
        Draft {
            sources,
            tables: BTreeMap::new(),
            texts: BTreeMap::new(),
        }
    }

    /// The path that a list is kept at, compressed or not.
    pub fn kept_at(&self, path: &str) -> String {
        self.sources.kept_at(path)
    }

    /// Paths of the files below a folder, with its slash.
    pub fn below(&self, folder: &str) -> Vec<String> {
        let files = self.sources.below(folder);
        files.map(|(path, _)| path.to_owned()).collect()
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

    /// Puts a text, with its line break, in the place of a line (from 1) of a file.
    pub fn set_line(&mut self, path: &str, line: u32, new: &str) -> Result<(), Unreadable> {
        let text = match self.texts.get(path) {
            Some(text) => text.as_str(),
            None => {
                let bytes = self.sources.get(path).ok_or(Unreadable)?;
                std::str::from_utf8(bytes).map_err(|_| Unreadable)?
            }
        };
        let lines = text.split_inclusive('\n').zip(1..);
        let changed = lines.map(|(old, number)| if number == line { new } else { old });
        let changed = changed.collect();
        self.texts.insert(path.to_owned(), changed);
        Ok(())
    }

    /// The same files, nothing changed.
    pub fn afresh(self) -> Draft {
        Draft::new(self.sources)
    }

    /// The files that are different now, by path.
    pub fn changed(&self) -> BTreeMap<&str, String> {
        let tables = self
            .tables
            .iter()
            .map(|(path, table)| (path.as_str(), table.text()));
        let texts = self
            .texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.clone()));
        tables
            .chain(texts)
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
