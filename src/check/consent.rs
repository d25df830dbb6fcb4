//! What a person agreed to, and what may be shown of the name because of it.

use super::date;
use super::fields::{Context, Fields};
use super::id::folded;
use super::node::Value;
use super::read::text_of;
use crate::catalog::{Consent, NamePolicy, Slug};

/// Consent to publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// When, and to what.
    pub consent: Consent,
    /// Whether it covers the name.
    covers_name: bool,
}

/// What stands in `consent_scope`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Scope {
    /// `none`, or withdrawn.
    Nothing,
    /// `name+badge+page`, `badge` and the like.
    Some {
        name: bool,
        badge: bool,
        page: bool,
        search: bool,
    },
}

/// Reads `consent_on` and `consent_scope`. Every badge has an address of its own, so without consent to badges there is none:
/// a page of the person would show them. And without that page there is nothing to be found by name.
pub fn read(fields: &mut Fields<'_, '_>) -> Option<Given> {
    let on = fields.optional("consent_on", date::past_day);
    let scope = fields.optional("consent_scope", |value, cx| scope(value, on, cx));
    match scope? {
        Scope::Some {
            name,
            badge: true,
            page,
            search,
        } => Some(Given {
            consent: Consent {
                on: on?,
                page,
                search: page && search,
            },
            covers_name: name,
        }),
        _ => None,
    }
}

/// The policy that the consent allows, at most the one asked for.
pub fn limit(
    asked: NamePolicy,
    given: Option<&Given>,
    person: &Slug,
    fields: &mut Fields<'_, '_>,
) -> NamePolicy {
    let at = fields.at;
    let place = || at.place_of("name_public");
    match given {
        None if asked < NamePolicy::Hidden => {
            fields.cx.report.missing_consent(place(), person.as_str());
            NamePolicy::Hidden
        }
        Some(given) if !given.covers_name && asked == NamePolicy::Full => {
            fields
                .cx
                .report
                .consent_too_narrow(place(), person.as_str());
            NamePolicy::Handle
        }
        _ => asked,
    }
}

/// `name+badge+page+search`, `none` or `withdrawn:2026-02-01`
fn scope(value: Value<'_>, on: Option<jiff::civil::Date>, cx: &mut Context) -> Option<Scope> {
    let text = folded(text_of(value, cx)?);
    if text == "none" {
        return Some(Scope::Nothing);
    }
    if let Some(day) = text.strip_prefix("withdrawn:") {
        let withdrawn = date::past_day_of(day, value, cx)?;
        if let Some(on) = on.filter(|on| withdrawn < *on) {
            let (end, start) = (withdrawn.to_string(), on.to_string());
            cx.report.end_before_start(value.place(), &end, &start);
        }
        return Some(Scope::Nothing);
    }
    let (mut name, mut badge, mut page, mut search) = (false, false, false, false);
    for part in text.split('+').map(str::trim) {
        match part {
            "name" => name = true,
            "badge" => badge = true,
            "page" => page = true,
            "search" => search = true,
            _ => {
                let known = [
                    "name+badge+page+search",
                    "name+badge+page",
                    "name+badge",
                    "badge",
                    "none",
                    "withdrawn:2026-02-01",
                ];
                cx.report.unknown_value(value.place(), &text, &known);
                return None;
            }
        }
    }
    Some(Scope::Some {
        name,
        badge,
        page,
        search,
    })
}
