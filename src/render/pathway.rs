//! Pathways to what pages say of them.

use tera::Value;

use super::desk::Desk;
use super::value::{list, map};
use super::{achievement, issuer};
use crate::catalog::{AchievementVersion, Pathway, Step, StepMoment};

/// Enough to show a pathway in a list and lead to it.
pub fn card(desk: &Desk<'_, '_>, pathway: &Pathway) -> Value {
    let images = pathway.steps.iter().filter_map(|step| {
        let version = current(desk, step)?;
        Some(desk.link(&achievement::image(desk, version)))
    });
    map([
        ("name", desk.title(&pathway.name)),
        (
            "href",
            desk.link(&desk.book.addresses.pathway(desk.here.lang, &pathway.id)),
        ),
        ("duration", desk.maybe(pathway.duration.as_ref())),
        ("total", Value::from(pathway.steps.len())),
        ("images", list(images)),
    ])
}

/// Everything the page of a pathway says.
pub fn page(desk: &Desk<'_, '_>, pathway: &Pathway) -> Value {
    let issuer = desk.book.catalog.issuers.get(&pathway.issuer);
    map([
        ("name", desk.title(&pathway.name)),
        (
            "issuer",
            Value::from(issuer.map(|found| issuer::card(desk, found))),
        ),
        ("basis", desk.maybe(pathway.basis.as_ref())),
        ("duration", desk.maybe(pathway.duration.as_ref())),
        (
            "steps",
            list(pathway.steps.iter().filter_map(|found| step(desk, found))),
        ),
    ])
}

fn step(desk: &Desk<'_, '_>, step: &Step) -> Option<Value> {
    let version = current(desk, step)?;
    let after: Vec<String> = step.after.iter().map(u8::to_string).collect();
    let at_start = step.moment == StepMoment::Start;
    Some(map([
        ("number", Value::from(step.number)),
        ("achievement", achievement::card(desk, version)),
        (
            "after",
            Value::from((!after.is_empty()).then(|| after.join(", "))),
        ),
        ("at_start", Value::from(at_start)),
    ]))
}

/// What is awarded at a step today, if it is published.
pub fn current<'a>(desk: &Desk<'_, 'a>, step: &Step) -> Option<&'a AchievementVersion> {
    let achievement = desk.book.catalog.achievements.get(&step.achievement)?;
    desk.book.relations.current(achievement)
}
