//! `content/ledger/` on the disk: one writer at a time, whole lines, nothing lost when the power goes.

use std::collections::BTreeMap;
use std::path::Path;

use super::durable;
use super::refusal::Refusal;
use super::revision::Repository;
use super::session::Session;
use crate::catalog::{Award, Catalog, Issuer, StatusPurpose};
use crate::source::Sources;
use crate::source::packed::kept;

const FOLDER: &str = "content/ledger";

/// The ledger at the revision that was asked for, or where the default branch was left. Where none was asked for, git may be
/// missing, and the content need not be in it.
pub fn former(session: &Session<'_, '_>, base: Option<&str>) -> Result<Option<Sources>, Refusal> {
    let read = || {
        let repository = Repository::around(session)?;
        let found = repository.base(base)?;
        repository.load_only(&found.revision, &[FOLDER])
    };
    match base {
        Some(_) => read().map(Some),
        None => Ok(read().ok()),
    }
}

/// What is new, by path from the root of the site.
#[derive(Debug, Default)]
pub struct Additions {
    lines: BTreeMap<String, String>,
    lists: BTreeMap<String, String>,
}

impl Additions {
    /// One credential more, in the file of its fiscal year.
    pub fn line(&mut self, catalog: &Catalog, award: &Award, line: &str) {
        let issuer = &catalog.issuer_of(award).id;
        let year = catalog.settings.fiscal_year(award.issued_on);
        let path = format!("{FOLDER}/{issuer}/{year}.jsonl");
        self.lines.entry(path).or_default().push_str(line);
    }

    /// A status list of an issuer.
    pub fn list(&mut self, issuer: &Issuer, purpose: StatusPurpose, list: String) {
        let path = format!("{FOLDER}/{}/{}.json", issuer.id, purpose.as_str());
        self.lists.insert(path, list);
    }

    /// Adds the lines below those that are there, and replaces the lists.
    pub fn write(self, root: &Path, sources: &Sources) -> Result<(), Refusal> {
        for (path, lines) in self.lines {
            let path = sources.kept_at(&path);
            let mut bytes = sources.get(&path).unwrap_or_default().to_vec();
            bytes.extend_from_slice(lines.as_bytes());
            durable::replace(&root.join(&path), &kept(&path, &bytes))?;
        }
        for (path, list) in self.lists {
            durable::replace(&root.join(path), list.as_bytes())?;
        }
        Ok(())
    }
}
