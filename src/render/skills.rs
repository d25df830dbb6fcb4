//! The index of skills: the items of frameworks that a badge shows, with those badges, and the tags.

use std::collections::BTreeMap;

use tera::Value;

use super::catalogue;
use super::desk::{Book, Desk};
use super::paging;
use super::stock::By;
use super::theme::ThemeError;
use super::value::{list, map, run};
use crate::catalog::{AchievementVersion, AlignmentTarget, Framework, Localized, Slug};
use crate::plan::Spot;

/// The most skills on one page.
const EACH: usize = 100;
/// The most badges beside a skill.
const BADGES: usize = 6;
/// The most tags.
const TAGS: usize = 200;

/// A skill that at least one badge shows.
struct Skill<'a> {
    name: &'a Localized,
    code: Option<&'a str>,
    at: At<'a>,
    badges: Vec<&'a AchievementVersion>,
}

/// Where a skill is described.
enum At<'a> {
    /// On a page of ours.
    Here(&'a crate::catalog::FrameworkItem),
    /// Elsewhere.
    There(&'a str),
}

/// The frameworks whose skills stand on pages of their own, and how many pages that takes: none of them while all skills
/// find room on one page.
pub fn split<'a>(book: &Book<'a>) -> Vec<(&'a Slug, usize)> {
    let frameworks = book.catalog.frameworks.values();
    let counts: Vec<_> = frameworks
        .map(|framework| (&framework.id, skills(book, framework).len()))
        .filter(|(_, count)| *count > 0)
        .collect();
    if counts.iter().map(|(_, count)| count).sum::<usize>() <= EACH {
        return Vec::new();
    }
    let pages = counts.into_iter();
    pages
        .map(|(id, count)| (id, paging::pages(count, EACH)))
        .collect()
}

/// What the index says, or a page of it that is about one framework.
pub fn page(
    desk: &Desk<'_, '_>,
    framework: Option<&Slug>,
    number: usize,
) -> Result<Value, ThemeError> {
    let (book, addresses, lang) = (desk.book, desk.book.addresses, desk.here.lang);
    let whole = !split(book).is_empty() && framework.is_none();
    let frameworks = book.catalog.frameworks.values();
    let frameworks = frameworks.filter(|found| framework.is_none_or(|id| found.id == *id));
    let groups: Vec<Value> = frameworks
        .filter_map(|found| group(desk, found, number, whole))
        .collect();
    let total = framework.and_then(|id| book.catalog.frameworks.get(id));
    let total = total.map_or(0, |found| skills(book, found).len());
    let title = match framework.and_then(|id| book.catalog.frameworks.get(id)) {
        Some(found) => desk.text(&found.name),
        None => catalogue::said(desk, "skills")?,
    };
    let pages = paging::pages(total, EACH);
    let links = paging::links(desk, pages, number, |page| {
        addresses.skills(lang, framework, page)
    });
    Ok(map([
        ("title", title),
        ("of_framework", Value::from(framework.is_some())),
        ("groups", list(groups)),
        ("tags", tags(desk, framework.is_none())),
        ("number", Value::from((pages > 1).then_some(number))),
        ("pages", links),
        ("catalogue", desk.link(&addresses.catalogue(lang, None, 1))),
    ]))
}

/// The skills of a framework with their badges; of a large index only how many there are and where they stand.
fn group(
    desk: &Desk<'_, '_>,
    framework: &Framework,
    number: usize,
    elsewhere: bool,
) -> Option<Value> {
    let all = skills(desk.book, framework);
    if all.is_empty() {
        return None;
    }
    let (addresses, lang) = (desk.book.addresses, desk.here.lang);
    let shown = paging::part(&all, EACH, number);
    let own = elsewhere.then(|| desk.link(&addresses.skills(lang, Some(&framework.id), 1)));
    let listed =
        (!elsewhere).then(|| list(shown.iter().map(|found| skill(desk, framework, found))));
    Some(map([
        ("name", desk.text(&framework.name)),
        ("href", desk.link(&addresses.framework(lang, &framework.id))),
        ("count", Value::from(all.len())),
        ("elsewhere", Value::from(own)),
        ("skills", Value::from(listed)),
    ]))
}

