//! `shirushi revoke`: awards withdrawn, and nothing in their place.

use super::clerk::Clerk;
use super::cli::Revoke;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};

/// Writes day and reason into the rows. An award that bears them already stays as it is.
pub fn run(session: &mut Session<'_, '_>, args: &Revoke) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let (reason, day) = (
        args.reason.as_str(),
        args.date.unwrap_or(clerk.today).to_string(),
    );
    for id in &args.awards {
        let award = clerk.award(id)?;
        match &award.revocation {
            None => clerk.set_award(&award, &[("revoked_on", &day), ("reason", reason)])?,
            Some(revocation) if revocation.reason.as_str() == reason => {}
            Some(revocation) => {
                return Err(Refusal::already_revoked(id, revocation.reason.as_str()));
            }
        }
    }
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for id in &args.awards {
            session.say(&both(
                format!("{id}: 取り消し({reason})"),
                format!("{id}: withdrawn ({reason})"),
            ))?;
        }
    }
    Ok(outcome)
}
