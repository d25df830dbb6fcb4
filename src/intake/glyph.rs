//! Letters that are one letter in two forms: 髙 and 高. A name is kept to the last stroke; only to ask whether two names may be
//! one are its letters folded.

use unicode_normalization::UnicodeNormalization;

/// Each form and the one it is folded to. Forms that Unicode itself folds (U+FA10, U+F929) need no entry.
const FORMS: &[(&str, char)] = &[
    ("髙", '高'),
    ("﨑嵜碕", '崎'),
    ("𠮷", '吉'),
    ("邊邉", '辺'),
    ("齋", '斎'),
    ("齊", '斉'),
    ("濱濵", '浜'),
    ("澤", '沢'),
    ("櫻", '桜'),
    ("廣", '広'),
    ("國", '国'),
    ("嶋嶌", '島'),
    ("眞", '真'),
    ("德", '徳'),
    ("惠", '恵'),
    ("榮", '栄'),
    ("瀨", '瀬'),
    ("栁", '柳'),
    ("條", '条'),
    ("藏", '蔵'),
    ("豐", '豊'),
    ("龍", '竜'),
    ("瀧", '滝'),
    ("靜", '静'),
    ("槇", '槙'),
    ("堯", '尭'),
    ("遙", '遥'),
    ("冨", '富'),
    ("峯", '峰'),
    ("凜", '凛'),
    ("桒", '桑'),
    ("淺", '浅'),
    ("關", '関'),
    ("學", '学'),
    ("寬", '寛'),
    ("圓", '円'),
    ("萬", '万'),
    ("與", '与'),
    ("壽", '寿'),
    ("實", '実'),
    ("緣", '縁'),
    ("黑", '黒'),
    ("曻", '昇'),
    ("彌", '弥'),
    ("禮", '礼'),
    ("祿", '禄'),
    ("晉", '晋'),
    ("莊", '荘'),
    ("聰", '聡'),
    ("顯", '顕'),
    ("飜", '翻'),
    ("埜", '野'),
    ("舘", '館'),
    ("籐", '藤'),
    ("渕淵", '渊'),
    ("橫", '横'),
    ("戶戸", '户'),
    ("內", '内'),
    ("吳", '呉'),
    ("奧", '奥'),
    ("將", '将'),
    ("巢", '巣'),
    ("敎", '教'),
    ("曾", '曽'),
    ("來", '来'),
    ("應", '応'),
    ("讓", '譲'),
    ("鄕", '郷'),
    ("鹽", '塩'),
    ("鐵", '鉄'),
    ("會", '会'),
    ("葢", '蓋'),
];

/// The text without the space in it, letter by letter as written.
pub fn letters(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text with every letter in its common form.
pub fn common(name: &str) -> String {
    let selector = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    let plain = name.chars().filter(|c| !selector(*c) && !c.is_whitespace());
    plain.nfkc().map(form).collect()
}

/// The first letters in which two names of one common form differ.
pub fn difference(one: &str, other: &str) -> Option<(char, char)> {
    let (one, other) = (letters(one), letters(other));
    one.chars().zip(other.chars()).find(|(a, b)| a != b)
}

fn form(c: char) -> char {
    FORMS
        .iter()
        .find(|(forms, _)| forms.contains(c))
        .map_or(c, |(_, common)| *common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_letter_are_alike_and_different_letters_are_not() {
        for (one, other) in [
            ("髙砂 美月", "高砂　美月"),
            ("岬﨑 蓮", "岬崎 蓮"),
            ("岬﨑", "岬嵜"),
            ("渡邊", "渡邉"),
            ("𠮷野", "吉野"),
            ("辻\u{e0100}", "辻"),
            ("\u{fa10}", "塚"),
            ("\u{f929}", "朗"),
            ("齋藤", "斎藤"),
            ("戶田", "戸田"),
        ] {
            assert_eq!(common(one), common(other));
            assert_ne!(letters(one), letters(other));
        }
        assert_ne!(common("斎藤"), common("斉藤"));
        assert_ne!(common("高砂"), common("高田"));
        assert_eq!(letters("浜名瀬 灯"), letters("浜名瀬　灯"));
        assert_eq!(difference("髙砂 美月", "高砂　美月"), Some(('髙', '高')));
    }

    #[test]
    fn every_form_is_folded_once() {
        let forms: Vec<char> = FORMS.iter().flat_map(|(forms, _)| forms.chars()).collect();
        for c in &forms {
            assert_eq!(forms.iter().filter(|other| *other == c).count(), 1, "{c}");
        }
        for (_, common) in FORMS {
            assert!(!forms.contains(common), "{common}");
        }
    }
}
