//! `kill -9` at any moment leaves the complete old site or the complete new one.
//!
//! 25 kills by default, `SHIRUSHI_KILLS=1000` for the full number.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use tempfile::TempDir;

use crate::writer;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

#[test]
fn a_writer_killed_at_any_moment_leaves_one_whole_site() {
    let root = TempDir::new().expect("a temporary folder");
    let command = |version| writer::writer(root.path(), version);
    let foreign = root.path().join("public/CNAME");
    let whole = [0, 1].map(|version| {
        run(command(version));
        fs::write(&foreign, "badges.example").expect("written");
        run(command(version));
        writer::tree(&root.path().join("public"))
    });
    assert_ne!(whole[0], whole[1]);
    kill_and_look(root.path(), &whole, command);
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_site() {
    let program = env!("CARGO_BIN_EXE_shirushi");
    let root = TempDir::new().expect("a temporary folder");
    let shirushi = |arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(root.path());
        // What says where the tests run would make a preview of it.
        command.env_clear();
        // Drawing is no part of it: more of the kills meet the writer.
        command.env("SHIRUSHI_CACHE", crate::pictures::folder());
        command
    };
    run(shirushi(&["init", ".", "--template", "municipality"]));
    let page = walkdir::WalkDir::new(root.path().join("content/pages"))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("read").into_path())
        .find(|path| path.extension().is_some_and(|extension| extension == "md"))
        .expect("a page of Markdown");
    let text = fs::read_to_string(&page).expect("read");
    let build = |version: u32| {
        fs::write(&page, format!("{text}\n\n{version}\n")).expect("written");
        shirushi(&["build"])
    };
    let whole = [0, 1].map(|version| {
        run(build(version));
        writer::tree(&root.path().join("public"))
    });
    assert_ne!(whole[0], whole[1]);
    kill_and_look(root.path(), &whole, build);
}

/// The one site of which a kill may leave a part changed: every file is whole all the same, and the next run, whatever it
/// makes, ends with one whole site.
#[test]
fn a_change_in_place_killed_at_any_moment_is_finished_by_the_next_run() {
    let root = TempDir::new().expect("a temporary folder");
    let public = root.path().join("public");
    let whole = [writer::LARGE, writer::LARGE + 1].map(|version| {
        run(writer::writer(root.path(), version));
        writer::tree(&public)
    });
    let full = (0..4).map(|turn| {
        let start = Instant::now();
        run(writer::writer(root.path(), writer::LARGE + turn % 2));
        start.elapsed()
    });
    let full = full.min().expect("four runs");
    let (mut random, mut left, mut parts) = (0x5eed_u64, 0, 0);
    let kills = kills();
    for round in 0..kills {
        let version = writer::LARGE + round % 2;
        let moment = full.mul_f64(fraction(&mut random) * 1.1);
        let mut child = quiet(writer::writer(root.path(), version))
            .spawn()
            .expect("it runs");
        sleep(moment);
        child.kill().expect("killed");
        child.wait().expect("waited for");
        left += usize::from(leftovers(root.path()) > 0);
        let found = writer::tree(&public);
        parts += usize::from(!whole.contains(&found));
        let [one, other] = &whole;
        for (path, bytes) in &found {
            let known = [one.get(path), other.get(path)];
            assert!(
                known.contains(&Some(bytes)),
                "round {round}: {} is whole",
                path.display()
            );
        }
        let lost = |path: &&PathBuf| other.contains_key(*path) && !found.contains_key(*path);
        assert_eq!(one.keys().find(lost), None, "round {round}");
        // Now and then the other site is made next.
        let next = (version + u32::from(fraction(&mut random) < 0.5)) % 2;
        run(writer::writer(root.path(), writer::LARGE + next));
        assert!(
            writer::tree(&public) == whole[next as usize],
            "round {round}"
        );
        assert_eq!(leftovers(root.path()), 0, "round {round}");
    }
    println!(
        "{kills} rounds of {full:?}: {left} left something behind, {parts} a part of the change"
    );
}

