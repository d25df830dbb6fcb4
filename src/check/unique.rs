//! One id, one thing.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::hash::Hash;

use super::fields::{Context, Fields};
use super::id::id;
use super::node::Value;
use crate::catalog::Slug;
use crate::report::Place;

/// Ids of one kind, in the order in which they are met.
#[derive(Debug, Default)]
pub struct Duplicates(BTreeMap<String, Place>);

impl Duplicates {
    /// Whether nothing bore this id before; else it is reported. `key` is where the id is written.
    pub fn is_new(&mut self, id: &str, at: Value<'_>, key: &str, cx: &mut Context) -> bool {
        let place = at.place_of(key);
        match self.0.get(id) {
            Some(first) => {
                cx.report.duplicate_id(place, id, first);
                false
            }
            None => {
                self.0.insert(id.to_owned(), place);
                true
            }
        }
    }
}

/// The same for long tables: where an id is written is looked up when another has it too.
#[derive(Debug)]
pub struct Firsts<'d, T>(HashMap<T, Value<'d>>);

impl<T> Default for Firsts<'_, T> {
    fn default() -> Self {
        Firsts(HashMap::new())
    }
}

impl<'d, T: Hash + Eq + Clone + Display> Firsts<'d, T> {
    /// Whether nothing bore this id before; else it is reported. `key` is where the id is written.
    pub fn is_new(&mut self, id: &T, at: Value<'d>, key: &str, cx: &mut Context) -> bool {
        let Some(first) = self.0.get(id) else {
            self.0.insert(id.clone(), at);
            return true;
        };
        let (place, first) = (at.place_of(key), first.place_of(key));
        cx.report.duplicate_id(place, &id.to_string(), &first);
        false
    }
}

/// Reads `id`, which may be left out: the name of the file or folder says it already.
pub fn same_id(fields: &mut Fields<'_, '_>, path_id: &Slug) {
    let given = fields.optional("id", id);
    if let Some(given) = given.filter(|given| given != path_id) {
        let place = fields.at.place_of("id");
        fields
            .cx
            .report
            .id_mismatch(place, given.as_str(), path_id.as_str());
    }
}
