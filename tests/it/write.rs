//! What `write` promises: the complete old site or the complete new one, and nothing of anybody else's ever touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use shirushi::site::SitePath;
use shirushi::write::{Output, Unsuitable, WriteError, Written};
use tempfile::TempDir;

/// A repository with an output folder `public` that is not there yet.
struct Repository {
    root: TempDir,
}

impl Repository {
    fn new() -> Repository {
        let root = TempDir::new().expect("a temporary folder");
        fs::create_dir(root.path().join("content")).expect("made");
        Repository { root }
    }

    fn path(&self) -> &Path {
        self.root.path()
    }

    fn public(&self) -> PathBuf {
        self.path().join("public")
    }

    fn begin(&self) -> Result<Output, WriteError> {
        Output::begin(&self.public(), self.path())
    }

    fn build(&self, site: &[(&str, &str)]) -> Result<Written, WriteError> {
        let output = self.begin()?;
        for (path, bytes) in site {
            output.put(&at(path), bytes.as_bytes())?;
        }
        output.commit()
    }

    fn built(&self, site: &[(&str, &str)]) -> Written {
        self.build(site).expect("written")
    }

    fn put(&self, path: &str, text: &str) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }

    /// Every file below `public` and its text, but for our list.
    fn site(&self) -> BTreeMap<String, String> {
        let mut tree = tree(&self.public());
        tree.remove(".shirushi").expect("every site has its list");
        tree
    }

    /// Names in the repository other than its content and the site.
    fn leftovers(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).expect("there");
        let names = entries.map(|e| e.expect("read").file_name().into_string().expect("UTF-8"));
        names
            .filter(|n| !["content", "public"].contains(&&**n))
            .collect()
    }
}

fn at(path: &str) -> SitePath {
    SitePath::parse(path).expect("a safe path")
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("read"))
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below");
            let bytes = fs::read(entry.path()).unwrap_or_default();
            (
                path.display().to_string(),
                String::from_utf8_lossy(&bytes).into_owned(),
            )
        })
        .collect()
}

fn expected(site: &[(&str, &str)]) -> BTreeMap<String, String> {
    site.iter()
        .map(|(path, text)| (path.to_string(), text.to_string()))
        .collect()
}

const ONE: &[(&str, &str)] = &[
    ("index.html", "one"),
    ("a/x/index.html", "same"),
    ("old/page.html", "old"),
];
const TWO: &[(&str, &str)] = &[
    ("index.html", "two"),
    ("a/x/index.html", "same"),
    ("new.html", "new"),
];

#[test]
fn a_first_site_is_written_whole() {
    let repository = Repository::new();
    let written = repository.built(ONE);
    assert_eq!(repository.site(), expected(ONE));
    assert_eq!(
        written,
        Written {
            files: 3,
            bytes: 10,
            written: 3,
            unchanged: 0,
            removed: 0
        }
    );
    assert_eq!(repository.leftovers(), [""; 0]);
}

#[test]
fn a_second_site_takes_the_place_of_the_first() {
    let repository = Repository::new();
    repository.built(ONE);
    let written = repository.built(TWO);
    assert_eq!(repository.site(), expected(TWO));
    assert_eq!(
        written,
        Written {
            files: 3,
            bytes: 10,
            written: 2,
            unchanged: 1,
            removed: 1
        }
    );
    assert!(
        !repository.public().join("old").exists(),
        "a folder without files goes"
    );
    assert_eq!(repository.leftovers(), [""; 0]);
}

#[test]
fn until_the_commit_the_old_site_stands_and_without_it_nothing_is_left() {
    let repository = Repository::new();
    repository.built(ONE);
    let output = repository.begin().expect("begun");
    output.put(&at("index.html"), b"two").expect("put");
    assert_eq!(repository.site(), expected(ONE));
    drop(output);
    assert_eq!(repository.site(), expected(ONE));
    assert_eq!(repository.leftovers(), [""; 0]);
}

#[test]
fn a_first_site_that_is_never_committed_leaves_no_folder() {
    let repository = Repository::new();
    drop(repository.begin().expect("begun"));
    assert!(!repository.public().exists());
    assert_eq!(repository.leftovers(), [""; 0]);
}

