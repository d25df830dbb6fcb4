//! `shirushi slips`: tells holders of their awards, on paper or through the office's own mail. Nothing is sent.

use std::collections::btree_map::Entry;
use std::path::Path;

use jiff::civil::Date;

use super::build::counted;
use super::cli::{ReportFormat, Slips};
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{key, peek, pictures, private, problems};
use crate::catalog::{Award, Catalog};
use crate::check::check;
use crate::intake::day;
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::badge;
use crate::render::{self, Pictures};
use crate::report::{Report, Wording};
use crate::sign::claim_code;
use crate::slips::{Slip, Wanted, awards, letters};

/// Writes a page of slips, and a table of letters when asked for: then only those without a mailbox get paper.
pub fn run(session: &mut Session<'_, '_>, args: &Slips) -> Result<Outcome, Refusal> {
    let usual = session.root.join(private::FOLDER).join("slips.html");
    let page = private::place(session, args.output.as_ref().unwrap_or(&usual))?;
    let table = args.mail_merge.as_deref();
    let table = table
        .map(|named| private::place(session, named))
        .transpose()?;
    if table.as_ref() == Some(&page) {
        return Err(Refusal::slips_over_letters(&page));
    }
    let (from, to) = days(args)?;
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let Some(catalog) = check(&sources, today, &mut report) else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let issuer = args.issuer.as_deref();
    let wanted = Wanted {
        from,
        to,
        issuer: issuer
            .map(|id| peek::issuer(&session.root, id))
            .transpose()?,
    };
    let found = awards(&catalog, &wanted);
    let addresses = Addresses::new(&catalog.settings);
    let slips = with_codes(session, args, &catalog, &addresses, &found)?;
    let (mailed, handed): (Vec<Slip<'_>>, Vec<Slip<'_>>) = slips
        .into_iter()
        .partition(|slip| table.is_some() && slip.mail().is_some());
    if let Some(table) = &table {
        let text = letters(&catalog, &addresses, &mailed);
        private::write(session, table, text.as_bytes())?;
        session.say(&told(table, mailed.len(), "メール", "letter"))?;
    }
    let Some(badges) = draw(session, &catalog, &handed, &mut report) else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let text = render::slips(&catalog, &addresses, &handed, &badges);
    let text = text.map_err(|error| Refusal::not_written(&error))?;
    private::write(session, &page, text.as_bytes())?;
    session.say(&told(&page, handed.len(), "紙", "slip"))?;
    session.warn(&both(
        "個人の情報が入っています。本人に届けたら消し、コミットも公開もしないでください",
        "this names people in full: delete it when it is handed out; never commit or publish it",
    ))?;
    Ok(Outcome::Fine)
}

/// The days that are asked for, as offices write them.
fn days(args: &Slips) -> Result<(Date, Option<Date>), Refusal> {
    let read = |option: &str, text: &str| match day(text) {
        Some(day) => Ok(day.date),
        None => Err(Refusal::no_day(option, text)),
    };
    let from = read("--from", &args.from)?;
    let to = args.to.as_deref().map(|text| read("--to", text));
    let to = to.transpose()?;
    match to {
        Some(to) if to < from => Err(Refusal::ends_before_it_begins(from, to)),
        _ => Ok((from, to)),
    }
}

/// Codes come from the keys that sign; without one a slip has none, and the clerk is told.
fn with_codes<'c>(
    session: &mut Session<'_, '_>,
    args: &Slips,
    catalog: &'c Catalog,
    addresses: &Addresses,
    awards: &[&'c Award],
) -> Result<Vec<Slip<'c>>, Refusal> {
    let has_codes = |award: &&&Award| catalog.issuer_of(award).claim_codes;
    let expected = awards.iter().filter(has_codes).count();
    let needed = |issuer: &_| {
        let of_issuer = |award: &&Award| catalog.issuer_of(award).id == *issuer;
        awards
            .iter()
            .filter(has_codes)
            .copied()
            .any(|award| of_issuer(&award))
    };
    let keyring = key::keyring(session, catalog, &args.keys, needed)?;
    let slip = |award: &&'c Award| {
        let code = claim_code(catalog, addresses, &keyring, award)
            .map_err(|error| Refusal::not_written(&error))?;
        Ok(Slip {
            award,
            person: catalog.holder_of(award),
            code,
        })
    };
    let slips: Vec<Slip<'_>> = awards.iter().map(slip).collect::<Result<_, Refusal>>()?;
    let missing = slips.iter().filter(|slip| slip.code.is_none());
    let missing = missing
        .filter(|slip| catalog.issuer_of(slip.award).claim_codes)
        .count();
    if missing > 0 {
        session.warn(&both(
            format!("確認コードのない授与が {expected} 件中 {missing} 件あります(署名した鍵が手元にないか、まだ署名していないか、`claim_codes` の前に署名したものです)"),
            format!("{missing} of {expected} have no claim code: the key that signed them is not at hand, they are not signed yet, or were signed before `claim_codes`"),
        ))?;
    }
    Ok(slips)
}

/// The pictures of the badges that slips show.
fn draw(
    session: &Session<'_, '_>,
    catalog: &Catalog,
    slips: &[Slip<'_>],
    report: &mut Report,
) -> Option<Pictures> {
    let kept = pictures::folder(session.env);
    let cache = pictures::cache(kept.as_ref());
    let mut badges = Pictures::new();
    for slip in slips {
        let of = (slip.award.achievement.clone(), slip.award.version);
        if let Entry::Vacant(place) = badges.entry(of) {
            let (svg, _) = badge(catalog, catalog.version_of(slip.award), &cache, report)?;
            place.insert(svg);
        }
    }
    Some(badges)
}

fn told(file: &Path, count: usize, ja: &str, en: &str) -> Wording {
    let file = file.display();
    both(
        format!("{file}: {ja} {count} 件"),
        format!("{file}: {}", counted(count, en)),
    )
}
