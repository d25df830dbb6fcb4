//! `shirushi import`, as a clerk uses it.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::harness::{Ran, World};

/// What an office hands in: written by Excel in Windows-31J, with a title, columns of its own, a number without its zeros, a
/// day of an era, the wrong form of a letter, and one row twice.
const LIST: &str = "DX基礎研修 修了者名簿\r\n\
    No.,職員番号,氏　名,フリガナ,所属,対象区分,バッジ名,修了日\r\n\
    1,105,高砂　美月,ﾀｶｻｺﾞ ﾐﾂｷ,政策企画課,staff,やさしい日本語で伝える,R7.4.1\r\n\
    2,000102,潮路 健人,,,staff,easy-japanese,令和７年４月１日\r\n\
    3,000102,潮路 健人,,,staff,easy-japanese,2025/4/1\r\n\
    4,301,髙坂 﨑子,ﾀｶｻｶ ｻｷｺ,総務部,staff,easy-japanese,2025年4月1日\r\n";

fn windows_31j(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn world() -> World {
    let world = World::with_sample();
    world.write_bytes("site/list.csv", &windows_31j(LIST));
    world
}

fn import(world: &mut World, rest: &[&str]) -> Ran {
    world.run_site(&[&["import"], rest].concat())
}

fn badge(world: &World) -> String {
    let text = world.read("site/content/achievements/easy-japanese/badge.yaml");
    let name = text.split("{ja: ").nth(1).expect("a name");
    name.split(',').next().expect("a name").to_owned()
}

#[test]
fn a_list_of_excel_becomes_awards_and_twice_changes_nothing() {
    let mut world = world();
    let list = LIST.replace("やさしい日本語で伝える", &badge(&world));
    world.write_bytes("site/list.csv", &windows_31j(&list));
    let people = world.read("site/content/people.csv");
    let ran = import(&mut world, &["list.csv"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("3 accepted, 1 already there, 0 refused"),
        "{ran:?}"
    );
    assert!(ran.out.contains("list.csv:5: already there"), "{ran:?}");
    assert!(
        ran.err.contains("read as Windows-31J") && ran.err.contains("not taken over: No."),
        "{ran:?}"
    );
    assert!(
        ran.err
            .contains("list.csv:3: the name differs from the registered one of p05"),
        "{ran:?}"
    );
    assert!(
        ran.err.contains("U+9AD8, registered 髙 U+9AD9") && ran.err.contains("leading zeros"),
        "{ran:?}"
    );
    let awards = world.read("site/content/awards/2025.csv");
    for row in [
        ",easy-japanese,p05,2025-04-01,",
        ",easy-japanese,p02,2025-04-01,",
    ] {
        assert_eq!(awards.matches(row).count(), 1, "{row}");
    }
    let now = world.read("site/content/people.csv");
    for (known, line) in people.lines().zip(now.lines()) {
        assert!(
            line.strip_prefix(known)
                .is_some_and(|rest| rest == "," || rest == ",department"),
            "{line}"
        );
    }
    let added = now.lines().last().expect("a row");
    assert!(
        added.contains(",髙坂 﨑子,タカサカ サキコ,") && added.contains(",000301,"),
        "{added}"
    );
    let before = world.snapshot("site/content");
    let again = import(&mut world, &["list.csv"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(
        again.out.contains("0 accepted, 4 already there, 0 refused"),
        "{again:?}"
    );
    assert_eq!(world.snapshot("site/content"), before);
    assert_eq!(world.run_site(&["check"]).code, 0);
}

#[test]
fn nobody_is_named_in_what_is_printed() {
    let mut world = world();
    for lang in ["ja", "en"] {
        let ran = import(&mut world, &["list.csv", "--dry-run", "--lang", lang]);
        for personal in ["美月", "ﾀｶｻｺﾞ", "105", "000102", "健人", "政策企画課"]
        {
            assert!(
                !ran.out.contains(personal) && !ran.err.contains(personal),
                "{personal}: {ran:?}"
            );
        }
    }
}

#[test]
fn one_bad_row_refuses_the_whole_list_unless_the_others_are_wanted() {
    let mut world = World::with_sample();
    world.write(
        "site/list.tsv",
        "氏名\tバッジ\t授与日\n潮路 健人\teasy-japanese\t2026-04-01\n三渡 航平\teasy-japanse\t2026-04-01\n三渡 航平\teasy-japanese\t4/1\n",
    );
    let before = world.snapshot("site/content");
    let ran = import(&mut world, &["list.tsv"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("list.tsv:3: refused: no badge is called \"easy-japanse\""),
        "{ran:?}"
    );
    assert!(
        ran.out
            .contains("list.tsv:4: refused: issued_on cannot be read"),
        "{ran:?}"
    );
    assert_eq!(world.snapshot("site/content"), before);
    let trial = import(&mut world, &["list.tsv", "--partial", "--dry-run"]);
    assert!(
        trial.err.contains("would change content/awards/2026.csv"),
        "{trial:?}"
    );
    assert_eq!(world.snapshot("site/content"), before);
    let ran = import(&mut world, &["list.tsv", "--partial"]);
    assert_eq!(ran.code, 1, "something was refused: {ran:?}");
    assert!(
        ran.out.contains("1 accepted, 0 already there, 2 refused"),
        "{ran:?}"
    );
    assert!(
        world
            .read("site/content/awards/2026.csv")
            .contains(",easy-japanese,p02,2026-04-01,")
    );
}

#[test]
fn what_check_finds_wrong_is_held_against_the_row_of_the_list() {
    let mut world = World::with_sample();
    world.write(
        "site/list.csv",
        "氏名,バッジ,授与日,成績\n潮路 健人,od-contributor,2026-10-01,十時間\n三渡 航平,easy-japanese,2030-01-01,\n",
    );
    let ran = import(&mut world, &["list.csv"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("list.csv:2: refused: ") && ran.out.contains("[result-not-allowed]"),
        "{ran:?}"
    );
    assert!(
        ran.out.contains("list.csv:3: refused: ") && ran.out.contains("[future-date]"),
        "{ran:?}"
    );
}

#[test]
fn what_was_awarded_before_is_found_across_lists() {
    let mut world = World::with_sample();
    world.write(
        "site/list.csv",
        "氏名,バッジ,授与日\n潮路 健人,dx-01-welcome,2024-06-03\n潮路 健人,dx-01-welcome,2025-06-03\n遠州谷 実,infosec-annual,2026-07-01\n遠州谷 実,infosec-annual,2026-10-01\n",
    );
    let ran = import(&mut world, &["list.csv", "--partial"]);
    assert!(ran.out.contains("list.csv:2: already there"), "{ran:?}");
    assert!(
        ran.out.contains(
            "list.csv:3: refused: the same person holds the same badge since 2024-06-03 zdh45m68"
        ),
        "{ran:?}"
    );
    assert!(
        ran.out.contains("list.csv:4: refused"),
        "the one of 9 July follows: {ran:?}"
    );
    assert!(
        ran.out.contains("list.csv:5: accepted infosec-annual"),
        "{ran:?}"
    );
    let awards = world.read("site/content/awards/2026.csv");
    let renewal = awards.lines().last().expect("a row");
    assert!(
        renewal.contains(",80gva5rv866fcg4pjny2sbre72,"),
        "{renewal}"
    );
    assert!(
        renewal.split(',').next().is_some_and(|id| id.len() == 26),
        "a hidden holder: {renewal}"
    );
}

#[test]
fn a_name_in_another_form_is_asked_about_when_nothing_else_tells() {
    let mut world = World::with_sample();
    world.write("site/list.csv", "氏名,授与日\n高砂 美月,2026-04-01\n");
    let ran = import(&mut world, &["list.csv", "--achievement", "easy-japanese"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("only in the form of a letter")
            && ran.out.contains("column person with p05"),
        "{ran:?}"
    );
    world.write(
        "site/list.csv",
        "氏名,person,授与日\n高砂 美月,p05,2026-04-01\n",
    );
    let ran = import(&mut world, &["list.csv", "--achievement", "easy-japanese"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        world
            .read("site/content/people.csv")
            .contains(",髙砂 美月,")
    );
}

#[test]
fn a_workbook_is_read_with_its_days_and_a_mapping_of_an_old_system() {
    let mut world = World::with_sample();
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("説明")
        .expect("a name")
        .write(0, 0, "社員")
        .expect("a cell");
    let sheet = book.add_worksheet().set_name("修了者").expect("a name");
    let day = Format::new().set_num_format("yyyy/m/d");
    for (column, header) in ["社員コード", "なまえ", "コース", "修了", "公開"]
        .into_iter()
        .enumerate()
    {
        sheet.write(0, column as u16, header).expect("a cell");
    }
    sheet.write(1, 0, 102).expect("a cell");
    sheet.write(1, 1, "潮路　健人").expect("a cell");
    sheet.write(1, 2, "日本語").expect("a cell");
    sheet
        .write_with_format(
            1,
            3,
            ExcelDateTime::from_ymd(2025, 4, 1).expect("a day"),
            &day,
        )
        .expect("a cell");
    sheet.write(2, 1, "灯台守 昇").expect("a cell");
    sheet.write(2, 2, "日本語").expect("a cell");
    sheet.write(2, 3, 45748).expect("a cell");
    sheet.write(2, 4, "○").expect("a cell");
    world.write_bytes("site/list.xlsx", &book.save_to_buffer().expect("in memory"));
    world.write(
        "site/old.yaml",
        "sheet: 修了者\n\
         columns: {社員コード: employee_no, なまえ: name, コース: achievement, 修了: issued_on, 公開: consent_scope}\n\
         values:\n  achievement: {日本語: easy-japanese}\n  consent_scope: {○: name+badge+page}\n\
         defaults: {audience: staff, name_public: full, consent_on: 2025-04-01}\n",
    );
    let ran = import(&mut world, &["list.xlsx", "--map", "old.yaml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("2 accepted"), "{ran:?}");
    assert!(
        ran.err
            .contains("list.xlsx:3: issued_on was a serial number of Excel, read as 2025-04-01"),
        "{ran:?}"
    );
    let people = world.read("site/content/people.csv");
    let person = people.lines().last().expect("a row");
    assert!(
        person.contains(",灯台守 昇,") && person.ends_with(",2025-04-01,name+badge+page"),
        "{person}"
    );
    let before = world.snapshot("site/content");
    assert_eq!(
        import(&mut world, &["list.xlsx", "--map", "old.yaml"]).code,
        0
    );
    assert_eq!(world.snapshot("site/content"), before);
    assert_eq!(
        import(&mut world, &["list.xlsx"]).code,
        2,
        "the first sheet has no header"
    );
}

#[test]
fn a_public_repository_takes_no_personal_columns() {
    let mut world = World::with_site("municipality");
    world.write(
        "site/list.csv",
        "氏名,職員番号,所属,授与日,氏名の公開,同意日,同意の範囲\n見本 次郎,000105,総務課,2026-11-01,full,2026-11-01,name+badge+page\n見本 三郎,000106,総務課,2026-11-01,,,\n",
    );
    let ran = import(
        &mut world,
        &["list.csv", "--achievement", "digital-basics", "--partial"],
    );
    assert!(
        ran.err.contains(
            "the repository is public, so these columns are not written: employee_no, department"
        ),
        "{ran:?}"
    );
    assert!(ran.out.contains("list.csv:2: accepted"), "{ran:?}");
    assert!(
        ran.out
            .contains("list.csv:3: refused: the person cannot be added"),
        "{ran:?}"
    );
    let people = world.read("site/content/people.csv");
    assert!(
        people.contains("見本 次郎") && !people.contains("三郎"),
        "{people}"
    );
    assert!(
        !people.contains("000105") && !people.contains("総務課") && !people.contains("employee_no"),
        "{people}"
    );
}

#[test]
fn only_those_who_passed_are_awarded_and_older_awards_find_their_place() {
    let mut world = World::with_sample();
    world.write(
        "site/list.csv",
        "氏名,バッジ,授与日,合否\n海路野 誠,infosec-annual,2023-07-12,合格\n潮路 健人,infosec-annual,2023-07-12,不合格\n三渡 航平,infosec-annual,2023-07-12,\n",
    );
    let ran = import(&mut world, &["list.csv", "--partial"]);
    assert!(
        ran.out
            .contains("list.csv:2: accepted infosec-annual 2023-07-12"),
        "{ran:?}"
    );
    assert!(
        ran.out.contains("1 accepted, 0 already there, 2 refused"),
        "{ran:?}"
    );
    assert!(world.path("site/content/awards/2023.csv").exists());
}

#[test]
fn what_is_no_list_is_refused() {
    let mut world = World::with_sample();
    world.write_bytes("site/list.csv", b"\x81\x00\xff");
    world.write("site/other.csv", "a,b\n1,2\n");
    world.write("site/map.yaml", "columns: {a: nmae}\n");
    for (args, said) in [
        (&["list.csv"][..], "neither UTF-8, nor Windows-31J"),
        (&["other.csv"], "no line names its columns"),
        (
            &["other.csv", "--map", "map.yaml"],
            "\"nmae\" is not a column",
        ),
        (&["absent.csv"], "cannot read or write"),
        (
            &["other.csv", "--achievement", "x"],
            "no line names its columns",
        ),
    ] {
        let ran = import(&mut world, args);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains(said), "{ran:?}");
    }
}

#[test]
fn a_row_says_everything_that_is_wrong_with_it_and_which_line_it_repeats() {
    let mut world = World::with_sample();
    world.write(
        "list.csv",
        "person,badge,date\n\
         p12,dx-99-nothing,2026/13/1\n\
         p12,easy-japanese,R8.9.1\n\
         p12,easy-japanese,2026/9/1\n",
    );
    let ran = world.run(&["-r", "site", "import", "list.csv", "--dry-run"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let first = ran
        .out
        .lines()
        .find(|line| line.starts_with("list.csv:2: "))
        .expect("a line of it");
    assert!(
        first.contains("no badge is called") && first.contains("cannot be read as a day"),
        "{first}"
    );
    assert!(ran.out.contains("list.csv:4: already there"), "{ran:?}");
    assert!(
        ran.err
            .contains("list.csv:4: the same award to the same person as in line 3"),
        "{ran:?}"
    );
}

#[test]
fn somebody_new_is_told_of_what_the_list_lacks_not_of_tables_they_are_not_in() {
    let mut world = World::with_sample();
    world.write(
        "site/list.csv",
        "氏名,バッジ,授与日\n新居浜 遥,easy-japanese,2026-04-01\n",
    );
    let ran = import(&mut world, &["list.csv", "--dry-run"]);
    assert!(
        ran.out
            .contains("add a column 対象区分 (audience), or `defaults: {audience: …}`")
            && ran.out.contains("; now staff")
            && !ran.out.contains("people.csv"),
        "{ran:?}"
    );
    world.write(
        "site/list.csv",
        "氏名,対象区分,バッジ,授与日\n新居浜 遥,student,easy-japanese,2026-04-01\n",
    );
    let ran = import(&mut world, &["list.csv", "--dry-run"]);
    assert!(
        ran.out
            .contains("correct the column 対象区分 (audience) of the list")
            || ran.out.contains("[unknown-audience]"),
        "{ran:?}"
    );
}

#[test]
fn a_consent_that_lies_in_the_future_is_named_as_the_cause() {
    let mut world = World::with_sample();
    world.write(
        "site/list.csv",
        "氏名,対象区分,バッジ,授与日,氏名の公開,同意日,同意の範囲\n新居浜 遥,staff,easy-japanese,2026-04-01,full,2027-04-01,name+badge+page\n",
    );
    let ran = import(&mut world, &["list.csv"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("the person cannot be added: the consent lies in the future: 2027-04-01")
            && ran.out.contains("[future-date]")
            && !ran.out.contains("award-id"),
        "{ran:?}"
    );
}

#[test]
fn a_range_of_days_is_refused_and_a_tab_in_a_cell_is_no_delimiter() {
    let mut world = World::with_sample();
    world.write(
        "site/list.csv",
        "person,バッジ,授与日,備考\np12,easy-japanese,2026/4/1～4/30,\np12,easy-japanese,R8.9.1,a\tb\n",
    );
    let ran = import(&mut world, &["list.csv", "--dry-run"]);
    assert!(
        ran.out
            .contains("list.csv:2: refused: issued_on cannot be read as a day"),
        "{ran:?}"
    );
    assert!(ran.out.contains("list.csv:3: accepted"), "{ran:?}");
}

#[test]
fn numbers_that_a_spreadsheet_spoiled_make_nobody_new() {
    let mut world = World::with_sample();
    let register = world.read("site/content/people.csv");
    let known = register
        .lines()
        .find(|row| row.contains(",000112,"))
        .expect("a number of the sample");
    let name = known.split(',').nth(2).expect("a name");
    world.write(
        "list.csv",
        &format!(
            "氏名,職員番号,バッジ,授与日\n{name},'000112,easy-japanese,2026-09-01\n\
             {name},112.0,easy-japanese,2026-09-01\n\
             {name},1.12E+02,easy-japanese,2026-09-02\n\
             {name},000211,easy-japanese,2026-09-03\n"
        ),
    );
    let ran = world.run(&["-r", "site", "import", "list.csv", "--dry-run"]);
    assert!(ran.out.contains("list.csv:2: accepted"), "{ran:?}");
    assert!(ran.out.contains("list.csv:3: already there"), "{ran:?}");
    assert!(
        ran.out
            .contains("list.csv:4: refused: employee_no was turned into a quantity"),
        "{ran:?}"
    );
    assert!(
        ran.err
            .contains("list.csv:5: somebody new bears the name of p12"),
        "{ran:?}"
    );
}
