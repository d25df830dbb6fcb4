//! The ledger as it was and as it is: lines are only ever added, at the ends of files. One that was redacted leaves its id.

use std::collections::BTreeMap;

use serde_json::Value;

use super::ledger::is_tombstone;
use crate::report::problems::Rewritten;
use crate::report::{Place, Report};
use crate::source::Sources;
use crate::source::packed::plain;

/// Reports every line of the former ledger that is not where and what it was. Of both `content/ledger/` is read, and of what is
/// now `keys/` too.
pub fn ledger_history(before: &Sources, now: &Sources, report: &mut Report) {
    let grown = |path: &str, text: &str| {
        let file = now.get(&now.kept_at(plain(path)));
        let whole = text.is_empty() || text.ends_with('\n');
        file.is_some_and(|file| whole && file.starts_with(text.as_bytes()))
    };
    let other: Vec<(&str, &str)> = files(before)
        .filter(|(path, text)| !grown(path, text))
        .collect();
    if other.is_empty() {
        return; // every line is where and what it was
    }
    let mut standing: BTreeMap<String, Line<'_>> = BTreeMap::new();
    for line in files(now).flat_map(|(path, text)| lines(path, text)) {
        standing.entry(line.id()).or_insert(line);
    }
    for (path, text) in other {
        let mut kept = Vec::new();
        for line in lines(path, text).filter(|line| is_listed(line, now)) {
            let id = line.id();
            let (place, how) = match standing.get(&id) {
                None => (Place::file(path), Rewritten::Removed),
                Some(found) if plain(found.path) != plain(path) => {
                    (found.place(), Rewritten::Moved)
                }
                Some(found) => {
                    kept.push(found);
                    let redacted = || found.value().is_some_and(|value| is_tombstone(&value));
                    match found.text == line.text || redacted() {
                        true => continue,
                        false => (found.place(), Rewritten::Edited),
                    }
                }
            };
            report.ledger_rewritten(place, award(&id), how);
        }
        // What is new stands below what is old, which stands as it stood.
        let moved = kept.iter().zip(1..).find(|(found, at)| found.number != *at);
        if let Some((found, _)) = moved {
            report.ledger_rewritten(found.place(), award(&found.id()), Rewritten::Moved);
        }
    }
}

/// Whether `keys/` still has the key of a line. One that leaked leaves, and what it signed is signed anew.
fn is_listed(line: &Line<'_>, now: &Sources) -> bool {
    let method = line.value().and_then(|value| {
        let method = value.pointer("/proof/0/verificationMethod")?;
        Some(method.as_str()?.rsplit('#').next()?.to_owned())
    });
    let holds = |key: &String| {
        let mut files = now.below("keys/");
        files.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(key.as_str()))
    };
    method.as_ref().is_none_or(holds)
}

struct Line<'s> {
    path: &'s str,
    number: u32,
    text: &'s str,
}

impl Line<'_> {
    fn value(&self) -> Option<Value> {
        serde_json::from_str(self.text).ok()
    }

    /// The id of the credential; of what is none, the text itself.
    fn id(&self) -> String {
        let id = self
            .value()
            .and_then(|value| Some(value.get("id")?.as_str()?.to_owned()));
        id.unwrap_or_else(|| self.text.to_owned())
    }

    fn place(&self) -> Place {
        Place {
            line: self.number,
            ..Place::file(self.path)
        }
    }
}

fn files(sources: &Sources) -> impl Iterator<Item = (&str, &str)> {
    let files = sources.below("content/ledger/");
    files
        .filter(|(path, _)| plain(path).ends_with(".jsonl"))
        .filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
}

fn lines<'s>(path: &'s str, text: &'s str) -> impl Iterator<Item = Line<'s>> {
    let texts = text.split_inclusive('\n').zip(1..);
    texts.map(move |(text, number)| Line { path, number, text })
}

/// The award of a credential's id, for people.
fn award(id: &str) -> &str {
    let below = id.strip_suffix("/credential.json").unwrap_or(id);
    below.rsplit('/').next().unwrap_or(below)
}
