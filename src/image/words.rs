//! The words of a compound: katakana and kanji are written without spaces, and only who knows the words sees the seams.
//!
//! A list holds what titles are often made of. What it does not know stays whole in katakana, and in kanji is taken
//! for words of two, with what begins and ends words beside them: 全|職員, 推進|員.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::letters::Script;

/// What a piece of a compound is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// On the list.
    Known,
    /// Taken for a word.
    Guessed,
    /// Belongs to what follows: 新, 全.
    Prefix,
    /// Belongs to what is before: 員, 化.
    Suffix,
    /// The kanji of a verb whose end is in hiragana.
    Stem,
    /// A kanji that is left over.
    Lone,
}

/// What stands around a compound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Whether a suffix may belong to what is before.
    pub takes_suffix: bool,
    /// Whether a kanji alone belongs to what is before: 書き|方.
    pub takes_kanji: bool,
    /// Whether a prefix may belong to what follows.
    pub takes_prefix: bool,
    /// Whether a number is before it, so that it may begin with what is counted.
    pub counted: bool,
    /// Whether hiragana follow that end a verb.
    pub verb_follows: bool,
}

/// A compound of one script in its pieces, each with where it ends: the cheapest way to make it of words.
pub(super) fn pieces(compound: &[char], around: Around) -> Vec<(Piece, usize)> {
    let length = compound.len();
    // best[end]: the cost of the pieces so far, and the last of them with where it begins.
    let mut best: Vec<Option<(f64, Piece, usize)>> = vec![None; length + 1];
    for end in 1..=length {
        for start in end.saturating_sub(LONGEST)..end {
            let before = match (start, best[start]) {
                (0, _) => 0.0,
                (_, Some((cost, ..))) => cost,
                (_, None) => continue,
            };
            if let Some((piece, cost)) = piece(compound, start..end, around)
                && best[end].is_none_or(|(least, ..)| before + cost < least)
            {
                best[end] = Some((before + cost, piece, start));
            }
        }
    }
    let (mut pieces, mut end) = (Vec::new(), length);
    while let Some((_, piece, start)) = best[end] {
        pieces.push((piece, end));
        end = start;
    }
    pieces.reverse();
    pieces
}

/// Longest piece that is looked at.
const LONGEST: usize = 24;

/// What these letters are within the compound, and how unlikely that is.
fn piece(compound: &[char], at: Range<usize>, around: Around) -> Option<(Piece, f64)> {
    let (first, last) = (at.start == 0, at.end == compound.len());
    let letters = &compound[at];
    let is = |word: &&str| word.chars().eq(letters.iter().copied());
    if first && around.counted && COUNTED.iter().any(is) {
        return Some((Piece::Suffix, 0.3));
    }
    let script = Script::of(letters[0]);
    if is_listed(letters) {
        // In kanji a long word says more than its parts, and any word more than a guess.
        let kanji = 1.2 - 0.35 * letters.len() as f64;
        let cost = if script == Script::Kanji { kanji } else { 1.0 };
        return Some((Piece::Known, cost));
    }
    if script == Script::Katakana {
        return katakana(letters, first && last);
    }
    match *letters {
        [letter] => {
            let suffix = SUFFIXES.contains(letter) && (!first || around.takes_suffix);
            let prefix = PREFIXES.contains(letter) && (!last || around.takes_prefix);
            Some(match (suffix, prefix) {
                _ if last && around.verb_follows => (Piece::Stem, 0.8),
                (true, _) => (Piece::Suffix, 0.8),
                (_, true) => (Piece::Prefix, 0.9),
                _ => (Piece::Lone, 3.0),
            })
        }
        [_, _] => Some((Piece::Guessed, 1.4)),
        // A name: 八丁堀.
        [_, _, _] if first && !is_listed(&letters[..2]) && !is_listed(&letters[1..]) => {
            Some((Piece::Guessed, 2.4))
        }
        _ => None,
    }
}

fn is_listed(letters: &[char]) -> bool {
    LIST.contains(letters.iter().collect::<String>().as_str())
}

/// Letters between known words are a word if they can be one.
fn katakana(letters: &[char], whole: bool) -> Option<(Piece, f64)> {
    let begins = |end: &&str| end.chars().zip(letters).all(|(a, b)| a == *b);
    let torn = letters.len() < 3 || INNER.contains(letters[0]) || ENDS.iter().any(begins);
    (whole || !torn).then_some((Piece::Guessed, 2.0 + 0.5 * letters.len() as f64))
}

/// Letters that begin no word.
const INNER: &str = "ァィゥェォッャュョヮヵヶーンヲ";
/// What only ends words: an unknown word that seems to begin with it is the end of a longer one.
const ENDS: [&str; 12] = [
    "シップ",
    "リング",
    "ティング",
    "ニング",
    "ライズ",
    "イング",
    "ション",
    "メント",
    "ネス",
    "リスト",
    "リティ",
    "ティブ",
];
/// What is counted, in more than one kanji; of one, [`Place`](super::letters::Place) knows.
const COUNTED: [&str; 16] = [
    "年度", "年目", "年生", "年間", "日間", "日目", "回目", "時間", "週間", "週目", "歳児", "段階",
    "周年", "世紀", "期生", "種類",
];
/// Kanji that end words.
const SUFFIXES: &str = "員者法的化性力士師長課係補会級家官館院所署局部科室店社校園場省庁県市町村区団隊班症病体型式用別税料費金券証書簿表図集録誌論学語人民子手業職権制案器機車品物財線路地点時期代版号回度率量額感観史祭賞展剤薬食服楽術道系向後中内外間方";
/// Kanji that begin words.
const PREFIXES: &str =
    "新再全多非未各諸超高無不副総主準元前現旧最初小大中本当同両助仮低異他反被要対古生約毎第";

static LIST: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#'));
    words.flat_map(str::split_whitespace).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    /// The compound without its bars is made of these pieces.
    #[track_caller]
    fn made_of(expected: &str) {
        let compound: Vec<char> = expected.chars().filter(|c| *c != '|').collect();
        let around = Around {
            takes_suffix: false,
            takes_kanji: false,
            takes_prefix: false,
            counted: false,
            verb_follows: false,
        };
        let mut start = 0;
        let mut found = Vec::new();
        for (_, end) in pieces(&compound, around) {
            found.push(compound[start..end].iter().collect::<String>());
            start = end;
        }
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn compounds_are_cut_between_words() {
        made_of("プロジェクト|マネージャー");
        made_of("サイバー|セキュリティ");
        made_of("防火|設備|士|資格|更新|研修");
        made_of("全|職員|研修");
        made_of("新|制度|説明|会");
    }

    #[test]
    fn an_unknown_word_of_katakana_stays_whole() {
        made_of("インターナショナリゼーション");
        made_of("メンバーズ");
        made_of("リーダーシップ");
        made_of("ペアレント|メンター");
    }

    #[test]
    fn the_list_holds_each_word_once_and_in_one_script() {
        let lines = include_str!("words.txt").lines();
        let words = lines.filter(|line| !line.starts_with('#'));
        let words: Vec<_> = words.flat_map(str::split_whitespace).collect();
        assert_eq!(words.len(), LIST.len());
        for word in words {
            let letters: Vec<_> = word.chars().collect();
            let script = Script::of(letters[0]);
            assert!(matches!(script, Script::Katakana | Script::Kanji), "{word}");
            assert!(letters.iter().all(|c| Script::of(*c) == script), "{word}");
        }
    }
}
