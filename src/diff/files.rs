//! Files of the repository: which differ, and whether the ledger only grew.

use std::collections::BTreeSet;

use super::Pair;
use super::changes::{Difference, FileChange, Risk, State, Subject};
use super::member::Member;
use super::risk::RiskKind;
use crate::source::Sources;
use crate::source::packed::plain;

/// Every file that is new, gone or other, in order of paths. A risk or a list says what follows from it; what is named
/// nowhere else (a page, a theme) is named here.
pub fn changed(pair: &Pair<'_>) -> Vec<FileChange> {
    let (old, new) = (pair.old_sources, pair.new_sources);
    let paths: BTreeSet<&str> = old.iter().chain(new.iter()).map(|(path, _)| path).collect();
    paths
        .into_iter()
        .filter_map(|path| {
            let state = match (old.get(path), new.get(path)) {
                (None, _) => State::New,
                (_, None) => State::Removed,
                (Some(one), Some(other)) if without_returns(one) != without_returns(other) => {
                    State::Changed
                }
                _ => return None,
            };
            let path = path.to_owned();
            Some(FileChange { path, state })
        })
        .collect()
}

/// A risk for every file of the ledger that lost a line: it is only ever added to.
pub fn ledger(old: &Sources, new: &Sources) -> Vec<Risk> {
    let files = old.below("content/ledger/");
    let lost = files.filter_map(|(path, _)| {
        let now = new.kept_at(plain(path));
        let kept: BTreeSet<&[u8]> = lines(new, &now).collect();
        let missing = lines(old, path).filter(|line| !kept.contains(line)).count();
        let before = lines(old, path).count();
        (missing > 0).then(|| {
            let rest = (before - missing).to_string();
            let about = Subject {
                id: path.to_owned(),
                ..Subject::default()
            };
            Risk {
                touched: missing,
                differences: vec![Difference::new(
                    Member::LedgerLine,
                    before.to_string(),
                    rest,
                )],
                ..Risk::new(RiskKind::Ledger, about)
            }
        })
    });
    lost.collect()
}

fn lines<'s>(sources: &'s Sources, path: &str) -> impl Iterator<Item = &'s [u8]> {
    let bytes = sources.get(path).unwrap_or_default();
    bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .filter(|line| !line.is_empty())
}

/// The bytes without carriage returns, which git may add when it checks out.
fn without_returns(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_may_grow_and_lose_nothing() {
        let with = |text: &str| {
            let mut sources = Sources::default();
            sources.insert("content/ledger/city/2026.jsonl", text.as_bytes());
            sources
        };
        let lost = |before, after| -> Vec<usize> {
            let risks = ledger(&with(before), &with(after));
            risks.iter().map(|risk| risk.touched).collect()
        };
        assert_eq!(lost("{1}\n{2}\n", "{1}\n{2}\n{3}\n"), [0; 0]);
        assert_eq!(lost("{1}\n{2}\n", "{1}\r\n{2}\r\n"), [0; 0]);
        assert_eq!(lost("{1}\n{2}\n", "{1}\n{3}\n"), [1]);
        assert_eq!(
            ledger(&with("{1}\n{2}\n"), &Sources::default())[0].touched,
            2
        );
    }

    #[test]
    fn a_year_that_was_compressed_lost_nothing() {
        let with = |path: &str, text: &str| {
            let mut sources = Sources::default();
            sources.insert(path, text.as_bytes());
            sources
        };
        let (plain, packed) = (
            "content/ledger/city/2026.jsonl",
            "content/ledger/city/2026.jsonl.gz",
        );
        for (before, now) in [(plain, packed), (packed, plain)] {
            assert_eq!(
                ledger(&with(before, "{1}\n{2}\n"), &with(now, "{1}\n{2}\n")),
                []
            );
            assert_eq!(
                ledger(&with(before, "{1}\n{2}\n"), &with(now, "{1}\n"))[0].touched,
                1
            );
        }
    }
}
