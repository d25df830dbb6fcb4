//! The folder of a built site: its credentials, and its documents by the addresses they are published at.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::refusal::Refusal;
use crate::proof::json;
use crate::site::SitePath;

/// The most that is read of one document, in bytes.
const LARGEST: u64 = 8 << 20;

/// A built site on the disk.
pub struct Folder {
    root: PathBuf,
    /// The address that `root` is published at, as its credentials say; without a slash at its end.
    base_url: Option<String>,
    /// Paths of its credentials within it, sorted.
    pub credentials: Vec<String>,
    /// Paths of its status lists within it, sorted.
    pub status_lists: Vec<String>,
}

impl Folder {
    /// Looks through a folder. Links are not followed.
    pub fn open(root: &Path) -> Result<Folder, Refusal> {
        let mut folder = Folder {
            root: root.to_owned(),
            base_url: None,
            credentials: Vec::new(),
            status_lists: Vec::new(),
        };
        for entry in WalkDir::new(root).sort_by_file_name() {
            let entry = entry.map_err(|error| Refusal::machine(root, &error))?;
            let within = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let names: Vec<_> = within.iter().map(|name| name.to_string_lossy()).collect();
            let path = names.join("/");
            if !entry.file_type().is_file() || SitePath::parse(&path).is_none() {
                continue;
            }
            match names.as_slice() {
                [.., _, name] if name == "credential.json" => folder.credentials.push(path),
                [.., status, name]
                    if status == "status"
                        && name.ends_with(".json")
                        && !name.ends_with(".reasons.json") =>
                {
                    folder.status_lists.push(path);
                }
                _ => {}
            }
        }
        folder.base_url = folder
            .credentials
            .iter()
            .find_map(|path| folder.base_of(path));
        Ok(folder)
    }

    /// The address it is published at.
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// Paths of all its JSON documents and bundles, sorted.
    pub fn files(&self) -> Result<Vec<String>, Refusal> {
        let mut files = Vec::new();
        for entry in WalkDir::new(&self.root).sort_by_file_name() {
            let entry = entry.map_err(|error| Refusal::machine(&self.root, &error))?;
            let within = entry
                .path()
                .strip_prefix(&self.root)
                .unwrap_or(entry.path());
            let name = within.to_string_lossy();
            if entry.file_type().is_file()
                && [".json", ".zip"].iter().any(|end| name.ends_with(end))
            {
                files.push(name.into_owned());
            }
        }
        Ok(files)
    }

    /// The bytes of a file within it.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        read(&self.root.join(path))
    }

    /// Whether an address is one of this site.
    pub fn holds(&self, url: &str) -> bool {
        self.path_of(url).is_some()
    }

    /// The document at an address of this site.
    pub fn get(&self, url: &str) -> Option<Vec<u8>> {
        let file = self.root.join(self.path_of(url)?.as_str());
        let about = fs::symlink_metadata(&file).ok()?;
        about.is_file().then(|| read(&file).ok()).flatten()
    }

    fn path_of(&self, url: &str) -> Option<SitePath> {
        let within = url.strip_prefix(self.base_url.as_deref()?)?;
        SitePath::parse(within.strip_prefix('/')?)
    }

    /// What stands before the path of a credential in its id.
    fn base_of(&self, path: &str) -> Option<String> {
        let credential = json::parse(&self.read(path).ok()?).ok()?;
        let base = credential["id"]
            .as_str()?
            .strip_suffix(path)?
            .strip_suffix('/')?;
        (base.starts_with("https://") && base.len() > "https://".len()).then(|| base.to_owned())
    }
}

/// The bytes of a file; of one that is too large, more than any document holds, so that it is refused.
pub fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|error| Refusal::machine(path, &error))?;
    Ok(bytes)
}
