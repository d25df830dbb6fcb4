//! Parts built by processes of their own, at once: put together, they are the site that one process makes, to the byte.
//!
//! 1, 2 and 7 parts by default, 64 with `SHIRUSHI_FULL=1`. Kills: 8 by default, `SHIRUSHI_KILLS=1000` for more.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use shirushi::check::check;
use shirushi::load::load;
use shirushi::publish::Scope;
use shirushi::report::Report;
use shirushi::site::Part;
use tempfile::TempDir;

use crate::writer::tree;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A site to build from.
struct Site(PathBuf);

impl Site {
    fn sample() -> Site {
        Site(env!("CARGO_MANIFEST_DIR").into())
    }

    /// A starter site in a folder.
    fn starter(folder: &TempDir) -> Site {
        let site = Site(folder.path().join("site"));
        fs::create_dir(&site.0).expect("ours");
        run(&mut site.shirushi(&["init", ".", "--template", "municipality"]));
        site
    }

    /// The program on this site; of what it says only what goes wrong is shown.
    fn shirushi(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shirushi"));
        command.arg("--quiet").args(arguments).stdout(Stdio::null());
        // What says where the tests run would make a preview of it.
        command.current_dir(&self.0).env_clear();
        command.env("SHIRUSHI_CACHE", crate::pictures::folder());
        command
    }

    fn part(&self, part: &str, folder: &Path) -> Command {
        let mut command = self.shirushi(&["build", "--shard", part, "--output-dir"]);
        command.arg(folder);
        command
    }

    fn assemble(&self, folder: &Path) -> Command {
        let mut command = self.shirushi(&["assemble", "--output-dir"]);
        command.arg(folder);
        command
    }

    fn built(&self, folder: &Path) -> Tree {
        let mut command = self.shirushi(&["build", "--output-dir"]);
        run(command.arg(folder));
        tree(folder)
    }
}

fn run(command: &mut Command) {
    assert!(command.status().expect("it runs").success());
}

fn equal(folder: &Path, whole: &Tree) {
    let assembled = tree(folder);
    let differing = whole
        .iter()
        .filter(|(path, bytes)| assembled.get(*path) != Some(bytes));
    let differing: Vec<&PathBuf> = differing.map(|(path, _)| path).collect();
    assert_eq!(differing, Vec::<&PathBuf>::new(), "differ or are missing");
    assert_eq!(assembled.len(), whole.len(), "too many files");
}

/// `cp -r from/. to/`
fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("below")).expect("ours");
        fs::write(to, bytes).expect("ours");
    }
}

#[test]
fn however_many_parts_the_site_is_the_same() {
    let folder = TempDir::new().expect("a temporary folder");
    let site = Site::sample();
    let whole = site.built(&folder.path().join("whole"));
    let full = std::env::var_os("SHIRUSHI_FULL").is_some();
    let counts: &[u32] = if full { &[1, 2, 7, 64] } else { &[1, 2, 7] };
    for &of in counts {
        let numbers: Vec<u32> = (1..=of).collect();
        let beside = |number: u32| folder.path().join(format!("part-{number}-of-{of}"));
        for some in numbers.chunks(8) {
            let start = |number: &u32| {
                let mut command = site.part(&format!("{number}/{of}"), &beside(*number));
                command.spawn().expect("it runs")
            };
            let children: Vec<Child> = some.iter().map(start).collect();
            for mut child in children {
                assert!(child.wait().expect("waited for").success());
            }
        }
        let public = folder.path().join(format!("public-{of}"));
        for number in numbers.iter().rev() {
            copy(&beside(*number), &public);
        }
        run(&mut site.assemble(&public));
        equal(&public, &whole);
    }
    println!("the same from {counts:?} parts: {} files", whole.len());
}

#[test]
fn parts_may_be_built_at_once_in_one_folder_killed_and_built_again() {
    let folder = TempDir::new().expect("a temporary folder");
    let site = Site::starter(&folder);
    let whole = site.built(&folder.path().join("whole"));
    let public = folder.path().join("public");
    let started = Instant::now();
    let mut children: Vec<Child> = ["1/3", "2/3", "3/3"]
        .map(|name| site.part(name, &public).spawn().expect("it runs"))
        .into();
    // The first of them is killed as soon as some of its work is done.
    let list = public.join(".shirushi-1-of-3");
    while !list.exists() {
        assert!(started.elapsed().as_secs() < 120, "no part begins");
        sleep(std::time::Duration::from_millis(5));
    }
    children[0].kill().expect("killed");
    let ended: Vec<bool> = children
        .iter_mut()
        .map(|child| child.wait().expect("waited for").success())
        .collect();
    assert_eq!(ended[1..], [true, true]);
    if !ended[0] {
        let mut early = site.assemble(&public);
        let early = early.stderr(Stdio::null()).status().expect("it runs");
        assert_eq!(early.code(), Some(2), "a part is not finished");
    }
    run(&mut site.part("1/3", &public));
    let before = tree(&public);
    run(&mut site.part("3/3", &public));
    assert!(tree(&public) == before, "the same part twice");
    run(&mut site.assemble(&public));
    equal(&public, &whole);
}

#[test]
fn an_assembly_killed_at_any_moment_is_finished_by_the_next() {
    let kills = std::env::var("SHIRUSHI_KILLS").map_or(8, |n| n.parse().expect("a number"));
    let folder = TempDir::new().expect("a temporary folder");
    let site = Site::starter(&folder);
    let (parts, public) = (folder.path().join("parts"), folder.path().join("public"));
    run(&mut site.part("1/1", &parts));
    fs::create_dir(&public).expect("ours");
    // The shortest of some: another program's load would have us kill what is done already.
    let full = (0..3).map(|_| {
        fs::remove_dir_all(&public).expect("ours");
        copy(&parts, &public);
        let start = Instant::now();
        run(&mut site.assemble(&public));
        start.elapsed()
    });
    let full = full.min().expect("three runs");
    let whole = tree(&public);
    assert!(!whole.contains_key(Path::new(".shirushi-1-of-1")));
    let mut interrupted = 0;
    for round in 0..kills {
        fs::remove_dir_all(&public).expect("ours");
        copy(&parts, &public);
        let mut child = site.assemble(&public).spawn().expect("it runs");
        sleep(full.mul_f64(f64::from(round % 8 + 1) / 8.0));
        child.kill().expect("killed");
        interrupted += u32::from(child.wait().expect("waited for").code().is_none());
        run(&mut site.assemble(&public));
        equal(&public, &whole);
    }
    println!("{kills} rounds of {full:?}: {interrupted} killed");
    assert!(interrupted > 0, "some were killed");
}

#[test]
fn a_part_draws_only_what_its_awards_show() {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the sample");
    let today = jiff::civil::date(2026, 11, 1);
    let catalog = check(&sources, today, &mut Report::default()).expect("the sample is fine");
    let all = Scope::Whole.shown(&catalog).len();
    let parts: Vec<usize> = (1..=64)
        .filter_map(|number| Part::new(number, 64))
        .map(|part| Scope::Part(part).shown(&catalog).len())
        .collect();
    assert_eq!(Scope::Rest.shown(&catalog).len(), all);
    assert!(parts.contains(&0), "{parts:?}");
    assert!(parts.iter().all(|shown| *shown < all), "{parts:?} of {all}");
}
