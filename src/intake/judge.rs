//! Rows to what becomes of them: accepted, already there, or refused.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::columns::{Columns, Field, PASSED};
use super::day::day;
use super::mapping::Mapping;
use super::people::{People, Said};
use super::sheet::{Line, Sheet};
use super::{folded, reason};
use crate::catalog::{Achievement, AchievementVersion, Award, AwardId, Catalog, Slug};
use crate::report::Wording;

/// Columns that belong to the person.
const OF_PERSON: &[Field] = &[
    "person",
    "handle",
    "name",
    "kana",
    "name_en",
    "audience",
    "name_public",
    "consent_on",
    "consent_scope",
    "employee_no",
    "email",
    "department",
    "rank",
    "registered_name_note",
];

/// What stands in the cell of somebody who passed.
pub const PASSED_WORDS: &[&str] = &[
    "合格", "合", "可", "○", "〇", "◯", "修了", "pass", "passed", "yes",
];

/// What becomes of all the rows of some lists.
#[derive(Debug, Default)]
pub struct Intake {
    /// Row by row, in the order of the lists.
    pub rows: Vec<Judged>,
    /// People who were not known before.
    pub newcomers: Vec<Newcomer>,
}

/// What becomes of a row.
#[derive(Debug)]
pub struct Judged {
    /// Which of the lists it stands in.
    pub list: usize,
    /// Its line there.
    pub line: u64,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What a person should look at.
    pub notes: Vec<Wording>,
}

/// What becomes of a row.
#[derive(Debug)]
pub enum Verdict {
    /// It makes an award.
    Accepted(Box<Entry>),
    /// Its award is there.
    There,
    /// It cannot be taken over.
    /// For all of these reasons.
    Refused(Vec<Wording>),
}

/// An award that a row makes.
#[derive(Debug)]
pub struct Entry {
    /// Whose.
    pub person: Who,
    /// Which badge.
    pub achievement: Slug,
    /// The day.
    pub issued_on: Date,
    /// The award that it renews.
    pub renews: Option<AwardId>,
    /// Other columns of the award.
    pub cells: Vec<(Field, String)>,
}

/// A person of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Known by this key.
    Known(Slug),
    /// One of [`Intake::newcomers`].
    New(usize),
}

/// Somebody who was not known before.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// Columns of `people.csv`, without key and handle.
    pub cells: Vec<(Field, String)>,
}

/// What rows are judged by.
struct Judge<'c> {
    catalog: &'c Catalog,
    mapping: &'c Mapping,
    wanted: Option<&'c Slug>,
    people: People<'c>,
    /// Days on which a person was or will be awarded a badge, and until when each holds.
    held: BTreeMap<(Who, Slug), Vec<Held>>,
}

/// An award as far as later ones depend on it.
struct Held {
    issued_on: Date,
    until: Option<Date>,
    revoked: bool,
    id: Option<AwardId>,
    renewed: bool,
    /// The line that makes it, if it is not there yet.
    line: Option<u64>,
}

/// Judges every row of the lists. `wanted` is the badge of rows that do not name theirs.
pub fn judge(
    lists: &[(Sheet, Columns)],
    mapping: &Mapping,
    wanted: Option<&Slug>,
    catalog: &Catalog,
) -> Intake {
    let mut judge = Judge {
        catalog,
        mapping,
        wanted,
        people: People::new(catalog.people.values(), mapping.employee_no_digits),
        held: BTreeMap::new(),
    };
    let renewed: BTreeSet<&AwardId> = catalog
        .awards
        .values()
        .filter_map(|award| award.renews.as_ref())
        .collect();
    for award in catalog.awards.values() {
        judge.note(award, renewed.contains(&award.id));
    }
    let mut intake = Intake::default();
    for (list, (sheet, columns)) in lists.iter().enumerate() {
        for line in &sheet.lines[columns.skipped..] {
            let mut notes = Vec::new();
            let cells = judge.cells(line, columns);
            let verdict = passed(&cells, columns)
                .map_err(|why| vec![why])
                .and_then(|()| judge.row(line.number, &cells, &mut intake.newcomers, &mut notes))
                .unwrap_or_else(Verdict::Refused);
            intake.rows.push(Judged {
                list,
                line: line.number,
                verdict,
                notes,
            });
        }
    }
    intake
}

