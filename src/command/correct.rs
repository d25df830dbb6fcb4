//! `shirushi correct`: what was awarded with a wrong letter, to the wrong person or for a wrong day is withdrawn, and the right
//! one takes its place.
//!
//! A corrected award names the one it replaces, and the old address leads to it. Between two people there is no such link: the
//! old address may have been passed on by the one who should never have had it, and is none of the other's business.

use std::collections::BTreeSet;

use super::clerk::{Cells, Clerk, NewAward};
use super::cli::Correct;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::catalog::{Award, NamePolicy, Slug, Visibility};
use crate::plan::Addresses;
use crate::report::{Place, Report};
use crate::sign::contradictions;

/// Withdraws each award and adds the right one.
pub fn run(session: &mut Session<'_, '_>, args: &Correct) -> Result<Outcome, Refusal> {
    let Some(mut clerk) = Clerk::open(session)? else {
        return Ok(Outcome::Wrong);
    };
    let awards: Vec<Award> = args
        .awards
        .iter()
        .map(|id| clerk.award(id))
        .collect::<Result<_, _>>()?;
    let name = args.name.as_deref().map(str::trim);
    if name == Some("") {
        return Err(Refusal::empty_name());
    }
    if let Some(name) = name {
        let holder = &awards[0].person;
        if awards.iter().any(|award| award.person != *holder) {
            return Err(Refusal::several_people());
        }
        clerk.set_person(holder, &[("name", name)])?;
    }
    let today = clerk.today.to_string();
    let contradicted = contradicted(&clerk);
    let mut lines: Vec<(Slug, &Award)> = Vec::new();
    for old in &awards {
        if let Some(revocation) = &old.revocation {
            return Err(Refusal::already_revoked(
                old.id.as_str(),
                revocation.reason.as_str(),
            ));
        }
        let (person, names) = match &args.person {
            Some(name) => clerk
                .person(name)
                .map(|person| (person.key.clone(), person.name_policy))?,
            None => (old.person.clone(), clerk.catalog.holder_of(old).name_policy),
        };
        let same = person == old.person;
        let same_name = name.is_none_or(|name| name == clerk.catalog.holder_of(old).name);
        let same_day = args.date.is_none_or(|day| day == old.issued_on);
        if same && same_name && same_day && !contradicted.contains(&old.place) {
            return Err(Refusal::nothing_to_correct(old.id.as_str()));
        }
        let reason = if same {
            "superseded"
        } else {
            "issued-in-error"
        };
        clerk.set_award(old, &[("revoked_on", &today), ("reason", reason)])?;
        let issued_on = args.date.unwrap_or(old.issued_on);
        let new = NewAward {
            achievement: &old.achievement,
            person: &person,
            issued_on,
            listed: is_listed(&clerk, old, names),
            cells: cells(&clerk, old, same, issued_on == old.issued_on),
        };
        lines.push((clerk.add_award(session, &new)?.id, old));
    }
    let others = name.map(|_| others(&clerk, &awards)).unwrap_or_default();
    let outcome = clerk.finish(session, args.dry_run)?;
    if outcome == Outcome::Fine {
        for (new, old) in lines {
            let old = &old.id;
            session.say(&both(
                format!("{new}: {old} を訂正"),
                format!("{new}: corrects {old}"),
            ))?;
        }
        let (signed, others) = others;
        if !signed.is_empty() {
            let signed = signed.join(" ");
            session.warn(&both(
                format!("同じ人のほかの授与は元の氏名で署名されています。`shirushi correct {signed}` で改めてください"),
                format!("other awards of this person are signed with the former name; correct them too: `shirushi correct {signed}`"),
            ))?;
        }
        if !others.is_empty() {
            let others = others.join(", ");
            session.note(&both(
                format!("同じ人のほかの授与も、次の build から新しい氏名になります。渡した控えも改めるなら correct してください: {others}"),
                format!("other awards of this person bear the new name from the next build on; correct them too if copies were handed out: {others}"),
            ))?;
        }
    }
    Ok(outcome)
}

/// Places of rows that say something else than what was signed of them.
fn contradicted(clerk: &Clerk) -> BTreeSet<Place> {
    let mut report = Report::default();
    let addresses = Addresses::new(&clerk.catalog.settings);
    contradictions(&clerk.catalog, &addresses, &mut report);
    let found = report.sorted().into_iter();
    found.filter_map(|one| one.place.clone()).collect()
}

/// The columns that the right award has in common with the wrong one.
fn cells(clerk: &Clerk, old: &Award, same_person: bool, same_day: bool) -> Cells {
    let mut cells = Cells::new();
    // another day has another end, which the badge's rule gives
    cells.extend(
        old.valid_until
            .filter(|_| same_day)
            .map(|day| ("valid_until", day.to_string())),
    );
    let by_day = clerk.version(&old.achievement, old.issued_on).version;
    if same_day && by_day != old.version {
        cells.push(("version", old.version.to_string()));
    }
    cells.extend(old.result.clone().map(|result| ("result", result)));
    let evidence: Vec<&str> = old
        .evidence
        .iter()
        .map(|evidence| evidence.id.as_str())
        .collect();
    cells.push(("evidence", evidence.join(" ")));
    if same_person {
        cells.extend(old.renews.as_ref().map(|id| ("renews", id.to_string())));
        cells.push(("replaces", old.id.to_string()));
        // a better spelling is no reason for it to hold again
        let suspended = old.suspended_since().map(|_| clerk.today.to_string());
        cells.extend(suspended.map(|day| ("suspended_on", day)));
    }
    if old.visibility == Visibility::Unlisted {
        cells.push(("visibility", "unlisted".to_owned()));
    }
    cells
}

fn is_listed(clerk: &Clerk, old: &Award, names: NamePolicy) -> bool {
    old.visibility == Visibility::Public && clerk.is_listed(&old.achievement, old.issued_on, names)
}

/// Awards of the same person that hold and were not corrected: those that are signed, and those that are not.
fn others(clerk: &Clerk, awards: &[Award]) -> (Vec<String>, Vec<String>) {
    let corrected = |award: &Award| awards.iter().any(|other| other.id == award.id);
    let of_person = clerk
        .catalog
        .awards
        .values()
        .filter(|award| award.person == awards[0].person);
    let held = of_person.filter(|award| award.revocation.is_none() && !corrected(award));
    let (signed, others): (Vec<&Award>, Vec<&Award>) =
        held.partition(|award| clerk.catalog.ledger.credentials.contains_key(&award.id));
    // Only a credential that names its holder in full bears the former name.
    let named = |award: &&Award| clerk.catalog.name_policy(award) == NamePolicy::Full;
    let (signed, others) = (
        signed.into_iter().filter(named).collect(),
        others.into_iter().filter(named).collect(),
    );
    let ids = |awards: Vec<&Award>| awards.iter().map(|award| award.id.to_string()).collect();
    (ids(signed), ids(others))
}
