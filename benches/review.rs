//! Signs a generated academy, changes twenty awards, and times what a reviewer and a publisher wait for.
//!
//! `cargo bench --bench review -- [awards] [achievements]`; 2,900 awards of 54 badges unless told.
//! Without `--bench` (as `cargo test` runs it) a small one, as a smoke test.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a benchmark runs the program and prints figures"
)]

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let real = std::env::args().any(|argument| argument == "--bench");
    let awards = numbers
        .first()
        .copied()
        .unwrap_or(if real { 2_900 } else { 60 });
    let achievements = numbers.get(1).copied().unwrap_or(if real { 54 } else { 4 });
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    let root = root.path();
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys");
    let size = corpus::Size {
        achievements,
        awards,
    };
    corpus::write(root, size, 20_261_101, &keys).expect("the corpus can be written");
    git(root, &["init", "-q", "-b", "main"]);
    println!("{achievements} achievements, {awards} awards");
    time(root, &["sign", "--yes", "--quiet"]);
    git(root, &["add", "-A"]);
    git(root, &["commit", "-qm", "signed"]);
    time(root, &["check"]);
    time(root, &["build", "--locked"]);
    withdraw_twenty(root);
    time(root, &["diff", "--format", "md"]);
    time(root, &["check"]);
    time(root, &["sign", "--yes", "--quiet"]);
    time(root, &["build", "--locked"]);
}

/// Twenty rows that hold are withdrawn, as a person with an editor does it.
fn withdraw_twenty(root: &Path) {
    let mut left = 20;
    for entry in walkdir::WalkDir::new(root.join("content/awards")).sort_by_file_name() {
        let path = entry.expect("a file").into_path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a table");
        let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
        let at = |name| header.iter().position(|column| *column == name);
        let (on, why) = (
            at("revoked_on").expect("a column"),
            at("reason").expect("a column"),
        );
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for line in lines.iter_mut().skip(1) {
            let mut cells: Vec<&str> = line.split(',').collect();
            if left > 0 && cells.len() == header.len() && cells[on].is_empty() {
                (cells[on], cells[why]) = ("2026-10-01", "issued-in-error");
                *line = cells.join(",");
                left -= 1;
            }
        }
        fs::write(&path, lines.join("\n") + "\n").expect("ours");
    }
    assert_eq!(left, 0, "there are twenty");
}

fn time(root: &Path, args: &[&str]) {
    let began = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_shirushi"))
        .arg("--root")
        .arg(root)
        .args(args)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .expect("the program runs");
    let seconds = began.elapsed().as_secs_f64();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success(),
        "{args:?}: {said} {}",
        String::from_utf8_lossy(&done.stderr)
    );
    println!(
        "{seconds:6.2} s  {}  {}",
        args.join(" "),
        said.lines().last().unwrap_or_default()
    );
}

fn git(root: &Path, args: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@b.example"])
        .args(args)
        .current_dir(root)
        .status();
    assert!(done.is_ok_and(|done| done.success()), "git {args:?}");
}
