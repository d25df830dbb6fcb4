//! `shirushi build --shard` and `shirushi assemble`: what they refuse, and what they can take.

use std::fs;

use super::harness::{Ran, World};

/// A starter site of which both of two parts stand in `site/public`.
fn in_two_parts() -> World {
    let mut world = World::with_site("company");
    build(&mut world, "1/2");
    build(&mut world, "2/2");
    world
}

fn build(world: &mut World, part: &str) {
    let ran = world.run_site(&["build", "--shard", part]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

fn assemble(world: &mut World) -> Ran {
    world.run_site(&["assemble"])
}

/// What cannot be put together is refused, in both languages, and nothing becomes a site.
fn refused(world: &mut World, english: &str, japanese: &str) {
    for (lang, said) in [("en", english), ("ja", japanese)] {
        let ran = world.run_site(&["assemble", "--lang", lang]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(!world.path("site/public/index.html").exists());
}

/// The site that stands in `site/public` is the one that a plain build makes.
fn is_whole(world: &mut World) {
    let ran = world.run_site(&["build", "-o", "../plain"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let (whole, assembled) = (world.snapshot("plain"), world.snapshot("site/public"));
    let paths = |site: &std::collections::BTreeMap<_, _>| site.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&assembled), paths(&whole));
    for (path, bytes) in &whole {
        assert!(assembled[path] == *bytes, "{}", path.display());
    }
}

#[test]
fn parts_of_one_folder_become_the_site() {
    let mut world = in_two_parts();
    let ran = assemble(&mut world);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(
        ran.out.starts_with("assembled 2 parts and the rest ("),
        "{}",
        ran.out
    );
    is_whole(&mut world);
    let again = world.run_site(&["build"]);
    assert!(again.out.contains("(none changed)"), "{}", again.out);
}

#[test]
fn a_part_says_what_it_made() {
    let mut world = World::with_site("company");
    let ran = world.run_site(&["build", "--shard", "1/1"]);
    let en = "part 1/1: 3 credentials (3 valid, 0 expired, 0 revoked), ";
    assert!(ran.out.starts_with(en), "{}", ran.out);
    let ran = world.run_site(&["build", "--shard", "1/1", "--lang", "ja"]);
    let ja = "部分 1/1: バッジ3件(有効3、期限切れ0、取り消し0)、";
    assert!(ran.out.starts_with(ja), "{}", ran.out);
    assert!(ran.out.contains("(変更なし)"), "{}", ran.out);
}

#[test]
fn a_part_that_is_missing_is_named() {
    let mut world = World::with_site("company");
    for part in ["1/5", "3/5", "4/5"] {
        build(&mut world, part);
    }
    refused(
        &mut world,
        "of 5 parts, the parts are missing: 2, 5\n",
        "5個のうち、部分 2, 5 がありません\n",
    );
    build(&mut world, "2/5");
    refused(
        &mut world,
        "of 5 parts, the part is missing: 5\n",
        "5個のうち、部分 5 がありません\n",
    );
}

#[test]
fn a_folder_without_parts_is_no_site() {
    let mut world = World::with_site("company");
    refused(
        &mut world,
        "holds no part of a site",
        "組み立てる部分がありません",
    );
}

#[test]
fn parts_of_two_divisions_are_not_mixed() {
    let mut world = in_two_parts();
    build(&mut world, "1/3");
    refused(
        &mut world,
        "parts of 2 and parts of 3 stand together",
        "2個に分けた部分と3個に分けた部分が混ざっています",
    );
}

#[test]
fn a_part_whose_list_was_cut_short_is_not_finished() {
    let mut world = in_two_parts();
    let list = world.read("site/public/.shirushi-2-of-2");
    for length in [0, 10, 300, list.len() - 1] {
        world.write("site/public/.shirushi-2-of-2", &list[..length]);
        refused(
            &mut world,
            "part 2/2 is not finished",
            "部分 2/2 は、まだできていません",
        );
    }
    build(&mut world, "2/2");
    assert_eq!(assemble(&mut world).code, 0);
    is_whole(&mut world);
}

#[test]
fn a_part_of_other_content_is_refused() {
    let mut world = in_two_parts();
    world.edit("site/content/site.yaml", "title:", "# another\n  title:");
    let en = "part 1/2 was made from other content";
    let ja = "部分 1/2 は別のサイトのものです: もとのファイルが違います";
    refused(&mut world, en, ja);
    build(&mut world, "1/2");
    refused(
        &mut world,
        "part 2/2 was made from other content",
        "部分 2/2 は別のサイトのものです",
    );
    build(&mut world, "2/2");
    assert_eq!(assemble(&mut world).code, 0);
    is_whole(&mut world);
}

#[test]
fn what_a_part_no_longer_has_is_taken_away() {
    let mut world = in_two_parts();
    let awards = world.read("site/content/awards/2026.csv");
    let mut lines: Vec<&str> = awards.lines().collect();
    lines.truncate(2);
    world.write("site/content/awards/2026.csv", &(lines.join("\n") + "\n"));
    build(&mut world, "1/2");
    build(&mut world, "2/2");
    assert_eq!(assemble(&mut world).code, 0);
    is_whole(&mut world);
    let folders = walkdir::WalkDir::new(world.path("site/public"));
    let folders = folders.min_depth(1).into_iter().flatten();
    for folder in folders.filter(|entry| entry.file_type().is_dir()) {
        let mut names = fs::read_dir(folder.path()).expect("read");
        assert!(
            names.next().is_some(),
            "{} is empty",
            folder.path().display()
        );
    }
}

#[test]
fn files_that_are_missing_or_changed_are_counted() {
    let mut world = in_two_parts();
    let file = |name: &str| {
        let files = walkdir::WalkDir::new(world.path("site/public/a"));
        let found = files.sort_by_file_name().into_iter().flatten();
        let mut found = found.filter(|entry| entry.file_name() == name);
        found.next().expect("an award").into_path()
    };
    let (page, badge) = (file("index.html"), file("badge.png"));
    let text = fs::read(&page).expect("read");
    fs::write(&page, &text[..text.len() / 2]).expect("ours");
    refused(
        &mut world,
        ": 1 file missing or not as written",
        "の1ファイルが、ないか",
    );
    fs::remove_file(badge).expect("ours");
    refused(
        &mut world,
        ": 2 files missing or not as written",
        "の2ファイルが、ないか",
    );
    fs::write(&page, text).expect("ours");
    build(&mut world, "1/2");
    build(&mut world, "2/2");
    assert_eq!(assemble(&mut world).code, 0);
    is_whole(&mut world);
}

#[test]
fn a_file_of_somebody_else_is_named() {
    let mut world = in_two_parts();
    world.write("site/public/i/notes.txt", "mine");
    refused(
        &mut world,
        "i/notes.txt` is of no part and not of the site",
        "i/notes.txt` は、どの部分のものでも、このサイトのものでもありません",
    );
    assert!(!world.path("site/public/.shirushi").exists());
    fs::remove_file(world.path("site/public/i/notes.txt")).expect("ours");
    assert_eq!(assemble(&mut world).code, 0);
}

#[test]
fn a_whole_site_is_not_spoiled_by_a_part() {
    let mut world = World::with_site("company");
    assert_eq!(world.run_site(&["build"]).code, 0);
    let before = world.snapshot("site/public");
    let ran = world.run_site(&["build", "--shard", "1/2"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.err
            .contains("holds a whole site, and a part of one would spoil it")
    );
    assert_eq!(world.snapshot("site/public"), before);
}

#[test]
fn a_folder_of_somebody_else_takes_no_part() {
    let mut world = World::with_site("company");
    world.write("site/public/notes.txt", "mine");
    let ran = world.run_site(&["build", "--shard", "1/2"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(world.snapshot("site/public").len(), 1);
}

#[test]
fn an_assembly_that_was_killed_is_finished_by_the_next() {
    let mut world = in_two_parts();
    let parts = world.snapshot("site/public");
    assert_eq!(assemble(&mut world).code, 0);
    let whole = world.snapshot("site/public");
    // In the middle: the list is begun, some of the rest stands, the last file of it cut short.
    for (path, bytes) in &parts {
        fs::write(world.path("site/public").join(path), bytes).expect("ours");
    }
    world.write("site/public/.shirushi", "shirushi 1\n0123");
    world.write("site/public/robots.txt", "User-a");
    fs::remove_file(world.path("site/public/index.html")).expect("ours");
    assert_eq!(assemble(&mut world).code, 0);
    assert!(world.snapshot("site/public") == whole);
    // At its end: the list of the site is whole, one of a part is left.
    let list = ".shirushi-2-of-2";
    let bytes = &parts[std::path::Path::new(list)];
    fs::write(world.path("site/public").join(list), bytes).expect("ours");
    assert_eq!(assemble(&mut world).code, 0);
    assert!(world.snapshot("site/public") == whole);
    // After it: there is nothing to do.
    let ran = assemble(&mut world);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.starts_with("was assembled already: "),
        "{}",
        ran.out
    );
    assert!(world.snapshot("site/public") == whole);
    // But it is not taken for what another content would make.
    world.edit("site/content/site.yaml", "ja: ", "ja: 新しい");
    let ran = assemble(&mut world);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(world.snapshot("site/public") == whole);
}

#[test]
fn what_was_begun_takes_in_no_file_of_somebody_else() {
    let mut world = in_two_parts();
    world.write("site/public/.shirushi", "shirushi 2\n");
    world.write("site/public/notes.txt", "mine");
    let ran = assemble(&mut world);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("notes.txt` is of no part"), "{}", ran.err);
    assert_eq!(world.read("site/public/.shirushi"), "shirushi 2\n");
    fs::remove_file(world.path("site/public/notes.txt")).expect("ours");
    assert_eq!(assemble(&mut world).code, 0);
    is_whole(&mut world);
}

#[test]
fn previews_are_assembled_as_previews() {
    let mut world = World::with_site("company");
    let preview = ["--preview", "--base-url", "https://deploy-1.example"];
    let mut run = |first: &[&str]| world.run_site(&[first, &preview].concat());
    for part in ["1/2", "2/2"] {
        assert_eq!(run(&["build", "--shard", part]).code, 0);
    }
    assert_eq!(run(&["build", "-o", "../plain"]).code, 0);
    refused(
        &mut world,
        "part 1/2 was made for another address, or as a preview where this is none",
        "サイトのアドレスが違うか、どちらかが確認用です",
    );
    let ran = world.run_site(&[&["assemble"][..], &preview].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("this is a preview, unsigned"),
        "{}",
        ran.err
    );
    assert!(world.snapshot("site/public") == world.snapshot("plain"));
}

#[test]
fn parts_of_what_is_signed_need_no_key() {
    let mut world = World::with_site("company");
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    for args in [
        &["build", "--shard", "1/2"][..],
        &["build", "--shard", "2/2"],
        &["assemble"],
    ] {
        let ran = world.run_site(&[args, &["--locked"]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }
    is_whole(&mut world);
}

#[test]
fn without_the_key_that_signed_the_parts_it_would_be_another_site() {
    let mut world = in_two_parts();
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    refused(
        &mut world,
        "part 1/2 was made for another address, or as a preview where this is none",
        "サイトのアドレスが違うか、どちらかが確認用です",
    );
}

#[test]
fn a_part_that_does_not_exist_is_no_argument() {
    for part in ["0/2", "3/2", "1/0", "x", "1"] {
        let ran = World::new().run(&["build", "--shard", part]);
        assert_eq!(ran.code, 2, "{part}");
        assert!(
            ran.err.contains("the first is 1/7, the last 7/7"),
            "{}",
            ran.err
        );
    }
}
