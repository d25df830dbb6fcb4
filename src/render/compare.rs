//! Two texts to what was taken out of the one and put into the other, phrase by phrase.

use super::value::escape;

/// A text in pieces, each with whether the other text lacks it.
type Pieces<'t> = Vec<(&'t str, bool)>;

/// Steps that finding the common phrases may take; longer texts are shown as they are.
const MOST_STEPS: usize = 1_000_000;

/// Both texts as HTML: in the first what the second lacks stands in `<del>`, in the second what is new in `<ins>`. Texts with
/// little in common are marked nowhere: all of them changed.
pub fn compare(before: &str, after: &str) -> (String, String) {
    let (old, new) = (pieces(before), pieces(after));
    let (old, new) = match common(&old, &new) {
        Some(common) => marked(&old, &new, &common),
        None => (whole(before), whole(after)),
    };
    (html(&old, "del"), html(&new, "ins"))
}

fn whole(text: &str) -> Pieces<'_> {
    vec![(text, false)]
}

/// A word of Latin letters, a run of kanji, hiragana or katakana, or any other character by itself.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let sort = sort(c);
        if at > from && (sort != last || sort.is_none()) {
            pieces.push(&text[from..at]);
            from = at;
        }
        last = sort;
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}

/// What a character forms phrases with; nothing if it stands alone.
fn sort(c: char) -> Option<u8> {
    match c {
        'ぁ'..='ゟ' => Some(1),
        'ァ'..='ヿ' => Some(2),
        '々' | '一'..='鿿' | '㐀'..='䶿' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
            Some(3)
        }
        c if c.is_numeric() => Some(4),
        c if c.is_alphabetic() => Some(5),
        _ => None,
    }
}

/// Places of the phrases that both have, in order; `None` when they have too little in common to be worth marking.
fn common(old: &[&str], new: &[&str]) -> Option<Vec<(usize, usize)>> {
    let same_start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same_start;
    let ends = old.iter().rev().zip(new.iter().rev()).take(rest);
    let same_end = ends.take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - same_end, new.len() - same_end);
    let between = longest(&old[same_start..old_end], &new[same_start..new_end])?;
    let mut places: Vec<_> = (0..same_start).map(|at| (at, at)).collect();
    places.extend(
        between
            .into_iter()
            .map(|(a, b)| (a + same_start, b + same_start)),
    );
    places.extend((0..same_end).map(|at| (old_end + at, new_end + at)));
    let kept: usize = places.iter().map(|(at, _)| old[*at].len()).sum();
    let shorter = length(old).min(length(new));
    (shorter > 0 && kept * 3 >= shorter).then_some(places)
}

fn length(pieces: &[&str]) -> usize {
    pieces.iter().map(|piece| piece.len()).sum()
}

/// The longest common sequence of phrases.
fn longest(old: &[&str], new: &[&str]) -> Option<Vec<(usize, usize)>> {
    if old.len().saturating_mul(new.len()) > MOST_STEPS {
        return None;
    }
    // best[a][b]: bytes that old from `a` and new from `b` on have in common.
    let mut best = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            let kept = (old[a] == new[b]).then(|| best[a + 1][b + 1] + old[a].len());
            best[a][b] = kept.unwrap_or(0).max(best[a + 1][b]).max(best[a][b + 1]);
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut places = Vec::new();
    while a < old.len() && b < new.len() {
        if old[a] == new[b] && best[a][b] == best[a + 1][b + 1] + old[a].len() {
            places.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if best[a + 1][b] >= best[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    Some(places)
}

fn marked<'t>(
    old: &[&'t str],
    new: &[&'t str],
    common: &[(usize, usize)],
) -> (Pieces<'t>, Pieces<'t>) {
    let pieces = |all: &[&'t str], kept: Vec<usize>| {
        let lacks = |at: usize| kept.binary_search(&at).is_err();
        let each = all.iter().enumerate();
        each.map(|(at, piece)| (*piece, lacks(at))).collect()
    };
    (
        pieces(old, common.iter().map(|(at, _)| *at).collect()),
        pieces(new, common.iter().map(|(_, at)| *at).collect()),
    )
}

/// Neighbours of one sort share a mark; white space alone has none.
fn html(pieces: &[(&str, bool)], mark: &str) -> String {
    let mut html = String::new();
    for run in pieces.chunk_by(|one, other| one.1 == other.1) {
        let text: String = run.iter().map(|(piece, _)| escape(piece)).collect();
        if run[0].1 && !text.trim().is_empty() {
            html.push_str(&format!("<{mark}>{text}</{mark}>"));
        } else {
            html.push_str(&text);
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[track_caller]
    fn becomes(before: &str, after: &str, old: &str, new: &str) {
        assert_eq!(compare(before, after), (old.to_owned(), new.to_owned()));
    }

    #[test]
    fn only_the_phrases_that_differ_are_marked() {
        becomes(
            "講座(4時間)に出席し、70点以上を取る。",
            "講座(6時間)に出席し、80点以上を取る。",
            "講座(<del>4</del>時間)に出席し、<del>70</del>点以上を取る。",
            "講座(<ins>6</ins>時間)に出席し、<ins>80</ins>点以上を取る。",
        );
        becomes(
            "合格証の確認",
            "合格証の確認、または修了試験",
            "合格証の確認",
            "合格証の確認<ins>、または修了試験</ins>",
        );
        becomes(
            "Two people mark it.",
            "Three people mark it.",
            "<del>Two</del> people mark it.",
            "<ins>Three</ins> people mark it.",
        );
    }

    #[test]
    fn texts_with_little_in_common_are_shown_without_marks() {
        becomes("出席すること。", "Hand in.", "出席すること。", "Hand in.");
        becomes("", "出席すること。", "", "出席すること。");
    }

    #[test]
    fn text_stays_text() {
        becomes(
            "a <b> & 1",
            "a <b> & 2",
            "a &lt;b&gt; &amp; <del>1</del>",
            "a &lt;b&gt; &amp; <ins>2</ins>",
        );
    }

    #[test]
    fn texts_too_long_to_compare_cost_no_more_than_they_are_long() {
        let (one, other) = ("あ、".repeat(40_000), "い、".repeat(40_000));
        assert_eq!(compare(&one, &other), (one, other));
    }
}
