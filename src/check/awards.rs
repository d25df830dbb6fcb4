//! `content/awards/*.csv` and `*.yaml` to awards.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::award::{OPTIONAL, REQUIRED, References, row};
use super::award_rules::{Rules, award};
use super::csv::{Columns, Table};
use super::evidence::AllEvidence;
use super::fields::Context;
use super::id::{Ids, folded};
use super::layout::File;
use super::node::{Found, Tree, Value};
use super::read::list;
use super::unique::Firsts;
use super::{parts, tables};
use crate::catalog::{Award, AwardId, Repository, Slug};

/// Parses the tables.
pub fn parse<'s>(files: &[File<'s>], repository: Repository, cx: &mut Context) -> Vec<Table<'s>> {
    let columns = Columns {
        required: REQUIRED,
        optional: OPTIONAL,
    };
    tables::parse(files, columns, repository, cx)
}

/// The awards that could be read, and whose could not.
#[derive(Debug, Default)]
pub struct Awards<'d> {
    /// By id.
    pub all: BTreeMap<AwardId, Found<'d, Award>>,
    /// People of whom something could not be read.
    pub broken: Broken,
}

/// Whose awards could not be read: they may hold more than is known.
#[derive(Debug, Default)]
pub struct Broken {
    people: BTreeSet<Slug>,
    anyone: bool,
}

impl Broken {
    /// Whether every award could be read.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && !self.anyone
    }

    /// Whether this person may hold more than is known.
    pub fn touches(&self, person: &Slug) -> bool {
        self.anyone || self.people.contains(person)
    }

    fn note(&mut self, at: Value<'_>) {
        let person = at.get("person").and_then(Value::text).map(folded);
        match person.and_then(|person| Slug::new(&person)) {
            Some(person) => {
                self.people.insert(person);
            }
            None => self.anyone = true,
        }
    }
}

/// What awards can refer to.
#[derive(Debug)]
pub struct Known<'r> {
    /// Every achievement.
    pub achievements: &'r Ids,
    /// Every person.
    pub people: &'r Ids,
    /// All evidence.
    pub evidence: &'r AllEvidence,
    /// Whether no folder was left out.
    pub all_loaded: bool,
}

/// Reads every award of the tables and lists.
pub fn read<'d>(
    tables: &'d [Table<'_>],
    lists: &'d [Tree<'_>],
    known: &Known<'_>,
    rules: &Rules<'_, 'd>,
    cx: &mut Context,
) -> Awards<'d> {
    let mut awards = Awards::default();
    awards.broken.anyone = !known.all_loaded;
    let mut rows: Vec<Value<'d>> = Vec::new();
    for table in tables {
        awards.broken.anyone |= !table.complete;
        rows.extend(table.rows.iter().map(|row| Value::row(&table.file, row)));
    }
    for tree in lists {
        let read = tree
            .value()
            .and_then(|value| list(|row: Value<'d>, _: &mut Context| Some(row))(value, cx));
        awards.broken.anyone |= read.is_none();
        rows.extend(read.unwrap_or_default());
    }
    let id = |at: Value<'d>| Slug::new(&folded(at.get("award_id")?.text()?));
    let mut rows: Vec<(Option<Slug>, Value<'d>)> =
        rows.into_par_iter().map(|at| (id(at), at)).collect();
    // In order of their ids, as they are kept; of two with one id the first as written comes first.
    rows.par_sort_by(|(a, _), (b, _)| a.cmp(b));
    let ids = rows.iter().filter_map(|(id, _)| id.clone());
    let ids = Ids::new(ids, awards.broken.anyone);
    let references = References {
        achievements: known.achievements,
        people: known.people,
        awards: &ids,
        evidence: known.evidence,
    };
    let read = parts::each(rows, cx, |(_, at), cx| (at, row(at, &references, cx)));
    let mut firsts = Firsts::default();
    let mut new = Vec::with_capacity(read.len());
    for (at, row) in read {
        match row.filter(|row| firsts.is_new(&row.id, at, "award_id", cx)) {
            Some(row) => new.push((at, row)),
            None => awards.broken.note(at),
        }
    }
    let judged = parts::each(new, cx, |(at, row), cx| (at, award(row, at, rules, cx)));
    let mut all = Vec::with_capacity(judged.len());
    for (at, award) in judged {
        match award {
            Some(it) => all.push((it.id.clone(), Found { it, at })),
            None => awards.broken.note(at),
        }
    }
    awards.broken.anyone |= cx.report.is_full();
    awards.all = all.into_iter().collect();
    awards
}
