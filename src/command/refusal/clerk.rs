//! What stops a change to the tables.

use std::path::Path;

use jiff::civil::Date;

use super::{Refusal, both};
use crate::intake::Fault;

impl Refusal {
    /// A table that cannot be changed without knowing what it says.
    pub fn not_a_table(path: &str) -> Refusal {
        Refusal::new(both(
            format!("`{path}` を表として読めません"),
            format!("`{path}` cannot be read as a table"),
        ))
        .help(
            "`shirushi check` が詳しく示します",
            "`shirushi check` says more",
        )
    }

    /// An award whose row stands in a YAML file.
    pub fn award_in_yaml(id: &str, path: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は `{path}` にあり、このコマンドは CSV の表だけを書き換えます"),
            format!(
                "the award `{id}` stands in `{path}`, and this command changes CSV tables alone"
            ),
        ))
        .help("ファイルを直接書き換えてください", "edit the file by hand")
    }

    /// An achievement that does not exist.
    pub fn no_achievement(id: &str) -> Refusal {
        Refusal::new(both(
            format!("`{id}` というバッジはありません"),
            format!("there is no achievement `{id}`"),
        ))
        .help(
            "content/achievements/ のフォルダーの名前を書いてください",
            "name a folder of content/achievements/",
        )
    }

    /// A person who does not exist.
    pub fn no_person(key: &str) -> Refusal {
        Refusal::new(both(
            format!("`{key}` という人はいません"),
            format!("there is no person `{key}`"),
        ))
        .help(
            "content/people.csv の person か handle を書いてください",
            "write the person or the handle of a row of content/people.csv",
        )
    }

    /// An award that was withdrawn already.
    pub fn already_revoked(id: &str, reason: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` はもう取り消されています({reason})"),
            format!("the award `{id}` is withdrawn already ({reason})"),
        ))
    }

    /// An award whose credential names no list of suspensions.
    pub fn not_suspendable(id: &str, issuer: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` の発行者 `{issuer}` は、授与を一時停止できません"),
            format!("the issuer `{issuer}` of the award `{id}` does not suspend awards"),
        ))
        .help(
            format!("content/issuers/{issuer}.yaml に suspension: true を書いてください。それより前に渡した控えには停止が伝わりません"),
            format!("write suspension: true into content/issuers/{issuer}.yaml; copies handed out before do not learn of suspensions"),
        )
    }

    /// An award that was signed before its issuer suspended any.
    pub fn signed_without_suspension(id: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は、発行者が一時停止を使う前に署名されました"),
            format!("the award `{id}` was signed before its issuer suspended awards"),
        ))
        .help(
            "証明書に停止の一覧が書かれていないので、停止が伝わりません。`shirushi revoke` で取り消すか、そのままにしてください",
            "its credential names no list of suspensions; withdraw it with `shirushi revoke`, or leave it",
        )
    }

    /// An award that is suspended already.
    pub fn already_suspended(id: &str, since: Date) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` はもう一時停止されています({since} から)"),
            format!("the award `{id}` is suspended already, since {since}"),
        ))
        .help(
            "`shirushi unsuspend` で解除し、`shirushi revoke` で取り消せます",
            "`shirushi unsuspend` ends that, `shirushi revoke` withdraws it",
        )
    }

    /// An award to be renewed while it is suspended.
    pub fn suspended(id: &str, since: Date) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は一時停止されています({since} から)"),
            format!("the award `{id}` is suspended, since {since}"),
        ))
        .help(
            "先に `shirushi unsuspend` で解除してください",
            "end that first, with `shirushi unsuspend`",
        )
    }

    /// A suspension that would begin before the last one ended.
    pub fn suspended_before(id: &str, lifted_on: Date) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` の前の一時停止は {lifted_on} まででした"),
            format!("the last suspension of the award `{id}` ended on {lifted_on}"),
        ))
        .help(
            "その日か、それより後の日を書いてください",
            "name that day or a later one",
        )
    }

    /// An award whose suspension should end, without one.
    pub fn not_suspended(id: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は一時停止されていません"),
            format!("the award `{id}` is not suspended"),
        ))
        .help(
            "`shirushi list awards --suspended` で一時停止中の授与を一覧にできます",
            "`shirushi list awards --suspended` lists those that are",
        )
    }

    /// Corrections of several people at once.
    pub fn several_people() -> Refusal {
        Refusal::new(both(
            "`--name` では一人の授与だけを訂正できます",
            "with `--name`, all awards have to be of one person",
        ))
    }

    /// A list to import that cannot be read at all.
    pub fn not_imported(path: &Path, fault: &Fault) -> Refusal {
        let path = path.display();
        let (ja, en) = match fault {
            Fault::TooLarge => (
                "大きすぎます(10 MB、10万行、200列まで)".to_owned(),
                "it is too large: 10 MB, 100,000 lines and 200 columns at most".to_owned(),
            ),
            Fault::UnknownEncoding => (
                "UTF-8 でも Windows-31J(Excel の CSV)でも .xlsx でもありません".to_owned(),
                "it is neither UTF-8, nor Windows-31J (the CSV of Excel), nor .xlsx".to_owned(),
            ),
            Fault::Workbook(why) => (
                format!("ブックを開けません: {why}"),
                format!("the workbook cannot be opened: {why}"),
            ),
            Fault::NoSheet(name) => (
                format!("シート「{name}」がありません"),
                format!("it has no sheet \"{name}\""),
            ),
            Fault::NoHeader => (
                "見出しの行が見つかりません(氏名、バッジ、授与日などの見出しが要ります)".to_owned(),
                "no line names its columns, such as name, badge and date".to_owned(),
            ),
        };
        Refusal::new(both(
            format!("`{path}` を取り込めません: {ja}"),
            format!("cannot import `{path}`: {en}"),
        ))
        .help(
            "ほかの見出しは、`--map` の対応表に書けます",
            "a file named with `--map` can say what other headers stand for",
        )
    }

    /// A mapping file that cannot be understood.
    pub fn not_a_mapping(path: &Path, why: &str) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("対応表 `{path}` を読めません: {why}"),
            format!("cannot understand the mapping `{path}`: {why}"),
        ))
    }
}
