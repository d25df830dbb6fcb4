//! Who a row is about: somebody the register knows, somebody an earlier row brought, or somebody new.

use unicode_normalization::UnicodeNormalization;

use super::glyph;
use super::judge::{Newcomer, Who};
use super::{folded, reason};
use crate::catalog::{Person, Slug};
use crate::report::Wording;

/// Everybody known so far.
pub struct People<'c> {
    known: Vec<Known<'c>>,
    digits: Option<usize>,
}

/// What rows are held against.
struct Known<'c> {
    who: Who,
    /// What to call the person in a message; newcomers have no key yet.
    key: Option<&'c Slug>,
    handle: String,
    name: String,
    number: String,
    mail: String,
    cells: Vec<(&'static str, String)>,
}

/// What a row says of its person.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Cells by column of `people.csv`, and `person` and `handle`; none is empty.
    pub cells: Vec<(&'static str, String)>,
}

impl Said {
    /// What stands in a column.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.cells
            .iter()
            .find(|(column, _)| *column == field)
            .map(|(_, text)| text.as_str())
    }
}

impl<'c> People<'c> {
    /// The people of a register. `digits` is how long employee numbers are, if it is known.
    pub fn new(
        register: impl IntoIterator<Item = &'c Person>,
        digits: Option<usize>,
    ) -> People<'c> {
        let known: Vec<Known<'c>> = register.into_iter().map(Known::of).collect();
        let mut lengths = known
            .iter()
            .filter(|known| is_number(&known.number))
            .map(|known| known.number.len());
        let first = lengths.next();
        let common = first.filter(|first| lengths.all(|length| length == *first));
        People {
            known,
            digits: digits.or(common),
        }
    }

    /// Finds the person of a row; notes go to `notes`. Somebody new is added to `newcomers`.
    pub fn find(
        &mut self,
        mut said: Said,
        newcomers: &mut Vec<Newcomer>,
        notes: &mut Vec<Wording>,
    ) -> Result<Who, Wording> {
        self.put_zeros_back(&mut said, notes);
        let pointed = self.pointed(&said)?;
        if let Some((known, field)) = pointed {
            check_name(known, field, &said, notes)?;
            compare(known, &said, notes);
            return Ok(known.who.clone());
        }
        let Some(name) = said.get("name") else {
            return Err(reason::nobody());
        };
        let mut alike = self.known.iter().filter(|known| {
            glyph::common(&known.name) == glyph::common(name) && !known.name.is_empty()
        });
        let possible: Vec<&Known<'c>> = alike
            .clone()
            .filter(|known| !known.contradicts(&said))
            .collect();
        let same: Vec<&&Known<'c>> = possible
            .iter()
            .filter(|known| glyph::letters(&known.name) == glyph::letters(name))
            .collect();
        match (&same[..], &possible[..]) {
            ([one], _) => {
                compare(one, &said, notes);
                return Ok(one.who.clone());
            }
            ([], [near, ..]) => {
                let letters = glyph::difference(name, &near.name);
                return Err(near
                    .key
                    .map_or_else(reason::namesakes, |key| reason::maybe(key, letters)));
            }
            ([], []) => {}
            _ => return Err(reason::namesakes()),
        }
        let namesake = alike
            .clone()
            .find(|known| glyph::letters(&known.name) == glyph::letters(name));
        if let Some(key) = namesake.and_then(|known| known.key) {
            notes.push(reason::namesake(key));
        }
        let other_form = |known: &&Known<'c>| glyph::letters(&known.name) != glyph::letters(name);
        if let Some((near, key)) = alike
            .find(other_form)
            .and_then(|near| Some((near, near.key?)))
        {
            notes.push(reason::near(key, glyph::difference(name, &near.name)));
        }
        Ok(self.add(said, newcomers))
    }

    fn add(&mut self, said: Said, newcomers: &mut Vec<Newcomer>) -> Who {
        let who = Who::New(newcomers.len());
        self.known.push(Known {
            who: who.clone(),
            key: None,
            handle: String::new(),
            name: said.get("name").unwrap_or_default().to_owned(),
            number: said.get("employee_no").unwrap_or_default().to_owned(),
            mail: folded(said.get("email").unwrap_or_default()),
            cells: said.cells.clone(),
        });
        newcomers.push(Newcomer { cells: said.cells });
        who
    }

    /// The one person that key, handle, number and mail address point at.
    fn pointed(&self, said: &Said) -> Result<Option<(&Known<'c>, &'static str)>, Wording> {
        let mut found: Option<(&Known<'c>, &'static str)> = None;
        for field in ["person", "handle", "employee_no", "email"] {
            let Some(text) = said.get(field) else {
                continue;
            };
            let matching: Vec<&Known<'c>> = self
                .known
                .iter()
                .filter(|known| known.bears(field, text))
                .collect();
            match (&matching[..], found) {
                ([], _) if matches!(field, "person" | "handle") => {
                    return Err(reason::no_person(field));
                }
                ([], _) => {}
                ([one], None) => found = Some((one, field)),
                ([one], Some((other, by))) if one.who != other.who => {
                    return Err(reason::torn(by, field));
                }
                ([_], Some(_)) => {}
                _ => return Err(reason::shared(field)),
            }
        }
        Ok(found)
    }

    /// Spreadsheets take an employee number for a number, and drop the zeros before it.
    fn put_zeros_back(&self, said: &mut Said, notes: &mut Vec<Wording>) {
        let digits = self.digits.unwrap_or(0);
        let number = said
            .cells
            .iter_mut()
            .find(|(column, _)| *column == "employee_no");
        if let Some((_, number)) = number
            && is_number(number)
            && number.len() < digits
        {
            *number = format!("{number:0>digits$}");
            notes.push(reason::zeros());
        }
    }
}

