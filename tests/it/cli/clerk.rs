//! The commands that change the tables: award, revoke, renew, correct, redact.

use super::harness::{Ran, World};

fn fine(world: &mut World, args: &[&str]) -> Ran {
    let ran = world.run_site(args);
    assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
    ran
}

/// The lines of a file that were not in another text.
fn new_lines(before: &str, after: &str) -> Vec<String> {
    let known: Vec<&str> = before.lines().collect();
    after
        .lines()
        .filter(|line| !known.contains(line))
        .map(str::to_owned)
        .collect()
}

/// The row of an award in the sample, with the column `recorded_on` at its end.
fn row(world: &World, year: &str, id: &str) -> String {
    let text = world.read(&format!("site/content/awards/{year}.csv"));
    let found = text.lines().find(|line| line.starts_with(id));
    found.unwrap_or_else(|| panic!("{id} in {text}")).to_owned()
}

fn id_of(out: &str) -> String {
    out.split(':').next().expect("an id").to_owned()
}

#[test]
fn an_award_is_one_new_row_and_nothing_else() {
    let mut world = World::with_sample();
    let before = world.read("site/content/awards/2026.csv");
    let ran = fine(
        &mut world,
        &["award", "easy-japanese", "p02", "--date", "2026-11-01"],
    );
    let after = world.read("site/content/awards/2026.csv");
    let added = after
        .strip_prefix(&before)
        .expect("the other rows keep their bytes");
    assert!(
        added.starts_with(&id_of(&ran.out)) && added.contains(",easy-japanese,p02,2026-11-01,"),
        "{added}"
    );
    assert_eq!(added.lines().count(), 1);
    assert_eq!(
        world.run_site(&["award", "easy-japanese", "p02"]).code,
        1,
        "twice"
    );
    assert_eq!(world.run_site(&["award", "easy-japanse", "p02"]).code, 2);
    assert_eq!(
        world.run_site(&["award", "easy-japanese", "nobody"]).code,
        2
    );
    assert_eq!(world.read("site/content/awards/2026.csv"), after);
}

#[test]
fn awards_of_hidden_holders_cannot_be_guessed() {
    let mut world = World::with_sample();
    let ran = fine(
        &mut world,
        &["award", "easy-japanese", "p16", "--date", "2026-11-01"],
    );
    assert_eq!(id_of(&ran.out).len(), 26);
    let ran = fine(
        &mut world,
        &[
            "award",
            "easy-japanese",
            "p02",
            "--date",
            "2026-11-01",
            "--unlisted",
        ],
    );
    assert_eq!(id_of(&ran.out).len(), 26);
    assert!(
        world
            .read("site/content/awards/2026.csv")
            .contains(",unlisted")
    );
}

#[test]
fn a_trial_writes_nothing() {
    let mut world = World::with_sample();
    let before = world.snapshot("site");
    for args in [
        &["award", "easy-japanese", "p02", "--dry-run"][..],
        &["revoke", "6qhnm08e", "--reason", "withdrawn", "--dry-run"],
        &["renew", "ha7na5qx", "--dry-run"],
        &["correct", "6qhnm08e", "--date", "2024-06-02", "--dry-run"],
        &["redact", "p72mtm95", "--dry-run"],
    ] {
        assert!(
            fine(&mut world, args).err.contains("would change"),
            "{args:?}"
        );
    }
    assert_eq!(world.snapshot("site"), before);
}

#[test]
fn a_withdrawal_is_two_cells() {
    let mut world = World::with_sample();
    let before = world.read("site/content/awards/2024.csv");
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
    let after = world.read("site/content/awards/2024.csv");
    assert_eq!(
        new_lines(&before, &after),
        ["6qhnm08e,dx-01-welcome,p06,2024-06-03,,,,,,2026-10-01,withdrawn,21387"]
    );
    fine(&mut world, &["revoke", "6qhnm08e", "--reason", "withdrawn"]);
    assert_eq!(world.read("site/content/awards/2024.csv"), after);
    let ran = world.run_site(&["revoke", "6qhnm08e", "--reason", "duplicate"]);
    assert!(
        ran.code == 2 && ran.err.contains("withdrawn already"),
        "{ran:?}"
    );
    assert_eq!(
        world
            .run_site(&["revoke", "nothere0", "--reason", "duplicate"])
            .code,
        2
    );
    assert_eq!(
        world
            .run_site(&[
                "revoke",
                "zdh45m68",
                "--reason",
                "duplicate",
                "--date",
                "2020-01-01"
            ])
            .code,
        1
    );
}

