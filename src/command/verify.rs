//! `shirushi verify`: files, addresses and folders of built sites to verdicts, in words.

mod show;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use rayon::prelude::*;

use super::cli::{ResultFormat, Verify};
use super::fetch::{self, Fetch, FetchError};
use super::folder::{self, Folder};
use super::progress::Progress;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use crate::verify::{self, Resolve, Verdict};
use show::Tally;

/// Verifies everything that is named. The worst result is the result.
pub fn run(session: &mut Session<'_, '_>, args: &Verify) -> Result<Outcome, Refusal> {
    let site = match &args.site {
        Some(dir) => Some(Folder::open(&session.env.path(dir))?),
        None => None,
    };
    let mut outcome = Outcome::Fine;
    for what in &args.what {
        let path = session.env.path(Path::new(what));
        let one = if what.starts_with("https://") || what.starts_with("http://") {
            url(session, args, what, site.as_ref())?
        } else if path.is_dir() {
            dir(session, args, &path)?
        } else if path.is_file() {
            let document = folder::read(&path)?;
            let documents = Documents::new(site.as_ref(), web(args, false));
            single(session, args, what, &document, &documents)?
        } else {
            return Err(Refusal::nothing_to_verify(what));
        };
        if one == Outcome::Wrong {
            outcome = Outcome::Wrong;
        }
    }
    Ok(outcome)
}

/// One document from the web. The page of an award stands for its credential.
fn url(
    session: &mut Session<'_, '_>,
    args: &Verify,
    what: &str,
    site: Option<&Folder>,
) -> Result<Outcome, Refusal> {
    let Some(web) = web(args, fetch::is_loopback_url(what)) else {
        return Err(Refusal::offline(what));
    };
    let address = match what.ends_with('/') {
        true => format!("{what}credential.json"),
        false => what.to_owned(),
    };
    let document = web
        .get(&address)
        .map_err(|why| Refusal::not_fetched(&address, &why))?;
    single(
        session,
        args,
        what,
        &document,
        &Documents::new(site, Some(web)),
    )
}

fn single(
    session: &mut Session<'_, '_>,
    args: &Verify,
    what: &str,
    document: &[u8],
    documents: &Documents<'_>,
) -> Result<Outcome, Refusal> {
    let verdict = verify::verify(document, documents, moment(session, args));
    match args.format {
        ResultFormat::Json => session.write(Stream::Out, &show::json(what, &verdict))?,
        ResultFormat::Human => session.say(&show::human(what, &verdict))?,
    }
    for (url, why) in documents.missed() {
        session.note(&both(
            format!("{url} を取得できません: {why}"),
            format!("cannot fetch {url}: {why}"),
        ))?;
    }
    Ok(match verdict.is_genuine() {
        true => Outcome::Fine,
        false => Outcome::Wrong,
    })
}

/// Every credential and status list of a built site. Its own documents are read from the folder, as it would publish them.
fn dir(session: &mut Session<'_, '_>, args: &Verify, path: &Path) -> Result<Outcome, Refusal> {
    let folder = Folder::open(path)?;
    if folder.credentials.is_empty() {
        return Err(Refusal::no_credentials(path));
    }
    let now = moment(session, args);
    let web = web(args, false);
    let documents = Documents::new(Some(&folder), web);
    let progress = Progress::of_files(session);
    let judge = |path: &String| -> Result<(String, Verdict), Refusal> {
        let verdict = verify::verify(&folder.read(path)?, &documents, now);
        progress.step();
        Ok((path.clone(), verdict))
    };
    let credentials = folder.credentials.par_iter().map(judge);
    let credentials: Vec<_> = credentials.collect::<Result<_, _>>()?;
    let lists = folder.status_lists.par_iter().map(judge);
    let lists: Vec<_> = lists.collect::<Result<_, _>>()?;
    progress.finish();

    let tally = Tally::of(&credentials, &lists);
    match args.format {
        ResultFormat::Json => {
            for (path, verdict) in credentials.iter().chain(&lists) {
                session.write(Stream::Out, &show::json(path, verdict))?;
            }
            session.write(Stream::Out, &tally.json())?;
        }
        ResultFormat::Human => {
            let failed = |(_, verdict): &&(String, Verdict)| show::is_failure(verdict);
            for (path, verdict) in credentials.iter().chain(&lists).filter(failed) {
                session.say(&show::human(path, verdict))?;
            }
            session.say(&tally.human())?;
        }
    }
    if let Some(base) = folder.base_url() {
        session.note(&both(
            format!("{base} の文書は、このフォルダーのものを使いました。公開したサイトを確かめるには、アドレスを指定してください"),
            format!("documents of {base} were read from this folder; to verify the published site, name its addresses"),
        ))?;
    }
    Ok(match tally.failed {
        0 => Outcome::Fine,
        _ => Outcome::Wrong,
    })
}

fn moment(session: &Session<'_, '_>, args: &Verify) -> Timestamp {
    args.at.unwrap_or_else(|| session.now())
}

fn web(args: &Verify, loopback: bool) -> Option<Fetch> {
    (!args.offline).then(|| Fetch::new(loopback))
}

/// Where the documents come from that a credential refers to: a built site for its own addresses, the web for others.
struct Documents<'a> {
    site: Option<&'a Folder>,
    web: Option<Fetch>,
    missed: Mutex<Vec<(String, FetchError)>>,
}

impl<'a> Documents<'a> {
    fn new(site: Option<&'a Folder>, web: Option<Fetch>) -> Documents<'a> {
        Documents {
            site,
            web,
            missed: Mutex::default(),
        }
    }

    /// What could not be fetched, and why.
    fn missed(&self) -> Vec<(String, FetchError)> {
        self.missed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Resolve for Documents<'_> {
    fn get(&self, url: &str) -> Option<Vec<u8>> {
        if let Some(site) = self.site.filter(|site| site.holds(url)) {
            return site.get(url);
        }
        match self.web.as_ref()?.get_named(url) {
            Ok(bytes) => Some(bytes),
            Err(why) => {
                let mut missed = self.missed.lock().unwrap_or_else(PoisonError::into_inner);
                missed.push((url.to_owned(), why));
                None
            }
        }
    }
}
