//! Why a row is not taken over, or what a person should look at. No sentence holds a name, a number or an address of anybody.

use jiff::civil::Date;

use crate::catalog::{AwardId, Slug};
use crate::report::Wording;

fn say(ja: impl Into<String>, en: impl Into<String>) -> Wording {
    Wording {
        ja: ja.into(),
        en: en.into(),
    }
}

/// A row without a value that it needs.
pub fn missing(field: &str) -> Wording {
    say(
        format!("{field} がありません"),
        format!("{field} is missing"),
    )
}

/// A row without anything to tell the person by.
pub fn nobody() -> Wording {
    say(
        "だれのことか分かりません(氏名がありません)",
        "nobody is named",
    )
}

/// Somebody of whom the list does not say that they passed.
pub fn not_passed() -> Wording {
    say(
        "合格・修了となっていません",
        "the list does not say that this person passed",
    )
}

/// A text that is no day.
pub fn no_day(field: &str) -> Wording {
    say(
        format!(
            "{field} が日付として読めません(2025-04-01、2025/4/1、令和7年4月1日、R7.4.1 のように書きます)"
        ),
        format!(
            "{field} cannot be read as a day: write 2025-04-01, 2025/4/1, 令和7年4月1日 or R7.4.1"
        ),
    )
}

/// A day that Excel had turned into a number.
pub fn serial(field: &str, date: Date) -> Wording {
    say(
        format!("{field} が Excel の通し番号だったので、{date} と読みました"),
        format!("{field} was a serial number of Excel, read as {date}"),
    )
}

/// A badge that does not exist.
pub fn no_achievement(name: &str) -> Wording {
    let name: String = name.chars().take(60).collect();
    say(
        format!(
            "「{name}」というバッジはありません(名前を直すか、対応表の values に書いてください)"
        ),
        format!("no badge is called \"{name}\"; correct it, or add it to `values` of the mapping"),
    )
}

/// A badge of the row that is not the one asked for.
pub fn other_achievement(wanted: &Slug) -> Wording {
    say(
        format!("この行のバッジは、--achievement の {wanted} ではありません"),
        format!("this row is of another badge than {wanted}, which --achievement names"),
    )
}

/// A person key or handle that nobody bears.
pub fn no_person(field: &str) -> Wording {
    say(
        format!("この {field} の人はいません"),
        format!("nobody has this {field}"),
    )
}

/// A number or mail address that two people bear.
pub fn shared(field: &str) -> Wording {
    say(
        format!("この {field} の人が二人以上います"),
        format!("several people have this {field}"),
    )
}

/// Values of a row that belong to different people.
pub fn torn(one: &str, other: &str) -> Wording {
    say(
        format!("{one} と {other} が別の人のものです"),
        format!("{one} and {other} belong to different people"),
    )
}

/// A name that several people bear.
pub fn namesakes() -> Wording {
    say(
        "同じ氏名の人が二人以上います。職員番号か person を書き足してください",
        "several people bear this name: add the employee number or the key of the person",
    )
}

/// A name that differs from a known one in the form of a letter, and nothing else tells the two apart.
pub fn maybe(person: &Slug, letters: Option<(char, char)>) -> Wording {
    let (ja, en) = forms(letters);
    say(
        format!(
            "氏名が {person} の人と字形だけ違います{ja}。同じ人なら person に {person} を、別の人なら職員番号を書き足してください"
        ),
        format!(
            "the name differs from that of {person} only in the form of a letter{en}: if it is the same person, add a column \
             person with {person}; if not, add the employee number"
        ),
    )
}

/// The same for a person that something else tells: the name of the register stays.
pub fn variant(person: &Slug, letters: Option<(char, char)>) -> Wording {
    let (ja, en) = forms(letters);
    say(
        format!("氏名が {person} の人の登録と字形だけ違います{ja}。登録の字形のままにします"),
        format!(
            "the name differs from the registered one of {person} only in the form of a letter{en}; the registered one stays"
        ),
    )
}

/// The same for somebody new, whom a number of their own tells from the known one.
pub fn near(person: &Slug, letters: Option<(char, char)>) -> Wording {
    let (ja, en) = forms(letters);
    say(
        format!("氏名が {person} の人と字形だけ違います{ja}。番号が違うので別の人として加えます"),
        format!(
            "the name differs from that of {person} only in the form of a letter{en}; the number differs, so this is somebody else"
        ),
    )
}

/// Somebody new with the name of a known person, whom a number of their own tells apart.
pub fn namesake(person: &Slug) -> Wording {
    say(
        format!(
            "{person} の人と同じ氏名ですが、番号が違うので別の人として加えます。番号の間違いでないか確かめてください"
        ),
        format!(
            "somebody new bears the name of {person} and another number: a namesake, or a wrong number?"
        ),
    )
}

/// A number that a spreadsheet took for a quantity, so that some of its digits may be gone.
pub fn spoiled(field: &str) -> Wording {
    say(
        format!(
            "{field} が表計算ソフトで数値に変わっています。列を文字列にして、番号を入れ直してください"
        ),
        format!(
            "{field} was turned into a quantity by a spreadsheet: make the column text, and enter the number again"
        ),
    )
}

fn forms(letters: Option<(char, char)>) -> (String, String) {
    let Some((written, known)) = letters else {
        return (String::new(), String::new());
    };
    let (a, b) = (u32::from(written), u32::from(known));
    (
        format!("({written} U+{a:04X}、登録は {known} U+{b:04X})"),
        format!(" ({written} U+{a:04X}, registered {known} U+{b:04X})"),
    )
}

/// A number of somebody with quite another name.
pub fn other_name(field: &str) -> Wording {
    say(
        format!("この {field} の人の氏名は別です。番号の間違いか、改姓かを確かめてください"),
        format!("the person with this {field} bears another name: a wrong number, or a new name?"),
    )
}

/// Zeros that a spreadsheet had dropped.
pub fn zeros() -> Wording {
    say(
        "職員番号の先頭の 0 が落ちていたので補いました",
        "the employee number had lost its leading zeros; they are put back",
    )
}

/// A value that is not the one of the register.
pub fn kept(field: &str) -> Wording {
    say(
        format!(
            "{field} が登録と違います。登録のままにします(変えるときは people.csv を直してください)"
        ),
        format!(
            "{field} differs from the register, which stays as it is; to change it, edit people.csv"
        ),
    )
}

/// A row that says what an earlier one says.
pub fn twin(line: u64) -> Wording {
    say(
        format!("{line}行目と同じ人の同じ授与です"),
        format!("the same award to the same person as in line {line}"),
    )
}

/// A badge that the person holds already, of another day.
pub fn held(since: Date, award: Option<&AwardId>) -> Wording {
    // an address that nobody can guess is not told to whoever reads the log
    let told = award.filter(|id| !id.is_unguessable());
    let which = told.map(|id| format!(" {id}")).unwrap_or_default();
    say(
        format!("同じ人が同じバッジを {since} に受けています{which}"),
        format!("the same person holds the same badge since {since}{which}"),
    )
}

/// A person whose row was not taken over.
pub fn with_person(why: &Wording) -> Wording {
    say(
        format!("この人を加えられません: {}", why.ja),
        format!("the person cannot be added: {}", why.en),
    )
}
