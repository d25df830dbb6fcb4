//! What a second build costs, and that it never shows: whatever was changed, what is kept of the build before is what a
//! build from nothing would make.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use crate::cli::harness::World;
use crate::corpus;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A small academy in `site/`.
fn academy() -> World {
    let world = World::new();
    let size = corpus::Size {
        achievements: 3,
        awards: 18,
    };
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys");
    corpus::write(&world.path("site"), size, 7, &keys).expect("written");
    world
}

fn build(world: &mut World) -> String {
    let ran = world.run(&["--root", "site", "build", "--format", "human"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.out
}

fn tree(folder: &Path) -> Tree {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let files = entries
        .map(|entry| entry.expect("read"))
        .filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below");
            (path.to_owned(), fs::read(entry.path()).expect("read"))
        })
        .collect()
}

fn edit(world: &World, path: &str, change: impl Fn(&str) -> String) {
    let file = world.path("site").join(path);
    let text = fs::read_to_string(&file).expect("read");
    let changed = change(&text);
    assert_ne!(changed, text, "{path} is changed");
    fs::write(file, changed).expect("written");
}

/// The first row of the awards, changed.
fn row(text: &str, change: impl Fn(&mut Vec<&str>)) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let first = lines[1].clone();
    let mut cells: Vec<&str> = first.split(',').collect();
    change(&mut cells);
    lines[1] = cells.join(",");
    lines.join("\n") + "\n"
}

/// What happens, to which file, and how.
type Change<'c> = (&'c str, &'c str, &'c dyn Fn(&str) -> String);

const AWARDS: &str = "content/awards/2024.csv";

#[test]
fn whatever_changes_the_site_is_as_if_it_were_built_from_nothing() {
    let mut world = academy();
    build(&mut world);
    let changes: &[Change<'_>] = &[
        ("an award is withdrawn", AWARDS, &|text| {
            row(text, |cells| {
                (cells[9], cells[10]) = ("2026-10-02", "withdrawn");
            })
        }),
        ("somebody joins", "content/people.csv", &|text| {
            format!(
                "{text}e99999,newhandle,潮路 新,しおじ あらた,SHIOJI Arata,full,staff,100077,,2024-04-01,name+badge+page\n"
            )
        }),
        ("an award is added", AWARDS, &|text| {
            let row = text.lines().nth(2).expect("two awards");
            let mut cells: Vec<&str> = row.split(',').collect();
            (cells[0], cells[2], cells[11]) = ("newaward01", "e99999", "77777");
            format!("{text}{}\n", cells.join(","))
        }),
        ("an award goes", AWARDS, &|text| {
            text.lines()
                .filter(|line| !line.starts_with("newaward01"))
                .map(|line| format!("{line}\n"))
                .collect()
        }),
        ("rows change places", AWARDS, &|text| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines[1..].reverse();
            lines.join("\n") + "\n"
        }),
        (
            "someone is named otherwise",
            "content/people.csv",
            &|text| text.replacen(",full,", ",handle,", 1),
        ),
        (
            "someone takes back a page of their own",
            "content/people.csv",
            &|text| text.replacen("name+badge+page", "name+badge", 1),
        ),
        ("a name is corrected", "content/people.csv", &|text| {
            text.replacen("浜名瀬 灯", "濱名瀬 灯", 1)
        }),
        (
            "a definition is worded otherwise",
            "content/achievements/skill-0001/badge.yaml",
            &|text| text.replacen("講座に参加し", "講座に出席し", 1),
        ),
        (
            "an issuer is called otherwise",
            "content/issuers/shiomino-city.yaml",
            &|text| text.replace("人財開発部", "人材開発部"),
        ),
        (
            "the site is called otherwise",
            "content/site.yaml",
            &|text| text.replace("みなと電機アカデミー", "みなと電機学校"),
        ),
        ("another output is wanted", "content/site.yaml", &|text| {
            text.replacen("site:\n", "site:\n  outputs: [baked-png, certificate]\n", 1)
        }),
        ("copies to keep are wanted", "content/site.yaml", &|text| {
            text.replacen("certificate]", "bundle]", 1)
        }),
        ("another award is withdrawn", AWARDS, &|text| {
            row(text, |cells| {
                (cells[9], cells[10]) = ("2026-10-03", "duplicate");
            })
        }),
    ];
    for (what, path, change) in changes {
        edit(&world, path, change);
        build(&mut world);
        let rebuilt = tree(&world.path("site/public"));
        let apart = world.path("apart");
        // Keeps nothing, and compares what is filled into compiled forms with the general ways.
        let compare = "SHIRUSHI_COMPARE";
        world.vars.insert(compare.into(), "1".into());
        let ran = world.run(&["--root", "site", "build", "--output-dir", "apart/public"]);
        world.vars.remove(std::ffi::OsStr::new(compare));
        assert_eq!(ran.code, 0, "{ran:?}");
        let fresh = tree(&apart.join("public"));
        let differ: Vec<&PathBuf> = fresh
            .keys()
            .chain(rebuilt.keys())
            .filter(|path| fresh.get(*path) != rebuilt.get(*path))
            .collect();
        assert_eq!(differ, Vec::<&PathBuf>::new(), "{what}");
        fs::remove_dir_all(apart).expect("it is ours");
    }
}

fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let files = tree(folder).into_keys();
    let time = |path: PathBuf| {
        let found = fs::metadata(folder.join(&path)).expect("there");
        (path, found.modified().expect("a time"))
    };
    files.map(time).collect()
}

