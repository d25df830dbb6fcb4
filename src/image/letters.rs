//! What letters do at the ends of lines: the rules of JIS X 4051 (kinsoku), and the script that each belongs to.

/// What may happen between two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// No line may end here.
    Never,
    /// A space or a mark divides: a line may always end here.
    Free,
    /// Whether a line should end here is a matter of words.
    Words,
}

impl Place {
    /// The place before `chars[at]`, which is neither the first nor behind the last.
    pub(crate) fn before(chars: &[char], at: usize) -> Self {
        let (before, after) = (chars[at - 1], chars[at]);
        if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || is_mark(after) {
            return Self::Never;
        }
        if before.is_whitespace() {
            return Self::Never;
        }
        if after.is_whitespace() || NOT_LAST.contains(after) || NOT_FIRST_CLOSING.contains(before) {
            return Self::Free;
        }
        match (Script::of(before), Script::of(after)) {
            (Script::Latin, Script::Latin) if !is_joint(chars, at) => Self::Never,
            // A number and its counter, and 第3.
            (Script::Latin, Script::Kanji) if before.is_numeric() && COUNTERS.contains(after) => {
                Self::Never
            }
            (Script::Kanji, Script::Latin) if before == '第' => Self::Never,
            (Script::Kanji | Script::Katakana, Script::Latin) if is_ordinal(after) => Self::Never,
            _ => Self::Words,
        }
    }
}

/// Rough width in em, good enough to compare lines.
pub(crate) fn width(chars: &[char]) -> f64 {
    chars
        .iter()
        .map(|c| if c.is_ascii() { 0.55 } else { 1.0 })
        .sum()
}

/// Characters that no line begins with.
const NOT_FIRST: &str = "、。，．・：；？！）］｝」』】〉》〕〗〙｠»’”゠々〻ー〜～…‥–—―゛゜ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､･｣ｰ,.:;?!)]}%％";
/// Of these, the ones behind which a break is natural.
const NOT_FIRST_CLOSING: &str = "、。，．・：；？！）］｝」』】〉》〕,:;?!)]}";
/// Characters that no line ends with.
const NOT_LAST: &str = "（［｛「『【〈《〔〖〘｟«‘“｢([{#＃￥¥$＄£";
/// What counts; with a number before it, it is one word.
const COUNTERS: &str = "年月日回級歳時分秒円名人件課程段階単位個項章条号期次週度点番版種類倍組";

/// A mark that belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Ⅰ and ① say which of several: they belong to the word before.
fn is_ordinal(c: char) -> bool {
    matches!(c, 'Ⅰ'..='ⅿ' | '①'..='⓿')
}

/// Behind a hyphen or a stroke within a word of letters: Train-the-Trainer, AI/DX.
pub(super) fn is_joint(chars: &[char], at: usize) -> bool {
    let parts = at > 1 && chars[at - 2].is_alphabetic() && chars[at].is_alphabetic();
    parts && matches!(chars[at - 1], '-' | '/')
}

/// The kinds of letters that a title is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
            '・' => Self::Other,
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
