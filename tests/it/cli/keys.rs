//! `shirushi key`: where secrets go, and where they are not taken from.

use std::fs;

use super::harness::{World, set_mode};

/// A site with a production key in the default place, made with the pass phrase `open sesame`.
pub fn world_with_key() -> World {
    let mut world = World::with_site("municipality");
    world.write("pass", "open sesame\n");
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
    world
}

const SECRET: &str = "home/.config/shirushi/keys/city-2026.pem";

#[test]
#[cfg(unix)]
fn a_new_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = world_with_key();
    let mode = |path: &str| {
        fs::metadata(world.path(path))
            .expect("made")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode(SECRET), 0o600);
    assert_eq!(mode("home/.config/shirushi/keys"), 0o700);
    let text = world.read(SECRET);
    assert!(
        text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----"),
        "{text}"
    );
}

#[test]
fn the_public_half_follows_the_key_before_it() {
    let world = world_with_key();
    let keys = world.read("site/keys/city.yaml");
    assert!(
        keys.contains("until: 2026-11-20\n  environment: demo\n- id: city-2026\n"),
        "{keys}"
    );
    assert!(
        keys.ends_with("  from: 2026-11-21\n  environment: production\n"),
        "{keys}"
    );
}

#[test]
fn a_real_site_lets_go_of_its_demo_key() {
    let mut world = World::with_site("municipality");
    world.edit(
        "site/content/site.yaml",
        "badges.mihon-city.example ",
        "badges.example.org ",
    );
    world.write("pass", "open sesame");
    assert_eq!(
        world
            .run(&[
                "-r",
                "site",
                "key",
                "new",
                "city",
                "--passphrase-file",
                "pass"
            ])
            .code,
        0
    );
    let keys = world.read("site/keys/city.yaml");
    assert!(
        !keys.contains("demo") && keys.contains("  from: 2021-04-01\n"),
        "{keys}"
    );
}

