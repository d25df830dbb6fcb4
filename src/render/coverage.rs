//! Which items of a framework have badges: as figures, as a list of gaps, and as tables of badges and items.

use std::collections::BTreeMap;

use tera::Value;

use super::desk::Desk;
use super::framework::{groups, item_name};
use super::pathway::short_name;
use super::value::{list, map, run};
use super::{achievement, value};
use crate::catalog::{AchievementVersion, Framework, FrameworkItem, Localized, Slug};

/// Badges and items of one table, at most: more are split, so that it can be read.
const MOST_BADGES: usize = 12;
const MOST_ITEMS: usize = 40;

/// Cells of all tables, at most; beyond that the list of items has to do.
const MOST_CELLS: usize = 6_000;

/// How many items have a badge today, all together and in each group, and which have none.
pub fn figures(desk: &Desk<'_, '_>, framework: &Framework) -> Value {
    let has_badge = |item: &&FrameworkItem| {
        let mut aligned = desk
            .book
            .relations
            .aligned(&framework.id, &item.code)
            .iter();
        aligned.any(|found| desk.book.relations.current(found).is_some())
    };
    let count = |items: &[&FrameworkItem]| {
        let with = items.iter().filter(|item| has_badge(item)).count();
        let percent = (with * 100).checked_div(items.len());
        [
            ("total", Value::from(items.len())),
            ("with", Value::from(with)),
            ("percent", Value::from(percent)),
        ]
    };
    let all: Vec<&FrameworkItem> = framework.items.iter().collect();
    let sets = groups(framework);
    let named = sets.iter().filter_map(|(name, items)| {
        let [total, with, percent] = count(items);
        Some(map([("name", desk.text((*name)?)), total, with, percent]))
    });
    let gaps = all.iter().filter(|item| !has_badge(item));
    let [total, with, percent] = count(&all);
    map([
        total,
        with,
        percent,
        ("groups", list(named)),
        (
            "gaps",
            list(gaps.map(|item| item_name(desk, framework, item))),
        ),
    ])
}

/// A badge that counts towards an item, by the id of its achievement.
type Columns<'a> = BTreeMap<&'a Slug, &'a AchievementVersion>;

/// Items that stand together, each with the badges that count towards it.
struct Rows<'a> {
    name: Option<&'a Localized>,
    items: Vec<(&'a FrameworkItem, Columns<'a>)>,
}

impl<'a> Rows<'a> {
    fn columns(&self) -> Columns<'a> {
        self.items
            .iter()
            .flat_map(|(_, badges)| badges.clone())
            .collect()
    }
}

/// The tables; nothing when there would be no mark in them, or far too many cells.
pub fn matrix(desk: &Desk<'_, '_>, framework: &Framework) -> Value {
    let relations = &desk.book.relations;
    let badges_of = |item: &FrameworkItem| {
        let aligned = relations.aligned(&framework.id, &item.code).iter();
        let current = aligned.filter_map(|found| Some((&found.id, relations.current(found)?)));
        current.collect::<Columns<'_>>()
    };
    let all: Vec<Rows<'_>> = groups(framework)
        .into_iter()
        .map(|(name, items)| Rows {
            name,
            items: items
                .into_iter()
                .map(|item| (item, badges_of(item)))
                .collect(),
        })
        .collect();
    let columns: Columns<'_> = all.iter().flat_map(Rows::columns).collect();
    let items: usize = all.iter().map(|rows| rows.items.len()).sum();
    if columns.len() <= MOST_BADGES && items <= MOST_ITEMS {
        let tables = (!columns.is_empty()).then(|| table(desk, framework, &all, &columns, None));
        return map([("tables", list(tables)), ("too_large", Value::from(false))]);
    }
    let pieces = all.into_iter().flat_map(pieces);
    let pieces: Vec<(Rows<'_>, Columns<'_>)> = pieces.collect();
    let cells = pieces
        .iter()
        .map(|(rows, columns)| rows.items.len() * columns.len());
    if cells.sum::<usize>() > MOST_CELLS {
        return map([("tables", list([])), ("too_large", Value::from(true))]);
    }
    let tables = pieces
        .into_iter()
        .enumerate()
        .map(|(at, (rows, columns))| table(desk, framework, &[rows], &columns, Some(at + 1)));
    map([("tables", list(tables)), ("too_large", Value::from(false))])
}

/// A group in pieces that can be read, each with the badges that count towards something in it.
fn pieces(rows: Rows<'_>) -> Vec<(Rows<'_>, Columns<'_>)> {
    let mut pieces = Vec::new();
    for items in rows.items.chunks(MOST_ITEMS) {
        let part = || Rows {
            name: rows.name,
            items: items.to_vec(),
        };
        let columns: Vec<_> = part().columns().into_iter().collect();
        let columns = columns.chunks(MOST_BADGES);
        pieces.extend(columns.map(|some| (part(), some.iter().copied().collect())));
    }
    pieces
}

fn table(
    desk: &Desk<'_, '_>,
    framework: &Framework,
    groups: &[Rows<'_>],
    columns: &Columns<'_>,
    number: Option<usize>,
) -> Value {
    let lang = desk.here.lang;
    let badges = columns.values().map(|version| {
        let (name, of) = short_name(version, lang);
        let id = &version.achievement;
        map([
            (
                "name",
                run(&name.replace('|', ""), (of != lang).then_some(of)),
            ),
            (
                "href",
                desk.link(&desk.book.addresses.achievement(lang, id)),
            ),
            ("image", desk.link(&achievement::image(desk, version))),
        ])
    });
    let groups = groups.iter().map(|rows| {
        let items = rows.items.iter().map(|(item, badges)| {
            let cells = columns
                .keys()
                .map(|id| Value::from(badges.contains_key(id)));
            map([
                ("item", item_name(desk, framework, item)),
                ("cells", value::list(cells)),
            ])
        });
        map([("name", desk.maybe(rows.name)), ("items", list(items))])
    });
    map([
        ("number", Value::from(number)),
        ("badges", list(badges)),
        ("width", Value::from(columns.len() + 1)),
        ("groups", list(groups)),
    ])
}
