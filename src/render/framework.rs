//! Frameworks, their items and what counts towards them.

use tera::Value;

use super::achievement;
use super::coverage;
use super::desk::Desk;
use super::value::{list, map, run};
use crate::catalog::{
    AchievementVersion, Alignment, AlignmentTarget, Framework, FrameworkItem, ItemMap, Localized,
    Slug,
};

/// Enough to name a framework and lead to it.
pub fn card(desk: &Desk<'_, '_>, framework: &Framework) -> Value {
    map([
        ("name", desk.title(&framework.name)),
        (
            "href",
            desk.link(&desk.book.addresses.framework(desk.here.lang, &framework.id)),
        ),
        ("version", Value::from(framework.version.as_deref())),
        ("total", Value::from(framework.items.len())),
    ])
}

/// Everything the page of a framework says: its items by area or else by layer, those of none last.
pub fn page(desk: &Desk<'_, '_>, framework: &Framework) -> Value {
    let sets = groups(framework).into_iter().map(|(name, items)| {
        map([
            ("name", desk.maybe(name)),
            (
                "items",
                list(
                    items
                        .into_iter()
                        .map(|item| item_card(desk, framework, item)),
                ),
            ),
        ])
    });
    let frameworks = &desk.book.catalog.frameworks;
    let before = framework.replaces.as_deref().map(|id| {
        let found = Slug::new(id).and_then(|id| frameworks.get(&id));
        let name = found.map_or_else(|| run(id, None), |found| desk.text(&found.name));
        edition(desk, name, found)
    });
    let next = frameworks
        .values()
        .find(|other| other.replaces.as_deref() == Some(framework.id.as_str()));
    map([
        ("name", desk.title(&framework.name)),
        ("version", Value::from(framework.version.as_deref())),
        ("replaces", Value::from(before)),
        (
            "replaced_by",
            Value::from(next.map(|found| edition(desk, desk.text(&found.name), Some(found)))),
        ),
        ("url", desk.outside(framework.url.as_deref())),
        ("total", Value::from(framework.items.len())),
        ("groups", list(sets)),
        ("coverage", coverage::figures(desk, framework)),
        ("matrix", coverage::matrix(desk, framework)),
        ("badges", named_outside(desk, framework)),
        ("answered_by", answered_by(desk, framework, None)),
    ])
}

/// Everything the page of an item says.
pub fn item_page(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    let hosted: Vec<&FrameworkItem> = framework
        .items
        .iter()
        .filter(|item| item.url.is_none())
        .collect();
    let at = hosted.iter().position(|other| other.code == item.code);
    let beside = |step: fn(usize) -> Option<usize>| {
        let found = at.and_then(step).and_then(|at| hosted.get(at));
        Value::from(found.map(|item| item_name(desk, framework, item)))
    };
    map([
        ("code", Value::from(item.code.as_str())),
        ("name", desk.title(&item.name)),
        ("area", desk.maybe(area_of(framework, item))),
        ("layer", desk.maybe(layer_of(framework, item))),
        ("level", level(desk, framework, item)),
        ("framework", card(desk, framework)),
        (
            "maps",
            list(item.maps.iter().map(|found| item_map(desk, found))),
        ),
        (
            "answered_by",
            answered_by(desk, framework, Some(&item.code)),
        ),
        ("achievements", achievements(desk, framework, item)),
        ("before", beside(|at| at.checked_sub(1))),
        ("after", beside(|at| at.checked_add(1))),
    ])
}

