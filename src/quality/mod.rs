//! What a jury of badges would miss. Advice, and no rule of the format: a badge without all of this is as valid.

mod application;
mod count;
mod rule;
pub mod tell;
mod text;
mod words;

use std::collections::BTreeSet;

use crate::catalog::{
    AchievementVersion, BadgeImage, Catalog, EvidenceRule, Kind, Lang, Slug, Validity,
};
use crate::image::measure;

pub use application::application;
pub use rule::{Head, Rule};

/// Least contrast of a picture to its ground, in tenths: WCAG 2.2, success criterion 1.4.11.
const CONTRAST: u16 = 30;

/// Least side of a bitmap, in pixels: that of the badges we publish.
const SIDE: u32 = 512;

/// Least part of its square that a picture fills, in hundredths.
const FILL: u32 = 50;

/// What is missing of one achievement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The achievement.
    pub achievement: Slug,
    /// Its version that was judged: the newest.
    pub version: u32,
    /// The file to write in.
    pub file: String,
    /// What was missed, in the order of the rules.
    pub gaps: Vec<Gap>,
}

/// Something missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What was looked for.
    pub rule: Rule,
    /// What was found instead: a measure, or the keys that lack a language.
    pub found: String,
}

impl Verdict {
    /// Points of a head.
    pub fn points(&self, head: Head) -> u8 {
        let gaps = self.gaps.iter().filter(|gap| gap.rule.head() == head);
        Head::POINTS - gaps.map(|gap| gap.rule.points()).sum::<u8>()
    }

    /// Points of all heads, at most a hundred.
    pub fn score(&self) -> u8 {
        Head::ALL.iter().map(|head| self.points(*head)).sum()
    }
}

/// Judges the newest version of every achievement, also one that is a draft. `picture` is its badge as PNG.
pub fn judge(
    catalog: &Catalog,
    mut picture: impl FnMut(&AchievementVersion) -> Option<Vec<u8>>,
) -> Vec<Verdict> {
    let newest = catalog.achievements.values();
    newest
        .filter_map(|achievement| achievement.shown(true).next_back())
        .map(|version| {
            let mut gaps = Vec::new();
            look(version, picture(version).as_deref(), &mut gaps);
            read(catalog, version, &mut gaps);
            gaps.sort_by_key(|gap: &Gap| gap.rule);
            Verdict {
                achievement: version.achievement.clone(),
                version: version.version,
                file: version.place.file.to_string(),
                gaps,
            }
        })
        .collect()
}

/// The average score, rounded down.
pub fn average(verdicts: &[Verdict]) -> Option<usize> {
    let sum: usize = verdicts
        .iter()
        .map(|found| usize::from(found.score()))
        .sum();
    sum.checked_div(verdicts.len())
}

/// The picture, as a whole badge and as the file of the author.
fn look(version: &AchievementVersion, png: Option<&[u8]>, gaps: &mut Vec<Gap>) {
    let mut miss = |rule, found: String| gaps.push(Gap { rule, found });
    if let Some(badge) = png.and_then(|png| measure(png).ok()) {
        let ratio = |tenths: u16| format!("{}.{}:1", tenths / 10, tenths % 10);
        if badge.on_white < CONTRAST {
            miss(Rule::OnWhite, ratio(badge.on_white));
        }
        if badge.on_black < CONTRAST {
            miss(Rule::OnBlack, ratio(badge.on_black));
        }
        if badge.fills < FILL {
            miss(Rule::Fill, format!("{}%", badge.fills));
        }
    }
    if let BadgeImage::Png(bytes) = &version.image
        && let Ok(own) = measure(bytes)
        && own.side < SIDE
    {
        miss(Rule::Size, format!("{} px", own.side));
    }
    // A drawn badge is described by its parts without any doing of the author.
    let drawn = matches!(version.image, BadgeImage::Drawn(_));
    if !drawn && version.image_alt.is_none() {
        miss(Rule::Alt, String::new());
    }
}

/// The words, and what the rest of the site says of it.
fn read(catalog: &Catalog, version: &AchievementVersion, gaps: &mut Vec<Gap>) {
    let languages = text::without_a_language(version, &catalog.settings.languages);
    let limited = version.validity != Validity::Unlimited;
    let shows = version.evidence == EvidenceRule::Required
        || version.result.is_some()
        || version.kind == Kind::Participation;
    let found = [
        (Rule::CanDo, text::says_what_one_can_do(version)),
        (Rule::Criteria, text::is_long_enough(&version.criteria)),
        (Rule::Countable, text::is_countable(&version.criteria)),
        (Rule::Languages, languages.is_empty()),
        (Rule::Alignment, !version.alignments.is_empty()),
        (
            Rule::Hours,
            version.hours.is_some() || version.credits_tenths.is_some(),
        ),
        (Rule::Assessment, version.assessment.is_some()),
        (Rule::Evidence, shows),
        (Rule::Approval, is_approved(catalog, version)),
        (Rule::Validity, !limited || version.renewal.is_some()),
        (Rule::NextStep, leads_on(catalog, version)),
        (Rule::Resources, !version.resources.is_empty()),
        (Rule::HowToApply, version.how_to_apply.is_some()),
        (Rule::UsedIn, version.used_in.is_some()),
        (
            Rule::Audience,
            !version.target_groups.is_empty() || !version.audiences.is_empty(),
        ),
        (Rule::Plan, is_planned(catalog, &version.achievement)),
    ];
    for (rule, is_there) in found {
        if !is_there {
            let found = match rule {
                Rule::Languages => languages.join(", "),
                _ => String::new(),
            };
            gaps.push(Gap { rule, found });
        }
    }
}

/// Whether somebody stands behind it: a decision is wanted or was taken for all its awards, or an issuer endorses it.
fn is_approved(catalog: &Catalog, version: &AchievementVersion) -> bool {
    let decided: BTreeSet<_> = catalog.approvals.iter().flat_map(|a| &a.awards).collect();
    let of_version = |award: &&crate::catalog::Award| {
        award.achievement == version.achievement && award.version == version.version
    };
    let mut awards = catalog.awards.values().filter(of_version).peekable();
    let all_decided = awards.peek().is_some() && awards.all(|award| decided.contains(&award.id));
    version.approval_required || !version.endorsed_by.is_empty() || all_decided
}

/// Whether it is a step of a pathway, needs another achievement, or is needed by one.
fn leads_on(catalog: &Catalog, version: &AchievementVersion) -> bool {
    let id = &version.achievement;
    let is_step = catalog
        .pathways
        .values()
        .any(|pathway| pathway.steps.iter().any(|step| step.achievement == *id));
    let is_needed = catalog.achievements.values().any(|other| {
        let newest = other.shown(true).next_back();
        newest.is_some_and(|newest| newest.requires.contains(id))
    });
    is_step || is_needed || !version.requires.is_empty()
}

/// Whether a programme leads to it or a figure of the site counts it.
fn is_planned(catalog: &Catalog, id: &Slug) -> bool {
    let counted = catalog
        .settings
        .kpi
        .iter()
        .any(|kpi| kpi.achievement == *id);
    counted
        || catalog
            .programmes
            .values()
            .any(|programme| count::of_programme(catalog, programme).contains(id))
}

/// The language of words for people.
pub(crate) fn lang_of(language: crate::report::print::Language) -> Lang {
    match language {
        crate::report::print::Language::Japanese => Lang::JA,
        crate::report::print::Language::English => Lang::EN,
    }
}
