//! The folder of pictures that were drawn before. Safe to delete at any time; any number of runs may share it.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::image::Shelf;

/// Says that a folder holds nothing worth a backup (<https://bford.info/cachedir/>).
const TAG: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Pictures that shirushi drew. Safe to delete.\n";

/// A folder, made when the first picture is kept.
#[derive(Clone, Debug)]
pub struct PictureFolder(pub PathBuf);

impl Shelf for PictureFolder {
    fn find(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.file(name)).ok()
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        // A full disk or a folder that is read only must not stop a build that does without.
        let _ = self.write(name, bytes);
    }
}

impl PictureFolder {
    fn file(&self, name: &str) -> PathBuf {
        let (shelf, rest) = name.split_at(2);
        self.0.join(shelf).join(rest)
    }

    /// Writes under a name of this thread's own first, so that nobody reads half of a picture.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.file(name);
        fs::create_dir_all(file.parent().unwrap_or(&self.0))?;
        let tag = self.0.join("CACHEDIR.TAG");
        if !tag.exists() {
            fs::write(tag, TAG)?;
        }
        let thread = format!("{:?}", std::thread::current().id());
        let digits: String = thread.chars().filter(char::is_ascii_digit).collect();
        let own = file.with_extension(format!("{}-{digits}.new", std::process::id()));
        fs::write(&own, bytes)?;
        fs::rename(own, file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_by_its_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = PictureFolder(folder.path().join("deep/pictures"));
        assert_eq!(shelf.find("abcdef"), None);
        shelf.keep("abcdef", b"first");
        shelf.keep("abcdef", b"second");
        assert_eq!(shelf.find("abcdef"), Some(b"second".to_vec()));
        assert!(folder.path().join("deep/pictures/CACHEDIR.TAG").is_file());
    }

    #[test]
    fn a_folder_that_cannot_be_made_holds_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "in the way").expect("written");
        let shelf = PictureFolder(file);
        shelf.keep("abcdef", b"first");
        assert_eq!(shelf.find("abcdef"), None);
    }
}
