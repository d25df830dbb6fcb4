//! Why a part cannot be written, or parts not be put together.

use super::{Refusal, both};
use crate::command::build::counted;
use crate::write::{Input, PartsError};

impl Refusal {
    /// A part cannot be written, or parts not be put together.
    pub fn parts(error: &PartsError) -> Refusal {
        match error {
            PartsError::WholeSite(folder) => {
                let folder = folder.display();
                Refusal::new(both(
                    format!("`{folder}` には、できあがったサイトがあります。その中に一部分だけは書き出せません"),
                    format!("`{folder}` holds a whole site, and a part of one would spoil it"),
                ))
                .help(
                    "`--output-dir` で新しいフォルダーを示してください",
                    "name a new folder with `--output-dir`",
                )
            }
            PartsError::OtherSite(folder) => {
                let folder = folder.display();
                Refusal::new(both(
                    format!("`{folder}` には、できあがった別のサイトがあります"),
                    format!("`{folder}` holds a whole site, and not the one that these parts make"),
                ))
                .help(AFRESH.0, AFRESH.1)
            }
            PartsError::NoParts(folder) => {
                let folder = folder.display();
                Refusal::new(both(
                    format!("`{folder}` に、組み立てる部分がありません"),
                    format!("`{folder}` holds no part of a site"),
                ))
                .help(
                    "`shirushi build --shard I/N` が作るフォルダーの中身を、隠しファイルも含めてここにコピーしてください",
                    "copy what `shirushi build --shard I/N` made into it, hidden files too",
                )
            }
            PartsError::TwoDivisions(one, other) => Refusal::new(both(
                format!("{one}個に分けた部分と{other}個に分けた部分が混ざっています"),
                format!("parts of {one} and parts of {other} stand together"),
            ))
            .help(AFRESH.0, AFRESH.1),
            PartsError::Missing { numbers, of } => {
                let (listed, is) = (listed(numbers), plural(numbers, " is", "s are"));
                Refusal::new(both(
                    format!("{of}個のうち、部分 {listed} がありません"),
                    format!("of {of} parts, the part{is} missing: {listed}"),
                ))
                .help(
                    "その部分を作り、フォルダーの中身を隠しファイルも含めてコピーしてください",
                    "build it, and copy what is in its folder, hidden files too",
                )
            }
            PartsError::Unfinished(part) => Refusal::new(both(
                format!("部分 {part} は、まだできていません"),
                format!("part {part} is not finished"),
            ))
            .help(
                format!(
                    "終わるのを待つか、もう一度 `shirushi build --shard {part}` を実行してください"
                ),
                format!("wait for it, or run `shirushi build --shard {part}` again"),
            ),
            PartsError::OtherInputs(part, input) => {
                let (ja, en) = match input {
                    Input::Program => (
                        "shirushi の版が違います",
                        "with another version of shirushi",
                    ),
                    Input::Address => (
                        "サイトのアドレスが違うか、どちらかが確認用です",
                        "for another address, or as a preview where this is none",
                    ),
                    Input::Keys => ("手元の鍵が違います", "with other keys at hand"),
                    Input::Content => ("もとのファイルが違います", "from other content"),
                };
                Refusal::new(both(
                    format!("部分 {part} は別のサイトのものです: {ja}"),
                    format!("part {part} was made {en}"),
                ))
                .help(
                    "どの部分も `assemble` も、同じコミット、同じ版、同じ鍵と指定で実行してください",
                    "run all parts and `assemble` from the same commit, with the same version, keys and options",
                )
            }
            PartsError::Damaged { numbers, files } => {
                let (listed, s) = (listed(numbers), plural(numbers, "", "s"));
                Refusal::new(both(
                    format!("部分 {listed} の{files}ファイルが、ないか、書き出したものと違います"),
                    format!(
                        "part{s} {listed}: {} missing or not as written",
                        counted(*files, "file")
                    ),
                ))
                .help(
                    "コピーし直すか、その部分をもう一度作ってください",
                    "copy the part again, or build it again",
                )
            }
            PartsError::Foreign(file) => {
                let file = file.display();
                Refusal::new(both(
                    format!("`{file}` は、どの部分のものでも、このサイトのものでもありません"),
                    format!("`{file}` is of no part and not of the site"),
                ))
                .help(
                    "ほかの場所に移すか、空のフォルダーに部分をコピーし直してください",
                    "move it away, or copy the parts into an empty folder",
                )
            }
            PartsError::Write(error) => Refusal::not_written(error),
        }
    }
}

const AFRESH: (&str, &str) = (
    "空のフォルダーに部分をコピーし直してください",
    "copy the parts into an empty folder",
);

fn plural(numbers: &[u32], one: &'static str, more: &'static str) -> &'static str {
    if numbers.len() == 1 { one } else { more }
}

/// The first of the numbers, and how many more.
fn listed(numbers: &[u32]) -> String {
    const MOST: usize = 10;
    let shown: Vec<String> = numbers.iter().take(MOST).map(u32::to_string).collect();
    let shown = shown.join(", ");
    match numbers.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} (+{more})"),
    }
}