#[test]
fn a_file_whose_bytes_are_the_same_keeps_its_time_stamp() {
    let repository = Repository::new();
    repository.built(ONE);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (path, _) in ONE {
        let file = fs::File::options()
            .write(true)
            .open(repository.public().join(path));
        file.and_then(|file| file.set_modified(long_ago))
            .expect("stamped");
    }
    repository.built(TWO);
    let stamp = |path: &str| {
        let found = fs::metadata(repository.public().join(path)).expect("there");
        found.modified().expect("stamped")
    };
    assert_eq!(stamp("a/x/index.html"), long_ago);
    assert_ne!(stamp("index.html"), long_ago);
}

#[cfg(unix)]
#[test]
fn a_site_that_did_not_change_is_not_touched() {
    use std::os::unix::fs::MetadataExt;
    let repository = Repository::new();
    repository.built(ONE);
    let identity = || fs::metadata(repository.public()).expect("there").ino();
    let before = identity();
    let written = repository.built(ONE);
    assert_eq!(identity(), before);
    assert_eq!(
        (written.written, written.unchanged, written.removed),
        (0, 3, 0)
    );
    assert_eq!(repository.leftovers(), [""; 0]);
}

#[test]
fn a_file_of_ours_that_somebody_changed_or_removed_is_written_again() {
    let repository = Repository::new();
    repository.built(ONE);
    repository.put("public/index.html", "ONE");
    fs::remove_file(repository.public().join("old/page.html")).expect("removed");
    assert_eq!(repository.built(ONE).written, 2);
    assert_eq!(repository.site(), expected(ONE));
}

#[test]
fn an_empty_site_and_an_empty_folder_are_fine() {
    let repository = Repository::new();
    fs::create_dir(repository.public()).expect("made");
    repository.built(&[]);
    assert_eq!(repository.site(), expected(&[]));
    repository.built(ONE);
    repository.built(&[]);
    assert_eq!(repository.site(), expected(&[]));
}

#[test]
fn the_folders_above_the_site_are_made() {
    let repository = Repository::new();
    let out = repository.path().join("build/deep/site");
    let output = Output::begin(&out, repository.path()).expect("begun");
    output.put(&at("index.html"), b"x").expect("put");
    output.commit().expect("written");
    assert_eq!(fs::read(out.join("index.html")).expect("there"), b"x");
}

#[test]
fn files_may_be_put_from_many_threads() {
    let repository = Repository::new();
    let output = repository.begin().expect("begun");
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let output = &output;
            scope.spawn(move || {
                for n in 0..50 {
                    let path = at(&format!("a/{}/{thread}-{n}.json", n % 5));
                    output.put(&path, path.as_str().as_bytes()).expect("put");
                }
            });
        }
    });
    assert_eq!(output.commit().expect("written").files, 400);
    let site = repository.site();
    assert_eq!(site.len(), 400);
    assert!(site.iter().all(|(path, text)| path == text));
}

#[test]
fn the_list_does_not_name_an_address() {
    let repository = Repository::new();
    repository.built(&[("a/k7n4p2v9x3w8q5m6t2y4r9s3/index.html", "x")]);
    let list = fs::read_to_string(repository.public().join(".shirushi")).expect("there");
    assert!(!list.contains("k7n4"), "{list}");
    assert!(!list.contains("index"), "{list}");
}

mod what_is_not_ours {
    use super::*;

    #[test]
    fn a_folder_with_files_and_no_list_is_refused_and_left_alone() {
        let repository = Repository::new();
        repository.put("public/photo.jpg", "mine");
        let Err(WriteError::ForeignFolder(path)) = repository.build(ONE) else {
            panic!("it was not refused");
        };
        assert!(path.ends_with("public"));
        assert_eq!(
            tree(&repository.public()),
            expected(&[("photo.jpg", "mine")])
        );
        assert_eq!(repository.leftovers(), [""; 0]);
    }

