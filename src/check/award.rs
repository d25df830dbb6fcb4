//! One row of `content/awards/`, from CSV or YAML, key by key.

use std::sync::Arc;

use jiff::civil::Date;

use super::date;
use super::evidence::{AllEvidence, references};
use super::fields::{Context, Fields};
use super::id::{Ids, folded, known};
use super::node::Value;
use super::read::{line, number, text_of, word};
use super::status;
use crate::catalog::{
    AwardId, Evidence, Revocation, RevocationReason, Slug, Suspension, Visibility,
};
use crate::report::Report;

/// Columns that have to be there.
pub const REQUIRED: &[&str] = &["award_id", "achievement", "person", "issued_on"];

/// Columns that may be there.
pub const OPTIONAL: &[&str] = &[
    "valid_until",
    "result",
    "evidence",
    "renews",
    "replaces",
    "revoked_on",
    "reason",
    "suspended_on",
    "unsuspended_on",
    "status_index",
    "recorded_on",
    "version",
    "visibility",
];

const REASONS: &[(&str, RevocationReason)] = &[
    ("superseded", RevocationReason::Superseded),
    ("duplicate", RevocationReason::Duplicate),
    ("issued-in-error", RevocationReason::IssuedInError),
    ("withdrawn", RevocationReason::Withdrawn),
    ("consent-withdrawn", RevocationReason::ConsentWithdrawn),
];

/// What awards refer to.
#[derive(Debug)]
pub struct References<'r> {
    /// Every achievement.
    pub achievements: &'r Ids,
    /// Every person.
    pub people: &'r Ids,
    /// Every award.
    pub awards: &'r Ids,
    /// All evidence.
    pub evidence: &'r AllEvidence,
}

/// A row as written: what its achievement makes of it is yet to be seen.
#[derive(Clone, Debug)]
pub struct Row {
    /// `award_id`
    pub id: AwardId,
    /// `achievement`
    pub achievement: Slug,
    /// `person`
    pub person: Slug,
    /// `issued_on`
    pub issued_on: Date,
    /// `recorded_on`
    pub recorded_on: Option<Date>,
    /// `valid_until`
    pub valid_until: Option<Date>,
    /// `result`
    pub result: Option<String>,
    /// `evidence`
    pub evidence: Vec<Arc<Evidence>>,
    /// `renews`
    pub renews: Option<AwardId>,
    /// `replaces`
    pub replaces: Option<AwardId>,
    /// `revoked_on` and `reason`
    pub revocation: Option<Revocation>,
    /// `suspended_on` and `unsuspended_on`
    pub suspension: Option<Suspension>,
    /// `version`
    pub version: Option<u32>,
    /// `status_index`
    pub status_index: Option<u32>,
    /// `visibility`
    pub visibility: Option<Visibility>,
}

/// Reads one row.
pub fn row(value: Value<'_>, all: &References<'_>, cx: &mut Context) -> Option<Row> {
    let mut fields = Fields::of(value, cx)?;
    let id = fields.required("award_id", |value, cx| award_id(value, all.awards, cx));
    let achievement = fields.required(
        "achievement",
        known(all.achievements, Report::unknown_achievement),
    );
    let person = fields.required("person", known(all.people, Report::unknown_person));
    let issued_on = fields.required("issued_on", date::past_day);
    let recorded_on = fields.optional("recorded_on", date::past_day);
    not_before(&mut fields, "recorded_on", recorded_on, issued_on);
    let valid_until = fields.optional("valid_until", date::day);
    not_before(&mut fields, "valid_until", valid_until, issued_on);
    let result = fields.optional("result", line);
    let evidence = fields.optional("evidence", |value, cx| references(value, all.evidence, cx));
    let award = || known(all.awards, Report::unknown_award);
    let renews = fields.optional("renews", award());
    let replaces = fields.optional("replaces", award());
    let revocation = revocation(&mut fields, issued_on);
    let suspension = suspension(&mut fields, issued_on);
    let version = fields.optional("version", number(1..=9_999));
    let status_index = fields.optional("status_index", status::index);
    let visibility = fields.optional(
        "visibility",
        word(&[
            ("public", Visibility::Public),
            ("unlisted", Visibility::Unlisted),
        ]),
    );
    fields.finish();
    let linked = |id: Option<Slug>| AwardId::of(&id?);
    Some(Row {
        id: id?,
        achievement: achievement?,
        person: person?,
        issued_on: issued_on?,
        recorded_on,
        valid_until,
        result,
        evidence: evidence.unwrap_or_default(),
        renews: linked(renews),
        replaces: linked(replaces),
        revocation,
        suspension,
        version,
        status_index,
        visibility,
    })
}

