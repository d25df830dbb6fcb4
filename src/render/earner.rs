//! An earner to the page that gathers their awards, and to the table of them that they keep.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use super::award;
use super::desk::{Book, Desk};
use super::earners::Earner;
use super::frame::{self, Head};
use super::link::Here;
use super::mentions::Mentions;
use super::standing::Standing;
use super::theme::ThemeError;
use super::value::{list, map, speaks_otherwise};
use super::{achievement, day, pathway};
use crate::catalog::{Alignment, AlignmentTarget, Award, AwardId, Lang, Pathway, Slug, Step};

/// One award of the page and how it stands.
#[derive(Clone, Copy)]
struct Held<'a> {
    award: &'a Award,
    standing: Standing,
}

/// What the pages of all earners have in common in one language.
pub struct EarnerTable {
    here: Here,
    site: Value,
    mentions: Mentions,
}

/// A page while it is made.
struct Gathered<'p, 'b, 'a> {
    desk: Desk<'b, 'a>,
    mentions: &'p Mentions,
    /// What is said of each award wherever it is shown.
    badges: BTreeMap<&'p AwardId, Value>,
}

impl Gathered<'_, '_, '_> {
    fn badge(&self, held: &Held<'_>) -> Value {
        self.badges[&held.award.id].clone()
    }
}

impl EarnerTable {
    /// The table of one language.
    pub fn new(book: &Book<'_>, lang: Lang) -> EarnerTable {
        let any = Slug::new("any").expect("a word is a key");
        let here = Here::at(lang, &book.addresses.holder(lang, &any).path);
        let site = frame::site(&Desk::new(book, &here));
        EarnerTable {
            here,
            site,
            mentions: Mentions::default(),
        }
    }

    /// The page of an earner; `signed` are those of the awards that are no drafts.
    pub fn render(
        &self,
        book: &Book<'_>,
        earner: &Earner<'_>,
        signed: &BTreeSet<&AwardId>,
    ) -> Result<String, ThemeError> {
        let (handle, lang) = (&earner.person.handle, self.here.lang);
        let desk = Desk::new(book, &self.here);
        let all = held(book, earner, signed);
        let head = Head {
            spots: frame::in_every_language(&desk, |lang| book.addresses.holder(lang, handle)),
            noindex: !earner.may_be_found(book.catalog) || signed.is_empty(),
            draft: signed.is_empty(),
            image: None,
            trail: Vec::new(),
        };
        let best = best(&all);
        let archive = book.addresses.holder_archive(handle);
        let badges = all.iter().map(|held| (&held.award.id, badge(&desk, *held)));
        let gathered = Gathered {
            mentions: &self.mentions,
            badges: badges.collect(),
            desk,
        };
        let desk = &gathered.desk;
        let (sets, skills) = (sets(&gathered, &best), skills(&gathered, &best));
        // the name is as the person writes it, and no translation is missing
        let falls_back = speaks_otherwise(&sets) || speaks_otherwise(&skills);
        let content = map([
            (
                "name",
                award::named(desk, earner.person, earner.person.name_policy),
            ),
            ("as_of", desk.maybe_day(book.catalog.settings.as_of)),
            ("sets", sets),
            ("skills", skills),
            ("years", years(&gathered, &all)),
            (
                "archive",
                Value::from((!signed.is_empty()).then(|| desk.link(&archive))),
            ),
            (
                "page_url",
                Value::from(book.addresses.holder(lang, handle).url),
            ),
        ]);
        let mut context = frame::context(desk, &self.site);
        context.insert_value("page", frame::page(desk, &head, falls_back)?);
        context.insert_value("earner", content);
        frame::render_with(desk, "earner.html", &context)
    }
}

