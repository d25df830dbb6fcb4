//! Programmes to what pages say of them.

use tera::Value;

use super::desk::Desk;
use super::value::{list, map};
use super::{achievement, issuer, pathway};
use crate::catalog::{AchievementVersion, Basis, Partner, Programme, Slug, Start, Track};

/// Audiences that the words of the theme have names for; others are shown by their id.
const AUDIENCES: &[&str] = &[
    "staff",
    "fiscal-year-appointee",
    "dispatched",
    "external",
    "citizen",
    "student",
];

/// Badges in the head of a page, at most.
const MOST_IMAGES: usize = 6;

/// Enough to show a programme in a list and lead to it.
pub fn card(desk: &Desk<'_, '_>, programme: &Programme) -> Value {
    map([
        ("name", desk.title(&programme.name)),
        (
            "href",
            desk.link(&desk.book.addresses.programme(desk.here.lang, &programme.id)),
        ),
        ("organisers", organisers(desk, programme)),
        ("duration", desk.maybe(programme.duration.as_ref())),
        ("images", images(desk, programme)),
    ])
}

/// The programmes that an achievement belongs to.
pub fn of_achievement(desk: &Desk<'_, '_>, id: &Slug) -> Value {
    let all = desk.book.catalog.programmes.values();
    let leads_to = |programme: &&Programme| {
        let steps = |track: &Track| {
            let found = track.pathway.as_ref();
            let found = found.and_then(|id| desk.book.catalog.pathways.get(id));
            found.is_some_and(|found| found.steps.iter().any(|step| step.achievement == *id))
        };
        let mut tracks = programme.tracks.iter();
        tracks.any(|track| track.achievements.contains(id) || steps(track))
    };
    list(all.filter(leads_to).map(|found| card(desk, found)))
}

/// Everything the page of a programme says.
pub fn page(desk: &Desk<'_, '_>, programme: &Programme) -> Value {
    let issuer = desk.book.catalog.issuers.get(&programme.issuer);
    let description = programme.description.as_ref();
    let audiences = programme.audiences.iter().map(|id| {
        let known = AUDIENCES.contains(&id.as_str());
        map([
            ("id", Value::from(id.as_str())),
            (
                "key",
                Value::from(known.then(|| id.as_str().replace('-', "_"))),
            ),
        ])
    });
    map([
        ("name", desk.title(&programme.name)),
        (
            "issuer",
            Value::from(issuer.map(|found| issuer::of_award(desk, found))),
        ),
        ("organisers", organisers(desk, programme)),
        (
            "partners",
            list(programme.partners.iter().map(|found| partner(desk, found))),
        ),
        (
            "description",
            Value::from(description.map(|text| desk.markdown(text, 3))),
        ),
        (
            "basis",
            Value::from(programme.basis.as_ref().map(|found| basis(desk, found))),
        ),
        (
            "start",
            Value::from(programme.start.map(|found| start(desk, found))),
        ),
        ("duration", desk.maybe(programme.duration.as_ref())),
        (
            "groups",
            pathway::groups(desk, |id| programme.target_groups.contains(id)),
        ),
        ("audiences", list(audiences)),
        (
            "tracks",
            list(programme.tracks.iter().map(|found| track(desk, found))),
        ),
        ("images", images(desk, programme)),
    ])
}

fn organisers(desk: &Desk<'_, '_>, programme: &Programme) -> Value {
    let others = programme
        .organisers
        .iter()
        .filter(|id| **id != programme.issuer);
    let ids = std::iter::once(&programme.issuer).chain(others);
    let found = ids.filter_map(|id| desk.book.catalog.issuers.get(id));
    list(found.map(|found| issuer::card(desk, found)))
}

fn partner(desk: &Desk<'_, '_>, partner: &Partner) -> Value {
    map([
        ("name", desk.text(&partner.name)),
        ("href", desk.outside(partner.url.as_deref())),
    ])
}

fn basis(desk: &Desk<'_, '_>, basis: &Basis) -> Value {
    map([
        ("name", desk.text(&basis.name)),
        ("href", desk.outside(basis.url.as_deref())),
        ("day", desk.maybe_day(basis.date)),
    ])
}

fn start(desk: &Desk<'_, '_>, start: Start) -> Value {
    let (year, day) = match start {
        Start::Year(year) => (Some(year), None),
        Start::Day(day) => (None, Some(day)),
    };
    map([
        ("year", Value::from(year.map(|year| year.to_string()))),
        ("day", desk.maybe_day(day)),
    ])
}

fn track(desk: &Desk<'_, '_>, track: &Track) -> Value {
    let badges = track.achievements.iter().filter_map(|id| current(desk, id));
    let followed = track.pathway.as_ref();
    let followed = followed.and_then(|id| desk.book.catalog.pathways.get(id));
    map([
        ("name", desk.title(&track.name)),
        (
            "badges",
            list(badges.map(|version| achievement::card(desk, version))),
        ),
        (
            "pathway",
            Value::from(followed.map(|found| pathway::card(desk, found))),
        ),
    ])
}

/// Pictures of the badges it leads to, each once.
fn images(desk: &Desk<'_, '_>, programme: &Programme) -> Value {
    let mut ids: Vec<&Slug> = Vec::new();
    for track in &programme.tracks {
        let followed = track.pathway.as_ref();
        let followed = followed.and_then(|id| desk.book.catalog.pathways.get(id));
        let steps = followed.into_iter().flat_map(|found| &found.steps);
        for id in track
            .achievements
            .iter()
            .chain(steps.map(|step| &step.achievement))
        {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    let found = ids.into_iter().filter_map(|id| current(desk, id));
    list(
        found
            .take(MOST_IMAGES)
            .map(|version| achievement::picture(desk, version)),
    )
}

fn current<'a>(desk: &Desk<'_, 'a>, id: &Slug) -> Option<&'a AchievementVersion> {
    desk.book
        .relations
        .current(desk.book.catalog.achievements.get(id)?)
}
