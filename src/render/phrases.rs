//! Where a Japanese title may be broken: between phrases, as a reader would pause, and nowhere else.
//!
//! A model trained on text that people broke (BudouX) finds the phrases of sentences. It leaves compounds whole, however long;
//! those are broken where kanji and katakana meet. What no line may begin or end with, words in Latin letters and numbers
//! with their units are kept together as on the pictures of badges.

use budoux_phf_rs::Parser;

use super::value::escape;
use crate::image::letters::{Place, Script, width};

/// As many letters as fit on a line of a heading on the narrowest telephone leave room for twice this.
const LONG: f64 = 6.0;
/// Kanji that end a word, and so go with the katakana before them: デジタル化, コース別.
const ENDINGS: &str = "化的性者型用別制式力";
/// What a number counts and a new word follows: 第3回|窓口対応.
const COUNTED: &str = "回級期号";
/// After these a particle belongs to what they close: 「はじめ」を.
const CLOSING: &str = ")]}）］｝」』】〉》〕";
/// What one breath says with the に before it.
const AFTER_NI: [&str; 10] = [
    "よる", "よっ", "より", "つい", "おけ", "おい", "対す", "関す", "基づ", "もと",
];

/// The text as HTML, with a `<wbr>` wherever it may be broken.
pub fn html(text: &str) -> String {
    let phrases: Vec<String> = phrases(text).into_iter().map(escape).collect();
    phrases.join("<wbr>")
}

/// The text in pieces that no line should break.
fn phrases(text: &str) -> Vec<&str> {
    let letters: Vec<char> = text.chars().collect();
    let mut clauses = Vec::new();
    let mut taken = 0;
    Parser::japanese_parser().parse_with(text, |clause| {
        taken += clause.chars().count();
        clauses.push(taken);
    });
    let ends = |at: &usize| may_break(&letters, *at) && ends_clause(&letters, *at, &clauses);
    let mut breaks: Vec<usize> = (1..letters.len()).filter(ends).collect();
    let wholes = [&[0], &breaks[..], &[letters.len()]].concat();
    let long = wholes
        .windows(2)
        .filter(|whole| width(&letters[whole[0]..whole[1]]) > LONG);
    let seams = long
        .flat_map(|whole| whole[0] + 1..whole[1])
        .filter(|at| may_break(&letters, *at) && is_seam(&letters, *at));
    breaks.extend(seams.collect::<Vec<_>>());
    breaks.sort_unstable();
    cut(text, &breaks)
}

/// Whether a line may end before `letters[at]` and lose nothing; a space breaks of itself.
fn may_break(letters: &[char], at: usize) -> bool {
    let spaced = letters[at - 1].is_whitespace() || letters[at].is_whitespace();
    !spaced && Place::before(letters, at) != Place::Never
}

/// Whether a reader pauses there: the model says so, or a mark does. Within kanji or katakana it only guesses: 方|針.
fn ends_clause(letters: &[char], at: usize, clauses: &[usize]) -> bool {
    let goes_on = |words: &&str| letters[at..].iter().take(2).copied().eq(words.chars());
    let one_breath = letters[at - 1] == 'に' && AFTER_NI.iter().any(goes_on);
    let particle = CLOSING.contains(letters[at - 1]) && Script::of(letters[at]) == Script::Hiragana;
    let marked = Place::before(letters, at) == Place::Free;
    let scripts = (Script::of(letters[at - 1]), Script::of(letters[at]));
    let guessed = matches!(
        scripts,
        (Script::Kanji, Script::Kanji) | (Script::Katakana, Script::Katakana)
    );
    (marked && !particle) || (clauses.contains(&at) && !one_breath && !guessed)
}