/// Items by area or else by layer, in their order; those of none last, under no name.
pub fn groups(framework: &Framework) -> Vec<(Option<&Localized>, Vec<&FrameworkItem>)> {
    let by_area = !framework.areas.is_empty();
    let names = match by_area {
        true => framework
            .areas
            .iter()
            .map(|area| &area.name)
            .collect::<Vec<_>>(),
        false => framework.layers.iter().map(|layer| &layer.name).collect(),
    };
    let name_of = |item| match by_area {
        true => area_of(framework, item),
        false => layer_of(framework, item),
    };
    // the same name twice is one place: names are compared where they stand
    let same = |one: Option<&Localized>, other: Option<&Localized>| match (one, other) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let all = names.into_iter().map(Some).chain([None]);
    let sets = all.map(|name| {
        let items = framework.items.iter();
        (
            name,
            items
                .filter(|item| same(name_of(item), name))
                .collect::<Vec<_>>(),
        )
    });
    sets.filter(|(_, items)| !items.is_empty()).collect()
}

/// The code and name of an item, and where it leads.
pub fn item_name(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    map([
        ("code", Value::from(item.code.as_str())),
        ("name", desk.text(&item.name)),
        ("href", item_link(desk, framework, item)),
    ])
}

/// What a version counts towards.
pub fn alignments(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    list(
        version
            .alignments
            .iter()
            .map(|found| alignment(desk, found)),
    )
}

/// The same by framework, in the order in which the frameworks first come up.
pub fn alignments_by_framework(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let mut groups: Vec<(&Slug, Vec<Value>)> = Vec::new();
    for found in &version.alignments {
        let shown = alignment(desk, found);
        match groups.iter_mut().find(|(id, _)| *id == &found.framework) {
            Some((_, items)) => items.push(shown),
            None => groups.push((&found.framework, vec![shown])),
        }
    }
    list(groups.into_iter().map(|(id, items)| {
        let framework = desk.book.catalog.frameworks.get(id);
        let named = framework.map_or_else(
            || map([("name", run(id.as_str(), None)), ("href", Value::none())]),
            |framework| card(desk, framework),
        );
        map([("framework", named), ("items", list(items))])
    }))
}

/// What an alignment leads to, in words.
pub fn name(desk: &Desk<'_, '_>, alignment: &Alignment) -> Value {
    match &alignment.target {
        AlignmentTarget::Uri { name, .. } => desk.text(name),
        AlignmentTarget::Item(code) => {
            let framework = desk.book.catalog.frameworks.get(&alignment.framework);
            let item = framework.and_then(|framework| find(framework, code));
            item.map_or_else(|| run(code, None), |item| desk.text(&item.name))
        }
    }
}

/// One target that a version counts towards.
pub fn alignment(desk: &Desk<'_, '_>, alignment: &Alignment) -> Value {
    let framework = desk.book.catalog.frameworks.get(&alignment.framework);
    let id = alignment.framework.as_str();
    let of = framework.map_or_else(|| run(id, None), |framework| desk.text(&framework.name));
    let (code, href) = match &alignment.target {
        AlignmentTarget::Item(code) => {
            let item = framework.and_then(|framework| Some((framework, find(framework, code)?)));
            let href = item.map(|(framework, item)| item_link(desk, framework, item));
            (Some(code.as_str()), Value::from(href))
        }
        AlignmentTarget::Uri { uri, .. } => (None, desk.outside(Some(uri))),
    };
    map([
        ("framework", of),
        ("code", Value::from(code)),
        ("name", name(desk, alignment)),
        ("href", href),
    ])
}

fn item_card(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    let by_area = !framework.areas.is_empty();
    let layer = layer_of(framework, item).filter(|_| by_area);
    map([
        ("item", item_name(desk, framework, item)),
        ("layer", desk.maybe(layer)),
        ("level", level(desk, framework, item)),
        (
            "answered_by",
            answered_by(desk, framework, Some(&item.code)),
        ),
        ("achievements", achievements(desk, framework, item)),
    ])
}

fn edition(desk: &Desk<'_, '_>, name: Value, found: Option<&Framework>) -> Value {
    let spot = |found: &Framework| desk.book.addresses.framework(desk.here.lang, &found.id);
    let href = found.map(|found| desk.link(&spot(found)));
    map([("name", name), ("href", Value::from(href))])
}

