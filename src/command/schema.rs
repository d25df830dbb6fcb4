//! `shirushi schema`: the JSON Schemas of the content, for editors that complete and check while one writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::cli::Schema;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::schemas;

/// Where they stand in a site; the first line of its files refers to them.
const FOLDER: &str = ".schemas";

/// Writes them. They are ours alone: those of a former version are replaced.
pub fn run(session: &mut Session<'_, '_>, args: &Schema) -> Result<Outcome, Refusal> {
    let folder = match &args.out {
        Some(named) => session.env.path(named),
        None => session.root.join(FOLDER),
    };
    fs::create_dir_all(&folder).map_err(|error| Refusal::machine(&folder, &error))?;
    for (name, text) in schemas::all() {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| Refusal::machine(&path, &error))?;
    }
    let (count, shown) = (schemas::all().count(), folder.display());
    session.say(&both(
        format!("{count}個のスキーマを `{shown}` に書き出しました"),
        format!("wrote {count} schemas to `{shown}`"),
    ))?;
    Ok(Outcome::Fine)
}

/// The schemas as files of a new site.
pub fn files() -> BTreeMap<PathBuf, String> {
    schemas::all()
        .map(|(name, text)| (Path::new(FOLDER).join(name), text.to_owned()))
        .collect()
}
