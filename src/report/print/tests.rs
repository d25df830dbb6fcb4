//! What is printed, and what can never be.

use super::super::Code;
use super::*;

fn at(file: &str, line: u32, column: u32, cell: &str) -> Option<Place> {
    Some(Place {
        file: file.into(),
        line,
        column,
        cell: cell.to_owned(),
    })
}

fn problem(place: Option<Place>, en: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: Code::UnknownKey,
        place,
        message: Wording {
            ja: "「nmae」という項目はありません".to_owned(),
            en: en.to_owned(),
        },
        help: Some(Wording {
            ja: "「name」ではありませんか".to_owned(),
            en: "did you mean \"name\"?".to_owned(),
        }),
    }
}

fn report(problems: impl IntoIterator<Item = Diagnostic>) -> Report {
    let mut report = Report::default();
    problems.into_iter().for_each(|d| report.push(d));
    report
}

fn english(problems: impl IntoIterator<Item = Diagnostic>) -> String {
    human(&report(problems), Language::English, Style::Plain)
}

#[test]
fn a_problem_looks_as_a_compiler_prints_it() {
    let place = at("content/site.yaml", 14, 10, "nmae");
    assert_eq!(
        english([problem(place, "there is no key \"nmae\"")]),
        r#"error[unknown-key]: there is no key "nmae"
  --> content/site.yaml:14:10
   |
14 |          nmae
   |          ^^^^
   |
   = help: did you mean "name"?

1 error
"#
    );
}

#[test]
fn the_same_problem_is_told_in_japanese() {
    let place = at("content/site.yaml", 3, 1, "nmae");
    let mut warning = problem(None, "another");
    warning.severity = Severity::Warning;
    assert_eq!(
        human(
            &report([problem(place, "there is no key \"nmae\""), warning]),
            Language::Japanese,
            Style::Plain
        ),
        "\
誤り[unknown-key]: 「nmae」という項目はありません
 --> content/site.yaml:3:1
  |
3 | nmae
  | ^^^^
  |
  = 直し方: 「name」ではありませんか

注意[unknown-key]: 「nmae」という項目はありません
 |
 = 直し方: 「name」ではありませんか

誤り1件、注意1件
"
    );
}

#[test]
fn the_marks_stand_under_wide_characters() {
    let out = english([problem(at("a.csv", 2, 3, "汐見野 a"), "x")]);
    assert!(out.contains("\n2 |   汐見野 a\n  |   ^^^^^^^^\n"), "{out}");
}

#[test]
fn places_without_a_column_or_a_line_are_printed_as_far_as_they_go() {
    let whole_line = english([problem(at("a.csv", 2, 0, ""), "x")]);
    assert!(whole_line.contains("--> a.csv:2\n"), "{whole_line}");
    let whole_file = english([problem(Some(Place::file("a.csv")), "x")]);
    assert!(whole_file.contains("--> a.csv\n"), "{whole_file}");
    let nowhere = english([problem(None, "x")]);
    assert!(!nowhere.contains("-->"), "{nowhere}");
}

#[test]
fn where_there_is_nothing_to_show_nothing_is_drawn() {
    let out = english([problem(at("a.csv", 2, 4, ""), "x")]);
    assert!(out.contains("--> a.csv:2:4\n"), "{out}");
    assert!(!out.contains('|') && !out.contains('^'), "{out}");
}

#[test]
fn the_column_is_right_however_far_it_is() {
    for column in [1, 30, 300, FURTHEST, FURTHEST + 1, u32::MAX] {
        let out = english([problem(at("a.csv", 2, column, "cell"), "x")]);
        assert!(out.contains(&format!("--> a.csv:2:{column}\n")), "{out}");
        assert!(out.len() < 1_000, "{out}");
    }
}

#[test]
fn a_hostile_cell_cannot_forge_terminal_output() {
    let hostile = "\u{1b}[2J\u{1b}]0;t\u{7}\r\n::error::x\u{202e}\u{2066}\u{200b}\u{9b}31m\u{2028}\u{e0041}\0\u{7f}\t";
    let mut diagnostic = problem(at(hostile, 1, 1, hostile), hostile);
    diagnostic.message.ja = hostile.to_owned();
    diagnostic.help = Some(diagnostic.message.clone());
    let report = report([diagnostic]);
    for language in [Language::English, Language::Japanese] {
        let human = human(&report, language, Style::Plain);
        let github = github(&report, language);
        let (gitlab, sarif) = (gitlab(&report, language), sarif(&report, language));
        for out in [&human, &github, &json(&report), &gitlab, &sarif] {
            assert!(
                !out.chars()
                    .any(|c| c != '\n' && (c.is_control() || is_unseen(c))),
                "{out:?}"
            );
        }
        assert!(
            !human
                .lines()
                .any(|line| line.trim_start().starts_with("::error"))
        );
        assert!(
            human.contains("␛[2J") && human.contains("<U+202E>"),
            "{human}"
        );
        assert_eq!(github.lines().count(), 1, "{github}");
    }
}

#[test]
fn colour_is_the_only_escape_in_coloured_output() {
    let report = report([problem(at("a", 1, 1, "\u{1b}[8m"), "\u{1b}[8m")]);
    let out = human(&report, Language::English, Style::Colour);
    assert!(
        out.contains("\u{1b}[") && !out.contains("\u{1b}[8m"),
        "{out:?}"
    );
}

#[test]
fn a_long_cell_is_cut() {
    let out = english([problem(at("a.csv", 1, 1, &"長".repeat(5_000)), "x")]);
    assert!(out.contains(&format!("{}…\n", "長".repeat(CELL))), "{out}");
    assert!(!out.contains(&"長".repeat(CELL + 1)), "{out}");
}

