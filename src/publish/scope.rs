//! How much of a site a run makes: all of it, or what falls to one of several machines.

use std::collections::BTreeSet;

use crate::catalog::{AchievementVersion, Award, Catalog, Slug};
use crate::render::earners_of;
use crate::site::Part;

/// How much of a site is made. A part and the rest have no file in common; all parts and the rest are the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The site.
    #[default]
    Whole,
    /// What is of the awards and the earners of one part.
    Part(Part),
    /// What is of no award and no earner.
    Rest,
}

impl Scope {
    /// Whether what is of this award is made.
    pub fn takes_award(self, award: &Award) -> bool {
        self.takes(award.id.as_str())
    }

    /// Whether what gathers the awards of somebody with this handle is made.
    pub fn takes_earner(self, handle: &Slug) -> bool {
        self.takes(handle.as_str())
    }

    /// Whether what is of no award and no earner is made.
    pub fn has_rest(self) -> bool {
        !matches!(self, Scope::Part(_))
    }

    /// The versions of achievements whose pictures are needed.
    pub fn shown(self, catalog: &Catalog) -> Vec<&AchievementVersion> {
        let all = catalog.achievements.values();
        let all = all.flat_map(|achievement| &achievement.versions);
        if self.has_rest() {
            return all.collect();
        }
        let own = catalog.awards.values();
        let own = own.filter(|award| self.takes_award(award));
        let earners = earners_of(catalog).into_values();
        let earners = earners.filter(|earner| self.takes_earner(&earner.person.handle));
        let gathered = earners.flat_map(|earner| earner.awards);
        let needed: BTreeSet<(&Slug, u32)> = own
            .chain(gathered)
            .map(|award| (&award.achievement, award.version))
            .collect();
        all.filter(|version| needed.contains(&(&version.achievement, version.version)))
            .collect()
    }

    fn takes(self, id: &str) -> bool {
        match self {
            Scope::Whole => true,
            Scope::Part(part) => part.takes(id),
            Scope::Rest => false,
        }
    }
}
