//! Why an author's picture is not taken, in Japanese and English, and what helps.

use std::fmt;

use super::artwork::ArtworkError;
use crate::bake::xml::XmlError;

/// What a drawing has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Excess {
    /// Markup, once written out.
    Markup,
    /// Pixels of embedded pictures.
    Pictures,
    /// Rules of style sheets.
    StyleRules,
    /// Parts, repeated ones counted.
    Parts,
    /// Elements that refer to each other in a circle.
    Circle,
    /// References behind references.
    References,
    /// Time to draw.
    Drawing,
    /// Layers on layers.
    Layers,
    /// Tiles of a pattern.
    Pattern,
    /// Dashes of a line.
    Dashes,
}

impl Excess {
    fn both(self) -> [&'static str; 2] {
        match self {
            Self::Markup => [
                "書き出すと大きくなりすぎます",
                "the picture becomes too large once it is written out",
            ],
            Self::Pictures => [
                "埋め込まれた画像が大きすぎます",
                "the pictures inside the SVG have too many pixels",
            ],
            Self::StyleRules => [
                "スタイルの規則が多すぎます",
                "the picture has too many style rules",
            ],
            Self::Parts => [
                "部品が多すぎます(くり返し使うものも数えます)",
                "the picture has too many parts, repeated ones counted",
            ],
            Self::Circle => [
                "部品どうしの参照が堂々めぐりになっています",
                "parts of the picture refer to each other in a circle",
            ],
            Self::References => [
                "部品の入れ子が深すぎます",
                "the parts of the picture are nested too deeply",
            ],
            Self::Drawing => [
                "描くのに時間がかかりすぎます",
                "drawing the picture would take too long",
            ],
            Self::Layers => [
                "重ねた効果(透明、マスク、フィルター)が多すぎます",
                "the picture has too many layers (opacity, masks, filters)",
            ],
            Self::Pattern => [
                "模様の絵柄が大きすぎます",
                "a pattern of the picture is too large",
            ],
            Self::Dashes => [
                "破線が細かすぎます",
                "a dashed line of the picture has too many dashes",
            ],
        }
    }
}

impl ArtworkError {
    /// The reason in Japanese. What only the reader of the format knows stays in its English, behind it.
    #[must_use]
    pub fn japanese(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("ファイルが {} を超えています", size(*limit)),
            Self::Compressed => "圧縮された SVG(svgz)です".to_owned(),
            Self::NotUtf8 => "SVG の文字コードが UTF-8 ではありません".to_owned(),
            Self::NotSvg(why) => format!("SVG として読めません({why})"),
            Self::Markup(why) => match why {
                XmlError::Malformed(why) => format!("SVG の書き方が壊れています({why})"),
                XmlError::DocumentType => "SVG の DOCTYPE で実体を宣言しています".to_owned(),
                XmlError::TooMany { limit, .. } => {
                    format!("SVG の要素・属性・入れ子のどれかが {limit} を超えています")
                }
            },
            Self::Script => "スクリプトか、イベントの処理(onclick など)が入っています".to_owned(),
            Self::Element { name } => {
                format!("バッジに使えない要素「{}」が入っています", clean(name))
            }
            Self::Reference { to } => format!("ファイルの外「{}」を参照しています", clean(to)),
            Self::StyleRule => {
                "スタイルに @ で始まる規則(@import、@font-face など)があります".to_owned()
            }
            Self::MissingGlyph { character } => format!(
                "「{}」(U+{:04X})は同梱の書体にありません",
                character.escape_debug(),
                u32::from(*character)
            ),
            Self::TooComplex { what } => what.both()[0].to_owned(),
            Self::Number => "極端に大きいか小さい数値があります".to_owned(),
            Self::NotPng(why) => format!("PNG として読めません({why})"),
            Self::Size => {
                "大きさがないか、縦か横が 4096 ピクセルを超えるか、全体で 1,600 万ピクセルを超えています"
                    .to_owned()
            }
            Self::EmbeddedImage => {
                "SVG の中の画像が、縦横 2048 ピクセルまでの PNG ではありません".to_owned()
            }
            Self::Empty => "何も見えません".to_owned(),
        }
    }

    /// What helps, in Japanese and English.
    #[must_use]
    pub fn remedy(&self) -> [&'static str; 2] {
        match self {
            Self::Size => [
                "縦横とも 4096 ピクセルまでに縮めてください(512 ピクセルあれば足ります)",
                "make it at most 4096 pixels a side; 512 are enough",
            ],
            Self::EmbeddedImage
            | Self::TooComplex {
                what: Excess::Pictures,
            } => [
                "SVG の中の画像を小さな PNG にするか、全体を PNG に書き出してください",
                "make the picture inside the SVG a small PNG, or export the whole as PNG",
            ],
            Self::TooLarge { .. } => [
                "小さくするか簡単にして、書き出し直してください(PNG は 512 ピクセルあれば足ります)",
                "make it smaller or simpler and export it again; 512 pixels are enough for a PNG",
            ],
            Self::TooComplex { .. } | Self::Number => [
                "図を簡単にして書き出し直すか、PNG に書き出してください",
                "make the drawing simpler and export it again, or export it as PNG",
            ],
            Self::MissingGlyph { .. } => [
                "文字を図形(アウトライン)に変えて、書き出し直してください",
                "turn its text into outlines and export it again",
            ],
            Self::NotPng(_) => ["PNG に書き出し直してください", "export it again as PNG"],
            _ => [
                "図形だけの SVG か、PNG に書き出し直してください",
                "export it again as plain SVG or as PNG",
            ],
        }
    }
}

