//! The texts and numbers that an application for a badge award asks for, as Markdown to paste.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::count::{self, Years, years};
use super::{Verdict, average, lang_of, text};
use crate::catalog::{AchievementVersion, Award, Catalog, Kind, Lifecycle, Localized, Slug};
use crate::report::print::Language;

/// The application of a whole site: its purpose, its figures, those of each programme, and its badges.
pub fn application(catalog: &Catalog, verdicts: &[Verdict], language: Language) -> String {
    let mut sheet = Sheet {
        catalog,
        language,
        out: String::new(),
    };
    let title = sheet.text(&catalog.settings.title);
    sheet.heading(1, &title);
    sheet.heading(2, sheet.pick("目的", "Purpose"));
    for issuer in catalog.issuers.values() {
        let name = sheet.text(&issuer.name);
        let file = format!("content/issuers/{}.yaml", issuer.id);
        sheet.heading(3, &name);
        sheet.prose(issuer.description.as_ref(), &file);
    }
    sheet.heading(2, sheet.pick("数字", "Figures"));
    let badges: Vec<&AchievementVersion> = published(catalog).collect();
    sheet.figures(&badges, average(verdicts), &years(catalog, |_| true));
    for pathway in catalog.pathways.values() {
        let label = sheet.pick("全ステップの修了者", "people who completed all steps");
        let (name, count) = (
            sheet.text(&pathway.name),
            count::completions(catalog, pathway),
        );
        let people = sheet.people(count);
        let _ = writeln!(sheet.out, "- {name}: {label} {people}");
    }
    for programme in catalog.programmes.values() {
        sheet.programme(programme);
    }
    sheet.badges(&badges);
    sheet.out
}

/// The newest published version of every achievement.
fn published(catalog: &Catalog) -> impl Iterator<Item = &AchievementVersion> {
    let all = catalog.achievements.values();
    all.filter_map(|achievement| achievement.shown(false).next_back())
        .filter(|version| version.lifecycle == Lifecycle::Published)
}

struct Sheet<'a> {
    catalog: &'a Catalog,
    language: Language,
    out: String,
}