#[test]
fn a_file_that_somebody_changed_is_made_again_and_the_others_stay_as_they_are() {
    let mut world = academy();
    build(&mut world);
    let public = world.path("site/public");
    let (before, then) = (tree(&public), times(&public));
    let page = before
        .keys()
        .find(|path| path.starts_with("a") && path.ends_with("index.html"))
        .expect("a page of an award");
    fs::write(public.join(page), "spoilt").expect("written");
    build(&mut world);
    assert_eq!(tree(&public), before);
    let later: Vec<PathBuf> = times(&public)
        .into_iter()
        .filter(|(path, time)| then.get(path) != Some(time))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(later, [PathBuf::from(".shirushi"), page.clone()]);
}

#[test]
fn where_nothing_changed_nothing_is_touched() {
    let mut world = academy();
    build(&mut world);
    let public = world.path("site/public");
    let then = times(&public);
    let folder = |path: &Path| {
        fs::metadata(path)
            .expect("there")
            .modified()
            .expect("a time")
    };
    let folder_then = folder(&public);
    assert!(build(&mut world).contains("none changed"));
    assert_eq!(times(&public), then);
    assert_eq!(folder(&public), folder_then);
}

#[test]
fn a_build_without_a_key_keeps_nothing_of_one_with_it() {
    let mut world = academy();
    build(&mut world);
    let key = world.path("site/keys/demo");
    fs::remove_dir_all(&key).expect("it is ours");
    let ran = world.run(&["--root", "site", "build"]);
    assert!(ran.err.contains("unsigned"), "{ran:?}");
    let credentials = tree(&world.path("site/public"));
    let signed = credentials.iter().filter(|(path, bytes)| {
        path.ends_with("credential.json") && bytes.windows(7).any(|found| found == b"\"proof\"")
    });
    assert_eq!(signed.count(), 0);
}

/// More files than are linked into a new site.
const MANY: usize = 8_500;

mod large {
    use shirushi::site::SitePath;
    use shirushi::write::{Output, Written};

    use super::*;

    fn build(root: &Path, changed: &BTreeMap<usize, Option<&str>>) -> Written {
        let output = Output::begin(&root.join("public"), root).expect("it begins");
        for number in 0..MANY {
            let text = match changed.get(&number) {
                Some(None) => continue,
                Some(Some(text)) => text,
                None => "same",
            };
            let path = format!("a/{number}/index.html");
            let path = SitePath::parse(&path).expect("safe");
            output.put(&path, text.as_bytes()).expect("written");
        }
        output.commit().expect("written")
    }

    fn root() -> TempDir {
        let root = TempDir::new().expect("a temporary folder");
        fs::create_dir(root.path().join("content")).expect("made");
        root
    }

    #[cfg(unix)]
    fn folder(path: &Path) -> u64 {
        use std::os::unix::fs::MetadataExt as _;
        fs::metadata(path).expect("there").ino()
    }

    #[cfg(unix)]
    #[test]
    fn little_changes_move_into_a_large_site_and_a_killed_run_is_finished() {
        let root = root();
        let (public, staging) = (
            root.path().join("public"),
            root.path().join(".public.shirushi-new"),
        );
        build(root.path(), &[(1, None)].into());
        fs::write(public.join("CNAME"), "badges.example").expect("written");
        let stands = folder(&public);
        let changed = [(0, Some("other")), (2, None), (MANY - 1, Some("other"))].into();
        let written = build(root.path(), &changed);
        assert_eq!(
            (written.written, written.removed, written.files),
            (3, 1, MANY - 1),
            "two are changed, one is new, one is gone"
        );
        let site = tree(&public);
        assert_eq!(folder(&public), stands, "the folder is the same");
        assert_eq!(site[Path::new("a/0/index.html")], b"other");
        assert_eq!(site[Path::new("a/1/index.html")], b"same");
        assert!(!public.join("a/2").exists());
        assert_eq!(site[Path::new("CNAME")], b"badges.example");
        assert!(!staging.exists());

        // As a run leaves it that is killed while it moves: one file has moved, one goes, one comes.
        let list = fs::read(public.join(".shirushi")).expect("there");
        build(root.path(), &[(3, None), (4, Some("third"))].into());
        let next = fs::read(public.join(".shirushi")).expect("there");
        let whole = tree(&public);
        fs::write(public.join(".shirushi"), &list).expect("written");
        for number in [0, 3, MANY - 1] {
            let file = public.join(format!("a/{number}/index.html"));
            fs::create_dir_all(file.parent().expect("below")).expect("made");
            fs::write(file, "other").expect("written");
        }
        for (path, text) in [
            (".shirushi", "shirushi 2\n"),
            (
                ".shirushi-changes",
                "shirushi changes 1\na/3/index.html\nend 1\n",
            ),
            ("a/0/index.html", "same"),
        ] {
            let file = staging.join(path);
            fs::create_dir_all(file.parent().expect("below")).expect("made");
            fs::write(file, text).expect("written");
        }
        let last = staging.join(format!("a/{}/index.html", MANY - 1));
        fs::create_dir_all(last.parent().expect("below")).expect("made");
        fs::write(&last, "same").expect("written");
        fs::write(staging.join(".shirushi-next"), next).expect("written");
        drop(Output::begin(&public, root.path()).expect("it mends"));
        assert_eq!(tree(&public), whole);
        assert!(!staging.exists());

        // Cut short, what was written down counts for nothing.
        fs::create_dir(&staging).expect("made");
        fs::write(staging.join(".shirushi"), "shirushi 2\n").expect("written");
        fs::write(
            staging.join(".shirushi-changes"),
            "shirushi changes 1\na/0/index.html\n",
        )
        .expect("written");
        drop(Output::begin(&public, root.path()).expect("it mends"));
        assert_eq!(tree(&public), whole);
        assert!(!staging.exists());
    }
}
