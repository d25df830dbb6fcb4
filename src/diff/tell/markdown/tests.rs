//! What others wrote, in the Markdown of a comment.

use super::super::{Entry, Line, Row};
use super::*;

fn of(name: &str) -> String {
    escaped(name)
}

#[test]
fn no_name_becomes_markup_a_mention_a_reference_or_a_link() {
    for (name, never) in [
        ("<img src=x onerror=1>", &["<"][..]),
        ("</details>", &["<"]),
        ("<!-- x", &["<"]),
        ("@everyone", &["@e"]),
        ("a@b.example", &["@b"]),
        (
            "#123 !45 %6 ~label &7 $8 ^alert",
            &["#1", "!4", "%6", "~l", "&7", "$8", "^a"],
        ),
        ("o/r#1 GH-12", &["#1", "GH-1"]),
        ("https://evil.example", &["://"]),
        ("javascript:alert(1)", &["t:a"]),
        ("www.evil.example", &["www."]),
        ("WWW.evil.example（www.evil.example)", &["WWW.", "www."]),
        ("[x](https://evil.example)", &[" [x]", "]("]),
        ("![x](https://evil.example/x.png)", &["![", "]("]),
        ("&lt;script&gt;", &["&lt;script"]),
    ] {
        let text = of(name);
        for never in never {
            assert!(!text.contains(never), "{name}: {text} holds {never}");
        }
    }
    assert_eq!(of("a|b `c` **d** _e_"), r"a\|b \`c\` \*\*d\*\* \_e\_");
    assert_eq!(of("1. x"), r"1\. x");
    assert_eq!(of("- x\n# y"), "\\- x \\#&#8203; y");
    assert_eq!(of("\u{202e}abc\u{200b}"), "\u{fffd}abc\u{fffd}");
    assert_eq!(of("浜名瀬 灯"), "浜名瀬 灯");
}

#[test]
fn an_id_or_a_path_cannot_leave_its_backticks() {
    assert_eq!(code("content/a.yaml"), "`content/a.yaml`");
    assert_eq!(code("a`b"), r"a\`b");
    assert_eq!(code("a|b"), r"a\|b");
}

#[test]
fn a_picture_stands_at_an_https_address_or_is_text() {
    assert!(picture("https://p.example/b/x/v1/badge.png").starts_with("<img src="));
    for odd in [
        "http://p.example/",
        "https://p.example/\" onload=\"",
        "https://p.example/<",
        "data:x",
    ] {
        assert!(!picture(odd).contains("<img"), "{odd}");
    }
}

#[test]
fn a_cell_keeps_its_row_whatever_stands_in_it() {
    let text = cell("one | two\n| three |\n\n# four");
    assert_eq!(text, r"one \| two<br>\| three \|<br><br>\#&#8203; four");
    assert_eq!(cell(""), "—");
}

fn vast() -> Page {
    let entry = |n: usize| Entry {
        head: Line::default().theirs(format!("バッジ{n}")),
        items: (0..3000)
            .map(|n| Line::default().code(format!("award{n}")).theirs("浜***"))
            .collect(),
        differences: vec![Row {
            label: "名前".to_owned(),
            before: "前".repeat(300),
            after: "後".repeat(300),
        }],
        ..Entry::default()
    };
    let section = |title: &str, folded| Section {
        title: title.to_owned(),
        folded,
        entries: (0..40).map(entry).collect(),
    };
    Page {
        title: "バッジの変化".to_owned(),
        verdict: "x".to_owned(),
        compared: Vec::new(),
        sections: vec![
            section("危険", false),
            section("授与", false),
            section("取り消し", false),
            section("ファイル", true),
        ],
    }
}

#[test]
fn however_much_changes_a_comment_and_a_summary_keep_to_their_size() {
    for (most, least) in [(COMMENT, 40_000), (SUMMARY, 600_000)] {
        for language in [Language::Japanese, Language::English] {
            let text = markdown(&vast(), language, most);
            assert!(text.len() <= most, "{} of {most}", text.len());
            assert!(text.len() > least, "{} of {most}", text.len());
            assert!(text.starts_with(MARKER));
            assert_eq!(
                text.matches("<details>").count(),
                text.matches("</details>").count()
            );
            for title in ["危険", "授与", "取り消し"] {
                assert!(text.contains(&format!("### {title}\n")), "{title}");
            }
            let said = match language {
                Language::Japanese => "件を省きました",
                Language::English => "entries were left out",
            };
            assert!(text.contains(said));
        }
    }
}

#[test]
fn what_was_left_out_is_counted() {
    let text = markdown(&vast(), Language::English, COMMENT);
    let shown = text.matches("- `award").count();
    let words = format!("**{} entries were left out", 4 * 40 * 3000 - shown);
    assert!(
        text.contains(&words),
        "{words}: {}",
        &text[text.len() - 300..]
    );
}
