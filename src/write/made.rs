//! What the files of each unit were made from, noted beside the site: for the next run on this machine, of no use to anyone
//! else, safe to delete. It holds for the very list it was written with.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::site::{SitePath, Unit};

const HEAD: &str = "shirushi made 1";

/// The notes of the run before. Empty where they are of another program, other sources or another list.
#[derive(Debug, Default)]
pub struct Made {
    text: String,
    /// Units in order, and where the paths of each stand in the text.
    units: Vec<(Unit, std::ops::Range<usize>)>,
}

impl Made {
    /// Reads the notes of a program with this identity that were written with the list of this time.
    pub fn read(file: &Path, identity: u64, listed: Option<SystemTime>) -> Made {
        let text = fs::read_to_string(file).unwrap_or_default();
        let units = listed.and_then(|listed| parse(&text, identity, listed));
        match units {
            Some(units) => Made { text, units },
            None => Made::default(),
        }
    }

    /// The paths of a unit that was made from the same.
    pub fn files(&self, unit: Unit) -> Option<impl Iterator<Item = &str> + Clone> {
        let at = self
            .units
            .binary_search_by_key(&unit.id, |(unit, _)| unit.id);
        let (known, paths) = &self.units[at.ok()?];
        (known.key == unit.key).then(|| self.text[paths.clone()].split(' '))
    }
}

fn parse(
    text: &str,
    identity: u64,
    listed: SystemTime,
) -> Option<Vec<(Unit, std::ops::Range<usize>)>> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next()? != format!("{HEAD} {identity:016x}") {
        return None;
    }
    let end = lines.next_back()?;
    let mut units = Vec::new();
    for line in lines {
        let (id, rest) = line.split_at_checked(16)?;
        let (key, paths) = rest.strip_prefix(' ')?.split_at_checked(16)?;
        let number = |hex| u64::from_str_radix(hex, 16).ok();
        let unit = Unit {
            id: number(id)?,
            key: number(key)?,
        };
        let end = line.as_ptr() as usize - text.as_ptr() as usize + line.len();
        let paths = paths.strip_prefix(' ')?;
        units.push((unit, end - paths.len()..end));
    }
    if end != last_line(units.len(), listed) {
        return None;
    }
    units.sort_unstable_by_key(|(unit, _)| unit.id);
    Some(units)
}

fn last_line(units: usize, listed: SystemTime) -> String {
    let since = listed.duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("end {units} {}", since.as_nanos())
}

/// Notes while they are taken.
#[derive(Debug)]
pub struct Notes {
    file: PathBuf,
    out: BufWriter<File>,
    line: String,
    units: usize,
}

impl Notes {
    /// Starts notes that will stand at `file`.
    pub fn start(file: &Path, identity: u64) -> io::Result<Notes> {
        let mut out = BufWriter::new(File::create(unfinished(file))?);
        writeln!(out, "{HEAD} {identity:016x}")?;
        Ok(Notes {
            file: file.to_owned(),
            out,
            line: String::new(),
            units: 0,
        })
    }

    /// Notes one unit. What cannot be written now makes the notes useless at the end, and the next run does without.
    pub fn add<'p>(&mut self, unit: Unit, paths: impl Iterator<Item = &'p str>) {
        self.line.clear();
        let _ = write!(self.line, "{:016x} {:016x}", unit.id, unit.key);
        for path in paths {
            self.line.push(' ');
            self.line.push_str(path);
        }
        self.line.push('\n');
        let written = self.out.write_all(self.line.as_bytes());
        self.units += usize::from(written.is_ok());
    }

    /// Puts the notes in their place; they hold for a list of this time.
    pub fn finish(mut self, listed: SystemTime) -> io::Result<()> {
        writeln!(self.out, "{}", last_line(self.units, listed))?;
        self.out.flush()?;
        fs::rename(unfinished(&self.file), &self.file)
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        // After `finish` it is not there any more; that of a run that failed is of no use.
        let _ = fs::remove_file(unfinished(&self.file));
    }
}

/// The paths of files of the site, for [`Notes::add`].
pub fn texts(files: &[SitePath]) -> impl Iterator<Item = &str> {
    files.iter().map(SitePath::as_str)
}

fn unfinished(file: &Path) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push("-new");
    path.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [Unit; 2] = [Unit { id: 7, key: 1 }, Unit { id: 3, key: 2 }];

    fn noted(folder: &Path, listed: SystemTime) -> PathBuf {
        let file = folder.join(".public.shirushi-made");
        let mut notes = Notes::start(&file, 42).expect("a file");
        notes.add(UNITS[0], ["a/1/index.html", "a/1/badge.png"].into_iter());
        notes.add(UNITS[1], ["h/x/index.html"].into_iter());
        notes.finish(listed).expect("it is written");
        file
    }

    fn files(made: &Made, unit: Unit) -> Option<Vec<&str>> {
        Some(made.files(unit)?.collect())
    }

    #[test]
    fn what_was_made_from_the_same_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let listed = UNIX_EPOCH + std::time::Duration::from_nanos(1_234_567_890_123);
        let file = noted(folder.path(), listed);
        let made = Made::read(&file, 42, Some(listed));
        assert_eq!(
            files(&made, UNITS[0]),
            Some(vec!["a/1/index.html", "a/1/badge.png"])
        );
        assert_eq!(files(&made, UNITS[1]), Some(vec!["h/x/index.html"]));
        assert_eq!(files(&made, Unit { id: 7, key: 2 }), None);
        assert_eq!(files(&made, Unit { id: 8, key: 1 }), None);
    }

    #[test]
    fn of_another_program_or_another_list_nothing_is_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let listed = UNIX_EPOCH + std::time::Duration::from_nanos(5);
        let file = noted(folder.path(), listed);
        for made in [
            Made::read(&file, 41, Some(listed)),
            Made::read(&file, 42, Some(UNIX_EPOCH)),
            Made::read(&file, 42, None),
            Made::read(&folder.path().join("none"), 42, Some(listed)),
        ] {
            assert_eq!(files(&made, UNITS[0]), None);
        }
    }

    #[test]
    fn notes_that_were_cut_short_anywhere_say_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let listed = UNIX_EPOCH + std::time::Duration::from_nanos(5);
        let file = noted(folder.path(), listed);
        let text = fs::read_to_string(&file).expect("it is there");
        for end in 0..text.len() {
            fs::write(&file, &text[..end]).expect("it is written");
            let made = Made::read(&file, 42, Some(listed));
            assert_eq!(files(&made, UNITS[1]), None, "cut at {end}");
        }
    }
}
