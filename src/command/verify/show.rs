//! Verdicts to text. Claims come from strangers: one line each, cut short, nothing in them acts on a terminal.

use std::fmt::Write as _;

use serde_json::json;

use super::super::refusal::both;
use super::super::session::inline;
use crate::proof::did::Did;
use crate::report::Wording;
use crate::verify::{Check, Claims, Finding, Outcome, Verdict, Withdrawal};

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
    if let Some(withdrawal) = &verdict.withdrawal {
        let (ja, en) = reason(withdrawal);
        line(
            &format!("取消日: {}、理由: {ja}", withdrawal.on),
            &format!("withdrawn: {}, reason: {en}", withdrawal.on),
        );
    }
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

/// The columns of a table of results.
pub const COLUMNS: [&str; 11] = [
    "document",
    "result",
    "issuer",
    "issuer_name",
    "achievement",
    "holder",
    "valid_from",
    "valid_until",
    "withdrawn_on",
    "reason",
    "code",
];

/// One verdict as a row of a table. What a badge says stands in it only if its signature holds.
pub fn row(what: &str, verdict: &Verdict) -> [String; 11] {
    let result = match verdict.outcome {
        Outcome::Genuine => "valid",
        Outcome::Expired => "expired",
        Outcome::Withdrawn => "withdrawn",
        Outcome::Suspended => "suspended",
        Outcome::NotYetValid => "not-yet-valid",
        Outcome::Altered => "altered",
        Outcome::IssuerNotConfirmed
        | Outcome::StatusUnknown
        | Outcome::RecipientNotConfirmed
        | Outcome::Unreadable => "unknown",
    };
    let claim = |of: fn(&Claims) -> Option<String>| {
        verdict
            .claims
            .as_ref()
            .and_then(of)
            .map(|text| cut(&text))
            .unwrap_or_default()
    };
    let withdrawal = verdict.withdrawal.as_ref();
    [
        inline(what),
        result.to_owned(),
        claim(|claims| Some(claims.issuer_id.clone())),
        claim(|claims| claims.issuer_name.clone()),
        claim(|claims| claims.name.clone()),
        claim(|claims| claims.recipient_name.clone()),
        claim(|claims| Some(claims.valid_from.clone())),
        claim(|claims| claims.valid_until.clone()),
        withdrawal
            .map(|withdrawal| withdrawal.on.to_string())
            .unwrap_or_default(),
        withdrawal
            .map(|withdrawal| withdrawal.reason.clone())
            .unwrap_or_default(),
        verdict.decisive().code.name().to_owned(),
    ]
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

/// A reason in words, as the issuer's site tells it.
fn reason(withdrawal: &Withdrawal) -> (&'static str, &'static str) {
    match withdrawal.reason.as_str() {
        "superseded" => ("訂正して再発行した", "superseded by a corrected one"),
        "duplicate" => ("重複していた", "awarded twice"),
        "issued-in-error" => ("誤って授与した", "issued in error"),
        "consent-withdrawn" => ("本人の希望", "at the holder's wish"),
        _ => ("取り消した", "withdrawn"),
    }
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
