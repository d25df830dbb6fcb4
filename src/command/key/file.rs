//! Key files on the disk: outside the repository, readable by their owner alone, never overwritten.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::command::env::Env;
use crate::command::refusal::Refusal;

/// What a key begins with.
const BEGIN: &str = "-----BEGIN";
/// The most that a key file holds, in bytes.
const LARGEST: u64 = 16 << 10;

/// The text of a key file, after its whereabouts and its mode were looked at.
pub fn read(path: &Path, repository: &Path) -> Result<Zeroizing<String>, Refusal> {
    let machine = |error: std::io::Error| Refusal::machine(path, &error);
    let real = fs::canonicalize(path).map_err(machine)?;
    if real.starts_with(repository) {
        return Err(Refusal::key_in_repository(path));
    }
    let file = File::open(&real).map_err(machine)?;
    let about = file.metadata().map_err(machine)?;
    if !about.is_file() || about.len() > LARGEST {
        return Err(Refusal::not_a_key(path));
    }
    if let Some(mode) = open_to_others(&about) {
        return Err(Refusal::key_readable(path, mode));
    }
    let mut text = Zeroizing::new(String::new());
    match file.take(LARGEST).read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            Err(Refusal::not_a_key(path))
        }
        Err(error) => Err(machine(error)),
    }
}

/// Writes a new key file and the folders it stands in. It must not be there yet, and not be inside the repository.
pub fn create(path: &Path, text: &str, repository: &Path) -> Result<(), Refusal> {
    let machine = |error: std::io::Error| Refusal::machine(path, &error);
    let folder = path.parent().unwrap_or(Path::new("/"));
    if nearest_real(folder).is_some_and(|real| real.starts_with(repository)) {
        return Err(Refusal::key_in_repository(path));
    }
    create_folder(folder).map_err(machine)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(Refusal::exists(path));
        }
        opened => opened.map_err(machine)?,
    };
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(machine)
}

/// A line to stand before the key (RFC 7468 section 2), so that a file can be told from others without opening it.
pub fn preamble(public: &str) -> String {
    format!("shirushi Ed25519 {public}\n")
}

/// The public half that a file states before its key begins.
pub fn stated_public(text: &str) -> Option<&str> {
    let (preamble, _) = text.split_once(BEGIN)?;
    preamble
        .split_whitespace()
        .find(|word| word.starts_with("z6Mk"))
}

/// The text from where its key begins.
pub fn pem(text: &str) -> &str {
    text.find(BEGIN).map_or(text, |begin| &text[begin..])
}

/// The folder that keys are kept in: `shirushi/keys` in the user's configuration folder.
pub fn default_folder(env: &Env<'_>) -> Option<PathBuf> {
    let absolute = |name: &str| {
        env.var(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    absolute("XDG_CONFIG_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".config")))
        .or_else(|| absolute("APPDATA"))
        .map(|config| config.join("shirushi").join("keys"))
}

/// The repository that a folder belongs to: the nearest folder above it that git keeps, or else the folder itself.
pub fn repository(root: &Path) -> Result<PathBuf, Refusal> {
    let root = fs::canonicalize(root).map_err(|error| Refusal::machine(root, &error))?;
    let kept = root.ancestors().find(|folder| folder.join(".git").exists());
    Ok(kept.unwrap_or(&root).to_owned())
}

/// The mode of a file that its group or others may read, write or run.
#[cfg(unix)]
fn open_to_others(about: &fs::Metadata) -> Option<u32> {
    let mode = std::os::unix::fs::MetadataExt::mode(about) & 0o7777;
    (mode & 0o077 != 0).then_some(mode)
}

#[cfg(not(unix))]
fn open_to_others(_: &fs::Metadata) -> Option<u32> {
    None
}

fn create_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Where the nearest folder that exists really is.
fn nearest_real(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .find_map(|above| fs::canonicalize(above).ok())
}