fn skill(desk: &Desk<'_, '_>, framework: &Framework, skill: &Skill<'_>) -> Value {
    let (addresses, lang) = (desk.book.addresses, desk.here.lang);
    let badges = skill.badges.iter().take(BADGES).map(|found| {
        map([
            ("name", desk.text(&found.name)),
            (
                "href",
                desk.link(&addresses.achievement(lang, &found.achievement)),
            ),
        ])
    });
    let href = match skill.at {
        At::Here(item) => desk.link(&addresses.framework_item(lang, &framework.id, item)),
        At::There(url) => desk.outside(Some(url)),
    };
    let rest = skill
        .badges
        .len()
        .checked_sub(BADGES)
        .filter(|rest| *rest > 0);
    map([
        ("name", desk.text(skill.name)),
        ("code", Value::from(skill.code)),
        ("href", href),
        ("count", Value::from(skill.badges.len())),
        ("badges", list(badges)),
        ("rest", Value::from(rest)),
        ("rest_href", desk.link(&more(desk, framework, skill))),
    ])
}

/// Where all badges of a skill stand.
fn more(desk: &Desk<'_, '_>, framework: &Framework, skill: &Skill<'_>) -> Spot {
    let (addresses, lang) = (desk.book.addresses, desk.here.lang);
    match skill.at {
        At::Here(item) => addresses.framework_item(lang, &framework.id, item),
        At::There(_) => {
            let shelf = (By::Framework.as_str(), framework.id.as_str());
            addresses.catalogue(lang, Some(shelf), 1)
        }
    }
}

/// Items in the order of the framework, then what has an address elsewhere only, by that.
fn skills<'a>(book: &Book<'a>, framework: &'a Framework) -> Vec<Skill<'a>> {
    let items = framework.items.iter().filter_map(|item| {
        let aligned = book.relations.aligned(&framework.id, &item.code).iter();
        let badges: Vec<_> = aligned
            .filter_map(|found| book.relations.current(found))
            .collect();
        (!badges.is_empty()).then(|| Skill {
            name: &item.name,
            code: Some(&item.code),
            at: item.url.as_deref().map_or(At::Here(item), At::There),
            badges,
        })
    });
    let mut others: BTreeMap<&str, Skill<'a>> = BTreeMap::new();
    for version in &book.stock.all {
        for alignment in &version.alignments {
            let AlignmentTarget::Uri { uri, name } = &alignment.target else {
                continue;
            };
            if alignment.framework == framework.id {
                let other = others.entry(uri).or_insert_with(|| Skill {
                    name,
                    code: None,
                    at: At::There(uri),
                    badges: Vec::new(),
                });
                other.badges.push(version);
            }
        }
    }
    items.chain(others.into_values()).collect()
}

/// The tags that most badges bear, in their own order, where they are wanted.
fn tags(desk: &Desk<'_, '_>, wanted: bool) -> Value {
    let mut tags: Vec<_> = desk.book.stock.by(By::Tag).filter(|_| wanted).collect();
    tags.sort_by_key(|shelf| std::cmp::Reverse(shelf.holds.len()));
    tags.truncate(TAGS);
    tags.sort_by_key(|shelf| shelf.choice.1);
    list(tags.into_iter().map(|shelf| {
        let (by, id) = shelf.choice;
        let spot = desk
            .book
            .addresses
            .catalogue(desk.here.lang, Some((by.as_str(), id)), 1);
        map([
            ("name", run(id, None)),
            ("href", desk.link(&spot)),
            ("count", Value::from(shelf.holds.len())),
        ])
    }))
}
