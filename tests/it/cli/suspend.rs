//! Awards that do not hold for a time: `suspend`, `unsuspend`, and what the site and its verifiers say of them.

use super::harness::{Ran, World};
use shirushi::bundle::unpack;

const CITY: &str = "site/content/issuers/shiomino-city.yaml";
const TABLE: &str = "site/content/awards/2024.csv";
const LIST: &str = "site/public/i/city/status/suspension.json";
const AWARD: &str = "6qhnm08e";

fn fine(world: &mut World, args: &[&str]) -> Ran {
    let ran = world.run_site(args);
    assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
    ran
}

fn refused(world: &mut World, args: &[&str], why: &str) {
    let before = world.snapshot("site/content");
    let ran = world.run_site(args);
    assert!(ran.code == 2 && ran.err.contains(why), "{args:?}: {ran:?}");
    assert_eq!(world.snapshot("site/content"), before);
}

/// The sample, whose city says that it suspends.
fn world() -> World {
    let world = World::with_sample();
    let issuer = world.read(CITY);
    world.write(CITY, &format!("{issuer}suspension: true\n"));
    world
}

fn row(world: &World) -> String {
    let table = world.read(TABLE);
    let found = table.lines().find(|line| line.starts_with(AWARD));
    found.expect("an award of the sample").to_owned()
}

fn json(world: &World, path: &str) -> serde_json::Value {
    serde_json::from_str(&world.read(path)).expect("JSON")
}

fn credential() -> String {
    format!("site/public/a/{AWARD}/credential.json")
}

/// What the program says of the award, with what the site publishes.
fn verdict(world: &mut World) -> Ran {
    world.run(&[
        "verify",
        "--offline",
        "--with",
        "site/public",
        &credential(),
    ])
}

#[test]
fn an_issuer_that_does_not_suspend_has_one_list_and_refuses() {
    let mut world = World::with_sample();
    refused(&mut world, &["suspend", AWARD], "suspension: true");
    fine(&mut world, &["build"]);
    assert!(!world.path(LIST).exists());
    let status = &json(&world, &credential())["credentialStatus"];
    assert_eq!(status["statusPurpose"], "revocation");
    let page = world.read("site/public/i/city/index.html");
    assert!(!page.contains("suspension.json"), "{page}");
}

#[test]
fn a_credential_names_both_lists_with_one_index() {
    let mut world = world();
    fine(&mut world, &["build"]);
    let status = &json(&world, &credential())["credentialStatus"];
    let entries = status.as_array().expect("two entries");
    let told: Vec<_> = ["statusPurpose", "statusListIndex"]
        .iter()
        .map(|key| [&entries[0][key], &entries[1][key]])
        .collect();
    assert_eq!(told, [["revocation", "suspension"], ["21387", "21387"]]);
    assert_eq!(
        entries[1]["statusListCredential"],
        "https://badges.shiomino.example/i/city/status/suspension.json"
    );
    let list = json(&world, LIST);
    assert_eq!(list["credentialSubject"]["statusPurpose"], "suspension");
    assert_eq!(list["id"], entries[1]["statusListCredential"]);
    let of_others = "site/public/i/univ/status/suspension.json";
    assert!(!world.path(of_others).exists());
    let ran = verdict(&mut world);
    assert!(ran.code == 0 && ran.out.contains("Genuine"), "{ran:?}");
    let ran = world.run(&["verify", "--offline", "site/public"]);
    assert!(ran.code == 0 && ran.out.contains(" 0 failed"), "{ran:?}");
}