    #[test]
    fn a_folder_whose_list_is_damaged_is_refused_and_left_alone() {
        let repository = Repository::new();
        repository.built(ONE);
        let list = repository.public().join(".shirushi");
        let whole = fs::read_to_string(&list).expect("there");
        let half = &whole[..whole.len() / 2];
        for damaged in ["", "shirushi 2\n", half, &whole.replace("end 3", "end 2")] {
            fs::write(&list, damaged).expect("written");
            let before = tree(&repository.public());
            assert!(matches!(
                repository.build(TWO),
                Err(WriteError::ForeignFolder(_))
            ));
            assert_eq!(tree(&repository.public()), before);
        }
    }

    #[test]
    fn files_that_somebody_put_into_the_site_stay_there() {
        let repository = Repository::new();
        repository.built(ONE);
        repository.put("public/CNAME", "badges.example");
        repository.put("public/old/notes.txt", "mine");
        repository.put("public/mine/deep/file.bin", "mine");
        for site in [TWO, ONE, TWO] {
            repository.built(site);
            let mut all = expected(site);
            all.insert("CNAME".into(), "badges.example".into());
            all.insert("old/notes.txt".into(), "mine".into());
            all.insert("mine/deep/file.bin".into(), "mine".into());
            assert_eq!(repository.site(), all);
        }
        assert_eq!(repository.leftovers(), [""; 0]);
    }

    #[test]
    fn a_file_that_appears_while_we_write_stays_too() {
        let repository = Repository::new();
        repository.built(ONE);
        let output = repository.begin().expect("begun");
        output.put(&at("index.html"), b"two").expect("put");
        repository.put("public/CNAME", "badges.example");
        output.commit().expect("written");
        assert_eq!(
            repository.site(),
            expected(&[("index.html", "two"), ("CNAME", "badges.example")])
        );
    }

    #[test]
    fn a_file_in_the_way_of_ours_is_named_and_nothing_changes() {
        let cases = [
            ("new.html", "new.html"),
            ("new", "new/page.html"),
            ("new/page.html", "new"),
            ("new/deep/page.html", "new"),
        ];
        for (theirs, ours) in cases {
            let repository = Repository::new();
            repository.built(ONE);
            repository.put(&format!("public/{theirs}"), "mine");
            let before = tree(&repository.public());
            let Err(WriteError::ForeignFile(path)) = repository.build(&[(ours, "ours")]) else {
                panic!("{ours} over {theirs} was not refused");
            };
            assert!(path.ends_with(theirs), "{}", path.display());
            assert_eq!(tree(&repository.public()), before);
            assert_eq!(repository.leftovers(), [""; 0]);
        }
    }

