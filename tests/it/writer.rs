//! A run of `write` in a process of its own, so that it can be killed and be refused by the system: this test binary
//! starts itself with the name of one test, which then is the writer.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use shirushi::site::SitePath;
use shirushi::write::Output;

const ROOT: &str = "SHIRUSHI_TEST_WRITER_ROOT";
const VERSION: &str = "SHIRUSHI_TEST_WRITER_VERSION";

/// How the writer ended, when it was not killed.
pub const DONE: i32 = 0;
/// It was refused and its message names a path below the root.
pub const REFUSED: i32 = 7;
/// It was refused and its message names no path.
pub const REFUSED_WITHOUT_A_PATH: i32 = 8;

/// The arguments and environment that make this binary write a version of the site to `root/public`.
pub fn writer(root: &Path, version: u32) -> Command {
    prefixed(&[], root, version)
}

/// The same, started by another program (`strace -f …`).
pub fn prefixed(prefix: &[&str], root: &Path, version: u32) -> Command {
    let itself = std::env::current_exe().expect("a test binary");
    let mut command = match prefix.split_first() {
        Some((program, arguments)) => {
            let mut command = Command::new(program);
            command.args(arguments).arg(itself);
            command
        }
        None => Command::new(itself),
    };
    command
        .args([
            "--exact",
            "writer::writes_a_site_when_asked_to",
            "--test-threads=1",
            "--nocapture",
        ])
        .env(ROOT, root)
        .env(VERSION, version.to_string());
    command
}

/// Versions from this on are of a site so large that it is changed in place.
pub const LARGE: u32 = 2;
const MANY: usize = 9_000;

/// A version of the site: some files are the same in all versions, some differ, some are in one version only.
pub fn site(version: u32) -> BTreeMap<String, Vec<u8>> {
    let kind = version % 2;
    let mut site = BTreeMap::new();
    if version >= LARGE {
        let same = |n| (format!("same/{}/{n}.txt", n / 500), b"same".to_vec());
        site.extend((0..MANY).map(same));
    }
    for n in 0..24 {
        let text = format!("{} {n}\n", ["same", "version"][n % 2]);
        let text = if n % 2 == 0 {
            text
        } else {
            format!("{version} {text}")
        };
        site.insert(format!("a/{n}/index.html"), text.repeat(100).into_bytes());
        site.insert(
            format!("v{kind}/{n}/credential.json"),
            text.repeat(50).into_bytes(),
        );
    }
    site
}

/// Every file below a folder and its bytes; empty when there is no folder.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok);
    files
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below");
            (path.to_owned(), fs::read(entry.path()).expect("read"))
        })
        .collect()
}

#[test]
fn writes_a_site_when_asked_to() {
    let (Some(root), Ok(version)) = (std::env::var_os(ROOT), std::env::var(VERSION)) else {
        return;
    };
    let root = PathBuf::from(root);
    let version = version.parse().expect("a number");
    let outcome = Output::begin(&root.join("public"), &root).and_then(|output| {
        site(version).par_iter().try_for_each(|(path, bytes)| {
            output.put(&SitePath::parse(path).expect("a safe path"), bytes)
        })?;
        output.commit()
    });
    let root = fs::canonicalize(&root).expect("there");
    if let Err(error) = &outcome {
        eprintln!("{error}");
    }
    std::process::exit(match outcome {
        Ok(_) => DONE,
        Err(error) if error.to_string().contains(&root.display().to_string()) => REFUSED,
        Err(_) => REFUSED_WITHOUT_A_PATH,
    });
}
