//! A report to text: for people, for programs (one JSON object a line), for the services where changes are reviewed.
//!
//! Logs are public and content is untrusted: of a file only the offending cell is shown, cut short, and no character of it
//! can move the cursor, change a colour, turn the direction of the line or begin a line of its own.

mod gitlab;
mod sarif;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use sha2::{Digest as _, Sha256};

pub use gitlab::gitlab;
pub use sarif::sarif;

use super::{Diagnostic, Place, Report, Severity, Wording};

/// The language of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 日本語
    Japanese,
    /// English
    English,
}

/// Whether what is printed may hold colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// ANSI colours, for a terminal.
    Colour,
}

/// Every problem as a compiler prints it, then how many there are. Ends with a line break.
pub fn human(report: &Report, language: Language, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let mut out = String::new();
    for diagnostic in report.sorted() {
        out.push_str(&renderer.render(&[group(diagnostic, language)]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(report, language));
    out.push('\n');
    out
}

/// How many problems there are: `2 errors, 1 warning`, 「誤り2件、注意1件」.
pub fn summary(report: &Report, language: Language) -> String {
    let all = report.sorted();
    let errors = all.iter().filter(|d| d.severity == Severity::Error).count();
    let warnings = all.len() - errors;
    let plural = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    match (language, errors, warnings) {
        (Language::English, 0, 0) => "no problems".to_owned(),
        (Language::English, _, 0) => plural(errors, "error"),
        (Language::English, 0, _) => plural(warnings, "warning"),
        (Language::English, ..) => {
            format!(
                "{}, {}",
                plural(errors, "error"),
                plural(warnings, "warning")
            )
        }
        (Language::Japanese, 0, 0) => "問題はありません".to_owned(),
        (Language::Japanese, _, 0) => format!("誤り{errors}件"),
        (Language::Japanese, 0, _) => format!("注意{warnings}件"),
        (Language::Japanese, ..) => format!("誤り{errors}件、注意{warnings}件"),
    }
}

/// One JSON object a line: `severity` (`error`, `warning`), `code`, `file`, `line`, `column`, `cell`, `message_ja`,
/// `message_en`, `help_ja`, `help_en`; what is not known is `null`.
pub fn json(report: &Report) -> String {
    let mut out = String::new();
    for diagnostic in report.sorted() {
        let place = diagnostic.place.as_ref();
        let known = |number: u32| (number > 0).then_some(number);
        let object = serde_json::json!({
            "severity": severity_word(diagnostic.severity),
            "code": diagnostic.code.name(),
            "file": place.map(|place| &*place.file),
            "line": place.and_then(|place| known(place.line)),
            "column": place.and_then(|place| known(place.column)),
            "cell": place.filter(|place| !place.cell.is_empty()).map(|place| cut(&place.cell, CELL)),
            "message_ja": diagnostic.message.ja,
            "message_en": diagnostic.message.en,
            "help_ja": diagnostic.help.as_ref().map(|help| &help.ja),
            "help_en": diagnostic.help.as_ref().map(|help| &help.en),
        });
        out.push_str(&seen_json(&object));
        out.push('\n');
    }
    out
}

/// Workflow commands of GitHub Actions, one a line, the most severe first. GitHub shows ten a step: where there are more
/// problems, the tenth line says how many.
pub fn github(report: &Report, language: Language) -> String {
    let all = report.sorted();
    let shown = match all.len() {
        few if few <= SHOWN_BY_GITHUB => few,
        _ => SHOWN_BY_GITHUB - 1,
    };
    let mut out = String::new();
    for diagnostic in &all[..shown] {
        let command = severity_word(diagnostic.severity);
        let properties = properties(diagnostic);
        let text = sentences(diagnostic, language);
        let _ = writeln!(out, "::{command} {properties}::{}", escape_data(&text));
    }
    if let Some(next) = all.get(shown) {
        let (command, more) = (severity_word(next.severity), all.len() - shown);
        let text = match language {
            Language::English => format!("{more} more, see the log"),
            Language::Japanese => format!("ほか{more}件。ログを見てください"),
        };
        let _ = writeln!(out, "::{command}::{}", escape_data(&text));
    }
    out
}

/// Characters of a cell that are shown.
const CELL: usize = 80;
/// Characters of a sentence that are shown; a constructor may have quoted a value in it.
const SENTENCE: usize = 600;
/// The furthest column for which a snippet is drawn: a line may be as long as its file.
const FURTHEST: u32 = 2_000;
/// Annotations that GitHub shows a step.
const SHOWN_BY_GITHUB: usize = 10;

fn group(diagnostic: &Diagnostic, language: Language) -> Group<'static> {
    let level = match (diagnostic.severity, language) {
        (Severity::Error, Language::English) => Level::ERROR,
        (Severity::Warning, Language::English) => Level::WARNING,
        (Severity::Error, Language::Japanese) => Level::ERROR.with_name("誤り"),
        (Severity::Warning, Language::Japanese) => Level::WARNING.with_name("注意"),
    };
    let help = match language {
        Language::English => Level::HELP,
        Language::Japanese => Level::HELP.with_name("直し方"),
    };
    let message = visible(wording(&diagnostic.message, language), SENTENCE);
    let mut group = level
        .primary_title(message)
        .id(diagnostic.code.name())
        .elements(diagnostic.place.as_ref().map(source));
    if let Some(wanted) = &diagnostic.help {
        group = group.element(help.message(visible(wording(wanted, language), SENTENCE)));
    }
    group
}

/// The place, with its cell if there is one to show: spaces stand for the rest of the line, so that the column is right.
fn source(place: &Place) -> Element<'static> {
    let file = visible(&place.file, SENTENCE);
    let origin = Origin::path(file.clone());
    match (place.line, place.column) {
        (0, _) => origin.into(),
        (line, 0) => origin.line(line as usize).into(),
        (line, column) if column > FURTHEST || place.cell.is_empty() => origin
            .line(line as usize)
            .char_column(column as usize)
            .into(),
        (line, column) => {
            let before = column as usize - 1;
            let text = format!("{}{}", " ".repeat(before), visible(&place.cell, CELL));
            let span = AnnotationKind::Primary.span(before..text.len());
            Snippet::source(text)
                .line_start(line as usize)
                .path(file)
                .annotation(span)
                .into()
        }
    }
}

