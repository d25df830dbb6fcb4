//! `shirushi redact`: consent is taken back. The credential leaves the site, its page says no more than that it is gone, and its
//! bit in the list of withdrawals stays set.

use super::clerk::Clerk;
use super::cli::Redact;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::catalog::{Award, Repository, RevocationReason};

const REASON: RevocationReason = RevocationReason::ConsentWithdrawn;

/// Marks the awards and, if all of a person's go, the person.
pub fn run(session: &mut Session<'_, '_>, args: &Redact) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let day = args.date.unwrap_or(clerk.today).to_string();
    let awards: Vec<Award> = match &args.person {
        None => args
            .awards
            .iter()
            .map(|id| clerk.award(id))
            .collect::<Result<_, _>>()?,
        Some(name) => {
            let key = clerk.person(name)?.key.clone();
            let scope = format!("withdrawn:{day}");
            clerk.set_person(
                &key,
                &[("name_public", "hidden"), ("consent_scope", &scope)],
            )?;
            if clerk.catalog.settings.repository == Repository::Public {
                clerk.set_person(&key, &[("name", ""), ("kana", ""), ("name_en", "")])?;
            }
            let of_person = clerk
                .catalog
                .awards
                .values()
                .filter(|award| award.person == key);
            of_person.cloned().collect()
        }
    };
    for award in &awards {
        match &award.revocation {
            None => clerk.set_award(award, &[("revoked_on", &day), ("reason", REASON.as_str())])?,
            // the day it was withdrawn first is the day it stopped to hold
            Some(_) => clerk.set_award(award, &[("reason", REASON.as_str())])?,
        }
        clerk.redact_line(award)?;
        if award.visibility == crate::catalog::Visibility::Public {
            clerk.set_award(award, &[("visibility", "")])?;
        }
    }
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for award in &awards {
            let id = &award.id;
            session.say(&both(
                format!("{id}: 公開をやめました"),
                format!("{id}: taken off the site"),
            ))?;
        }
        session.note(&both(
            "git の履歴には残っています。消す方法は docs/privacy.md にあります",
            "the history of git still holds it; docs/privacy.md says how to remove it",
        ))?;
    }
    Ok(outcome)
}