#[test]
fn a_suspension_is_told_by_page_list_and_verifier_until_it_ends() {
    let mut world = world();
    fine(&mut world, &["suspend", AWARD, "--date", "2026-10-01"]);
    assert!(
        row(&world).ends_with(",21387,2026-10-01"),
        "{}",
        row(&world)
    );
    fine(&mut world, &["build"]);
    let page = world.read(&format!("site/public/en/a/{AWARD}/index.html"));
    assert!(
        page.contains("is-suspended") && page.contains("Suspended since"),
        "{page}"
    );
    let ran = verdict(&mut world);
    assert!(
        ran.code == 1 && ran.out.contains("Suspended by the issuer"),
        "{ran:?}"
    );
    let ran = fine(&mut world, &["list", "awards", "--suspended"]);
    assert!(
        ran.out.contains(AWARD) && ran.out.lines().count() == 1,
        "{ran:?}"
    );
    let suspended = json(&world, LIST);
    assert_eq!(suspended["validFrom"], "2026-10-01T00:00:00+09:00");
    let whole = world.run(&["verify", "--offline", "site/public"]);
    assert!(
        whole.code == 0 && whole.out.contains(", 1 suspended"),
        "{whole:?}"
    );

    fine(&mut world, &["unsuspend", AWARD, "--date", "2026-10-09"]);
    assert!(
        row(&world).ends_with(",21387,2026-10-01,2026-10-09"),
        "{}",
        row(&world)
    );
    fine(&mut world, &["build"]);
    let page = world.read(&format!("site/public/en/a/{AWARD}/index.html"));
    assert!(!page.contains("is-suspended"), "{page}");
    assert!(verdict(&mut world).out.contains("Genuine"));
    let lifted = json(&world, LIST);
    assert_eq!(lifted["validFrom"], "2026-10-09T00:00:00+09:00");
    let bits = |list: &serde_json::Value| list["credentialSubject"]["encodedList"].clone();
    assert_ne!(bits(&suspended), bits(&lifted));

    fine(&mut world, &["suspend", AWARD, "--date", "2026-10-20"]);
    assert!(
        row(&world).ends_with(",21387,2026-10-20,"),
        "{}",
        row(&world)
    );
}

#[test]
fn what_cannot_be_suspended_or_resumed_is_refused() {
    let mut world = world();
    refused(&mut world, &["unsuspend", AWARD], "is not suspended");
    fine(&mut world, &["suspend", AWARD, "--date", "2026-10-01"]);
    refused(&mut world, &["suspend", AWARD], "already, since 2026-10-01");
    refused(&mut world, &["renew", AWARD], "unsuspend");
    let early = &["unsuspend", AWARD, "--date", "2026-09-30"];
    assert_eq!(world.run_site(early).code, 1, "before it was suspended");
    fine(&mut world, &["unsuspend", AWARD, "--date", "2026-10-09"]);
    let early = &["suspend", AWARD, "--date", "2026-10-08"];
    refused(&mut world, early, "ended on 2026-10-09");
    let unborn = &["suspend", "p72mtm95", "--date", "2024-01-01"];
    assert_eq!(world.run_site(unborn).code, 1, "before it was awarded");
    fine(&mut world, &["revoke", AWARD, "--reason", "withdrawn"]);
    refused(&mut world, &["suspend", AWARD], "withdrawn already");
    refused(&mut world, &["suspend", "nothere0"], "nothere0");
    let trial = fine(&mut world, &["suspend", "p72mtm95", "--dry-run"]);
    assert!(trial.err.contains("would change"), "{trial:?}");
}

#[test]
fn what_is_withdrawn_while_suspended_is_withdrawn() {
    let mut world = world();
    fine(&mut world, &["suspend", AWARD, "--date", "2026-10-01"]);
    fine(
        &mut world,
        &[
            "revoke",
            AWARD,
            "--reason",
            "withdrawn",
            "--date",
            "2026-10-05",
        ],
    );
    fine(&mut world, &["build"]);
    let ran = verdict(&mut world);
    assert!(
        ran.code == 1 && ran.out.contains("Withdrawn by the issuer"),
        "{ran:?}"
    );
    let page = world.read(&format!("site/public/a/{AWARD}/index.html"));
    assert!(page.contains("is-withdrawn"), "{page}");
}

#[test]
fn a_correction_does_not_end_a_suspension() {
    let mut world = world();
    fine(&mut world, &["suspend", AWARD, "--date", "2026-10-01"]);
    let ran = fine(&mut world, &["correct", AWARD, "--date", "2024-06-04"]);
    let (new, _) = ran.out.split_once(':').expect("an id");
    let listed = fine(&mut world, &["list", "awards", "--suspended"]).out;
    assert!(
        listed.contains(new) && listed.lines().count() == 1,
        "{listed}"
    );
}

