//! A fault is reported where it is, all of them in one run, and makes no others.

use shirushi::source::FaultKind;

use super::Site;

#[test]
fn every_file_is_looked_at_however_many_are_wrong() {
    let problems = Site::base()
        .with("content/site.yaml", "site: [")
        .with("content/issuers/city.yaml", "id: city\ntype: town\n")
        .with("content/people.csv", "person,handle\nq01\n")
        .with("content/frameworks/skills.yaml", "framework: &a {}\n")
        .with("content/pages/about.ja.md", "no title\n")
        .with("keys/city.yaml", "issuer: city\nkeys: [{id: a}]\n")
        .problems();
    let files = |name: &str| problems.iter().filter(|p| p.contains(name)).count();
    for name in [
        "site.yaml",
        "city.yaml",
        "people.csv",
        "skills.yaml",
        "about.ja.md",
        "keys/",
    ] {
        assert!(files(name) > 0, "{name} in {problems:#?}");
    }
    assert_eq!(files("awards/"), 0, "{problems:#?}");
    assert_eq!(files("achievements/"), 0, "{problems:#?}");
    assert_eq!(files("pathways/"), 0, "{problems:#?}");
}

#[test]
fn what_refers_to_a_file_that_cannot_be_read_is_not_reported() {
    let broken = "a: [\n";
    for (path, code) in [
        ("content/issuers/city.yaml", "yaml-syntax"),
        ("content/frameworks/skills.yaml", "yaml-syntax"),
        ("content/achievements/welcome/badge.yaml", "yaml-syntax"),
        ("content/site.yaml", "yaml-syntax"),
        ("keys/city.yaml", "yaml-syntax"),
        ("content/people.csv", "unknown-column"),
    ] {
        let problems = Site::base().with(path, broken).problems();
        assert!(problems.iter().any(|p| p.starts_with(code)), "{problems:?}");
        assert!(problems.iter().all(|p| p.contains(path)), "{problems:#?}");
    }
}

#[test]
fn what_refers_to_a_file_or_folder_that_was_not_loaded_is_not_reported() {
    for (fault, gone) in [
        ("content/issuers/city.yaml", "content/issuers/city.yaml"),
        ("content/people.csv", "content/people.csv"),
        ("content/issuers", "content/issuers/city.yaml"),
        ("content/frameworks", "content/frameworks/skills.yaml"),
    ] {
        let base = Site::base();
        let mut site = Site(shirushi::source::Sources::default());
        for (path, bytes) in base.0.iter().filter(|(path, _)| *path != gone) {
            site.0.insert(path, bytes);
        }
        site.0.fault(fault, FaultKind::LinkOutside);
        let problems = site.problems();
        assert_eq!(problems, [format!("link-outside {fault}:0:0")], "{fault}");
    }
}

#[test]
fn a_row_that_is_wrong_is_no_reason_to_miss_an_award() {
    // the first row of q01 cannot be read, so nobody can say that the step before is missing
    let problems = Site::base()
        .with_awards(
            "",
            &[
                "p72mtm95,welcome,q01,2026-04-31",
                "zdh45m68,excel-basics,q01,2026-06-01",
                "t2b8qyy3,excel-basics,q02,2026-06-01",
            ],
        )
        .problems();
    assert_eq!(
        problems,
        [
            "nonexistent-date content/awards/2026.csv:2:22",
            "step-before-predecessor content/awards/2026.csv:4:27",
        ]
    );
}

#[test]
fn all_that_is_wrong_in_one_row_is_said() {
    let problems = Site::base()
        .with_awards(
            ",revoked_on,reason",
            &["AB,welcom,q9,2026/4/1,2026-02-30,mistake"],
        )
        .problems();
    let codes: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem.split(' ').next())
        .collect();
    assert_eq!(
        codes,
        [
            "malformed-award-id",
            "unknown-achievement",
            "unknown-person",
            "malformed-date",
            "nonexistent-date",
            "unknown-revocation-reason",
        ]
    );
}

const REQUIRES: (&str, &str, &str) = (
    "content/achievements/excel-basics/badge.yaml",
    "validity: 1y",
    "validity: 1y\nrequires: [welcome]",
);

/// The problems of a list in which `excel-basics` requires `welcome`.
fn with_requirement(columns: &str, rows: &[&str]) -> Vec<String> {
    let (path, old, new) = REQUIRES;
    Site::base()
        .replacing(path, old, new)
        .with_awards(columns, rows)
        .problems()
}

#[test]
fn a_prerequisite_counts_from_its_day_on() {
    let list = |day: &str| {
        with_requirement(
            "",
            &[
                &format!("p72mtm95,welcome,q01,{day}"),
                "zdh45m68,excel-basics,q01,2026-06-01",
            ],
        )
    };
    assert_eq!(list("2026-06-01"), [""; 0]);
    assert_eq!(
        list("2026-06-02"),
        ["award-before-prerequisite content/awards/2026.csv:3:27"]
    );
}

