//! Which names no output may hold: those of people who are not shown in full anywhere.

use std::collections::{BTreeMap, HashSet};

use super::node::Found;
use crate::catalog::{Catalog, NamePolicy, Person, PrivateValue, Slug};

/// Adds the names of everybody whom no award shows in full to the private values of that person.
pub fn add_names(catalog: &mut Catalog) {
    let mut awarded = HashSet::new();
    let mut named = HashSet::new();
    for award in catalog.awards.values() {
        awarded.insert(&award.person);
        if catalog.issuer_of(award).names == NamePolicy::Full {
            named.insert(&award.person);
        }
    }
    for person in catalog.people.values_mut() {
        let full = person.name_policy == NamePolicy::Full;
        let shown = full && (named.contains(&person.key) || !awarded.contains(&person.key));
        if !shown {
            let names = names(person);
            person.private.extend(names);
        }
    }
}

fn names(person: &Person) -> Vec<PrivateValue> {
    let name = Some(&person.name).filter(|name| !name.is_empty());
    let given = [
        ("name", name),
        ("kana", person.kana.as_ref()),
        ("name_en", person.name_en.as_ref()),
    ];
    given
        .into_iter()
        .filter_map(|(column, value)| {
            Some(PrivateValue {
                column: column.to_owned(),
                value: value?.clone(),
            })
        })
        .collect()
}

/// The mail addresses of all people.
pub fn mails<'d>(people: &'d BTreeMap<Slug, Found<'_, Person>>) -> Vec<&'d str> {
    people
        .values()
        .flat_map(|person| &person.it.private)
        .filter(|private| private.column == "email")
        .map(|private| private.value.as_str())
        .collect()
}
