//! `content/programmes/<id>.yaml` to programmes.

use std::collections::BTreeMap;

use super::achievement::References;
use super::date;
use super::fields::{Context, Fields};
use super::id::{Ids, folded, known};
use super::markdown::{self, Audience};
use super::node::{Tree, Value};
use super::read::{few, list, localized, localized_paragraphs, name, number, text_of};
use super::unique::same_id;
use super::url::https;
use crate::catalog::{Basis, Localized, Partner, Programme, Slug, Start, Track};
use crate::report::Report;

/// Reads every programme.
pub fn read(
    trees: &BTreeMap<Slug, Tree<'_>>,
    all: &References<'_>,
    pathways: &Ids,
    cx: &mut Context,
) -> BTreeMap<Slug, Programme> {
    let mut programmes = BTreeMap::new();
    for (id, tree) in trees {
        let Some(mut fields) = tree.value().and_then(|value| Fields::of(value, cx)) else {
            continue;
        };
        let found = fields.required("programme", |value, cx| {
            programme(value, id, all, pathways, cx)
        });
        fields.finish();
        programmes.extend(found.map(|found| (id.clone(), found)));
    }
    programmes
}

fn programme(
    value: Value<'_>,
    id: &Slug,
    all: &References<'_>,
    pathways: &Ids,
    cx: &mut Context,
) -> Option<Programme> {
    let mut fields = Fields::of(value, cx)?;
    same_id(&mut fields, id);
    let name = fields.required("name", name);
    let issuer = fields.required("issuer", known(all.issuers, Report::unknown_issuer));
    let organisers = fields.optional(
        "organisers",
        few(known(all.issuers, Report::unknown_issuer)),
    );
    let partners = fields.optional("partners", few(partner));
    let description = fields.optional("description", description);
    let basis = fields.optional("basis", basis);
    let start = fields.optional("start", start);
    let duration = fields.optional("duration", localized);
    let target_groups = fields.optional(
        "target_groups",
        few(known(all.target_groups, Report::unknown_target_group)),
    );
    let audiences = fields.optional(
        "audiences",
        few(known(all.audiences, Report::unknown_audience)),
    );
    let tracks = fields.required("tracks", list(|value, cx| track(value, all, pathways, cx)));
    fields.finish();
    Some(Programme {
        id: id.clone(),
        name: name?,
        issuer: issuer?,
        organisers: organisers.unwrap_or_default(),
        partners: partners.unwrap_or_default(),
        description,
        basis,
        start,
        duration,
        target_groups: target_groups.unwrap_or_default(),
        audiences: audiences.unwrap_or_default(),
        tracks: tracks?,
    })
}

fn partner(value: Value<'_>, cx: &mut Context) -> Option<Partner> {
    let mut fields = Fields::of(value, cx)?;
    let name = fields.required("name", name);
    let url = fields.optional("url", https);
    fields.finish();
    Some(Partner { name: name?, url })
}

fn basis(value: Value<'_>, cx: &mut Context) -> Option<Basis> {
    let mut fields = Fields::of(value, cx)?;
    let name = fields.required("name", localized);
    let url = fields.optional("url", https);
    let date = fields.optional("date", date::day);
    fields.finish();
    Some(Basis {
        name: name?,
        url,
        date,
    })
}

/// A year alone, or a day.
fn start(value: Value<'_>, cx: &mut Context) -> Option<Start> {
    let text = folded(text_of(value, cx)?);
    match text.bytes().all(|b| b.is_ascii_digit()) {
        true => number(1900..=9999)(value, cx).map(Start::Year),
        false => date::day(value, cx).map(Start::Day),
    }
}

/// One way through it: badges, a pathway, or both.
fn track(
    value: Value<'_>,
    all: &References<'_>,
    pathways: &Ids,
    cx: &mut Context,
) -> Option<Track> {
    let mut fields = Fields::of(value, cx)?;
    let name = fields.required("name", name);
    let achievements = fields.optional(
        "achievements",
        few(known(all.achievements, Report::unknown_achievement)),
    );
    let pathway = fields.optional("pathway", known(pathways, Report::unknown_pathway));
    if !fields.has("achievements") && !fields.has("pathway") {
        let place = fields.at.place();
        fields.cx.report.missing_key(place, "achievements");
    }
    fields.finish();
    Some(Track {
        name: name?,
        achievements: achievements.unwrap_or_default(),
        pathway,
    })
}

fn description(value: Value<'_>, cx: &mut Context) -> Option<Localized> {
    let texts = localized_paragraphs(value, cx)?;
    for (lang, text) in texts.iter() {
        let place = value.place_of(lang.as_str());
        markdown::check(text, Audience::Page, &mut cx.report, |_| place.clone());
    }
    Some(texts)
}