#[test]
fn a_prerequisite_that_was_revoked_does_not_count_and_its_correction_does() {
    let revoked = "p72mtm95,welcome,q01,2026-04-01,2026-05-01,superseded:name-glyph,";
    let needs = "zdh45m68,excel-basics,q01,2026-06-01,,,";
    let corrected = "t2b8qyy3,welcome,q01,2026-04-01,,,p72mtm95";
    let columns = ",revoked_on,reason,replaces";
    assert_eq!(
        with_requirement(columns, &[revoked, needs, corrected]),
        [""; 0]
    );
    assert_eq!(
        with_requirement(columns, &[revoked, needs]),
        [
            "award-before-prerequisite content/awards/2026.csv:3:27",
            "superseded-by-nothing content/awards/2026.csv:2:44",
        ]
    );
}

#[test]
fn an_award_that_is_itself_revoked_needs_no_prerequisite() {
    let rows = ["zdh45m68,excel-basics,q01,2026-06-01,2026-06-02,issued-in-error"];
    assert_eq!(with_requirement(",revoked_on,reason", &rows), [""; 0]);
}

#[test]
fn an_achievement_may_be_awarded_again_when_it_is_renewed_has_ended_or_was_revoked() {
    let list = |columns: &str, rows: &[&str]| {
        let all = [&["welcome1,welcome,q01,2024-01-01,,,"], rows].concat();
        Site::base().with_awards(columns, &all).problems()
    };
    let columns = ",renews,revoked_on,reason";
    let first = "zdh45m68,excel-basics,q01,2025-06-01,,,";
    // the first holds until 2026-05-31
    let again = "t2b8qyy3,excel-basics,q01,2026-05-31,,,";
    assert_eq!(
        list(columns, &[first, again]),
        ["duplicate-award content/awards/2026.csv:4:1"]
    );
    let ended = "t2b8qyy3,excel-basics,q01,2026-06-01,,,";
    assert_eq!(list(columns, &[first, ended]), [""; 0]);
    let renewed = "t2b8qyy3,excel-basics,q01,2026-05-31,zdh45m68,,";
    assert_eq!(list(columns, &[first, renewed]), [""; 0]);
    let revoked = "t2b8qyy3,excel-basics,q01,2026-05-31,,2026-06-01,duplicate";
    assert_eq!(list(columns, &[first, revoked]), [""; 0]);
}

#[test]
fn of_two_awards_with_one_status_index_the_later_has_to_give_way() {
    let rows = [
        "zdh45m68,welcome,q02,2026-04-02,5",
        "p72mtm95,welcome,q01,2026-04-01,5",
    ];
    let problems = Site::base().with_awards(",status_index", &rows).problems();
    assert_eq!(
        problems,
        ["status-index-taken content/awards/2026.csv:2:33"]
    );
}

#[test]
fn the_last_day_that_counts_is_that_of_the_site_or_else_today() {
    let rows = ["p72mtm95,welcome,q01,2026-11-01"];
    let site = Site::base().with_awards("", &rows);
    assert_eq!(site.problems(), [""; 0]);
    let earlier = site.replacing("content/site.yaml", "2026-11-01", "2026-10-31");
    assert_eq!(
        earlier.problems(),
        ["future-date content/awards/2026.csv:2:22"]
    );
    let none = earlier.replacing("content/site.yaml", "  as_of: 2026-10-31\n", "");
    assert_eq!(none.problems(), [""; 0]);
}

#[test]
fn names_and_private_values_are_not_shown_in_problems() {
    let header = "person,handle,name,name_en,name_public,audience,employee_no,email,consent_on,consent_scope";
    let row = "q01,yamada-x, 山田 太郎,YAMADA Taro\u{e000},full,staff,000101,taro@mihon.example,2026-03-01,name+badge+page";
    let site = Site::base()
        .with("content/people.csv", format!("{header}\n{row}\n"))
        .replacing(
            "content/issuers/city.yaml",
            "kenshu@city.mihon.example",
            "taro@mihon.example",
        )
        .replacing(
            "content/site.yaml",
            "site:\n",
            "site:\n  repository: private\n",
        );
    let mut report = shirushi::report::Report::default();
    shirushi::check::check(&site.0, super::TODAY, &mut report);
    let printed = format!("{report:?}");
    assert!(report.sorted().len() >= 4, "{printed}");
    for value in ["山田", "YAMADA", "yamada", "000101", "taro@"] {
        assert!(!printed.contains(value), "{value} in {printed}");
    }
}
