//! `shirushi explain`: the page of a problem, or the names of all.

use super::cli::Explain;
use super::refusal::Refusal;
use super::session::{Outcome, Session, Stream};
use crate::report::Code;
use crate::report::explain::explain;

/// Prints the page of the problem that is named; without a name, all names.
pub fn run(session: &mut Session<'_, '_>, args: &Explain) -> Result<Outcome, Refusal> {
    let text = match &args.code {
        Some(code) => explain(code, session.language).map_err(Refusal::no_code)?,
        None => Code::ALL.iter().map(|code| format!("{code}\n")).collect(),
    };
    session.write(Stream::Out, &text)?;
    Ok(Outcome::Fine)
}
