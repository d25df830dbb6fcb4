//! `shirushi verify-page`: load, check, sign the lists of withdrawals, write one page.

use std::fs;

use super::cli::{ReportFormat, VerifyPage};
use super::key;
use super::peek;
use super::problems;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use crate::check::check;
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::verify_page;
use crate::report::Report;
use crate::sign::outdated_lists;

/// Writes the page with what the content says today. Without the keys its lists could not be relied on, so none is written.
pub fn run(session: &mut Session<'_, '_>, args: &VerifyPage) -> Result<Outcome, Refusal> {
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let Some(catalog) = check(&sources, today, &mut report) else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let keyring = key::keyring(session, &catalog, &args.keys, |_| true)?;
    let addresses = Addresses::new(&catalog.settings);
    if keyring.is_empty() && outdated_lists(&catalog, &addresses).next().is_some() {
        return Err(Refusal::no_key_for_lists());
    }
    let made = verify_page(&catalog, &keyring, today, &mut report);
    if !problems::is_empty(&report) {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
    }
    let Some(page) = made else {
        return Ok(Outcome::Wrong);
    };
    let path = session.env.path(&args.output);
    fs::write(&path, page).map_err(|error| Refusal::machine(&path, &error))?;
    let file = args.output.display();
    session.say(&both(
        format!("{file} に書き出しました({today}現在の鍵と取消一覧)"),
        format!("wrote {file} with keys and lists of withdrawals as of {today}"),
    ))?;
    Ok(Outcome::Fine)
}
