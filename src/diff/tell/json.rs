//! A comparison for programs: one object, whose keys stay as they are.

use serde::Serialize;

use super::Compared;
use crate::diff::Changes;

/// One JSON object in one line. `format` names the shape; keys may be added to it, and none is renamed or removed.
pub fn json(changes: &Changes, compared: &Compared) -> String {
    let whole = Whole {
        format: "shirushi-diff/1",
        base: Base {
            name: &compared.name,
            commit: &compared.commit,
        },
        masked: compared.masked,
        notes: &compared.notes,
        changes,
    };
    let mut text = serde_json::to_string(&whole).expect("a tree of text and numbers is JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Whole<'a> {
    format: &'static str,
    base: Base<'a>,
    masked: bool,
    notes: &'a [String],
    #[serde(flatten)]
    changes: &'a Changes,
}

#[derive(Serialize)]
struct Base<'a> {
    name: &'a str,
    commit: &'a str,
}
