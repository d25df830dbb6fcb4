//! `shirushi verify`: files, addresses, lists and folders of badges to verdicts, in words or as a table.

pub mod documents;
mod inputs;
mod show;
pub mod tally;

use std::path::Path;

use rayon::prelude::*;

use super::cli::{ListFormat, Verify};
use super::csv;
use super::fetch::{self, Fetch};
use super::folder;
use super::progress::Progress;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use crate::verify::{self, Question, Trust, Verdict};
use documents::{Documents, Vouched};
use inputs::{Input, Source};
use tally::Tally;

/// Verifies everything that is named. The worst result is the result.
pub fn run(session: &mut Session<'_, '_>, args: &Verify) -> Result<Outcome, Refusal> {
    let trust = match &args.trust {
        Some(path) => Some(trust(&session.env.path(path))?),
        None => None,
    };
    let vouched = args
        .with
        .iter()
        .map(|path| Vouched::open(&session.env.path(path)));
    let vouched = vouched.collect::<Result<Vec<_>, _>>()?;
    let inputs = inputs::of(session, args)?;
    let question = Question {
        at: args.at.unwrap_or_else(|| session.now()),
        recipient: args.recipient.as_deref(),
        trust: trust.as_ref(),
    };
    let loopback = args.what.iter().any(|what| fetch::is_loopback_url(what));
    let documents = Documents::new(
        vouched,
        inputs.sites,
        (!args.offline).then(|| Fetch::new(loopback)),
    );

    let progress = Progress::of_files(session);
    let judged = inputs.documents.par_iter().map(|input| {
        let judged = judge(input, &question, &documents);
        progress.step();
        judged
    });
    let judged: Vec<Judged> = judged
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    progress.finish();
    report(session, args.format, &judged)?;
    for (url, why) in documents.missed() {
        session.note(&both(
            format!("{url} を取得できません: {why}"),
            format!("cannot fetch {url}: {why}"),
        ))?;
    }
    for base in documents.bases() {
        session.note(&both(
            format!("{base} の文書は、フォルダーのものを使いました。公開したサイトを確かめるには、アドレスを指定してください"),
            format!("documents of {base} were read from the folder; to verify the published site, name its addresses"),
        ))?;
    }
    Ok(match judged.iter().all(Judged::is_fine) {
        true => Outcome::Fine,
        false => Outcome::Wrong,
    })
}

/// A document and what was found.
struct Judged {
    what: String,
    verdict: Verdict,
    /// It is one of a whole site or list, of which what is good is only counted.
    of_many: bool,
    /// It is one of a whole site, where badges that expire or are withdrawn are in order.
    of_site: bool,
}

impl Judged {
    fn is_fine(&self) -> bool {
        match self.of_site {
            true => !tally::is_failure(&self.verdict),
            false => self.verdict.is_genuine(),
        }
    }
}

/// The verdict on an input, or on every badge of an archive that holds several.
fn judge(
    input: &Input,
    question: &Question<'_>,
    documents: &Documents,
) -> Result<Vec<Judged>, Refusal> {
    let one = |verdict| {
        vec![Judged {
            what: input.what.clone(),
            verdict,
            of_many: input.of_site || input.listed,
            of_site: input.of_site,
        }]
    };
    let verdict = |document: &[u8], from_here| {
        let asking = documents.asked_by(from_here);
        let each = verify::verify_each(document, question, &asking);
        if each.is_empty() {
            return one(verify::verify(document, question, &asking));
        }
        let judged = each.into_iter().map(|(name, verdict)| Judged {
            what: format!("{}: {name}", input.what),
            verdict,
            of_many: true,
            of_site: false,
        });
        judged.collect()
    };
    Ok(match &input.source {
        Source::File(path) => verdict(&folder::read(path)?, false),
        Source::Bytes(bytes) => verdict(bytes, false),
        Source::Web(url) => match documents.fetch(url) {
            Ok(bytes) => verdict(&bytes, fetch::is_loopback_url(url)),
            // One of a list does not keep the others from being looked at.
            Err(why) if input.listed => one(Verdict::not_fetched(&why)),
            Err(why) => return Err(Refusal::not_fetched(url, &why)),
        },
    })
}

fn report(
    session: &mut Session<'_, '_>,
    format: ListFormat,
    judged: &[Judged],
) -> Result<(), Refusal> {
    let many = judged.iter().any(|one| one.of_many);
    let tally = Tally::of(judged.iter().map(|one| &one.verdict));
    match format {
        ListFormat::Csv => {
            let rows: Vec<_> = judged
                .iter()
                .map(|one| show::row(&one.what, &one.verdict))
                .collect();
            let rows = rows.iter().map(|row| row.iter().map(String::as_str));
            session.write(Stream::Out, &csv::table(&show::COLUMNS, rows))
        }
        ListFormat::Json => {
            for one in judged {
                session.write(Stream::Out, &show::json(&one.what, &one.verdict))?;
            }
            match many {
                true => session.write(Stream::Out, &tally.json()),
                false => Ok(()),
            }
        }
        ListFormat::Human => {
            for one in judged.iter().filter(|one| !(one.of_many && one.is_fine())) {
                session.say(&show::human(&one.what, &one.verdict))?;
            }
            match many {
                true => session.say(&tally.human()),
                false => Ok(()),
            }
        }
    }
}

fn trust(path: &Path) -> Result<Trust, Refusal> {
    let bytes = folder::read(path)?;
    let text =
        std::str::from_utf8(&bytes).map_err(|error| Refusal::not_a_trust_list(path, &error))?;
    Trust::parse(text).map_err(|error| Refusal::not_a_trust_list(path, &error))
}
