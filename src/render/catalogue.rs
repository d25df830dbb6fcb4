//! The catalogue: all achievements and every shelf of them, in pages of at most a hundred, and lists of the shelves.

use tera::Value;

use super::desk::Desk;
use super::frame;
use super::paging;
use super::stock::{By, Choice, Shelf};
use super::theme::ThemeError;
use super::value::{list, map, run};
use super::{achievement, issuer};
use crate::catalog::{AchievementVersion, Slug};
use crate::plan::Spot;

/// The most badges on one page.
pub const CARDS: usize = 100;
/// The most shelves on one page that lists them.
pub const SHELVES: usize = 500;
/// The most shelves of a sort that stand beside the badges; where there are more, a page lists them.
pub const BESIDE: usize = 12;

/// What a page of the catalogue shows: of all badges, or of one shelf.
pub fn page(
    desk: &Desk<'_, '_>,
    choice: Option<Choice<'_>>,
    number: usize,
) -> Result<Value, ThemeError> {
    let stock = &desk.book.stock;
    let shelf = choice.and_then(|choice| stock.shelf(choice));
    let held = shelf.map_or(&stock.all, |shelf| &shelf.holds);
    let pages = paging::pages(held.len(), CARDS);
    let sorted = sorted(desk, held);
    let shown = paging::part(&sorted, CARDS, number);
    let first = (number - 1) * CARDS;
    let title = match shelf {
        Some(shelf) => name(desk, shelf)?,
        None => said(desk, "catalogue")?,
    };
    let facets = By::ALL
        .into_iter()
        .map(|by| facet(desk, by, choice))
        .collect::<Result<Vec<_>, ThemeError>>()?;
    Ok(map([
        ("title", title),
        ("by", Value::from(choice.map(|(by, _)| by.as_str()))),
        ("about", Value::from(choice.and_then(|of| about(desk, of)))),
        ("total", Value::from(held.len())),
        ("first", Value::from(first + 1)),
        ("last", Value::from(first + shown.len())),
        ("groups", groups(desk, shown)),
        ("number", Value::from((pages > 1).then_some(number))),
        (
            "pages",
            paging::links(desk, pages, number, |page| spot(desk, choice, page)),
        ),
        (
            "facets",
            list(facets.into_iter().filter(|facet| !facet.is_none())),
        ),
        ("whole", desk.link(&spot(desk, None, 1))),
        (
            "skills",
            desk.link(&desk.book.addresses.skills(desk.here.lang, None, 1)),
        ),
        (
            "index",
            desk.link(&desk.book.addresses.search_index(desk.here.lang, 1)),
        ),
        ("root", Value::from(desk.here.link_from_root(""))),
    ]))
}

/// What a page says that lists all shelves of a sort.
pub fn shelves(desk: &Desk<'_, '_>, by: By, number: usize) -> Result<Value, ThemeError> {
    let all: Vec<&Shelf<'_>> = desk.book.stock.by(by).collect();
    let shown = paging::part(&all, SHELVES, number);
    let links = shown
        .iter()
        .map(|shelf| link(desk, shelf, None))
        .collect::<Result<Vec<_>, ThemeError>>()?;
    let (addresses, lang) = (desk.book.addresses, desk.here.lang);
    let pages = paging::pages(all.len(), SHELVES);
    Ok(map([
        ("by", Value::from(by.as_str())),
        ("shelves", list(links)),
        ("number", Value::from((pages > 1).then_some(number))),
        (
            "pages",
            paging::links(desk, pages, number, |page| {
                addresses.shelves(lang, by.as_str(), page)
            }),
        ),
    ]))
}

/// Words of the theme as a text.
pub fn said(desk: &Desk<'_, '_>, key: &str) -> Result<Value, ThemeError> {
    let words = frame::say_in(desk, desk.here.lang, key)?;
    Ok(map([
        ("text", words.clone()),
        ("lang", Value::none()),
        ("html", words),
    ]))
}

fn spot(desk: &Desk<'_, '_>, choice: Option<Choice<'_>>, page: usize) -> Spot {
    let shelf = choice.map(|(by, id)| (by.as_str(), id));
    desk.book.addresses.catalogue(desk.here.lang, shelf, page)
}

