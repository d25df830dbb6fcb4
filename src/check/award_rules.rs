//! A row of awards held against its achievement and its holder: version, validity, result, evidence, audience, visibility.

use std::collections::{BTreeMap, BTreeSet};

use super::achievements::Versions;
use super::award::Row;
use super::fields::Context;
use super::issuers::IssuerFile;
use super::node::{Found, Value};
use crate::catalog::{
    AchievementVersion, Award, EvidenceRule, Lifecycle, NamePolicy, Person, ResultRule,
    RevocationReason, Slug, Visibility,
};

/// What was read of the things awards are held against.
#[derive(Debug)]
pub struct Rules<'r, 'd> {
    /// Achievements that could be read.
    pub achievements: &'r BTreeMap<Slug, Versions<'d>>,
    /// Issuers that could be read.
    pub issuers: &'r BTreeMap<Slug, Found<'d, IssuerFile>>,
    /// Ids of awards that are signed: what is out cannot get another address.
    pub signed: &'r BTreeSet<String>,
    /// People that could be read.
    pub people: &'r BTreeMap<Slug, Found<'d, Person>>,
}

/// The award that a row makes. `None` when its version or holder could not be read, which has been reported.
pub fn award(row: Row, at: Value<'_>, rules: &Rules<'_, '_>, cx: &mut Context) -> Option<Award> {
    let versions = rules.achievements.get(&row.achievement)?;
    let version = version_of(&row, at, versions, cx)?;
    let valid_until = valid_until(&row, at, version, cx);
    result(&row, at, version, cx);
    let revoked = row.revocation.is_some();
    if version.evidence == EvidenceRule::Required && at.get("evidence").is_none() && !revoked {
        cx.report
            .missing_evidence(at.place_of("achievement"), row.achievement.as_str());
    }
    let person = &rules.people.get(&row.person)?.it;
    audience(&row, at, version, person, cx);
    let issuer = rules.issuers.get(&version.issuer);
    if row.suspension.is_some() && issuer.is_some_and(|issuer| !issuer.it.issuer.suspension) {
        let place = at.place_of("suspended_on");
        cx.report
            .suspension_not_offered(place, version.issuer.as_str());
    }
    let issuer_names = issuer.map_or(NamePolicy::Full, |issuer| issuer.it.issuer.names);
    let names = person.name_policy.max(issuer_names);
    let visibility = visibility(&row, at, names, rules.signed, cx);
    Some(Award {
        version: version.version,
        valid_until,
        visibility,
        place: at.place_of("award_id"),
        // settled when all awards of the issuer are known
        status_index: row.status_index.unwrap_or_default(),
        id: row.id,
        achievement: row.achievement,
        person: row.person,
        issued_on: row.issued_on,
        recorded_on: row.recorded_on,
        result: row.result,
        evidence: row.evidence,
        renews: row.renews,
        replaces: row.replaces,
        revocation: row.revocation,
        suspension: row.suspension,
    })
}

/// The version that the row names, or else the last that was in use on its day.
fn version_of<'r>(
    row: &Row,
    at: Value<'_>,
    versions: &'r Versions<'_>,
    cx: &mut Context,
) -> Option<&'r AchievementVersion> {
    let mut all = versions.iter().map(|version| &version.it);
    let first = all.clone().next()?;
    let newest = all.clone().next_back()?.version;
    let began =
        |version: &AchievementVersion| version.from.is_none_or(|from| from <= row.issued_on);
    let version = match row.version {
        Some(number) => all.find(|version| version.version == number),
        None => all.rfind(|version| began(version)).or(Some(first)),
    };
    let Some(version) = version else {
        let place = at.place_of("version");
        cx.report
            .unknown_version(place, row.achievement.as_str(), newest);
        return None;
    };
    if let Some(from) = version.from.filter(|_| !began(version)) {
        cx.report.award_before_version(
            at.place_of("issued_on"),
            &row.issued_on.to_string(),
            version.version,
            &from.to_string(),
        );
    }
    if version.lifecycle == Lifecycle::Draft {
        let place = at.place_of("achievement");
        cx.report
            .draft_awarded(place, row.achievement.as_str(), version.version);
    }
    Some(version)
}

