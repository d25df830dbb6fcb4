//! Achievements to what pages say of them: on a card, on an award, on their own page.

use tera::Value;

use super::desk::Desk;
use super::framework;
use super::history;
use super::issuer;
use super::json_ld;
use super::programme;
use super::value::{list, map};
use crate::catalog::{
    Achievement, AchievementVersion, BadgeImage, HowToApply, Kind, Label, Lang, Lifecycle,
    Resource, Slug, UseInAppraisal, Validity,
};
use crate::plan::Spot;

/// Enough to show an achievement in a list and lead to it.
pub fn card(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let addresses = desk.book.addresses;
    map([
        ("name", desk.title_of(version)),
        (
            "href",
            desk.link(&addresses.achievement(desk.here.lang, &version.achievement)),
        ),
        ("image", desk.link(&image(desk, version))),
        ("drawn", drawn(version)),
        ("kind", Value::from(kind(version.kind))),
        ("can_do", desk.text(&version.can_do)),
        ("hours", Value::from(version.hours)),
        ("draft", Value::from(version.lifecycle == Lifecycle::Draft)),
    ])
}

/// What an award says of its achievement: the version it was made under, as it was.
pub fn of_award(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let (book, lang) = (desk.book, desk.here.lang);
    let current = book
        .catalog
        .achievements
        .get(&version.achievement)
        .and_then(|achievement| book.relations.current(achievement));
    let is_current = current.is_some_and(|current| current.version == version.version);
    let own = if is_current {
        book.addresses.achievement(lang, &version.achievement)
    } else {
        book.addresses
            .version(lang, &version.achievement, version.version)
    };
    map([
        ("name", desk.title(&version.name)),
        ("href", desk.link(&own)),
        ("image", desk.link(&image(desk, version))),
        ("alt", alt(desk, version)),
        ("drawn", drawn(version)),
        ("kind", Value::from(kind(version.kind))),
        (
            "level",
            Value::from(label(version).and_then(|label| label.level)),
        ),
        ("can_do", desk.title(&version.can_do)),
        ("criteria", desk.markdown(&version.criteria, 3)),
        ("assessment", desk.maybe(version.assessment.as_ref())),
        ("renewal", desk.maybe(version.renewal.as_ref())),
        ("hours", Value::from(version.hours)),
        ("credits", Value::from(version.credits_tenths.map(tenths))),
        ("alignments", framework::alignments(desk, version)),
        ("places", places(desk, &version.achievement)),
        ("is_current", Value::from(is_current)),
        ("version", Value::from(version.version)),
    ])
}

/// Everything the page of an achievement, or of one version of it, says.
pub fn page(desk: &Desk<'_, '_>, achievement: &Achievement, version: &AchievementVersion) -> Value {
    let (book, addresses) = (desk.book, desk.book.addresses);
    let issuer_of = |id: &Slug| {
        Value::from(
            book.catalog
                .issuers
                .get(id)
                .map(|found| issuer::of_award(desk, found)),
        )
    };
    let settings = &book.catalog.settings;
    let groups = settings
        .target_groups
        .iter()
        .filter(|group| version.target_groups.contains(&group.id));
    let required = version.requires.iter().filter_map(|id| {
        let current = book.relations.current(book.catalog.achievements.get(id)?)?;
        Some(card(desk, current))
    });
    let holders = book.relations.holders(&achievement.id);
    let tells_holders =
        holders > 0 && holders >= usize::try_from(settings.suppress_below).unwrap_or(usize::MAX);
    let file =
        |name| desk.link(&addresses.version_file(&version.achievement, version.version, name));
    let creator = version
        .creator
        .as_ref()
        .filter(|creator| **creator != version.issuer);
    map([
        ("of_award", of_award(desk, version)),
        ("issuer", issuer_of(&version.issuer)),
        ("creator", Value::from(creator.map(issuer_of))),
        (
            "endorsed_by",
            list(version.endorsed_by.iter().map(issuer_of)),
        ),
        ("used_in", desk.maybe(version.used_in.as_ref())),
        ("support", desk.maybe(version.support.as_ref())),
        ("validity", {
            let (key, n) = validity(version.validity);
            map([("key", Value::from(key)), ("n", Value::from(n))])
        }),
        (
            "evidence_required",
            Value::from(version.evidence == crate::catalog::EvidenceRule::Required),
        ),
        (
            "target_groups",
            list(groups.map(|group| desk.text(&group.name))),
        ),
        ("requires", list(required)),
        (
            "resources",
            list(version.resources.iter().map(|found| resource(desk, found))),
        ),
        (
            "how_to_apply",
            Value::from(
                version
                    .how_to_apply
                    .as_ref()
                    .map(|found| apply(desk, found)),
            ),
        ),
        (
            "frameworks",
            framework::alignments_by_framework(desk, version),
        ),
        (
            "use_in_appraisal",
            Value::from(use_in_appraisal(version.use_in_appraisal)),
        ),
        (
            "programmes",
            programme::of_achievement(desk, &achievement.id),
        ),
        ("holders", Value::from(tells_holders.then_some(holders))),
        ("history", history::versions(desk, achievement, version)),
        ("feedback", feedback(desk, version)),
        (
            "current_href",
            desk.link(&addresses.achievement(desk.here.lang, &achievement.id)),
        ),
        ("draft", Value::from(version.lifecycle == Lifecycle::Draft)),
        ("json", file("achievement.json")),
        ("png", file("badge.png")),
        ("json_ld", json_ld::achievement(desk, version)),
    ])
}

