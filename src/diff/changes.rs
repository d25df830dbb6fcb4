//! What a comparison finds. Its fields are the keys of the JSON that `shirushi diff --format json` prints.

use jiff::civil::Date;
use serde::Serialize;

use super::member::Member;
use super::risk::RiskKind;
use crate::catalog::Lang;

/// Everything that would be published otherwise, the gravest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// What must be read before anything is approved.
    pub risks: Vec<Risk>,
    /// New awards, by achievement.
    pub awarded: Vec<Batch>,
    /// New awards that take the place of a withdrawn one.
    pub corrected: Vec<Batch>,
    /// New awards that follow on one that ends.
    pub renewed: Vec<Batch>,
    /// Awards that are withdrawn.
    pub withdrawn: Vec<Withdrawal>,
    /// Awards that are suspended, or whose suspension is lifted, by achievement.
    pub suspended: Vec<Batch>,
    /// Achievements that are new, changed or gone, version by version.
    pub definitions: Vec<Definition>,
    /// Pathways that more or fewer people have completed.
    pub pathways: Vec<PathwayEffect>,
    /// Files of the repository that differ.
    pub files: Vec<FileChange>,
    /// What becomes of the number of files.
    pub forecast: Forecast,
}

/// Something that a reviewer has to make sure of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// Which.
    pub kind: RiskKind,
    /// What it is about.
    pub about: Subject,
    /// Badges that people hold already and that it touches.
    pub touched: usize,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The awards it is about, each with what differs in it.
    pub awards: Vec<AwardLine>,
    /// Addresses it is about.
    pub addresses: Vec<String>,
    /// Files of the repository it is about.
    pub paths: Vec<String>,
}

impl Risk {
    /// Without awards and differences.
    pub(super) fn new(kind: RiskKind, about: Subject) -> Risk {
        Risk {
            kind,
            about,
            touched: 0,
            differences: Vec::new(),
            awards: Vec::new(),
            addresses: Vec::new(),
            paths: Vec::new(),
        }
    }
}

/// An achievement, an issuer, a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its version, if it is an achievement.
    pub version: Option<u32>,
    /// Its name.
    pub name: String,
}

/// One award as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardLine {
    /// Its id; of an unlisted one only the beginning, because the id is its address.
    pub id: String,
    /// As much of its holder as may be shown.
    pub holder: String,
    /// The day it was awarded.
    #[serde(serialize_with = "day")]
    pub issued_on: Date,
    /// What differs in it.
    pub differences: Vec<Difference>,
}

/// One member that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    /// Which.
    pub member: Member,
    /// The language it is in, if it is text in several.
    #[serde(serialize_with = "tag")]
    pub lang: Option<Lang>,
    /// What it was.
    pub before: Option<String>,
    /// What it would be.
    pub after: Option<String>,
}

impl Difference {
    /// Between two texts.
    pub(super) fn new(
        member: Member,
        before: impl Into<String>,
        after: impl Into<String>,
    ) -> Difference {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Difference {
            member,
            lang: None,
            before: some(before.into()),
            after: some(after.into()),
        }
    }

    /// Of something that has no words.
    pub(super) fn bare(member: Member) -> Difference {
        Difference::new(member, "", "")
    }
}

/// New awards of one achievement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Batch {
    /// The achievement.
    pub achievement: Subject,
    /// The awards, by day and id.
    pub awards: Vec<AwardLine>,
}

/// An award that is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// What was awarded.
    pub achievement: Subject,
    /// The award.
    pub award: AwardLine,
    /// The day of the withdrawal.
    #[serde(serialize_with = "day")]
    pub on: Date,
    /// Why, as the content has it.
    pub reason: &'static str,
}

/// One version of an achievement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// Which.
    pub achievement: Subject,
    /// What became of it.
    pub state: State,
    /// Awards under it that people held before.
    pub held: usize,
    /// What differs from the earlier text, or from the version before.
    pub differences: Vec<Difference>,
    /// Path of its picture within the site, when that is new or another.
    pub picture: Option<String>,
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It was not there before.
    New,
    /// It says something else.
    Changed,
    /// It is gone.
    Removed,
}

/// What the change does for a pathway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PathwayEffect {
    /// The pathway.
    pub pathway: Subject,
    /// People who complete it with this change.
    pub completed: Vec<String>,
    /// How many people no longer do.
    pub lost: usize,
}

/// A file of the repository that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileChange {
    /// Its path.
    pub path: String,
    /// What became of it.
    pub state: State,
}

/// Files of the site, before and after. The bytes are an estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// Files that the site has, where that is known.
    pub files_before: Option<usize>,
    /// Files that it would have.
    pub files_after: Option<usize>,
    /// Bytes that new awards and pictures add, about.
    pub bytes_added: u64,
}

fn tag<S: serde::Serializer>(lang: &Option<Lang>, serializer: S) -> Result<S::Ok, S::Error> {
    lang.as_ref().map(Lang::as_str).serialize(serializer)
}

fn day<S: serde::Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
