//! A report to the streams, in the format that was asked for or that the build service reads.

use super::cli::ReportFormat;
use super::refusal::Refusal;
use super::session::{Outcome, Session, Stream};
use crate::report::print;
use crate::report::{Report, Severity};

/// The format that was asked for; without one, that of the service which runs the command.
pub fn format(session: &Session<'_, '_>, asked: Option<ReportFormat>) -> ReportFormat {
    let is = |name: &str| session.env.text(name).is_some_and(|value| value == "true");
    match asked {
        Some(format) => format,
        // Gitea and Forgejo say that they are GitHub, and show no annotations.
        None if is("GITEA_ACTIONS") || is("FORGEJO_ACTIONS") => ReportFormat::Human,
        None if is("GITHUB_ACTIONS") => ReportFormat::Github,
        None if is("GITLAB_CI") => ReportFormat::Gitlab,
        None => ReportFormat::Human,
    }
}

/// Prints the problems. What programs read goes to standard output; what people read goes to `humans`, or beside the former.
pub fn show(
    session: &mut Session<'_, '_>,
    report: &Report,
    format: ReportFormat,
    humans: Stream,
) -> Result<(), Refusal> {
    let language = session.language;
    let (humans, for_service) = match format {
        ReportFormat::Human => (humans, None),
        ReportFormat::Json => return session.write(Stream::Out, &print::json(report)),
        ReportFormat::Github => (Stream::Err, Some(print::github(report, language))),
        ReportFormat::Gitlab => (Stream::Err, Some(print::gitlab(report, language))),
        ReportFormat::Sarif => (Stream::Err, Some(print::sarif(report, language))),
    };
    if let Some(text) = for_service {
        session.write(Stream::Out, &text)?;
    }
    let style = session.style(humans);
    let text = print::human(report, language, style);
    session.write(
        humans,
        &match format {
            // The runner obeys this in the middle of a line, too, and content may hold it.
            ReportFormat::Github => text.replace("##[", "# #["),
            _ => text,
        },
    )
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
