//! Accepted rows to rows of the tables. What `check` finds wrong in a new row is held against the row of the list it came from.

use std::collections::BTreeMap;

use crate::catalog::{NamePolicy, Repository, Slug};
use crate::command::clerk::{Added, Cells, Clerk, NewAward};
use crate::command::refusal::Refusal;
use crate::command::session::Session;
use crate::intake::{Entry, Intake, Newcomer, Verdict, Who};
use crate::report::{Code, Severity, Wording};

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
                (keys[number].clone(), policy(newcomer))
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
fn policy(newcomer: &Newcomer) -> NamePolicy {
    let text = |column: &str| {
        newcomer
            .cells
            .iter()
            .find(|(name, _)| *name == column)
            .map_or("", |(_, text)| text)
    };
    let agreed = ["badge", "page"]
        .iter()
        .all(|part| text("consent_scope").split('+').any(|given| given == *part));
    match text("name_public") {
        "full" | "initials" | "handle" if agreed && !text("consent_on").is_empty() => {
            NamePolicy::Handle
        }
        _ => NamePolicy::Hidden,
    }
}

/// Marks rows that `check` finds something wrong in. Whether there were any.
fn refuse(clerk: &Clerk, intake: &mut Intake, origins: &BTreeMap<(String, u32), Origin>) -> bool {
    let mut any = false;
    for problem in clerk.report().sorted() {
        let place = problem.place.as_ref();
        let origin = place.and_then(|place| origins.get(&(place.file.to_string(), place.line)));
        let unwritable = problem.code == Code::NameInPublicRepository;
        let (Some(origin), true) = (origin, problem.severity == Severity::Error || unwritable)
        else {
            continue;
        };
        let help = match problem.code {
            // A cell that is empty would be another person the next time.
            Code::NameInPublicRepository => Some(agree()),
            _ => problem.help.clone(),
        };
        let (ja, en) = help.map_or_else(Default::default, |help| {
            (format!("({})", help.ja), format!(" ({})", help.en))
        });
        let why = Wording {
            ja: format!("{}{ja} [{}]", problem.message.ja, problem.code),
            en: format!("{}{en} [{}]", problem.message.en, problem.code),
        };
        match origin {
            Origin::Row(at) => {
                intake.rows[*at].verdict = Verdict::Refused(vec![why]);
                any = true;
            }
            Origin::Newcomer(number) => any |= refuse_person(intake, *number, &why),
        }
    }
    any
}

/// How somebody can be taken into a public repository.
fn agree() -> Wording {
    Wording {
        ja: "同意があれば、氏名の公開(full など)・同意日・同意範囲の列を加えてください。リポジトリーを組織の人しか見られないなら、site.yaml に repository: private と書きます".to_owned(),
        en: "if the person has agreed, add the columns name_public, consent_on and consent_scope; if only members can read the repository, write repository: private in site.yaml".to_owned(),
    }
}

/// Without the person there is none of their awards.
fn refuse_person(intake: &mut Intake, number: usize, why: &Wording) -> bool {
    let mut any = false;
    for row in &mut intake.rows {
        if matches!(&row.verdict, Verdict::Accepted(entry) if entry.person == Who::New(number)) {
            row.verdict = Verdict::Refused(vec![crate::intake::with_person(why)]);
            any = true;
        }
    }
    any
}
