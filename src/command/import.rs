//! `shirushi import`: lists of an office to award rows and people. Nothing is written unless every row can be taken over.

mod take;
mod tell;
mod why;

use std::collections::BTreeMap;
use std::path::Path;

use super::clerk::Clerk;
use super::cli::Import;
use super::folder;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::intake::{self, Columns, Mapping, Sheet, Verdict};

/// Reads the lists, says what becomes of every row, and writes.
pub fn run(session: &mut Session<'_, '_>, args: &Import) -> Result<Outcome, Refusal> {
    let mapping = match &args.map {
        Some(file) => mapping(&session.env.path(file))?,
        None => Mapping::default(),
    };
    let mut lists: Vec<(Sheet, Columns)> = Vec::new();
    for file in &args.files {
        let path = session.env.path(file);
        let fault = |fault| Refusal::not_imported(file, &fault);
        let sheet = intake::read(&folder::read(&path)?, &mapping).map_err(fault)?;
        let columns = intake::columns(&sheet, &mapping).map_err(fault)?;
        lists.push((sheet, columns));
    }
    let Some(clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let wanted = args
        .achievement
        .as_deref()
        .map(|id| clerk.achievement(id))
        .transpose()?;
    let mut intake = intake::judge(&lists, &mapping, wanted.as_ref(), &clerk.catalog);
    tell::columns(
        session,
        &args.files,
        &lists,
        clerk.catalog.settings.repository,
    )?;
    let taken = take::take(session, clerk, &mut intake)?;
    let refused = intake
        .rows
        .iter()
        .any(|row| matches!(row.verdict, Verdict::Refused(_)));
    let writes = !args.dry_run && (args.partial || !refused);
    // ids that are not written are drawn anew the next time
    let ids = if writes { taken.ids } else { BTreeMap::new() };
    tell::rows(session, &args.files, &intake, &ids)?;
    if refused && !args.partial {
        session.note(&both(
            "何も書いていません。直してもう一度実行するか、`--partial` で残りだけを取り込んでください",
            "nothing was written: correct the list and run this again, or take over the others with `--partial`",
        ))?;
        return Ok(Outcome::Wrong);
    }
    let outcome = taken.clerk.finish(session, args.dry_run)?;
    Ok(if refused { Outcome::Wrong } else { outcome })
}

fn mapping(path: &Path) -> Result<Mapping, Refusal> {
    let text = String::from_utf8(folder::read(path)?)
        .map_err(|error| Refusal::not_a_mapping(path, &error.to_string()))?;
    intake::mapping(&text).map_err(|why| Refusal::not_a_mapping(path, &why))
}
