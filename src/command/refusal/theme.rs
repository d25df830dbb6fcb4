//! Why a theme cannot be copied or compared.

use std::path::Path;

use super::{Refusal, both};

impl Refusal {
    /// Neither the command nor the site names a theme.
    pub fn no_theme() -> Refusal {
        Refusal::new(both(
            "このサイトは組み込みのテーマを使っています",
            "the site uses the built-in theme",
        ))
        .help(
            "自分のテーマの名前を `--name` で付けてください",
            "give a theme of your own a name with `--name`",
        )
    }

    /// A name that no folder of `themes/` can have.
    pub fn no_theme_name(name: &str) -> Refusal {
        Refusal::new(both(
            format!("「{name}」はテーマの名前に使えません"),
            format!("\"{name}\" cannot be the name of a theme"),
        ))
        .help(
            "小文字の英字、数字、ハイフンで書いてください",
            "use lower-case letters, digits and hyphens",
        )
    }

    /// A file that the built-in theme does not have.
    pub fn no_theme_file(name: &str) -> Refusal {
        Refusal::new(both(
            format!("組み込みのテーマに「{name}」はありません"),
            format!("the built-in theme has no file \"{name}\""),
        ))
        .help(
            "`shirushi theme list` で名前を確かめてください",
            "`shirushi theme list` shows what there is",
        )
    }

    /// A copy that is there already.
    pub fn theme_file_there(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` はもうあります。何も写していません"),
            format!("`{path}` is there already; nothing was copied"),
        ))
        .help(
            "新しい元に戻すには、先に消してください",
            "to start again from the built-in one, delete it first",
        )
    }
}
