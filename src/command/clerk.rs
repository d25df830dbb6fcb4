//! What the commands that change the tables have in common: rows are added and cells set in memory, the whole is checked as
//! `check` does it, and only then is anything written. git is the way back.

mod save;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::chance::{random_id, random_index};
use super::cli::ReportFormat;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{durable, peek, problems};
use crate::catalog::{
    AchievementVersion, Award, AwardId, Catalog, NamePolicy, Person, Sealed, Slug,
};
use crate::check::check;
use crate::edit::{Draft, Table};
use crate::load::load;
use crate::plan::Addresses;
use crate::report::{Place, Report};
use crate::source::packed;
use crate::write::Lock;

/// The columns of a new table of awards.
const AWARD_COLUMNS: &[&str] = &[
    "award_id",
    "achievement",
    "person",
    "issued_on",
    "valid_until",
    "result",
    "evidence",
    "renews",
    "replaces",
    "revoked_on",
    "reason",
    "status_index",
];

/// The columns of a new register.
const PEOPLE_COLUMNS: &[&str] = &[
    "person",
    "handle",
    "name",
    "kana",
    "name_en",
    "name_public",
    "audience",
    "consent_on",
    "consent_scope",
];

const PEOPLE: &str = "content/people.csv";
/// A register of many people may be divided.
const REGISTERS: &str = "content/people/";

/// Letters of an id, and of one that nobody may guess: 26 letters of five bits are 130 bits.
const LETTERS: usize = 8;
const LETTERS_UNGUESSABLE: usize = 26;

/// Cells by column.
pub type Cells = Vec<(&'static str, String)>;

/// Someone at work on a site.
pub struct Clerk {
    /// The site as it is on the disk.
    pub catalog: Catalog,
    /// The day it is.
    pub today: Date,
    draft: Draft,
    /// Nobody else edits or signs meanwhile.
    _lock: Lock,
    ids: BTreeSet<String>,
    indexes: BTreeMap<Slug, BTreeSet<u32>>,
}

/// An award to be made.
pub struct NewAward<'a> {
    /// The badge.
    pub achievement: &'a Slug,
    /// The key of its holder.
    pub person: &'a Slug,
    /// The day.
    pub issued_on: Date,
    /// Whether it is listed.
    pub listed: bool,
    /// Its other columns.
    pub cells: Cells,
}

/// A row that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its id or key.
    pub id: Slug,
    /// Its file.
    pub path: String,
    /// Its line there.
    pub line: u32,
}

impl Clerk {
    /// Begins work on a site without errors. `None` when it has some, which have been shown.
    pub fn open(session: &mut Session<'_, '_>) -> Result<Option<Clerk>, Refusal> {
        let lock = durable::lock(&session.root)?;
        let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
        let today = peek::today(session, &sources);
        let mut report = Report::default();
        let Some(catalog) = check(&sources, today, &mut report) else {
            problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
            return Ok(None);
        };
        let awards = catalog.awards.keys().map(AwardId::to_string);
        let people = catalog
            .people
            .values()
            .flat_map(|person| [person.key.to_string(), person.handle.to_string()]);
        let mut indexes: BTreeMap<Slug, BTreeSet<u32>> = BTreeMap::new();
        for award in catalog.awards.values() {
            indexes
                .entry(catalog.issuer_of(award).id.clone())
                .or_default()
                .insert(award.status_index);
        }
        Ok(Some(Clerk {
            ids: awards.chain(people).collect(),
            indexes,
            draft: Draft::new(sources),
            _lock: lock,
            catalog,
            today,
        }))
    }

    /// The same site, before anything was changed.
    pub fn afresh(self) -> Clerk {
        Clerk {
            draft: self.draft.afresh(),
            ..self
        }
    }

    /// The award of an id.
    pub fn award(&self, id: &str) -> Result<Award, Refusal> {
        let found = AwardId::new(id).and_then(|id| self.catalog.awards.get(&id));
        found.cloned().ok_or_else(|| Refusal::no_award(id))
    }

    /// The achievement of an id.
    pub fn achievement(&self, id: &str) -> Result<Slug, Refusal> {
        let found = Slug::new(id).filter(|id| self.catalog.achievements.contains_key(id));
        found.ok_or_else(|| Refusal::no_achievement(id))
    }

    /// The person of a key or a handle.
    pub fn person(&self, name: &str) -> Result<&Person, Refusal> {
        let mut people = self.catalog.people.values();
        let found =
            people.find(|person| person.key.as_str() == name || person.handle.as_str() == name);
        found.ok_or_else(|| Refusal::no_person(name))
    }

    /// Whether an award of this person on this day would be listed.
    pub fn is_listed(&self, achievement: &Slug, day: Date, names: NamePolicy) -> bool {
        let issuer = self
            .catalog
            .issuers
            .get(&self.version(achievement, day).issuer);
        names.max(issuer.map_or(NamePolicy::Hidden, |issuer| issuer.names)) != NamePolicy::Hidden
    }

