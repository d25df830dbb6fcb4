//! Breaks a title into lines as a Japanese reader would, and finds the size at which they fit.
//!
//! The author's `|` wins. Otherwise the breaks with the least ragged lines are taken, at places that
//! JIS X 4051 (kinsoku) allows and that tear no word apart unless it is too long for any line.

use super::font::{Fonts, Run};
use super::letters::is_mark;
use super::seams::{alone, costs};

/// Room for a text, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'a> {
    /// Width by the number of lines: the first for one line, the second for two, and so on.
    pub widths: &'a [f64],
    pub height: f64,
    /// Largest and smallest size of the letters.
    pub largest: f64,
    pub smallest: f64,
    /// From one base line to the next, in em.
    pub leading: f64,
}

/// Lines that fit, and their size.
pub(super) struct Fitted {
    pub lines: Vec<Run>,
    pub size: f64,
}

/// Why a text cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    Missing(char),
    /// The line that is too wide even at the smallest size.
    Line(String),
    /// The author's lines are so many, and too many.
    Lines(usize),
}

/// More characters than fit into any of our rooms; the search for breaks grows with their square.
const LONGEST: usize = 120;

/// Sets a text into a room: as few lines as keep it large, and no word torn for a little size.
pub(super) fn fit(text: &str, fonts: &Fonts, room: &Room<'_>) -> Result<Fitted, Unfit> {
    laid(text, fonts, room).map(|(_, fitted)| fitted)
}

/// The same, with the text of each line.
pub(super) fn laid(
    text: &str,
    fonts: &Fonts,
    room: &Room<'_>,
) -> Result<(Vec<String>, Fitted), Unfit> {
    let most = room.widths.len();
    if text.chars().count() > LONGEST {
        return Err(Unfit::Line(text.chars().take(40).chain(['…']).collect()));
    }
    // A line without words is no line.
    let lines = text.split('|').map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let text = lines.first().copied().unwrap_or(text).trim_matches('|');
    let breaks = Breaks::new(text, |letter| fonts.width(letter));
    let choices = if lines.len() > most {
        return Err(Unfit::Lines(lines.len()));
    } else if lines.len() > 1 {
        let lines = lines.into_iter().map(str::to_owned).collect();
        vec![Broken { lines, torn: 0.0 }]
    } else {
        let fitting = room.widths.iter().map(|width| width / room.smallest);
        let fitting = (1..).zip(fitting);
        let choices: Vec<_> = fitting
            .filter_map(|(count, width)| breaks.lines(count, width))
            .collect();
        if choices.is_empty() {
            // What is in the way is to be named.
            let wide = |count| breaks.lines(count, f64::INFINITY);
            (1..=most).rev().find_map(wide).into_iter().collect()
        } else {
            choices
        }
    };
    let mut best: Option<(f64, (Vec<String>, Fitted))> = None;
    let mut widest = text.trim().to_owned();
    for Broken { lines, torn } in choices {
        let runs = lines
            .iter()
            .map(|line| fonts.run(line, 0.0))
            .collect::<Result<Vec<_>, _>>();
        let runs = runs.map_err(Unfit::Missing)?;
        let size = size(&runs, room);
        if size < room.smallest {
            widest = lines
                .into_iter()
                .max_by_key(|line| line.chars().count())
                .unwrap_or_default();
            continue;
        }
        let score = score(size, runs.len(), torn);
        if best.as_ref().is_none_or(|(least, _)| score > *least) {
            best = Some((score, (lines, Fitted { lines: runs, size })));
        }
    }
    best.map(|(_, laid)| laid).ok_or(Unfit::Line(widest))
}

/// How good lines are: a line more has to pay with letters that are clearly larger, and so has a bad place to break.
fn score(size: f64, lines: usize, torn: f64) -> f64 {
    // Each break counts, though of two bad ones the second is less of a surprise.
    let each = torn / (0.5 + lines as f64 / 2.0);
    let fewer: f64 = (0..lines).map(|_| 0.91).product();
    size * fewer / (1.0 + each / 15.0)
}

/// The largest size at which all lines fit.
fn size(lines: &[Run], room: &Room<'_>) -> f64 {
    let count = lines.len();
    let width = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    let rows = 1.0 + room.leading * (count as f64 - 1.0);
    let size = room
        .largest
        .min(room.height / rows)
        .min(room.widths[count - 1] / width.max(0.01));
    (size * 4.0).floor() / 4.0
}

/// A text in lines, and how badly words were torn for it.
pub(crate) struct Broken {
    pub lines: Vec<String>,
    torn: f64,
}

/// A text that is to be broken: where lines may end, what that costs, and how wide they are.
pub(crate) struct Breaks {
    chars: Vec<char>,
    costs: Vec<Option<f64>>,
    /// Width of all that is before each letter, in em.
    before: Vec<f64>,
}

impl Breaks {
    pub fn new(text: &str, width: impl Fn(char) -> f64) -> Self {
        let chars: Vec<char> = text.trim().chars().collect();
        let mut before = vec![0.0];
        for &letter in &chars {
            let width = if is_mark(letter) { 0.0 } else { width(letter) };
            before.push(before[before.len() - 1] + width);
        }
        Self {
            costs: costs(&chars),
            chars,
            before,
        }
    }

