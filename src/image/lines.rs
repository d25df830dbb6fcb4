//! Breaks a title into lines as a Japanese reader would, and finds the size at which they fit.
//!
//! The author's `|` wins. Otherwise the breaks with the least ragged lines are taken, at places that
//! JIS X 4051 (kinsoku) allows and that do not tear a word apart where another place is at hand.

use super::font::{Fonts, Run};

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
    /// The line that is too wide even at the smallest size, or the first of too many.
    Line(String),
}

/// More characters than fit into any of our rooms; the search for breaks is cubic.
const LONGEST: usize = 120;

/// Sets a text into a room: as few lines as keep it large, and no word torn for a little size.
pub(super) fn fit(text: &str, fonts: &Fonts, room: &Room<'_>) -> Result<Fitted, Unfit> {
    let most = room.widths.len();
    if text.chars().count() > LONGEST {
        return Err(Unfit::Line(text.chars().take(40).chain(['…']).collect()));
    }
    let choices = if text.contains('|') {
        let lines: Vec<String> = text.split('|').map(|line| line.trim().to_owned()).collect();
        if let Some(line) = lines.get(most) {
            return Err(Unfit::Line(line.clone()));
        }
        vec![Broken { lines, torn: 0.0 }]
    } else {
        (1..=most)
            .filter_map(|count| broken(text.trim(), count))
            .collect()
    };
    let mut best: Option<(f64, Fitted)> = None;
    let mut widest = String::new();
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
        // A line more has to pay with letters that are clearly larger.
        let score = size * 0.85_f64.powi(runs.len() as i32) / (1.0 + torn / 20.0);
        if best.as_ref().is_none_or(|(least, _)| score > *least) {
            best = Some((score, Fitted { lines: runs, size }));
        }
    }
    best.map(|(_, fitted)| fitted).ok_or(Unfit::Line(widest))
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

/// The least ragged way to break a text into this many lines, if there is one.
pub(crate) fn broken(text: &str, count: usize) -> Option<Broken> {
    let chars: Vec<char> = text.chars().collect();
    let ideal = width(&chars) / count as f64;
    // Where the author left spaces, other places are second best.
    let elsewhere = if chars.iter().any(|c| c.is_whitespace()) {
        8.0
    } else {
        0.0
    };
    let tear =
        |end: usize| tear(&chars, end).map(|tear| if tear > 0.0 { tear + elsewhere } else { 0.0 });
    // best[line][end]: the cost of the lines so far, and where the last of them begins.
    let mut best = vec![vec![None::<(f64, usize)>; chars.len() + 1]; count + 1];
    best[0][0] = Some((0.0, 0));
    for line in 1..=count {
        for end in 1..=chars.len() {
            let Some(tear) = tear(end) else {
                continue;
            };
            for start in 0..end {
                let Some((before, _)) = best[line - 1][start] else {
                    continue;
                };
                let ragged = width(&chars[start..end]) - ideal;
                let cost = before + ragged * ragged + tear;
                // Of equals the last: what ends a title tends to be short (基礎, 入門, 研修).
                if best[line][end].is_none_or(|(least, _)| cost <= least) {
                    best[line][end] = Some((cost, start));
                }
            }
        }
    }
    let (mut end, mut torn) = (chars.len(), 0.0);
    let mut lines = Vec::new();
    for line in (1..=count).rev() {
        torn += tear(end)?;
        let (_, start) = best[line][end]?;
        lines.push(
            chars[start..end]
                .iter()
                .collect::<String>()
                .trim()
                .to_owned(),
        );
        end = start;
    }
    lines.reverse();
    lines
        .iter()
        .all(|line| !line.is_empty())
        .then_some(Broken { lines, torn })
}

/// Rough width in em, good enough to compare lines.
pub(crate) fn width(chars: &[char]) -> f64 {
    chars
        .iter()
        .map(|c| if c.is_ascii() { 0.55 } else { 1.0 })
        .sum()
}