type Cells = BTreeMap<Field, String>;

impl<'c> Judge<'c> {
    /// The cells of a line by column; what the mapping says stands for something else, and for what is left out.
    fn cells(&self, line: &Line, columns: &Columns) -> Cells {
        let mut cells: Cells = self
            .mapping
            .defaults
            .iter()
            .map(|(field, text)| (*field, text.clone()))
            .collect();
        for (cell, field) in line.cells.iter().zip(&columns.fields) {
            let Some(field) = field.filter(|_| !cell.is_empty()) else {
                continue;
            };
            let other = self
                .mapping
                .values
                .get(field)
                .and_then(|values| values.get(&folded(cell)));
            cells.insert(field, other.unwrap_or(cell).clone());
        }
        cells.retain(|_, text| !text.is_empty());
        cells
    }

    fn row(
        &mut self,
        line: u64,
        cells: &Cells,
        newcomers: &mut Vec<Newcomer>,
        notes: &mut Vec<Wording>,
    ) -> Result<Verdict, Vec<Wording>> {
        let achievement = self.achievement(cells);
        let issued_on = a_day("issued_on", cells, notes)
            .and_then(|day| day.ok_or_else(|| reason::missing("issued_on")));
        let valid_until = a_day("valid_until", cells, notes);
        let said = said(cells, notes);
        let (achievement, issued_on, valid_until, said) =
            all(achievement, issued_on, valid_until, said)?;
        let person = self.people.find(said, newcomers, notes);
        let person = person.map_err(|why| vec![why])?;
        let key = (person.clone(), achievement.id.clone());
        let held = self.held.entry(key).or_default();
        if let Some(twin) = held.iter().find(|held| held.issued_on == issued_on) {
            notes.extend(twin.line.map(reason::twin));
            return Ok(Verdict::There);
        }
        let version = version_of(achievement, issued_on);
        let until = valid_until.or_else(|| version.validity.last_day(issued_on));
        let lasts = |held: &&mut Held| {
            let before = held.until.is_some_and(|last| last < issued_on);
            let after = until.is_some_and(|last| last < held.issued_on);
            !held.revoked && !before && !after
        };
        let mut renews = None;
        if let Some(holding) = held
            .iter_mut()
            .filter(lasts)
            .max_by_key(|held| held.issued_on)
        {
            // what holds for a time is renewed; what holds for ever is held once
            let renewable =
                holding.until.is_some() && holding.issued_on < issued_on && !holding.renewed;
            let Some(id) = holding.id.clone().filter(|_| renewable) else {
                return Err(vec![reason::held(holding.issued_on, holding.id.as_ref())]);
            };
            holding.renewed = true;
            renews = Some(id);
        }
        held.push(Held {
            issued_on,
            until,
            revoked: false,
            id: None,
            renewed: false,
            line: Some(line),
        });
        let mut own: Vec<(Field, String)> = Vec::new();
        own.extend(valid_until.map(|day| ("valid_until", day.to_string())));
        for field in ["result", "evidence"] {
            own.extend(cells.get(field).map(|text| (field, narrow(text))));
        }
        Ok(Verdict::Accepted(Box::new(Entry {
            person,
            achievement: achievement.id.clone(),
            issued_on,
            renews,
            cells: own,
        })))
    }