impl fmt::Display for ArtworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => write!(f, "the file is larger than {}", size(*limit)),
            Self::Compressed => write!(f, "the file is compressed (svgz)"),
            Self::NotUtf8 => write!(f, "the SVG is not UTF-8"),
            Self::NotSvg(why) => write!(f, "the file is not SVG: {why}"),
            Self::Markup(why) => write!(f, "the markup cannot be read: {why}"),
            Self::Script => write!(f, "the picture contains a script or an event handler"),
            Self::Element { name } => {
                write!(f, "the picture uses `{name}`, which a badge cannot hold")
            }
            Self::Reference { to } => write!(f, "the picture refers to `{to}`, outside the file"),
            Self::StyleRule => write!(f, "the style sheet of the picture uses an @-rule"),
            Self::MissingGlyph { character } => {
                write!(
                    f,
                    "the bundled fonts have no `{}` (U+{:04X})",
                    character.escape_debug(),
                    u32::from(*character)
                )
            }
            Self::TooComplex { what } => write!(f, "{}", what.both()[1]),
            Self::Number => write!(f, "a number in the picture is absurdly large or small"),
            Self::NotPng(why) => write!(f, "the file is not a sound PNG: {why}"),
            Self::Size => write!(
                f,
                "the picture has no pixels, more than 4096 a side, or more than 16 million"
            ),
            Self::EmbeddedImage => {
                write!(
                    f,
                    "a picture inside the SVG is not a PNG of at most 2048 pixels a side"
                )
            }
            Self::Empty => write!(f, "there is nothing to see in the picture"),
        }
    }
}

impl std::error::Error for ArtworkError {}

fn size(bytes: usize) -> String {
    match bytes >> 20 {
        0 => format!("{} KB", bytes >> 10),
        megabytes => format!("{megabytes} MB"),
    }
}

/// The author's letters, none of which moves the cursor.
fn clean(text: &str) -> String {
    text.escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_reasons_are_japanese_and_help_fits() {
        let circle = ArtworkError::TooComplex {
            what: Excess::Circle,
        };
        assert_eq!(
            circle.to_string(),
            "parts of the picture refer to each other in a circle"
        );
        assert_eq!(
            circle.japanese(),
            "部品どうしの参照が堂々めぐりになっています"
        );
        let glyph = ArtworkError::MissingGlyph { character: '𠮷' };
        assert_eq!(glyph.japanese(), "「𠮷」(U+20BB7)は同梱の書体にありません");
        assert!(ArtworkError::NotUtf8.japanese().contains("UTF-8"));
        let [ja, en] = ArtworkError::Size.remedy();
        assert!(ja.contains("縮めて") && en.contains("at most 4096") && !en.contains("SVG"));
    }
}
