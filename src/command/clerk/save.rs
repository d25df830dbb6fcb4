//! Tables to the disk: every text is complete beside its file before the first takes its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::refusal::Refusal;

/// Writes the texts, by path from the root of the site.
pub fn save(root: &Path, texts: &BTreeMap<&str, String>) -> Result<(), Refusal> {
    let mut ready: Vec<(PathBuf, PathBuf)> = Vec::new();
    for (path, text) in texts {
        let file = resolved(&root.join(path));
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let beside = file.with_file_name(format!(".{name}.new"));
        let written = fs::create_dir_all(file.parent().unwrap_or(root))
            .and_then(|()| fs::write(&beside, text));
        written.map_err(|error| Refusal::machine(&beside, &error))?;
        ready.push((beside, file));
    }
    for (beside, file) in ready {
        fs::rename(&beside, &file).map_err(|error| Refusal::machine(&file, &error))?;
    }
    Ok(())
}

/// Where a link leads: the file is changed, and the link stays.
fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
