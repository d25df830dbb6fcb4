//! Accepted rows to rows of the tables. What `check` finds wrong in a new row is held against the row of the list it came from.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::why;
use crate::catalog::{NamePolicy, Repository, Slug};
use crate::command::clerk::{Added, Cells, Clerk, NewAward};
use crate::command::refusal::Refusal;
use crate::command::session::Session;
use crate::intake::{Entry, Intake, Newcomer, Verdict, Who};
use crate::report::{Code, Diagnostic, Severity, Wording};

/// The tables with the rows that could be added.
pub struct Taken {
    /// At work on them.
    pub clerk: Clerk,
    /// Ids of the new awards, by row of the intake.
    pub ids: BTreeMap<usize, Slug>,
}

/// What a new row of the tables came from.
#[derive(Clone, Copy)]
enum Origin {
    Row(usize),
    Newcomer(usize),
}

/// Adds what was accepted, until nothing is wrong with what is left. Rows that are refused on the way are marked so.
pub fn take(
    session: &mut Session<'_, '_>,
    mut clerk: Clerk,
    intake: &mut Intake,
) -> Result<Taken, Refusal> {
    loop {
        let mut origins = BTreeMap::new();
        let ids = add(session, &mut clerk, intake, &mut origins)?;
        if !refuse(&clerk, intake, &origins) {
            return Ok(Taken { clerk, ids });
        }
        clerk = clerk.afresh();
    }
}

fn add(
    session: &mut Session<'_, '_>,
    clerk: &mut Clerk,
    intake: &Intake,
    origins: &mut BTreeMap<(String, u32), Origin>,
) -> Result<BTreeMap<usize, Slug>, Refusal> {
    let mut keys: BTreeMap<usize, Slug> = BTreeMap::new();
    let mut ids = BTreeMap::new();
    for (at, row) in intake.rows.iter().enumerate() {
        let Verdict::Accepted(entry) = &row.verdict else {
            continue;
        };
        let (person, names) = match &entry.person {
            Who::Known(key) => (key.clone(), clerk.catalog.people[key].name_policy),
            Who::New(number) => {
                let newcomer = &intake.newcomers[*number];
                if !keys.contains_key(number) {
                    let cells = allowed(newcomer, clerk.catalog.settings.repository);
                    let Added { id, path, line } = clerk.add_person(session, &cells)?;
                    origins.insert((path, line), Origin::Newcomer(*number));
                    keys.insert(*number, id);
                }
                (keys[number].clone(), policy(newcomer, clerk.today))
            }
        };
        let Added { id, path, line } = award(session, clerk, entry, &person, names)?;
        origins.insert((path, line), Origin::Row(at));
        ids.insert(at, id);
    }
    Ok(ids)
}

fn award(
    session: &mut Session<'_, '_>,
    clerk: &mut Clerk,
    entry: &Entry,
    person: &Slug,
    names: NamePolicy,
) -> Result<Added, Refusal> {
    let mut cells: Cells = entry.cells.clone();
    cells.extend(entry.renews.as_ref().map(|id| ("renews", id.to_string())));
    let new = NewAward {
        achievement: &entry.achievement,
        person,
        issued_on: entry.issued_on,
        listed: clerk.is_listed(&entry.achievement, entry.issued_on, names),
        cells,
    };
    clerk.add_award(session, &new)
}

/// Columns that the repository may hold.
fn allowed(newcomer: &Newcomer, repository: Repository) -> Cells {
    let may = |column: &str| {
        repository == Repository::Private || !crate::check::PERSONAL.contains(&column)
    };
    newcomer
        .cells
        .iter()
        .filter(|(column, _)| may(column))
        .cloned()
        .collect()
}

/// How somebody new may be named, as far as it decides whether awards are listed; `check` has the last word.
fn policy(newcomer: &Newcomer, today: Date) -> NamePolicy {
    let text = |column: &str| {
        newcomer
            .cells
            .iter()
            .find(|(name, _)| *name == column)
            .map_or("", |(_, text)| text)
    };
    let agreed = text("consent_scope")
        .split('+')
        .any(|given| given.trim() == "badge");
    let given = text("consent_on")
        .parse()
        .is_ok_and(|day: Date| day <= today);
    match text("name_public") {
        "full" | "initials" | "handle" if agreed && given => NamePolicy::Handle,
        _ => NamePolicy::Hidden,
    }
}

/// Marks rows that `check` finds something wrong in. Whether there were any.
fn refuse(clerk: &Clerk, intake: &mut Intake, origins: &BTreeMap<(String, u32), Origin>) -> bool {
    let report = clerk.report();
    let of = |problem: &&Diagnostic| {
        let place = problem.place.as_ref()?;
        let unwritable = problem.code == Code::NameInPublicRepository;
        (problem.severity == Severity::Error || unwritable)
            .then(|| origins.get(&(place.file.to_string(), place.line)))?
    };
    let sorted = report.sorted();
    let mut found: Vec<(&Diagnostic, &Origin)> = sorted
        .into_iter()
        .filter_map(|problem| Some((problem, of(&problem)?)))
        .collect();
    // what is wrong with a person may be why something is wrong with their awards
    found.sort_by_key(|(_, origin)| matches!(origin, Origin::Row(_)));
    for (problem, origin) in &found {
        match origin {
            Origin::Row(at) => refuse_award(clerk, intake, *at, problem),
            Origin::Newcomer(number) => refuse_person(intake, *number, &why::person(problem)),
        }
    }
    !found.is_empty()
}

fn refuse_award(clerk: &Clerk, intake: &mut Intake, at: usize, problem: &Diagnostic) {
    let Verdict::Accepted(entry) = &intake.rows[at].verdict else {
        return;
    };
    let why = match &entry.person {
        Who::New(number) if problem.code == Code::AudienceNotAllowed => {
            let version = clerk.version(&entry.achievement, entry.issued_on);
            why::audience(problem, &intake.newcomers[*number], &version.audiences)
        }
        _ => why::award(problem),
    };
    intake.rows[at].verdict = Verdict::Refused(vec![why]);
}

/// Without the person there is none of their awards.
fn refuse_person(intake: &mut Intake, number: usize, why: &Wording) {
    for row in &mut intake.rows {
        if matches!(&row.verdict, Verdict::Accepted(entry) if entry.person == Who::New(number)) {
            row.verdict = Verdict::Refused(vec![crate::intake::with_person(why)]);
        }
    }
}