/// What it costs to break before `chars[at]`, nothing at the end; `None` where it is forbidden.
pub(crate) fn tear(chars: &[char], at: usize) -> Option<f64> {
    if at == chars.len() {
        return Some(0.0);
    }
    let (before, after) = (chars[at - 1], chars[at]);
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || is_mark(after) {
        return None;
    }
    if before.is_whitespace() {
        return None;
    }
    if after.is_whitespace() || NOT_LAST.contains(after) || NOT_FIRST_CLOSING.contains(before) {
        return Some(0.0);
    }
    match (Script::of(before), Script::of(after)) {
        (Script::Latin, Script::Latin) => None,
        // A number and its counter, and 第3.
        (Script::Latin, Script::Kanji) if before.is_ascii_digit() && COUNTERS.contains(after) => {
            None
        }
        (Script::Kanji, Script::Latin) if before == '第' => None,
        (Script::Katakana, Script::Katakana) => Some(60.0),
        (Script::Hiragana, Script::Hiragana) if PARTICLES.contains(before) => Some(10.0),
        (Script::Hiragana, Script::Hiragana) => Some(24.0),
        (_, Script::Hiragana) => Some(20.0),
        (Script::Hiragana, _) if PARTICLES.contains(before) => Some(0.5),
        (Script::Kanji, Script::Kanji) if after == '第' => Some(1.0),
        (Script::Kanji, Script::Kanji) => {
            // Most compounds are of two kanji, and what ends one is: 行政法|入門.
            let in_word = |&&c: &&char| c != '第' && Script::of(c) == Script::Kanji;
            let rest = chars[at..].iter().take_while(in_word).count();
            Some(if rest.is_multiple_of(2) { 4.0 } else { 12.0 })
        }
        _ => Some(2.0),
    }
}

/// Characters that no line begins with.
const NOT_FIRST: &str = "、。，．・：；？！）］｝」』】〉》〕々ー〜～…‥ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%％";
/// Of these, the ones behind which a break is natural.
const NOT_FIRST_CLOSING: &str = "、。，．・：；？！）］｝」』】〉》〕,:;?!)]}";
/// Characters that no line ends with.
const NOT_LAST: &str = "（［｛「『【〈《〔([{#＃￥¥$";
const COUNTERS: &str = "年月日回級歳時分秒円名人件課程段階単位個項章条号期";
const PARTICLES: &str = "のとをにではがやへも";

fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Hiragana,
    Katakana,
    Kanji,
    Other,
}

impl Script {
    pub(crate) fn of(c: char) -> Self {
        match c {
            'ぁ'..='ゟ' => Self::Hiragana,
            'ァ'..='ヿ' => Self::Katakana,
            '々'
            | '〆'
            | '一'..='鿿'
            | '㐀'..='䶿'
            | '豈'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Kanji,
            '-' | '\'' | '’' | '&' | '+' | '/' | '_' | '@' => Self::Latin,
            c if c.is_alphanumeric() => Self::Latin,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without its bars is broken at the bars.
    #[track_caller]
    fn breaks(expected: &str) {
        let text: String = expected.split('|').collect();
        let expected = expected.replace(" |", "|");
        let count = expected.split('|').count();
        assert_eq!(
            broken(&text, count)
                .map(|broken| broken.lines.join("|"))
                .as_deref(),
            Some(expected.as_str())
        );
    }

    #[test]
    fn titles_break_where_a_reader_would_break_them() {
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
    fn no_line_begins_or_ends_with_what_may_not() {
        for text in [
            "「はじめの一歩」を学ぶ(初級)コース",
            "コーヒーとケーキ、ティー",
            "第10回研修会3年目(上級)",
            "ニューヨーク・シティー",
        ] {
            for count in 2..=4 {
                for (at, line) in broken(text, count)
                    .into_iter()
                    .flat_map(|broken| broken.lines)
                    .enumerate()
                {
                    assert!(
                        at == 0 || !NOT_FIRST.contains(line.chars().next().expect("not empty")),
                        "{line}"
                    );
                    assert!(
                        !NOT_LAST.contains(line.chars().last().expect("not empty")),
                        "{line}"
                    );
                }
            }
        }
    }

    #[test]
    fn latin_words_and_numbers_stay_whole() {
        for text in ["LITERACY", "10年", "第3", "C++", "H&B"] {
            assert!(broken(text, 2).is_none(), "{text}");
        }
        breaks("DX |LEAD");
    }
}
