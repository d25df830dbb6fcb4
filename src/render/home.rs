//! The first page: a beginning of everything, however much there is.

use tera::Value;

use super::desk::Desk;
use super::stock::By;
use super::value::{list, map};
use super::{achievement, framework, issuer, pathway, programme};
use crate::catalog::Issuer;

/// The most badges of one issuer.
const BADGES: usize = 12;
/// The most badges of all issuers together; the group that reaches it is the last.
const CARDS: usize = 72;
/// The most issuers.
const ISSUERS: usize = 24;
/// Badges that greet, of each issuer and together.
const FACES: (usize, usize) = (2, 5);

/// Everything the first page says.
pub fn page(desk: &Desk<'_, '_>) -> Value {
    let catalog = desk.book.catalog;
    let (groups, left_out) = groups(desk);
    let issuers = catalog.issuers.values().take(ISSUERS);
    let all_issuers = (catalog.issuers.len() > ISSUERS).then(|| {
        let (addresses, lang) = (desk.book.addresses, desk.here.lang);
        desk.link(&addresses.shelves(lang, By::Issuer.as_str(), 1))
    });
    let pathways = catalog.pathways.values();
    let programmes = catalog.programmes.values();
    let frameworks = catalog.frameworks.values();
    map([
        ("title", desk.title(&catalog.settings.title)),
        ("faces", faces(desk)),
        ("groups", list(groups)),
        ("left_out", Value::from(left_out)),
        (
            "issuers",
            list(issuers.map(|found| issuer::card(desk, found))),
        ),
        ("all_issuers", Value::from(all_issuers)),
        (
            "pathways",
            list(pathways.map(|found| pathway::card(desk, found))),
        ),
        (
            "programmes",
            list(programmes.map(|found| programme::card(desk, found))),
        ),
        (
            "frameworks",
            list(frameworks.map(|found| framework::card(desk, found))),
        ),
    ])
}

/// Pictures of some badges, of as many issuers as may be.
fn faces(desk: &Desk<'_, '_>) -> Value {
    let issuers = desk.book.catalog.issuers.values();
    let shelves = issuers.filter_map(|found| {
        let shelf = (By::Issuer, found.address.as_str());
        desk.book.stock.shelf(shelf)
    });
    let some = shelves.flat_map(|shelf| shelf.holds.iter().take(FACES.0));
    list(
        some.take(FACES.1)
            .map(|found| achievement::picture(desk, found)),
    )
}

/// Badges under their issuers, and whether whole issuers are left out.
fn groups(desk: &Desk<'_, '_>) -> (Vec<Value>, bool) {
    let (mut groups, mut cards) = (Vec::new(), 0);
    for found in desk.book.catalog.issuers.values() {
        let Some((group, count)) = group(desk, found) else {
            continue;
        };
        if cards >= CARDS {
            return (groups, true);
        }
        cards += count;
        groups.push(group);
    }
    (groups, false)
}

fn group(desk: &Desk<'_, '_>, of: &Issuer) -> Option<(Value, usize)> {
    let choice = (By::Issuer, of.address.as_str());
    let all = &desk.book.stock.shelf(choice)?.holds;
    let shown = &all[..all.len().min(BADGES)];
    if shown.is_empty() {
        return None;
    }
    let (addresses, lang) = (desk.book.addresses, desk.here.lang);
    let shelf = addresses.catalogue(lang, Some((choice.0.as_str(), choice.1)), 1);
    let rest = (all.len() > BADGES).then(|| {
        map([
            ("total", Value::from(all.len())),
            ("href", desk.link(&shelf)),
        ])
    });
    let cards = shown.iter().map(|found| achievement::card(desk, found));
    let group = map([
        ("issuer", issuer::card(desk, of)),
        ("achievements", list(cards)),
        ("rest", Value::from(rest)),
    ]);
    Some((group, shown.len()))
}
