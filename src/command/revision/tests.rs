//! Revisions of repositories made for the occasion.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::*;
use crate::load::load;
use crate::source::FaultKind;
use crate::source::packed::kept;

fn git(folder: &Path, args: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.com"])
        .args(["-c", "init.defaultBranch=main", "-C"])
        .arg(folder)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is installed");
    assert!(
        done.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, bytes).expect("written");
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A", "-f"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "x"]);
}

fn started() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    git(folder.path(), &["init", "-q"]);
    folder
}

fn repository(root: &Path) -> Repository {
    Repository {
        git: Git::new(root, &BTreeMap::new()),
    }
}

#[test]
#[cfg(unix)]
fn a_revision_is_read_as_its_folder_is() {
    use std::os::unix::fs::symlink;
    let top = started();
    let root = top.path().join("sites/一つ目");
    for path in [
        "content/site.yaml",
        "content/awards/2026.csv",
        "content/awards/2025.csv.gz",
        "content/pages/ほんとう.ja.md",
        "content/awards/~$2026.xlsx",
        "content/.hidden/x.yaml",
        "content/Case.md",
        "content/case.md",
        "content/folder:odd/a.md",
        "content/folder:odd/b.md",
        "keys/city.yaml",
        "keys/city.pem",
        "keys/demo/secret.yaml",
        "themes/mine/style.css",
        "elsewhere/x.yaml",
        "README.md",
    ] {
        put(&root, path, path.as_bytes());
    }
    put(&root, "content/image.svg", &vec![b' '; 300 << 10]);
    put(&root, "content/pages/a\nb.md", b"x");
    let packed = kept("content/awards/2024.csv.gz", b"award_id\n");
    put(&root, "content/awards/2024.csv.gz", &packed);
    let link = |to: &str, at: &str| symlink(to, root.join(at)).expect("linked");
    link("site.yaml", "content/inside.yaml");
    link("inside.yaml", "content/twice.yaml");
    link("../content/awards/2026.csv", "content/around.csv");
    link("../elsewhere/x.yaml", "content/outside.yaml");
    link("../../../../../etc/hostname", "content/far.yaml");
    link("/etc/hostname", "content/absolute.yaml");
    link("nowhere.yaml", "content/broken.yaml");
    link("circle.yaml", "content/circle.yaml");
    link("awards", "content/folder.yaml");
    link("demo/secret.yaml", "keys/linked.yaml");
    commit(&root);

    let folder = load(&root).expect("readable");
    let revision = repository(&root);
    let head = revision.revision("HEAD").expect("a commit");
    let read = revision.load(&head).expect("readable");
    assert_eq!(read, folder);
    assert_eq!(
        read.get("content/twice.yaml"),
        Some(&b"content/site.yaml"[..])
    );
    assert_eq!(
        read.get("content/awards/2024.csv.gz"),
        Some(&b"award_id\n"[..])
    );
    assert!(read.faults().len() >= 11, "{:?}", read.faults());
}

#[test]
fn another_repository_inside_is_not_opened() {
    let top = started();
    put(top.path(), "content/site.yaml", b"x");
    let inner = top.path().join("content/inner");
    fs::create_dir_all(&inner).expect("made");
    git(&inner, &["init", "-q"]);
    put(&inner, "a.yaml", b"x");
    commit(&inner);
    commit(top.path());
    let repository = repository(top.path());
    let head = repository.revision("HEAD").expect("a commit");
    let read = repository.load(&head).expect("readable");
    let faults: Vec<_> = read.faults().iter().map(|f| (&*f.path, f.why)).collect();
    assert_eq!(faults, [("content/inner", FaultKind::Special)]);
}

#[test]
fn one_folder_of_a_revision_can_be_read_alone() {
    let top = started();
    put(top.path(), "content/ledger/city/2026.jsonl", b"{}\n");
    put(top.path(), "content/site.yaml", b"x");
    commit(top.path());
    put(top.path(), "content/ledger/city/2026.jsonl", b"later");
    let repository = repository(top.path());
    let head = repository.revision("HEAD").expect("a commit");
    let read = repository
        .load_only(&head, &["content/ledger"])
        .expect("readable");
    let files: Vec<_> = read.iter().collect();
    assert_eq!(files, [("content/ledger/city/2026.jsonl", &b"{}\n"[..])]);
}

#[test]
fn a_name_that_could_be_an_option_or_two_lines_is_no_revision() {
    let top = started();
    commit(top.path());
    let repository = repository(top.path());
    for name in [
        "",
        "-h",
        "--output=x",
        "HEAD\nHEAD",
        "HEAD\0",
        "no-such",
        "HEAD:x",
    ] {
        assert_eq!(
            repository.revision(name),
            Err(Refusal::no_revision(name)),
            "{name:?}"
        );
    }
    assert!(repository.revision("HEAD").is_ok());
}

#[test]
fn a_branch_is_compared_with_where_it_left_the_default_branch_and_that_with_itself() {
    let top = started();
    commit(top.path());
    let repository = repository(top.path());
    let head = || repository.revision("HEAD").expect("a commit");
    let first = head();
    let base = repository.base(None).expect("a base");
    assert_eq!((base.name.as_str(), base.parted), ("main", false));
    assert_eq!(base.revision, first);

    git(top.path(), &["checkout", "-q", "-b", "change"]);
    commit(top.path());
    assert_eq!(repository.base(None).expect("a base").revision, first);

    git(top.path(), &["checkout", "-q", "main"]);
    put(top.path(), "later", b"x");
    commit(top.path());
    git(top.path(), &["checkout", "-q", "change"]);
    let base = repository.base(Some("main")).expect("a base");
    assert_eq!((base.revision, base.parted), (first, true));
}

#[test]
fn a_repository_without_a_commit_has_nothing_to_compare_with() {
    let top = started();
    let refused = repository(top.path()).base(None);
    assert_eq!(refused, Err(Refusal::no_revision("HEAD")));
}
