//! Years that are kept compressed: `2024.csv.gz`, `2024.jsonl.gz`.

use std::process::Command;

use shirushi::source::packed::{kept, unpack};

use super::harness::World;

const TABLE: &str = "content/awards/2024.csv";
const LEDGER: &str = "content/ledger/shiomino-city/2024.jsonl";

/// Lets a file be compressed, as a clerk does it: what stood there before is gone.
fn compress(world: &World, path: &str) {
    let plain = world.path(&format!("site/{path}"));
    let text = std::fs::read(&plain).expect("it is there");
    std::fs::remove_file(plain).expect("it is there");
    world.write_bytes(
        &format!("site/{path}.gz"),
        &kept(&format!("{path}.gz"), &text),
    );
}

fn unpacked(world: &World, path: &str) -> String {
    let bytes = std::fs::read(world.path(&format!("site/{path}.gz"))).expect("it is there");
    String::from_utf8(unpack(&bytes, 1 << 20).expect("gzip")).expect("text")
}

fn fine(world: &mut World, args: &[&str]) -> String {
    let ran = world.run_site(args);
    assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
    ran.out
}

fn commit(world: &World) {
    let git = |args: &[&str]| {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
        let mut git = Command::new("git");
        let done = git
            .args(identity)
            .args(args)
            .current_dir(world.path("site"));
        assert!(
            done.output().expect("git can be started").status.success(),
            "{args:?}"
        );
    };
    if !world.path("site/.git").exists() {
        git(&["init", "-q", "-b", "main"]);
    }
    git(&["add", "-A"]);
    git(&["commit", "-qm", "x"]);
}

#[test]
fn a_row_of_a_compressed_year_can_be_withdrawn_and_one_added() {
    let mut world = World::with_sample();
    let before = world.read(&format!("site/{TABLE}"));
    compress(&world, TABLE);
    fine(&mut world, &["check"]);
    fine(
        &mut world,
        &[
            "revoke",
            "6qhnm08e",
            "--reason",
            "withdrawn",
            "--date",
            "2026-10-01",
        ],
    );
    let withdrawn = unpacked(&world, TABLE);
    let changed: Vec<&str> = withdrawn
        .lines()
        .filter(|line| !before.contains(line))
        .collect();
    assert_eq!(
        changed,
        ["6qhnm08e,dx-01-welcome,p06,2024-06-03,,,,,,2026-10-01,withdrawn,21387"]
    );
    fine(
        &mut world,
        &["award", "easy-japanese", "p02", "--date", "2024-11-01"],
    );
    let added = unpacked(&world, TABLE);
    assert!(
        added
            .lines()
            .any(|line| line.contains(",easy-japanese,p02,2024-11-01,")),
        "{added}"
    );
    assert!(!world.path(&format!("site/{TABLE}")).exists());
    let gz = std::fs::read(world.path(&format!("site/{TABLE}.gz"))).expect("it is there");
    assert_eq!(
        kept("content/a.csv.gz", added.as_bytes())[..],
        gz,
        "the same bytes each time"
    );
}

#[test]
fn a_register_may_be_divided_and_people_are_changed_where_they_stand() {
    let mut world = World::with_sample();
    let people = world.read("site/content/people.csv");
    let (header, rows) = people.split_once('\n').expect("a header");
    let (with, without): (Vec<&str>, Vec<&str>) =
        rows.lines().partition(|row| row.starts_with("p06,"));
    let text = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    world.write("site/content/people.csv", &text(&without));
    world.write("site/content/people/north.csv", &text(&with));
    compress(&world, "content/people/north.csv");
    fine(&mut world, &["check"]);
    fine(&mut world, &["redact", "--person", "p06"]);
    assert_eq!(world.read("site/content/people.csv"), text(&without));
    let north = unpacked(&world, "content/people/north.csv");
    assert!(north.contains("withdrawn:"), "{north}");
    world.write("site/content/people/south.csv", &text(&with));
    let ran = world.run_site(&["check"]);
    assert!(
        ran.code == 1 && ran.out.contains("[duplicate-id]"),
        "{ran:?}"
    );
}

#[test]
fn a_problem_in_a_compressed_list_has_its_line_and_column() {
    let mut world = World::with_sample();
    world.edit(
        &format!("site/{TABLE}"),
        "6qhnm08e,dx-01-welcome,p06",
        "6qhnm08e,dx-01-welcome,p99",
    );
    let plain = world.run_site(&["check"]).out;
    compress(&world, TABLE);
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out, plain.replace("2024.csv:", "2024.csv.gz:"));
}

#[test]
fn a_year_of_the_ledger_may_be_compressed_and_still_only_grows() {
    let mut world = World::with_sample();
    fine(&mut world, &["sign", "--yes", "--quiet"]);
    fine(&mut world, &["build", "--locked"]);
    let site = world.snapshot("site/public");
    commit(&world);
    compress(&world, LEDGER);
    compress(&world, TABLE);
    fine(&mut world, &["check"]);
    let told = fine(&mut world, &["diff", "--lang", "en"]);
    assert!(
        told.contains("2024.jsonl.gz") && !told.contains("lost"),
        "{told}"
    );
    fine(&mut world, &["build", "--locked"]);
    assert!(world.snapshot("site/public") == site, "the same site");
    commit(&world);

    fine(
        &mut world,
        &["award", "easy-japanese", "p02", "--date", "2024-11-01"],
    );
    let before = unpacked(&world, LEDGER);
    fine(&mut world, &["sign", "--yes", "--quiet"]);
    let after = unpacked(&world, LEDGER);
    assert!(after.starts_with(&before) && after.lines().count() == before.lines().count() + 1);
    assert!(!world.path(&format!("site/{LEDGER}")).exists());
    fine(&mut world, &["build", "--locked"]);

    let cut: String = before.split_inclusive('\n').skip(1).collect();
    let path = format!("{LEDGER}.gz");
    world.write_bytes(&format!("site/{path}"), &kept(&path, cut.as_bytes()));
    let ran = world.run_site(&["check"]);
    assert!(
        ran.code == 1 && ran.out.contains("[ledger-rewritten]"),
        "{ran:?}"
    );
}

#[test]
fn what_a_leaked_key_signed_leaves_a_compressed_year_too() {
    let mut world = World::with_sample();
    fine(&mut world, &["sign", "--yes", "--quiet"]);
    compress(&world, LEDGER);
    let before = unpacked(&world, LEDGER);
    fine(&mut world, &["key", "leaked", "city-2024"]);
    assert!(before.contains("dx-01-welcome"));
    let left = world.path(&format!("site/{LEDGER}.gz"));
    assert!(!left.exists(), "all its lines were signed with that key");
}