#[test]
fn a_name_keeps_its_variation_selector() {
    assert_eq!(visible("葛\u{e0100}城", CELL), "葛\u{e0100}城");
}

#[test]
fn the_summary_counts_each_problem_once() {
    let same = problem(at("a", 1, 1, "x"), "x");
    let mut warning = problem(None, "y");
    warning.severity = Severity::Warning;
    let report = report([same.clone(), same, problem(None, "z"), warning]);
    assert_eq!(summary(&report, Language::English), "2 errors, 1 warning");
    assert_eq!(summary(&report, Language::Japanese), "誤り2件、注意1件");
    assert_eq!(
        summary(&Report::default(), Language::English),
        "no problems"
    );
    assert_eq!(
        summary(&Report::default(), Language::Japanese),
        "問題はありません"
    );
    assert_eq!(
        human(&Report::default(), Language::English, Style::Plain),
        "no problems\n"
    );
}

#[test]
fn json_is_one_object_a_line() {
    let whole_file = problem(Some(Place::file("b.csv")), "y");
    let out = json(&report([
        problem(at("a.csv", 14, 10, "あ\u{202e}\"\n"), "x"),
        whole_file,
    ]));
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON object"))
        .collect();
    assert_eq!(
        lines[0],
        serde_json::json!({
            "severity": "error", "code": "unknown-key", "file": "a.csv", "line": 14, "column": 10,
            "cell": "あ\u{202e}\"\n", "message_ja": "「nmae」という項目はありません", "message_en": "x",
            "help_ja": "「name」ではありませんか", "help_en": "did you mean \"name\"?",
        })
    );
    assert!(lines[1]["line"].is_null() && lines[1]["cell"].is_null());
    assert!(out.contains("\\u202e"), "{out}");
}

#[test]
fn github_commands_are_escaped() {
    let out = github(
        &report([problem(
            at("content/a,b:c%.csv", 14, 10, "あい"),
            "100% \"x\"",
        )]),
        Language::English,
    );
    assert_eq!(
        out,
        "::error file=content/a%2Cb%3Ac%25.csv,line=14,col=10,endColumn=12,title=unknown-key::\
         100%25 \"x\"%0Adid you mean \"name\"?\n"
    );
}

#[test]
fn github_gets_ten_the_most_severe_first_and_is_told_how_many_it_does_not_get() {
    let warning = |line| Diagnostic {
        severity: Severity::Warning,
        ..problem(at("a.csv", line, 1, "x"), "x")
    };
    let error = |line| problem(at("b.csv", line, 1, "x"), "x");
    let many = (1..=40).map(warning).chain((1..=7).map(error));
    let out = github(&report(many), Language::English);
    let commands: Vec<&str> = out.lines().map(|line| &line[..9]).collect();
    assert_eq!(commands[..7], ["::error f"; 7]);
    assert_eq!(commands[7..9], ["::warning"; 2]);
    assert_eq!(out.lines().nth(9), Some("::warning::38 more, see the log"));
    assert_eq!(out.lines().count(), 10);
    let ten = github(&report((1..=10).map(error)), Language::English);
    assert!(ten.lines().count() == 10 && !ten.contains("more"), "{ten}");
}

#[test]
fn gitlab_gets_an_array_whose_fingerprints_outlive_a_move_and_differ() {
    let printed = |problems: Vec<Diagnostic>| -> serde_json::Value {
        serde_json::from_str(&gitlab(&report(problems), Language::English)).expect("JSON")
    };
    let same = |line| problem(at("a.csv", line, 4, "nmae"), "x");
    let mut whole_site = problem(None, "y");
    whole_site.severity = Severity::Warning;
    let before = printed(vec![same(3), same(9), whole_site.clone()]);
    let after = printed(vec![same(4), same(10), whole_site]);
    let prints = |array: &serde_json::Value| -> Vec<String> {
        let all = array.as_array().expect("an array").iter();
        all.map(|one| one["fingerprint"].as_str().expect("text").to_owned())
            .collect()
    };
    assert_eq!(prints(&before), prints(&after));
    let different: std::collections::BTreeSet<_> = prints(&before).into_iter().collect();
    assert_eq!(different.len(), 3);
    assert_eq!(
        before[0]["location"],
        serde_json::json!({ "path": "a.csv", "lines": { "begin": 3 } })
    );
    assert_eq!(before[0]["check_name"], "unknown-key");
    assert_eq!(before[0]["severity"], "critical");
    assert_eq!(before[2]["severity"], "minor");
    assert_eq!(before[2]["location"]["path"], "content/site.yaml");
    assert_eq!(printed(vec![]), serde_json::json!([]));
}

#[test]
fn sarif_names_rule_place_and_help_of_every_problem() {
    let problems = [
        problem(at("a b/100%:é.csv", 3, 4, "あい"), "x"),
        problem(None, "y"),
    ];
    let log: serde_json::Value =
        serde_json::from_str(&sarif(&report(problems), Language::English)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), 1);
    assert!(
        rules[0]["help"]["text"]
            .as_str()
            .is_some_and(|text| text.contains("# unknown-key"))
    );
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    let placed = results
        .iter()
        .find(|result| result["locations"] != serde_json::json!([]))
        .expect("one has a place");
    let physical = &placed["locations"][0]["physicalLocation"];
    assert_eq!(
        physical["artifactLocation"]["uri"],
        "a%20b/100%25%3A%C3%A9.csv"
    );
    assert_eq!(
        physical["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 4, "endColumn": 6 })
    );
    assert_eq!(placed["ruleIndex"], 0);
    assert_eq!(placed["level"], "error");
}
