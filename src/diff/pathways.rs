//! Pathways: who completes one with this change, and who no longer has.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{PathwayEffect, Subject};
use super::holder::holder;
use super::{Pair, View};
use crate::catalog::{Award, Catalog, Pathway, Slug};

/// Every pathway whose completions differ.
pub fn compare(pair: &Pair<'_>, view: &View) -> Vec<PathwayEffect> {
    let Some(old) = pair.old else {
        return Vec::new();
    };
    let (were, are) = (Held::of(old), Held::of(pair.new));
    let effects = pair.new.pathways.values().filter_map(|pathway| {
        let before = old
            .pathways
            .get(&pathway.id)
            .map(|pathway| were.complete(pathway));
        let before = before.unwrap_or_default();
        let after = are.complete(pathway);
        let named = |person: &Slug| {
            let award = are.0.get(person)?.values().next()?;
            Some(holder(pair.new, award, view))
        };
        let completed: Vec<String> = after
            .difference(&before)
            .filter_map(|person| named(person))
            .collect();
        let lost = before.difference(&after).count();
        (!completed.is_empty() || lost > 0).then(|| PathwayEffect {
            pathway: Subject {
                id: pathway.id.to_string(),
                version: None,
                name: view.text(&pathway.name),
            },
            completed,
            lost,
        })
    });
    effects.collect()
}

/// What each person holds that is not withdrawn.
struct Held<'a>(BTreeMap<&'a Slug, BTreeMap<&'a Slug, &'a Award>>);

impl<'a> Held<'a> {
    fn of(catalog: &'a Catalog) -> Held<'a> {
        let mut held: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for award in catalog
            .awards
            .values()
            .filter(|award| award.revocation.is_none())
        {
            let of_person = held.entry(&award.person).or_default();
            of_person.insert(&award.achievement, award);
        }
        Held(held)
    }

    fn complete(&self, pathway: &Pathway) -> BTreeSet<&'a Slug> {
        let all = |held: &BTreeMap<&Slug, &Award>| {
            let mut steps = pathway.steps.iter();
            !pathway.steps.is_empty() && steps.all(|step| held.contains_key(&step.achievement))
        };
        let complete = self.0.iter().filter(|(_, held)| all(held));
        complete.map(|(person, _)| *person).collect()
    }
}
