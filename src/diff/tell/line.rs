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

/// Characters beside a difference that are kept of what is the same.
const BESIDE: usize = 40;

/// Both texts around what differs, cut where they are the same, or go on, for long.
pub fn excerpts(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let ends = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = ends.take_while(|(a, b)| a == b).count();
    let keep = |same: usize| if same > BESIDE * 2 { same - BESIDE } else { 0 };
    let (head, tail) = (keep(head), keep(tail));
    (excerpt(&old, head, tail), excerpt(&new, head, tail))
}

/// A text without its first `head` and last `tail` characters.
fn excerpt(text: &[char], head: usize, tail: usize) -> String {
    let Some(kept) = text.get(head..text.len().saturating_sub(tail)) else {
        return String::new();
    };
    let mut out = String::from(if head > 0 { "…" } else { "" });
    out.extend(kept.iter().take(LONGEST));
    if kept.len() > LONGEST || tail > 0 {
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
        let (short, long) = excerpts("短い", &"長".repeat(1000));
        assert_eq!(short, "短い");
        assert_eq!(long.chars().count(), LONGEST + 1);
    }

    #[test]
    fn nothing_unseen_is_left() {
        assert_eq!(
            seen("a\u{202e}b\u{200b}c\nd\u{1b}[31m"),
            "a\u{fffd}b\u{fffd}c d\u{fffd}[31m"
        );
    }
}
