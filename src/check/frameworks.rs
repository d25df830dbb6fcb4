//! `content/frameworks/<id>.yaml` to frameworks.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Context, Fields};
use super::id::{Ids, folded, known};
use super::node::{Found, Tree, Value};
use super::read::{few, inline_name, line, list, localized, number, text_of};
use super::unique::{Duplicates, same_id};
use super::url::{https, web};
use crate::catalog::{Area, Framework, FrameworkItem, ItemMap, Layer, Localized, Slug};
use crate::report::{Place, Report};

/// Levels of a framework, at most.
const MOST_LEVELS: u8 = 9;

/// The frameworks that could be read.
#[derive(Debug, Default)]
pub struct Frameworks {
    /// By id.
    pub all: BTreeMap<Slug, Framework>,
    codes: BTreeMap<Slug, BTreeSet<String>>,
}

impl Frameworks {
    /// Whether it is known that a framework lists no items.
    pub fn lists_nothing(&self, framework: &Slug) -> bool {
        self.codes.get(framework).is_some_and(BTreeSet::is_empty)
    }

    /// Reports a code that a framework with items lacks. A framework that could not be read lacks nothing.
    pub fn has_item(&self, framework: &Slug, code: &str, at: Place, report: &mut Report) {
        if let Some(codes) = self.codes.get(framework)
            && !codes.is_empty()
            && !codes.contains(code)
        {
            let known: Vec<&str> = codes.iter().map(String::as_str).collect();
            report.unknown_item(at, code, framework.as_str(), &known);
        }
    }
}

/// Reads every framework, then the items that answer to items of others.
pub fn read(trees: &BTreeMap<Slug, Tree<'_>>, ids: &Ids, cx: &mut Context) -> Frameworks {
    let mut found = Frameworks::default();
    let mut maps = Vec::new();
    for (id, tree) in trees {
        let Some(mut fields) = tree.value().and_then(|value| Fields::of(value, cx)) else {
            continue;
        };
        let read = fields.required("framework", |value, cx| {
            framework(value, id, ids, &mut maps, cx)
        });
        fields.finish();
        if let Some(framework) = read {
            let codes = framework.items.iter().map(|item| item.code.clone());
            found.codes.insert(id.clone(), codes.collect());
            found.all.insert(id.clone(), framework);
        }
    }
    for map in &maps {
        if let Some(code) = &map.it.code {
            let place = map.at.place_of("code");
            found.has_item(&map.it.framework, code, place, &mut cx.report);
        }
    }
    found
}

/// The code of an item: a part of an address.
pub fn code(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = folded(text_of(value, cx)?);
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".-".contains(&b);
    let firm = |c: char| c.is_ascii_alphanumeric();
    let safe = text.bytes().all(plain)
        && text.starts_with(firm)
        && text.ends_with(firm)
        && text.len() <= 64
        && !crate::catalog::is_reserved(&text);
    if !safe {
        cx.report.unsafe_item_code(value.place(), &text);
        return None;
    }
    Some(text.into_owned())
}

fn framework<'d>(
    value: Value<'d>,
    id: &Slug,
    frameworks: &Ids,
    maps: &mut Vec<Found<'d, ItemMap>>,
    cx: &mut Context,
) -> Option<Framework> {
    let mut fields = Fields::of(value, cx)?;
    same_id(&mut fields, id);
    let name = fields.required("name", localized);
    let version = fields.optional("version", line);
    let replaces = fields.optional("replaces", line);
    let url = fields.optional("url", https);
    let parts = Parts {
        areas: fields.optional("areas", areas).unwrap_or_default(),
        layers: fields.optional("layers", layers).unwrap_or_default(),
        levels: fields.optional("levels", levels).unwrap_or_default(),
    };
    let items = fields.optional(
        "items",
        list(|value, cx| item(value, &parts, frameworks, maps, cx)),
    );
    fields.finish();
    Some(Framework {
        id: id.clone(),
        version,
        replaces,
        name: name?,
        url,
        areas: parts.areas,
        layers: parts.layers,
        levels: parts.levels,
        items: distinct(items.unwrap_or_default(), cx),
    })
}

/// What items are sorted by.
struct Parts {
    areas: Vec<Area>,
    layers: Vec<Layer>,
    levels: Vec<Localized>,
}

