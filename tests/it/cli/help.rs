//! What the program says of itself. `UPDATE=1 cargo test` rewrites the pages in `tests/help/`.

use std::fs;
use std::path::Path;

use super::harness::World;

const COMMANDS: &[&[&str]] = &[
    &[],
    &["init"],
    &["build"],
    &["assemble"],
    &["check"],
    &["diff"],
    &["serve"],
    &["sign"],
    &["bundle"],
    &["import"],
    &["award"],
    &["revoke"],
    &["suspend"],
    &["unsuspend"],
    &["renew"],
    &["correct"],
    &["redact"],
    &["verify"],
    &["verify-page"],
    &["key"],
    &["key", "new"],
    &["key", "add"],
    &["key", "leaked"],
    &["key", "list"],
    &["key", "check"],
    &["list"],
    &["list", "awards"],
    &["doctor"],
    &["theme"],
    &["theme", "eject"],
    &["theme", "diff"],
    &["theme", "list"],
    &["schema"],
    &["background"],
    &["qr"],
    &["explain"],
    &["preview"],
    &["preview", "badges"],
    &["slips"],
];

#[test]
fn every_command_explains_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help");
    for command in COMMANDS {
        let ran = World::new().run(&[*command, &["--help"]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command:?}");
        let page = folder.join(format!(
            "shirushi{}.txt",
            command
                .iter()
                .map(|part| format!("-{part}"))
                .collect::<String>()
        ));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&page, &ran.out).expect("the repository can be written");
        }
        let expected = fs::read_to_string(&page).unwrap_or_default();
        assert_eq!(
            ran.out,
            expected,
            "{} differs; UPDATE=1 rewrites it",
            page.display()
        );
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let ran = World::new().run(&["--version"]);
    assert_eq!(ran.out, format!("shirushi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn arguments_that_mean_nothing_are_exit_code_2() {
    for args in [
        &[][..],
        &["bild"],
        &["build", "--no-such-flag"],
        &["check", "--as-of", "2026-02-30"],
        &["sign"],
        &["bundle"],
        &["verify"],
        &["serve", "-p", "70000"],
        &["list", "awards", "--expiring", "-1"],
    ] {
        let ran = World::new().run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
        assert_eq!(ran.out, "", "{args:?}");
    }
}
