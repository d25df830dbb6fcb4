//! `shirushi award`: one badge to some people.

use super::clerk::{Cells, Clerk, NewAward};
use super::cli::Award;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::catalog::Slug;

/// Adds a row for each person.
pub fn run(session: &mut Session<'_, '_>, args: &Award) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let achievement = clerk.achievement(&args.achievement)?;
    let issued_on = args.date.unwrap_or(clerk.today);
    let mut cells = shown(args.result.as_deref(), &args.evidence);
    if args.unlisted {
        cells.push(("visibility", "unlisted".to_owned()));
    }
    let mut lines: Vec<(Slug, Slug)> = Vec::new();
    for name in &args.people {
        let person = clerk.person(name)?;
        let (key, names) = (person.key.clone(), person.name_policy);
        let new = NewAward {
            achievement: &achievement,
            person: &key,
            issued_on,
            listed: !args.unlisted && clerk.is_listed(&achievement, issued_on, names),
            cells: cells.clone(),
        };
        lines.push((key.clone(), clerk.add_award(session, &new)?.id));
    }
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for (key, id) in lines {
            session.say(&both(
                format!("{id}: {achievement} を {key} に {issued_on} 付けで授与"),
                format!("{id}: awarded {achievement} to {key} on {issued_on}"),
            ))?;
        }
    }
    Ok(outcome)
}

/// The columns that show what an award rests on.
pub fn shown(result: Option<&str>, evidence: &[String]) -> Cells {
    let mut cells = Cells::new();
    cells.extend(result.map(|result| ("result", result.to_owned())));
    if !evidence.is_empty() {
        cells.push(("evidence", evidence.join(" ")));
    }
    cells
}