/// Headings and one row for each signed award, in the first language of the site.
pub fn history(
    book: &Book<'_>,
    earner: &Earner<'_>,
    signed: &BTreeSet<&AwardId>,
    file: impl Fn(&AwardId) -> String,
) -> Result<Vec<Vec<String>>, ThemeError> {
    let lang = book.catalog.settings.main_language();
    let here = Here::anywhere(lang, book.addresses);
    let desk = Desk::new(book, &here);
    let say = |key: &str| {
        let said = frame::say_in(&desk, lang, key)?;
        Ok::<String, ThemeError>(said.as_str().unwrap_or_default().to_owned())
    };
    let headings = [
        "issued_on",
        "history_badge",
        "issuer",
        "expires",
        "history_state",
        "withdrawn_day",
        "history_address",
        "history_file",
    ];
    let headings = headings.into_iter().map(say).collect::<Result<_, _>>()?;
    let rows = held(book, earner, signed)
        .into_iter()
        .filter(|held| signed.contains(&held.award.id));
    let rows = rows.map(|Held { award, standing }| {
        let catalog = book.catalog;
        let until = award.valid_until.map(|day| day.to_string());
        let withdrawn = award.revocation.as_ref().map(|found| found.on.to_string());
        Ok(vec![
            award.issued_on.to_string(),
            catalog.version_of(award).name.get(lang).0.to_owned(),
            catalog.issuer_of(award).name.get(lang).0.to_owned(),
            until.map_or_else(|| say("unlimited"), Ok)?,
            say(&format!("standing_{}", standing.name()))?,
            withdrawn.unwrap_or_default(),
            book.addresses.award(lang, &award.id).url,
            file(&award.id),
        ])
    });
    [Ok(headings)].into_iter().chain(rows).collect()
}

fn held<'a>(book: &Book<'_>, earner: &Earner<'a>, signed: &BTreeSet<&AwardId>) -> Vec<Held<'a>> {
    let as_of = book.catalog.settings.as_of;
    let held = |award: &&'a Award| {
        let signed = signed.contains(&award.id);
        Held {
            award,
            standing: Standing::of(award, signed, as_of),
        }
    };
    earner.awards.iter().map(held).collect()
}

impl Held<'_> {
    /// Whether it shows today what its holder can do. A draft counts on a page that says it is one.
    fn counts(self) -> bool {
        matches!(
            self.standing,
            Standing::Valid | Standing::Dated | Standing::Draft
        )
    }
}

/// The award that speaks for each achievement: one that counts before one that stands before one that was taken back, and
/// the newest of several.
fn best<'a>(all: &[Held<'a>]) -> BTreeMap<&'a Slug, Held<'a>> {
    let rank = |held: &Held<'_>| (held.counts(), held.award.stands());
    let mut best: BTreeMap<&Slug, Held<'_>> = BTreeMap::new();
    for held in all {
        let known = best.entry(&held.award.achievement).or_insert(*held);
        if rank(held) > rank(known) {
            *known = *held;
        }
    }
    best
}

/// The badges, each once: those of a pathway as a set with a place for every step, the others together. The set with the
/// newest badge comes first.
fn sets(gathered: &Gathered<'_, '_, '_>, best: &BTreeMap<&Slug, Held<'_>>) -> Value {
    let earned = |step: &Step| {
        best.get(&step.achievement)
            .filter(|held| held.award.stands())
    };
    let mut placed = BTreeSet::new();
    let mut sets = Vec::new();
    for pathway in gathered.desk.book.catalog.pathways.values() {
        let steps = pathway.steps.iter().filter_map(earned);
        if let Some(newest) = steps.clone().map(|held| held.award.issued_on).max() {
            placed.extend(steps.map(|held| &held.award.achievement));
            sets.push((newest, of_pathway(gathered, pathway, earned)));
        }
    }
    let mut others: Vec<&Held<'_>> = best.values().collect();
    others.retain(|held| !placed.contains(&held.award.achievement));
    others.sort_by_key(|held| std::cmp::Reverse((held.award.issued_on, &held.award.id)));
    if let Some(newest) = others.first() {
        let badges = others
            .iter()
            .map(|held| map([("badge", gathered.badge(held))]));
        let set = map([("pathway", Value::none()), ("slots", list(badges))]);
        sets.push((newest.award.issued_on, set));
    }
    sets.sort_by_key(|(newest, _)| std::cmp::Reverse(*newest));
    list(sets.into_iter().map(|(_, set)| set))
}