/// What a picture shows: the author's words, or else the parts that it is drawn of.
pub fn alt(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let drawn = label(version);
    let said = drawn.map(|label| match &label.en {
        Some(en) if desk.here.lang != Lang::JA || label.ja.is_none() => en.replace('|', " "),
        _ => label.ja.as_deref().unwrap_or_default().replace('|', ""),
    });
    map([
        ("own", desk.maybe(version.image_alt.as_ref())),
        ("name", desk.text(&version.name)),
        ("label", Value::from(said)),
        ("kind", Value::from(kind(version.kind))),
        ("level", Value::from(drawn.and_then(|label| label.level))),
    ])
}

/// The picture of a version where it stands beside others.
pub fn picture(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    map([
        ("image", desk.link(&image(desk, version))),
        ("drawn", drawn(version)),
    ])
}

/// Whether we drew it: then it has an edge that stands out from any ground.
fn drawn(version: &AchievementVersion) -> Value {
    Value::from(matches!(version.image, BadgeImage::Drawn(_)))
}

/// The picture of a version: vector where there is one.
pub fn image(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Spot {
    let name = match version.image {
        BadgeImage::Png(_) => "badge.png",
        BadgeImage::Drawn(_) | BadgeImage::Svg(_) => "badge.svg",
    };
    desk.book
        .addresses
        .version_file(&version.achievement, version.version, name)
}

/// Where an achievement stands on its pathways, and what comes after it there.
fn places(desk: &Desk<'_, '_>, id: &Slug) -> Value {
    let (book, lang) = (desk.book, desk.here.lang);
    list(book.relations.steps(id).iter().map(|(pathway, step)| {
        let next = pathway
            .steps
            .iter()
            .filter(|later| later.after.contains(&step.number))
            .filter_map(|later| {
                let version = book
                    .relations
                    .current(book.catalog.achievements.get(&later.achievement)?)?;
                Some(map([
                    ("name", desk.text(&version.name)),
                    (
                        "href",
                        desk.link(&book.addresses.achievement(lang, &version.achievement)),
                    ),
                ]))
            });
        map([
            ("name", desk.text(&pathway.name)),
            (
                "href",
                desk.link(&book.addresses.pathway(lang, &pathway.id)),
            ),
            ("number", Value::from(step.number)),
            (
                "total",
                Value::from(book.catalog.steps_of(pathway, book.preview).len()),
            ),
            ("next", list(next)),
        ])
    }))
}

fn apply(desk: &Desk<'_, '_>, found: &HowToApply) -> Value {
    map([
        ("words", desk.text(&found.words)),
        ("href", desk.outside(found.url.as_deref())),
    ])
}

/// Where to send an opinion or a question: the issuer's address, with a mail that names the badge.
fn feedback(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let found = desk.book.catalog.issuers.get(&version.issuer);
    let name = version.name.get(desk.here.lang).0;
    let subject = format!("{name} ({} v{})", version.achievement, version.version);
    Value::from(found.map(|found| issuer::contact_about(desk, found, &subject)))
}

fn resource(desk: &Desk<'_, '_>, resource: &Resource) -> Value {
    let known = ["audio", "video", "document", "course"];
    let format = resource
        .format
        .as_deref()
        .filter(|format| known.contains(format));
    map([
        ("name", desk.text(&resource.name)),
        ("format", Value::from(format)),
        ("href", desk.outside(resource.url.as_deref())),
    ])
}

/// The words on a drawn badge.
pub fn label(version: &AchievementVersion) -> Option<&Label> {
    match &version.image {
        BadgeImage::Drawn(label) => Some(label),
        BadgeImage::Svg(_) | BadgeImage::Png(_) => None,
    }
}

/// The words for how long an award holds, and the number in them.
pub fn validity(validity: Validity) -> (&'static str, u32) {
    match validity {
        Validity::Unlimited => ("unlimited", 0),
        Validity::Years(years) => ("validity_years", years.into()),
        Validity::Months(months) => ("validity_months", months.into()),
    }
}

/// Tenths as people write them: `2`, `1.5`.
pub fn tenths(tenths: u32) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest}"),
    }
}

/// What sort of proof it is, as words and styles name it.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Participation => "participation",
        Kind::Knowledge => "knowledge",
        Kind::Assessed => "assessed",
        Kind::Applied => "applied",
    }
}

/// How the employer uses it, as words name it.
pub fn use_in_appraisal(used: UseInAppraisal) -> &'static str {
    match used {
        UseInAppraisal::Yes => "yes",
        UseInAppraisal::No => "no",
        UseInAppraisal::Undecided => "undecided",
    }
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn credits_are_written_without_a_needless_decimal() {
        assert_eq!([tenths(20), tenths(15), tenths(5)], ["2", "1.5", "0.5"]);
    }
}