    #[test]
    fn a_file_in_the_way_that_appears_while_we_write_is_named_too() {
        let cases = [
            ("new.html", "new.html"),
            ("new", "new/page.html"),
            ("new/page.html", "new"),
        ];
        for (theirs, ours) in cases {
            let repository = Repository::new();
            repository.built(ONE);
            let output = repository.begin().expect("begun");
            output.put(&at(ours), b"ours").expect("put");
            repository.put(&format!("public/{theirs}"), "mine");
            let Err(WriteError::ForeignFile(path)) = output.commit() else {
                panic!("{ours} over {theirs} was not refused");
            };
            assert!(path.ends_with(theirs));
            assert_eq!(repository.leftovers(), [""; 0]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_somebody_put_into_the_site_stays_a_link_and_is_not_followed() {
        let outside = TempDir::new().expect("a folder");
        fs::write(outside.path().join("x"), "theirs").expect("written");
        let repository = Repository::new();
        repository.built(&[("index.html", "one"), ("a/x", "theirs")]);
        fs::remove_dir_all(repository.public().join("a")).expect("removed");
        std::os::unix::fs::symlink(outside.path(), repository.public().join("a")).expect("linked");
        std::os::unix::fs::symlink("nowhere", repository.public().join("b")).expect("linked");

        repository.built(&[("index.html", "two")]);
        let link = |name: &str| fs::read_link(repository.public().join(name)).expect("a link");
        assert_eq!(link("a"), outside.path());
        assert_eq!(link("b"), Path::new("nowhere"));
        assert!(matches!(
            repository.build(&[("a/x", "theirs")]),
            Err(WriteError::ForeignFile(_))
        ));
        repository.built(&[]);
        assert_eq!(
            fs::read(outside.path().join("x")).expect("there"),
            b"theirs"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_ours_that_became_a_link_is_not_ours_any_more() {
        let repository = Repository::new();
        repository.built(&[("a", "same"), ("b", "same")]);
        fs::remove_file(repository.public().join("a")).expect("removed");
        std::os::unix::fs::symlink("b", repository.public().join("a")).expect("linked");
        assert!(matches!(
            repository.build(&[("a", "same"), ("b", "same")]),
            Err(WriteError::ForeignFile(_))
        ));
    }
}

mod where_no_site_may_stand {
    use super::*;

    fn refused(repository: &Repository, out: &Path) -> Unsuitable {
        match Output::begin(out, repository.path()) {
            Err(WriteError::Unsuitable { why, .. }) => why,
            other => panic!("{}: {other:?}", out.display()),
        }
    }

    #[test]
    fn the_repository_and_the_folders_above_it() {
        let repository = Repository::new();
        let root = repository.path();
        for out in [
            root,
            root.parent().expect("a parent"),
            &root.join("content/.."),
        ] {
            assert_eq!(refused(&repository, out), Unsuitable::Repository);
        }
    }

    #[test]
    fn the_folders_that_a_site_is_made_from_and_those_within() {
        let repository = Repository::new();
        for out in [
            "content",
            "content/",
            "content/public",
            "keys",
            "themes/x/y",
            "private",
            ".git/x",
        ] {
            assert_eq!(
                refused(&repository, &repository.path().join(out)),
                Unsuitable::Content
            );
        }
        assert!(
            !repository.path().join("themes").exists(),
            "nothing is made on the way"
        );
    }

    #[test]
    fn the_root_of_the_file_system() {
        let repository = Repository::new();
        assert_eq!(refused(&repository, Path::new("/")), Unsuitable::DriveRoot);
        assert_eq!(
            refused(&repository, Path::new("/..")),
            Unsuitable::DriveRoot
        );
    }

    #[test]
    fn the_home_folder_and_those_above_it() {
        let home = std::env::home_dir().and_then(|home| fs::canonicalize(home).ok());
        let Some(home) = home.filter(|home| home.parent().is_some()) else {
            println!("skipped: there is no home folder");
            return;
        };
        let repository = Repository::new();
        if !fs::canonicalize(repository.path())
            .expect("there")
            .starts_with(&home)
        {
            assert_eq!(refused(&repository, &home), Unsuitable::Home);
        }
    }

    #[test]
    fn a_file() {
        let repository = Repository::new();
        repository.put("public", "a file");
        assert_eq!(
            refused(&repository, &repository.public()),
            Unsuitable::NotAFolder
        );
        assert_eq!(fs::read(repository.public()).expect("there"), b"a file");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_with_or_without_a_slash_at_its_end() {
        let repository = Repository::new();
        let elsewhere = TempDir::new().expect("a folder");
        std::os::unix::fs::symlink(elsewhere.path(), repository.public()).expect("linked");
        assert_eq!(refused(&repository, &repository.public()), Unsuitable::Link);
        assert_eq!(
            refused(&repository, &repository.path().join("public/")),
            Unsuitable::Link
        );
    }

    #[cfg(unix)]
    #[test]
    fn content_reached_through_a_link() {
        let repository = Repository::new();
        let link = repository.path().join("link");
        std::os::unix::fs::symlink("content", &link).expect("linked");
        assert_eq!(
            refused(&repository, &link.join("public")),
            Unsuitable::Content
        );
    }
}

#[test]
fn one_address_is_given_once() {
    let repository = Repository::new();
    repository.built(ONE);
    for (first, second) in [
        ("x", "x"),
        ("x", "x/y"),
        ("x/y", "x"),
        ("index.html", "index.html"),
    ] {
        // "one" is what stands at index.html already, so that also an unchanged file is tried.
        let refused = repository.build(&[(first, "one"), (second, "two")]);
        let Err(WriteError::Twice(path)) = refused else {
            panic!("{first} and {second}: {refused:?}");
        };
        assert_eq!(path, at(second));
        assert_eq!(repository.site(), expected(ONE));
        assert_eq!(repository.leftovers(), [""; 0]);
    }
}

#[test]
fn the_site_cannot_have_a_file_where_its_list_stands() {
    let refused = Repository::new().build(&[(".shirushi", "x")]);
    assert!(matches!(refused, Err(WriteError::Twice(_))));
}

#[test]
fn a_second_run_at_the_same_time_is_refused_and_the_first_goes_on() {
    let repository = Repository::new();
    let first = repository.begin().expect("begun");
    first.put(&at("index.html"), b"first").expect("put");
    let refused = repository.build(ONE).expect_err("refused");
    assert!(matches!(refused, WriteError::Busy(_)));
    assert!(refused.to_string().contains("another run"), "{refused}");
    first.commit().expect("written");
    assert_eq!(repository.site(), expected(&[("index.html", "first")]));
    assert_eq!(repository.leftovers(), [""; 0]);
    repository.built(ONE);
}

#[test]
fn of_many_runs_at_once_each_is_refused_or_whole() {
    let repository = Repository::new();
    let done = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for run in 0..16 {
            let (repository, done) = (&repository, &done);
            scope.spawn(move || {
                let text = run.to_string();
                for _ in 0..20 {
                    match repository.build(&[("a", &text), ("b/c", &text)]) {
                        Ok(_) => done.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
                        Err(WriteError::Busy(_)) => 0,
                        Err(error) => panic!("{error}"),
                    };
                }
            });
        }
    });
    assert!(done.into_inner() >= 1);
    let site = repository.site();
    assert_eq!(site["a"], site["b/c"]);
    assert_eq!(repository.leftovers(), [""; 0]);
}

mod leftovers_of_a_killed_run {
    use super::*;

    #[test]
    fn a_site_that_was_never_finished_is_cleared() {
        for list in [
            None,
            Some(""),
            Some("shiru"),
            Some("shirushi 2\n"),
            Some("shirushi 2\n00ff"),
            Some("shirushi 1\n00ff"),
        ] {
            let repository = Repository::new();
            repository.built(ONE);
            fs::create_dir(repository.path().join(".public.shirushi-new")).expect("made");
            repository.put(".public.shirushi-lock", "");
            if let Some(list) = list {
                repository.put(".public.shirushi-new/.shirushi", list);
            }
            if list.is_some_and(|list| list.len() > 10) {
                repository.put(".public.shirushi-new/a/b.html", "half");
            }
            repository.built(TWO);
            assert_eq!(repository.site(), expected(TWO));
            assert_eq!(repository.leftovers(), [""; 0]);
        }
    }

    #[test]
    fn an_old_site_that_was_already_replaced_is_cleared_but_for_what_is_not_ours() {
        for name in [".public.shirushi-new", ".public.shirushi-old"] {
            let repository = Repository::new();
            repository.built(ONE);
            fs::rename(repository.public(), repository.path().join(name)).expect("moved");
            repository.built_beside(name);
            assert_eq!(repository.leftovers(), [name]);
            repository.put(&format!("{name}/CNAME"), "late");
            repository.built(TWO);
            let mut all = expected(TWO);
            all.insert("CNAME".into(), "late".into());
            assert_eq!(repository.site(), all);
            assert_eq!(repository.leftovers(), [""; 0]);
        }
    }

    impl Repository {
        /// Builds a second site while another lies aside under a name that a run would clear.
        fn built_beside(&self, name: &str) {
            let hidden = self.path().join("content/hidden");
            fs::rename(self.path().join(name), &hidden).expect("moved");
            self.built(TWO);
            fs::rename(&hidden, self.path().join(name)).expect("moved");
        }
    }

    #[test]
    fn a_complete_site_beside_a_missing_one_is_put_in_its_place() {
        for name in [".public.shirushi-new", ".public.shirushi-old"] {
            let repository = Repository::new();
            repository.built(ONE);
            repository.put("public/CNAME", "mine");
            fs::rename(repository.public(), repository.path().join(name)).expect("moved");
            drop(repository.begin().expect("begun"));
            let mut all = expected(ONE);
            all.insert("CNAME".into(), "mine".into());
            assert_eq!(repository.site(), all);
            assert_eq!(repository.leftovers(), [""; 0]);
        }
    }

    #[test]
    fn a_folder_of_that_name_that_is_not_ours_is_refused_and_left_alone() {
        let repository = Repository::new();
        repository.built(ONE);
        repository.put(".public.shirushi-new/photo.jpg", "mine");
        let Err(WriteError::ForeignFolder(path)) = repository.build(TWO) else {
            panic!("it was not refused");
        };
        assert!(path.ends_with(".public.shirushi-new"));
        assert!(path.join("photo.jpg").exists());
        assert_eq!(repository.site(), expected(ONE));
    }
}

/// The machine says no: whatever fails, the run says where, and the old site stands.
#[cfg(unix)]
mod failures {
    use std::os::unix::fs::symlink;

    use super::*;

    fn refused_at(repository: &Repository, name: &str) {
        match repository.build(TWO) {
            Err(
                WriteError::Io { path, .. }
                | WriteError::ForeignFolder(path)
                | WriteError::Unsuitable { path, .. },
            ) => {
                assert!(path.ends_with(name), "{}", path.display());
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(repository.site(), expected(ONE));
    }

    #[test]
    fn something_in_the_way_of_the_new_folder() {
        let repository = Repository::new();
        repository.built(ONE);
        repository.put(".public.shirushi-new", "a file");
        refused_at(&repository, ".public.shirushi-new");
        fs::remove_file(repository.path().join(".public.shirushi-new")).expect("removed");
        symlink("content", repository.path().join(".public.shirushi-new")).expect("linked");
        refused_at(&repository, ".public.shirushi-new");
        assert!(repository.path().join("content").exists());
    }

    #[test]
    fn something_in_the_way_of_the_lock() {
        let repository = Repository::new();
        repository.built(ONE);
        let lock = repository.path().join(".public.shirushi-lock");
        fs::create_dir(&lock).expect("made");
        refused_at(&repository, ".public.shirushi-lock");
        fs::remove_dir(&lock).expect("removed");
        symlink("content/made-by-the-lock", &lock).expect("linked");
        refused_at(&repository, ".public.shirushi-lock");
        assert!(!repository.path().join("content/made-by-the-lock").exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_place_where_nothing_can_be_made() {
        let repository = Repository::new();
        let out = Path::new("/proc/shirushi/public");
        let Err(WriteError::Io { path, .. }) = Output::begin(out, repository.path()) else {
            panic!("it was not refused");
        };
        assert!(path.starts_with("/proc/shirushi"), "{}", path.display());
    }

    #[test]
    fn a_repository_that_is_read_only() {
        use std::os::unix::fs::PermissionsExt;
        let repository = Repository::new();
        repository.built(ONE);
        let mode = |mode| {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(repository.path(), mode).expect("set");
        };
        mode(0o555);
        if fs::write(repository.path().join("probe"), "").is_ok() {
            println!("skipped: root writes everywhere");
            return;
        }
        refused_at(&repository, ".public.shirushi-lock");
        mode(0o755);
        repository.built(TWO);
    }

    #[test]
    fn a_folder_that_vanishes_while_we_write() {
        let repository = Repository::new();
        repository.built(ONE);
        let output = repository.begin().expect("begun");
        fs::remove_dir_all(repository.path().join(".public.shirushi-new")).expect("removed");
        output
            .put(&at("index.html"), b"two")
            .expect("the folder is made again");
        let Err(WriteError::Io { path, .. }) = output.commit() else {
            panic!("it was not refused");
        };
        assert!(
            path.ends_with(".public.shirushi-new/.shirushi"),
            "{}",
            path.display()
        );
        assert_eq!(repository.site(), expected(ONE));
        assert_eq!(repository.leftovers(), [""; 0]);
    }

    #[test]
    fn the_permissions_of_the_site_folder_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let repository = Repository::new();
        repository.built(ONE);
        fs::set_permissions(repository.public(), fs::Permissions::from_mode(0o2750)).expect("set");
        repository.built(TWO);
        let mode = fs::metadata(repository.public())
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o7777, 0o2750);
    }
}
