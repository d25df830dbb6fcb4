//! A page for a terminal.

use std::fmt::Write as _;

use super::line::{Line, Span, seen};
use super::{Entry, Page, Row, Say};
use crate::report::print::Language;

/// Items of one entry that are shown.
const MOST: usize = 40;

/// The page as plain text.
pub fn human(page: &Page, language: Language) -> String {
    let say = &Say(language);
    let mut out = format!("{}\n", page.verdict);
    for line in &page.compared {
        let _ = writeln!(out, "{}", text(line));
    }
    for section in &page.sections {
        let _ = writeln!(out, "\n{}", section.title);
        for entry in &section.entries {
            write_entry(&mut out, entry, say);
        }
    }
    out
}

fn write_entry(out: &mut String, entry: &Entry, say: &Say) {
    let _ = writeln!(out, "  {}", text(&entry.head));
    if let Some(advice) = &entry.advice {
        let _ = writeln!(out, "    → {}", text(advice));
    }
    for Row {
        label,
        before,
        after,
    } in &entry.differences
    {
        let (old, new) = (say.pick("前", "before"), say.pick("後", "after"));
        let _ = writeln!(out, "    {label}");
        if !(before.is_empty() && after.is_empty()) {
            let _ = writeln!(out, "      {old}: {}", or_nothing(before));
            let _ = writeln!(out, "      {new}: {}", or_nothing(after));
        }
    }
    for item in entry.items.iter().take(MOST) {
        let _ = writeln!(out, "    {}", text(item));
    }
    if entry.items.len() > MOST {
        let more = entry.items.len() - MOST;
        let more = say.pick(format!("ほか{more}件"), format!("{more} more"));
        let _ = writeln!(out, "    {more}");
    }
}

fn or_nothing(text: &str) -> String {
    match text.is_empty() {
        true => "—".to_owned(),
        false => seen(text),
    }
}

fn text(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Ours(text) => text.clone(),
        Span::Theirs(text) | Span::Code(text) | Span::Picture(text) => seen(text),
    };
    line.0.iter().map(span).collect()
}
