//! Ids, and references to the things that bear them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::fields::Context;
use super::node::Value;
use super::read::text_of;
use crate::catalog::Slug;
use crate::report::{Place, Report};

/// The ids of one kind.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    all: HashSet<Slug>,
    /// The same in order, once a name is not found.
    sorted: OnceLock<Vec<Slug>>,
    /// Whether some could not be read. Then a name that is not found may be one of them.
    pub incomplete: bool,
}

/// A problem with a name that nothing bears.
pub type Unknown = fn(&mut Report, Place, &str, &[&str]);

impl Ids {
    /// These ids, and no others.
    pub fn new(ids: impl IntoIterator<Item = Slug>, incomplete: bool) -> Ids {
        Ids {
            all: ids.into_iter().collect(),
            sorted: OnceLock::new(),
            incomplete,
        }
    }

    /// Adds one.
    pub fn insert(&mut self, id: Slug) {
        self.all.insert(id);
        self.sorted.take();
    }

    /// The one that reads so.
    pub fn get(&self, text: &str) -> Option<&Slug> {
        self.all.get(text)
    }

    /// The id that a text means; else `unknown` says what is missing. Nothing is said when it may be among those not read.
    pub fn find(
        &self,
        text: &str,
        at: Value<'_>,
        unknown: Unknown,
        cx: &mut Context,
    ) -> Option<Slug> {
        self.find_at(text, || at.place(), unknown, cx)
    }

    /// The same for a name that stands elsewhere, such as in a path.
    pub fn find_at(
        &self,
        text: &str,
        at: impl FnOnce() -> Place,
        unknown: Unknown,
        cx: &mut Context,
    ) -> Option<Slug> {
        let text = folded(text);
        if let Some(found) = self.get(&text) {
            return Some(found.clone());
        }
        if self.incomplete {
            return Slug::new(&text);
        }
        let names = if cx.report.is_crowded() {
            Vec::new()
        } else {
            self.names()
        };
        unknown(&mut cx.report, at(), &text, &names);
        None
    }

    fn names(&self) -> Vec<&str> {
        let sorted = self.sorted.get_or_init(|| {
            let mut all: Vec<Slug> = self.all.iter().cloned().collect();
            all.sort_unstable();
            all
        });
        sorted.iter().map(Slug::as_str).collect()
    }
}

/// An id chosen by an author.
pub fn id(value: Value<'_>, cx: &mut Context) -> Option<Slug> {
    let text = folded(text_of(value, cx)?);
    let slug = Slug::new(&text);
    if slug.is_none() {
        refuse(value.place(), &text, &mut cx.report);
    }
    slug
}

/// Says why a text is no id.
pub fn refuse(at: Place, text: &str, report: &mut Report) {
    let letters = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if letters && crate::catalog::is_reserved(text) {
        report.reserved_id(at, text);
    } else {
        report.unsafe_id(at, text);
    }
}

/// The id of something that exists; else `unknown` says what is missing.
pub fn known<'d>(ids: &Ids, unknown: Unknown) -> impl Fn(Value<'d>, &mut Context) -> Option<Slug> {
    move |value, cx| ids.find(text_of(value, cx)?, value, unknown, cx)
}

/// Keys, codes, numbers and days are compared without regard to width and to space around them (NFKC). Never names of people.
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim());
    }
    let folded: String = text.nfkc().collect();
    Cow::Owned(folded.trim().to_owned())
}
