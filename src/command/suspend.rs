//! `shirushi suspend`: awards that do not hold for now, such as while someone looks into them.

use super::clerk::Clerk;
use super::cli::Suspend;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};

/// Writes the day into the rows. A row knows its last suspension; git knows those before.
pub fn run(session: &mut Session<'_, '_>, args: &Suspend) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let on = args.date.unwrap_or(clerk.today);
    let day = on.to_string();
    for id in &args.awards {
        let award = clerk.award(id)?;
        if let Some(revocation) = &award.revocation {
            return Err(Refusal::already_revoked(id, revocation.reason.as_str()));
        }
        if !clerk.catalog.can_be_suspended(&award) {
            let issuer = clerk.catalog.issuer_of(&award);
            let signed = clerk.catalog.ledger.credentials.contains_key(&award.id);
            return Err(match signed {
                true => Refusal::signed_without_suspension(id),
                false => Refusal::not_suspendable(id, issuer.id.as_str()),
            });
        }
        if let Some(since) = award.suspended_since() {
            return Err(Refusal::already_suspended(id, since));
        }
        // the list is dated by its last change, which never lies before an earlier one
        let lifted_on = award.suspension.and_then(|before| before.lifted_on);
        if let Some(lifted_on) = lifted_on.filter(|lifted_on| on < *lifted_on) {
            return Err(Refusal::suspended_before(id, lifted_on));
        }
        clerk.set_award(&award, &[("suspended_on", &day), ("unsuspended_on", "")])?;
    }
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for id in &args.awards {
            session.say(&both(
                format!("{id}: {day} から一時停止"),
                format!("{id}: suspended from {day}"),
            ))?;
        }
    }
    Ok(outcome)
}
