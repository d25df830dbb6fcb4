//! Awards: what is new, what is withdrawn, and what of an issued one would be otherwise.

use std::collections::BTreeMap;

use jiff::Span;
use serde::Serialize;
use serde_json::Value;

use super::changes::{AwardLine, Batch, Changes, Difference, Risk, Subject, Withdrawal};
use super::holder::{line, masked, policy, subject};
use super::member::Member;
use super::risk::RiskKind;
use super::{Pair, View};
use crate::catalog::{Award, Catalog, NamePolicy, Revocation, Visibility};
use crate::plan::{Addresses, subject_id};
use crate::sign;

/// Days after which a new award is asked about.
const LONG_AGO: i64 = 60;

/// Notes every award that is new, withdrawn, gone or said otherwise.
pub fn compare(pair: &Pair<'_>, view: &View, changes: &mut Changes) {
    let mut risks = Risks::default();
    for award in pair.new.awards.values() {
        match issued(pair, award) {
            Some((old, before)) => kept(pair, view, (old, before, award), changes, &mut risks),
            None => added(pair, view, award, changes, &mut risks),
        }
    }
    for (old, award) in pair
        .old
        .iter()
        .flat_map(|old| old.awards.values().map(move |a| (old, a)))
    {
        if !pair.new.awards.contains_key(&award.id) {
            let about = subject(old.version_of(award), view);
            let gone = line(old, award, view, Vec::new());
            risks.note(RiskKind::AwardRemoved, about, gone, 1);
        }
    }
    for batches in [
        &mut changes.awarded,
        &mut changes.corrected,
        &mut changes.renewed,
        &mut changes.suspended,
    ] {
        for batch in batches {
            batch
                .awards
                .sort_by(|a, b| (a.issued_on, &a.id).cmp(&(b.issued_on, &b.id)));
        }
    }
    changes.risks.extend(risks.0.into_values());
}

/// The award as it is published: one that the earlier revision has counts as issued, signed or not.
fn issued<'a>(pair: &Pair<'a>, award: &Award) -> Option<(&'a Catalog, &'a Award)> {
    let old = pair.old?;
    old.awards.get(&award.id).map(|before| (old, before))
}

/// Risks of awards, one of a kind and achievement.
#[derive(Default)]
struct Risks(BTreeMap<(RiskKind, String), Risk>);

impl Risks {
    fn note(&mut self, kind: RiskKind, about: Subject, award: AwardLine, touched: usize) {
        let group = format!("{} {:?}", about.id, about.version);
        self.note_of(group, kind, about, award, touched);
    }

    fn note_of(
        &mut self,
        group: String,
        kind: RiskKind,
        about: Subject,
        award: AwardLine,
        touched: usize,
    ) {
        let risk = self.0.entry((kind, group));
        let risk = risk.or_insert_with(|| Risk::new(kind, about));
        risk.touched += touched;
        risk.awards.push(award);
    }
}

fn added(pair: &Pair<'_>, view: &View, award: &Award, changes: &mut Changes, risks: &mut Risks) {
    let catalog = pair.new;
    let about = subject(catalog.version_of(award), view);
    let batches = match (&award.replaces, &award.renews) {
        (Some(_), _) => &mut changes.corrected,
        (None, Some(_)) => &mut changes.renewed,
        (None, None) => &mut changes.awarded,
    };
    let follows = award.replaces.as_ref().or(award.renews.as_ref());
    let member = match award.replaces {
        Some(_) => Member::Replaces,
        None => Member::Renews,
    };
    let followed = follows.and_then(|id| catalog.awards.get(id));
    let link =
        followed.map(|other| Difference::new(member, "", super::holder::award_id(other, view)));
    let new = line(catalog, award, view, link.into_iter().collect());
    put(batches, &about, new);
    // What is corrected keeps its day.
    let replaced = award
        .replaces
        .as_ref()
        .and_then(|id| catalog.awards.get(id));
    let kept = replaced.is_some_and(|other| other.issued_on <= award.issued_on);
    let early = view.today.saturating_sub(Span::new().days(LONG_AGO));
    if pair.old.is_some() && award.issued_on < early && !kept {
        risks.note(
            RiskKind::BackDated,
            about,
            line(catalog, award, view, Vec::new()),
            0,
        );
    }
}

