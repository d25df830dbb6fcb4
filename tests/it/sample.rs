//! The sample organisation, built by the program as a newcomer builds it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sha2::{Digest, Sha256};

/// Path within the site to the hash of the file.
type Tree = BTreeMap<String, String>;

#[test]
fn the_sample_is_built_and_verified_with_the_figures_of_its_stories() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("public");
    let said = text(&build_with_kept_pictures(&site));
    assert!(
        said.starts_with("63 credentials (56 valid, 4 expired, 3 revoked)"),
        "{said}"
    );
    let out = shirushi(&["verify", path(&site), "--at", "2026-11-01"], &[]);
    let said = text(&out);
    assert!(
        said.contains("56 valid, 4 expired, 3 revoked, 0 failed"),
        "{said}"
    );
    assert_eq!(out.status.code(), Some(0));
}

/// `UPDATE=1` rewrites the list; a change of it is explained in the commit.
#[test]
fn every_file_of_the_sample_has_the_bytes_it_had() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("public");
    build(&root(), &site, &[]);
    let list: String = tree(&site)
        .iter()
        .map(|(path, hash)| format!("{hash}  {path}\n"))
        .collect();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/sample.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(golden.parent().expect("tests/sites")).expect("a folder of ours");
        fs::write(&golden, &list).expect("a file of ours");
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    let changed: Vec<&str> = list
        .lines()
        .filter(|line| !expected.contains(*line))
        .take(20)
        .collect();
    assert!(
        expected == list,
        "these files differ from tests/sites/sample.txt: {changed:#?}"
    );
}

#[test]
fn time_zone_locale_threads_and_folder_order_change_no_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let build = |name: &str, root: &Path, env: &[(&str, &str)]| {
        let site = folder.path().join(name);
        build(root, &site, env);
        tree(&site)
    };
    let first = build(
        "one",
        &root(),
        &[("TZ", "UTC"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")],
    );
    let second = build(
        "two",
        &root(),
        &[
            ("TZ", "America/St_Johns"),
            ("LC_ALL", "ja_JP.UTF-8"),
            ("RAYON_NUM_THREADS", "2"),
        ],
    );
    assert_eq!(difference(&first, &second), Vec::<&str>::new());

    // The same files, made in the opposite order and in another place.
    let copy = folder.path().join("copy");
    let mut files: Vec<PathBuf> = ["content", "keys"]
        .iter()
        .flat_map(|top| files(&root().join(top)))
        .collect();
    files.reverse();
    for file in files {
        let to = copy.join(file.strip_prefix(root()).expect("a file of the repository"));
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder of ours");
        fs::copy(file, to).expect("a file of ours");
    }
    let third = build("three", &copy, &[]);
    assert_eq!(difference(&first, &third), Vec::<&str>::new());
}

#[test]
fn awards_of_hidden_holders_are_hosted_unlisted_and_nameless() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("public");
    build_with_kept_pictures(&site);
    let hidden: Vec<String> = fs::read_dir(site.join("a"))
        .expect("awards")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("ASCII")
        })
        .filter(|id| id.len() >= 26)
        .collect();
    assert_eq!(hidden.len(), 5);
    for file in files(&site) {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let name = path(file.strip_prefix(&site).expect("a file of the site")).to_owned();
        for id in hidden.iter().filter(|id| !name.contains(id.as_str())) {
            // Another award of the same hidden holder may name it; nothing that is listed does.
            let of_hidden = hidden.iter().any(|other| name.contains(other.as_str()));
            assert!(
                of_hidden || !text.contains(id.as_str()),
                "{name} names {id}"
            );
        }
    }
    let mut redacted = 0;
    for id in &hidden {
        let page =
            fs::read_to_string(site.join("a").join(id).join("index.html")).expect("its page");
        assert!(page.contains("noindex"), "{id}");
        let Ok(credential) = fs::read_to_string(site.join("a").join(id).join("credential.json"))
        else {
            redacted += 1;
            continue;
        };
        assert!(
            !credential.contains("IdentityObject") && !credential.contains("/h/"),
            "{id}"
        );
    }
    assert_eq!(redacted, 1, "one took back consent");
}

#[test]
fn a_second_build_changes_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("public");
    build_with_kept_pictures(&site);
    let before = tree(&site);
    let said = text(&build_with_kept_pictures(&site));
    assert!(said.contains("none changed"), "{said}");
    assert_eq!(difference(&before, &tree(&site)), Vec::<&str>::new());
}

#[test]
fn without_keys_all_awards_are_drafts_and_say_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = folder.path().join("copy");
    for file in ["content", "keys"]
        .iter()
        .flat_map(|top| files(&root().join(top)))
    {
        let inside = file.strip_prefix(root()).expect("a file of the repository");
        if inside.starts_with("keys/demo") {
            continue;
        }
        let to = copy.join(inside);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder of ours");
        fs::copy(&file, to).expect("a file of ours");
    }
    let site = folder.path().join("public");
    let out = build(
        &copy,
        &site,
        &[
            ("XDG_CONFIG_HOME", path(folder.path())),
            ("HOME", path(folder.path())),
        ],
    );
    assert!(text(&out).contains("63 drafts"), "{}", text(&out));
    for file in files(&site)
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "html"))
    {
        let page = fs::read_to_string(file).expect("a page");
        assert!(page.contains("noindex"), "{}", file.display());
    }
    let credential = fs::read_to_string(site.join("a/p72mtm95/credential.json")).expect("a draft");
    assert!(!credential.contains("\"proof\""));
    assert!(!site.join("i/city/status/revocation.json").exists());
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// For what is not about drawing.
fn build_with_kept_pictures(site: &Path) -> Output {
    let pictures = crate::pictures::folder();
    build(&root(), site, &[("SHIRUSHI_CACHE", path(&pictures))])
}

fn build(root: &Path, site: &Path, env: &[(&str, &str)]) -> Output {
    let out = shirushi(
        &[
            "--root",
            path(root),
            "--lang",
            "en",
            "build",
            "-o",
            path(site),
        ],
        env,
    );
    assert!(
        out.status.success(),
        "{}{}",
        text(&out),
        String::from_utf8_lossy(&out.stderr)
    );
    out
}

fn shirushi(args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirushi"));
    command
        .args(args)
        // What says where the tests run would make a preview of the sample.
        .env_clear()
        .env("LANG", "C")
        .envs(env.iter().copied());
    command.output().expect("the program runs")
}

fn text(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn path(path: &Path) -> &str {
    path.to_str().expect("paths of tests are UTF-8")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    entries
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn tree(site: &Path) -> Tree {
    let hash = |file: &PathBuf| -> String {
        Sha256::digest(fs::read(file).expect("a file of the site"))
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    files(site)
        .iter()
        .map(|file| {
            (
                path(file.strip_prefix(site).expect("below")).to_owned(),
                hash(file),
            )
        })
        .collect()
}

fn difference<'a>(one: &'a Tree, other: &'a Tree) -> Vec<&'a str> {
    let changed = one
        .iter()
        .filter(|(path, hash)| other.get(*path) != Some(hash));
    let added = other.iter().filter(|(path, _)| !one.contains_key(*path));
    changed
        .chain(added)
        .map(|(path, _)| path.as_str())
        .collect()
}