/// Whether two words of a compound meet there.
fn is_seam(letters: &[char], at: usize) -> bool {
    let (before, after) = (letters[at - 1], letters[at]);
    let kanji = |letter: &&char| Script::of(**letter) == Script::Kanji;
    match (Script::of(before), Script::of(after)) {
        (Script::Kanji, Script::Katakana) => {
            letters[..at].iter().rev().take_while(kanji).count() > 1
        }
        (Script::Katakana, Script::Kanji) => {
            !ENDINGS.contains(after) && letters[at..].iter().take_while(kanji).count() > 1
        }
        (Script::Hiragana, Script::Katakana) => true,
        (Script::Kanji, Script::Kanji) => {
            let counts = at > 1 && letters[at - 2].is_numeric() && COUNTED.contains(before);
            let made = at > 1 && before == '化' && Script::of(letters[at - 2]) == Script::Katakana;
            after == '第' || counts || made
        }
        _ => false,
    }
}

/// The text cut before the letters of these numbers.
fn cut<'t>(text: &'t str, breaks: &[usize]) -> Vec<&'t str> {
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let bytes = breaks.iter().map(|at| starts[*at]);
    let ends = bytes.clone().chain([text.len()]);
    let begins = [0].into_iter().chain(bytes);
    begins.zip(ends).map(|(from, to)| &text[from..to]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without its bars may be broken at the bars, and nowhere else but at its spaces.
    #[track_caller]
    fn breaks(expected: &str) {
        let text: String = expected.split('|').collect();
        assert_eq!(phrases(&text).join("|"), expected);
    }

    #[test]
    fn titles_break_where_a_reader_accepts_it() {
        breaks("デジタルの|基礎");
        breaks("デジタル|推進|リーダー|養成講座修了");
        breaks("地域防災|コーディネーター|(初級)");
        breaks("政策立案・|EBPM基礎|(統計と|因果)");
        breaks("やさしい|日本語で|伝える|窓口対応");
        breaks("情報|セキュリティ|年次研修");
        breaks("オープンデータ|活用|コントリビューター");
        breaks("DX推進|リーダー");
        breaks("生成AI活用|ガイドライン|研修");
        breaks("行政法入門|(地方公務員の|ための|基礎)");
        breaks("令和8年度|第3回|窓口対応研修");
        breaks("会計年度任用職員の|ための|パソコン入門");
        breaks("Excel 2024による|表計算の|基礎");
        breaks("デジタル化|推進計画の|立て方");
        breaks("多文化共生|サポーター|養成講座");
        breaks("しおみの|DXパスポート ステップ4 業務改善の|実践");
        breaks("データに基づく|政策立案|(EBPM)|基礎|(昇任選考活用型)");
        breaks("受け取った|バッジが|本物か、|今も|有効かを|確かめます。");
    }

    #[test]
    fn words_and_numbers_with_their_units_stay_whole() {
        for text in [
            "方針",
            "Open Badges 3.0",
            "第10回",
            "2026年度",
            "C++",
            "100%",
            "",
        ] {
            assert_eq!(phrases(text), [text], "{text}");
        }
        breaks("3年以内に|5GB以上の|データを|扱う");
    }

    #[test]
    fn a_bar_of_the_author_is_a_letter_like_others() {
        assert!(!html("a|b").contains("wbr"));
    }

    #[test]
    fn every_letter_stays_and_is_escaped() {
        let html = html("<基礎>の「はじめ」を&学ぶ\u{0}");
        assert_eq!(
            html.replace("<wbr>", ""),
            "&lt;基礎&gt;の「はじめ」を&amp;学ぶ"
        );
        assert!(html.contains("の<wbr>「はじめ」を"), "{html}");
    }

    #[test]
    fn no_line_begins_or_ends_with_what_may_not() {
        for text in [
            "「はじめの一歩」を学ぶ(初級)コース",
            "コーヒーとケーキ、ティー",
            "ニューヨーク・シティーの研究",
            "行政法入門(地方公務員のための)",
        ] {
            for phrase in phrases(text).iter().skip(1) {
                let first = phrase.chars().next().expect("no phrase is empty");
                assert!(!"、。)」ーっゃュ".contains(first), "{phrase} of {text}");
            }
        }
    }
}
