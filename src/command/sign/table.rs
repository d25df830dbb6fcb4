//! What is about to be signed, one line an award, with as much of its holder as a log may show.

use super::Work;
use crate::catalog::{Award, Catalog, NamePolicy};
use crate::command::build::counted;
use crate::command::refusal::{Refusal, both};
use crate::command::session::Session;
use crate::sign::Keyring;

/// Prints the table and what is left out of it.
pub fn show(
    session: &mut Session<'_, '_>,
    catalog: &Catalog,
    keyring: &Keyring,
    work: &Work<'_>,
) -> Result<(), Refusal> {
    for award in &work.awards {
        let line = line(catalog, keyring, award);
        session.say(&both(line.clone(), line))?;
    }
    for (issuer, purpose) in &work.lists {
        let (id, purpose) = (&issuer.id, purpose.as_str());
        session.say(&both(
            format!("{id}: 状態の一覧({purpose})"),
            format!("{id}: status list ({purpose})"),
        ))?;
    }
    for (issuer, awards) in &work.without_key {
        if *awards == 0 {
            session.warn(&both(
                format!("{issuer} の状態の一覧は、鍵が手元にないため署名しません"),
                format!("the status list of {issuer} is left out: its key is not at hand"),
            ))?;
            continue;
        }
        session.warn(&both(
            format!("{issuer} の{awards}件は、鍵が手元にないため署名しません"),
            format!(
                "{} of {issuer} left out: its key is not at hand",
                counted(*awards, "award")
            ),
        ))?;
    }
    Ok(())
}

fn line(catalog: &Catalog, keyring: &Keyring, award: &Award) -> String {
    let Award {
        id,
        achievement,
        version,
        issued_on,
        ..
    } = award;
    let issuer = &catalog.issuer_of(award).id;
    let day = award.recorded_on.unwrap_or(*issued_on);
    let keys = catalog.keys.get(issuer);
    let key = keys.and_then(|keys| keyring.for_day(keys, day));
    let key = key.map_or("", |key| key.id);
    let holder = masked(catalog, award);
    format!("{issued_on}  {id}  {achievement} v{version}  {issuer}  {key}  {holder}")
}

/// The first letter of a name that the site may show, and the handle, by which the office knows the rest.
fn masked(catalog: &Catalog, award: &Award) -> String {
    let person = catalog.holder_of(award);
    let first = match catalog.name_policy(award) {
        NamePolicy::Full => person.name.chars().next(),
        NamePolicy::Initials | NamePolicy::Handle | NamePolicy::Hidden => None,
    };
    let first = first.map(String::from).unwrap_or_default();
    format!("{first}*** ({})", person.handle)
}
