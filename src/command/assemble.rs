//! `shirushi assemble`: parts that several machines built, to the site that one would have built.

use super::build::{counted, seconds, tell, tell_where};
use super::cli::Assemble;
use super::making::prepare;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::publish::Scope;
use crate::site::Asset;
use crate::write::Assembly;

/// Looks at the parts and makes what is of none of them.
pub fn run(session: &mut Session<'_, '_>, args: &Assemble) -> Result<Outcome, Refusal> {
    let Some(mut job) = prepare(session, &args.making)? else {
        return Ok(Outcome::Wrong);
    };
    let refused = |error| Refusal::parts(&error);
    let (folder, inputs) = (args.making.folder(session), job.inputs());
    let assembly = Assembly::begin(&folder, &session.root, &inputs).map_err(refused)?;
    let put = |asset: Asset<'_>| assembly.put(&asset.path, &asset.bytes);
    let made = job.make(session, &args.making, Scope::Rest, &put, refused)?;
    let Some(summary) = made else {
        return Ok(Outcome::Wrong);
    };
    let parts = assembly.parts();
    let written = assembly.commit().map_err(refused)?;
    let (pages, images, files) = (summary.pages, summary.images, written.files);
    let seconds = seconds(job.began, session.now());
    let line = match parts {
        Some(parts) => both(
            format!(
                "部分{parts}個とそのほか(ページ{pages}、画像{images})を組み立て、ファイル{files}、{seconds:.1}秒"
            ),
            format!(
                "assembled {} and the rest ({}, {}): {}, {seconds:.1} s",
                counted(parts, "part"),
                counted(pages, "page"),
                counted(images, "image"),
                counted(files, "file"),
            ),
        ),
        None => both(
            format!("組み立ては済んでいます。ファイル{files}"),
            format!("was assembled already: {}", counted(files, "file")),
        ),
    };
    tell(session, job.format, &line)?;
    tell_where(session, &job, &summary)?;
    Ok(Outcome::Fine)
}