fn put(batches: &mut Vec<Batch>, about: &Subject, award: AwardLine) {
    match batches.iter_mut().find(|batch| batch.achievement == *about) {
        Some(batch) => batch.awards.push(award),
        None => batches.push(Batch {
            achievement: about.clone(),
            awards: vec![award],
        }),
    }
}

fn kept(
    pair: &Pair<'_>,
    view: &View,
    (old, before, after): (&Catalog, &Award, &Award),
    changes: &mut Changes,
    risks: &mut Risks,
) {
    let about = subject(pair.new.version_of(after), view);
    let mut note = |kind, differences: Vec<Difference>| {
        if !differences.is_empty() {
            let award = line(pair.new, after, view, differences);
            risks.note(kind, about.clone(), award, 1);
        }
    };
    let withdrawal = Difference::new(
        Member::Withdrawal,
        words(before.revocation.as_ref()),
        words(after.revocation.as_ref()),
    );
    let mut own = own(before, after);
    match (&before.revocation, &after.revocation) {
        (None, Some(revocation)) => changes.withdrawn.push(Withdrawal {
            achievement: about.clone(),
            award: line(pair.new, after, view, Vec::new()),
            on: revocation.on,
            reason: revocation.reason.as_str(),
        }),
        (Some(_), None) => note(RiskKind::Unrevoked, vec![withdrawal]),
        (Some(_), Some(_)) if before.is_redacted() && !after.is_redacted() => {
            note(RiskKind::Unrevoked, vec![withdrawal]);
        }
        (one, other) if one != other => own.push(withdrawal),
        _ => {}
    }
    if before.suspension != after.suspension {
        let told = Difference::new(Member::Suspension, suspension(before), suspension(after));
        let award = line(pair.new, after, view, vec![told]);
        put(&mut changes.suspended, &about, award);
    }
    if before.is_redacted() || after.is_redacted() {
        note(RiskKind::AwardChanged, own);
        return;
    }
    let (kind, holder) = holder((old, before), (pair.new, after), view);
    if own.is_empty() && holder.is_empty() && !same_but_for_shared(pair, old, before, after) {
        own.push(Difference::bare(Member::AwardOther));
    }
    note(RiskKind::AwardChanged, own);
    if !holder.is_empty() && kind == RiskKind::Recipient {
        note(kind, holder);
    } else if !holder.is_empty() {
        // What befalls a person befalls all awards of that person, and is told once.
        let whose = Subject {
            name: super::holder::holder(pair.new, after, view),
            ..Subject::default()
        };
        let award = line(pair.new, after, view, holder);
        risks.note_of(after.person.to_string(), kind, whose, award, 1);
    }
}

/// What differs in the row itself.
fn own(before: &Award, after: &Award) -> Vec<Difference> {
    let text = |of: &dyn Fn(&Award) -> String| (of(before), of(after));
    let optional = |text: Option<String>| text.unwrap_or_default();
    let members: [(Member, (String, String)); 11] = [
        (Member::Achievement, text(&|a| a.achievement.to_string())),
        (Member::Version, text(&|a| a.version.to_string())),
        (Member::IssuedOn, text(&|a| a.issued_on.to_string())),
        (
            Member::RecordedOn,
            text(&|a| optional(a.recorded_on.map(|d| d.to_string()))),
        ),
        (
            Member::ValidUntil,
            text(&|a| optional(a.valid_until.map(|d| d.to_string()))),
        ),
        (Member::Result, text(&|a| optional(a.result.clone()))),
        (
            Member::Renews,
            text(&|a| optional(a.renews.as_ref().map(ToString::to_string))),
        ),
        (
            Member::Replaces,
            text(&|a| optional(a.replaces.as_ref().map(ToString::to_string))),
        ),
        (Member::StatusIndex, text(&|a| a.status_index.to_string())),
        (
            Member::Visibility,
            text(&|a| visibility(a.visibility).to_owned()),
        ),
        (Member::Evidence, text(&evidence)),
    ];
    members
        .into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(member, (before, after))| Difference::new(member, before, after))
        .collect()
}

