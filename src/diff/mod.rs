//! Two revisions of a site to what a reviewer has to know: not which lines differ, but what would be published otherwise.
//!
//! Risks come first: whatever would change a badge that somebody already holds. What is new follows, by achievement.

mod added;
mod awards;
mod changes;
mod definitions;
mod files;
mod holder;
mod machinery;
mod member;
mod paths;
mod pathways;
mod repeated;
mod risk;
mod rules;
pub mod tell;

mod trust;

use jiff::civil::Date;

use crate::catalog::{Catalog, Lang, Localized};
use crate::report::print::Language;
use crate::source::Sources;

pub use changes::{
    AwardLine, Batch, Changes, Definition, Difference, FileChange, Forecast, PathwayEffect, Risk,
    State, Subject, Withdrawal,
};
pub use member::Member;
pub use risk::RiskKind;

/// The two revisions.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// The files of the earlier one.
    pub old_sources: &'a Sources,
    /// What they say; `None` when there was no site yet, or none that can be understood.
    pub old: Option<&'a Catalog>,
    /// The files of the later one.
    pub new_sources: &'a Sources,
    /// What they say.
    pub new: &'a Catalog,
    /// Files beside the content that run or guard the site, and differ.
    pub machinery: &'a [String],
}

/// For whom and for which day the two are compared.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The day of the comparison.
    pub today: Date,
    /// The language of the reader.
    pub language: Language,
    /// Whether holders are named, as far as their own policy allows; otherwise the first letter stands for the name.
    pub reveal: bool,
}

impl View {
    fn lang(&self) -> Lang {
        match self.language {
            Language::Japanese => Lang::JA,
            Language::English => Lang::EN,
        }
    }

    fn text(&self, words: &Localized) -> String {
        words.get(self.lang()).0.to_owned()
    }
}

/// What the later revision would publish otherwise than the earlier one.
pub fn compare(pair: &Pair<'_>, view: &View) -> Changes {
    let mut changes = Changes {
        files: files::changed(pair),
        ..Changes::default()
    };
    awards::compare(pair, view, &mut changes);
    definitions::compare(pair, view, &mut changes);
    trust::compare(pair, view, &mut changes);
    rules::compare(pair, view, &mut changes);
    machinery::compare(pair, &mut changes);
    changes
        .risks
        .extend(files::ledger(pair.old_sources, pair.new_sources));
    changes.risks.extend(repeated::find(pair, view));
    changes.pathways = pathways::compare(pair, view);
    paths::compare(pair, &mut changes);
    changes
        .risks
        .sort_by(|a, b| (a.kind, &a.about.id).cmp(&(b.kind, &b.about.id)));
    changes
}

/// The same when the earlier revision cannot be understood: the files that differ, and that more cannot be said.
pub fn compare_files(pair: &Pair<'_>) -> Changes {
    let mut risks = vec![Risk::new(RiskKind::NotCompared, Subject::default())];
    risks.extend(files::ledger(pair.old_sources, pair.new_sources));
    let mut changes = Changes {
        risks,
        files: files::changed(pair),
        ..Changes::default()
    };
    machinery::compare(pair, &mut changes);
    changes
}
