//! x
use super::refusal::Refusal;
use super::session::{Outcome, Session};
pub fn run(_: &mut Session<'_, '_>, _: &super::cli::Verify) -> Result<Outcome, Refusal> {
    Ok(Outcome::Fine)
}
