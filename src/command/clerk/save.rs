//! Tables to the disk: every text is complete beside its file before the first takes its place. What was compressed is so again.

use std::collections::BTreeMap;
use std::path::Path;

use crate::command::durable::{self, Prepared};
use crate::command::refusal::Refusal;
use crate::source::packed::kept;

/// Writes the texts, by path from the root of the site.
pub fn save(root: &Path, texts: &BTreeMap<&str, String>) -> Result<(), Refusal> {
    let ready: Vec<Prepared> = texts
        .iter()
        .map(|(path, text)| durable::prepare(&root.join(path), &kept(path, text.as_bytes())))
        .collect::<Result<_, _>>()?;
    ready.into_iter().try_for_each(Prepared::commit)
}