/// The day in the row, or else the one that the achievement's rule gives.
fn valid_until(
    row: &Row,
    at: Value<'_>,
    version: &AchievementVersion,
    cx: &mut Context,
) -> Option<jiff::civil::Date> {
    let rule = version.validity.last_day(row.issued_on);
    let Some(given) = row.valid_until else {
        return rule;
    };
    if Some(given) != rule && given >= row.issued_on {
        let rule = rule.map(|day| day.to_string());
        let place = at.place_of("valid_until");
        cx.report
            .validity_mismatch(place, &given.to_string(), rule.as_deref());
    }
    Some(given)
}

fn result(row: &Row, at: Value<'_>, version: &AchievementVersion, cx: &mut Context) {
    let name = row.achievement.as_str();
    match (&version.result, &row.result) {
        (None, Some(_)) => cx.report.unexpected_result(at.place_of("result"), name),
        (Some(rule), Some(result)) => {
            if let Some(allowed) = unmet(rule, result) {
                let place = at.place_of("result");
                cx.report.result_not_allowed(place, result, &allowed);
            }
        }
        (Some(_), None) if at.get("result").is_none() && row.revocation.is_none() => {
            cx.report.missing_result(at.place_of("achievement"), name);
        }
        _ => {}
    }
}

/// What would have been allowed, when the result is not.
fn unmet(rule: &ResultRule, result: &str) -> Option<String> {
    let number = |text: &str| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let plain = digits(whole) && digits(decimals) && text.len() <= 8;
        plain.then(|| text.parse::<f64>().ok()).flatten()
    };
    let (allowed, forms): (bool, &dyn Fn() -> String) = match rule {
        ResultRule::LetterGrade(scale) => (scale.iter().any(|grade| grade == result), &|| {
            scale.join(", ")
        }),
        ResultRule::Hours => (result.strip_suffix('h').and_then(number).is_some(), &|| {
            "12h".to_owned()
        }),
        ResultRule::Percent => {
            let percent = number(result.strip_suffix('%').unwrap_or(result));
            let within = percent.is_some_and(|percent| percent <= 100.0);
            (within, &|| "0 – 100".to_owned())
        }
    };
    (!allowed).then(forms)
}

fn audience(
    row: &Row,
    at: Value<'_>,
    version: &AchievementVersion,
    person: &Person,
    cx: &mut Context,
) {
    let open = version.audiences.is_empty();
    let belongs = |audience: &Slug| version.audiences.contains(audience);
    if !open && !person.audience.as_ref().is_some_and(belongs) {
        let allowed: Vec<&str> = version.audiences.iter().map(Slug::as_str).collect();
        let place = at.place_of("person");
        cx.report
            .audience_not_allowed(place, row.achievement.as_str(), &allowed.join(", "));
    }
}

/// What is not listed stands at an address that nobody can guess.
fn visibility(
    row: &Row,
    at: Value<'_>,
    names: NamePolicy,
    signed: &BTreeSet<String>,
    cx: &mut Context,
) -> Visibility {
    let hidden = names == NamePolicy::Hidden;
    let is_out = signed.contains(row.id.as_str());
    if hidden && row.visibility == Some(Visibility::Public) && !is_out {
        cx.report.hidden_holder_listed(at.place_of("visibility"));
    }
    let redacted = row
        .revocation
        .as_ref()
        .is_some_and(|found| found.reason == RevocationReason::ConsentWithdrawn);
    if redacted {
        // nothing leads to its page, which says nothing that could be guessed
        return Visibility::Unlisted;
    }
    let visibility = match row.visibility {
        Some(visibility) if !hidden => visibility,
        _ if hidden => Visibility::Unlisted,
        _ => Visibility::Public,
    };
    if visibility == Visibility::Unlisted && !row.id.is_unguessable() && !is_out {
        let place = at.place_of("award_id");
        cx.report.guessable_award_id(place, row.id.as_str());
    }
    visibility
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_held_against_the_rule() {
        let grades = ResultRule::LetterGrade(vec!["S".into(), "A".into()]);
        assert_eq!(unmet(&grades, "S"), None);
        assert_eq!(unmet(&grades, "s").as_deref(), Some("S, A"));
        for (rule, fine, wrong) in [
            (
                ResultRule::Hours,
                ["12h", "1.5h"],
                ["12", "h", "-1h", "1,5h"],
            ),
            (
                ResultRule::Percent,
                ["100", "62.5%"],
                ["101", "", "1e1", "%"],
            ),
        ] {
            assert!(fine.iter().all(|result| unmet(&rule, result).is_none()));
            assert!(wrong.iter().all(|result| unmet(&rule, result).is_some()));
        }
    }
}
