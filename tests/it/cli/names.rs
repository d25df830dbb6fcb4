//! Names that are hard to keep and to draw (`tests/names/names.tsv`): printed everywhere as they were given, to the last code
//! point; drawn where the bundled font has their letters, and where it has not, the letter is named.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;
use shirushi::image::Fonts;

use super::harness::World;

/// A row of the table.
struct Hard {
    name: &'static str,
    /// The first character that the bundled font does not have.
    missing: Option<char>,
}

fn table() -> Vec<Hard> {
    let text = include_str!("../../names/names.tsv");
    let rows = text.lines().map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, expected, why] = cells[..] else {
            panic!("three cells: {line}");
        };
        assert!(!why.is_empty(), "{line}");
        let missing = expected.strip_prefix("missing U+").map(|code| {
            let code = u32::from_str_radix(code, 16).expect("hexadecimal");
            char::from_u32(code).expect("a character")
        });
        assert_eq!(missing.is_none(), expected == "drawn", "{line}");
        Hard { name, missing }
    });
    rows.collect()
}

#[test]
fn the_bundled_font_has_the_letters_that_the_table_says() {
    let (fonts, table) = (Fonts::bundled(), table());
    for Hard { name, missing } in &table {
        assert_eq!(fonts.missing(name), *missing, "{name}");
    }
    let names: BTreeSet<&str> = table.iter().map(|row| row.name).collect();
    assert!(names.len() == table.len() && names.len() >= 40);
    for name in ["髙橋 美咲", "岬﨑 蓮"] {
        assert!(names.contains(name) && fonts.missing(name).is_none());
    }
    assert_eq!(fonts.missing("𠮷"), Some('\u{20bb7}'));
}

/// A site on which everybody of the table has one award, in the order of the table, and their ids.
fn site(table: &[Hard]) -> (World, Vec<String>) {
    let mut world = World::with_site("municipality");
    let settings = "site/content/site.yaml";
    let text = world.read(settings);
    world.write(
        settings,
        &format!("{text}  outputs: [certificate, embed]\n"),
    );
    let file = "site/content/people.csv";
    let mut people = world.read(file);
    let mut args = vec!["award".to_owned(), "digital-basics".to_owned()];
    for (at, row) in table.iter().enumerate() {
        let person = format!("x{at:02}");
        let consent = "2026-04-01,name+badge+page+search";
        writeln!(people, "{person},q7{at:02}wz,{},,,full,{consent}", row.name)
            .expect("a string takes any text");
        args.push(person);
    }
    world.write(file, &people);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let ran = world.run_site(&args);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ids = ran.out.lines().filter_map(|line| line.split_once(": "));
    let ids: Vec<String> = ids.map(|(id, _)| id.to_owned()).collect();
    assert_eq!(ids.len(), table.len());
    (world, ids)
}

/// What stands between two texts, without the marks of HTML.
fn between(page: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = page.split_once(before)?;
    let text = rest.split_once(after)?.0;
    let text = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (mark, letter)| {
        text.replace(mark, letter)
    });
    Some(text)
}

#[test]
fn every_page_and_credential_has_the_name_as_it_was_given() {
    let table = table();
    let (mut world, ids) = site(&table);
    let ran = world.run_site(&["check", "--strict"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "no problems\n"));
    assert_eq!(world.run_site(&["build"]).code, 0);
    for (at, (Hard { name, .. }, id)) in table.iter().zip(&ids).enumerate() {
        let public = |path: &str| world.read(&format!("site/public/{path}"));
        let exactly = Some((*name).to_owned());
        // the page of pictures draws backgrounds and cards with the name of these two pages
        let earner = format!("h/q7{at:02}wz/index.html");
        for (lang, bdi) in [
            ("", "<bdi class=\"holder-name\">"),
            ("en/", "<bdi class=\"holder-name\" lang=\"ja\">"),
        ] {
            let page = public(&format!("{lang}a/{id}/index.html"));
            assert_eq!(between(&page, bdi, "</bdi>"), exactly);
            let page = public(&format!("{lang}{earner}"));
            assert_eq!(between(&page, bdi, "</bdi>"), exactly);
        }
        for path in ["certificate/", ""] {
            let path = match path {
                "" => format!("embed/{id}/index.html"),
                _ => format!("a/{id}/certificate/index.html"),
            };
            let page = public(&path);
            assert_eq!(between(&page, "<bdi>", "</bdi>"), exactly, "{path}");
        }
        let credential: Value =
            serde_json::from_str(&public(&format!("a/{id}/credential.json"))).expect("JSON");
        let said = &credential["credentialSubject"]["identifier"][0]["identityHash"];
        assert_eq!(said.as_str(), Some(*name));
    }
}

#[test]
fn every_slip_and_letter_has_the_name_as_it_was_given() {
    let table = table();
    let (mut world, _) = site(&table);
    let ran = world.run_site(&["slips", "--from", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let page = world.read("site/private/slips.html");
    let slips = page.split("<h2>").skip(1);
    let slips: BTreeSet<String> = slips
        .filter_map(|slip| between(&format!("<h2>{slip}"), "<h2>", " <small"))
        .collect();
    for Hard { name, .. } in &table {
        assert!(slips.contains(*name), "{name}");
    }
}

#[test]
fn a_background_has_the_name_or_says_which_letter_the_font_lacks() {
    let table = table();
    let (mut world, ids) = site(&table);
    for (Hard { name, missing }, id) in table.iter().zip(&ids) {
        let ran = world.run_site(&["background", id, "-o", "b.svg"]);
        let Some(missing) = missing else {
            assert_eq!(ran.code, 0, "{name}: {ran:?}");
            continue;
        };
        assert_eq!(ran.code, 2, "{name}: {ran:?}");
        let code = format!("(U+{:04X})", u32::from(*missing));
        assert!(
            ran.err.contains(&code) && ran.err.contains("--no-name"),
            "{ran:?}"
        );
        let ran = world.run_site(&["background", id, "-o", "b.svg", "--no-name"]);
        assert_eq!(ran.code, 0, "{name}: {ran:?}");
    }
}