impl Sheet<'_> {
    fn pick(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Japanese => ja,
            Language::English => en,
        }
    }

    /// A text as one line that no table or heading takes for its own.
    fn text(&self, text: &Localized) -> String {
        let (text, _) = text.get(lang_of(self.language));
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").replace('|', "\\|")
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.out.truncate(self.out.trim_end().len());
        let before = if self.out.is_empty() { "" } else { "\n\n" };
        let _ = writeln!(self.out, "{before}{} {text}\n", "#".repeat(level));
    }

    /// A description, or where to write it.
    fn prose(&mut self, text: Option<&Localized>, file: &str) {
        let line = match text {
            Some(text) => text.get(lang_of(self.language)).0.trim().to_owned(),
            None => match self.language {
                Language::Japanese => format!("({file} の description に、目的を書いてください)"),
                Language::English => format!("(say what it is for in description of {file})"),
            },
        };
        let _ = writeln!(self.out, "{line}");
    }

    /// How many people, unless they are few.
    fn people(&self, count: usize) -> String {
        let least = count::least(self.catalog);
        match (count < least, self.language) {
            (true, Language::Japanese) => format!("{least}人未満"),
            (true, Language::English) => format!("fewer than {least}"),
            (false, Language::Japanese) => format!("{count}人"),
            (false, Language::English) => count.to_string(),
        }
    }

    fn figures(&mut self, badges: &[&AchievementVersion], average: Option<usize>, years: &Years) {
        let count = badges.len();
        let share = |found: usize| match (found * 100).checked_div(count) {
            Some(percent) => format!("{found}/{count} ({percent}%)"),
            None => "0".to_owned(),
        };
        let with = |is: &dyn Fn(&AchievementVersion) -> bool| {
            share(badges.iter().filter(|version| is(version)).count())
        };
        let languages = &self.catalog.settings.languages;
        let aligned = with(&|version| !version.alignments.is_empty());
        let judged = with(&|version| version.assessment.is_some());
        let bilingual = with(&|version| text::without_a_language(version, languages).is_empty());
        let mut rows = vec![
            (self.pick("バッジの種類", "badge types"), count.to_string()),
            (
                self.pick("外の基準と対応する種類", "types aligned with a framework"),
                aligned,
            ),
            (
                self.pick("評価の方法を示す種類", "types that say how they are judged"),
                judged,
            ),
            (
                self.pick("すべての言語で読める種類", "types in every language"),
                bilingual,
            ),
        ];
        if let Some(average) = average {
            rows.push((
                self.pick("記述と画像の点検(平均)", "check of quality (average)"),
                format!("{average}/100"),
            ));
        }
        for (label, figure) in rows {
            let _ = writeln!(self.out, "- {label}: {figure}");
        }
        self.table(years);
    }

    /// Awards and holders by fiscal year.
    fn table(&mut self, years: &Years) {
        let head = self.pick(
            "\n| 年度 | 授与 | 受領者 |\n|---|---:|---:|",
            "\n| fiscal year | awards | holders |\n|---|---:|---:|",
        );
        let _ = writeln!(self.out, "{head}");
        let all = self.pick("合計", "all");
        let years_and_all = years
            .years
            .iter()
            .map(|(year, count)| (year.to_string(), count));
        for (label, count) in years_and_all.chain([(all.to_owned(), &years.all)]) {
            let [awards, holders] = match count {
                Some(count) => [count.awards, count.holders.len()].map(|n| n.to_string()),
                None => ["–", "–"].map(str::to_owned),
            };
            let _ = writeln!(self.out, "| {label} | {awards} | {holders} |");
        }
        let hidden = years.all.is_none() || years.years.values().any(Option::is_none);
        if hidden {
            let least = count::least(self.catalog);
            let note = match self.language {
                Language::Japanese => {
                    format!("– は、{least}人未満の人が分かってしまうため示しません。")
                }
                Language::English => {
                    format!("–: not shown, because it would tell of fewer than {least} people.")
                }
            };
            let _ = writeln!(self.out, "\n{note}");
        }
        self.out.push('\n');
    }

    fn programme(&mut self, programme: &crate::catalog::Programme) {
        let (name, file) = (
            self.text(&programme.name),
            format!("content/programmes/{}.yaml", programme.id),
        );
        self.heading(2, &name);
        self.prose(programme.description.as_ref(), &file);
        self.out.push('\n');
        if let Some(basis) = &programme.basis {
            let (label, name) = (self.pick("根拠", "basis"), self.text(&basis.name));
            let date = basis
                .date
                .map(|date| format!(" ({date})"))
                .unwrap_or_default();
            let _ = writeln!(self.out, "- {label}: {name}{date}");
        }
        if let Some(duration) = &programme.duration {
            let (label, text) = (self.pick("期間", "duration"), self.text(duration));
            let _ = writeln!(self.out, "- {label}: {text}");
        }
        let inside = count::of_programme(self.catalog, programme);
        let badges: Vec<_> = published(self.catalog)
            .filter(|version| inside.contains(&version.achievement))
            .collect();
        let years = self.inside(&inside);
        self.figures(&badges, None, &years);
    }

    /// Awards of a programme; nothing when those outside of it are of a few people, whom the sum of the site would tell.
    fn inside(&self, inside: &BTreeSet<Slug>) -> Years {
        let is_inside = |award: &Award| inside.contains(&award.achievement);
        let outside = years(self.catalog, |award| !is_inside(award));
        if outside.all.is_none() && !outside.years.is_empty() {
            return Years {
                all: None,
                years: [].into(),
            };
        }
        years(self.catalog, is_inside)
    }

    fn badges(&mut self, badges: &[&AchievementVersion]) {
        self.heading(2, self.pick("バッジ", "Badges"));
        let head = self.pick(
            "| バッジ | 種別 | できること |\n|---|---|---|",
            "| badge | kind | what a holder can do |\n|---|---|---|",
        );
        let _ = writeln!(self.out, "{head}");
        for version in badges {
            let kind = match version.kind {
                Kind::Participation => self.pick("参加", "participation"),
                Kind::Knowledge => self.pick("知識", "knowledge"),
                Kind::Assessed => self.pick("評価", "assessed"),
                Kind::Applied => self.pick("実践", "applied"),
            };
            let (name, can_do) = (self.text(&version.name), self.text(&version.can_do));
            let _ = writeln!(self.out, "| {name} | {kind} | {can_do} |");
        }
    }
}
