//! Language, colour and quiet.

use shirushi::command::Terminal;

use super::harness::{Ran, World};

/// A command that is refused.
fn refused(world: &mut World) -> Ran {
    let ran = world.run(&["key", "new", "city"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    ran
}

#[test]
fn messages_are_in_the_language_of_the_locale() {
    for (vars, japanese) in [
        (&[][..], false),
        (&[("LANG", "ja_JP.UTF-8")], true),
        (&[("LANG", "ja")], true),
        (&[("LANG", "en_US.UTF-8")], false),
        (&[("LANG", "C")], false),
        (
            &[("LANG", "ja_JP.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")],
            false,
        ),
        (
            &[
                ("LANG", "en_US.UTF-8"),
                ("LC_ALL", "ja_JP.UTF-8"),
                ("LC_MESSAGES", "de_DE.UTF-8"),
            ],
            true,
        ),
        (&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "")], true),
    ] {
        let mut world = vars
            .iter()
            .fold(World::new(), |world, (name, value)| world.var(name, value));
        let ran = refused(&mut world);
        assert_eq!(
            ran.err.starts_with("エラー: "),
            japanese,
            "{vars:?}: {}",
            ran.err
        );
        assert_eq!(
            ran.err.starts_with("error: "),
            !japanese,
            "{vars:?}: {}",
            ran.err
        );
    }
}

#[test]
fn the_flag_wins_over_the_locale() {
    let mut world = World::new().var("LANG", "ja_JP.UTF-8");
    assert!(
        world
            .run(&["--lang", "en", "key", "new", "city"])
            .err
            .starts_with("error: ")
    );
    assert!(
        World::new()
            .run(&["key", "new", "city", "--lang", "ja"])
            .err
            .starts_with("エラー: ")
    );
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for_or_unwanted() {
    let terminal = Terminal {
        out: true,
        err: true,
    };
    for (vars, on_terminal, on_pipe) in [
        (&[][..], true, false),
        (&[("NO_COLOR", "1")], false, false),
        (&[("NO_COLOR", "")], true, false),
        (&[("CLICOLOR_FORCE", "1")], true, true),
        (&[("CLICOLOR_FORCE", "0")], true, false),
        (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false, false),
        (&[("TERM", "dumb")], false, false),
    ] {
        for (terminal, expected) in [(terminal, on_terminal), (Terminal::default(), on_pipe)] {
            let mut world = vars
                .iter()
                .fold(World::new(), |world, (name, value)| world.var(name, value));
            world.terminal = terminal;
            let coloured = refused(&mut world).err.contains('\u{1b}');
            assert_eq!(coloured, expected, "{vars:?} {terminal:?}");
            let usage = world.run(&["bild"]).err.contains('\u{1b}');
            assert_eq!(usage, expected, "usage, {vars:?} {terminal:?}");
        }
    }
}

#[test]
fn quiet_leaves_out_what_is_said_beside_the_result() {
    let ran = World::new().run(&["-q", "init", "site"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn a_name_that_acts_on_a_terminal_is_made_harmless() {
    let ran = World::new().run(&["-r", "a\u{1b}[2Jb\u{202e}", "key", "new", "city"]);
    assert!(!ran.err.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.err);
}
