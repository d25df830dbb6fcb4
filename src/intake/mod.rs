//! Lists as offices keep them, to award rows and people: what each row means, and why it cannot be taken. No file is touched.

mod columns;
mod day;
mod glyph;
mod judge;
mod mapping;
mod people;
mod reason;
mod rest;
mod sheet;
mod vocabulary;
mod workbook;

pub use columns::{Columns, columns};
pub use day::{Day, day};
pub use judge::{Entry, Intake, Judged, Newcomer, Verdict, Who, judge};
pub use mapping::{Mapping, mapping};
pub use reason::with_person;
pub use sheet::{Encoding, Fault, Line, Sheet, read};
pub use vocabulary::{Era, Vocabulary, vocabulary};

use unicode_normalization::UnicodeNormalization;

/// Keys, codes, numbers, days and headers are compared without regard to width, case and space. Never names of people.
fn folded(text: &str) -> String {
    let wide = text.nfkc().filter(|c| !c.is_whitespace() && *c != '_');
    wide.flat_map(char::to_lowercase).collect()
}
