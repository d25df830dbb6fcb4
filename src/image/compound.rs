//! What it costs to cut a compound. Its words are found one by one; which of them belong closer together only their
//! meaning tells, but mostly they stand in pairs, and after a word that is complete in itself something new begins.

use std::ops::Range;

use super::letters::Script;
use super::seams::{BOUND, GUESSED, PHRASE, WORD};
use super::words::{Around, Piece, pieces};

/// After a word with a suffix, or one that is a name of its own: 推進員|研修.
const COMPLETE: f64 = 2.0;
/// Between two pairs, and before the head of the whole: 会計年度|任用職員.
const PAIRS: f64 = 3.0;
/// Between words of which nothing is known.
const EVEN: f64 = 4.0;
/// Within a pair.
const PAIR: f64 = 5.0;
/// Within a pair that ends the compound: 業務|改善.
const LAST_PAIR: f64 = 9.0;

/// The costs of lines that end within a compound and at its edges, each with the number of letters before.
pub(super) fn cuts(compound: &[char], around: Around) -> Vec<(usize, f64)> {
    let katakana = Script::of(compound[0]) == Script::Katakana;
    let pieces = pieces(compound, around);
    let mut costs = Vec::new();
    let (mut start, mut paired, mut last) = (0, 0, None);
    for (index, &(piece, end)) in pieces.iter().enumerate() {
        let suffix_follows = matches!(pieces.get(index + 1), Some((Piece::Suffix, _)));
        // 働き方|改革: 方 closes no compound, but begins one.
        let opens = index == 1 && around.takes_kanji;
        let seam = match (last, piece) {
            (None, Piece::Suffix) => Some(BOUND),
            (None, Piece::Lone) if around.takes_kanji && compound.len() == 1 => Some(BOUND),
            (None, _) => None,
            (_, Piece::Prefix) if compound[start] == '第' => Some(PHRASE),
            (_, Piece::Suffix) | (Some(Piece::Prefix), _) => Some(BOUND),
            (Some(Piece::Suffix), _) if around.counted && index == 1 => Some(PHRASE),
            (Some(Piece::Lone), _) | (_, Piece::Lone) => Some(GUESSED),
            (Some(Piece::Guessed), _) | (_, Piece::Guessed) if katakana => Some(GUESSED),
            _ if katakana => Some(PAIR),
            (Some(Piece::Suffix), _) if !opens => Some(COMPLETE),
            _ => {
                let head = !suffix_follows && is_head(&compound[start..end]);
                Some(between(compound, start..end, head, paired, pieces.len()))
            }
        };
        let within = match piece {
            Piece::Guessed if !katakana => BOUND,
            _ => WORD,
        };
        costs.extend(seam.map(|seam| (start, seam)));
        costs.extend((start + 1..end).map(|at| (at, within)));
        let complete = piece == Piece::Suffix || end - start > 2 || is_head(&compound[start..end]);
        paired = match piece {
            Piece::Prefix => paired,
            Piece::Suffix if index == 0 && around.takes_kanji => 1,
            _ if suffix_follows => paired,
            _ if complete => 0,
            _ => paired + 1,
        };
        (start, last) = (end, Some(piece));
    }
    if last == Some(Piece::Prefix) {
        costs.push((compound.len(), BOUND));
    }
    costs
}

/// Before a word, when so many others wait for the second of their pair.
fn between(compound: &[char], word: Range<usize>, head: bool, paired: usize, pieces: usize) -> f64 {
    let ends = word.end == compound.len();
    match (head, paired % 2) {
        (true, _) if ends => PAIRS,
        (true, _) => PAIR,
        (false, 0) => PAIRS,
        // 行財政改革|推進員: a long word is complete in itself.
        (false, _) if ends && word.len() > 2 => PAIRS,
        (false, _) if ends => LAST_PAIR,
        (false, _) if pieces == 3 => EVEN,
        (false, _) => PAIR,
    }
}

/// Whether a word is what several words lead to: 養成講座|修了, 新任課長|研修.
pub(super) fn is_head(word: &[char]) -> bool {
    is_one_of(HEADS, word)
}

/// Whether a word is one of those.
pub(super) fn is_one_of(words: &str, word: &[char]) -> bool {
    let mut words = words.split(' ');
    words.any(|each| each.chars().eq(word.iter().copied()))
}

const HEADS: &str = "研修 講座 講習 講義 教室 教育 入門 基礎 基本 応用 実践 実習 演習 初級 中級 上級 試験 検定 合格 修了 認定 本部 会議 大会 制度 計画";
