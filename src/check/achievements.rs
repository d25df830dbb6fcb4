//! `content/achievements/<id>/` to achievements with all their versions.

use std::collections::{BTreeMap, BTreeSet};

use super::achievement::{References, version};
use super::characters::Lookalikes;
use super::fields::Context;
use super::issuers::place_of_text;
use super::layout::AchievementFolder;
use super::node::{Found, Tree};
use super::yaml_tree;
use crate::catalog::{Achievement, AchievementVersion, Slug};
use crate::report::Place;

/// An achievement whose versions know where they were written, oldest first.
pub type Versions<'d> = Vec<Found<'d, AchievementVersion>>;

/// The trees of one achievement: its versions by number, the newest last.
#[derive(Debug)]
pub struct AchievementTrees<'s> {
    folder: &'s AchievementFolder<'s>,
    trees: Vec<(u32, Tree<'s>)>,
}

/// Parses every `badge.yaml`, and reports versions that are missing.
pub fn parse<'s>(
    folders: &'s BTreeMap<Slug, AchievementFolder<'s>>,
    cx: &mut Context,
) -> BTreeMap<Slug, AchievementTrees<'s>> {
    folders
        .iter()
        .map(|(id, folder)| (id.clone(), parse_one(id, folder, cx)))
        .collect()
}

fn parse_one<'s>(
    id: &Slug,
    folder: &'s AchievementFolder<'s>,
    cx: &mut Context,
) -> AchievementTrees<'s> {
    let mut trees = Vec::new();
    let home = format!("content/achievements/{id}");
    let mut expected = 1;
    for (number, earlier) in &folder.earlier {
        if *number != expected {
            let place = Place::file(&format!("{home}/v{number}/badge.yaml"));
            cx.report.version_gap(place, expected);
        }
        expected = number.saturating_add(1);
        match &earlier.badge {
            Some(file) => trees.push((*number, yaml_tree(file, cx))),
            None => missing_badge(&format!("{home}/v{number}"), cx),
        }
    }
    match &folder.newest.badge {
        Some(file) => trees.push((expected, yaml_tree(file, cx))),
        None => missing_badge(&home, cx),
    }
    AchievementTrees { folder, trees }
}

fn missing_badge(folder: &str, cx: &mut Context) {
    let path = format!("{folder}/badge.yaml");
    cx.report.missing_file(Place::file(&path), "badge.yaml");
}

/// Reads every version of every achievement, then looks at them beside each other. An achievement stands in the result when
/// all its versions could be read.
pub fn read<'d>(
    trees: &'d BTreeMap<Slug, AchievementTrees<'_>>,
    references: &References<'_>,
    cx: &mut Context,
) -> BTreeMap<Slug, Versions<'d>> {
    let mut all = BTreeMap::new();
    for (id, found) in trees {
        let versions: Option<Versions<'d>> = found
            .trees
            .iter()
            .map(|(number, tree)| {
                let folder = match found.folder.earlier.get(number) {
                    Some(folder) => folder,
                    None => &found.folder.newest,
                };
                let value = tree.value()?;
                let it = version(value, id, *number, folder, references, cx)?;
                Some(Found { it, at: value })
            })
            // every version is looked at, even after one that is wrong
            .collect::<Vec<_>>()
            .into_iter()
            .collect();
        if let Some(versions) = versions.filter(|versions| !versions.is_empty()) {
            starts_in_order(&versions, cx);
            all.insert(id.clone(), versions);
        }
    }
    requirements_end(&mut all, cx);
    names_differ(&all, cx);
    all
}

/// The catalog's form of what was read.
pub fn finish(all: BTreeMap<Slug, Versions<'_>>) -> BTreeMap<Slug, Achievement> {
    all.into_iter()
        .map(|(id, versions)| {
            let versions = versions.into_iter().map(|version| version.it).collect();
            (id.clone(), Achievement { id, versions })
        })
        .collect()
}

/// Each version but the first says from which day it is used, later than the one before.
fn starts_in_order(versions: &Versions<'_>, cx: &mut Context) {
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        let place = after.at.place_of("from");
        match (before.it.from, after.it.from) {
            _ if after.at.get("from").is_none() => {
                cx.report.version_without_start(place, after.it.version);
            }
            (Some(earlier), Some(later)) if later <= earlier => {
                cx.report
                    .version_order(place, &later.to_string(), &earlier.to_string());
            }
            _ => {}
        }
    }
}

/// Nothing requires itself, however far one follows the requirements of the newest versions. What does is taken not to
/// require anything, so that its awards are not reported as well.
fn requirements_end(all: &mut BTreeMap<Slug, Versions<'_>>, cx: &mut Context) {
    let cyclic: Vec<Slug> = all
        .keys()
        .filter(|id| requires_itself(id, all))
        .cloned()
        .collect();
    for id in cyclic {
        let newest = all.get_mut(&id).and_then(|versions| versions.last_mut());
        if let Some(newest) = newest {
            let place = newest.at.place_of("requires");
            cx.report.requirement_cycle(place, id.as_str());
            newest.it.requires.clear();
        }
    }
}

fn requires_itself(id: &Slug, all: &BTreeMap<Slug, Versions<'_>>) -> bool {
    let requires = |id: &Slug| {
        let newest = all.get(id).and_then(|versions| versions.last());
        newest.map_or(&[][..], |version| &version.it.requires)
    };
    let mut waiting: Vec<&Slug> = requires(id).iter().collect();
    let mut seen: BTreeSet<&Slug> = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        if seen.insert(next) {
            waiting.extend(requires(next));
        }
    }
    seen.contains(id)
}

/// No two achievements bear names that look the same.
fn names_differ(all: &BTreeMap<Slug, Versions<'_>>, cx: &mut Context) {
    let mut lookalikes: BTreeMap<_, Lookalikes> = BTreeMap::new();
    for newest in all.values().filter_map(|versions| versions.last()) {
        for (lang, name) in newest.it.name.iter() {
            let place = place_of_text(newest.at, "name", lang.as_str());
            lookalikes
                .entry(lang)
                .or_default()
                .add(name, place, &mut cx.report);
        }
    }
}
