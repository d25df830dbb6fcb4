//! Bytes and characters.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// Bytes that are not UTF-8. `windows_31j`: they read cleanly as what Excel in Japan writes.
    pub fn not_utf8(&mut self, at: Place, windows_31j: bool) {
        let (message, help) = if windows_31j {
            (
                say(
                    "UTF-8 ではありません。Excel などの Windows-31J(シフトJIS)のようです",
                    "not UTF-8; it looks like Windows-31J (Shift_JIS), as Excel writes it",
                ),
                say(
                    "「shirushi import」で UTF-8 に変換できます",
                    "\"shirushi import\" can convert it to UTF-8",
                ),
            )
        } else {
            (
                say("UTF-8 ではありません", "not UTF-8"),
                say(
                    "UTF-8 で保存し直すか、「shirushi import」で変換してください",
                    "save it as UTF-8, or let \"shirushi import\" convert it",
                ),
            )
        };
        self.error(Code::NotUtf8, at, message, help);
    }

    /// A byte order mark at the beginning.
    pub fn byte_order_mark(&mut self, at: Place) {
        self.warning(
            Code::ByteOrderMark,
            at,
            say(
                "先頭に BOM(目に見えない印)が付いています",
                "the file begins with a byte order mark",
            ),
            say(
                "「BOM なしの UTF-8」で保存し直してください。読み込みには差し支えありません",
                "save it as UTF-8 without a mark; it is read all the same",
            ),
        );
    }

    /// A control character where text should be.
    pub fn control_character(&mut self, at: Place, character: char) {
        let code = u32::from(character);
        self.error(
            Code::ControlCharacter,
            at,
            say(
                format!("制御文字 U+{code:04X} が混じっています"),
                format!("there is a control character, U+{code:04X}"),
            ),
            say("その文字を消してください", "delete it"),
        );
    }

    /// A character that cannot be seen and changes how others are shown.
    pub fn hidden_character(&mut self, at: Place, character: char) {
        let code = u32::from(character);
        self.error(
            Code::HiddenCharacter,
            at,
            say(
                format!("目に見えない文字 U+{code:04X} が混じっています。表示の順序や見え方を変えてしまいます"),
                format!("there is a hidden character, U+{code:04X}, which changes how the text is shown"),
            ),
            say(
                "その文字を消すか、文字列を打ち直してください",
                "delete it, or type the text again",
            ),
        );
    }

    /// U+FFFD, left by a conversion that went wrong.
    pub fn replacement_character(&mut self, at: Place) {
        self.error(
            Code::ReplacementCharacter,
            at,
            say(
                "文字化けの印(U+FFFD)があります",
                "there is a replacement character (U+FFFD): a conversion lost a letter",
            ),
            say(
                "元の資料を見て、正しい文字を入れ直してください",
                "look at the original and type the letter again",
            ),
        );
    }

    /// A character of a private use area (外字).
    pub fn private_use_character(&mut self, at: Place, character: char) {
        let code = u32::from(character);
        self.warning(
            Code::PrivateUseCharacter,
            at,
            say(
                format!("外字 U+{code:04X} が使われています。作った端末以外では表示されません"),
                format!("U+{code:04X} is a private (gaiji) character; it shows only on the machine it was made for"),
            ),
            say(
                "同じ形の文字が Unicode にないか確かめてください",
                "look for a character of that shape in Unicode",
            ),
        );
    }

    /// Space before or after a name, which is printed as given.
    pub fn space_around(&mut self, at: Place) {
        self.warning(
            Code::SpaceAround,
            at,
            say(
                "前か後ろに空白があります。そのまま表示されます",
                "there is space before or after it, which will be printed",
            ),
            say("空白を消してください", "delete the space"),
        );
    }

    /// Letters of several scripts within one word.
    pub fn mixed_script(&mut self, at: Place, word: &str) {
        let word = shown(word);
        self.warning(
            Code::MixedScript,
            at,
            say(
                format!("「{word}」には、見た目の似た別の文字(ラテン・キリル・ギリシャ)が混じっています"),
                format!("\"{word}\" mixes letters of several scripts (Latin, Cyrillic, Greek) that look alike"),
            ),
            say(
                "なりすましと見分けがつきません。打ち直してください",
                "it cannot be told from an imitation; type it again",
            ),
        );
    }

    /// A name that looks like another's.
    pub fn confusable_name(&mut self, at: Place, name: &str, other: &Place) {
        let (name, other) = (shown(name), super::line_of(other));
        self.warning(
            Code::ConfusableName,
            at,
            say(
                format!("「{name}」は {other} の名前と見分けがつきません"),
                format!("\"{name}\" cannot be told from the name in {other}"),
            ),
            say(
                "どちらかの名前を、違いが分かるものにしてください",
                "give one of them a name that tells them apart",
            ),
        );
    }

    /// HTML inside Markdown.
    pub fn raw_html(&mut self, at: Place, tag: &str) {
        let tag = shown(tag);
        self.warning(
            Code::RawHtml,
            at,
            say(
                format!("HTML「{tag}」は表示されません"),
                format!("the HTML \"{tag}\" will not be shown"),
            ),
            say("Markdown の書き方に直してください", "write it in Markdown"),
        );
    }

    /// A text that is longer than it should be where it is shown.
    pub fn text_too_long(&mut self, at: Place, length: usize, limit: usize) {
        self.warning(
            Code::TextTooLong,
            at,
            say(
                format!("長すぎます({length}文字。目安は{limit}文字まで)"),
                format!("too long: {length} characters, where {limit} are enough"),
            ),
            say(
                "一文で言い切れる長さにしてください",
                "say it in one short sentence",
            ),
        );
    }

    /// A text in which nothing is written.
    pub fn empty_text(&mut self, at: Place, key: &str) {
        let key = shown(key);
        self.error(
            Code::EmptyText,
            at,
            say(format!("「{key}」が空です"), format!("\"{key}\" is empty")),
            say("内容を書いてください", "write what belongs there"),
        );
    }

    /// A language of the site in which a text is not given.
    pub fn missing_translation(&mut self, at: Place, key: &str, lang: &str) {
        let (key, language) = (shown(key), shown(lang));
        let (ja, en) = match lang {
            "ja" => ("日本語".to_owned(), "Japanese".to_owned()),
            "en" => ("英語".to_owned(), "English".to_owned()),
            _ => (language.clone(), language.clone()),
        };
        self.warning(
            Code::MissingTranslation,
            at,
            say(
                format!("「{key}」の{ja}がありません"),
                format!("\"{key}\" has no {en}"),
            ),
            say(
                format!(
                    "「{language}:」を書き足してください。それまでは、ほかの言語で表示されます"
                ),
                format!("add \"{language}:\"; until then another language is shown"),
            ),
        );
    }
}
