//! The repository after `check`: valid, every cross-reference resolved. Stages after it cannot meet an unchecked value.

mod achievement;
mod admin;
mod approval;
mod award;
mod certificate;
mod framework;
mod issuer;
mod keys;
mod ledger;
mod page;
mod person;
mod programme;
mod settings;
mod status;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use achievement::{
    Achievement, AchievementVersion, Alignment, AlignmentTarget, BadgeImage, EvidenceRule,
    HowToApply, Label, Lifecycle, Resource, ResultRule, UseInAppraisal, Validity,
};
pub use admin::{Admin, Forge, Service};
pub use approval::Approval;
pub use award::{Award, AwardId, Evidence, Revocation, RevocationReason, Suspension, Visibility};
pub use certificate::{Certificates, Honorific};
pub use framework::{Area, Framework, FrameworkItem, ItemMap, Layer};
pub use issuer::{Contact, Identifier, Issuer, IssuerKind, Parent};
pub use keys::{Environment, IssuerKeys, KeyEntry};
pub use ledger::{Ledger, Sealed};
pub use page::{ACCESSIBILITY, Page, Pathway, RESERVED_PAGES, Step, StepMoment, THEME_API};
pub use person::{Consent, NamePolicy, Person, PrivateValue};
pub use programme::{Basis, Partner, Programme, Start, Track};
pub use settings::{DateStyle, Kpi, Repository, Settings, TargetGroup};
pub use status::StatusPurpose;
pub(crate) use value::is_reserved;
pub use value::{Lang, Localized, Slug};

pub use crate::image::{Kind, Pattern, Rgb, Ring, Shapes, Style};

/// Everything the site is made from.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// `content/site.yaml`
    pub settings: Settings,
    /// `content/issuers/*.yaml` by id.
    pub issuers: BTreeMap<Slug, Issuer>,
    /// `content/achievements/*/` by id, each with all its versions.
    pub achievements: BTreeMap<Slug, Achievement>,
    /// `content/awards/*` by id.
    pub awards: BTreeMap<AwardId, Award>,
    /// `content/approvals/*.yaml`
    pub approvals: Vec<Approval>,
    /// `content/people.csv` by person key.
    pub people: BTreeMap<Slug, Person>,
    /// `content/pathways/*.yaml` by id.
    pub pathways: BTreeMap<Slug, Pathway>,
    /// `content/programmes/*.yaml` by id.
    pub programmes: BTreeMap<Slug, Programme>,
    /// `content/frameworks/*.yaml` by id.
    pub frameworks: BTreeMap<Slug, Framework>,
    /// `content/pages/*.md` by address.
    pub pages: BTreeMap<Slug, Page>,
    /// `keys/<issuer>.yaml` by issuer.
    pub keys: BTreeMap<Slug, IssuerKeys>,
    /// `content/ledger/`
    pub ledger: Ledger,
    /// Files of the chosen theme that replace those of the default theme, by path within the theme.
    pub theme: BTreeMap<String, Arc<[u8]>>,
}

impl Catalog {
    /// The version of an achievement an award was made under.
    pub fn version_of(&self, award: &Award) -> &AchievementVersion {
        self.achievements
            .get(&award.achievement)
            .and_then(|achievement| {
                achievement
                    .versions
                    .iter()
                    .find(|v| v.version == award.version)
            })
            .expect("check resolved the achievement and version of every award")
    }

    /// The issuer that signs an award.
    pub fn issuer_of(&self, award: &Award) -> &Issuer {
        let version = self.version_of(award);
        self.issuers
            .get(&version.issuer)
            .expect("check resolved the issuer of every achievement")
    }

    /// The holder of an award.
    pub fn holder_of(&self, award: &Award) -> &Person {
        self.people
            .get(&award.person)
            .expect("check resolved the holder of every award")
    }

    /// The steps of a pathway that are shown, each with what is awarded at it today; in a preview (`drafts`) also those not
    /// yet published.
    pub fn steps_of<'a>(
        &'a self,
        pathway: &'a Pathway,
        drafts: bool,
    ) -> Vec<(&'a Step, &'a AchievementVersion)> {
        let current = |step: &'a Step| {
            let achievement = self.achievements.get(&step.achievement)?;
            Some((step, achievement.shown(drafts).next_back()?))
        };
        pathway.steps.iter().filter_map(current).collect()
    }

    /// How the holder of an award may be named on it: the stricter of the person's and the issuer's policy.
    pub fn name_policy(&self, award: &Award) -> NamePolicy {
        self.holder_of(award)
            .name_policy
            .max(self.issuer_of(award).names)
    }
}
