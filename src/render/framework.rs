//! Frameworks, their items and what counts towards them.

use tera::Value;

use super::achievement;
use super::desk::Desk;
use super::value::{list, map, run};
use crate::catalog::{
    AchievementVersion, Alignment, AlignmentTarget, Framework, FrameworkItem, ItemMap, Slug,
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

/// Everything the page of a framework says: its items by layer, those of no layer last.
pub fn page(desk: &Desk<'_, '_>, framework: &Framework) -> Value {
    let of = |layer: Option<&str>| {
        let items = framework
            .items
            .iter()
            .filter(move |item| known_layer(framework, item) == layer);
        list(items.map(|item| item_card(desk, framework, item)))
    };
    let layers = framework.layers.iter().map(|layer| {
        map([
            ("name", desk.title(&layer.name)),
            ("items", of(Some(&layer.id))),
        ])
    });
    let rest = map([("name", Value::none()), ("items", of(None))]);
    map([
        ("name", desk.title(&framework.name)),
        ("version", Value::from(framework.version.as_deref())),
        ("replaces", Value::from(framework.replaces.as_deref())),
        ("url", desk.outside(framework.url.as_deref())),
        ("layers", list(layers.chain([rest]))),
    ])
}

/// Everything the page of an item says.
pub fn item_page(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> Value {
    let layer = framework
        .layers
        .iter()
        .find(|layer| Some(layer.id.as_str()) == item.layer.as_deref());
    map([
        ("code", Value::from(item.code.as_str())),
        ("name", desk.title(&item.name)),
        (
            "layer",
            Value::from(layer.map(|layer| desk.text(&layer.name))),
        ),
        ("framework", card(desk, framework)),
        (
            "maps",
            list(item.maps.iter().map(|found| item_map(desk, found))),
        ),
        ("achievements", achievements(desk, framework, item)),
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
    map([
        ("code", Value::from(item.code.as_str())),
        ("name", desk.title(&item.name)),
        ("href", item_link(desk, framework, item)),
        ("achievements", achievements(desk, framework, item)),
    ])
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

fn known_layer<'f>(framework: &'f Framework, item: &'f FrameworkItem) -> Option<&'f str> {
    let layer = item.layer.as_deref()?;
    framework
        .layers
        .iter()
        .any(|known| known.id == layer)
        .then_some(layer)
}
