//! The versions of an achievement, and what each changed of the one before it, in the words of the page.

use tera::Value;

use super::achievement::{alt, kind, label, tenths, use_in_appraisal, validity};
use super::compare;
use super::desk::Desk;
use super::framework;
use super::plain::plain;
use super::value::{html, list, map};
use crate::catalog::{
    Achievement, AchievementVersion, AlignmentTarget, EvidenceRule, Lang, Lifecycle, Localized,
    Slug,
};

/// All versions that have a page, the newest first.
pub fn versions(
    desk: &Desk<'_, '_>,
    achievement: &Achievement,
    shown: &AchievementVersion,
) -> Value {
    let (addresses, lang) = (desk.book.addresses, desk.here.lang);
    let versions: Vec<&AchievementVersion> = achievement.shown(desk.book.preview).collect();
    let each = versions.iter().enumerate().rev().map(|(at, version)| {
        let before = at.checked_sub(1).and_then(|at| versions.get(at));
        let next = versions.get(at + 1).and_then(|next| next.from);
        let until = next.and_then(|from| from.yesterday().ok());
        let changes = before.map(|before| list(changes(desk, before, version)));
        map([
            ("version", Value::from(version.version)),
            (
                "href",
                desk.link(&addresses.version(lang, &achievement.id, version.version)),
            ),
            ("from", desk.maybe_day(version.from)),
            ("until", desk.maybe_day(until)),
            ("shown", Value::from(version.version == shown.version)),
            ("draft", Value::from(version.lifecycle == Lifecycle::Draft)),
            ("before", Value::from(before.map(|before| before.version))),
            ("changes", Value::from(changes)),
        ])
    });
    list(each)
}

/// What differs, field by field, in the order in which the page tells of them.
fn changes(desk: &Desk<'_, '_>, old: &AchievementVersion, new: &AchievementVersion) -> Vec<Value> {
    let both = |of: fn(&AchievementVersion) -> Option<Localized>| (of(old), of(new));
    let words = |of: fn(&AchievementVersion) -> Option<Words>| (of(old), of(new));
    let texts =
        |field, of: fn(&AchievementVersion) -> Option<Localized>| text(desk, field, both(of));
    let found = [
        texts("name", |v| Some(v.name.clone())),
        spoken(
            "kind",
            words(|v| Some((format!("kind_{}", kind(v.kind)), 0))),
        ),
        texts("can_do", |v| Some(v.can_do.clone())),
        texts("used_in", |v| v.used_in.clone()),
        texts("criteria", |v| Some(read(&v.criteria))),
        texts("assessment", |v| v.assessment.clone()),
        spoken("evidence", words(evidence)),
        spoken("validity", words(period)),
        texts("renewal", |v| v.renewal.clone()),
        spoken("hours", words(|v| Some(("hours_n".to_owned(), v.hours?)))),
        credits(old, new),
        spoken(
            "level",
            words(|v| Some(("level_n".to_owned(), label(v)?.level?.into()))),
        ),
        texts("support", |v| v.support.clone()),
        texts("how_to_apply", |v| {
            Some(v.how_to_apply.as_ref()?.words.clone())
        }),
        spoken(
            "appraisal",
            words(|v| {
                Some((
                    format!("appraisal_{}", use_in_appraisal(v.use_in_appraisal)),
                    0,
                ))
            }),
        ),
        items("target_groups", groups(desk, old), groups(desk, new)),
        items("requires", badges(desk, old), badges(desk, new)),
        items("alignments", aligned(desk, old), aligned(desk, new)),
        items("resources", resources(desk, old), resources(desk, new)),
        items(
            "issuer",
            issuers(desk, [&old.issuer]),
            issuers(desk, [&new.issuer]),
        ),
        items(
            "creator",
            issuers(desk, &old.creator),
            issuers(desk, &new.creator),
        ),
        items(
            "endorsed_by",
            issuers(desk, &old.endorsed_by),
            issuers(desk, &new.endorsed_by),
        ),
        picture(desk, old, new),
    ];
    found.into_iter().flatten().collect()
}

/// A text in the language of the page, or in the one it is left in.
fn text(
    desk: &Desk<'_, '_>,
    field: &'static str,
    (old, new): (Option<Localized>, Option<Localized>),
) -> Option<Value> {
    let lang = desk.here.lang;
    let (old, new) = (
        old.as_ref().map(|old| old.get(lang)),
        new.as_ref().map(|new| new.get(lang)),
    );
    if old == new {
        return None;
    }
    let words = |side: Option<(&str, _)>| side.map_or(String::new(), |(text, _)| text.to_owned());
    let (before, after) = compare::compare(&words(old), &words(new));
    let side = |side: Option<(&str, Lang)>, marked: String| {
        Value::from(side.map(|(_, spoken)| {
            let other = (spoken != lang).then(|| spoken.to_string());
            map([("html", html(&marked)), ("lang", Value::from(other))])
        }))
    };
    Some(map([
        ("field", Value::from(field)),
        ("form", Value::from("text")),
        ("before", side(old, before)),
        ("after", side(new, after)),
    ]))
}