fn areas(value: Value<'_>, cx: &mut Context) -> Option<Vec<Area>> {
    let layers = layers(value, cx)?.into_iter();
    Some(layers.map(|Layer { id, name }| Area { id, name }).collect())
}

fn layers(value: Value<'_>, cx: &mut Context) -> Option<Vec<Layer>> {
    let mut ids = Duplicates::default();
    few(|value, cx| layer(value, cx).filter(|layer| ids.is_new(&layer.id, value, "id", cx)))(
        value, cx,
    )
}

/// Names of levels, from the first.
fn levels(value: Value<'_>, cx: &mut Context) -> Option<Vec<Localized>> {
    let names = list(|value, cx: &mut Context| {
        let mut fields = Fields::of(value, cx)?;
        let name = inline_name(&mut fields);
        fields.finish();
        name
    })(value, cx)?;
    if names.len() > usize::from(MOST_LEVELS) {
        let most = usize::from(MOST_LEVELS);
        cx.report.too_many_values(value.place(), most);
        return None;
    }
    Some(names)
}

fn layer(value: Value<'_>, cx: &mut Context) -> Option<Layer> {
    let mut fields = Fields::of(value, cx)?;
    let id = fields.required("id", line);
    let name = inline_name(&mut fields);
    fields.finish();
    Some(Layer {
        id: id?,
        name: name?,
    })
}

fn item<'d>(
    value: Value<'d>,
    parts: &Parts,
    frameworks: &Ids,
    maps: &mut Vec<Found<'d, ItemMap>>,
    cx: &mut Context,
) -> Option<Found<'d, FrameworkItem>> {
    let mut fields = Fields::of(value, cx)?;
    let code = fields.required("code", code);
    let area = fields.optional("area", |value, cx| {
        let id = line(value, cx)?;
        let known: Vec<&str> = parts.areas.iter().map(|area| &*area.id).collect();
        if !known.contains(&&*id) {
            cx.report.unknown_value(value.place(), &id, &known);
        }
        Some(id)
    });
    let layer = fields.optional("layer", |value, cx| {
        let id = line(value, cx)?;
        let known: Vec<&str> = parts.layers.iter().map(|layer| &*layer.id).collect();
        if !known.contains(&&*id) {
            cx.report.unknown_layer(value.place(), &id, &known);
        }
        Some(id)
    });
    let named = u8::try_from(parts.levels.len()).unwrap_or(MOST_LEVELS);
    let level = fields.optional("level", number(1..=named.max(1)));
    if fields.has("level") && named == 0 {
        let place = fields.at.place_of("level");
        fields.cx.report.missing_key(place, "levels");
    }
    let name = inline_name(&mut fields);
    let url = fields.optional("url", web);
    let own = fields
        .optional("maps", list(|value, cx| item_map(value, frameworks, cx)))
        .unwrap_or_default();
    fields.finish();
    maps.extend(own.iter().cloned());
    let it = FrameworkItem {
        code: code?,
        area,
        layer,
        level,
        name: name?,
        url,
        maps: own.into_iter().map(|map| map.it).collect(),
    };
    Some(Found { it, at: value })
}

fn item_map<'d>(
    value: Value<'d>,
    frameworks: &Ids,
    cx: &mut Context,
) -> Option<Found<'d, ItemMap>> {
    let mut fields = Fields::of(value, cx)?;
    let framework = fields.required("framework", known(frameworks, Report::unknown_framework));
    let version = fields.optional("version", line);
    let code = fields.optional("code", line);
    let part = fields.optional("part", line);
    fields.finish();
    let it = ItemMap {
        framework: framework?,
        version,
        code,
        part,
    };
    Some(Found { it, at: value })
}

/// Items whose codes no other has, not even in another case.
fn distinct(items: Vec<Found<'_, FrameworkItem>>, cx: &mut Context) -> Vec<FrameworkItem> {
    let mut duplicates = Duplicates::default();
    let mut folded: BTreeMap<String, Place> = BTreeMap::new();
    let mut kept = Vec::new();
    for Found { it, at } in items {
        if !duplicates.is_new(&it.code, at, "code", cx) {
            continue;
        }
        let place = at.place_of("code");
        match folded.get(&it.code.to_ascii_lowercase()) {
            Some(first) => cx.report.ids_differ_by_case(place, &it.code, first),
            None => {
                folded.insert(it.code.to_ascii_lowercase(), place);
            }
        }
        kept.push(it);
    }
    kept
}
