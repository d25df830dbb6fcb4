//! `shirushi slips`: who is told, in which order, with which code, and where that may be written.

use std::fs;

use super::harness::{Ran, World};

const PAGE: &str = "site/private/slips.html";

/// The sample organisation, whose city hands out claim codes.
fn city() -> World {
    let world = World::with_sample();
    let file = "site/content/issuers/shiomino-city.yaml";
    world.write(file, &format!("{}\nclaim_codes: true\n", world.read(file)));
    world
}

fn slips(world: &mut World, rest: &[&str]) -> Ran {
    world.run_site(&[&["slips", "--from", "2026-06-01"], rest].concat())
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|part| part.split(after).next()).collect()
}

fn names(page: &str) -> Vec<&str> {
    between(page, "<h2>", " <small")
}

fn codes(text: &str) -> Vec<&str> {
    between(text, "<dd class=\"code\">", "</dd>")
}

#[test]
fn everybody_awarded_in_these_days_gets_a_slip_in_the_order_of_kana() {
    let mut world = city();
    let ran = slips(&mut world, &["--to", "2026-06-01"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("slips.html: 3 slips"), "{ran:?}");
    assert!(ran.err.contains("never commit or publish"), "{ran:?}");
    assert_eq!(
        names(&world.read(PAGE)),
        ["磯辺田 奏", "貝塚野 芽衣", "湊ノ内 晴香"]
    );
}

#[test]
fn days_are_read_as_offices_write_them_and_anything_else_is_refused() {
    let mut world = city();
    let run = |world: &mut World, days: &[&str]| world.run_site(&[&["slips"], days].concat());
    for (days, said) in [
        (&["--from", "来月"][..], "「来月」を日付として読めません"),
        (&["--from", "2026-06-01", "--to", "6/1"], "「6/1」を日付"),
        (
            &["--from", "2026-06-02", "--to", "2026-06-01"],
            "2026-06-02 より前です",
        ),
    ] {
        let ran = run(&mut world, &[days, &["--lang", "ja"]].concat());
        assert!(ran.code == 2 && ran.err.contains(said), "{ran:?}");
        assert!(!world.path("site/private").exists());
    }
    let ran = run(&mut world, &["--from", "令和8年6月1日", "--to", "R8.6.1"]);
    assert!(ran.out.contains("slips.html: 3 slips"), "{ran:?}");
}

#[test]
fn letters_are_not_written_where_slips_are() {
    let mut world = city();
    let ran = slips(
        &mut world,
        &["--mail-merge", "private/../private/slips.html"],
    );
    assert_eq!(ran.code, 2, "{ran:?}");
    let ran = slips(&mut world, &["--mail-merge", "private/slips.html"]);
    assert!(
        ran.code == 2 && ran.err.contains("cannot both be"),
        "{ran:?}"
    );
    assert!(!world.path("site/private").exists());
}

#[test]
fn long_texts_are_set_smaller() {
    let mut world = city();
    let file = "site/content/people.csv";
    world.edit(
        file,
        "磯辺田 奏",
        "ブラウフランケンシュタイン・マクシミリアン・アレクサンダー",
    );
    let name = "name: {ja: 汐見野市 総務部 人材育成課,";
    let long = format!("name: {{ja: {},", "人材育成支援機構".repeat(8));
    world.edit("site/content/issuers/shiomino-city.yaml", name, &long);
    assert_eq!(slips(&mut world, &["--to", "2026-06-01"]).code, 0);
    let page = world.read(PAGE);
    let sizes = between(&page, "<article class=\"slip ", "\">");
    assert_eq!(sizes.len(), 3);
    assert!(
        sizes.iter().all(|sizes| sizes.contains("issuer-longer")),
        "{sizes:?}"
    );
    let long_names = sizes.iter().filter(|sizes| sizes.contains("name-long "));
    assert_eq!(long_names.count(), 1, "{sizes:?}");
}

#[test]
fn slips_lie_by_section_as_they_are_handed_out() {
    let mut world = city();
    let people = world.read("site/content/people.csv");
    let with_sections: Vec<String> = people
        .lines()
        .map(|line| match line.split(',').next() {
            Some("person") => format!("{line},department"),
            Some("p12") => format!("{line},防災課"),
            Some("p13") => format!("{line},デジタル課"),
            _ => format!("{line},"),
        })
        .collect();
    world.write("site/content/people.csv", &with_sections.join("\n"));
    assert_eq!(slips(&mut world, &["--to", "2026-06-01"]).code, 0);
    let page = world.read(PAGE);
    assert_eq!(names(&page), ["湊ノ内 晴香", "磯辺田 奏", "貝塚野 芽衣"]);
    assert!(page.contains("デジタル課") && page.contains("防災課"));
}

#[test]
fn hidden_holders_get_theirs_too_and_what_does_not_hold_is_left_out() {
    let mut world = city();
    let ran = world.run_site(&["slips", "--from", "2024-01-01"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let page = world.read(PAGE);
    assert!(names(&page).contains(&"遠州谷 実"), "a hidden holder");
    let listed = world.run_site(&[
        "list",
        "awards",
        "--revoked",
        "--suspended",
        "--format",
        "json",
    ]);
    let gone = between(&listed.out, "\"award_id\":\"", "\"");
    assert!(!gone.is_empty());
    for id in gone {
        assert!(!page.contains(&format!("/a/<wbr>{id}/")), "{id}");
    }
}

#[test]
fn one_issuer_at_a_time_if_so_wished() {
    let mut world = city();
    assert_eq!(slips(&mut world, &["--issuer", "od-club"]).code, 0);
    let page = world.read(PAGE);
    assert_eq!(names(&page), ["帆影 陸"]);
    assert!(codes(&page).is_empty(), "this issuer hands out no codes");
    assert_eq!(slips(&mut world, &["--issuer", "nobody"]).code, 2);
}

#[test]
fn whoever_has_a_mailbox_gets_a_letter_and_the_others_a_slip() {
    let mut world = city();
    let file = "site/content/people.csv";
    world.edit(file, "000112,,", "000112,kanade@example.com,");
    world.edit(file, "磯辺田 奏", "=磯辺田 奏");
    let table = "site/private/letters.csv";
    let ran = slips(
        &mut world,
        &["--to", "2026-06-01", "--mail-merge", "private/letters.csv"],
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("letters.csv: 1 letter\n") && ran.out.contains("slips.html: 2 slips"),
        "{ran:?}"
    );
    let text = world.read(table);
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("\u{feff}email,name,badge,issuer,issued_on,address,claim_code")
    );
    let letter = lines.next().expect("a letter");
    assert!(
        letter.starts_with("kanade@example.com,'=磯辺田 奏,")
            && letter.contains(",2026-06-01,https://badges.shiomino.example/a/cgs5t6y5/,"),
        "{letter}"
    );
    assert_eq!(lines.next(), None);
    assert_eq!(names(&world.read(PAGE)), ["貝塚野 芽衣", "湊ノ内 晴香"]);
}

#[test]
fn a_claim_code_is_known_to_the_slip_alone_and_fits_its_award_alone() {
    let mut world = city();
    assert_eq!(slips(&mut world, &["--to", "2026-06-01"]).code, 0);
    let page = world.read(PAGE);
    let code = codes(&page)[0].to_owned();
    assert_eq!(codes(&page).len(), 3);
    // the same on every run
    assert_eq!(slips(&mut world, &["--to", "2026-06-01"]).code, 0);
    assert_eq!(world.read(PAGE), page);

    assert_eq!(world.run_site(&["build"]).code, 0);
    for (path, bytes) in world.snapshot("site/public") {
        let text = String::from_utf8_lossy(&bytes).to_ascii_uppercase();
        assert!(!text.contains(&code), "{}", path.display());
    }
    let mut verified = |id: &str, claim: &str| {
        let file = format!("site/public/a/{id}/credential.json");
        let offline = [
            "verify",
            "--offline",
            "--with",
            "site/public",
            &file,
            "--claim",
            claim,
        ];
        let ran = world.run(&offline);
        (ran.code, ran.out.contains("Genuine"))
    };
    assert_eq!(verified("cgs5t6y5", &code), (0, true));
    assert_eq!(verified("cgs5t6y5", &code.to_lowercase()), (0, true));
    let full_width: String = code
        .chars()
        .filter_map(|c| match c {
            '-' => Some('ー'),
            _ => char::from_u32(u32::from(c) + 0xfee0),
        })
        .collect();
    for typed in [code.replace('-', ""), code.replace('-', " "), full_width] {
        assert_eq!(verified("cgs5t6y5", &typed), (0, true), "{typed}");
    }
    assert_eq!(verified("hjv51hbj", &code), (1, false));
    let wrong = code.replace(char::is_alphabetic, "X");
    assert_eq!(verified("cgs5t6y5", &wrong), (1, false));
}

#[test]
fn what_was_signed_keeps_its_bytes_and_its_code() {
    let mut world = city();
    let ran = world.run_site(&["sign", "--yes"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(slips(&mut world, &["--to", "2026-06-01"]).code, 0);
    let before = world.read(PAGE);
    assert_eq!(codes(&before).len(), 3);
    // The issuer changes its mind; what the ledger holds does not.
    world.edit(
        "site/content/issuers/shiomino-city.yaml",
        "claim_codes: true",
        "claim_codes: false",
    );
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = world.run_site(&["build", "--locked"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(slips(&mut world, &["--to", "2026-06-01"]).code, 0);
    assert_eq!(world.read(PAGE), before);
}

#[test]
fn what_was_signed_without_a_code_gets_a_slip_without_one() {
    let mut world = World::with_sample();
    assert_eq!(world.run_site(&["sign", "--yes"]).code, 0);
    let file = "site/content/issuers/shiomino-city.yaml";
    world.write(file, &format!("{}\nclaim_codes: true\n", world.read(file)));
    let ran = slips(&mut world, &["--to", "2026-06-01"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("3 of 3 have no claim code"), "{ran:?}");
    assert!(codes(&world.read(PAGE)).is_empty());
}

#[cfg(unix)]
#[test]
fn nobody_else_of_the_machine_reads_them_and_git_leaves_them_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut world = city();
    world.write(PAGE, "an old one, open to all");
    super::harness::set_mode(&world.path(PAGE), 0o644);
    let ran = slips(&mut world, &["--mail-merge", "private/letters.csv"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for file in [PAGE, "site/private/letters.csv"] {
        let mode = fs::metadata(world.path(file))
            .expect("written")
            .permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{file}");
    }
    assert_eq!(world.read("site/private/.gitignore"), "*\n");
}

#[test]
fn they_never_stand_where_they_could_be_published_or_committed() {
    let mut world = city();
    assert_eq!(world.run_site(&["build", "-o", "../elsewhere"]).code, 0);
    for place in [
        "slips.html",
        "public/slips.html",
        "content/slips.html",
        "private/../content/slips.html",
        "../elsewhere/a/slips.html",
    ] {
        for option in ["-o", "--mail-merge"] {
            let ran = slips(&mut world, &[option, place]);
            assert_eq!(ran.code, 2, "{place} {ran:?}");
            assert!(ran.err.contains("no place for personal data"), "{ran:?}");
        }
    }
    assert!(!world.path("site/private").exists());
    assert_eq!(slips(&mut world, &["-o", "../desk.html"]).code, 0);
    assert!(world.path("desk.html").exists());
}
