//! `shirushi unsuspend`: suspended awards hold again.

use super::clerk::Clerk;
use super::cli::Unsuspend;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};

/// Writes the day into the rows. The day of the suspension stays: the list of the issuer is dated by its last change.
pub fn run(session: &mut Session<'_, '_>, args: &Unsuspend) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let day = args.date.unwrap_or(clerk.today).to_string();
    for id in &args.awards {
        let award = clerk.award(id)?;
        if let Some(revocation) = &award.revocation {
            return Err(Refusal::already_revoked(id, revocation.reason.as_str()));
        }
        if award.suspended_since().is_none() {
            return Err(Refusal::not_suspended(id));
        }
        clerk.set_award(&award, &[("unsuspended_on", &day)])?;
    }
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for id in &args.awards {
            session.say(&both(
                format!("{id}: {day} から一時停止を解除"),
                format!("{id}: holds again from {day}"),
            ))?;
        }
    }
    Ok(outcome)
}
