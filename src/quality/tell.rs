//! Verdicts for people and for programs.

use std::fmt::Write as _;

use super::rule::Head;
use super::{Verdict, average, lang_of, words};
use crate::catalog::Catalog;
use crate::report::Wording;
use crate::report::print::Language;

/// Each achievement with its points and what to write, then the average.
pub fn human(catalog: &Catalog, verdicts: &[Verdict], language: Language) -> String {
    let mut out = String::new();
    for verdict in verdicts {
        one(&mut out, catalog, verdict, language);
    }
    let count = verdicts.len();
    if let Some(average) = average(verdicts) {
        let line = match language {
            Language::Japanese => format!("平均 {average}/100(バッジ{count}種類)"),
            Language::English if count == 1 => format!("average {average}/100 of 1 badge"),
            Language::English => format!("average {average}/100 of {count} badges"),
        };
        let _ = writeln!(out, "{line}");
    }
    out
}

fn one(out: &mut String, catalog: &Catalog, verdict: &Verdict, language: Language) {
    let pick = |wording: Wording| match language {
        Language::Japanese => wording.ja,
        Language::English => wording.en,
    };
    let version = catalog.achievements[&verdict.achievement]
        .shown(true)
        .next_back();
    let name = version.map_or("", |version| version.name.get(lang_of(language)).0);
    let heads = Head::ALL.map(|head| {
        let points = verdict.points(head);
        format!("{} {points}/{}", pick(words::head(head)), Head::POINTS)
    });
    let _ = writeln!(
        out,
        "{:>3}/100  {name} ({} v{})\n         {}",
        verdict.score(),
        verdict.achievement,
        verdict.version,
        heads.join("  ")
    );
    for gap in &verdict.gaps {
        let _ = writeln!(
            out,
            "    -{} {} [{}]\n       {}",
            gap.rule.points(),
            pick(words::missing(gap)),
            gap.rule.code(),
            pick(words::help(gap.rule)),
        );
    }
    out.push('\n');
}

/// One object a line, one line an achievement.
pub fn json(verdicts: &[Verdict]) -> String {
    verdicts.iter().fold(String::new(), |mut out, verdict| {
        let heads = Head::ALL.map(|head| (head.name().to_owned(), verdict.points(head).into()));
        let missing: Vec<_> = verdict
            .gaps
            .iter()
            .map(|gap| {
                let (message, help) = (words::missing(gap), words::help(gap.rule));
                serde_json::json!({
                    "code": gap.rule.code(),
                    "head": gap.rule.head().name(),
                    "points": gap.rule.points(),
                    "key": gap.rule.key(),
                    "found": gap.found,
                    "message_ja": message.ja,
                    "message_en": message.en,
                    "help_ja": help.ja,
                    "help_en": help.en,
                })
            })
            .collect();
        let object = serde_json::json!({
            "quality": verdict.achievement.as_str(),
            "version": verdict.version,
            "file": verdict.file,
            "score": verdict.score(),
            "heads": serde_json::Map::from_iter(heads),
            "missing": missing,
        });
        let _ = writeln!(out, "{object}");
        out
    })
}