fn of_pathway<'h>(
    gathered: &Gathered<'_, '_, '_>,
    pathway: &Pathway,
    earned: impl Fn(&Step) -> Option<&'h Held<'h>>,
) -> Value {
    let (desk, mentions) = (&gathered.desk, gathered.mentions);
    let steps = pathway::steps_of(desk, pathway);
    let slots = steps.iter().map(|(step, current)| {
        map([
            ("number", Value::from(step.number)),
            (
                "badge",
                Value::from(earned(step).map(|held| gathered.badge(held))),
            ),
            ("wanted", mentions.badge(desk, current)),
        ])
    });
    // what is not published cannot be waited for
    let has = |number: &u8| {
        let found = steps.iter().find(|(step, _)| step.number == *number);
        found.is_none_or(|(step, _)| earned(step).is_some())
    };
    let open = |step: &Step| earned(step).is_none() && step.after.iter().all(has);
    let next = steps.iter().find(|(step, _)| open(step));
    let done = steps.iter().filter(|(step, _)| earned(step).is_some());
    map([
        ("pathway", mentions.pathway(desk, pathway)),
        ("slots", list(slots)),
        ("done", Value::from(done.count())),
        (
            "next",
            Value::from(next.map(|(_, version)| mentions.badge(desk, version))),
        ),
    ])
}

/// What is said of one award wherever it is shown.
fn badge(desk: &Desk<'_, '_>, Held { award, standing }: Held<'_>) -> Value {
    let (catalog, addresses) = (desk.book.catalog, desk.book.addresses);
    let version = catalog.version_of(award);
    let revoked = award.revocation.as_ref();
    map([
        ("name", desk.title_of(version)),
        (
            "href",
            desk.link(&addresses.award(desk.here.lang, &award.id)),
        ),
        ("image", desk.link(&achievement::image(desk, version))),
        ("issuer", desk.text(&catalog.issuer_of(award).name)),
        ("standing", Value::from(standing.name())),
        ("issued_on", desk.day(award.issued_on)),
        ("valid_until", desk.maybe_day(award.valid_until)),
        (
            "withdrawn_on",
            desk.maybe_day(revoked.map(|found| found.on)),
        ),
        (
            "reason",
            Value::from(revoked.map(|found| found.reason.as_str().replace('-', "_"))),
        ),
        ("suspended_on", desk.maybe_day(award.suspended_since())),
    ])
}

/// What the badges that count today show, by framework, each skill with the badges that show it.
fn skills(gathered: &Gathered<'_, '_, '_>, best: &BTreeMap<&Slug, Held<'_>>) -> Value {
    type Shown<'v> = BTreeMap<&'v str, (&'v Alignment, Vec<Value>)>;
    let (desk, mentions) = (&gathered.desk, gathered.mentions);
    let catalog = desk.book.catalog;
    let mut frameworks: BTreeMap<&Slug, Shown<'_>> = BTreeMap::new();
    for held in best.values().filter(|held| held.counts()) {
        let version = catalog.version_of(held.award);
        for alignment in &version.alignments {
            let target = match &alignment.target {
                AlignmentTarget::Item(code) => code,
                AlignmentTarget::Uri { uri, .. } => uri,
            };
            let shown = frameworks.entry(&alignment.framework).or_default();
            let (_, badges) = shown.entry(target).or_insert((alignment, Vec::new()));
            badges.push(gathered.badge(held));
        }
    }
    list(frameworks.into_iter().map(|(id, shown)| {
        let framework = catalog.frameworks.get(id);
        let items = shown.into_values().map(|(alignment, badges)| {
            map([
                ("target", mentions.alignment(desk, alignment)),
                ("badges", list(badges)),
            ])
        });
        map([
            (
                "framework",
                Value::from(framework.map(|found| mentions.framework(desk, found))),
            ),
            ("id", Value::from(id.as_str())),
            ("items", list(items)),
        ])
    }))
}

/// All awards by fiscal year, the newest first.
fn years(gathered: &Gathered<'_, '_, '_>, all: &[Held<'_>]) -> Value {
    let desk = &gathered.desk;
    let settings = &desk.book.catalog.settings;
    let year_of = |held: &Held<'_>| settings.fiscal_year(held.award.issued_on);
    list(all.chunk_by(|a, b| year_of(a) == year_of(b)).map(|awards| {
        let year = year_of(&awards[0]);
        let text = day::fiscal_year(year, desk.here.lang, settings.date_style);
        map([
            ("iso", Value::from(format!("{year:04}"))),
            ("text", Value::from(text)),
            (
                "awards",
                list(awards.iter().map(|held| gathered.badge(held))),
            ),
        ])
    }))
}