/// Every id that is one at all is among `all`.
fn award_id(value: Value<'_>, all: &Ids, cx: &mut Context) -> Option<AwardId> {
    let text = folded(text_of(value, cx)?);
    let id = all.get(&text).and_then(AwardId::of);
    if id.is_none() {
        cx.report.malformed_award_id(value.place(), &text);
    }
    id
}

fn not_before(fields: &mut Fields<'_, '_>, key: &str, end: Option<Date>, start: Option<Date>) {
    if let (Some(end), Some(start)) = (end, start)
        && end < start
    {
        let place = fields.at.place_of(key);
        let (end, start) = (end.to_string(), start.to_string());
        fields.cx.report.end_before_start(place, &end, &start);
    }
}

/// `revoked_on` and `reason`, both or neither.
fn revocation(fields: &mut Fields<'_, '_>, issued_on: Option<Date>) -> Option<Revocation> {
    let on = fields.optional("revoked_on", date::past_day);
    let reason = fields.optional("reason", reason);
    let at = fields.at;
    let report = &mut fields.cx.report;
    match (at.get("revoked_on"), at.get("reason")) {
        (Some(day), None) => report.revocation_incomplete(day.place(), "reason"),
        (None, Some(reason)) => report.revocation_incomplete(reason.place(), "revoked_on"),
        _ => {}
    }
    let (on, reason) = (on?, reason?);
    if let Some(issued_on) = issued_on.filter(|issued_on| on < *issued_on) {
        let (on, issued_on) = (on.to_string(), issued_on.to_string());
        let place = fields.at.place_of("revoked_on");
        fields
            .cx
            .report
            .revoked_before_award(place, &on, &issued_on);
    }
    Some(Revocation { on, reason })
}

/// `suspended_on`, and `unsuspended_on` when that is over.
fn suspension(fields: &mut Fields<'_, '_>, issued_on: Option<Date>) -> Option<Suspension> {
    let on = fields.optional("suspended_on", date::past_day);
    not_before(fields, "suspended_on", on, issued_on);
    let lifted_on = fields.optional("unsuspended_on", date::past_day);
    not_before(fields, "unsuspended_on", lifted_on, on);
    let at = fields.at;
    if let (None, Some(end)) = (at.get("suspended_on"), at.get("unsuspended_on")) {
        fields.cx.report.suspension_incomplete(end.place());
    }
    Some(Suspension { on: on?, lifted_on })
}

/// A reason; what was superseded may be said after a colon: `superseded:name-glyph`.
fn reason(value: Value<'_>, cx: &mut Context) -> Option<RevocationReason> {
    let text = folded(text_of(value, cx)?);
    let word = match text.split_once(':') {
        Some(("superseded", detail)) if Slug::new(detail).is_some() => "superseded",
        _ => &text,
    };
    let found = REASONS.iter().find(|(reason, _)| *reason == word);
    if found.is_none() {
        let known: Vec<&str> = REASONS.iter().map(|(reason, _)| *reason).collect();
        cx.report
            .unknown_revocation_reason(value.place(), &text, &known);
    }
    found.map(|(_, reason)| *reason)
}