    /// The least ragged way to break the text into this many lines of at most this width, if there is one.
    pub fn lines(&self, count: usize, most: f64) -> Option<Broken> {
        let length = self.chars.len();
        let ideal = self.before[length] / count as f64;
        // best[line][end]: the cost of the lines so far, and where the last of them begins.
        let mut best = vec![vec![None::<(f64, usize)>; length + 1]; count + 1];
        best[0][0] = Some((0.0, 0));
        for line in 1..=count {
            for end in 1..=length {
                for start in (0..end).rev() {
                    let width = self.width(start, end);
                    if width > most {
                        break;
                    }
                    let (Some(torn), Some((before, _))) =
                        (self.torn(start, end), best[line - 1][start])
                    else {
                        continue;
                    };
                    let cost = before + (width - ideal).powi(2) + torn;
                    // Of equals the last: what ends a title tends to be short (基礎, 入門, 研修).
                    if best[line][end].is_none_or(|(least, _)| cost < least) {
                        best[line][end] = Some((cost, start));
                    }
                }
            }
        }
        let (mut end, mut torn) = (length, 0.0);
        let mut lines = Vec::new();
        for line in (1..=count).rev() {
            let (_, start) = best[line][end]?;
            torn += self.torn(start, end)?;
            let letters = &self.chars[start..end];
            lines.push(letters.iter().collect::<String>().trim().to_owned());
            end = start;
        }
        lines.reverse();
        Some(Broken { lines, torn })
    }

    /// Width of a line in em, without the space that it would begin with.
    fn width(&self, start: usize, end: usize) -> f64 {
        let start = start + usize::from(self.chars[start].is_whitespace());
        self.before[end] - self.before[start.min(end)]
    }

    /// What it costs that these letters are a line.
    fn torn(&self, start: usize, end: usize) -> Option<f64> {
        let start = start + usize::from(self.chars[start].is_whitespace());
        let line = self.chars.get(start..end).filter(|line| !line.is_empty())?;
        self.costs[end].map(|cost| cost + alone(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without its bars is broken at the bars, when it has to have so many lines.
    #[track_caller]
    fn breaks(expected: &str) {
        let text: String = expected.split('|').collect();
        let expected = expected.replace(" |", "|");
        assert_eq!(
            broken(&text, expected.split('|').count()).join("|"),
            expected
        );
    }

    /// The text in so many lines; none where that is not allowed.
    fn broken(text: &str, count: usize) -> Vec<String> {
        let breaks = Breaks::new(text, |letter| if letter.is_ascii() { 0.55 } else { 1.0 });
        let broken = breaks.lines(count, f64::INFINITY);
        broken.map_or_else(Vec::new, |broken| broken.lines)
    }

    #[test]
    fn titles_of_the_sample_break_where_their_authors_would() {
        breaks("デジタルの|基礎");
        breaks("変革の|考え方");
        breaks("業務改善の|実践");
        breaks("DX推進|リーダー");
        breaks("情報|セキュリティ");
        breaks("やさしい|日本語");
        breaks("地域防災|初級");
        breaks("行政法|入門");
        breaks("政策立案|EBPM基礎");
        breaks("人材共創|プログラム");
        breaks("業務改善|プロジェクト|修了");
        breaks("生成AI活用|ガイドライン|研修");
        breaks("情報セキュリティ|年次研修");
        breaks("職員研修|第3回");
        breaks("やさしい日本語 |窓口ファシリテーター");
        breaks("データに基づく|政策立案(EBPM)基礎|(昇任選考活用型)");
    }

    #[test]
    fn words_stay_whole() {
        breaks("プロジェクト|マネージャー");
        breaks("カスタマー|ハラスメント|対応");
        breaks("多文化共生|推進員");
        breaks("みんなで取り組む|ごみの減量");
        breaks("文書の|書き方");
        breaks("全職員|向け");
        breaks("なぜなぜ|分析");
        breaks("「伝わる」を|学ぶ");
        breaks("普通救命|講習Ⅰ");
        breaks("2026年度|新任研修");
        breaks("レベル2|合格");
    }

    #[test]
    fn a_word_is_torn_only_when_no_line_is_long_enough() {
        let breaks = Breaks::new("インターナショナリゼーション", |_| 1.0);
        let whole = breaks.lines(1, 14.0).expect("it is long enough");
        assert_eq!(whole.lines, ["インターナショナリゼーション"]);
        assert!(breaks.lines(1, 9.0).is_none());
        let torn = breaks.lines(2, 9.0).expect("nothing forbids it");
        assert!(torn.torn > 100.0);
    }

    #[test]
    fn no_line_begins_or_ends_with_what_may_not() {
        for text in [
            "「はじめの一歩」を学ぶ(初級)コース",
            "コーヒーとケーキ、ティー",
            "第10回研修会3年目(上級)",
            "ニューヨーク・シティー",
        ] {
            for count in 2..=4 {
                for (at, line) in broken(text, count).iter().enumerate() {
                    assert!(
                        at == 0 || !line.starts_with(['」', ')', 'ー', '、', '年', '目']),
                        "{line}"
                    );
                    assert!(!line.ends_with(['「', '(', '第']), "{line}");
                }
            }
        }
    }

    #[test]
    fn latin_words_and_numbers_stay_whole() {
        for text in ["LITERACY", "10年", "第3", "C++", "H&B"] {
            assert!(broken(text, 2).is_empty(), "{text}");
        }
        breaks("DX |LEAD");
    }
}