    /// Adds an award to the table of its fiscal year.
    pub fn add_award(
        &mut self,
        session: &mut Session<'_, '_>,
        new: &NewAward<'_>,
    ) -> Result<Added, Refusal> {
        let issuer = self.version(new.achievement, new.issued_on).issuer.clone();
        let letters = if new.listed {
            LETTERS
        } else {
            LETTERS_UNGUESSABLE
        };
        let id = self.draw_id(session, letters)?;
        let taken = self.indexes.entry(issuer).or_default();
        let index = loop {
            let drawn = random_index(session, taken.len())?;
            if taken.insert(drawn) {
                break drawn.to_string();
            }
        };
        let day = new.issued_on.to_string();
        let recorded = (self.today > new.issued_on).then(|| self.today.to_string());
        let mut cells: Vec<(&str, &str)> = vec![
            ("award_id", id.as_str()),
            ("achievement", new.achievement.as_str()),
            ("person", new.person.as_str()),
            ("issued_on", &day),
            ("status_index", &index),
            ("recorded_on", recorded.as_deref().unwrap_or_default()),
        ];
        cells.extend(
            new.cells
                .iter()
                .map(|(column, value)| (*column, value.as_str())),
        );
        let year = self.catalog.settings.fiscal_year(new.issued_on);
        let path = self.draft.kept_at(&format!("content/awards/{year}.csv"));
        let line = self.table(&path, AWARD_COLUMNS)?.append(&cells);
        Ok(Added { id, path, line })
    }

    /// Adds a person to the register, with a key and a handle of their own.
    pub fn add_person(
        &mut self,
        session: &mut Session<'_, '_>,
        cells: &Cells,
    ) -> Result<Added, Refusal> {
        let key = self.draw_id(session, LETTERS)?;
        let handle = self.draw_id(session, LETTERS)?;
        let mut row: Vec<(&str, &str)> =
            vec![("person", key.as_str()), ("handle", handle.as_str())];
        row.extend(
            cells
                .iter()
                .map(|(column, value)| (*column, value.as_str())),
        );
        let path = self.draft.kept_at(PEOPLE);
        let line = self.table(&path, PEOPLE_COLUMNS)?.append(&row);
        Ok(Added {
            id: key,
            path,
            line,
        })
    }

    /// Sets cells in the row of an award.
    pub fn set_award(&mut self, award: &Award, cells: &[(&str, &str)]) -> Result<(), Refusal> {
        let path = award.place.file.to_string();
        if !packed::plain(&path).ends_with(".csv") {
            return Err(Refusal::award_in_yaml(award.id.as_str(), &path));
        }
        self.set(&path, "award_id", award.id.as_str(), cells)
    }

    /// Takes out of the ledger what a credential says of its holder; that there was one stays.
    pub fn redact_line(&mut self, award: &Award) -> Result<(), Refusal> {
        let Some(sealed) = self.catalog.ledger.credentials.get(&award.id) else {
            return Ok(());
        };
        let Place { file, line, .. } = &sealed.place;
        let id = Addresses::new(&self.catalog.settings)
            .credential(&award.id)
            .url;
        self.draft
            .set_line(file, *line, &Sealed::tombstone(&id))
            .map_err(|_| Refusal::not_a_table(file))
    }

    /// Sets cells in the row of a person.
    pub fn set_person(&mut self, key: &Slug, cells: &[(&str, &str)]) -> Result<(), Refusal> {
        let mut registers = self.draft.below(REGISTERS);
        registers.retain(|path| packed::plain(path).ends_with(".csv"));
        let first = self.draft.kept_at(PEOPLE);
        let found = registers.into_iter().find(|path| {
            let table = self.table(path, &[]);
            table.is_ok_and(|table| table.find("person", key.as_str()).is_some())
        });
        let path = found.unwrap_or(first);
        self.set(&path, "person", key.as_str(), cells)
    }

    /// What `check` finds in the whole as it would be.
    pub fn report(&self) -> Report {
        let mut report = Report::default();
        // What is of interest is only what it reports.
        let _ = check(&self.draft.sources(), self.today, &mut report);
        report
    }

    /// Checks the whole and writes what is different. With something wrong, or in a trial, nothing is written.
    pub fn finish(self, session: &mut Session<'_, '_>, trial: bool) -> Result<Outcome, Refusal> {
        let report = self.report();
        if report.has_errors() {
            problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
            session.note(&both("何も書いていません", "nothing was written"))?;
            return Ok(Outcome::Wrong);
        }
        let changed = self.draft.changed();
        if !trial {
            save::save(&session.root, &changed)?;
        }
        for path in changed.keys() {
            let wording = match trial {
                true => both(
                    format!("{path} を書き換えます(まだ書いていません)"),
                    format!("would change {path}"),
                ),
                false => both(
                    format!("{path} を書き換えました"),
                    format!("changed {path}"),
                ),
            };
            session.note(&wording)?;
        }
        Ok(Outcome::Fine)
    }

    fn set(
        &mut self,
        path: &str,
        column: &str,
        value: &str,
        cells: &[(&str, &str)],
    ) -> Result<(), Refusal> {
        let table = self.table(path, &[])?;
        let row = table
            .find(column, value)
            .ok_or_else(|| Refusal::not_a_table(path))?;
        for (column, value) in cells {
            table.set(row, column, value);
        }
        Ok(())
    }

    fn table(&mut self, path: &str, columns: &[&str]) -> Result<&mut Table, Refusal> {
        self.draft
            .table(path, columns)
            .map_err(|_| Refusal::not_a_table(path))
    }

    /// The version of an achievement that a day decides on.
    pub fn version(&self, achievement: &Slug, day: Date) -> &AchievementVersion {
        let versions = &self.catalog.achievements[achievement].versions;
        let began = |version: &&AchievementVersion| version.from.is_none_or(|from| from <= day);
        versions.iter().rev().find(began).unwrap_or(&versions[0])
    }

    fn draw_id(&mut self, session: &mut Session<'_, '_>, letters: usize) -> Result<Slug, Refusal> {
        loop {
            let drawn = random_id(session, letters)?;
            if let Some(slug) = Slug::new(&drawn)
                && self.ids.insert(drawn)
            {
                return Ok(slug);
            }
        }
    }
}
