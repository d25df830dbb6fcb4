//! `content/achievements/<id>/badge.yaml` and its earlier versions in `v1/`, `v2/` …

use std::sync::Arc;

use jiff::civil::Date;

use super::{Kind, Lang, Localized, Slug};
use crate::report::Place;

/// What can be achieved, with every version it has had.
#[derive(Clone, Debug)]
pub struct Achievement {
    /// Its id in the repository and in its address.
    pub id: Slug,
    /// Its versions, oldest first; never empty.
    pub versions: Vec<AchievementVersion>,
}

impl Achievement {
    /// The versions that are shown, oldest first; in a preview (`drafts`) also those not yet published.
    pub fn shown(&self, drafts: bool) -> impl DoubleEndedIterator<Item = &AchievementVersion> {
        self.versions
            .iter()
            .filter(move |version| drafts || version.lifecycle == Lifecycle::Published)
    }
}

/// One version of an achievement; immutable once awarded.
#[derive(Clone, Debug)]
pub struct AchievementVersion {
    /// The achievement it is a version of.
    pub achievement: Slug,
    /// Its number, from 1.
    pub version: u32,
    /// The first day on which awards are made under it.
    pub from: Option<Date>,
    /// Whether it is published.
    pub lifecycle: Lifecycle,
    /// Who awards it.
    pub issuer: Slug,
    /// Who designed it, if not the issuer.
    pub creator: Option<Slug>,
    /// What sort of proof it is.
    pub kind: Kind,
    /// `achievementType` of OB 3.0 (Appendix A.1).
    pub achievement_type: String,
    /// Its name.
    pub name: Localized,
    /// Its picture.
    pub image: BadgeImage,
    /// What the picture shows, for those who do not see it; without it, its parts are named.
    pub image_alt: Option<Localized>,
    /// What a holder can do, in one sentence.
    pub can_do: Localized,
    /// The work in which it is of use.
    pub used_in: Option<Localized>,
    /// What its certificates are called, if not as its kind says.
    pub certificate: Option<Localized>,
    /// What has to be fulfilled, in Markdown.
    pub criteria: Localized,
    /// How that is judged.
    pub assessment: Option<Localized>,
    /// Help with costs or time.
    pub support: Option<Localized>,
    /// How it is renewed.
    pub renewal: Option<Localized>,
    /// Hours of learning.
    pub hours: Option<u32>,
    /// Credits, in tenths.
    pub credits_tenths: Option<u32>,
    /// What it counts towards elsewhere.
    pub alignments: Vec<Alignment>,
    /// Groups it is meant for.
    pub target_groups: Vec<Slug>,
    /// Audiences it can be awarded to; empty means all.
    pub audiences: Vec<Slug>,
    /// Achievements that must be held first.
    pub requires: Vec<Slug>,
    /// Issuers that endorse it.
    pub endorsed_by: Vec<Slug>,
    /// Whether an award must show evidence.
    pub evidence: EvidenceRule,
    /// Whether an award has to rest on a recorded decision.
    pub approval_required: bool,
    /// What sort of result an award records.
    pub result: Option<ResultRule>,
    /// Where to learn it.
    pub resources: Vec<Resource>,
    /// How to ask for it.
    pub how_to_apply: Option<HowToApply>,
    /// How long an award holds.
    pub validity: Validity,
    /// Whether the employer counts it in appraisals.
    pub use_in_appraisal: UseInAppraisal,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Where its picture is described.
    pub place: Place,
}

/// Whether a version is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifecycle {
    /// Only in previews.
    Draft,
    /// On the site.
    Published,
}

/// The picture of a badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadgeImage {
    /// Drawn from the built-in family.
    Drawn(Label),
    /// The author's own SVG, as read.
    Svg(Arc<[u8]>),
    /// The author's own PNG, as read.
    Png(Arc<[u8]>),
}

/// The words on a drawn badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Japanese, with `|` where a line ends. One language is always there.
    pub ja: Option<String>,
    /// English; below the Japanese it is one line.
    pub en: Option<String>,
    /// Step number within a pathway.
    pub step: Option<u8>,
    /// Level, 1 to 5; the ring shows it.
    pub level: Option<u8>,
}

impl Label {
    /// The large words, those of the first language of the site if they are given, and the small line below.
    #[must_use]
    pub fn words(&self, first: Lang) -> (&str, Option<&str>) {
        let (large, small) = match first {
            Lang::JA => (&self.ja, &self.en),
            _ => (&self.en, &self.ja),
        };
        match (large, small) {
            (Some(large), small) => (large, small.as_deref()),
            (None, small) => (small.as_deref().unwrap_or_default(), None),
        }
    }
}

/// An item of a framework that an achievement counts towards (OB 3.0 Alignment).
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The framework it belongs to.
    pub framework: Slug,
    /// The item.
    pub target: AlignmentTarget,
}

/// The item an alignment names.
#[derive(Clone, Debug)]
pub enum AlignmentTarget {
    /// An item of a framework of this repository, by its code.
    Item(String),
    /// Something with an address of its own.
    Uri {
        /// Its address.
        uri: String,
        /// Its name.
        name: Localized,
    },
}

/// Whether an award must show evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceRule {
    /// It may.
    Optional,
    /// It must.
    Required,
}

/// What sort of result an award records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultRule {
    /// A grade of a scale, best first.
    LetterGrade(Vec<String>),
    /// Hours, written `12h`.
    Hours,
    /// Percent, 0 to 100.
    Percent,
}

/// Something to learn from.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Its name.
    pub name: Localized,
    /// Its form: `audio`, `video`, `document`, `course`.
    pub format: Option<String>,
    /// Its address, https.
    pub url: Option<String>,
}

/// How to ask for a badge.
#[derive(Clone, Debug)]
pub struct HowToApply {
    /// What to do.
    pub words: Localized,
    /// Where, https.
    pub url: Option<String>,
}

/// How long an award holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// For ever; said in words.
    Unlimited,
    /// Until the day before the anniversary.
    Years(u8),
    /// Until the day before the same day of a later month.
    Months(u16),
}

impl Validity {
    /// The last day an award of this day holds; 29 February counts as the last of February. `None` for ever.
    pub fn last_day(self, issued_on: Date) -> Option<Date> {
        let months = match self {
            Validity::Unlimited => return None,
            Validity::Years(years) => i32::from(years) * 12,
            Validity::Months(months) => i32::from(months),
        };
        let anniversary = issued_on
            .checked_add(jiff::Span::new().months(months))
            .ok()?;
        anniversary.yesterday().ok()
    }
}

/// Whether the employer counts an achievement in appraisals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseInAppraisal {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Not decided.
    Undecided,
}
