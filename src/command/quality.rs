//! `shirushi check --quality`: what a jury would miss, and what an application for an award needs.

use super::cli::{Check, ReportFormat};
use super::refusal::Refusal;
use super::session::{Session, Stream};
use crate::catalog::Catalog;
use crate::image::Cache;
use crate::publish;
use crate::quality::{self, tell};
use crate::report::Report;

/// Judges the badges of a site whose content is right. What is missing is advice and fails nothing.
pub fn run(
    session: &mut Session<'_, '_>,
    args: &Check,
    catalog: &Catalog,
    cache: &Cache<'_>,
    format: ReportFormat,
) -> Result<(), Refusal> {
    // Every picture was drawn once already, so there is nothing to report.
    let verdicts = quality::judge(catalog, |version| {
        publish::badge(catalog, version, cache, &mut Report::default()).map(|(_, png)| png)
    });
    if args.application {
        let sheet = quality::application(catalog, &verdicts, session.language);
        return session.write(Stream::Out, &sheet);
    }
    let (stream, text) = match format {
        ReportFormat::Json => (Stream::Out, tell::json(&verdicts)),
        ReportFormat::Human => (
            Stream::Out,
            tell::human(catalog, &verdicts, session.language),
        ),
        // What services read is one document, so the rest goes beside it.
        _ => (
            Stream::Err,
            tell::human(catalog, &verdicts, session.language),
        ),
    };
    session.write(stream, &text)
}
