//! How many documents came out how.

use serde_json::json;

use super::super::refusal::both;
use crate::report::Wording;
use crate::verify::{Kind, Outcome, Verdict};

/// Whether a verdict is one that a sound site does not have. That awards expire, are revoked and suspended is in order.
pub fn is_failure(verdict: &Verdict) -> bool {
    !matches!(
        verdict.outcome,
        Outcome::Genuine
            | Outcome::Expired
            | Outcome::Withdrawn
            | Outcome::Suspended
            | Outcome::NotYetValid
    )
}

/// How many credentials of a site came out how.
#[derive(Default)]
pub struct Tally {
    valid: usize,
    expired: usize,
    revoked: usize,
    suspended: usize,
    not_yet_valid: usize,
    /// Documents that are not what they say.
    failed: usize,
}

impl Tally {
    /// Counts badges, and status lists that fail.
    pub fn of<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> Tally {
        let mut tally = Tally::default();
        let counts =
            |verdict: &&Verdict| verdict.kind != Some(Kind::StatusList) || is_failure(verdict);
        for verdict in verdicts.filter(counts) {
            let count = match verdict.outcome {
                Outcome::Genuine => &mut tally.valid,
                Outcome::Expired => &mut tally.expired,
                Outcome::Withdrawn => &mut tally.revoked,
                Outcome::Suspended => &mut tally.suspended,
                Outcome::NotYetValid => &mut tally.not_yet_valid,
                _ => &mut tally.failed,
            };
            *count += 1;
        }
        tally
    }

    /// The last line for people.
    pub fn human(&self) -> Wording {
        let Tally {
            valid,
            expired,
            revoked,
            suspended,
            not_yet_valid,
            failed,
        } = self;
        let (suspended_ja, suspended_en) = match suspended {
            0 => (String::new(), String::new()),
            _ => (
                format!("、停止中{suspended}"),
                format!(", {suspended} suspended"),
            ),
        };
        let (later_ja, later_en) = match not_yet_valid {
            0 => (String::new(), String::new()),
            _ => (
                format!("、有効期間前{not_yet_valid}"),
                format!(", {not_yet_valid} not yet valid"),
            ),
        };
        both(
            format!(
                "有効{valid}、期限切れ{expired}、取り消し{revoked}{suspended_ja}、失敗{failed}{later_ja}"
            ),
            format!(
                "{valid} valid, {expired} expired, {revoked} revoked{suspended_en}, {failed} failed{later_en}"
            ),
        )
    }

    /// The last line for programs.
    pub fn json(&self) -> String {
        let Tally {
            valid,
            expired,
            revoked,
            suspended,
            not_yet_valid,
            failed,
        } = self;
        let object = json!({
            "valid": valid, "expired": expired, "revoked": revoked, "suspended": suspended, "notYetValid": not_yet_valid, "failed": failed,
        });
        format!("{object}\n")
    }
}