fn wording(wording: &Wording, language: Language) -> &str {
    match language {
        Language::Japanese => &wording.ja,
        Language::English => &wording.en,
    }
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn properties(diagnostic: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(place) = &diagnostic.place {
        properties.push(format!(
            "file={}",
            escape_property(&visible(&place.file, SENTENCE))
        ));
        if place.line > 0 {
            properties.push(format!("line={}", place.line));
        }
        if place.line > 0 && place.column > 0 {
            let end = place.column as usize + place.cell.chars().count();
            properties.push(format!("col={},endColumn={end}", place.column));
        }
    }
    properties.push(format!("title={}", escape_property(diagnostic.code.name())));
    properties.join(",")
}

fn sentences(diagnostic: &Diagnostic, language: Language) -> String {
    let message = visible(wording(&diagnostic.message, language), SENTENCE);
    match &diagnostic.help {
        Some(help) => format!("{message}\n{}", visible(wording(help, language), SENTENCE)),
        None => message,
    }
}

/// JSON in one line, with every character that is not seen written by its number: only text can hold these.
fn seen_json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            _ if is_unseen(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            _ => out.push(c),
        }
    }
    out
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The text, at most so long, with every character that is not seen, or that acts on its surroundings, written out.
fn visible(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in cut(text, most).chars() {
        match c {
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => out.push('\u{2421}'),
            _ if is_unseen(c) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

fn cut(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// Controls beyond ASCII, line and paragraph separators, and characters of Unicode's general category Cf or that print
/// as nothing. Variation selectors are not among them: names of people need them, and they only choose a glyph.
pub fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e007f}')
}

/// What makes a problem the same one in the next run, wherever its line has moved to. `seen` counts those alike so far.
fn fingerprint(diagnostic: &Diagnostic, seen: &mut BTreeMap<String, u32>) -> String {
    let (file, cell) = diagnostic
        .place
        .as_ref()
        .map_or(("", ""), |place| (&*place.file, place.cell.as_str()));
    let (code, text) = (diagnostic.code, &diagnostic.message.en);
    let same = format!("{code}\0{file}\0{cell}\0{text}");
    let number = seen.entry(same.clone()).or_default();
    *number += 1;
    let digest = Sha256::digest(format!("{same}\0{number}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