#[test]
fn a_renewal_names_what_it_renews() {
    let mut world = World::with_sample();
    let ran = fine(&mut world, &["renew", "ha7na5qx", "--date", "2026-10-01"]);
    let new = row(&world, "2026", &id_of(&ran.out));
    assert!(
        new.contains(",easy-japanese,p13,2026-10-01,,,,ha7na5qx,"),
        "{new}"
    );
    assert_eq!(
        world
            .run_site(&["renew", "ha7na5qx", "--date", "2026-10-02"])
            .code,
        1,
        "renewed twice"
    );
}

#[test]
fn a_wrong_letter_is_corrected_and_the_old_address_leads_to_the_new() {
    let mut world = World::with_sample();
    world.edit("site/content/people.csv", "潮路 健人", "塩路 健人");
    let ran = fine(&mut world, &["correct", "zdh45m68", "--name", "潮路 健人"]);
    let new = id_of(&ran.out);
    assert!(
        ran.err.contains("vagp5jfr"),
        "other awards of the same person: {ran:?}"
    );
    assert!(row(&world, "2024", "zdh45m68").contains(",2026-11-01,superseded,1492"));
    assert!(row(&world, "2024", &new).contains(",dx-01-welcome,p02,2024-06-03,,,,,zdh45m68,"));
    assert!(
        world
            .read("site/content/people.csv")
            .contains(",潮路 健人,")
    );
    fine(&mut world, &["build"]);
    for (page, link) in [("a", "../../a/"), ("en/a", "../../../en/a/")] {
        let old = world.read(&format!("site/public/{page}/zdh45m68/index.html"));
        assert!(old.contains(&format!("href=\"{link}{new}/\"")), "{old}");
        assert!(
            world
                .read(&format!("site/public/{page}/{new}/index.html"))
                .contains("zdh45m68")
        );
    }
    let credential = world.read(&format!("site/public/a/{new}/credential.json"));
    assert!(credential.contains("潮路 健人"), "{credential}");
    let verdict = world.run_site(&["verify", "public", "--at", "2026-11-01"]);
    assert!(
        verdict.out.contains("4 revoked") || verdict.err.contains("4 revoked"),
        "{verdict:?}"
    );
}

#[test]
fn a_wrong_day_is_corrected_to_an_earlier_or_a_later_one() {
    for (date, year) in [("2024-06-02", "2024"), ("2025-06-02", "2025")] {
        let mut world = World::with_sample();
        // p06 holds nothing that depends on it
        let ran = fine(&mut world, &["correct", "6qhnm08e", "--date", date]);
        let new = row(&world, year, &id_of(&ran.out));
        assert!(
            new.contains(&format!(",dx-01-welcome,p06,{date},,,,,6qhnm08e,")),
            "{new}"
        );
        assert_eq!(world.run_site(&["check"]).code, 0);
    }
}

#[test]
fn between_two_people_there_is_no_link() {
    let mut world = World::with_sample();
    let ran = fine(&mut world, &["correct", "ha7na5qx", "--person", "p02"]);
    let new = id_of(&ran.out);
    assert!(row(&world, "2025", "ha7na5qx").contains(",issued-in-error,"));
    let line = row(&world, "2025", &new);
    assert!(
        line.contains(",easy-japanese,p02,2025-11-21,") && !line.contains("ha7na5qx"),
        "{line}"
    );
    fine(&mut world, &["build"]);
    assert!(
        !world
            .read("site/public/a/ha7na5qx/index.html")
            .contains(&new)
    );
}

#[test]
fn what_was_withdrawn_is_not_corrected() {
    let mut world = World::with_sample();
    let ran = world.run_site(&["correct", "9x01tzkm", "--date", "2025-06-02"]);
    assert!(
        ran.code == 2 && ran.err.contains("withdrawn already (duplicate)"),
        "{ran:?}"
    );
    let ran = world.run_site(&["correct", "p72mtm95", "zdh45m68", "--name", "x"]);
    assert!(
        ran.code == 2 && ran.err.contains("of one person"),
        "{ran:?}"
    );
}

