//! `shirushi serve`: load, publish, keep in memory, again on every change. What is wrong is told here and in the browser.

use std::cell::RefCell;
use std::process::{Command, Stdio};

use super::build::seconds;
use super::cli::{ReportFormat, Serve};
use super::identity::identity;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{key, peek, pictures, preview, problems};
use crate::check::check;
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::publish;
use crate::report::{Report, print};
use crate::serve::{self, Before, Making, Meanwhile, Options, Overtaken, Rebuilt};
use crate::sign::contradictions;

/// Serves until it cannot go on. No key of a person is ever used: what is shown here is never the real site.
pub fn run(session: &mut Session<'_, '_>, args: &Serve) -> Result<Outcome, Refusal> {
    let options = Options {
        root: session.root.clone(),
        interface: args.interface,
        port: args.port,
        poll: args.poll,
    };
    if !args.interface.is_loopback() {
        session.warn(&both(
            "ほかの端末からも、下書きを含むすべてのページが見えます",
            "others on the network can see every page, drafts too",
        ))?;
    }
    let session = RefCell::new(session);
    let mut before = Before::default();
    let served = serve::run(
        &options,
        |url| ready(&mut session.borrow_mut(), url, args.open),
        |meanwhile| rebuild(&mut session.borrow_mut(), &mut before, meanwhile),
    );
    match served {
        Ok(never) => match never {},
        Err(error) => Err(Refusal::not_served(&error)),
    }
}

fn ready(session: &mut Session<'_, '_>, url: &str, open: bool) {
    // A terminal that is gone is no reason to stop serving.
    let _ = session.say(&both(
        format!("{url} で見られます(Ctrl-C で終わります)"),
        format!("the site is at {url} (Ctrl-C ends)"),
    ));
    if open && open_browser(url).is_err() {
        let _ = session.warn(&both("ブラウザーを開けません", "cannot open a browser"));
    }
}

/// One build. The terminal gets the report, the browser the site or the report.
fn rebuild(
    session: &mut Session<'_, '_>,
    before: &mut Before,
    meanwhile: &Meanwhile<'_>,
) -> Rebuilt {
    match site(session, before, meanwhile) {
        Ok(rebuilt) => rebuilt,
        Err(refusal) => {
            session.refuse(&refusal);
            Rebuilt::Wrong(session.pick(&refusal.message).to_owned())
        }
    }
}

fn site(
    session: &mut Session<'_, '_>,
    before: &mut Before,
    meanwhile: &Meanwhile<'_>,
) -> Result<Rebuilt, Refusal> {
    let began = session.now();
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let (identity, catalog) = rayon::join(
        || identity(&sources),
        || check(&sources, today, &mut report),
    );
    let making = Making::new(before, identity, meanwhile);
    let summary = match catalog {
        Some(catalog) => {
            contradictions(&catalog, &Addresses::new(&catalog.settings), &mut report);
            let keyring = key::demo_keyring(session, &catalog)?;
            let publication = preview::publication(&catalog, &keyring);
            let kept = pictures::folder(session.env);
            let cache = pictures::cache(kept.as_ref());
            let made = publish(
                &catalog,
                &keyring,
                publication,
                today,
                &cache,
                &mut report,
                &making,
            );
            match made {
                Ok(summary) => summary,
                Err(Overtaken) => return Ok(Rebuilt::Overtaken),
            }
        }
        None => None,
    };
    if summary.is_none() && meanwhile.is_overtaken_soon() {
        return Ok(Rebuilt::Overtaken);
    }
    if !problems::is_empty(&report) {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
    }
    let Some(summary) = summary else {
        return Ok(Rebuilt::Wrong(print::human(
            &report,
            session.language,
            print::Style::Plain,
        )));
    };
    *before = making.finish();
    let seconds = seconds(began, session.now());
    session.note(&both(
        format!("{}ページ({seconds:.1}秒)", summary.pages),
        format!("{} pages, {seconds:.1} s", summary.pages),
    ))?;
    Ok(Rebuilt::Site(before.files()))
}

fn open_browser(url: &str) -> std::io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.spawn().map(drop)
}
