//! Who has to be told of an award: on a slip of paper that is handed out, or by a letter that the office mails itself.
//!
//! What is made here names people in full. It is written beside the site and never into it.

use jiff::civil::Date;

use crate::catalog::{Award, Catalog, Lang, Person, Slug};
use crate::plan::Addresses;
use crate::spreadsheet;

/// Which awards are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// From this day on.
    pub from: Date,
    /// Up to this day.
    pub to: Option<Date>,
    /// Of this issuer alone.
    pub issuer: Option<Slug>,
}

/// What one holder is told of one award.
#[derive(Clone, Debug)]
pub struct Slip<'c> {
    /// The award.
    pub award: &'c Award,
    /// Who holds it.
    pub person: &'c Person,
    /// What the holder alone knows.
    pub code: Option<String>,
}

impl Slip<'_> {
    /// The name as the register has it; in a register without names, the handle.
    pub fn name(&self) -> &str {
        match self.person.name.as_str() {
            "" => self.person.handle.as_str(),
            name => name,
        }
    }

    /// The section in which it is handed out.
    pub fn section(&self) -> &str {
        private(self.person, "department")
    }

    /// The mailbox of the holder, if there is one.
    pub fn mail(&self) -> Option<&str> {
        Some(private(self.person, "email")).filter(|mail| mail.contains('@'))
    }
}

/// The awards that stand and were made in these days, as they are handed out: by section, then in the order of kana.
pub fn awards<'c>(catalog: &'c Catalog, wanted: &Wanted) -> Vec<&'c Award> {
    let in_days = |award: &&Award| {
        // A row that was made later is new on the day it was made.
        let day = award.recorded_on.unwrap_or(award.issued_on);
        wanted.from <= day && wanted.to.is_none_or(|to| day <= to)
    };
    let of_issuer = |award: &&Award| {
        let issuer = &catalog.issuer_of(award).id;
        wanted.issuer.as_ref().is_none_or(|only| only == issuer)
    };
    let all = catalog.awards.values().filter(|award| award.stands());
    let mut awards: Vec<&Award> = all.filter(in_days).filter(of_issuer).collect();
    awards.sort_by_cached_key(|award| {
        let person = catalog.holder_of(award);
        let section = private(person, "department").to_owned();
        let reading = person.kana.as_ref().unwrap_or(&person.name).clone();
        // Whoever has no section comes last.
        let rank = (section.is_empty(), section, reading);
        (rank, person.key.clone(), award.issued_on, award.id.clone())
    });
    awards
}

/// A table for the mail merge of a word processor or mail program, one row a letter.
pub fn letters(catalog: &Catalog, addresses: &Addresses, slips: &[Slip<'_>]) -> String {
    let lang = catalog.settings.main_language();
    let rows: Vec<[String; 7]> = slips
        .iter()
        .map(|slip| row(catalog, addresses, slip, lang))
        .collect();
    spreadsheet::table(
        &COLUMNS,
        rows.iter().map(|row| row.iter().map(String::as_str)),
    )
}

const COLUMNS: [&str; 7] = [
    "email",
    "name",
    "badge",
    "issuer",
    "issued_on",
    "address",
    "claim_code",
];

fn row(catalog: &Catalog, addresses: &Addresses, slip: &Slip<'_>, lang: Lang) -> [String; 7] {
    let (award, version) = (slip.award, catalog.version_of(slip.award));
    [
        slip.mail().unwrap_or_default().to_owned(),
        slip.name().to_owned(),
        version.name.get(lang).0.to_owned(),
        catalog.issuer_of(award).name.get(lang).0.to_owned(),
        award.issued_on.to_string(),
        addresses.award(lang, &award.id).url,
        slip.code.clone().unwrap_or_default(),
    ]
}

fn private<'p>(person: &'p Person, column: &str) -> &'p str {
    let mut values = person.private.iter();
    let found = values.find(|value| value.column == column);
    found.map_or("", |value| value.value.as_str())
}
