//! `shirushi renew`: awards that end are awarded anew; the new ones name the old.

use super::award::shown;
use super::clerk::{Clerk, NewAward};
use super::cli::Renew;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::catalog::{Slug, Visibility};

/// Adds a row that renews each award.
pub fn run(session: &mut Session<'_, '_>, args: &Renew) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let issued_on = args.date.unwrap_or(clerk.today);
    let mut lines: Vec<(&str, Slug)> = Vec::new();
    for id in &args.awards {
        let old = clerk.award(id)?;
        if let Some(revocation) = &old.revocation {
            return Err(Refusal::already_revoked(id, revocation.reason.as_str()));
        }
        if let Some(since) = old.suspended_since() {
            return Err(Refusal::suspended(id, since));
        }
        let mut cells = shown(args.result.as_deref(), &args.evidence);
        cells.push(("renews", id.clone()));
        if old.visibility == Visibility::Unlisted {
            cells.push(("visibility", "unlisted".to_owned()));
        }
        let new = NewAward {
            achievement: &old.achievement,
            person: &old.person,
            issued_on,
            listed: old.visibility == Visibility::Public,
            cells,
        };
        lines.push((id, clerk.add_award(session, &new)?.id));
    }
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for (old, new) in lines {
            session.say(&both(
                format!("{new}: {old} を {issued_on} 付けで更新"),
                format!("{new}: renews {old} on {issued_on}"),
            ))?;
        }
    }
    Ok(outcome)
}