#[test]
fn consent_taken_back_leaves_a_page_without_a_word_of_the_person() {
    let mut world = World::with_sample();
    let ran = fine(
        &mut world,
        &["redact", "--person", "w3d9ht", "--date", "2026-10-01"],
    );
    assert!(ran.err.contains("history of git"), "{ran:?}");
    assert!(
        world
            .read("site/content/people.csv")
            .contains("withdrawn:2026-10-01")
    );
    assert!(row(&world, "2024", "zdh45m68").contains(",2026-10-01,consent-withdrawn,1492"));
    let before = world.snapshot("site/content");
    fine(
        &mut world,
        &["redact", "--person", "p02", "--date", "2026-10-01"],
    );
    assert_eq!(world.snapshot("site/content"), before);
    fine(&mut world, &["build"]);
    for page in ["a", "en/a"] {
        let gone = world.read(&format!("site/public/{page}/zdh45m68/index.html"));
        assert!(
            gone.contains("noindex") && gone.contains("jinzai@city.shiomino.example"),
            "{gone}"
        );
        for word in ["潮路", "SHIOJI", "DX", "2024", "credential.json"] {
            assert!(!gone.contains(word), "{word}: {gone}");
        }
    }
    let files: Vec<_> = world
        .snapshot("site/public/a/zdh45m68")
        .into_keys()
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    for (path, bytes) in world.snapshot("site/public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("潮路") && !path.ends_with("zdh45m68/credential.json"),
            "{}",
            path.display()
        );
    }
    let list = world.read("site/public/i/city/status/revocation.reasons.json");
    assert!(
        list.contains("\"1492\":{\"on\":\"2026-10-01\",\"reason\":\"consent-withdrawn\"}"),
        "{list}"
    );
}

#[test]
fn one_award_is_redacted_and_the_others_stay() {
    let mut world = World::with_sample();
    fine(&mut world, &["redact", "53gwtvnp"]);
    fine(&mut world, &["build"]);
    assert!(
        !world
            .path("site/public/a/53gwtvnp/credential.json")
            .exists()
    );
    assert!(
        world
            .read("site/public/a/p72mtm95/index.html")
            .contains("浜名瀬")
    );
    assert_eq!(world.run_site(&["redact"]).code, 2);
    assert_eq!(
        world
            .run_site(&["redact", "53gwtvnp", "--person", "p01"])
            .code,
        2
    );
}

#[test]
fn a_correction_is_corrected_once_more() {
    let mut world = World::with_sample();
    for (id, day) in [("1pw77zth", "2024-09-15"), ("", "2024-09-16")] {
        let table = world.read("site/content/awards/2024.csv");
        let last = table
            .lines()
            .last()
            .expect("a row")
            .split(',')
            .next()
            .expect("an id");
        let id = if id.is_empty() { last } else { id };
        let ran = world.run_site(&["correct", id, "--date", day]);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    let ran = world.run_site(&["check", "--strict"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "no problems\n"),
        "{ran:?}"
    );
}

#[test]
fn a_correction_of_nothing_withdraws_nothing() {
    let mut world = World::with_sample();
    let before = world.snapshot("site/content");
    for args in [
        &["correct", "y56hrnvn"][..],
        &["correct", "y56hrnvn", "--date", "2026-10-29"],
        &["correct", "y56hrnvn", "--name", "磯辺田 奏"],
        &["correct", "y56hrnvn", "--person", "p12"],
        &["correct", "y56hrnvn", "--name", " "],
    ] {
        let ran = world.run_site(args);
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert!(world.snapshot("site/content") == before, "{args:?}");
    }
}

#[test]
fn two_clerks_at_once_do_not_lose_what_the_other_wrote() {
    let mut world = World::with_sample();
    world.write("site/content/.shirushi.lock", "");
    let held = std::fs::File::open(world.path("site/content/.shirushi.lock")).expect("ours");
    held.lock().expect("nobody else holds it");
    let ran = world.run_site(&["revoke", "y56hrnvn", "--reason", "withdrawn"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("another run"), "{}", ran.err);
    drop(held);
    assert_eq!(
        world
            .run_site(&["revoke", "y56hrnvn", "--reason", "withdrawn"])
            .code,
        0
    );
}
#[test]
fn the_examples_of_the_clerks_page_work_on_the_sample() {
    for page in ["docs/clerk.md", "docs/clerk.ja.md"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(root.join(page)).expect("a page of ours");
        let rows = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `shirushi ")?.split('`').next());
        let mut tried = 0;
        for command in rows {
            let mut world = World::with_sample();
            world.edit(
                "site/content/issuers/shiomino-city.yaml",
                "id: shiomino-city\n",
                "id: shiomino-city\nsuspension: true\n",
            );
            if command.starts_with("unsuspend") {
                world.run_site(&["suspend", "ha7na5qx"]);
            }
            // what stands between apostrophes is one word
            let words: Vec<&str> = command
                .split('\'')
                .enumerate()
                .flat_map(|(at, part)| match at % 2 {
                    0 => part.split_whitespace().collect(),
                    _ => vec![part],
                })
                .collect();
            let ran = world.run_site(&[&words[..], &["--dry-run"]].concat());
            assert_eq!(ran.code, 0, "{page}: {command}: {ran:?}");
            tried += 1;
        }
        assert_eq!(tried, 9, "{page}");
    }
}