#[test]
fn a_pass_phrase_is_asked_for_twice() {
    let mut world = World::with_site("municipality");
    world.answers = vec!["one", "two"];
    let ran = world.run_site(&["key", "new", "city"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("differ"), "{}", ran.err);
    assert!(
        !world.path(SECRET).exists() && !world.read("site/keys/city.yaml").contains("production")
    );
    world.answers = vec!["one", "one"];
    assert_eq!(world.run_site(&["key", "new", "city"]).code, 0);
    let ran = world.run(&["-r", "site", "key", "check", SECRET]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("issuer: city, key \"city-2026\""),
        "{}",
        ran.out
    );
}

#[test]
fn where_nobody_can_be_asked_a_pass_phrase_file_is_wanted() {
    let mut world = World::with_site("municipality");
    let ran = world.run_site(&["key", "new", "city"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--passphrase-file"), "{}", ran.err);
    world.write("pass", "\n");
    assert_eq!(
        world
            .run(&[
                "-r",
                "site",
                "key",
                "new",
                "city",
                "--passphrase-file",
                "pass"
            ])
            .code,
        2
    );
    assert!(!world.path(SECRET).exists());
}

#[test]
fn an_unencrypted_secret_needs_a_named_place() {
    let mut world = World::with_site("municipality");
    assert_eq!(
        world
            .run_site(&["key", "new", "city", "--no-passphrase"])
            .code,
        2
    );
    let ran = world.run(&[
        "-r",
        "site",
        "key",
        "new",
        "city",
        "--no-passphrase",
        "--out",
        "store/key.pem",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = world.run(&["-r", "site", "key", "check", "store/key.pem"]);
    assert!(
        ran.code == 0 && ran.out.contains("encrypted: no"),
        "{ran:?}"
    );
}

#[test]
fn a_secret_never_goes_into_the_repository() {
    let mut world = World::with_site("municipality");
    world.write("pass", "x");
    fs::create_dir_all(world.path("site/.git")).expect("ours");
    let sub = ["-r", "site/content", "key", "list"];
    assert_eq!(world.run(&sub).code, 0);
    for out in [
        "site/key.pem",
        "site/keys/key.pem",
        "site/new/folder/key.pem",
        "home/../site/key.pem",
    ] {
        let ran = world.run(&[
            "-r",
            "site",
            "key",
            "new",
            "city",
            "--passphrase-file",
            "pass",
            "--out",
            out,
        ]);
        assert_eq!(ran.code, 2, "{out}");
        assert!(
            ran.err.contains("inside the repository"),
            "{out}: {}",
            ran.err
        );
        assert!(!world.path(out).exists(), "{out}");
    }
    assert!(!world.read("site/keys/city.yaml").contains("production"));
}

#[test]
fn a_secret_is_never_overwritten() {
    let mut world = world_with_key();
    let before = world.read(SECRET);
    let ran = world.run(&[
        "-r",
        "site",
        "key",
        "new",
        "city",
        "--passphrase-file",
        "pass",
        "--from",
        "2027-04-01",
        "--id",
        "next",
        "--out",
        SECRET,
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("never overwritten"), "{}", ran.err);
    assert_eq!(world.read(SECRET), before);
    assert!(!world.read("site/keys/city.yaml").contains("next"));
}

#[test]
fn a_second_key_of_a_year_gets_a_name_of_its_own() {
    let mut world = world_with_key();
    let ran = world.run(&[
        "-r",
        "site",
        "key",
        "new",
        "city",
        "--passphrase-file",
        "pass",
        "--from",
        "2026-12-01",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let keys = world.read("site/keys/city.yaml");
    assert!(
        keys.contains("until: 2026-11-30\n  environment: production\n- id: city-2026-2\n"),
        "{keys}"
    );
}

#[test]
fn the_first_key_tells_of_the_samples_and_how_to_sign() {
    let mut world = World::new();
    world.write("pass", "open sesame\n");
    let init = world.run(&["init", "site", "--base-url", "https://badges.town.jp"]);
    assert!(init.err.contains("remove the sample"), "{}", init.err);
    let new = ["key", "new", "city", "--passphrase-file", "pass"];
    let first = world.run(&[&["-r", "site"], &new[..]].concat());
    assert!(first.err.contains("`shirushi sign`"), "{}", first.err);
    assert!(first.err.contains("remove the sample"), "{}", first.err);
    let later = ["-r", "site", "--from", "2027-04-01"];
    let second = world.run(&[&new[..], &later].concat());
    assert_eq!(second.code, 0, "{second:?}");
    assert!(!second.err.contains("sample"), "{}", second.err);
}

#[test]
fn a_key_needs_an_issuer_and_a_safe_name() {
    let mut world = World::with_site("municipality");
    world.write("pass", "x");
    let new = |world: &mut World, rest: &[&str]| {
        world.run(
            &[
                &["-r", "site", "key", "new", "--passphrase-file", "pass"],
                rest,
            ]
            .concat(),
        )
    };
    for rest in [
        &["town"][..],
        &["../city"],
        &["city", "--id", "../x"],
        &["city", "--id", "CON"],
        &["city", "--id", "con"],
        &["city", "--id", "city-demo"],
        &["city", "--from", "2021-04-01"],
    ] {
        let ran = new(&mut world, rest);
        assert_eq!(ran.code, 2, "{rest:?}: {ran:?}");
    }
    assert!(!world.path("home/.config").exists());
}

#[test]
#[cfg(unix)]
fn a_key_file_that_others_can_read_is_refused() {
    let mut world = world_with_key();
    for mode in [0o640, 0o604, 0o660, 0o644, 0o610, 0o601] {
        set_mode(&world.path(SECRET), mode);
        let ran = world.run(&[
            "-r",
            "site",
            "key",
            "check",
            SECRET,
            "--passphrase-file",
            "pass",
        ]);
        assert_eq!(ran.code, 2, "{mode:o}");
        assert!(
            ran.err.contains("others may read") && ran.err.contains("chmod 600"),
            "{}",
            ran.err
        );
    }
    set_mode(&world.path(SECRET), 0o400);
    assert_eq!(
        world
            .run(&[
                "-r",
                "site",
                "key",
                "check",
                SECRET,
                "--passphrase-file",
                "pass"
            ])
            .code,
        0
    );
}

#[test]
fn a_key_file_in_the_repository_is_refused_however_it_is_named() {
    let mut world = world_with_key();
    fs::copy(world.path(SECRET), world.path("site/content/key.pem")).expect("ours");
    set_mode(&world.path("site/content/key.pem"), 0o600);
    let mut paths = vec!["site/content/key.pem", "home/../site/content/key.pem"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(world.path("site/content/key.pem"), world.path("link.pem"))
            .expect("ours");
        paths.push("link.pem");
    }
    for path in paths {
        let ran = world.run(&[
            "-r",
            "site",
            "key",
            "check",
            path,
            "--passphrase-file",
            "pass",
        ]);
        assert_eq!(ran.code, 2, "{path}");
        assert!(
            ran.err.contains("inside the repository"),
            "{path}: {}",
            ran.err
        );
    }
}

#[test]
fn what_is_no_key_file_is_said_to_be_none() {
    let mut world = World::with_site("municipality");
    for text in [
        "",
        "x",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        &"x".repeat(100_000),
    ] {
        world.write("key.pem", text);
        set_mode(&world.path("key.pem"), 0o600);
        let ran = world.run(&["-r", "site", "key", "check", "key.pem"]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("not an Ed25519 key file"), "{}", ran.err);
    }
    assert_eq!(world.run(&["-r", "site", "key", "check", "home"]).code, 2);
    assert_eq!(
        world
            .run(&["-r", "site", "key", "check", "nowhere.pem"])
            .code,
        2
    );
}

#[test]
fn a_wrong_pass_phrase_is_said_to_be_wrong() {
    let mut world = world_with_key();
    world.write("other", "open sesami");
    let ran = world.run(&[
        "-r",
        "site",
        "key",
        "check",
        SECRET,
        "--passphrase-file",
        "other",
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("does not open"), "{}", ran.err);
    let mut world = world.var("SHIRUSHI_PASSPHRASE_FILE", "pass");
    assert_eq!(world.run(&["-r", "site", "key", "check", SECRET]).code, 0);
}

#[test]
fn a_key_of_another_site_is_told_from_ones_own() {
    let mut world = world_with_key();
    world.edit("site/keys/city.yaml", "city-2026", "city-2025");
    let keys = world.read("site/keys/city.yaml");
    let demo_half = keys
        .lines()
        .find(|line| line.contains("public: "))
        .expect("a key")
        .to_owned();
    let last_half = keys
        .lines()
        .rfind(|line| line.contains("public: "))
        .expect("a key")
        .to_owned();
    world.write("site/keys/city.yaml", &keys.replace(&last_half, &demo_half));
    let ran = world.run(&[
        "-r",
        "site",
        "key",
        "check",
        SECRET,
        "--passphrase-file",
        "pass",
    ]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("no keys/<issuer>.yaml lists this key"),
        "{}",
        ran.out
    );
}

#[test]
fn keys_are_listed_with_where_their_secrets_are() {
    let mut world = world_with_key();
    let ran = world.run_site(&["key", "list"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("city  city-demo  2021-04-01..2026-11-20  demo  z6Mk"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains(SECRET), "{}", ran.out);
    fs::remove_file(world.path(SECRET)).expect("ours");
    assert!(
        world
            .run_site(&["key", "list"])
            .out
            .contains("secret not here")
    );
}
