//! Pathways to what pages say of them.

use tera::Value;

use super::desk::Desk;
use super::value::{list, map};
use super::way::{Station, drawings};
use super::{achievement, issuer};
use crate::catalog::{
    AchievementVersion, BadgeImage, Lang, Localized, Pathway, Slug, Step, StepMoment,
};

/// Enough to show a pathway in a list and lead to it.
pub fn card(desk: &Desk<'_, '_>, pathway: &Pathway) -> Value {
    let steps = steps_of(desk, pathway);
    let images = steps
        .iter()
        .map(|(_, version)| achievement::picture(desk, version));
    map([
        ("name", desk.title(&pathway.name)),
        (
            "href",
            desk.link(&desk.book.addresses.pathway(desk.here.lang, &pathway.id)),
        ),
        ("duration", desk.maybe(pathway.duration.as_ref())),
        ("total", Value::from(steps.len())),
        ("images", list(images)),
    ])
}

/// Everything the page of a pathway says.
pub fn page(desk: &Desk<'_, '_>, pathway: &Pathway) -> Value {
    let issuer = desk.book.catalog.issuers.get(&pathway.issuer);
    let steps = steps_of(desk, pathway);
    let file = |name| {
        let spot = desk.book.addresses.pathway_file(&pathway.id, name);
        Value::from((!steps.is_empty()).then(|| desk.link(&spot)))
    };
    let hours: u32 = steps.iter().filter_map(|(_, version)| version.hours).sum();
    let welcomes = steps.iter().filter(|(step, _)| is_welcome(step));
    let welcomes: Vec<String> = welcomes.map(|(step, _)| step.number.to_string()).collect();
    map([
        ("name", desk.title(&pathway.name)),
        (
            "issuer",
            Value::from(issuer.map(|found| issuer::of_award(desk, found))),
        ),
        ("basis", desk.maybe(pathway.basis.as_ref())),
        ("duration", desk.maybe(pathway.duration.as_ref())),
        (
            "steps",
            list(
                steps
                    .iter()
                    .map(|(found, version)| step(desk, found, version, &steps)),
            ),
        ),
        ("way", drawings(&stations(desk, &steps))),
        ("welcomes", Value::from(welcomes.join(", "))),
        (
            "has_order",
            Value::from(steps.iter().any(|(step, _)| !step.after.is_empty())),
        ),
        ("hours", Value::from((hours > 0).then_some(hours))),
        (
            "hours_known",
            Value::from(
                steps
                    .iter()
                    .filter(|(_, version)| version.hours.is_some())
                    .count(),
            ),
        ),
        (
            "groups",
            groups(desk, |id| {
                steps
                    .iter()
                    .any(|(_, version)| version.target_groups.contains(id))
            }),
        ),
        ("overview_svg", file("overview.svg")),
        ("overview_png", file("overview.png")),
    ])
}

/// The steps that are shown.
pub fn steps_of<'a>(
    desk: &Desk<'_, 'a>,
    pathway: &'a Pathway,
) -> Vec<(&'a Step, &'a AchievementVersion)> {
    desk.book.catalog.steps_of(pathway, desk.book.preview)
}

/// Names of the groups of people that are meant, in the order of the site.
pub fn groups(desk: &Desk<'_, '_>, is_meant: impl Fn(&Slug) -> bool) -> Value {
    let groups = desk.book.catalog.settings.target_groups.iter();
    let meant = groups.filter(|group| is_meant(&group.id));
    list(meant.map(|group| desk.text(&group.name)))
}

/// The short name of an achievement, as on its badge, and its language: `|` is a break of the author's.
pub fn short_name(version: &AchievementVersion, lang: Lang) -> (&str, Lang) {
    let own = match (&version.image, lang) {
        (BadgeImage::Drawn(label), Lang::JA) => label.ja.as_deref(),
        (BadgeImage::Drawn(label), Lang::EN) => label.en.as_deref(),
        _ => None,
    };
    match own {
        Some(own) => (own, lang),
        None => version.name.get(lang),
    }
}

fn is_welcome(step: &Step) -> bool {
    step.moment == StepMoment::Start
}

fn step(
    desk: &Desk<'_, '_>,
    step: &Step,
    version: &AchievementVersion,
    shown: &[(&Step, &AchievementVersion)],
) -> Value {
    let is_shown = |number: &&u8| shown.iter().any(|(other, _)| other.number == **number);
    let after = step.after.iter().filter(is_shown);
    let after: Vec<String> = after.map(u8::to_string).collect();
    map([
        ("number", Value::from(step.number)),
        ("achievement", achievement::card(desk, version)),
        ("criteria", desk.markdown(&summary(&version.criteria), 4)),
        (
            "after",
            Value::from((!after.is_empty()).then(|| after.join(", "))),
        ),
        ("at_start", Value::from(is_welcome(step))),
    ])
}

/// The first paragraph or list of each text: enough to see what is asked.
fn summary(text: &Localized) -> Localized {
    let first = text.iter().map(|(lang, text)| {
        let text = text.replace("\r\n", "\n");
        let blocks = || text.split("\n\n").map(str::trim);
        let said = |block: &&str| !block.is_empty() && !block.starts_with('#');
        let first = blocks().find(said).or_else(|| blocks().next());
        (lang, first.unwrap_or_default().to_owned())
    });
    Localized::new(first.collect()).unwrap_or_else(|| text.clone())
}

/// What the drawing shows: every step, and the end that all ways lead to.
fn stations(desk: &Desk<'_, '_>, steps: &[(&Step, &AchievementVersion)]) -> Vec<Station> {
    let lang = desk.here.lang;
    let place = |number: &u8| steps.iter().position(|(step, _)| step.number == *number);
    let mut stations: Vec<Station> = steps
        .iter()
        .map(|(step, version)| {
            let (name, of) = short_name(version, lang);
            Station {
                number: Some(step.number),
                name: name.to_owned(),
                lang: (of != lang).then(|| of.to_string()),
                welcome: is_welcome(step),
                before: step.after.iter().filter_map(place).collect(),
            }
        })
        .collect();
    let leads_on = |at: &usize| stations.iter().any(|later| later.before.contains(at));
    let last: Vec<usize> = (0..stations.len()).filter(|at| !leads_on(at)).collect();
    if !stations.is_empty() {
        stations.push(Station {
            number: None,
            name: String::new(),
            lang: None,
            welcome: false,
            before: last,
        });
    }
    stations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_the_first_thing_that_is_said() {
        let said = |text: &str| {
            let text = Localized::new([(Lang::JA, text.to_owned())].into()).expect("a text");
            summary(&text).get(Lang::JA).0.to_owned()
        };
        assert_eq!(
            said("# 条件\n\n**80点**以上\n続き\n\n- 細かいこと"),
            "**80点**以上\n続き"
        );
        assert_eq!(said("- 一\n- 二\r\n\r\n補足"), "- 一\n- 二");
        assert_eq!(said("# 題だけ"), "# 題だけ");
    }
}
