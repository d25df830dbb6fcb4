//! Text in which what is ours is told apart from what content says: only the latter has to be made harmless.

use crate::report::print::is_unseen;

/// One line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Our words.
    Ours(String),
    /// What somebody wrote into the content.
    Theirs(String),
    /// An id, a path, a command: theirs too.
    Code(String),
    /// A picture at an address of ours.
    Picture(String),
}

impl Line {
    /// Our words.
    pub fn ours(text: impl Into<String>) -> Line {
        Line::default().and(text)
    }

    /// And our words.
    pub fn and(mut self, text: impl Into<String>) -> Line {
        self.0.push(Span::Ours(text.into()));
        self
    }

    /// And what content says.
    pub fn theirs(mut self, text: impl Into<String>) -> Line {
        self.0.push(Span::Theirs(text.into()));
        self
    }

    /// And an id, a path or a command.
    pub fn code(mut self, text: impl Into<String>) -> Line {
        self.0.push(Span::Code(text.into()));
        self
    }

    /// And a picture.
    pub fn picture(mut self, url: impl Into<String>) -> Line {
        self.0.push(Span::Picture(url.into()));
        self
    }
}

/// The text with a mark for every character that is not seen or that acts on its surroundings, line breaks among them.
pub fn seen(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => ' ',
        c if c.is_control() || is_unseen(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

/// Characters that are shown of a text which differs.
const LONGEST: usize = 400;

/// Characters before the first difference that are kept.
const LEAD: usize = 60;

/// Both texts from a little before they part, cut where they go on for long.
pub fn excerpts(before: &str, after: &str) -> (String, String) {
    let same = before
        .chars()
        .zip(after.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let from = match same > LEAD * 2 {
        true => same - LEAD,
        false => 0,
    };
    (excerpt(before, from), excerpt(after, from))
}

fn excerpt(text: &str, from: usize) -> String {
    let mut rest = text.chars().skip(from);
    let mut out = String::from(if from > 0 && !text.is_empty() {
        "…"
    } else {
        ""
    });
    out.extend(rest.by_ref().take(LONGEST));
    if rest.next().is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_from_where_they_part() {
        let (before, after) = excerpts(
            &format!("{}古い", "あ".repeat(500)),
            &format!("{}新しい", "あ".repeat(500)),
        );
        assert!(
            before.starts_with('…') && before.ends_with("古い"),
            "{before}"
        );
        assert!(
            after.ends_with("新しい") && after.chars().count() < 80,
            "{after}"
        );
        let (short, _) = excerpts("短い", &"長".repeat(1000));
        assert_eq!(short, "短い");
    }

    #[test]
    fn nothing_unseen_is_left() {
        assert_eq!(
            seen("a\u{202e}b\u{200b}c\nd\u{1b}[31m"),
            "a\u{fffd}b\u{fffd}c d\u{fffd}[31m"
        );
    }
}
