//! What stops a picture that a holder shows around.

use std::path::Path;

use super::{Refusal, both};

impl Refusal {
    /// Neither an award nor somebody with a page.
    pub fn no_award_or_page(name: &str) -> Refusal {
        Refusal::new(both(
            format!("`{name}` という授与も、ページを持つ人もありません"),
            format!("`{name}` is no award, and nobody who has a page"),
        ))
        .help(
            "授与は `shirushi list awards` で並べられます。人のページは、本人が同意した場合だけあります",
            "`shirushi list awards` lists awards; a person has a page only with consent to one",
        )
    }

    /// An award that proves nothing today.
    pub fn award_does_not_stand(id: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は、取り消されたか、停止されているか、公開をやめています"),
            format!("the award `{id}` is withdrawn, suspended or taken off the site"),
        ))
    }

    /// Awards that no page gathers.
    pub fn no_common_page() -> Refusal {
        Refusal::new(both(
            "この授与をまとめて見せるページがありません",
            "no page shows these awards together",
        ))
        .help(
            "一つずつ作ってください。まとめられるのは、ページを持つ一人の、公開された授与だけです",
            "make one picture for each: only public awards of one person who has a page can be together",
        )
    }

    /// Nobody with a page has anything to show.
    pub fn nothing_to_show(name: &str) -> Refusal {
        Refusal::new(both(
            format!("`{name}` のページに、いま有効な授与がありません"),
            format!("nothing on the page of `{name}` holds today"),
        ))
    }

    /// More than a background has room for.
    pub fn too_many_badges(most: usize) -> Refusal {
        Refusal::new(both(
            format!("背景に入るバッジは{most}個までです"),
            format!("a background has room for {most} badges"),
        ))
    }

    /// A name with a letter that the font does not have: another letter in its place would be another name.
    pub fn name_without_glyph(letter: char) -> Refusal {
        let code = u32::from(letter);
        let said = match letter {
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => both(
                format!("名前の字の形を選ぶ指定(U+{code:04X})に合う字が、画像の書体にありません"),
                format!(
                    "the font of pictures lacks the form of a letter that the name asks for (U+{code:04X})"
                ),
            ),
            _ => both(
                format!("名前にある「{letter}」(U+{code:04X})が、画像の書体にありません"),
                format!(
                    "the font of pictures has no `{letter}` (U+{code:04X}), which is in the name"
                ),
            ),
        };
        Refusal::new(said).help(
            "`--no-name` を付けると、名前のない画像になります。サイトの「会議の背景と名刺の画像」のページは、見ている端末の書体で名前を描きます",
            "`--no-name` makes the picture without it; the page of the site that makes pictures draws names in the fonts of the device",
        )
    }

    /// A name that finds no room: it is not changed to fit.
    pub fn name_too_long(name: &str) -> Refusal {
        Refusal::new(both(
            format!("名前「{name}」は、画像に入れるには長すぎます"),
            format!("the name `{name}` is too long for the picture"),
        ))
        .help(
            "`--no-name` を付けると、名前のない画像になります",
            "`--no-name` makes the picture without it",
        )
    }

    /// A language that the site does not speak.
    pub fn no_such_language(name: &str) -> Refusal {
        Refusal::new(both(
            format!("このサイトに `{name}` のページはありません"),
            format!("the site does not speak `{name}`"),
        ))
    }

    /// An address of another kind than those that codes are made for.
    pub fn not_https(address: &str) -> Refusal {
        Refusal::new(both(
            format!("`{address}` は https のアドレスではありません"),
            format!("`{address}` is no https address"),
        ))
        .help(
            "アドレスは https:// で始まるものだけを QR コードにできます。授与の番号や、ページを持つ人の handle も書けます",
            "only addresses that begin with https:// become codes; an award or somebody who has a page may be named too",
        )
    }

    /// Text that no code can hold, or no address.
    pub fn no_code_for(text: &str) -> Refusal {
        Refusal::new(both(
            format!("`{text}` は QR コードにできません"),
            format!("no QR code can hold `{text}`"),
        ))
    }

    /// A file of a kind that is not made here.
    pub fn neither_png_nor_svg(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` は .png でも .svg でもありません"),
            format!("`{path}` ends neither in .png nor in .svg"),
        ))
    }
}
