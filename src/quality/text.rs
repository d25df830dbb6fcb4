//! What can be seen of a text without understanding it: its length, its languages, whether it can be counted.

use crate::catalog::{AchievementVersion, Lang, Localized};

/// Least letters of criteria and of a sentence: Japanese says in one letter what others say in two or more.
const CRITERIA: (usize, usize) = (20, 40);
const SENTENCE: (usize, usize) = (10, 20);

/// Whether every text of the criteria is more than a few words.
pub fn is_long_enough(criteria: &Localized) -> bool {
    criteria.iter().all(|(_, text)| has(text, CRITERIA))
}

/// Whether criteria in some language hold a number or a list: something to count or to tick off.
pub fn is_countable(criteria: &Localized) -> bool {
    let is_item = |line: &str| ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark));
    criteria.iter().any(|(_, text)| {
        text.chars().any(char::is_numeric) || text.lines().map(str::trim_start).any(is_item)
    })
}

/// Whether the sentence is one, and not the name once more.
pub fn says_what_one_can_do(version: &AchievementVersion) -> bool {
    version
        .can_do
        .iter()
        .all(|(lang, text)| has(text, SENTENCE) && version.name.exactly(lang) != Some(text.trim()))
}

/// The keys whose texts lack a language of the site, or English and Japanese where the site has one language.
pub fn without_a_language(version: &AchievementVersion, site: &[Lang]) -> Vec<&'static str> {
    let wanted = match site {
        [_, _, ..] => site,
        _ => &[Lang::JA, Lang::EN],
    };
    let texts = [
        ("name", Some(&version.name)),
        ("image_alt", version.image_alt.as_ref()),
        ("can_do", Some(&version.can_do)),
        ("used_in", version.used_in.as_ref()),
        ("criteria", Some(&version.criteria)),
        ("assessment", version.assessment.as_ref()),
        ("support", version.support.as_ref()),
        ("renewal", version.renewal.as_ref()),
    ];
    let lacks = |text: &Localized| wanted.iter().any(|lang| text.exactly(*lang).is_none());
    texts
        .into_iter()
        .filter_map(|(key, text)| text.filter(|text| lacks(text)).map(|_| key))
        .collect()
}

/// Whether a text has so many letters; fewer are enough of those that are words or syllables.
fn has(text: &str, (dense, sparse): (usize, usize)) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphanumeric());
    let is_dense = letters().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c));
    letters().count() >= if is_dense { dense } else { sparse }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(ja: &str) -> Localized {
        Localized::new([(Lang::JA, ja.to_owned())].into()).expect("one text")
    }

    #[test]
    fn criteria_that_say_nothing_are_short_and_cannot_be_counted() {
        let vague = text("講座を修了すること。");
        assert!(!is_long_enough(&vague) && !is_countable(&vague));
        let sound = text("全4回の講座に参加し、確認テストで80点以上を取ること。");
        assert!(is_long_enough(&sound) && is_countable(&sound));
    }

    #[test]
    fn a_list_can_be_ticked_off() {
        assert!(is_countable(&text("次をすべて満たす。\n\n- 参加\n- 報告")));
        assert!(!is_countable(&text("参加-報告")));
    }

    #[test]
    fn latin_text_takes_more_letters_than_japanese() {
        assert!(has("窓口で説明できる人です", SENTENCE));
        assert!(!has("Can explain it", SENTENCE));
        assert!(has("Explains a procedure at the counter", SENTENCE));
    }
}
