//! `content/people.csv` and `content/people/*.csv` to people. Names are kept to the last code point, and never shown in a problem.

use std::collections::BTreeMap;

use super::columns::PERSONAL;
use super::consent;
use super::csv::{Columns, Table};
use super::fields::{Context, Fields};
use super::id::{Ids, folded, id, known};
use super::layout::File;
use super::node::{Found, Value};
use super::read::word;
use super::settings::{NAME_POLICIES, Site};
use super::unique::Firsts;
use super::{characters, parts, tables};
use crate::catalog::{NamePolicy, Person, PrivateValue, Repository, Slug};
use crate::report::Report;

const REQUIRED: &[&str] = &["person", "handle"];

const PUBLIC: &[&str] = &[
    "name",
    "kana",
    "name_en",
    "name_public",
    "audience",
    "consent_on",
    "consent_scope",
];

const PRIVATE: &[&str] = &[
    "name",
    "kana",
    "name_en",
    "name_public",
    "audience",
    "consent_on",
    "consent_scope",
    "employee_no",
    "email",
    "registered_name_note",
    "department",
    "rank",
];

/// Reads the rows of the files.
pub fn parse<'s>(files: &[File<'s>], repository: Repository, cx: &mut Context) -> Vec<Table<'s>> {
    let columns = Columns {
        required: REQUIRED,
        optional: match repository {
            Repository::Public => PUBLIC,
            Repository::Private => PRIVATE,
        },
    };
    tables::parse(files, columns, repository, cx)
}

/// The people that could be read, and the keys of all.
#[derive(Debug, Default)]
pub struct People<'d> {
    /// By key.
    pub all: BTreeMap<Slug, Found<'d, Person>>,
    /// Every key, also of rows with something wrong in them.
    pub ids: Ids,
}

/// Reads every person.
pub fn read<'d>(registers: &'d [Table<'_>], site: &Site, cx: &mut Context) -> People<'d> {
    let incomplete = registers.iter().any(|table| !table.complete);
    let mut people = People {
        ids: Ids::new([], incomplete),
        ..People::default()
    };
    let rows = registers
        .iter()
        .flat_map(|table| table.rows.iter().map(|row| Value::row(&table.file, row)));
    let read = parts::each(rows.collect(), cx, |at, cx| {
        let mut fields = Fields::of(at, cx)?;
        let key = fields.required("person", id);
        let person = key.clone().map(|key| person(key, fields, site));
        Some((at, key, person.flatten()))
    });
    let (mut keys, mut handles) = (Firsts::default(), Firsts::default());
    for (at, key, person) in read.into_iter().flatten() {
        let Some(key) = key else {
            // whoever refers to it may mean this row
            people.ids.incomplete = true;
            continue;
        };
        people.ids.insert(key.clone());
        let new = keys.is_new(&key, at, "person", cx);
        let Some(it) = person else {
            continue;
        };
        if handles.is_new(&it.handle, at, "handle", cx) && new {
            people.all.insert(key, Found { it, at });
        }
    }
    people.ids.incomplete |= cx.report.is_full();
    people
}

fn person(key: Slug, mut fields: Fields<'_, '_>, site: &Site) -> Option<Person> {
    let handle = fields.optional("handle", id);
    if !fields.has("handle") {
        let place = fields.at.place();
        fields
            .cx
            .report
            .subject_without_identity(place, key.as_str());
    }
    let name = fields.optional("name", exactly);
    let kana = fields.optional("kana", exactly);
    let name_en = fields.optional("name_en", exactly);
    let asked = fields.optional("name_public", word(NAME_POLICIES));
    let audience = fields.optional("audience", known(&site.audiences, Report::unknown_audience));
    let given = consent::read(&mut fields);
    let asked = asked.unwrap_or(NamePolicy::Hidden);
    let name_policy = consent::limit(asked, given.as_ref(), &key, &mut fields);
    let private: Vec<PrivateValue> = PERSONAL
        .iter()
        .filter_map(|column| {
            let value = fields.raw(column)?.text()?;
            Some(PrivateValue {
                column: (*column).to_owned(),
                value: value.trim().to_owned(),
            })
        })
        .collect();
    needed_names(name_policy, &mut fields);
    if site.repository == Repository::Public && name_policy >= NamePolicy::Handle {
        for column in ["name", "kana", "name_en"] {
            if let Some(value) = fields.at.get(column) {
                let place = value.place_unseen();
                fields.cx.report.name_in_public_repository(place, column);
            }
        }
    }
    for column in ["person", "handle"] {
        random(column, &mut fields);
    }
    let at = fields.at;
    fields.finish();
    if name.is_none() && at.get("name").is_some() {
        return None;
    }
    Some(Person {
        key,
        handle: handle?,
        name: name.unwrap_or_default(),
        kana,
        name_en,
        name_policy,
        audience,
        consent: given.map(|given| given.consent),
        private,
    })
}

/// A name as written, to the last code point.
fn exactly(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = value.text()?;
    let place = value.place_unseen();
    if text.trim() != text {
        cx.report.space_around(place.clone());
    }
    if let Some(c) = text.chars().find(|c| matches!(c, '\n' | '\r' | '\t')) {
        cx.report.control_character(place, c);
        return None;
    }
    characters::check(text, &place, &mut cx.report).then(|| text.to_owned())
}

/// What is to be shown has to be there.
fn needed_names(policy: NamePolicy, fields: &mut Fields<'_, '_>) {
    let (column, word) = match policy {
        NamePolicy::Full => ("name", "full"),
        NamePolicy::Initials => ("name_en", "initials"),
        NamePolicy::Handle | NamePolicy::Hidden => return,
    };
    if !fields.has(column) {
        let place = fields.at.place();
        fields.cx.report.missing_name(place, column, word);
    }
}

/// An id stays in addresses: it says nothing of who bears it.
fn random(column: &str, fields: &mut Fields<'_, '_>) {
    let at = fields.at;
    let Some(id) = at.get(column).and_then(Value::text) else {
        return;
    };
    let id = folded(id).to_ascii_lowercase();
    let text = |column| at.get(column).and_then(Value::text).map(folded);
    let longer = |least: usize| move |part: &&str| part.len() >= least && part.is_ascii();
    let name = text("name_en").unwrap_or_default().to_ascii_lowercase();
    let mut words = name.split(|c: char| !c.is_alphabetic()).filter(longer(4));
    let number = text("employee_no").unwrap_or_default().to_ascii_lowercase();
    let mut numbers = [number.trim_start_matches('0')]
        .into_iter()
        .filter(longer(3));
    let mail = text("email").unwrap_or_default().to_ascii_lowercase();
    let mut users = mail.split('@').take(1).filter(longer(4));
    let source = if words.any(|word| id.contains(word)) {
        "name_en"
    } else if numbers.any(|number| id.contains(number)) {
        "employee_no"
    } else if users.any(|user| id.contains(user)) {
        "email"
    } else {
        return;
    };
    let place = at.get(column).unwrap_or(at).place_unseen();
    fields.cx.report.id_from_person(place, source);
}