#[test]
fn a_signing_killed_at_any_moment_is_finished_by_the_next_with_the_same_bytes() {
    let root = TempDir::new().expect("a temporary folder");
    let shirushi = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shirushi"));
        command.args(arguments).current_dir(root.path());
        command
    };
    run(shirushi(&["init", ".", "--template", "municipality"]));
    let ledger = root.path().join("content/ledger");
    let start = Instant::now();
    run(shirushi(&["sign", "--yes"]));
    let full = start.elapsed();
    let whole = writer::tree(&ledger);
    assert!(whole.len() >= 2, "lines and a list");
    let mut interrupted = 0;
    for round in 0..kills().min(200) {
        fs::remove_dir_all(&ledger).expect("it is ours");
        let mut child = quiet(shirushi(&["sign", "--yes"]))
            .spawn()
            .expect("it runs");
        sleep(full.mul_f64(f64::from(round % 20) / 20.0));
        child.kill().expect("killed");
        interrupted += usize::from(child.wait().expect("waited for").code().is_none());
        for (path, bytes) in writer::tree(&ledger) {
            let is_kept = whole.get(&path);
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let beside = name.starts_with('.');
            assert!(
                beside || is_kept == Some(&bytes),
                "{} is whole",
                path.display()
            );
        }
        run(shirushi(&["sign", "--yes"]));
        let kept = writer::tree(&ledger);
        for (path, bytes) in &whole {
            assert_eq!(
                kept.get(path),
                Some(bytes),
                "round {round}: {}",
                path.display()
            );
        }
    }
    assert!(interrupted > 0, "some were killed");
}

fn kills() -> u32 {
    std::env::var("SHIRUSHI_KILLS").map_or(25, |kills| kills.parse().expect("a number"))
}

/// Starts writers of the two versions in turn, kills each at a random moment and looks at what stands in `public`.
fn kill_and_look(root: &Path, whole: &[Tree; 2], command: impl Fn(u32) -> Command) {
    let kills = kills();
    let public = root.join("public");
    // The shortest of some: another program's load would have us kill what is done already.
    let full = (0..6).map(|version| {
        let start = Instant::now();
        run(command(version % 2));
        start.elapsed()
    });
    let full = full.min().expect("six runs");
    let (mut interrupted, mut left, mut changed) = (0, 0, 0);
    let mut standing = 1;
    let mut random = 0x5eed_u64;
    for round in 0..kills {
        let version = round % 2;
        let moment = full.mul_f64(fraction(&mut random) * 1.1);
        let mut child = quiet(command(version)).spawn().expect("it runs");
        sleep(moment);
        child.kill().expect("killed");
        let code = child.wait().expect("waited for").code();
        assert!(
            matches!(code, None | Some(0)),
            "round {round}: the writer ended with {code:?}"
        );
        let killed = code.is_none();
        interrupted += usize::from(killed);
        left += usize::from(leftovers(root) > 0);

        let tree = writer::tree(&public);
        let found = whole.iter().position(|whole| *whole == tree);
        let Some(found) = found else {
            panic!(
                "round {round}, killed after {moment:?}: {} files stand, neither site",
                tree.len()
            );
        };
        assert!(
            killed || found == version as usize,
            "round {round}: done, and the old site stands"
        );
        assert!(found == standing || found == version as usize);
        changed += usize::from(found != standing);
        standing = found;
    }
    println!(
        "{kills} rounds of {full:?}: {interrupted} killed, {left} left something behind, {changed} changed the site"
    );
    run(command(0));
    run(command(1));
    assert_eq!(writer::tree(&public), whole[1]);
    assert_eq!(leftovers(root), 0);
}

/// The next number from 0 to 1 (xorshift).
fn fraction(random: &mut u64) -> f64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    (*random % 1000) as f64 / 1000.0
}

/// Names in the repository that only a killed run leaves there.
fn leftovers(root: &Path) -> usize {
    let entries = fs::read_dir(root)
        .expect("there")
        .map(|entry| entry.expect("read").file_name());
    entries
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.contains(".shirushi-") && !name.ends_with("-made"))
        .count()
}

fn run(command: Command) {
    let status = quiet(command).status().expect("it runs");
    assert!(status.success(), "{status}");
}

/// What is written to standard error stays: it says why a run failed.
fn quiet(mut command: Command) -> Command {
    command.stdout(Stdio::null());
    command
}
