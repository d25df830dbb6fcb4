//! `shirushi bundle`: the copies of awards that their holders keep.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::sync::{Mutex, PoisonError};

use super::cli::{Bundle, ReportFormat};
use super::key;
use super::problems;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{peek, pictures};
use crate::catalog::AwardId;
use crate::check::check;
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::publish;
use crate::render::Publication;
use crate::report::Report;
use crate::site::{Asset, SitePath};

/// Publishes as `build` does, and keeps nothing but the bundles asked for.
pub fn run(session: &mut Session<'_, '_>, args: &Bundle) -> Result<Outcome, Refusal> {
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let Some(mut catalog) = check(&sources, today, &mut report) else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    catalog.settings.bundle = true;
    let addresses = Addresses::new(&catalog.settings);
    let mut wanted: BTreeMap<SitePath, &String> = BTreeMap::new();
    for id in &args.awards {
        let known = AwardId::new(id).filter(|id| catalog.awards.contains_key(id));
        let award = known.ok_or_else(|| Refusal::no_award(id))?;
        if catalog.awards[&award].is_redacted() {
            return Err(Refusal::redacted(id));
        }
        wanted.insert(addresses.bundle(&award).path, id);
    }
    let keyring = key::keyring(session, &catalog, &args.keys, |_| true)?;
    let made = Mutex::new(BTreeMap::new());
    let kept = pictures::folder(session.env);
    let cache = pictures::cache(kept.as_ref());
    let published = publish(
        &catalog,
        &keyring,
        Publication::Production,
        today,
        &cache,
        &mut report,
        &|asset: Asset<'_>| {
            if let Some(id) = wanted.get(&asset.path) {
                let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                made.insert(*id, asset.bytes.into_owned());
            }
            Ok::<(), Infallible>(())
        },
    );
    let Ok(published) = published;
    if published.is_none() {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    }
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(id) = wanted.values().find(|id| !made.contains_key(*id)) {
        return Err(Refusal::unsigned_award(id));
    }
    let dir = session.env.path(&args.output_dir);
    fs::create_dir_all(&dir).map_err(|error| Refusal::machine(&dir, &error))?;
    for (id, bytes) in made {
        let path = dir.join(format!("{id}.zip"));
        fs::write(&path, &bytes).map_err(|error| Refusal::machine(&path, &error))?;
        let (path, size) = (path.display(), bytes.len());
        session.say(&both(
            format!("{path}({size} バイト)"),
            format!("{path} ({size} bytes)"),
        ))?;
    }
    Ok(Outcome::Fine)
}
