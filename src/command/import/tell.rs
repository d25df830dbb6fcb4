//! What becomes of columns and rows, told without anything personal: logs are read by others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::catalog::{Repository, Slug};
use crate::command::refusal::{Refusal, both};
use crate::command::session::{Session, inline};
use crate::intake::{Columns, Encoding, Intake, Sheet, Verdict};
use crate::report::Wording;

/// How each list was read, and which of its columns are not taken over.
pub fn columns(
    session: &mut Session<'_, '_>,
    files: &[PathBuf],
    lists: &[(Sheet, Columns)],
    repository: Repository,
) -> Result<(), Refusal> {
    for (file, (sheet, columns)) in files.iter().zip(lists) {
        let file = file.display();
        let encoding = match sheet.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8WithMark => "UTF-8 (BOM)",
            Encoding::Windows31J => "Windows-31J",
            Encoding::Workbook => "xlsx",
        };
        session.note(&both(
            format!("{file}: {encoding} として読みました"),
            format!("{file}: read as {encoding}"),
        ))?;
        let left = [columns.ignored.clone(), columns.doubled.clone()].concat();
        if !left.is_empty() {
            let left = inline(&left.join("、"));
            let ja = format!(
                "{file}: 次の列は取り込みません: {left}(必要なら対応表の columns に書いてください)"
            );
            let en = format!(
                "{file}: these columns are not taken over: {left}; if they should be, name them in `columns` of a mapping"
            );
            session.warn(&both(ja, en))?;
        }
        let fields = columns.fields.iter().flatten();
        let personal: Vec<&str> = fields
            .copied()
            .filter(|field| crate::check::PERSONAL.contains(field))
            .collect();
        if repository == Repository::Public && !personal.is_empty() {
            let personal = personal.join(", ");
            let ja =
                format!("{file}: リポジトリーが公開なので、次の列は書き込みません: {personal}");
            let en = format!(
                "{file}: the repository is public, so these columns are not written: {personal}"
            );
            session.warn(&both(ja, en))?;
        }
    }
    Ok(())
}

/// Each row, then their number.
pub fn rows(
    session: &mut Session<'_, '_>,
    files: &[PathBuf],
    intake: &Intake,
    ids: &BTreeMap<usize, Slug>,
) -> Result<(), Refusal> {
    let (mut accepted, mut there, mut refused) = (0, 0, 0);
    for (at, row) in intake.rows.iter().enumerate() {
        let place = place(&files[row.list], row.line);
        for note in &row.notes {
            session.warn(&both(
                format!("{place}: {}", note.ja),
                format!("{place}: {}", note.en),
            ))?;
        }
        let wording = match &row.verdict {
            Verdict::Accepted(entry) => {
                accepted += 1;
                let id = ids.get(&at).map_or("", listed);
                let what = format!("{} {} {id}", entry.achievement, entry.issued_on);
                let what = what.trim_end();
                both(
                    format!("{place}: 受け入れ {what}"),
                    format!("{place}: accepted {what}"),
                )
            }
            Verdict::There => {
                there += 1;
                both(
                    format!("{place}: 登録済み"),
                    format!("{place}: already there"),
                )
            }
            Verdict::Refused(why) => {
                refused += 1;
                let all = |pick: fn(&Wording) -> &str, between| {
                    let reasons: Vec<&str> = why.iter().map(pick).collect();
                    inline(&reasons.join(between))
                };
                let ja = all(|why| &why.ja, "。また、");
                let en = all(|why| &why.en, "; and ");
                both(
                    format!("{place}: 不可 {ja}"),
                    format!("{place}: refused: {en}"),
                )
            }
        };
        session.say(&wording)?;
    }
    session.say(&both(
        format!("受け入れ{accepted}件、登録済み{there}件、不可{refused}件"),
        format!("{accepted} accepted, {there} already there, {refused} refused"),
    ))
}

/// An id, unless it is the address of an award that is not listed.
fn listed(id: &Slug) -> &str {
    if id.as_str().len() < 26 {
        id.as_str()
    } else {
        ""
    }
}

fn place(file: &Path, line: u64) -> String {
    format!("{}:{line}", file.display())
}
