//! `shirushi preview badges`: load, check, draw all badges on one sheet. It needs no key.

use std::path::{Path, PathBuf};

use super::cli::{Preview, PreviewBadges, ReportFormat};
use super::durable::replace;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{peek, pictures, problems};
use crate::check::check;
use crate::load::load;
use crate::publish::{Sheet, sheet};
use crate::report::Report;

/// Writes the sheet as a page and as pictures, or as the one that was named.
pub fn run(session: &mut Session<'_, '_>, command: &Preview) -> Result<Outcome, Refusal> {
    let Preview::Badges(PreviewBadges { output }) = command;
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let kept = pictures::folder(session.env);
    let drawn = check(&sources, today, &mut report)
        .and_then(|catalog| sheet(&catalog, &pictures::cache(kept.as_ref()), &mut report));
    if !problems::is_empty(&report) {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
    }
    let Some(drawn) = drawn else {
        return Ok(Outcome::Wrong);
    };
    let mut names = Vec::new();
    for (path, bytes) in files(output, &drawn) {
        replace(&session.env.path(&path), bytes)?;
        names.push(path.display().to_string());
    }
    let (count, names) = (drawn.count, names.join(", "));
    session.say(&both(
        format!("{names} に書き出しました(バッジ {count}個)"),
        format!("wrote {names} ({count} badges)"),
    ))?;
    Ok(Outcome::Fine)
}

/// What is written where. A picture beyond the first has its number in its name.
fn files<'s>(output: &Path, sheet: &'s Sheet) -> Vec<(PathBuf, &'s [u8])> {
    let ending = output.extension().and_then(|ending| ending.to_str());
    let alone = ending.filter(|ending| ["html", "svg", "png"].contains(ending));
    let base = match alone {
        Some(_) => output.with_extension(""),
        None => output.join("badges"),
    };
    let named = |number: usize, ending: &str| {
        let number = if number == 0 {
            String::new()
        } else {
            format!("-{}", number + 1)
        };
        let mut name = base.clone().into_os_string();
        name.push(format!("{number}.{ending}"));
        PathBuf::from(name)
    };
    let mut files = vec![("html", named(0, "html"), sheet.html.as_bytes())];
    for (number, (svg, png)) in sheet.pictures.iter().enumerate() {
        files.push(("svg", named(number, "svg"), svg.as_bytes()));
        files.push(("png", named(number, "png"), png));
    }
    let wanted = files
        .into_iter()
        .filter(|(kind, ..)| alone.is_none_or(|alone| alone == *kind));
    wanted.map(|(_, path, bytes)| (path, bytes)).collect()
}
