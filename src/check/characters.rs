//! Characters that text should not hold, and names that cannot be told apart.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::report::problems::is_hidden;
use crate::report::{Place, Report};

/// Reports the first control, hidden, lost and private character each. Whether the text may be used.
pub fn check(text: &str, at: &Place, report: &mut Report) -> bool {
    if text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n')) {
        return true;
    }
    let control = text
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if let Some(c) = control {
        report.control_character(at.clone(), c);
    }
    let hidden = text.chars().find(|c| is_hidden(*c));
    if let Some(c) = hidden {
        report.hidden_character(at.clone(), c);
    }
    let lost = text.contains(char::REPLACEMENT_CHARACTER);
    if lost {
        report.replacement_character(at.clone());
    }
    if let Some(c) = text.chars().find(|c| is_private(*c)) {
        report.private_use_character(at.clone(), c);
    }
    control.is_none() && hidden.is_none() && !lost
}

/// The private use areas, where makers of gaiji put their letters.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The first word that mixes scripts whose letters look alike.
pub fn mixed_word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphabetic()).find(|word| {
        let scripts = [is_latin, is_greek, is_cyrillic];
        let used = scripts.iter().filter(|of| word.chars().any(of)).count();
        used > 1
    })
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{ff21}'..='\u{ff5a}')
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Names of one kind, by what they look like.
#[derive(Debug, Default)]
pub struct Lookalikes(BTreeMap<String, Place>);

impl Lookalikes {
    /// Reports a name that mixes scripts, or that looks like one that was added before.
    pub fn add(&mut self, name: &str, at: Place, report: &mut Report) {
        if let Some(word) = mixed_word(name) {
            report.mixed_script(at.clone(), word);
        }
        match self.0.entry(skeleton(name)) {
            std::collections::btree_map::Entry::Occupied(first) => {
                report.confusable_name(at, name, first.get());
            }
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(at);
            }
        }
    }
}

/// What a name looks like: width, case and space left out, and one letter for those that share a shape.
fn skeleton(name: &str) -> String {
    name.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace())
        .map(shape)
        .collect()
}

/// A few dozen letters that fonts draw alike (after Unicode UTS #39), among them kana and kanji.
fn shape(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' | 'ε' => 'e',
        'һ' | 'н' | 'η' => 'h',
        'і' | 'ı' | 'ι' | 'l' | '1' | '|' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ո' | 'ν' => 'n',
        'о' | 'ο' | '0' | '〇' | '○' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ェ' | 'エ' => '工',
        'ォ' | 'オ' => '才',
        'カ' | 'ヵ' => '力',
        'タ' => '夕',
        'ト' => '卜',
        'ニ' => '二',
        'ハ' => '八',
        'ミ' => '三',
        'ロ' => '口',
        'へ' => 'ヘ',
        'べ' => 'ベ',
        'ぺ' => 'ペ',
        'り' => 'リ',
        'ー' | '-' | '‐' | '–' | '—' | '−' | '―' => '一',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Code;

    fn codes(text: &str) -> Vec<Code> {
        let mut report = Report::default();
        check(text, &Place::file("x"), &mut report);
        report.sorted().iter().map(|d| d.code).collect()
    }

    #[test]
    fn names_of_people_pass_as_they_are() {
        for name in [
            "髙砂 美月",
            "岬﨑 蓮",
            "𠮷野 葛\u{e0100}飾",
            "マリベル・カザルタ",
            "محمد علي",
            "דָּוִד",
            "नरेन्द्र\u{200d}",
            "O'Brien-Łukasz",
        ] {
            assert_eq!(codes(name), [], "{name}");
        }
    }

    #[test]
    fn characters_that_act_unseen_are_reported() {
        assert_eq!(codes("a\u{1b}[31m"), [Code::ControlCharacter]);
        assert_eq!(codes("a\u{85}"), [Code::ControlCharacter]);
        assert_eq!(codes("abc\u{202e}cba"), [Code::HiddenCharacter]);
        assert_eq!(codes("a\u{200b}b"), [Code::HiddenCharacter]);
        assert_eq!(codes("a\u{2028}b"), [Code::HiddenCharacter]);
        assert_eq!(codes("a\u{ffff}b"), [Code::HiddenCharacter]);
        assert_eq!(codes("a\u{fdd0}b"), [Code::HiddenCharacter]);
        assert_eq!(codes("髙\u{fffd}"), [Code::ReplacementCharacter]);
        assert_eq!(codes("外字\u{e001}"), [Code::PrivateUseCharacter]);
    }

    #[test]
    fn imitations_of_a_name_are_noticed_and_other_names_are_not() {
        assert_eq!(mixed_word("Shiomino Сity"), Some("Сity"));
        assert_eq!(mixed_word("DX推進 α版"), None);
        let same = |a, b| skeleton(a) == skeleton(b);
        assert!(same("раура1", "paypal"));
        assert!(same("エ業 大学", "工業大学"));
        assert!(same("ＤＸ ロード", "DX口一ド"));
        assert!(!same("汐見野市", "夕見野市"));
        assert!(!same("ステップ1", "ステップ2"));
    }
}
