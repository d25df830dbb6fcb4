//! Names of places that hold together although a letter within them looks like a particle: 霞が関, 市ヶ谷, お茶の水.

use std::ops::Range;

use super::letters::Script;

/// Where such names stand in a title, in order.
pub(super) fn place_names(chars: &[char]) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    for at in 0..chars.len() {
        if let Some(name) = listed(chars, at).or_else(|| joined(chars, at))
            && names.last().is_none_or(|last| last.end <= name.start)
        {
            names.push(name);
        }
    }
    names
}

/// A name of the list that begins here.
fn listed(chars: &[char], at: usize) -> Option<Range<usize>> {
    let begins = |name: &&str| {
        let length = name.chars().count();
        let letters = chars.get(at..at + length);
        letters.is_some_and(|letters| name.chars().eq(letters.iter().copied()))
    };
    let name = LIST.split(' ').find(begins)?;
    Some(at..at + name.chars().count())
}

/// Kanji, a ヶ or ケ, and a kanji; or kanji and が丘. A short word before belongs to it: 自由が丘.
fn joined(chars: &[char], at: usize) -> Option<Range<usize>> {
    let is_kanji = |c: &char| Script::of(*c) == Script::Kanji;
    let after = chars.get(at + 1).filter(|c| is_kanji(c))?;
    let joins = matches!(chars[at], 'ヶ' | 'ケ') || chars[at] == 'が' && *after == '丘';
    let before = chars[..at].iter().rev().take_while(|c| is_kanji(c)).count();
    match before {
        _ if !joins => None,
        0 => None,
        1..=3 => Some(at - before..at + 2),
        _ => Some(at - 1..at + 2),
    }
}

/// の, ノ and が mostly are what they look like, so that only the list knows these.
const LIST: &str = "お茶の水 御茶の水 お茶ノ水 御茶ノ水 溝の口 溝ノ口 虎の門 虎ノ門 丸の内 丸ノ内 井の頭 堀の内 堀ノ内 隠岐の島 \
                    西ノ島 道の駅 霞が関 関が原 茅が崎 鎌が谷 槍が岳 駒が根 袖が浦";

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let names = place_names(&chars).into_iter();
        names.map(|name| chars[name].iter().collect()).collect()
    }

    #[test]
    fn names_of_places_are_seen_and_particles_are_not() {
        assert_eq!(found("霞が関と市ヶ谷まちあるき"), ["霞が関", "市ヶ谷"]);
        assert_eq!(found("お茶の水博士講座"), ["お茶の水"]);
        assert_eq!(found("東京都袖ケ浦"), ["袖ケ浦"]);
        assert_eq!(found("自由が丘防災"), ["自由が丘"]);
        assert_eq!(found("市民が守る町の水"), Vec::<String>::new());
        assert_eq!(found("ヶ谷"), Vec::<String>::new());
    }
}
