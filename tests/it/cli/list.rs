//! `shirushi list awards`

use super::harness::{Ran, World};

fn list(world: &mut World, rest: &[&str]) -> Ran {
    let ran = world.run_site(&[&["list", "awards"], rest].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    ran
}

/// One award that has a year to go, one revoked, one that holds for ever.
fn world() -> World {
    let mut world = World::with_site("company");
    let awards = world.read("site/content/awards/2026.csv");
    let mut lines: Vec<String> = awards.lines().map(str::to_owned).collect();
    let mut cells: Vec<&str> = lines[3].split(',').collect();
    (cells[9], cells[10]) = ("2026-11-21", "issued-in-error");
    lines[3] = cells.join(",");
    world.write("site/content/awards/2026.csv", &(lines.join("\n") + "\n"));
    assert_eq!(list(&mut world, &[]).out.lines().count(), 3);
    world
}

#[test]
fn awards_are_listed_by_what_has_become_of_them() {
    let mut world = world();
    let revoked = list(&mut world, &["--revoked"]).out;
    assert!(
        revoked.lines().count() == 1 && revoked.contains("revoked"),
        "{revoked}"
    );
    assert_eq!(list(&mut world, &["--expired"]).out, "");
    let expiring = list(&mut world, &["--expiring", "364"]).out;
    assert!(
        expiring.contains("step-2-security") && expiring.lines().count() == 1,
        "{expiring}"
    );
    assert_eq!(list(&mut world, &["--expiring", "363"]).out, "");
    world.now = "2027-11-21T03:00:00Z".parse().expect("RFC 3339");
    let expired = list(&mut world, &["--expired"]).out;
    assert!(
        expired.contains("step-2-security") && expired.contains("expired"),
        "{expired}"
    );
}

#[test]
fn a_name_is_listed_as_far_as_its_bearer_agreed() {
    let mut world = world();
    let csv = list(&mut world, &["--format", "csv"]).out;
    assert!(csv.starts_with("\u{feff}award_id,achievement,version,issuer,holder,issued_on,valid_until,state,revoked_on,reason,suspended_on,approval\n"), "{csv}");
    assert_eq!(csv.matches("見本 花子").count(), 2, "{csv}");
    world.edit("site/content/people.csv", ",full,", ",initials,");
    let csv = list(&mut world, &["--format", "csv"]).out;
    assert!(!csv.contains("花子") && csv.contains(",M.H.,"), "{csv}");
}

#[test]
fn programs_get_one_object_a_line() {
    let mut world = world();
    for line in list(&mut world, &["--format", "json"]).out.lines() {
        let award: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert_eq!(award["issuer"], "academy");
        assert!(["valid", "revoked"].contains(&award["state"].as_str().expect("text")));
    }
}

#[test]
fn wrong_content_is_reported_instead() {
    let mut world = World::with_site("company");
    world.edit("site/content/people.csv", "p02,", "p03,");
    let ran = world.run_site(&["list", "awards"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("unknown-person"), "{}", ran.err);
}

#[test]
fn a_problem_is_explained_in_both_languages() {
    let mut world = World::new();
    let ran = world.run(&["explain", "unknown-person"]);
    assert!(
        ran.code == 0 && ran.out.starts_with("# unknown-person\n"),
        "{ran:?}"
    );
    let ja = world.run(&["explain", "unknown-person", "--lang", "ja"]);
    assert!(ja.code == 0 && ja.out != ran.out, "{ja:?}");
    let ran = world.run(&["explain", "unknown-persn"]);
    assert!(
        ran.code == 2 && ran.err.contains("did you mean \"unknown-person\"?"),
        "{ran:?}"
    );
    assert!(world.run(&["explain"]).out.lines().count() >= 60);
}