    fn achievement(&self, cells: &Cells) -> Result<&'c Achievement, Wording> {
        let all = &self.catalog.achievements;
        let Some(name) = cells.get("achievement") else {
            let wanted = self.wanted.and_then(|id| all.get(id));
            return wanted.ok_or_else(|| reason::missing("achievement"));
        };
        let wanted = folded(name);
        let bears = |version: &AchievementVersion| {
            version.name.iter().any(|(_, text)| folded(text) == wanted)
        };
        let found = all
            .values()
            .find(|one| folded(one.id.as_str()) == wanted || one.versions.iter().any(bears));
        let found = found.ok_or_else(|| reason::no_achievement(name))?;
        match self.wanted {
            Some(id) if *id != found.id => Err(reason::other_achievement(id)),
            _ => Ok(found),
        }
    }

    fn note(&mut self, award: &Award, renewed: bool) {
        let key = (Who::Known(award.person.clone()), award.achievement.clone());
        self.held.entry(key).or_default().push(Held {
            issued_on: award.issued_on,
            until: award.valid_until,
            revoked: award.revocation.is_some(),
            id: Some(award.id.clone()),
            renewed,
            line: None,
        });
    }
}

/// All of four values, or everything that is wrong with them.
fn all<A, B, C, D>(
    a: Result<A, Wording>,
    b: Result<B, Wording>,
    c: Result<C, Wording>,
    d: Result<D, Wording>,
) -> Result<(A, B, C, D), Vec<Wording>> {
    match (a, b, c, d) {
        (Ok(a), Ok(b), Ok(c), Ok(d)) => Ok((a, b, c, d)),
        (a, b, c, d) => Err([a.err(), b.err(), c.err(), d.err()]
            .into_iter()
            .flatten()
            .collect()),
    }
}

/// A list that says who passed is no list of those who did.
fn passed(cells: &Cells, columns: &Columns) -> Result<(), Wording> {
    if !columns.fields.contains(&Some(PASSED)) {
        return Ok(());
    }
    let said = cells
        .get(PASSED)
        .map(|text| folded(text))
        .unwrap_or_default();
    let passed = PASSED_WORDS.iter().any(|word| folded(word) == said);
    passed.then_some(()).ok_or_else(reason::not_passed)
}

/// What a row says of its person: names as they are, all else in narrow letters.
fn said(cells: &Cells, notes: &mut Vec<Wording>) -> Result<Said, Wording> {
    let mut said = Said::default();
    for field in OF_PERSON {
        let Some(text) = cells.get(field) else {
            continue;
        };
        let text = match *field {
            "name" | "name_en" | "registered_name_note" | "department" | "rank" => text.clone(),
            "consent_on" => a_day(field, cells, notes)?
                .map(|day| day.to_string())
                .unwrap_or_default(),
            "employee_no" => number(&narrow(text)).ok_or_else(|| reason::spoiled(field))?,
            _ => narrow(text),
        };
        said.cells.push((field, text));
    }
    Ok(said)
}

fn a_day(field: Field, cells: &Cells, notes: &mut Vec<Wording>) -> Result<Option<Date>, Wording> {
    let Some(text) = cells.get(field) else {
        return Ok(None);
    };
    let day = day(text).ok_or_else(|| reason::no_day(field))?;
    if day.serial {
        notes.push(reason::serial(field, day.date));
    }
    Ok(Some(day.date))
}

fn version_of(achievement: &Achievement, day: Date) -> &AchievementVersion {
    let began = |version: &&AchievementVersion| version.from.is_none_or(|from| from <= day);
    let latest = achievement.versions.iter().rev().find(began);
    latest.unwrap_or(&achievement.versions[0])
}

/// A number as it was before a spreadsheet marked it as text (`'0012`) or as a quantity (`12.0`); `None` when digits are lost.
fn number(text: &str) -> Option<String> {
    let text = text.strip_prefix('\'').unwrap_or(text);
    let text = text.strip_suffix(".0").unwrap_or(text);
    let lost = text.contains(['+', '.']) && text.starts_with(|c: char| c.is_ascii_digit());
    (!lost).then(|| text.to_owned())
}

/// Full-width letters and digits made narrow, half-width kana made wide.
fn narrow(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_owned()
}
