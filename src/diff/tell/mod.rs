//! What a comparison found, in the words of its reader: first one line, then what must be looked at, then the rest.

mod human;
mod json;
mod line;
mod lists;
mod markdown;
mod problems;
mod risks;
mod values;

use super::{Changes, View};
use crate::report::print::Language;

pub use human::human;
pub use json::json;
pub use line::{Line, Span};
pub use markdown::{COMMENT, MARKER, SUMMARY, markdown};
pub use problems::{json_of_problems, page_of_problems};

/// What was compared, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The earlier revision as it was named.
    pub name: String,
    /// Its commit.
    pub commit: String,
    /// Whether the named revision has gone on since the commit.
    pub parted: bool,
    /// Things that the reader has to know of the comparison itself.
    pub notes: Vec<String>,
    /// Whether only first letters of names are shown.
    pub masked: bool,
    /// Where the site as it would be can be seen.
    pub preview: Option<String>,
    /// Where the site as it is can be seen.
    pub published: Option<String>,
}

/// All that is said, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What kind of page it is.
    pub title: String,
    /// The whole in one line.
    pub verdict: String,
    /// What was compared.
    pub compared: Vec<Line>,
    /// The rest.
    pub sections: Vec<Section>,
}

/// What belongs together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What it holds, and how much.
    pub title: String,
    /// Whether its reader has to ask for it.
    pub folded: bool,
    /// What it holds.
    pub entries: Vec<Entry>,
}

/// One thing that is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub head: Line,
    /// What to do.
    pub advice: Option<Line>,
    /// What differs.
    pub differences: Vec<Row>,
    /// What it consists of.
    pub items: Vec<Line>,
}

/// One member before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub label: String,
    /// What it was.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// Puts a comparison into words.
pub fn page(changes: &Changes, compared: &Compared, view: &View) -> Page {
    let say = Say(view.language);
    let mut sections = vec![risks::section(changes, &say)];
    sections.extend(lists::sections(changes, compared, &say));
    sections.retain(|section| !section.entries.is_empty());
    Page {
        title: say.pick("バッジの変化", "What changes for badges"),
        verdict: verdict(changes, &say),
        compared: heading(compared, &say),
        sections,
    }
}

/// The language of the reader.
pub struct Say(Language);

impl Say {
    /// The words in that language.
    pub fn pick(&self, ja: impl Into<String>, en: impl Into<String>) -> String {
        match self.0 {
            Language::Japanese => ja.into(),
            Language::English => en.into(),
        }
    }

    /// So many things.
    fn count(&self, count: usize, ja: &str, one: &str, many: &str) -> String {
        let noun = if count == 1 { one } else { many };
        self.pick(format!("{ja}{count}件"), format!("{count} {noun}"))
    }
}

fn verdict(changes: &Changes, say: &Say) -> String {
    let awards = |batches: &[super::Batch]| batches.iter().map(|batch| batch.awards.len()).sum();
    let counts = [
        (
            awards(&changes.awarded),
            "新しい授与",
            "new award",
            "new awards",
        ),
        (awards(&changes.renewed), "更新", "renewal", "renewals"),
        (
            awards(&changes.corrected),
            "訂正",
            "correction",
            "corrections",
        ),
        (
            changes.withdrawn.len(),
            "取り消し",
            "withdrawal",
            "withdrawals",
        ),
        (
            awards(&changes.suspended),
            "停止または再開",
            "suspension or its end",
            "suspensions or their ends",
        ),
        (
            changes.definitions.len(),
            "バッジの定義",
            "definition",
            "definitions",
        ),
    ];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, ja, one, many)| say.count(count, ja, one, many))
        .collect();
    let counts = counts.join(&say.pick("、", ", "));
    let risks = changes.risks.len();
    let warning = say.pick(
        format!("⚠ 確かめてから承認すること{risks}点"),
        format!("⚠ {risks} to make sure of before approval"),
    );
    match (risks, counts.is_empty()) {
        (0, true) if changes.files.is_empty() => {
            say.pick("変わったものはありません", "nothing changes")
        }
        (0, true) => say.pick(
            "授与とバッジの定義に変わりはありません",
            "no award and no definition changes",
        ),
        (0, false) => format!("✅ {counts}"),
        (_, true) => warning,
        (_, false) => format!("{warning}{}{counts}", say.pick("。", "; ")),
    }
}

fn heading(compared: &Compared, say: &Say) -> Vec<Line> {
    let mut lines = Vec::new();
    let commit = compared.commit.get(..10).unwrap_or(&compared.commit);
    let before = Line::ours(say.pick("比べたもの: ", "compared: "))
        .code(compared.name.clone())
        .and(" (")
        .code(commit)
        .and(")");
    lines.push(before.and(say.pick(" → いまのファイル", " → the files as they are now")));
    if compared.parted {
        lines.push(Line::ours(say.pick(
            "分かれたところと比べています。相手の側のその後の変更は含みません",
            "compared with where the two parted; what the other side changed since is left out",
        )));
    }
    if compared.masked {
        lines.push(Line::ours(say.pick(
            "受け取る人は、名前の最初の一文字と公開の記号で示しています",
            "holders are shown by the first letter of their name and their public handle",
        )));
    }
    lines.extend(
        compared
            .notes
            .iter()
            .map(|note| Line::default().theirs(note.clone())),
    );
    lines
}
