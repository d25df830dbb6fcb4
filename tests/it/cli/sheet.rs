//! `shirushi preview badges`

use std::fs;

use super::harness::World;

#[test]
fn all_badges_stand_on_one_sheet_and_every_run_makes_the_same() {
    let mut world = World::with_sample();
    let sheets: Vec<Vec<Vec<u8>>> = ["one", "two"]
        .map(|folder| {
            let ran = world.run_site(&["preview", "badges", "-o", folder]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
            assert!(ran.out.contains("12 badges"), "{}", ran.out);
            ["html", "svg", "png"]
                .map(|kind| {
                    let path = world.path(&format!("site/{folder}/badges.{kind}"));
                    fs::read(path).expect("it was written")
                })
                .to_vec()
        })
        .to_vec();
    assert_eq!(sheets[0], sheets[1]);
    let page = String::from_utf8(sheets[0][0].clone()).expect("text");
    assert_eq!(page.matches("<symbol").count(), 12);
    assert_eq!(page.matches("<use").count(), 12 * 5);
    for text in [
        "やさしい日本語",
        "lang=\"en\">",
        "実践 applied",
        "ステップ 5 step",
    ] {
        assert!(page.contains(text), "{text}");
    }
    for outside in ["src=", "url(http", "href=\"http", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn a_name_with_an_ending_is_one_file() {
    let mut world = World::with_site("community");
    let ran = world.run_site(&["preview", "badges", "-o", "sheet.png"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(world.path("site/sheet.png").exists());
    assert!(!world.path("site/sheet.html").exists());
}

#[test]
fn names_are_text_and_what_the_font_lacks_is_shown_as_a_gap() {
    let mut world = World::with_sample();
    let file = "site/content/achievements/easy-japanese/badge.yaml";
    let name = world.read(file);
    let name = name
        .lines()
        .find(|line| line.starts_with("name:"))
        .expect("a name")
        .to_owned();
    world.edit(file, &name, "name: {ja: \"<b>𠮷野</b>\", en: \"A & B\"}");
    let ran = world.run_site(&["preview", "badges", "-o", "sheet.html"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let page = world.read("site/sheet.html");
    assert!(
        page.contains("&lt;b&gt;〓野&lt;") && page.contains("A &amp; B"),
        "escaped"
    );
    assert!(!page.contains("<b>"));
}

#[test]
fn wrong_content_is_reported_instead() {
    let mut world = World::with_sample();
    world.edit(
        "site/content/achievements/easy-japanese/badge.yaml",
        "やさしい|日本語",
        "𠮷野",
    );
    let ran = world.run_site(&["preview", "badges"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("U+20BB7"), "{}", ran.err);
    assert!(!world.path("site/badges.html").exists());
}
