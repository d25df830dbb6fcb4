//! Which things of the catalog lead to which others, looked up once.

use std::collections::{BTreeMap, BTreeSet};

use super::earners::{self, Earner};
use crate::catalog::{
    Achievement, AchievementVersion, AlignmentTarget, Award, AwardId, Catalog, NamePolicy, Pathway,
    Slug, Step, Visibility,
};

/// What leads to what.
pub struct Relations<'a> {
    replaced_by: BTreeMap<&'a AwardId, &'a Award>,
    renewed_by: BTreeMap<&'a AwardId, &'a Award>,
    holders: BTreeMap<&'a Slug, BTreeSet<&'a Slug>>,
    earners: BTreeMap<&'a Slug, Earner<'a>>,
    steps: BTreeMap<&'a Slug, Vec<(&'a Pathway, &'a Step)>>,
    aligned: BTreeMap<&'a Slug, BTreeMap<&'a str, Vec<&'a Achievement>>>,
    drafts: bool,
}

impl<'a> Relations<'a> {
    /// Those of a catalog; with `drafts`, unpublished versions count too.
    pub fn new(catalog: &'a Catalog, drafts: bool) -> Relations<'a> {
        let mut relations = Relations {
            replaced_by: BTreeMap::new(),
            renewed_by: BTreeMap::new(),
            holders: BTreeMap::new(),
            earners: earners::all(catalog),
            steps: BTreeMap::new(),
            aligned: BTreeMap::new(),
            drafts,
        };
        for award in catalog.awards.values() {
            relations.note_award(award);
        }
        for pathway in catalog.pathways.values() {
            for step in &pathway.steps {
                relations
                    .steps
                    .entry(&step.achievement)
                    .or_default()
                    .push((pathway, step));
            }
        }
        for achievement in catalog.achievements.values() {
            relations.note_alignments(achievement);
        }
        relations
    }

    fn note_award(&mut self, award: &'a Award) {
        if let Some(replaced) = &award.replaces {
            self.replaced_by.insert(replaced, award);
        }
        if let Some(renewed) = &award.renews {
            self.renewed_by.insert(renewed, award);
        }
        if award.stands() {
            self.holders
                .entry(&award.achievement)
                .or_default()
                .insert(&award.person);
        }
    }

    fn note_alignments(&mut self, achievement: &'a Achievement) {
        let Some(version) = self.current(achievement) else {
            return;
        };
        for alignment in &version.alignments {
            if let AlignmentTarget::Item(code) = &alignment.target {
                let framework = self.aligned.entry(&alignment.framework).or_default();
                framework.entry(code).or_default().push(achievement);
            }
        }
    }

    /// The award that replaces this one.
    pub fn replaced_by(&self, award: &Award) -> Option<&'a Award> {
        self.replaced_by.get(&award.id).copied()
    }

    /// The award that renews this one.
    pub fn renewed_by(&self, award: &Award) -> Option<&'a Award> {
        self.renewed_by.get(&award.id).copied()
    }

    /// How many people hold an achievement, leaving out awards that were withdrawn or are suspended.
    pub fn holders(&self, achievement: &Slug) -> usize {
        self.holders.get(achievement).map_or(0, BTreeSet::len)
    }

    /// The people who have a page of their own, by key.
    pub fn earners(&self) -> &BTreeMap<&'a Slug, Earner<'a>> {
        &self.earners
    }

    /// The steps at which an achievement is taken.
    pub fn steps(&self, achievement: &Slug) -> &[(&'a Pathway, &'a Step)] {
        self.steps.get(achievement).map_or(&[], Vec::as_slice)
    }

    /// The achievements that count towards an item of a framework today.
    pub fn aligned(&self, framework: &Slug, code: &str) -> &[&'a Achievement] {
        self.aligned
            .get(framework)
            .and_then(|items| items.get(code))
            .map_or(&[], Vec::as_slice)
    }

    /// The versions that have a page, oldest first.
    pub fn versions(
        &self,
        achievement: &'a Achievement,
    ) -> impl DoubleEndedIterator<Item = &'a AchievementVersion> {
        achievement.shown(self.drafts)
    }

    /// The version that stands on the achievement's own page; `None` when nothing of it is published.
    pub fn current(&self, achievement: &'a Achievement) -> Option<&'a AchievementVersion> {
        self.versions(achievement).next_back()
    }
}

/// Whether search engines may be led to an award: the site lets them, and its holder asked to be found.
pub fn is_indexed(catalog: &Catalog, award: &Award) -> bool {
    let consent = catalog.holder_of(award).consent.as_ref();
    let asked = consent.is_some_and(|consent| consent.search);
    catalog.settings.index && asked && is_listed(catalog, award)
}

/// Whether pages that anyone finds may lead to an award.
pub fn is_listed(catalog: &Catalog, award: &Award) -> bool {
    award.visibility == Visibility::Public && catalog.name_policy(award) != NamePolicy::Hidden
}
