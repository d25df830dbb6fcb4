//! `sign`, `build --locked` and the ledger: what was signed once stays so.

use std::process::Command;

use super::harness::World;

const LEDGER: &str = "site/content/ledger";

/// The sample, signed, and everything committed.
fn signed() -> World {
    let mut world = World::with_sample();
    let ran = world.run_site(&["sign", "--yes", "--quiet"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    commit(&world, "signed");
    world
}

fn git(world: &World, args: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
    let done = Command::new("git")
        .args(identity)
        .args(args)
        .current_dir(world.path("site"))
        .output()
        .expect("git can be started");
    assert!(done.status.success(), "git {args:?}: {done:?}");
}

fn commit(world: &World, message: &str) {
    if !world.path("site/.git").exists() {
        git(world, &["init", "-q", "-b", "main"]);
    }
    git(world, &["add", "-A"]);
    git(world, &["commit", "-qm", message]);
}

/// Exit code and the codes of all problems of `check`.
fn check(world: &mut World, more: &[&str]) -> (u8, Vec<String>) {
    let ran = world.run_site(&[&["check", "--format", "json"], more].concat());
    let codes = ran.out.lines().filter_map(|line| {
        let problem: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(problem["code"].as_str()?.to_owned())
    });
    (ran.code, codes.collect())
}

#[test]
fn what_waits_is_shown_and_signed_only_on_a_yes() {
    let mut world = World::with_sample();
    let shown = world.run_site(&["sign", "--dry-run"]);
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(!world.path(LEDGER).exists());
    assert!(
        shown.out.contains(
            "2024-06-03  zdh45m68  dx-01-welcome v1  shiomino-city  city-2024  潮*** (w3d9ht)"
        ),
        "{}",
        shown.out
    );
    assert_eq!(shown.out.lines().count(), 63 + 3);
    for name in ["潮見", "浜田"] {
        assert!(!shown.out.contains(name), "{name} is masked");
    }

    let alone = world.run_site(&["sign"]);
    assert_eq!(alone.code, 2, "nobody is there to be asked");
    assert!(alone.err.contains("--yes"), "{}", alone.err);

    world.answers = vec!["there is somebody"];
    world.input = b"n\n".to_vec();
    let refused = world.run_site(&["sign"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("sign 63 awards?"), "{}", refused.err);
    assert_eq!(world.snapshot(LEDGER).len(), 0);

    world.input = b"y\n".to_vec();
    let agreed = world.run_site(&["sign"]);
    assert_eq!(agreed.code, 0, "{agreed:?}");
    assert!(
        agreed.out.contains("signed 63 awards and 3 status lists"),
        "{}",
        agreed.out
    );
    let again = world.run_site(&["sign"]);
    assert_eq!(
        (again.code, again.out.as_str()),
        (0, "nothing waits for a signature\n")
    );
}

#[test]
fn a_locked_build_needs_no_key_and_writes_what_a_build_with_keys_writes() {
    let mut world = World::with_sample();
    assert_eq!(world.run_site(&["build", "-o", "with-keys"]).code, 0);
    let early = world.run_site(&["build", "--locked"]);
    assert_eq!(early.code, 1);
    assert!(early.err.contains("unsigned-award"), "{}", early.err);
    assert!(early.err.contains("66 errors"), "{}", early.err);
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    std::fs::remove_dir_all(world.path("site/keys/demo")).expect("there are demo keys");
    let locked = world.run_site(&["build", "--locked"]);
    assert_eq!(locked.code, 0, "{locked:?}");
    let (locked, keyed) = (
        world.snapshot("site/public"),
        world.snapshot("site/with-keys"),
    );
    assert!(locked == keyed, "the same files with the same bytes");
}

#[test]
fn signing_again_from_nothing_gives_the_same_bytes() {
    let mut world = signed();
    let before = world.snapshot(LEDGER);
    std::fs::remove_dir_all(world.path(LEDGER)).expect("there is a ledger");
    git(&world, &["commit", "-qam", "forget"]);
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    assert!(world.snapshot(LEDGER) == before);
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was() {
    let mut world = signed();
    let before = world.snapshot(LEDGER);
    let path = "site/content/ledger/shiomino-city/2025.jsonl";
    let text = world.read(path);
    let half: String = text.split_inclusive('\n').take(7).collect();
    world.write(path, &half);
    world.write(
        "site/content/ledger/shiomino-city/.2025.jsonl.new",
        &text[..5000],
    );
    git(&world, &["commit", "-qam", "as if it had been stopped"]);
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    assert!(
        world.snapshot(LEDGER) == before,
        "and nothing is left beside it"
    );
}

#[test]
fn two_runs_at_once_do_not_both_add() {
    let mut world = World::with_sample();
    world.write("site/content/.shirushi.lock", "");
    let held = std::fs::File::open(world.path("site/content/.shirushi.lock")).expect("it is there");
    held.lock().expect("nobody else holds it");
    let ran = world.run_site(&["sign", "--yes"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("another run"), "{}", ran.err);
    drop(held);
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
}

#[test]
fn a_byte_anywhere_in_a_line_is_noticed() {
    let mut world = signed();
    let path = "site/content/ledger/od-club/2026.jsonl";
    let text = std::fs::read(world.path(path)).expect("it is there");
    for at in (0..text.len()).step_by(211) {
        let mut altered = text.clone();
        altered[at] ^= 1;
        world.write_bytes(path, &altered);
        // Without git's memory the signature alone has to tell.
        std::fs::rename(world.path("site/.git"), world.path("git")).expect("ours");
        let (code, codes) = check(&mut world, &[]);
        std::fs::rename(world.path("git"), world.path("site/.git")).expect("ours");
        assert_eq!(code, 1, "byte {at} is not missed");
        assert!(
            codes.iter().all(|code| code.starts_with("ledger-")),
            "{at}: {codes:?}"
        );
    }
}

#[test]
fn a_line_that_is_removed_moved_or_edited_is_an_error_against_the_base() {
    let mut world = signed();
    let path = "site/content/ledger/shiomino-city/2024.jsonl";
    let text = world.read(path);
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let third = lines.remove(2);
    let removed = lines.concat();
    let moved = lines.concat() + third;
    for changed in [&removed, &moved] {
        world.write(path, changed);
        assert_eq!(
            check(&mut world, &[]),
            (1, vec!["ledger-rewritten".to_owned()])
        );
        git(&world, &["commit", "-qam", "hide it"]);
        assert_eq!(check(&mut world, &[]).0, 0, "the branch knows no better");
        assert_eq!(
            check(&mut world, &["--base", "HEAD~1"]).0,
            1,
            "its base does"
        );
        git(&world, &["reset", "-q", "--hard", "HEAD~1"]);
    }
    std::fs::remove_file(world.path(path)).expect("it is there");
    let (code, codes) = check(&mut world, &[]);
    assert_eq!(
        (code, codes.len()),
        (1, text.lines().count()),
        "every line of the file is missed: {codes:?}"
    );
    let unknown = world.run_site(&["check", "--base", "no-such"]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
}

#[test]
fn a_definition_that_was_signed_changes_as_a_new_version_alone() {
    let mut world = signed();
    let badge = "site/content/achievements/dx-01-welcome/badge.yaml";
    let was = world.read(badge);
    assert!(was.contains("assessment: {ja: "));
    world.edit(badge, "assessment: {ja: ", "assessment: {ja: 改めて、");
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("version 1 of \"dx-01-welcome\" was signed in 15 awards"),
        "{}",
        ran.out
    );
    // What the message says to do.
    world.write(
        "site/content/achievements/dx-01-welcome/v1/badge.yaml",
        &was,
    );
    world.edit(badge, "version: 1\n", "version: 2\nfrom: 2026-11-10\n");
    assert_eq!(check(&mut world, &[]), (0, Vec::new()));
    assert_eq!(world.run_site(&["build", "--locked"]).code, 0);
}

#[test]
fn a_row_that_was_signed_is_corrected_and_not_edited() {
    let mut world = signed();
    world.edit(
        "site/content/awards/2026.csv",
        "y56hrnvn,dx-03-foundation,p12,2026-10-29",
        "y56hrnvn,dx-03-foundation,p12,2026-10-30",
    );
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("shirushi correct y56hrnvn"), "{}", ran.out);
    git(&world, &["checkout", "-q", "."]);
    let ran = world.run_site(&["correct", "y56hrnvn", "--date", "2026-10-30"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(check(&mut world, &[]), (0, Vec::new()));
    let waiting = world.run_site(&["sign", "--dry-run"]);
    assert_eq!(
        waiting.out.lines().count(),
        2,
        "the new award and the list: {}",
        waiting.out
    );
    assert_eq!(world.run_site(&["build", "--locked"]).code, 1);
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    assert_eq!(world.run_site(&["build", "--locked"]).code, 0);
}

#[test]
fn withdrawing_waits_for_the_key_holder_too() {
    let mut world = signed();
    assert_eq!(
        world
            .run_site(&["revoke", "y56hrnvn", "--reason", "issued-in-error"])
            .code,
        0
    );
    let early = world.run_site(&["build", "--locked"]);
    assert_eq!(early.code, 1);
    assert!(early.err.contains("outdated-status-list"), "{}", early.err);
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    assert_eq!(world.run_site(&["build", "--locked"]).code, 0);
    let verdict = world.run_site(&[
        "verify",
        "public/a/y56hrnvn/credential.json",
        "--with",
        "public",
    ]);
    assert_eq!(verdict.code, 1, "{verdict:?}");
    assert!(verdict.out.contains("withdrawn"), "{}", verdict.out);
}

#[test]
fn a_redaction_takes_the_line_out_of_the_ledger_and_leaves_that_there_was_one() {
    let mut world = signed();
    let ran = world.run_site(&["redact", "y56hrnvn"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ledger = world.read("site/content/ledger/shiomino-city/2026.jsonl");
    let stone = "{\"id\":\"https://badges.shiomino.example/a/y56hrnvn/credential.json\",\"redacted\":true}\n";
    assert!(ledger.contains(stone), "{ledger}");
    assert_eq!(ledger.matches("y56hrnvn").count(), 1);
    assert_eq!(
        check(&mut world, &[]),
        (0, Vec::new()),
        "the base lets a tombstone pass"
    );
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    assert_eq!(world.run_site(&["build", "--locked"]).code, 0);
    assert!(
        !world
            .path("site/public/a/y56hrnvn/credential.json")
            .exists()
    );
    assert!(world.path("site/public/a/y56hrnvn/index.html").exists());
}

#[test]
fn a_reason_written_by_hand_is_not_enough_to_redact() {
    let mut world = signed();
    let table = "site/content/awards/2026.csv";
    assert_eq!(
        world
            .run_site(&["revoke", "y56hrnvn", "--reason", "withdrawn"])
            .code,
        0
    );
    world.edit(table, ",withdrawn,", ",consent-withdrawn,");
    assert_eq!(
        check(&mut world, &[]),
        (1, vec!["ledger-not-redacted".to_owned()])
    );
    assert_eq!(world.run_site(&["redact", "y56hrnvn"]).code, 0);
    assert_eq!(check(&mut world, &[]).0, 0);
    world.edit(table, ",consent-withdrawn,", ",withdrawn,");
    assert_eq!(
        check(&mut world, &[]),
        (1, vec!["redacted-award-returns".to_owned()])
    );
}

#[test]
fn a_person_with_a_new_name_is_led_through_all_their_awards() {
    let mut world = signed();
    let first = world.run_site(&["correct", "y56hrnvn", "--name", "磯辺 凪沙"]);
    assert_eq!(first.code, 0, "{first:?}");
    let (_, said) = first
        .err
        .split_once("`shirushi ")
        .expect("the other awards are named");
    let rest: Vec<&str> = said
        .split('`')
        .next()
        .expect("to its end")
        .split(' ')
        .collect();
    assert_eq!(check(&mut world, &[]).0, 1, "they bear the former name");
    let second = world.run_site(&rest);
    assert_eq!(second.code, 0, "{rest:?}: {second:?}");
    assert_eq!(check(&mut world, &[]), (0, Vec::new()));
}

#[test]
fn an_issuer_whose_key_is_elsewhere_is_left_for_its_key_holder() {
    let mut world = World::with_sample();
    std::fs::remove_file(world.path("site/keys/demo/od-2024.key")).expect("it is there");
    let ran = world.run_site(&["sign", "--yes"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err
            .contains("of od-club left out: its key is not at hand"),
        "{}",
        ran.err
    );
    assert!(!world.path("site/content/ledger/od-club").exists());
    let rest = world.run_site(&["sign", "--yes"]);
    assert_eq!(rest.code, 2, "{rest:?}");
    assert!(
        rest.err.contains("no key to sign with is at hand: od-club"),
        "{}",
        rest.err
    );
}

/// An agent of OpenSSH with one key, `key` and `key.pub`; it ends with this.
struct Agent(std::process::Child);

impl Agent {
    fn start(world: &World, kind: &str) -> Agent {
        let run = |program: &str, args: &[&str]| {
            let done = Command::new(program)
                .args(args)
                .current_dir(world.path(""))
                .env("SSH_AUTH_SOCK", world.path("agent.sock"))
                .output()
                .expect("OpenSSH is there");
            assert!(done.status.success(), "{program}: {done:?}");
        };
        let agent = Command::new("ssh-agent")
            .args(["-D", "-a"])
            .arg(world.path("agent.sock"))
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("OpenSSH is there");
        let agent = Agent(agent);
        while !world.path("agent.sock").exists() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        run(
            "ssh-keygen",
            &["-q", "-t", kind, "-N", "", "-f", "key", "-C", "badges"],
        );
        run("ssh-add", &["-q", "key"]);
        agent
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
#[cfg(unix)]
fn a_key_of_an_ssh_agent_signs_and_never_leaves_it() {
    let mut world = World::with_site("municipality");
    world.edit(
        "site/content/site.yaml",
        "badges.mihon-city.example ",
        "badges.example.org ",
    );
    let _agent = Agent::start(&world, "ed25519");
    let none = world.run_site(&["sign", "--yes", "--ssh-agent"]);
    assert_eq!(none.code, 1, "demo keys are none of a real site: {none:?}");
    let added = world.run(&["-r", "site", "key", "add", "city", "key.pub"]);
    assert_eq!(added.code, 0, "{added:?}");
    let unnamed = world.run_site(&["sign", "--yes", "--ssh-agent"]);
    assert_eq!(unnamed.code, 2, "{unnamed:?}");
    assert!(unnamed.err.contains("SSH_AUTH_SOCK"), "{}", unnamed.err);
    let socket = world.path("agent.sock");
    let mut world = world.var("SSH_AUTH_SOCK", socket.to_str().expect("UTF-8"));
    let signed = world.run_site(&["sign", "--yes", "--ssh-agent"]);
    assert_eq!(signed.code, 0, "{signed:?}");
    assert_eq!(world.run_site(&["build", "--locked"]).code, 0);
    let verified = world.run_site(&["verify", "public"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    let before = world.snapshot(LEDGER);
    std::fs::remove_dir_all(world.path(LEDGER)).expect("there is a ledger");
    assert_eq!(world.run_site(&["sign", "--yes", "--ssh-agent"]).code, 0);
    assert!(world.snapshot(LEDGER) == before, "Ed25519 knows no chance");
}

#[test]
#[cfg(unix)]
fn keys_that_make_other_signatures_are_refused() {
    let mut world = World::with_site("municipality");
    let _agent = Agent::start(&world, "ecdsa");
    for file in ["key.pub", "key", "site/content/site.yaml"] {
        let ran = world.run(&["-r", "site", "key", "add", "city", file]);
        assert_eq!(ran.code, 2, "{file}: {ran:?}");
        assert!(ran.err.contains("ssh-ed25519"), "{}", ran.err);
    }
}

#[test]
fn nothing_is_signed_where_a_change_is_not_yet_approved() {
    for vars in [
        &[
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_EVENT_NAME", "pull_request"),
        ][..],
        &[
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_EVENT_NAME", "merge_group"),
        ],
        &[("NETLIFY", "true"), ("CONTEXT", "deploy-preview")],
        &[("GITLAB_CI", "true"), ("CI_MERGE_REQUEST_IID", "7")],
        &[("CF_PAGES", "1"), ("CF_PAGES_BRANCH", "patch-1")],
        &[
            ("GITEA_ACTIONS", "true"),
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_EVENT_NAME", "pull_request"),
        ],
        &[("CI", "true")],
    ] {
        let mut world = World::with_sample();
        for (name, value) in vars {
            world = world.var(name, value);
        }
        let ran = world.run_site(&["sign", "--yes"]);
        assert_eq!(ran.code, 2, "{vars:?}: {ran:?}");
        assert!(ran.err.contains("keys are not used here"), "{}", ran.err);
        assert!(!world.path(LEDGER).exists(), "{vars:?}");
    }
}

#[test]
fn what_a_leaked_key_signed_is_signed_anew_by_the_one_that_follows() {
    let mut world = World::with_site("municipality");
    world.edit(
        "site/content/site.yaml",
        "badges.mihon-city.example ",
        "badges.example.org ",
    );
    std::fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    world.write("pass", "open sesame");
    let key = |world: &mut World, args: &[&str]| {
        let ran = world.run(&[&["-r", "site"], args, &["--passphrase-file", "pass"]].concat());
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
    };
    key(
        &mut world,
        &[
            "key",
            "new",
            "city",
            "--id",
            "first",
            "--from",
            "2026-11-01",
        ],
    );
    key(&mut world, &["sign", "--yes"]);
    commit(&world, "signed");
    let alone = world.run_site(&["key", "leaked", "first"]);
    assert_eq!(alone.code, 2, "{alone:?}");
    assert!(alone.err.contains("shirushi key new city"), "{}", alone.err);
    assert_eq!(world.run_site(&["key", "leaked", "nobody"]).code, 2);

    key(&mut world, &["key", "new", "city", "--id", "second"]);
    let leaked = world.run_site(&["key", "leaked", "first"]);
    assert_eq!(leaked.code, 0, "{leaked:?}");
    assert!(
        leaked.out.contains("3 signatures out of the ledger"),
        "{}",
        leaked.out
    );
    assert_eq!(check(&mut world, &[]), (0, Vec::new()));
    key(&mut world, &["sign", "--yes"]);
    assert_eq!(
        check(&mut world, &[]),
        (0, Vec::new()),
        "against the base, too"
    );
    assert_eq!(world.run_site(&["build", "--locked"]).code, 0);
    let verified = world.run_site(&["verify", "public", "--at", "2026-12-01"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    assert!(
        !world
            .read("site/content/ledger/city/2026.jsonl")
            .contains("city#first")
    );
}

#[test]
fn a_holder_who_wants_to_be_hidden_after_signing_is_led_to_redact() {
    let mut world = signed();
    world.edit(
        "site/content/people.csv",
        "ISOBETA Kanade,full,",
        "ISOBETA Kanade,hidden,",
    );
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(!ran.out.contains("guessable-award-id"), "{}", ran.out);
    assert!(ran.out.contains("shirushi redact y56hrnvn"), "{}", ran.out);
}

#[test]
fn what_awaits_a_decision_is_told_before_it_is_signed() {
    let mut world = World::with_sample();
    let badge = "site/content/achievements/easy-japanese/badge.yaml";
    let text = world.read(badge);
    world.write(badge, &format!("{text}\napproval: required\n"));
    let ran = world.run_site(&["sign", "--dry-run"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("missing-approval"), "{}", ran.err);
}

#[test]
fn spaces_and_escapes_that_a_signature_would_not_notice_are_noticed() {
    let mut world = signed();
    std::fs::remove_dir_all(world.path("site/.git")).expect("git's memory is not needed");
    let path = "site/content/ledger/od-club/2026.jsonl";
    let text = world.read(path);
    for (from, to) in [("\"id\":", "\"id\": "), ("did:web", "d\\u0069d:web")] {
        assert!(text.contains(from));
        world.write(path, &text.replacen(from, to, 1));
        assert_eq!(
            check(&mut world, &[]),
            (1, vec!["ledger-line-altered".to_owned()]),
            "{to}"
        );
        assert_eq!(world.run_site(&["build", "--locked"]).code, 1);
    }
}

#[test]
fn a_secret_beside_the_public_keys_is_found() {
    let mut world = World::with_sample();
    for file in ["keys/city.key.pem", "keys/deep/er/k.txt", "keys/demo/k.key"] {
        let path = format!("site/{file}");
        world.write(
            &path,
            "x\n-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n",
        );
        let ran = world.run_site(&["check"]);
        assert_eq!(ran.code, 1, "{file}: {ran:?}");
        assert!(
            ran.out.contains("secret-in-repository") && ran.out.contains(file),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains("MC4CAQ"), "{}", ran.out);
        std::fs::remove_file(world.path(&path)).expect("ours");
    }
}