/// What differs in whom the credential names, and how grave that is.
fn holder(
    (old, before): (&Catalog, &Award),
    (new, after): (&Catalog, &Award),
    view: &View,
) -> (RiskKind, Vec<Difference>) {
    let (was, is) = (old.name_policy(before), new.name_policy(after));
    let (old_holder, new_holder) = (old.holder_of(before), new.holder_of(after));
    let mut found = Vec::new();
    let shown = |catalog, award| super::holder::holder(catalog, award, view);
    if before.person != after.person {
        found.push(Difference::new(
            Member::Holder,
            shown(old, before),
            shown(new, after),
        ));
        return (RiskKind::Recipient, found);
    }
    if was != is {
        found.push(Difference::new(Member::NamePolicy, policy(was), policy(is)));
    }
    let named = was == NamePolicy::Full && is == NamePolicy::Full;
    if named && old_holder.name != new_holder.name {
        let name = |name: &str| match view.reveal {
            true => name.to_owned(),
            false => masked(name),
        };
        let (one, other) = (name(&old_holder.name), name(&new_holder.name));
        found.push(match one == other {
            true => Difference::bare(Member::HolderName),
            false => Difference::new(Member::HolderName, one, other),
        });
    }
    let id = |catalog: &Catalog, award| {
        let addresses = Addresses::new(&catalog.settings);
        subject_id(&addresses, catalog, award).replace(&catalog.settings.base_url, "")
    };
    if was == is && id(old, before) != id(new, after) {
        let (one, other) = (old_holder.handle.to_string(), new_holder.handle.to_string());
        found.push(Difference::new(Member::HolderId, one, other));
    }
    let kind = match is < was {
        true => RiskKind::NameShown,
        false => RiskKind::HolderName,
    };
    (kind, found)
}

/// Whether the two credentials are the same but for what they share with others: the issuer, the achievement, the site.
fn same_but_for_shared(pair: &Pair<'_>, old: &Catalog, before: &Award, after: &Award) -> bool {
    let (was, is) = (&old.settings, &pair.new.settings);
    let one_site = was.base_url == is.base_url
        && was.timezone_name == is.timezone_name
        && was.main_language() == is.main_language();
    let one_issuer = old.issuer_of(before).did == pair.new.issuer_of(after).did;
    !one_site || !one_issuer || of_its_own(old, before) == of_its_own(pair.new, after)
}

fn of_its_own(catalog: &Catalog, award: &Award) -> Value {
    let addresses = Addresses::new(&catalog.settings);
    let mut document = value(&sign::credential(catalog, &addresses, award));
    // Its index is told by itself; that a second list is named is the issuer's doing.
    for shared in ["name", "issuer", "credentialStatus"] {
        document[shared].take();
    }
    for shared in ["achievement", "creditsEarned", "image"] {
        document["credentialSubject"][shared].take();
    }
    document
}

fn value(document: &impl Serialize) -> Value {
    serde_json::to_value(document).expect("our own documents have string keys and finite numbers")
}

fn words(revocation: Option<&Revocation>) -> String {
    let said = revocation.map(|found| format!("{} {}", found.on, found.reason.as_str()));
    said.unwrap_or_default()
}

/// From when to when, as the row has it.
fn suspension(award: &Award) -> String {
    let said = award.suspension.as_ref().map(|found| {
        let lifted = found.lifted_on.map(|day| day.to_string());
        format!("{}..{}", found.on, lifted.unwrap_or_default())
    });
    said.unwrap_or_default()
}

fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Unlisted => "unlisted",
    }
}

/// Evidence as the credential has it: names, texts and addresses.
fn evidence(award: &Award) -> String {
    let each = award.evidence.iter().map(|one| {
        let texts = std::iter::once(&one.name).chain(&one.narrative);
        let texts = texts.flat_map(|words| words.iter().map(|(_, text)| text));
        let all: Vec<&str> = texts.chain(one.url.as_deref()).collect();
        all.join(" / ")
    });
    each.collect::<Vec<_>>().join("\n")
}
