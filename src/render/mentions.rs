//! What the pages of earners mention again and again: pathways, badges yet to be earned, frameworks and their items. Made once
//! for all pages from which links lead alike.

use std::convert::Infallible;

use tera::Value;

use super::desk::Desk;
use super::{achievement, framework, pathway};
use crate::catalog::{AchievementVersion, Alignment, AlignmentTarget, Framework, Pathway, Slug};
use crate::kept::Kept;

/// The values by what they are of. All desks that ask are of one language and depth.
#[derive(Default)]
pub struct Mentions {
    pathways: Kept<Slug, Value>,
    badges: Kept<(Slug, u32), Value>,
    frameworks: Kept<Slug, Value>,
    items: Kept<(Slug, String), Value>,
}

impl Mentions {
    /// As [`pathway::card`].
    pub fn pathway(&self, desk: &Desk<'_, '_>, found: &Pathway) -> Value {
        once(&self.pathways, &found.id, || pathway::card(desk, found))
    }

    /// As [`achievement::card`].
    pub fn badge(&self, desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
        let key = (version.achievement.clone(), version.version);
        once(&self.badges, &key, || achievement::card(desk, version))
    }

    /// As [`framework::card`].
    pub fn framework(&self, desk: &Desk<'_, '_>, found: &Framework) -> Value {
        once(&self.frameworks, &found.id, || framework::card(desk, found))
    }

    /// As [`framework::alignment`].
    pub fn alignment(&self, desk: &Desk<'_, '_>, found: &Alignment) -> Value {
        let make = || framework::alignment(desk, found);
        match &found.target {
            AlignmentTarget::Item(code) => {
                once(&self.items, &(found.framework.clone(), code.clone()), make)
            }
            // Each badge has its own name for it.
            AlignmentTarget::Uri { .. } => make(),
        }
    }
}

fn once<K: Ord + Clone>(kept: &Kept<K, Value>, key: &K, make: impl FnOnce() -> Value) -> Value {
    let Ok(value) = kept.get(key, || Ok::<_, Infallible>(make()));
    value.as_ref().clone()
}
