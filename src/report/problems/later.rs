//! Problems that the stages after `check` find: pictures, templates, credentials, the finished site.

use super::{Code, Place, Report, Wording, say, shown};

impl Report {
    /// A label that finds no room on its badge, however small.
    pub fn text_does_not_fit(&mut self, at: Place, text: &str) {
        let text = shown(text);
        self.error(
            Code::TextDoesNotFit,
            at,
            say(
                format!("「{text}」がバッジに収まりません"),
                format!("\"{text}\" does not fit its badge"),
            ),
            say(
                "image_label を短くするか、折り返す位置に | を入れてください",
                "shorten image_label, or put | where a line may break",
            ),
        );
    }

    /// A label whose author breaks it into more lines than a badge holds.
    pub fn too_many_lines(&mut self, at: Place, text: &str, lines: usize) {
        let text = shown(text);
        self.error(
            Code::TextDoesNotFit,
            at,
            say(
                format!("「{text}」は {lines} 行になります。バッジの文字は 3 行までです"),
                format!("\"{text}\" makes {lines} lines; a badge holds at most three"),
            ),
            say(
                "image_label の | を減らしてください",
                "take some | out of image_label",
            ),
        );
    }

    /// A character that no bundled font can draw.
    pub fn glyph_missing(&mut self, at: Place, character: char) {
        let (letter, code) = (shown(&character.to_string()), u32::from(character));
        self.error(
            Code::GlyphMissing,
            at,
            say(
                format!("「{letter}」(U+{code:04X})は同梱の書体にありません"),
                format!("the bundled fonts have no \"{letter}\" (U+{code:04X})"),
            ),
            say(
                "image_label では別の字かかなにするか、自作の画像を image に指定してください",
                "use another letter in image_label, or a picture of your own as image",
            ),
        );
    }

    /// A character on the certificate of an award, with its place, that no bundled font can draw; there will be no PDF in
    /// this language.
    pub fn certificate_glyph_missing(
        &mut self,
        (at, award): (Place, &str),
        lang: &str,
        text: &str,
        character: char,
    ) {
        let (letter, code) = (shown(&character.to_string()), u32::from(character));
        let (award, text) = (shown(award), shown(text));
        self.warning(
            Code::CertificateGlyphMissing,
            at,
            say(
                format!(
                    "授与 {award} の証書(PDF、{lang})は作れません。「{text}」の「{letter}」(U+{code:04X})が同梱の書体にありません"
                ),
                format!(
                    "award {award} gets no certificate (PDF, {lang}): in \"{text}\", the bundled font has no \"{letter}\" (U+{code:04X})"
                ),
            ),
            say(
                "字は変えず、授与のページを印刷して渡してください",
                "leave the text as it is, and print the page of the award instead",
            ),
        );
    }

    /// A picture of the author's that cannot be used; what helps is given in Japanese and English.
    pub fn artwork_refused(&mut self, at: Place, why: &Wording, remedy: [&str; 2]) {
        self.error(
            Code::ArtworkRefused,
            at,
            say(
                format!("この画像は使えません: {}", why.ja),
                format!("this picture cannot be used: {}", why.en),
            ),
            say(remedy[0], remedy[1]),
        );
    }

    /// A picture of the author's in which nothing can be seen.
    pub fn artwork_shows_nothing(&mut self, at: Place) {
        self.error(
            Code::ArtworkShowsNothing,
            at,
            say(
                "この画像には何も見えません",
                "nothing can be seen in this picture",
            ),
            say(
                "図形が透明でないか、画像の枠(SVG では viewBox)の外にないかを確かめて、書き出し直してください",
                "see that its shapes are not clear and lie within its edges (the viewBox of an SVG), and export it again",
            ),
        );
    }

    /// A template that cannot be rendered. `why` is what the template engine says, in English.
    pub fn template_error(&mut self, at: Place, why: &str) {
        let why = why.to_owned();
        self.error(
            Code::TemplateError,
            at,
            say(
                format!("テンプレートを処理できません: {why}"),
                format!("the template cannot be rendered: {why}"),
            ),
            say(
                "themes/ のファイルを直すか、消して元のテンプレートに戻してください",
                "correct the file in themes/, or delete it to go back to the template it replaces",
            ),
        );
    }

    /// A private value that reached a file of the site. Neither the value nor its place in the file is shown.
    pub fn private_value_in_output(&mut self, at: Place, column: &str, path: &str) {
        let (column, path) = (shown(column), shown(path));
        self.error(
            Code::PrivateValueInOutput,
            at,
            say(
                format!("公開してはいけない「{column}」が、サイトの {path} に入っています"),
                format!("a private value (\"{column}\") reached {path} of the site"),
            ),
            say(
                "その値が説明文や別の欄にも書かれていないか確かめてください",
                "look for the value in other texts of the content",
            ),
        );
    }

    /// A credential that is refused before it is signed.
    pub fn credential_refused(&mut self, at: Place, why: &Wording) {
        self.error(
            Code::CredentialRefused,
            at,
            say(
                format!("このバッジには署名できません: {}", why.ja),
                format!("this award cannot be signed: {}", why.en),
            ),
            say(
                "示された値を直してください",
                "correct the value that is named",
            ),
        );
    }
}
