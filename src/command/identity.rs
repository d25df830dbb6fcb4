//! What every page of a site may depend on, as one number.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::source::Sources;

/// Lists of awards and people, and what was signed of them: what pages show of these is known for each page.
const LISTS: [&str; 3] = ["content/awards/", "content/people", "content/ledger/"];

/// A hash of the program and of all sources that are no lists.
pub fn identity(sources: &Sources) -> u64 {
    let mut hasher = DefaultHasher::new();
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let program = program.and_then(|found| Ok((found.len(), found.modified()?)));
    program.ok().hash(&mut hasher);
    for (path, bytes) in sources.iter() {
        if !LISTS.iter().any(|list| path.starts_with(list)) {
            (path, bytes).hash(&mut hasher);
        }
    }
    hasher.finish()
}
