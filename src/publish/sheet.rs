//! All badges of a site on one sheet, for whoever designs or judges them: a page, and the same as pictures.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::{Context, Tera};

use super::badges::{badge, fonts};
use super::cards::shortened;
use crate::catalog::{
    Achievement, AchievementVersion, BadgeImage, Catalog, Kind, Lang, Lifecycle, Localized,
};
use crate::image::{Cache, SHEET_WIDTH, SheetBadge, SheetGroup, nested, sheets};
use crate::report::Report;

/// A sheet as files.
pub struct Sheet {
    /// One page that needs nothing beside it.
    pub html: String,
    /// SVG and PNG; more than one only where there are very many badges.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// How many badges there are.
    pub count: usize,
}

/// Draws the newest version of every achievement, drafts too: pathways in the order of their steps, the others by kind.
/// `None` when one cannot be drawn; the report says which and why.
pub fn sheet(catalog: &Catalog, cache: &Cache<'_>, report: &mut Report) -> Option<Sheet> {
    let lang = catalog.settings.main_language();
    let mut groups = Vec::new();
    let mut add = |name: [&str; 2], versions: Vec<&AchievementVersion>| {
        let badges = versions.into_iter();
        let badges = badges.filter_map(|version| one(catalog, version, cache, report));
        let group = SheetGroup {
            name: letters(name[0]),
            other: letters(name[1]),
            badges: badges.collect(),
        };
        groups.extend((!group.badges.is_empty()).then_some(group));
    };
    let mut placed = BTreeSet::new();
    for pathway in catalog.pathways.values() {
        let steps = catalog.steps_of(pathway, true);
        let versions: Vec<_> = steps.into_iter().map(|(_, version)| version).collect();
        placed.extend(versions.iter().map(|version| &version.achievement));
        add(both(&pathway.name, lang), versions);
    }
    for kind in Kind::ALL {
        let newest = |one: &'_ Achievement| one.versions.last().map(|version| version.version);
        let others = catalog
            .achievements
            .values()
            .filter(|one| !placed.contains(&one.id));
        let others = others.flat_map(|one| {
            let newest = newest(one);
            one.versions
                .iter()
                .filter(move |version| Some(version.version) == newest)
        });
        let others = others.filter(|version| version.kind == kind);
        let [ja, en] = words(kind);
        let name = if lang == Lang::JA { [ja, en] } else { [en, ja] };
        add(name, others.collect());
    }
    if report.has_errors() {
        return None;
    }
    let [title, other] = both(&catalog.settings.title, lang).map(letters);
    let pictures = sheets(&title, &other, &groups, fonts()).into_iter();
    let pictures = pictures.map(|svg| {
        let png = cache.rasterise(&svg, SHEET_WIDTH, fonts());
        let png = png.expect("sheets are of a bounded size, and their badges were drawn before");
        (svg, png)
    });
    Some(Sheet {
        html: page(lang, &title, &other, &groups),
        pictures: pictures.collect(),
        count: groups.iter().map(|group| group.badges.len()).sum(),
    })
}

fn one(
    catalog: &Catalog,
    version: &AchievementVersion,
    cache: &Cache<'_>,
    report: &mut Report,
) -> Option<SheetBadge> {
    let (svg, _) = badge(catalog, version, cache, report)?;
    let [name, other] = both(&version.name, catalog.settings.main_language());
    let [ja, en] = words(version.kind);
    let mut facts = vec![format!("{ja} {en}")];
    match &version.image {
        BadgeImage::Drawn(label) => {
            facts.extend(label.step.map(|step| format!("ステップ {step} step")));
            facts.extend(label.level.map(|level| format!("レベル {level} level")));
        }
        BadgeImage::Svg(_) | BadgeImage::Png(_) => {
            facts.push("用意した画像 own picture".to_owned())
        }
    }
    if version.lifecycle == Lifecycle::Draft {
        facts.push("下書き draft".to_owned());
    }
    Some(SheetBadge {
        svg,
        name: letters(name),
        other: letters(other),
        facts: facts.join(" ・ "),
    })
}

/// A text in the first language of the site, and in the other; empty where there is none.
fn both(text: &Localized, lang: Lang) -> [&str; 2] {
    let other = if lang == Lang::JA { Lang::EN } else { Lang::JA };
    let first = text.get(lang).0;
    [
        first,
        text.exactly(other).filter(|it| *it != first).unwrap_or(""),
    ]
}

/// What the font can show of a text.
fn letters(text: &str) -> String {
    shortened(text, usize::MAX)
}

fn words(kind: Kind) -> [&'static str; 2] {
    let en = match kind {
        Kind::Participation => "participation",
        Kind::Knowledge => "knowledge",
        Kind::Assessed => "assessed",
        Kind::Applied => "applied",
    };
    [kind.word(), en]
}

/// What the page is made of.
#[derive(Serialize)]
struct Together<'a> {
    name: &'a str,
    other: &'a str,
    badges: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: usize,
    svg: String,
    name: &'a str,
    other: &'a str,
    facts: &'a str,
}

fn page(lang: Lang, title: &str, other: &str, groups: &[SheetGroup]) -> String {
    let mut id = 0;
    let mut shown = Vec::new();
    for group in groups {
        let badges = group.badges.iter().map(|badge| {
            id += 1;
            Shown {
                id,
                svg: nested(&badge.svg, (0.0, 0.0), 512.0, id),
                name: &badge.name,
                other: &badge.other,
                facts: &badge.facts,
            }
        });
        shown.push(Together {
            name: &group.name,
            other: &group.other,
            badges: badges.collect(),
        });
    }
    let mut context = Context::new();
    let foreign = if lang == Lang::JA { Lang::EN } else { Lang::JA };
    context.insert("lang", lang.as_str());
    context.insert("foreign", foreign.as_str());
    context.insert("title", title);
    context.insert("other", other);
    context.insert("groups", &shown);
    let html = Tera::one_off(include_str!("sheet.html"), &context, true);
    html.expect("the template is ours, and a test renders it")
}
