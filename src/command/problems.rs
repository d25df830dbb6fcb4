//! A report to the streams, in the format that was asked for.

use super::cli::ReportFormat;
use super::refusal::Refusal;
use super::session::{Outcome, Session, Stream};
use crate::report::print;
use crate::report::{Report, Severity};

/// Prints the problems. What programs read goes to standard output; what people read goes to `humans`. On GitHub the
/// annotations are added to it.
pub fn show(
    session: &mut Session<'_, '_>,
    report: &Report,
    format: ReportFormat,
    humans: Stream,
) -> Result<(), Refusal> {
    let language = session.language;
    match format {
        ReportFormat::Json => session.write(Stream::Out, &print::json(report)),
        ReportFormat::Github => session.write(Stream::Out, &print::github(report, language)),
        ReportFormat::Human => {
            if session
                .env
                .text("GITHUB_ACTIONS")
                .is_some_and(|value| value == "true")
            {
                session.write(Stream::Out, &print::github(report, language))?;
            }
            let style = session.style(humans);
            session.write(humans, &print::human(report, language, style))
        }
    }
}

/// Whether a report lets a command end well.
pub fn judge(report: &Report, strict: bool) -> Outcome {
    let warned = || {
        report
            .sorted()
            .iter()
            .any(|problem| problem.severity == Severity::Warning)
    };
    match report.has_errors() || (strict && warned()) {
        true => Outcome::Wrong,
        false => Outcome::Fine,
    }
}

/// Whether there is anything to show.
pub fn is_empty(report: &Report) -> bool {
    report.sorted().is_empty()
}