fn area_of<'f>(framework: &'f Framework, item: &FrameworkItem) -> Option<&'f Localized> {
    let id = item.area.as_deref()?;
    let area = framework.areas.iter().find(|area| area.id == id)?;
    Some(&area.name)
}

fn layer_of<'f>(framework: &'f Framework, item: &FrameworkItem) -> Option<&'f Localized> {
    let id = item.layer.as_deref()?;
    let layer = framework.layers.iter().find(|layer| layer.id == id)?;
    Some(&layer.name)
}

/// The number and name of the level of an item.
fn level(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    let named = item.level.and_then(|level| {
        let name = framework.levels.get(usize::from(level).checked_sub(1)?)?;
        Some(map([
            ("number", Value::from(level)),
            ("name", desk.text(name)),
        ]))
    });
    Value::from(named)
}

/// Items of other frameworks that answer to an item of this one, or to this one as a whole (`None`).
fn answered_by(desk: &Desk<'_, '_>, framework: &Framework, code: Option<&str>) -> Value {
    let all = desk.book.catalog.frameworks.values();
    let items = all.flat_map(|other| other.items.iter().map(move |item| (other, item)));
    let answers = items.flat_map(|(other, item)| {
        let maps = item.maps.iter();
        let meant = maps.filter(|map| map.framework == framework.id && map.code.as_deref() == code);
        meant.map(move |found| (other, item, found))
    });
    list(answers.map(|(other, item, found)| {
        map([
            ("item", item_name(desk, other, item)),
            ("framework", desk.text(&other.name)),
            ("part", Value::from(found.part.as_deref())),
        ])
    }))
}

/// The badges that name something of this framework by its own address.
fn named_outside(desk: &Desk<'_, '_>, framework: &Framework) -> Value {
    let all = desk.book.catalog.achievements.values();
    let current = all.filter_map(|found| desk.book.relations.current(found));
    let named = current.filter(|version| {
        let mut alignments = version.alignments.iter();
        alignments.any(|found| {
            found.framework == framework.id && matches!(found.target, AlignmentTarget::Uri { .. })
        })
    });
    list(named.map(|version| achievement::card(desk, version)))
}

fn item_map(desk: &Desk<'_, '_>, item: &ItemMap) -> Value {
    let framework = desk.book.catalog.frameworks.get(&item.framework);
    let found = item
        .code
        .as_deref()
        .and_then(|code| Some((framework?, find(framework?, code)?)));
    let words = item.part.as_deref().or(item.code.as_deref());
    let href = found.map(|(framework, item)| item_link(desk, framework, item));
    let whole = framework
        .map(|framework| desk.link(&desk.book.addresses.framework(desk.here.lang, &framework.id)));
    map([
        (
            "framework",
            framework.map_or_else(
                || run(item.framework.as_str(), None),
                |framework| desk.text(&framework.name),
            ),
        ),
        ("version", Value::from(item.version.as_deref())),
        (
            "name",
            found.map_or_else(
                || Value::from(words.map(|words| run(words, None))),
                |(_, item)| desk.text(&item.name),
            ),
        ),
        ("href", Value::from(href.or(whole))),
    ])
}

fn achievements(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    let relations = &desk.book.relations;
    let aligned = relations.aligned(&framework.id, &item.code).iter();
    list(aligned.filter_map(|found| Some(achievement::card(desk, relations.current(found)?))))
}

/// To the item where its publisher describes it, or to the page that we host for it.
fn item_link(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    match &item.url {
        Some(url) => desk.outside(Some(url)),
        None => desk.link(
            &desk
                .book
                .addresses
                .framework_item(desk.here.lang, &framework.id, item),
        ),
    }
}

fn find<'f>(framework: &'f Framework, code: &str) -> Option<&'f FrameworkItem> {
    framework.items.iter().find(|item| item.code == code)
}
