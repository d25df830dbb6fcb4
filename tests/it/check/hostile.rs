//! What no input can do: panic, hang, or pass for something else.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::Site;

/// Every kind of file.
const PATHS: &[&str] = &[
    "content/site.yaml",
    "content/people.csv",
    "content/issuers/city.yaml",
    "content/achievements/welcome/badge.yaml",
    "content/achievements/welcome/v1/badge.yaml",
    "content/achievements/welcome/criteria.ja.md",
    "content/achievements/welcome/badge.svg",
    "content/awards/2026.csv",
    "content/awards/2026.yaml",
    "content/evidence/reports.yaml",
    "content/frameworks/skills.yaml",
    "content/pathways/digital.yaml",
    "content/pages/about.ja.md",
    "keys/city.yaml",
    "themes/ours/style.css",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_in_any_file_end_in_a_catalog_or_a_report(
        which in 0..PATHS.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        Site::base().with(PATHS[which], bytes).problems();
    }

    #[test]
    fn any_text_in_any_file_ends_in_a_catalog_or_a_report(
        which in 0..PATHS.len(),
        text in "[-a-z:,{}\\[\\]&*!|>'\"#%@`~0-9 \t\r\n\u{feff}\u{202e}あ髙]{0,120}",
    ) {
        Site::base().with(PATHS[which], text).problems();
    }

    #[test]
    fn any_slip_in_a_file_ends_in_a_catalog_or_a_report(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..6,
        slip in "[-a-z:,{}\\[\\]'\"#0-9 \n.\u{2028}～]{0,4}",
    ) {
        let site = Site::base();
        let (path, bytes) = which.get(&site.0.iter().collect::<Vec<_>>()).to_owned();
        let (path, mut bytes) = (path.to_owned(), bytes.to_vec());
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, slip.bytes());
        site.with(&path, bytes).problems();
    }

    #[test]
    fn any_path_has_its_place_or_is_reported(path in "(content/|keys/|themes/)?[a-zA-Z0-9./_ -]{1,40}") {
        Site::base().with(&path, "x").problems();
    }
}

/// Alone, well under two seconds; but tests share their machine.
fn patience() -> Duration {
    Duration::from_secs(20)
}

fn soon(what: &str, site: &Site) -> Vec<String> {
    let started = Instant::now();
    let problems = site.problems();
    let spent = started.elapsed();
    assert!(spent < patience(), "{what} took {spent:?}");
    problems
}

#[test]
fn bombs_of_yaml_are_refused_soon() {
    for (what, bomb) in [
        ("nested flow maps", "{a: ".repeat(150_000)),
        ("brackets", "[".repeat(1_000_000)),
        (
            "brackets within a block",
            format!("a:\n  {}", "[".repeat(1_000_000)),
        ),
        (
            "aliases",
            format!("x: &a {{k: v}}\ny: [{}]", "*a,".repeat(20_000)),
        ),
        ("keys", (0..80_000).map(|n| format!("k{n}: v\n")).collect()),
        ("one key", "k: v\n".repeat(200_000)),
    ] {
        for path in [
            "content/site.yaml",
            "content/awards/2026.yaml",
            "keys/city.yaml",
        ] {
            let problems = soon(what, &Site::base().with(path, &bomb));
            assert!(problems.iter().any(|p| p.contains(path)), "{what}");
        }
    }
}

#[test]
fn tables_in_which_everything_is_wrong_are_read_soon() {
    let rows: String = (0..100_000)
        .map(|n| format!("a{n:07},welcom,p{n},2026-13-01,zzzzzz{n}\n"))
        .collect();
    let table = format!("award_id,achievement,person,issued_on,renews\n{rows}");
    let problems = soon(
        "a table of nonsense",
        &Site::base().with("content/awards/2026.csv", table),
    );
    assert!(problems.len() > 1_000);
}

#[test]
fn thousands_of_awards_are_read_soon() {
    let people: String = (0..800)
        .map(|n| format!("q{n},h{n}x,名 {n},,hidden,staff,,none\n"))
        .collect();
    let awards: String = (0..2_900)
        .map(|n| {
            let (person, day) = (n % 800, 1 + n / 800);
            format!("{n:026},welcome,q{person},2025-01-{day:02},{n},2025-12-01,duplicate\n")
        })
        .collect();
    let site = Site::base()
        .with(
            "content/people.csv",
            format!(
                "person,handle,name,name_en,name_public,audience,consent_on,consent_scope\n{people}"
            ),
        )
        .with_awards(",status_index,revoked_on,reason", &[awards.trim_end()])
        .replacing(
            "content/site.yaml",
            "site:\n",
            "site:\n  repository: private\n",
        );
    assert_eq!(soon("2,900 awards", &site), [""; 0]);
}

#[test]
fn bombs_of_markdown_are_read_soon() {
    for (what, bomb) in [
        ("tags", "<b>".repeat(300_000)),
        ("links", "[a](/b) ".repeat(120_000)),
        ("unsafe links", "[a](x:y) ".repeat(110_000)),
        ("open brackets", "[".repeat(900_000)),
        ("quotes", ">".repeat(900_000)),
        ("stars", "*a ".repeat(300_000)),
        ("ticks", "`a``b".repeat(180_000)),
        ("lists", "- ".repeat(400_000)),
    ] {
        let page = format!("# Title\n\n{bomb}");
        let site = Site::base().with("content/pages/about.en.md", page);
        let problems = soon(what, &site);
        assert!(problems.len() <= 20, "{what}: {}", problems.len());
    }
}

#[test]
fn lists_of_references_do_not_multiply() {
    let numbers = "1, ".repeat(150_000);
    let names = "welcome, ".repeat(100_000);
    let steps = "    - {n: 1, achievement: welcome, after: [1]}\n".repeat(15_000);
    for (what, path, old, new) in [
        (
            "after",
            "content/pathways/digital.yaml",
            "after: [1]",
            format!("after: [{numbers}]"),
        ),
        (
            "requires",
            "content/achievements/excel-basics/badge.yaml",
            "validity: 1y",
            format!("validity: 1y\nrequires: [{names}]"),
        ),
        (
            "steps",
            "content/pathways/digital.yaml",
            "  steps:\n",
            format!("  steps:\n{steps}"),
        ),
    ] {
        let problems = soon(what, &Site::base().replacing(path, old, &new));
        assert!(problems.iter().any(|p| p.contains(path)), "{what}");
    }
}

#[test]
fn rows_without_end_are_read_soon() {
    for text in [
        ",".repeat(9_000_000),
        format!("award_id,{}", "a,".repeat(4_000_000)),
    ] {
        let problems = soon(
            "commas",
            &Site::base().with("content/awards/2026.csv", text),
        );
        assert_eq!(problems, ["too-many-values content/awards/2026.csv:1:0"]);
    }
}

#[test]
fn markup_and_controls_in_every_field_never_pass_for_ids() {
    for hostile in [
        "../../etc/passwd",
        "<script>",
        "a\u{0}b",
        "CON",
        "a:b",
        "раура1",
        "a b",
        "..",
        "%2e%2e",
        "a/b",
    ] {
        let row = format!("\"{hostile}\",welcome,q01,2026-04-01");
        let problems = Site::base().with_awards("", &[&row]).problems();
        assert_eq!(problems.len(), 1, "{hostile}: {problems:?}");
    }
}
