//! Where a build takes its keys from, where it takes none, and that they go nowhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

use super::harness::{Ran, World, set_mode};

const PASSPHRASE: &str = "canary-passphrase-8d1f";
const SECRET: &str = "home/.config/shirushi/keys/city-2026.pem";

/// A site of a real domain with a production key where `key new` puts it.
fn real_world() -> World {
    let mut world = World::with_site("municipality");
    world.edit(
        "site/content/site.yaml",
        "badges.mihon-city.example ",
        "badges.example.org ",
    );
    world.write("pass", PASSPHRASE);
    let ran = world.run(&[
        "-r",
        "site",
        "key",
        "new",
        "city",
        "--passphrase-file",
        "pass",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    world
}

/// The same, with the secret in another place.
fn moved_world() -> World {
    let world = real_world();
    fs::rename(world.path(SECRET), world.path("moved.pem")).expect("ours");
    world
}

fn signatures(site: &BTreeMap<PathBuf, Vec<u8>>) -> usize {
    // The verifier for browsers speaks of proofs, too; the value of one begins with z.
    let has_proof = |bytes: &&Vec<u8>| {
        let text = String::from_utf8_lossy(bytes).replace(['\\', '"'], "");
        text.contains("proofValue:z")
    };
    site.values().filter(has_proof).count()
}

fn is_signed(ran: &Ran) -> bool {
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.out.starts_with("3 credentials (")
}

#[test]
fn a_key_is_found_where_key_new_puts_it() {
    let mut world = real_world();
    assert!(is_signed(&world.run(&[
        "-r",
        "site",
        "build",
        "--passphrase-file",
        "pass"
    ])));
    let mut world = world.var("SHIRUSHI_PASSPHRASE_FILE", "../pass");
    assert!(is_signed(&world.run_site(&["build"])));
    world
        .vars
        .remove("SHIRUSHI_PASSPHRASE_FILE".as_ref() as &std::ffi::OsStr);
    world.answers = vec![PASSPHRASE];
    assert!(is_signed(&world.run_site(&["build"])));
}

#[test]
fn a_key_is_taken_from_where_one_says() {
    let mut world = moved_world();
    assert!(!is_signed(&world.run(&["-r", "site", "build"])));
    assert!(is_signed(&world.run(&[
        "-r",
        "site",
        "build",
        "--key",
        "moved.pem",
        "--passphrase-file",
        "pass"
    ])));
    let mut world = world.var("SHIRUSHI_KEY_FILE", "moved.pem");
    assert!(is_signed(&world.run(&[
        "-r",
        "site",
        "build",
        "--passphrase-file",
        "pass"
    ])));
}

#[test]
fn a_locked_key_stops_the_build_instead_of_making_drafts() {
    let mut world = real_world();
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("--passphrase-file"), "{}", ran.err);
    world.write("other", "wrong");
    let ran = world.run(&["-r", "site", "build", "--passphrase-file", "other"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(!world.path("site/public").exists());
}

#[test]
fn a_key_that_no_issuer_lists_is_refused() {
    let mut world = moved_world();
    let other = World::with_site("company");
    let mut other = other;
    other.write("pass", PASSPHRASE);
    for _ in 0..2 {
        // The second seed: worlds draw the same lots in the same order.
        let out = [
            "-r",
            "site",
            "key",
            "new",
            "academy",
            "--passphrase-file",
            "pass",
            "--out",
            "x.pem",
        ];
        let _ = fs::remove_file(other.path("x.pem"));
        let day = if other.path("first").exists() {
            "2026-12-02"
        } else {
            "2026-12-01"
        };
        other.write("first", "");
        assert_eq!(other.run(&[&out[..], &["--from", day]].concat()).code, 0);
    }
    fs::copy(other.path("x.pem"), world.path("x.pem")).expect("ours");
    set_mode(&world.path("x.pem"), 0o600);
    let ran = world.run(&[
        "-r",
        "site",
        "build",
        "--key",
        "x.pem",
        "--passphrase-file",
        "pass",
    ]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.err.contains("no keys/<issuer>.yaml lists z6Mk"),
        "{}",
        ran.err
    );
}

#[test]
#[cfg(unix)]
fn a_build_refuses_a_key_that_others_can_read() {
    let mut world = real_world();
    set_mode(&world.path(SECRET), 0o644);
    let ran = world.run(&["-r", "site", "build", "--passphrase-file", "pass"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("others may read"), "{}", ran.err);
}

#[test]
fn a_key_file_of_the_same_name_of_another_site_is_left_alone() {
    let mut world = real_world();
    let text = world.read(SECRET);
    let (_, pem) = text.split_once('\n').expect("two parts");
    world.write(SECRET, &format!("shirushi Ed25519 z6MkOther\n{pem}"));
    assert!(!is_signed(&world.run_site(&["build"])));
}

#[test]
fn a_demo_key_signs_for_no_real_site() {
    let mut world = World::with_site("municipality");
    world.edit(
        "site/content/site.yaml",
        "badges.mihon-city.example ",
        "badges.example.org ",
    );
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("error[demo-key-on-real-site]"),
        "{}",
        ran.err
    );
}

#[test]
#[cfg(unix)]
fn a_demo_key_that_is_a_link_or_another_key_is_refused() {
    let mut world = World::with_site("municipality");
    let key = world.path("site/keys/demo/city-demo.key");
    for text in [
        "",
        "z3u2",
        "z3u2gJuiBsaQwY67wFGiC9HCWCsqEnHxhGS3YV9YknNFTC1h\n",
        &"z".repeat(5_000),
    ] {
        fs::write(&key, text).expect("ours");
        let ran = world.run_site(&["build"]);
        assert_eq!(ran.code, 2, "{text:.20}");
        assert!(!ran.err.contains("z3u2"), "{}", ran.err);
    }
    fs::remove_file(&key).expect("ours");
    std::os::unix::fs::symlink("/dev/zero", &key).expect("ours");
    assert_eq!(world.run_site(&["check"]).code, 2);
}

/// security.md D1: places where an unapproved change may be running.
const UNTRUSTED: &[&[(&str, &str)]] = &[
    &[
        ("GITHUB_ACTIONS", "true"),
        ("CI", "true"),
        ("GITHUB_EVENT_NAME", "pull_request"),
        ("GITHUB_HEAD_REF", "$(touch x)"),
    ],
    &[
        ("GITHUB_ACTIONS", "true"),
        ("CI", "true"),
        ("GITHUB_EVENT_NAME", "pull_request"),
    ],
    &[
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_EVENT_NAME", "pull_request_target"),
    ],
    &[
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_EVENT_NAME", "merge_group"),
    ],
    &[
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_EVENT_NAME", "workflow_run"),
    ],
    &[
        ("NETLIFY", "true"),
        ("CI", "true"),
        ("CONTEXT", "deploy-preview"),
    ],
    &[
        ("NETLIFY", "true"),
        ("CI", "true"),
        ("CONTEXT", "branch-deploy"),
    ],
    &[
        ("GITLAB_CI", "true"),
        ("CI", "true"),
        ("CI_MERGE_REQUEST_IID", "7"),
        ("CI_COMMIT_REF_PROTECTED", "false"),
    ],
    &[
        ("GITLAB_CI", "true"),
        ("CI", "true"),
        ("CI_MERGE_REQUEST_IID", "7"),
        ("CI_COMMIT_REF_PROTECTED", "true"),
    ],
    &[
        ("GITLAB_CI", "true"),
        ("CI", "true"),
        ("CI_COMMIT_REF_PROTECTED", "false"),
    ],
    &[("CF_PAGES", "1"), ("CF_PAGES_BRANCH", "patch-1")],
    &[("CI", "true"), ("CIRCLECI", "true")],
    &[("CI", "true")],
];

#[test]
fn no_key_is_used_where_a_change_is_not_yet_approved() {
    for vars in UNTRUSTED {
        let world = real_world();
        fs::copy(world.path(SECRET), world.path("copy.pem")).expect("ours");
        let mut world = vars
            .iter()
            .fold(world, |world, (name, value)| world.var(name, value));
        for (args, variable) in [(&["--key", "copy.pem"][..], None), (&[], Some("copy.pem"))] {
            let mut vars_before = world.vars.clone();
            if let Some(file) = variable {
                world = world.var("SHIRUSHI_KEY_FILE", file);
            }
            let ran =
                world.run(&[&["-r", "site", "build", "--passphrase-file", "pass"], args].concat());
            assert_eq!(ran.code, 2, "{vars:?}: {ran:?}");
            assert!(
                ran.err.contains("keys are not used here"),
                "{vars:?}: {}",
                ran.err
            );
            assert!(!ran.err.contains("$(touch x)"), "{}", ran.err);
            assert!(!world.path("site/public").exists(), "{vars:?}");
            std::mem::swap(&mut world.vars, &mut vars_before);
        }
        // The key in its usual place is not even looked at: nobody is asked for its pass phrase.
        let ran = world.run_site(&["build"]);
        assert!(!is_signed(&ran), "{vars:?}");
        assert!(
            ran.out.starts_with("0 credentials and 3 drafts"),
            "{vars:?}: {}",
            ran.out
        );
        assert!(ran.err.contains("so no key is used"), "{}", ran.err);
        let site = world.snapshot("site/public");
        assert_eq!(signatures(&site), 0, "{vars:?}");
        assert_no_canary(&world, &ran, &site);
    }
}

#[test]
fn demo_keys_sign_no_more_than_others_where_a_change_is_not_yet_approved() {
    for vars in [UNTRUSTED[0], UNTRUSTED[5], UNTRUSTED[12]] {
        let world = World::with_site("municipality");
        let mut world = vars
            .iter()
            .fold(world, |world, (name, value)| world.var(name, value));
        assert!(!is_signed(&world.run_site(&["build"])), "{vars:?}");
        assert_eq!(signatures(&world.snapshot("site/public")), 0, "{vars:?}");
    }
}

/// In an order in which each has something to do.
const EVERY_OTHER_COMMAND: &[&[&str]] = &[
    &["sign", "--dry-run", "--passphrase-file", "pass"],
    &["sign", "--yes", "--passphrase-file", "other"],
    &[
        "sign",
        "--yes",
        "--key",
        SECRET,
        "--passphrase-file",
        "pass",
    ],
    &["sign", "--yes", "--ssh-agent", "--passphrase-file", "pass"],
    &["build", "--locked"],
    &["bundle", "k8kmt1ef", "--passphrase-file", "pass"],
    &["verify-page", "--passphrase-file", "pass"],
    &["verify", "site/public"],
    &["import", SECRET],
    &["award", SECRET, "--to", SECRET],
    &["revoke", SECRET, "--reason", "duplicate"],
    &["renew", SECRET],
    &["correct", SECRET],
    &["redact", SECRET],
    &["key", "add", "city", SECRET],
    &["key", "add", "city", "pass"],
    &["schema"],
    &["explain"],
    &["check", "--base", SECRET],
    &["doctor", "http://127.0.0.1:1/"],
];

#[test]
fn a_run_that_panics_with_a_key_in_its_hands_says_nothing_of_it() {
    if std::env::var_os("SHIRUSHI_TEST_PANIC").is_some() {
        real_world().panic_on_output(&["-r", "site", "build", "--passphrase-file", "pass"]);
    }
    let this = std::env::current_exe().expect("this program has a name");
    let child = std::process::Command::new(this)
        .args(["--exact", "--nocapture"])
        .arg("cli::secrets::a_run_that_panics_with_a_key_in_its_hands_says_nothing_of_it")
        .env("SHIRUSHI_TEST_PANIC", "1")
        .env("RUST_BACKTRACE", "full")
        .output()
        .expect("it can be started");
    assert!(!child.status.success());
    let ran = Ran {
        code: 101,
        out: String::from_utf8_lossy(&child.stdout).into_owned(),
        err: String::from_utf8_lossy(&child.stderr).into_owned(),
    };
    assert!(ran.err.contains("the stream is broken"), "{}", ran.err);
    // Worlds draw the same lots: the key of this one is that of the one that panicked.
    assert_no_canary(&real_world(), &ran, &BTreeMap::new());
}

#[test]
fn neither_key_nor_pass_phrase_is_in_any_output() {
    let mut world = real_world();
    world.write("other", "wrong");
    fs::copy(world.path(SECRET), world.path("site/content/inside.pem")).expect("ours");
    set_mode(&world.path("site/content/inside.pem"), 0o600);
    let inside = world.run(&[
        "-r",
        "site",
        "build",
        "--key",
        "site/content/inside.pem",
        "--passphrase-file",
        "pass",
    ]);
    assert_ne!(inside.code, 0);
    fs::remove_file(world.path("site/content/inside.pem")).expect("ours");
    let runs = [
        inside,
        world.run(&["-r", "site", "build", "--passphrase-file", "pass"]),
        world.run(&["-r", "site", "build", "--passphrase-file", "other"]),
        world.run(&[
            "-r",
            "site",
            "build",
            "--key",
            SECRET,
            "--passphrase-file",
            "pass",
        ]),
        world.run(&["-r", "site", "key", "list"]),
        world.run(&[
            "-r",
            "site",
            "key",
            "check",
            SECRET,
            "--passphrase-file",
            "pass",
        ]),
        world.run(&[
            "-r",
            "site",
            "key",
            "check",
            "pass",
            "--passphrase-file",
            "pass",
        ]),
        world.run(&[
            "-r",
            "site",
            "key",
            "new",
            "city",
            "--passphrase-file",
            "pass",
            "--id",
            "city-2026",
        ]),
        world.run(&["-r", "site", "check"]),
        world.run(&["-r", "site", "list", "awards"]),
        world.run(&[
            "-r",
            "site",
            "build",
            "--key",
            "nowhere.pem",
            "--passphrase-file",
            "pass",
        ]),
    ];
    let others: Vec<Ran> = EVERY_OTHER_COMMAND
        .iter()
        .map(|args| world.run(&[&["-r", "site"], *args].concat()))
        .collect();
    let site = world.snapshot("site");
    assert!(
        signatures(&site) >= 4,
        "three awards and a status list are signed"
    );
    let said = runs.iter().chain(&others).fold(
        Ran {
            code: 0,
            out: String::new(),
            err: String::new(),
        },
        |said, ran| Ran {
            code: 0,
            out: said.out + &ran.out,
            err: said.err + &ran.err,
        },
    );
    assert!(
        others.iter().any(|ran| ran.out.contains("signed 3 awards")),
        "{others:?}"
    );
    assert_no_canary(&world, &said, &site);
}

/// Searches the output of a command and a folder for the secret and its pass phrase in the forms they may take.
fn assert_no_canary(world: &World, ran: &Ran, site: &BTreeMap<PathBuf, Vec<u8>>) {
    let pem = world.read(SECRET);
    let secret = shirushi::proof::secret::SecretKey::from_pem(
        &pem[pem.find("-----").expect("PEM")..],
        Some(PASSPHRASE),
    );
    let plain = secret.expect("the key of this world").to_plain_pem();
    let body: String = plain
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let der = BASE64_STANDARD.decode(&body).expect("PEM is base64");
    let seed = &der[der.len() - 32..];
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let multikey = [&[0x80, 0x26], seed].concat();
    let mut canaries = vec![
        seed.to_vec(),
        PASSPHRASE.into(),
        body.into_bytes(),
        bs58::encode(multikey).into_vec(),
    ];
    for bytes in [seed, PASSPHRASE.as_bytes()] {
        canaries.push(hex(bytes).into_bytes());
        canaries.push(hex(bytes).to_uppercase().into_bytes());
        canaries.push(BASE64_STANDARD.encode(bytes).trim_end_matches('=').into());
        canaries.push(BASE64_URL_SAFE_NO_PAD.encode(bytes).into());
        canaries.push(bs58::encode(bytes).into_vec());
        canaries.push(bytes.iter().rev().copied().collect());
        // As a list of numbers is printed, and as an address holds bytes.
        let numbers: Vec<String> = bytes.iter().map(u8::to_string).collect();
        canaries.push(numbers.join(", ").into_bytes());
        canaries.push(
            bytes
                .iter()
                .map(|byte| format!("%{byte:02X}"))
                .collect::<String>()
                .into(),
        );
    }
    // What is encrypted has no business there either.
    canaries.extend(
        pem.lines()
            .filter(|line| line.len() == 64)
            .map(|line| line.as_bytes().to_vec()),
    );
    let outputs = [ran.out.as_bytes(), ran.err.as_bytes()]
        .into_iter()
        .chain(site.values().map(Vec::as_slice));
    for output in outputs {
        for canary in &canaries {
            let found = output.windows(canary.len()).any(|window| window == canary);
            assert!(!found, "a secret is in an output of {ran:?}");
        }
    }
}

#[test]
fn a_secret_in_the_place_of_its_file_is_not_repeated() {
    const KEY: &str =
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIcanary\n-----END PRIVATE KEY-----";
    for args in [
        &["build", "--key", KEY][..],
        &["sign", "--yes", "--passphrase-file", PASSPHRASE],
        &["sign", "--yes"],
    ] {
        for (name, value) in [
            ("SHIRUSHI_KEY_FILE", KEY),
            ("SHIRUSHI_PASSPHRASE_FILE", PASSPHRASE),
        ] {
            let mut world = real_world().var(name, value);
            let ran = world.run_site(args);
            assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
            for secret in ["canary", PASSPHRASE] {
                assert!(
                    !ran.err.contains(secret) && !ran.out.contains(secret),
                    "{ran:?}"
                );
            }
            assert!(ran.err.contains("names no file"), "{}", ran.err);
        }
    }
}
