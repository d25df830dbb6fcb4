//! A page as GitHub, GitLab and Gitea read Markdown, within the size they take. Nothing that content says can become
//! markup, a mention, a reference or a link there.

use std::fmt::Write as _;

use super::line::{Line, Span, seen};
use super::{Entry, Page, Say, Section};
use crate::report::print::Language;

/// Bytes of a comment: GitHub takes 65,536 characters.
pub const COMMENT: usize = 60_000;

/// Bytes of a job summary: GitHub drops one of more than a mebibyte.
pub const SUMMARY: usize = 900_000;

/// The first line, by which a comment is found again.
pub const MARKER: &str = "<!-- shirushi-diff -->";

/// Items of an entry that stand open; more are folded.
const OPEN: usize = 8;

/// Bytes that are kept for the words on what was left out.
const RESERVE: usize = 600;

/// The page in at most so many bytes. Whole items and entries are left out where there is no room, and counted.
pub fn markdown(page: &Page, language: Language, most: usize) -> String {
    let say = &Say(language);
    let mut out = format!("{MARKER}\n## {}\n\n**{}**\n\n", page.title, page.verdict);
    for line in &page.compared {
        let _ = writeln!(out, "<sub>{}</sub><br>", text(line));
    }
    let mut room = most.saturating_sub(out.len() + RESERVE);
    let mut left = 0;
    for section in &page.sections {
        // What comes later, such as withdrawals, finds room even behind thousands of new awards.
        let share = if section.folded {
            room
        } else {
            room - room / 4
        };
        let (written, dropped) = write_section(section, say, share);
        room = room.saturating_sub(written.len());
        out += &written;
        left += dropped;
    }
    if left > 0 {
        let words = say.pick(
            format!("長すぎるため{left}件を省きました。全体は、手元で `shirushi diff` を実行すると見られます。"),
            format!("{left} entries were left out for want of room; `shirushi diff` on your own machine shows all."),
        );
        let _ = write!(out, "\n**{words}**\n");
    }
    out
}

/// A section within its room, and how many things were left out of it.
fn write_section(section: &Section, say: &Say, room: usize) -> (String, usize) {
    let (open, close) = match section.folded {
        true => (
            format!("\n<details><summary>{}</summary>\n\n", section.title),
            "\n</details>\n",
        ),
        false => (format!("\n### {}\n\n", section.title), ""),
    };
    let all = section.entries.iter().map(|entry| entry.items.len().max(1));
    let Some(mut room) = room.checked_sub(open.len() + close.len()) else {
        return (String::new(), all.sum());
    };
    let (mut out, mut left) = (open, 0);
    for entry in &section.entries {
        let (written, dropped) = write_entry(entry, say, room);
        room = room.saturating_sub(written.len());
        out += &written;
        left += dropped;
    }
    out += close;
    (out, left)
}

fn write_entry(entry: &Entry, say: &Say, room: usize) -> (String, usize) {
    let count = entry.items.len();
    let mut out = format!("- **{}**\n", text(&entry.head));
    if let Some(advice) = &entry.advice {
        let _ = writeln!(out, "  <br>→ {}", text(advice));
    }
    out += &table(entry, say);
    if out.len() > room {
        return (String::new(), count.max(1));
    }
    let fold = count > OPEN;
    let close = if fold { "\n  </details>\n" } else { "" };
    if fold {
        let words = say.pick(format!("{count}件を見る"), format!("show {count}"));
        let _ = write!(out, "\n  <details><summary>{words}</summary>\n\n");
    } else if count > 0 {
        out.push('\n');
    }
    let mut shown = 0;
    for item in &entry.items {
        let item = format!("  - {}\n", text(item));
        if out.len() + item.len() + close.len() + 80 > room {
            break;
        }
        out += &item;
        shown += 1;
    }
    let left = count - shown;
    if left > 0 {
        let words = say.pick(format!("ほか{left}件"), format!("{left} more"));
        let _ = writeln!(out, "  - … {words}");
    }
    out += close;
    (out, left)
}

fn table(entry: &Entry, say: &Say) -> String {
    if entry.differences.is_empty() {
        return String::new();
    }
    let head = say.pick("| 項目 | 前 | 後 |", "| what | before | after |");
    let mut out = format!("\n  {head}\n  |---|---|---|\n");
    for row in &entry.differences {
        let (before, after) = (cell(&row.before), cell(&row.after));
        let _ = writeln!(out, "  | {} | {before} | {after} |", escaped(&row.label));
    }
    out.push('\n');
    out
}

/// A cell of a table; its line breaks stay.
fn cell(words: &str) -> String {
    match words.is_empty() {
        true => "—".to_owned(),
        false => words
            .trim_end()
            .lines()
            .map(escaped)
            .collect::<Vec<_>>()
            .join("<br>"),
    }
}

fn text(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Ours(text) => text.clone(),
        Span::Theirs(text) => escaped(text),
        Span::Code(text) => code(text),
        Span::Picture(url) => picture(url),
    };
    line.0.iter().map(span).collect()
}

/// An id or a path between backticks; one that could end them is text like any other.
fn code(text: &str) -> String {
    let text = seen(text);
    match text.is_empty() || text.contains(['`', '|', '\\']) {
        true => escaped(&text),
        false => format!("`{text}`"),
    }
}

fn picture(url: &str) -> String {
    let plain = |c: char| c.is_ascii_graphic() && !"\"'<>()[]\\`".contains(c);
    match url.starts_with("https://") && url.chars().all(plain) {
        true => format!("<img src=\"{url}\" width=\"160\" alt=\"\">"),
        false => code(url),
    }
}

/// A character that is nothing to see, and keeps the two beside it from being read as one thing.
const APART: &str = "&#8203;";

/// Text that is nothing but text, wherever it stands.
fn escaped(text: &str) -> String {
    let text = seen(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match c {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => {
                out += "&amp;";
                out += APART;
            }
            // People, issues, merge requests, milestones, labels, snippets: all of these are looked for after the markup is read.
            '@' | '!' | '%' | '^' => {
                out.push(c);
                out += APART;
            }
            '#' | '~' | '$' | '[' => {
                out.push('\\');
                out.push(c);
                out += APART;
            }
            '*' | '_' | '`' | '|' | '\\' | ']' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            // Addresses, and references such as GH-1.
            ':' if next == '/' || next.is_alphanumeric() => {
                out.push(c);
                out += APART;
            }
            '-' if last.is_alphabetic() && next.is_ascii_digit() => {
                out.push(c);
                out += APART;
            }
            // Before the dot: what begins with `www.` is an address, whatever follows.
            '.' if matches!(last, 'w' | 'W') => {
                out += APART;
                out.push(c);
            }
            // What would begin a list, a heading or a rule where a line begins.
            '-' | '+' | '=' | '.' | ')' | '(' if c != '.' || last.is_ascii_digit() => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
        last = c;
    }
    out
}

#[cfg(test)]
mod tests;
