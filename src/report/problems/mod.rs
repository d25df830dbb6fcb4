//! One constructor a problem: how it is worded, in both languages, and what to do about it (design.md section 8).
//!
//! English is lower case without a full stop; the message says what is wrong, the help what to do.

mod achievements;
mod awards;
mod files;
mod frameworks;
mod issuers;
mod keys;
mod later;
mod ledger;
mod people;
mod revocations;
mod rows;
mod site;
mod structure;
mod suspensions;
mod text;
mod values;

pub use ledger::{DefinitionPart, Rewritten, RowPart};
pub use structure::Shape;

use super::{Code, Diagnostic, Place, Report, Severity, Wording};

/// Warnings beyond this many are dropped, and errors beyond twice as many: nobody reads them, and memory is bounded.
const MANY: usize = 10_000;

/// Beyond this many problems names are no longer compared to find the one that was meant.
const ENOUGH_SUGGESTIONS: usize = 100;

impl Report {
    fn error(&mut self, code: Code, at: Place, message: Wording, help: Wording) {
        self.keep(diagnostic(Severity::Error, code, at, message, help));
    }

    fn warning(&mut self, code: Code, at: Place, message: Wording, help: Wording) {
        self.keep(diagnostic(Severity::Warning, code, at, message, help));
    }

    pub(super) fn keep(&mut self, diagnostic: Diagnostic) {
        let most = match diagnostic.severity {
            Severity::Error => 2 * MANY,
            Severity::Warning => MANY,
        };
        if self.diagnostics.len() < most {
            self.push(diagnostic);
        }
    }

    /// Whether there are so many problems that no more are kept; then nobody need look for any.
    pub(crate) fn is_full(&self) -> bool {
        self.diagnostics.len() >= 2 * MANY
    }

    /// Whether there are so many problems that nothing is suggested any more; then nobody need collect known names.
    pub(crate) fn is_crowded(&self) -> bool {
        self.diagnostics.len() >= ENOUGH_SUGGESTIONS
    }

    /// A name that nothing bears: what was probably meant, or else what can be done.
    fn meant(&self, name: &str, known: &[&str], otherwise: Wording) -> Wording {
        let near = (!self.is_crowded()).then(|| nearest(name, known)).flatten();
        match near {
            Some(near) => did_you_mean(near),
            None => otherwise,
        }
    }

    /// The same for a small set of words, all of which can be named.
    fn one_of(&self, name: &str, known: &[&str]) -> Wording {
        let all = known.join(", ");
        let otherwise = say(
            format!("使えるのは次のいずれかです: {all}"),
            format!("use one of: {all}"),
        );
        self.meant(name, known, otherwise)
    }
}

fn diagnostic(
    severity: Severity,
    code: Code,
    at: Place,
    message: Wording,
    help: Wording,
) -> Diagnostic {
    Diagnostic {
        severity,
        code,
        place: Some(at),
        message,
        help: Some(help),
    }
}

/// A sentence in both languages.
fn say(ja: impl Into<String>, en: impl Into<String>) -> Wording {
    Wording {
        ja: ja.into(),
        en: en.into(),
    }
}

fn did_you_mean(name: &str) -> Wording {
    let name = shown(name);
    say(
        format!("「{name}」のことですか?"),
        format!("did you mean \"{name}\"?"),
    )
}

/// Text of the content inside a sentence of ours: cut short, and nothing in it can act on a terminal.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let harmless = |c: char| {
        if c.is_control() || is_hidden(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    let mut short: String = text.chars().take(LONGEST).map(harmless).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// Characters that have no shape of their own and change how others are shown: line and paragraph separators, bidirectional
/// embeddings, overrides and isolates, zero-width spaces. Joiners and variation selectors are not among them: names need them.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
        // noncharacters, the last two of every plane
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Where another thing stands, inside a sentence: `content/people.csv:14`.
fn line_of(place: &Place) -> String {
    match place.line {
        0 => shown(&place.file),
        line => format!("{}:{line}", shown(&place.file)),
    }
}

/// The known name that a misspelt one is closest to, if any is close: at most a third of it differs.
pub(super) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let name: Vec<char> = name.to_lowercase().chars().take(64).collect();
    let allowed = (name.len() / 3).max(1);
    // among very many names only those that begin alike are compared: the work stays bounded
    let crowd = known.len() > 2_000;
    let begins_alike = |known: &str| !crowd || known.chars().next() == name.first().copied();
    let plausible = |known: &&&str| {
        known.chars().count().abs_diff(name.len()) <= allowed && begins_alike(known)
    };
    known
        .iter()
        .filter(plausible)
        .map(|known| (distance(&name, known), *known))
        .filter(|(distance, known)| *distance <= allowed && *distance < known.chars().count())
        .min()
        .map(|(_, known)| known)
}

/// How many letters have to be put in, taken out, changed or swapped with their neighbour (Damerau-Levenshtein,
/// each part edited once). Case does not count.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().take(64).collect();
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let changed = above[j] + usize::from(a[i] != b[j]);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_the_one_that_was_meant() {
        let known = ["dx-01-welcome", "dx-05-leader", "easy-japanese"];
        assert_eq!(nearest("dx-06-leeder", &known), Some("dx-05-leader"));
        assert_eq!(nearest("dx-01-wlecome", &known), Some("dx-01-welcome"));
        assert_eq!(nearest("EASY-JAPANESE", &known), Some("easy-japanese"));
        assert_eq!(nearest("bosai", &known), None);
    }

    #[test]
    fn a_short_name_does_not_turn_into_any_other_short_name() {
        assert_eq!(nearest("n", &["p"]), None);
        assert_eq!(nearest("jp", &["ja", "en"]), Some("ja"));
    }

    #[test]
    fn a_neighbouring_swap_is_one_mistake() {
        assert_eq!(distance(&"issuer".chars().collect::<Vec<_>>(), "isuser"), 1);
    }

    #[test]
    fn shown_text_cannot_act_on_a_terminal() {
        assert_eq!(shown("a\u{1b}[31mb\u{202e}"), "a\u{fffd}[31mb\u{fffd}");
        assert_eq!(shown(&"あ".repeat(100)).chars().count(), 61);
    }
}
