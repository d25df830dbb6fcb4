//! YAML: keys and the shapes of values.

use super::{Code, Place, Report, line_of, say, shown};

impl Report {
    /// Text that is not YAML. `why` is what the parser says, in English.
    pub fn yaml_syntax(&mut self, at: Place, why: &str) {
        let why = shown(why);
        self.error(
            Code::YamlSyntax,
            at,
            say(
                format!("YAML として読めません({why})"),
                format!("this is not YAML: {why}"),
            ),
            say(
                "字下げ、コロンの後の空白、引用符の閉じ忘れを確かめてください",
                "look at the indentation, the space after colons, and quotation marks left open",
            ),
        );
    }

    /// `&anchor`, `*alias` or `<<`.
    pub fn yaml_alias(&mut self, at: Place) {
        self.error(
            Code::YamlAlias,
            at,
            say(
                "YAML のアンカー(&)、エイリアス(*)、マージ(<<)は使えません",
                "anchors (&), aliases (*) and merges (<<) of YAML are not used here",
            ),
            say(
                "同じ内容でも、もう一度書いてください。文字として使うときは引用符で囲んでください",
                "write the text again; put it in quotation marks if it is meant as text",
            ),
        );
    }

    /// `!tag`.
    pub fn yaml_tag(&mut self, at: Place) {
        self.error(
            Code::YamlTag,
            at,
            say(
                "YAML のタグ(!)は使えません",
                "tags (!) of YAML are not used here",
            ),
            say(
                "タグを消すか、文字として使うときは引用符で囲んでください",
                "delete the tag, or put the text in quotation marks",
            ),
        );
    }

    /// A second document in one file.
    pub fn several_documents(&mut self, at: Place) {
        self.error(
            Code::SeveralDocuments,
            at,
            say(
                "一つのファイルに YAML 文書が二つ以上あります",
                "there is more than one YAML document in this file",
            ),
            say(
                "「---」で区切らず、ファイルを分けてください",
                "put each into a file of its own instead of dividing them by \"---\"",
            ),
        );
    }

    /// Values within values beyond any use.
    pub fn nested_too_deep(&mut self, at: Place, limit: usize) {
        self.error(
            Code::NestedTooDeep,
            at,
            say(
                format!("入れ子が深すぎます(上限は{limit}段)"),
                format!("nested too deep: the limit is {limit} levels"),
            ),
            say(
                "かっこや字下げの間違いを直してください",
                "correct the brackets or the indentation",
            ),
        );
    }

    /// More values than a file may hold.
    pub fn too_many_values(&mut self, at: Place, limit: usize) {
        self.error(
            Code::TooManyValues,
            at,
            say(
                format!("項目が多すぎます(一つのファイルに{limit}個まで)"),
                format!("too many values: a file may hold {limit}"),
            ),
            say("ファイルを分けてください", "split the file"),
        );
    }

    /// A key written twice.
    pub fn duplicate_key(&mut self, at: Place, key: &str, first: &Place) {
        let (key, first) = (shown(key), line_of(first));
        self.error(
            Code::DuplicateKey,
            at,
            say(
                format!("「{key}」が二度書かれています(最初は {first})"),
                format!("\"{key}\" is written twice; first in {first}"),
            ),
            say("どちらかを消してください", "delete one of them"),
        );
    }

    /// A key that nothing reads.
    pub fn unknown_key(&mut self, at: Place, key: &str, known: &[&str]) {
        // a comma in a text without quotation marks makes a key of what follows it
        let help = if key.contains(' ') {
            say(
                "カンマやコロンを含む文は、引用符で囲んでください",
                "put a text that holds a comma or colon in quotation marks",
            )
        } else {
            self.one_of(key, known)
        };
        let key = shown(key);
        self.error(
            Code::UnknownKey,
            at,
            say(
                format!("「{key}」という項目はありません"),
                format!("there is no key called \"{key}\""),
            ),
            help,
        );
    }

    /// A key that has to be there.
    pub fn missing_key(&mut self, at: Place, key: &str) {
        let key = shown(key);
        self.error(
            Code::MissingKey,
            at,
            say(
                format!("「{key}」がありません"),
                format!("\"{key}\" is missing"),
            ),
            say(
                format!("「{key}」を書いてください"),
                format!("write \"{key}\""),
            ),
        );
    }

    /// Two keys that exclude each other.
    pub fn conflicting_keys(&mut self, at: Place, key: &str, other: &str) {
        let (key, other) = (shown(key), shown(other));
        self.error(
            Code::ConflictingKeys,
            at,
            say(
                format!("「{key}」と「{other}」の両方が書かれています"),
                format!("both \"{key}\" and \"{other}\" are given"),
            ),
            say("どちらか一方にしてください", "keep one of them"),
        );
    }

    /// A value of another shape than the one wanted (`text`, `a list`, `keys and values`).
    pub fn wrong_shape(&mut self, at: Place, wanted: Shape, found: Shape) {
        let (wanted_ja, wanted_en) = wanted.words();
        let (found_ja, found_en) = found.words();
        self.error(
            Code::WrongShape,
            at,
            say(
                format!("{wanted_ja}を書くところに{found_ja}があります"),
                format!("expected {wanted_en}, found {found_en}"),
            ),
            wanted.example(),
        );
    }
}

/// Shapes of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text or number.
    Text,
    /// Several values, each after a hyphen or within `[ ]`.
    List,
    /// Keys and values, indented or within `{ }`.
    Mapping,
    /// Texts by language.
    Localized,
    /// Nothing at all.
    Nothing,
}

impl Shape {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Shape::Text => ("文字列", "text"),
            Shape::List => ("リスト", "a list"),
            Shape::Mapping => ("項目の組", "keys and values"),
            Shape::Localized => ("言語ごとの文", "a text for each language"),
            Shape::Nothing => ("空欄", "nothing"),
        }
    }

    fn example(self) -> super::Wording {
        match self {
            Shape::Text | Shape::Nothing => say("値を一つだけ書いてください", "write one value"),
            Shape::List => say(
                "[a, b] のように書くか、行ごとに「- 」を付けてください",
                "write [a, b], or one line each after \"- \"",
            ),
            Shape::Mapping => say(
                "「項目: 値」の形で書いてください",
                "write \"key: value\" lines",
            ),
            Shape::Localized => say(
                "{ja: …, en: …} の形で書いてください",
                "write {ja: …, en: …}",
            ),
        }
    }
}
