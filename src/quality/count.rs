//! Figures of awards and people, as far as they may be told: what would show a few people is left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Award, Catalog, Pathway, Programme, Slug};

/// Awards and their holders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Awards that were not withdrawn; expired ones were made all the same.
    pub awards: usize,
    /// Their holders, each once.
    pub holders: BTreeSet<Slug>,
}

impl Count {
    fn add(&mut self, award: &Award) {
        self.awards += 1;
        self.holders.insert(award.person.clone());
    }
}

/// Awards of some achievements, by fiscal year. A year is `None` where its figures cannot be told: they are of a few people, or
/// would give those of such a year away when taken from the sum.
pub struct Years {
    /// All years together; `None` when they are of a few people.
    pub all: Option<Count>,
    /// Each year with awards.
    pub years: BTreeMap<i16, Option<Count>>,
}

/// Counts the awards that are wanted.
pub fn years(catalog: &Catalog, wanted: impl Fn(&Award) -> bool) -> Years {
    let (mut all, mut years) = (Count::default(), BTreeMap::<i16, Count>::new());
    let standing = |award: &&Award| award.revocation.is_none();
    for award in catalog.awards.values().filter(standing) {
        if wanted(award) {
            all.add(award);
            let year = catalog.settings.fiscal_year(award.issued_on);
            years.entry(year).or_default().add(award);
        }
    }
    let least = least(catalog);
    let hidden = hidden(&years, least);
    Years {
        all: (all.holders.len() >= least).then_some(all),
        years: years
            .into_iter()
            .map(|(year, count)| (year, (!hidden.contains(&year)).then_some(count)))
            .collect(),
    }
}

/// Years that are not told: those of a few people, and as many of the smallest others as it takes that nobody can reckon
/// them from the sum.
fn hidden(years: &BTreeMap<i16, Count>, least: usize) -> BTreeSet<i16> {
    let mut by_size: Vec<(i16, usize)> = years
        .iter()
        .map(|(year, count)| (*year, count.holders.len()))
        .collect();
    by_size.sort_by_key(|(year, holders)| (*holders, *year));
    let few = by_size
        .iter()
        .filter(|(_, holders)| *holders < least)
        .count();
    if few == 0 {
        return BTreeSet::new();
    }
    let mut hidden = few;
    let people = |hidden: usize| by_size.iter().take(hidden).map(|(_, n)| n).sum::<usize>();
    while hidden < by_size.len() && (hidden == 1 || people(hidden) < least) {
        hidden += 1;
    }
    by_size.iter().take(hidden).map(|(year, _)| *year).collect()
}

/// Counts of people from this on are told.
pub fn least(catalog: &Catalog) -> usize {
    usize::try_from(catalog.settings.suppress_below).unwrap_or(usize::MAX)
}

/// How many people hold, or held, every step of a pathway.
pub fn completions(catalog: &Catalog, pathway: &Pathway) -> usize {
    let steps = catalog.steps_of(pathway, false);
    let mut holders = steps.iter().map(|(step, _)| {
        let of_step =
            |award: &&Award| award.revocation.is_none() && award.achievement == step.achievement;
        let awards = catalog.awards.values().filter(of_step);
        awards.map(|award| &award.person).collect::<BTreeSet<_>>()
    });
    let first = holders.next().unwrap_or_default();
    holders.fold(first, |all, step| &all & &step).len()
}

/// The achievements that a programme leads to.
pub fn of_programme(catalog: &Catalog, programme: &Programme) -> BTreeSet<Slug> {
    let tracks = programme.tracks.iter();
    tracks
        .flat_map(|track| {
            let pathway = track.pathway.as_ref();
            let pathway = pathway.and_then(|id| catalog.pathways.get(id));
            let steps = pathway.into_iter().flat_map(|pathway| &pathway.steps);
            let steps = steps.map(|step| step.achievement.clone());
            track.achievements.iter().cloned().chain(steps)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Years with so many holders each.
    fn hidden_of(holders: &[usize]) -> Vec<i16> {
        let person = |n: usize| Slug::new(&format!("p{n}")).expect("a slug");
        let years = (2020..).zip(holders).map(|(year, n)| {
            let count = Count {
                awards: *n,
                holders: (0..*n).map(person).collect(),
            };
            (year, count)
        });
        hidden(&years.collect(), 5).into_iter().collect()
    }

    #[test]
    fn years_of_many_people_are_told() {
        assert_eq!(hidden_of(&[9, 5, 30]), Vec::<i16>::new());
    }

    #[test]
    fn a_year_of_a_few_people_takes_another_with_it() {
        assert_eq!(hidden_of(&[3, 9, 30]), [2020, 2021]);
        assert_eq!(hidden_of(&[30, 3]), [2020, 2021]);
        assert_eq!(hidden_of(&[3]), [2020]);
    }

    #[test]
    fn years_that_are_few_together_take_another_with_them() {
        assert_eq!(hidden_of(&[1, 2, 9, 30]), [2020, 2021, 2022]);
        assert_eq!(hidden_of(&[3, 3, 9, 30]), [2020, 2021]);
    }
}
