//! What pictures that a holder shows around have in common: which awards, which page, which file.

use std::fs;
use std::path::Path;

use super::cli::ReportFormat;
use super::refusal::Refusal;
use super::session::{Session, Stream};
use super::{peek, problems};
use crate::catalog::{Award, AwardId, Catalog, Lang};
use crate::check::check;
use crate::load::load;
use crate::plan::Addresses;
use crate::render::{Earner, earners_of};
use crate::report::Report;

/// Awards to show, and the page they are shown on.
pub struct Shown<'a> {
    /// The awards; not none.
    pub awards: Vec<&'a Award>,
    /// The address of their page.
    pub url: String,
}

/// The kind of a file, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Pixels.
    Png,
    /// Lines.
    Svg,
}

/// The checked content; `None` when it has errors, which are printed.
pub fn catalog(session: &mut Session<'_, '_>) -> Result<Option<Catalog>, Refusal> {
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let catalog = check(&sources, today, &mut report);
    if catalog.is_none() {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
    }
    Ok(catalog)
}

/// What ids of awards, or one handle, lead to. Several awards are shown together only where a page shows them together: of
/// somebody who has none, nobody is to learn which belong together.
pub fn shown<'a>(catalog: &'a Catalog, what: &[String], lang: Lang) -> Result<Shown<'a>, Refusal> {
    let addresses = Addresses::new(&catalog.settings);
    let earners = earners_of(catalog);
    let page = |earner: &Earner<'_>| addresses.holder(lang, &earner.person.handle).url;
    let known = |id: &String| AwardId::new(id).and_then(|id| catalog.awards.get(&id));
    if let [name] = what
        && known(name).is_none()
    {
        let earner = earners
            .values()
            .find(|one| one.person.handle.as_str() == name);
        let earner = earner.ok_or_else(|| Refusal::no_award_or_page(name))?;
        let awards = earner.awards.iter().copied();
        let awards: Vec<&Award> = awards.filter(|award| award.stands()).collect();
        if awards.is_empty() {
            return Err(Refusal::nothing_to_show(name));
        }
        return Ok(Shown {
            awards,
            url: page(earner),
        });
    }
    let mut awards: Vec<&Award> = Vec::new();
    for id in what {
        let award = known(id).ok_or_else(|| Refusal::no_award(id))?;
        if award.is_redacted() || !award.stands() {
            return Err(Refusal::award_does_not_stand(id));
        }
        if !awards.iter().any(|other| other.id == award.id) {
            awards.push(award);
        }
    }
    if let [award] = awards[..] {
        let url = addresses.award(lang, &award.id).url;
        return Ok(Shown { awards, url });
    }
    let together = |earner: &&Earner<'_>| {
        let on_page = |award: &&Award| earner.awards.iter().any(|other| other.id == award.id);
        awards.iter().all(on_page)
    };
    let earner = earners.values().find(together);
    let url = page(earner.ok_or_else(Refusal::no_common_page)?);
    Ok(Shown { awards, url })
}

/// What kind of file a path asks for.
pub fn kind(path: &Path) -> Result<FileKind, Refusal> {
    let extension = path.extension().map(|end| end.to_ascii_lowercase());
    match extension.as_ref().and_then(|end| end.to_str()) {
        Some("png") => Ok(FileKind::Png),
        Some("svg") => Ok(FileKind::Svg),
        _ => Err(Refusal::neither_png_nor_svg(path)),
    }
}

/// Writes the file, relative to where the command was called.
pub fn write(session: &Session<'_, '_>, output: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let path = session.env.path(output);
    fs::write(&path, bytes).map_err(|error| Refusal::machine(&path, &error))
}