/// Words of the pages: their key, and the number in them.
type Words = (String, u32);

/// Something that the pages have words for.
fn spoken(field: &'static str, (old, new): (Option<Words>, Option<Words>)) -> Option<Value> {
    let side = |side: Option<Words>| {
        Value::from(side.map(|(key, n)| map([("key", Value::from(key)), ("n", Value::from(n))])))
    };
    (old != new).then(|| {
        map([
            ("field", Value::from(field)),
            ("form", Value::from("words")),
            ("before", side(old)),
            ("after", side(new)),
        ])
    })
}

fn credits(old: &AchievementVersion, new: &AchievementVersion) -> Option<Value> {
    let side = |version: &AchievementVersion| {
        Value::from(version.credits_tenths.map(|found| {
            map([
                ("key", Value::from("credits_n")),
                ("n", Value::from(tenths(found))),
            ])
        }))
    };
    (old.credits_tenths != new.credits_tenths).then(|| {
        map([
            ("field", Value::from("credits")),
            ("form", Value::from("words")),
            ("before", side(old)),
            ("after", side(new)),
        ])
    })
}

/// What the picture shows. What has the same words was drawn anew.
fn picture(
    desk: &Desk<'_, '_>,
    old: &AchievementVersion,
    new: &AchievementVersion,
) -> Option<Value> {
    let (before, after) = (alt(desk, old), alt(desk, new));
    let form = match before == after {
        true => "redrawn",
        false => "picture",
    };
    (old.image != new.image).then(|| {
        map([
            ("field", Value::from("picture")),
            ("form", Value::from(form)),
            ("before", before),
            ("after", after),
        ])
    })
}

/// Things of a list by what tells them apart, each with its name.
type Items = Vec<(String, Value)>;

/// What left a list and what joined it.
fn items(field: &'static str, old: Items, new: Items) -> Option<Value> {
    let lacking = |one: &Items, other: &Items| {
        let lacks = |id: &String| other.iter().all(|(known, _)| known != id);
        let kept = one.iter().filter(|(id, _)| lacks(id));
        kept.map(|(_, name)| name.clone()).collect::<Vec<Value>>()
    };
    let (removed, added) = (lacking(&old, &new), lacking(&new, &old));
    (!removed.is_empty() || !added.is_empty()).then(|| {
        map([
            ("field", Value::from(field)),
            ("form", Value::from("items")),
            ("removed", list(removed)),
            ("added", list(added)),
        ])
    })
}

fn groups(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Items {
    let known = desk.book.catalog.settings.target_groups.iter();
    let chosen = known.filter(|group| version.target_groups.contains(&group.id));
    chosen
        .map(|group| (group.id.to_string(), desk.text(&group.name)))
        .collect()
}

fn badges(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Items {
    let named = version.requires.iter().filter_map(|id| {
        let found = desk.book.catalog.achievements.get(id)?;
        let current = desk.book.relations.current(found)?;
        Some((id.to_string(), desk.text(&current.name)))
    });
    named.collect()
}

fn aligned(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Items {
    let each = version.alignments.iter().map(|one| {
        let of = match &one.target {
            AlignmentTarget::Item(code) => code,
            AlignmentTarget::Uri { uri, .. } => uri,
        };
        (
            format!("{} {of}", one.framework),
            framework::name(desk, one),
        )
    });
    each.collect()
}

fn resources(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Items {
    let each = version.resources.iter().map(|one| {
        let name = one.name.get(desk.here.lang).0;
        let url = one.url.as_deref().unwrap_or_default();
        (format!("{name} {url}"), desk.text(&one.name))
    });
    each.collect()
}

fn issuers<'s>(desk: &Desk<'_, '_>, ids: impl IntoIterator<Item = &'s Slug>) -> Items {
    let named = ids.into_iter().filter_map(|id| {
        let issuer = desk.book.catalog.issuers.get(id)?;
        Some((id.to_string(), desk.text(&issuer.name)))
    });
    named.collect()
}

/// Markdown as it is read.
fn read(text: &Localized) -> Localized {
    let read = text.iter().map(|(lang, text)| (lang, plain(text)));
    Localized::new(read.collect()).expect("as many texts as before")
}

fn evidence(version: &AchievementVersion) -> Option<Words> {
    let required = version.evidence == EvidenceRule::Required;
    required.then(|| ("evidence_required".to_owned(), 0))
}

fn period(version: &AchievementVersion) -> Option<Words> {
    let (key, n) = validity(version.validity);
    Some((key.to_owned(), n))
}
