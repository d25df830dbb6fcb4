//! The achievements of a site on shelves: by issuer, kind, pathway and whatever else people look for them by.

use std::collections::{BTreeMap, BTreeSet};

use super::achievement;
use super::relations::Relations;
use crate::catalog::{AchievementVersion, Catalog, Kind, Localized, Slug};

/// What shelves are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Who awards it.
    Issuer,
    /// What sort of proof it is.
    Kind,
    /// The pathway it is a step of.
    Pathway,
    /// The group of people it is meant for.
    Group,
    /// The framework it counts towards.
    Framework,
    /// A word its author gave it.
    Tag,
}

impl By {
    /// All of them, in the order in which they are offered.
    pub const ALL: [By; 6] = [
        By::Issuer,
        By::Kind,
        By::Pathway,
        By::Group,
        By::Framework,
        By::Tag,
    ];

    /// Its part of the address, and of the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            By::Issuer => "issuer",
            By::Kind => "kind",
            By::Pathway => "pathway",
            By::Group => "group",
            By::Framework => "framework",
            By::Tag => "tag",
        }
    }
}

/// One shelf, by what it is sorted by and its own id.
pub type Choice<'a> = (By, &'a str);

/// What stands on a shelf.
pub struct Shelf<'a> {
    /// Which one it is.
    pub choice: Choice<'a>,
    /// Its name; kinds have theirs among the words of the theme, tags are their own.
    pub name: Option<&'a Localized>,
    /// The achievements as they are now.
    pub holds: Vec<&'a AchievementVersion>,
}

/// Everything there is to find.
pub struct Stock<'a> {
    /// Every achievement as it is now.
    pub all: Vec<&'a AchievementVersion>,
    /// The shelves. None is empty but those of issuers, who are listed even before they award anything.
    pub shelves: Vec<Shelf<'a>>,
}

impl<'a> Stock<'a> {
    /// The stock of a catalog.
    pub fn new(catalog: &'a Catalog, relations: &Relations<'a>) -> Stock<'a> {
        let current = catalog.achievements.values();
        let all: Vec<_> = current
            .filter_map(|found| relations.current(found))
            .collect();
        let mut shelves = issuers(catalog, &all);
        shelves.extend(kinds(&all));
        shelves.extend(pathways(catalog, &all));
        shelves.extend(groups(catalog, &all));
        shelves.extend(frameworks(catalog, &all));
        shelves.extend(tags(&all));
        shelves.retain(|shelf| shelf.choice.0 == By::Issuer || !shelf.holds.is_empty());
        Stock { all, shelves }
    }

    /// The shelves that are sorted by one thing.
    pub fn by(&self, by: By) -> impl Iterator<Item = &Shelf<'a>> {
        self.shelves
            .iter()
            .filter(move |shelf| shelf.choice.0 == by)
    }

    /// One shelf.
    pub fn shelf(&self, choice: Choice<'_>) -> Option<&Shelf<'a>> {
        self.shelves.iter().find(|shelf| shelf.choice == choice)
    }
}

type Versions<'a> = [&'a AchievementVersion];

fn shelf<'a>(
    choice: Choice<'a>,
    name: Option<&'a Localized>,
    all: &Versions<'a>,
    stands_here: impl Fn(&AchievementVersion) -> bool,
) -> Shelf<'a> {
    let holds = all.iter().copied().filter(|found| stands_here(found));
    Shelf {
        choice,
        name,
        holds: holds.collect(),
    }
}

fn issuers<'a>(catalog: &'a Catalog, all: &Versions<'a>) -> Vec<Shelf<'a>> {
    let issuers = catalog.issuers.values().map(|issuer| {
        let choice = (By::Issuer, issuer.address.as_str());
        shelf(choice, Some(&issuer.name), all, |found| {
            found.issuer == issuer.id
        })
    });
    issuers.collect()
}

fn kinds<'a>(all: &Versions<'a>) -> Vec<Shelf<'a>> {
    let kinds = Kind::ALL.iter().map(|kind| {
        let choice = (By::Kind, achievement::kind(*kind));
        shelf(choice, None, all, |found| found.kind == *kind)
    });
    kinds.collect()
}

fn pathways<'a>(catalog: &'a Catalog, all: &Versions<'a>) -> Vec<Shelf<'a>> {
    let pathways = catalog.pathways.values().map(|pathway| {
        let steps: BTreeSet<&Slug> = pathway.steps.iter().map(|step| &step.achievement).collect();
        let choice = (By::Pathway, pathway.id.as_str());
        shelf(choice, Some(&pathway.name), all, |found| {
            steps.contains(&found.achievement)
        })
    });
    pathways.collect()
}

fn groups<'a>(catalog: &'a Catalog, all: &Versions<'a>) -> Vec<Shelf<'a>> {
    let groups = catalog.settings.target_groups.iter().map(|group| {
        let choice = (By::Group, group.id.as_str());
        shelf(choice, Some(&group.name), all, |found| {
            found.target_groups.contains(&group.id)
        })
    });
    groups.collect()
}

fn frameworks<'a>(catalog: &'a Catalog, all: &Versions<'a>) -> Vec<Shelf<'a>> {
    let frameworks = catalog.frameworks.values().map(|framework| {
        let choice = (By::Framework, framework.id.as_str());
        shelf(choice, Some(&framework.name), all, |found| {
            let mut towards = found.alignments.iter();
            towards.any(|target| target.framework == framework.id)
        })
    });
    frameworks.collect()
}

fn tags<'a>(all: &Versions<'a>) -> Vec<Shelf<'a>> {
    let mut tags: BTreeMap<&str, Vec<&'a AchievementVersion>> = BTreeMap::new();
    for found in all {
        let own: BTreeSet<&str> = found.tags.iter().map(String::as_str).collect();
        for tag in own {
            tags.entry(tag).or_default().push(found);
        }
    }
    let shelves = tags.into_iter().map(|(tag, holds)| Shelf {
        choice: (By::Tag, tag),
        name: None,
        holds,
    });
    shelves.collect()
}
