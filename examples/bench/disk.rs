//! The disk: copying a tree as the measure of writing it, what stands in a tree, and leaving the disk in peace between runs.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;

/// What stands in a folder.
#[derive(Debug)]
pub struct Tree {
    /// Paths within the folder, with the number and the time of change that the file system gives each.
    pub files: BTreeMap<PathBuf, (u64, i64, i64)>,
    /// Bytes of all of them.
    pub bytes: u64,
}

impl Tree {
    /// Looks at every file.
    pub fn of(folder: &Path) -> Tree {
        let mut tree = Tree {
            files: BTreeMap::new(),
            bytes: 0,
        };
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry.expect("ours can be read");
            if !entry.file_type().is_file() {
                continue;
            }
            let about = entry.metadata().expect("ours can be read");
            let path = entry.path().strip_prefix(folder).expect("it is below");
            tree.bytes += about.len();
            tree.files.insert(
                path.to_owned(),
                (about.ino(), about.mtime(), about.mtime_nsec()),
            );
        }
        tree
    }

    /// How many files were written since it looked otherwise.
    pub fn written_since(&self, before: &Tree) -> usize {
        let same = |(path, stamp): &(&PathBuf, &_)| before.files.get(*path) == Some(stamp);
        self.files.iter().filter(|file| !same(file)).count()
    }
}

/// Copies a tree file by file: read, create, write. At the end it is flushed as a build flushes it, by one call for the file
/// system. The paths are known beforehand. Returns the seconds.
pub fn copy(tree: &Tree, from: &Path, to: &Path, threads: usize) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("threads can be had");
    let paths: Vec<&PathBuf> = tree.files.keys().collect();
    let began = Instant::now();
    fs::create_dir(to).expect("it is not there");
    pool.install(|| {
        paths.par_iter().for_each(|path| {
            let bytes = fs::read(from.join(path)).expect("it was just written");
            create(&to.join(path), &bytes).expect("the disk takes it");
        });
    });
    flush(to);
    began.elapsed().as_secs_f64()
}

fn create(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let open = || OpenOptions::new().write(true).create_new(true).open(file);
    let mut opened = open().or_else(|error| match (error.kind(), file.parent()) {
        (io::ErrorKind::NotFound, Some(folder)) => {
            fs::create_dir_all(folder)?;
            open()
        }
        _ => Err(error),
    })?;
    opened.write_all(bytes)
}

/// Waits until everything is on the disk.
pub fn flush(folder: &Path) {
    let opened = File::open(folder).expect("it is there");
    rustix::fs::syncfs(opened).expect("it can be flushed");
}

/// Removes folders and waits until the disk is itself again: right after many files were removed, making one costs ten times
/// as much. `calm` is what [`probe`] said before.
pub fn remove(folders: &[PathBuf], within: &Path, calm: f64) {
    folders.par_iter().for_each(|folder| {
        fs::remove_dir_all(folder).expect("ours can be removed");
    });
    flush(within);
    for _ in 0..60 {
        if probe(within) < calm * 1.5 {
            break;
        }
        thread::sleep(Duration::from_secs(1));
    }
}

/// The seconds that a few small files take.
pub fn probe(within: &Path) -> f64 {
    let folder = within.join("probe");
    let began = Instant::now();
    fs::create_dir(&folder).expect("the disk takes it");
    for n in 0..200 {
        create(&folder.join(n.to_string()), &[0; 4096]).expect("the disk takes it");
    }
    let seconds = began.elapsed().as_secs_f64();
    fs::remove_dir_all(&folder).expect("ours can be removed");
    seconds
}
