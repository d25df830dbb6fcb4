//! Verdicts to text. Claims come from strangers: one line each, cut short, nothing in them acts on a terminal.

use std::fmt::Write as _;

use serde_json::json;

use super::super::refusal::both;
use super::super::session::inline;
use crate::proof::did::Did;
use crate::report::Wording;
use crate::verify::{Check, Claims, Finding, Outcome, Verdict};

/// Characters of a claim that are shown.
const LONGEST: usize = 200;

/// One verdict for people: what it amounts to, what is claimed, every check in words.
pub fn human(what: &str, verdict: &Verdict) -> Wording {
    let mut text = both(inline(what), inline(what));
    let mut line = |ja: &str, en: &str| {
        let _ = write!(text.ja, "\n  {ja}");
        let _ = write!(text.en, "\n  {en}");
    };
    line(verdict.outcome.ja(), verdict.outcome.en());
    if let Some(claims) = &verdict.claims {
        for (ja, en, value) in claimed(claims) {
            let value = cut(&value);
            line(&format!("{ja}: {value}"), &format!("{en}: {value}"));
        }
    }
    for check in &verdict.checks {
        let (mark_ja, mark_en) = mark(check.finding());
        let (part, code) = (check.part, check.code);
        let detail = detail(check);
        line(
            &format!("[{mark_ja}] {}: {}{detail}", part.ja(), code.ja()),
            &format!("[{mark_en}] {}: {}{detail}", part.en(), code.en()),
        );
    }
    for endorsement in &verdict.endorsements {
        let by = endorsement
            .claims
            .as_ref()
            .map_or("?", |claims| &claims.issuer_id);
        let (by, outcome) = (cut(by), endorsement.outcome);
        line(
            &format!("推薦({by}): {}", outcome.ja()),
            &format!("endorsed by {by}: {}", outcome.en()),
        );
    }
    text
}

/// One verdict for programs: an object on a line of its own.
pub fn json(what: &str, verdict: &Verdict) -> String {
    format!("{}\n", json!({ "document": what, "verdict": verdict }))
}

/// Whether a verdict is one that a sound site does not have. That awards expire and are revoked is in order.
pub fn is_failure(verdict: &Verdict) -> bool {
    !matches!(
        verdict.outcome,
        Outcome::Genuine | Outcome::Expired | Outcome::Withdrawn | Outcome::NotYetValid
    )
}

/// How many credentials of a site came out how.
#[derive(Default)]
pub struct Tally {
    valid: usize,
    expired: usize,
    revoked: usize,
    not_yet_valid: usize,
    /// Credentials and status lists that are not what they say.
    pub failed: usize,
}

impl Tally {
    /// Counts the credentials, and the status lists that fail.
    pub fn of(credentials: &[(String, Verdict)], lists: &[(String, Verdict)]) -> Tally {
        let mut tally = Tally::default();
        for (_, verdict) in credentials {
            let count = match verdict.outcome {
                Outcome::Genuine => &mut tally.valid,
                Outcome::Expired => &mut tally.expired,
                Outcome::Withdrawn => &mut tally.revoked,
                Outcome::NotYetValid => &mut tally.not_yet_valid,
                _ => &mut tally.failed,
            };
            *count += 1;
        }
        tally.failed += lists
            .iter()
            .filter(|(_, verdict)| is_failure(verdict))
            .count();
        tally
    }

    /// The last line for people.
    pub fn human(&self) -> Wording {
        let Tally {
            valid,
            expired,
            revoked,
            not_yet_valid,
            failed,
        } = self;
        let (later_ja, later_en) = match not_yet_valid {
            0 => (String::new(), String::new()),
            _ => (
                format!("、有効期間前{not_yet_valid}"),
                format!(", {not_yet_valid} not yet valid"),
            ),
        };
        both(
            format!("有効{valid}、期限切れ{expired}、取り消し{revoked}、失敗{failed}{later_ja}"),
            format!(
                "{valid} valid, {expired} expired, {revoked} revoked, {failed} failed{later_en}"
            ),
        )
    }

    /// The last line for programs.
    pub fn json(&self) -> String {
        let Tally {
            valid,
            expired,
            revoked,
            not_yet_valid,
            failed,
        } = self;
        let object = json!({
            "valid": valid, "expired": expired, "revoked": revoked, "notYetValid": not_yet_valid, "failed": failed,
        });
        format!("{object}\n")
    }
}

/// What is claimed, with its labels. The issuer is first known by its domain, which nobody else can have.
fn claimed(claims: &Claims) -> Vec<(&'static str, &'static str, String)> {
    let host = match claims.issuer_id.parse() {
        Ok(Did::Web(did)) => did.host().to_owned(),
        _ => claims.issuer_id.clone(),
    };
    let issuer = match &claims.issuer_name {
        Some(name) => format!("{host} ({})", cut(name)),
        None => host,
    };
    let until = claims.valid_until.as_deref().unwrap_or("∞");
    let mut lines = vec![("発行者", "issuer", issuer)];
    lines.extend(claims.name.clone().map(|name| ("内容", "for", name)));
    lines.extend(
        claims
            .recipient_name
            .clone()
            .map(|name| ("受領者", "holder", name)),
    );
    lines.push((
        "期間",
        "period",
        format!("{} .. {until}", claims.valid_from),
    ));
    lines
}

fn mark(finding: Finding) -> (&'static str, &'static str) {
    match finding {
        Finding::Passed => ("よし", "ok"),
        Finding::Failed => ("だめ", "failed"),
        Finding::CouldNotCheck => ("不明", "not checked"),
    }
}

fn detail(check: &Check) -> String {
    match &check.detail {
        Some(detail) => format!(" ({})", cut(detail)),
        None => String::new(),
    }
}

fn cut(text: &str) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    inline(&out)
}
