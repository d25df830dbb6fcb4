//! What stops slips and letters.

use std::path::Path;

use jiff::civil::Date;

use super::{Refusal, both};

impl Refusal {
    /// A text that is no day.
    pub fn no_day(option: &str, text: &str) -> Refusal {
        Refusal::new(both(
            format!("`{option}` の「{text}」を日付として読めません"),
            format!("`{text}` for `{option}` is no day"),
        ))
        .help(
            "2026-06-01 か 令和8年6月1日 のように書いてください",
            "write it as 2026-06-01",
        )
    }

    /// The last day is before the first.
    pub fn ends_before_it_begins(from: Date, to: Date) -> Refusal {
        Refusal::new(both(
            format!("`--to` の {to} は、`--from` の {from} より前です"),
            format!("`--to` is {to}, before `--from`, {from}"),
        ))
        .help(
            "`--to` には、`--from` と同じ日か、それより後の日を書いてください",
            "the last day is the first or a later one",
        )
    }

    /// Slips and letters in one file.
    pub fn slips_over_letters(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("紙のページと差し込み用の表を、同じ `{path}` には書けません"),
            format!("the page of slips and the table of letters cannot both be `{path}`"),
        ))
        .help(
            "`--mail-merge` に別の名前を書いてください",
            "name another file for `--mail-merge`",
        )
    }
}