impl<'c> Known<'c> {
    fn of(person: &'c Person) -> Known<'c> {
        let private = |column: &str| {
            let found = person
                .private
                .iter()
                .find(|private| private.column == column);
            found
                .map(|private| private.value.clone())
                .unwrap_or_default()
        };
        let mut cells = vec![("name", person.name.clone())];
        cells.push(("kana", person.kana.clone().unwrap_or_default()));
        cells.push(("name_en", person.name_en.clone().unwrap_or_default()));
        cells.push((
            "audience",
            person
                .audience
                .as_ref()
                .map(Slug::to_string)
                .unwrap_or_default(),
        ));
        for column in ["employee_no", "email", "department", "rank"] {
            cells.push((column, private(column)));
        }
        Known {
            who: Who::Known(person.key.clone()),
            key: Some(&person.key),
            handle: person.handle.to_string(),
            name: person.name.clone(),
            number: folded(&private("employee_no")),
            mail: folded(&private("email")),
            cells,
        }
    }

    fn bears(&self, field: &str, text: &str) -> bool {
        match field {
            "person" => self.key.is_some_and(|key| key.as_str() == text),
            "handle" => self.handle == text,
            "employee_no" => {
                let bare = |number: &str| number.trim_start_matches('0').to_owned();
                self.number == text
                    || (is_number(text)
                        && is_number(&self.number)
                        && bare(&self.number) == bare(text))
            }
            _ => !self.mail.is_empty() && self.mail == folded(text),
        }
    }

    /// Whether something of the row shows that it is about another person of this name.
    fn contradicts(&self, said: &Said) -> bool {
        let other_number = said
            .get("employee_no")
            .is_some_and(|_| !self.number.is_empty());
        let kana = self
            .cells
            .iter()
            .find(|(column, _)| *column == "kana")
            .map_or("", |(_, text)| text);
        let other_kana = said
            .get("kana")
            .is_some_and(|text| !kana.is_empty() && reading(text) != reading(kana));
        other_number || other_kana
    }
}

fn check_name(
    known: &Known<'_>,
    field: &str,
    said: &Said,
    notes: &mut Vec<Wording>,
) -> Result<(), Wording> {
    let Some(name) = said.get("name").filter(|_| !known.name.is_empty()) else {
        return Ok(());
    };
    if glyph::letters(name) == glyph::letters(&known.name) {
        return Ok(());
    }
    if glyph::common(name) != glyph::common(&known.name) {
        return Err(reason::other_name(field));
    }
    match known.key {
        Some(key) => notes.push(reason::variant(key, glyph::difference(name, &known.name))),
        None => return Err(reason::namesakes()),
    }
    Ok(())
}

/// What the row says otherwise than the register is told and not taken over.
fn compare(known: &Known<'_>, said: &Said, notes: &mut Vec<Wording>) {
    for (column, text) in &said.cells {
        let registered = known.cells.iter().find(|(known, _)| known == column);
        let differs = match *column {
            "name" | "person" | "handle" | "employee_no" => false,
            "kana" => registered.is_none_or(|(_, known)| reading(known) != reading(text)),
            // consent and the form of the name are the holder's own decision, which no list overrules
            "name_public" | "consent_on" | "consent_scope" => false,
            _ => registered.is_none_or(|(_, known)| folded(known) != folded(text)),
        };
        if differs {
            notes.push(reason::kept(column));
        }
    }
}

/// A reading without regard to width, space, and which kana it is written in.
fn reading(text: &str) -> String {
    let hiragana = |c: char| match c {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    };
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(hiragana)
        .collect()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