#[test]
fn a_copy_to_keep_and_the_page_for_no_network_hold_both_lists() {
    let mut world = world();
    fine(&mut world, &["build"]);
    fine(&mut world, &["bundle", AWARD, "-o", "kept"]);
    let zip = std::fs::read(world.path(&format!("site/kept/{AWARD}.zip"))).expect("written");
    let files = unpack(&zip).expect("a zip");
    let list = files.get("documents/suspension.json").expect("enclosed");
    assert_eq!(*list, world.read(LIST).into_bytes());
    let page = String::from_utf8_lossy(&files["verify.html"]).into_owned();
    assert!(page.contains("status/suspension.json"));
    let zip = format!("site/kept/{AWARD}.zip");
    let ran = world.run(&["verify", "--offline", "--with", &zip, &zip]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = world.run(&["verify", "--offline", &zip]);
    assert!(ran.code == 1 && !ran.out.contains("Genuine"), "{ran:?}");
}

#[test]
fn without_the_second_list_nothing_is_called_genuine() {
    let mut world = world();
    fine(&mut world, &["build"]);
    std::fs::remove_file(world.path(LIST)).expect("ours");
    let ran = verdict(&mut world);
    assert!(
        ran.code == 1 && ran.out.contains("Status unknown"),
        "{ran:?}"
    );
}

#[test]
fn who_holds_a_badge_now_does_not_count_the_suspended() {
    let mut world = world();
    let page = "site/public/en/b/dx-01-welcome/index.html";
    fine(&mut world, &["build"]);
    let before = world.read(page);
    fine(&mut world, &["suspend", AWARD, "--date", "2026-10-01"]);
    fine(&mut world, &["build"]);
    let after = world.read(page);
    assert_ne!(before, after, "one holder fewer");
    fine(&mut world, &["unsuspend", AWARD, "--date", "2026-10-02"]);
    fine(&mut world, &["build"]);
    assert_eq!(world.read(page), before);
}

#[test]
fn what_the_ledger_holds_without_the_second_list_cannot_be_suspended() {
    let mut world = World::with_sample();
    fine(&mut world, &["build"]);
    let signed = world.read(&credential());
    let ledger = "site/content/ledger/shiomino-city";
    world.write(&format!("{ledger}/2024.jsonl"), &signed);
    let issuer = world.read(CITY);
    world.write(CITY, &format!("{issuer}suspension: true\n"));
    refused(&mut world, &["suspend", AWARD], "signed before its issuer");
    fine(&mut world, &["suspend", "p72mtm95", "--date", "2026-10-01"]);
    fine(&mut world, &["build"]);
    assert_eq!(world.read(&credential()), signed, "the same bytes for ever");
    assert!(verdict(&mut world).out.contains("Genuine"));

    let list = world.read(LIST);
    world.write(&format!("{ledger}/suspension.json"), &list);
    fine(
        &mut world,
        &["unsuspend", "p72mtm95", "--date", "2026-10-02"],
    );
    fine(&mut world, &["build"]);
    assert_ne!(world.read(LIST), list, "the rows say otherwise");
    let table = world.read(TABLE);
    world.write(TABLE, &table.replace(",2026-10-01,2026-10-02", ",,"));
    world.write(CITY, &issuer);
    fine(&mut world, &["build"]);
    assert!(world.path(LIST).exists(), "copies ask for it ever after");

    world.write(CITY, &format!("{issuer}suspension: true\n"));
    let row = row(&world);
    let by_hand = format!("{}2026-10-01,", row.trim_end_matches(','));
    let by_hand = match row.ends_with(",,") {
        true => by_hand.replace("21387", "21387,"),
        false => panic!("two empty cells at the end of {row}"),
    };
    let table = world.read(TABLE);
    world.write(TABLE, &table.replace(&row, &by_hand));
    let ran = world.run_site(&["check"]);
    assert!(
        ran.code == 1 && ran.out.contains("suspension-not-offered"),
        "{ran:?}"
    );
}

#[test]
fn what_is_signed_already_is_not_sent_to_a_switch_that_comes_too_late() {
    let mut world = World::with_sample();
    assert_eq!(world.run_site(&["sign", "--yes", "--quiet"]).code, 0);
    let ran = world.run_site(&["suspend", "y56hrnvn"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(!ran.err.contains("suspension: true"), "{}", ran.err);
    assert!(ran.err.contains("shirushi revoke"), "{}", ran.err);
}