fn name(desk: &Desk<'_, '_>, shelf: &Shelf<'_>) -> Result<Value, ThemeError> {
    let (by, id) = shelf.choice;
    match (shelf.name, by) {
        (Some(name), _) => Ok(desk.text(name)),
        (None, By::Kind) => said(desk, &format!("kind_{id}")),
        (None, _) => Ok(run(id, None)),
    }
}

/// By issuer, and within one by name.
fn sorted<'a>(desk: &Desk<'_, 'a>, held: &[&'a AchievementVersion]) -> Vec<&'a AchievementVersion> {
    let mut sorted = held.to_vec();
    sorted.sort_by_cached_key(|found| {
        let name = found.name.get(desk.here.lang).0;
        (&found.issuer, name, &found.achievement)
    });
    sorted
}

/// Badges in the order of the list, under the names of their issuers.
fn groups(desk: &Desk<'_, '_>, shown: &[&AchievementVersion]) -> Value {
    let runs = shown.chunk_by(|one, next| one.issuer == next.issuer);
    list(runs.map(|run| {
        let of = run.first().and_then(|found| of_issuer(desk, &found.issuer));
        map([
            ("issuer", Value::from(of)),
            (
                "achievements",
                list(run.iter().map(|found| achievement::card(desk, found))),
            ),
        ])
    }))
}

fn of_issuer(desk: &Desk<'_, '_>, id: &Slug) -> Option<Value> {
    let found = desk.book.catalog.issuers.get(id)?;
    Some(issuer::card(desk, found))
}

/// The shelves of a sort to choose from: all when they are few, else the fullest. Nothing when there is nothing to choose.
fn facet(desk: &Desk<'_, '_>, by: By, choice: Option<Choice<'_>>) -> Result<Value, ThemeError> {
    let all: Vec<&Shelf<'_>> = desk.book.stock.by(by).collect();
    let mut offered: Vec<&Shelf<'_>> = all
        .iter()
        .copied()
        .filter(|shelf| !shelf.holds.is_empty())
        .collect();
    if offered.is_empty() {
        return Ok(Value::none());
    }
    if offered.len() > BESIDE {
        offered.sort_by_key(|shelf| std::cmp::Reverse(shelf.holds.len()));
        let mut at = 0;
        offered.retain(|shelf| {
            at += 1;
            at <= BESIDE || Some(shelf.choice) == choice
        });
    }
    let links = offered
        .iter()
        .map(|shelf| link(desk, shelf, choice))
        .collect::<Result<Vec<_>, ThemeError>>()?;
    let rest = (all.len() > BESIDE).then(|| {
        let (addresses, lang) = (desk.book.addresses, desk.here.lang);
        desk.link(&addresses.shelves(lang, by.as_str(), 1))
    });
    Ok(map([
        ("by", Value::from(by.as_str())),
        ("shelves", list(links)),
        ("rest", Value::from(rest)),
    ]))
}

fn link(
    desk: &Desk<'_, '_>,
    shelf: &Shelf<'_>,
    choice: Option<Choice<'_>>,
) -> Result<Value, ThemeError> {
    Ok(map([
        ("name", name(desk, shelf)?),
        ("href", desk.link(&spot(desk, Some(shelf.choice), 1))),
        ("count", Value::from(shelf.holds.len())),
        ("current", Value::from(Some(shelf.choice) == choice)),
    ]))
}

/// The page of what a shelf is sorted by, where it has one.
fn about(desk: &Desk<'_, '_>, (by, id): Choice<'_>) -> Option<Value> {
    let (catalog, addresses, lang) = (desk.book.catalog, desk.book.addresses, desk.here.lang);
    let spot = match by {
        By::Issuer => {
            let mut issuers = catalog.issuers.values();
            addresses.issuer(lang, issuers.find(|issuer| issuer.address.as_str() == id)?)
        }
        By::Pathway => addresses.pathway(lang, &Slug::new(id)?),
        By::Framework => addresses.framework(lang, &Slug::new(id)?),
        By::Kind | By::Group | By::Tag => return None,
    };
    Some(desk.link(&spot))
}
