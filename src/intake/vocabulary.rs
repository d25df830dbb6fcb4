//! What a list may be made of, as data: for the form that looks at a list in a browser before `import` does.

use jiff::civil::Date;
use serde::Serialize;

use super::columns::{Field, all_names};
use super::day::ERAS;
use super::folded;
use super::judge::PASSED_WORDS;

/// Names of columns, words and eras, folded as they are compared.
#[derive(Clone, Debug, Serialize)]
pub struct Vocabulary {
    /// Every column and what it may be called.
    pub columns: Vec<(Field, Vec<String>)>,
    /// What stands in the cell of somebody who passed.
    pub passed: Vec<String>,
    /// Eras, the newest first.
    pub eras: Vec<Era>,
}

/// An era: its names, its first day, and the first day of the next one.
#[derive(Clone, Debug, Serialize)]
pub struct Era {
    names: &'static [&'static str],
    first: String,
    next: Option<String>,
}

/// All of it.
pub fn vocabulary() -> Vocabulary {
    let era = |(names, first, next): &(&'static [&'static str], Date, Date)| Era {
        names,
        first: first.to_string(),
        next: (*next != Date::MAX).then(|| next.to_string()),
    };
    Vocabulary {
        columns: all_names(),
        passed: PASSED_WORDS.iter().map(|word| folded(word)).collect(),
        eras: ERAS.iter().map(era).collect(),
    }
}
