//! `shirushi sign`: shows what waits for a signature, asks, signs, verifies as a stranger would, and adds it to the ledger.
//!
//! Nothing is fetched. A run that is stopped leaves whole lines; the next one makes the same bytes of what is left.

mod confirm;
mod proofread;
mod table;

use jiff::civil::Date;
use rayon::prelude::*;

use super::build::counted;
use super::cli::{ReportFormat, Sign};
use super::ledger::{self, Additions};
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{durable, key, peek, problems};
use crate::catalog::{Award, Catalog, Issuer, Slug, StatusPurpose};
use crate::check::{check, ledger_history};
use crate::load::load;
use crate::plan::Addresses;
use crate::proof::Contexts;
use crate::report::Report;
use crate::sign::{
    Document, Forms, Keyring, Signatures, Signing, contradictions, outdated_lists, unsigned,
};

/// Signs what the ledger does not hold.
pub fn run(session: &mut Session<'_, '_>, args: &Sign) -> Result<Outcome, Refusal> {
    if let Some(variable) = key::untrusted(|name| session.env.text(name)) {
        return Err(Refusal::untrusted(variable));
    }
    // What the ledger holds is read while nobody else can add to it.
    let _lock = match args.dry_run {
        true => None,
        false => Some(durable::lock(&session.root)?),
    };
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    if let Some(before) = ledger::former(session, None)? {
        ledger_history(&before, &sources, &mut report);
    }
    let catalog = check(&sources, today, &mut report);
    let addresses = catalog
        .as_ref()
        .map(|catalog| Addresses::new(&catalog.settings));
    if let (Some(catalog), Some(addresses)) = (&catalog, &addresses) {
        contradictions(catalog, addresses, &mut report);
    }
    let (Some(catalog), Some(addresses), false) = (catalog, addresses, report.has_errors()) else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let awards: Vec<&Award> = unsigned(&catalog).collect();
    let lists: Vec<List<'_>> = outdated_lists(&catalog, &addresses).collect();
    if awards.is_empty() && lists.is_empty() {
        session.say(&both(
            "署名を待つ授与はありません",
            "nothing waits for a signature",
        ))?;
        return Ok(Outcome::Fine);
    }
    let needed = |issuer: &Slug| {
        let of_award = |award: &&Award| catalog.issuer_of(award).id == *issuer;
        awards.iter().any(of_award) || lists.iter().any(|(found, _)| found.id == *issuer)
    };
    let keyring = key::keyring(session, &catalog, &args.keys, needed)?;
    let work = Work::at_hand(&catalog, &keyring, awards, lists);
    table::show(session, &catalog, &keyring, &work)?;
    // What a person should look at, while nothing is signed for ever yet.
    if !problems::is_empty(&report) {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
    }
    if work.is_empty() {
        return Err(Refusal::no_key_to_sign(&work.without_key));
    }
    if args.dry_run {
        return Ok(Outcome::Fine);
    }
    if !args.yes && !confirm::confirm(session, work.awards.len())? {
        session.note(&both("何も署名していません", "nothing was signed"))?;
        return Ok(Outcome::Wrong);
    }
    let signing = Signing {
        catalog: &catalog,
        addresses: &addresses,
        keyring: &keyring,
        ledger: &catalog.ledger,
        contexts: Contexts::pinned(),
        forms: Forms::default(),
        signatures: Signatures::default(),
    };
    let additions = sign(session, &signing, &work)?;
    additions.write(&session.root, &sources)?;
    tell(session, &work)?;
    Ok(Outcome::Fine)
}

/// A status list of an issuer.
type List<'c> = (&'c Issuer, StatusPurpose);

/// What can be signed with the keys at hand.
struct Work<'c> {
    awards: Vec<&'c Award>,
    lists: Vec<List<'c>>,
    /// Issuers whose key is not here, by id, with the number of their awards.
    without_key: Vec<(String, usize)>,
}

impl<'c> Work<'c> {
    fn at_hand(
        catalog: &'c Catalog,
        keyring: &Keyring,
        awards: Vec<&'c Award>,
        lists: Vec<List<'c>>,
    ) -> Work<'c> {
        let has_key = |issuer: &Issuer| {
            let keys = catalog.keys.get(&issuer.id);
            keys.is_some_and(|keys| keyring.for_day(keys, Date::MAX).is_some())
        };
        let (awards, left): (Vec<&Award>, Vec<&Award>) = awards
            .into_iter()
            .partition(|award| has_key(catalog.issuer_of(award)));
        let (lists, lists_left): (Vec<List<'_>>, Vec<List<'_>>) =
            lists.into_iter().partition(|(issuer, _)| has_key(issuer));
        let mut without_key: Vec<(String, usize)> = Vec::new();
        for issuer in catalog.issuers.values() {
            let of_issuer = |award: &&&Award| catalog.issuer_of(award).id == issuer.id;
            let count = left.iter().filter(of_issuer).count();
            let list_waits = lists_left.iter().any(|(found, _)| found.id == issuer.id);
            if count > 0 || list_waits {
                without_key.push((issuer.id.to_string(), count));
            }
        }
        Work {
            awards,
            lists,
            without_key,
        }
    }

    fn is_empty(&self) -> bool {
        self.awards.is_empty() && self.lists.is_empty()
    }
}

/// Signs and proofreads everything before anything is written.
fn sign<'c>(
    session: &Session<'_, '_>,
    signing: &Signing<'c>,
    work: &Work<'c>,
) -> Result<Additions, Refusal> {
    let mut additions = Additions::default();
    let mut shelf = proofread::Shelf::new(signing);
    for issuer in signing.catalog.issuers.values() {
        for purpose in signing.catalog.lists_of(issuer) {
            let Document::Signed(list) = made(signing.status_list(issuer, *purpose))? else {
                continue;
            };
            let url = signing.addresses.status_list(issuer, *purpose).url;
            shelf.add(url, list.clone());
            let is_new = |found: &List<'_>| found.0.id == issuer.id && found.1 == *purpose;
            if work.lists.iter().any(is_new) {
                additions.list(issuer, *purpose, list);
            }
        }
    }
    let now = session.now();
    let signed: Vec<(&Award, String)> = work
        .awards
        .par_iter()
        .map(|award| {
            let document = made(signing.credential(award))?;
            proofread::proofread(award.id.as_str(), &document, now, &shelf)?;
            Ok((*award, document.text().to_owned()))
        })
        .collect::<Result<_, Refusal>>()?;
    for (award, line) in signed {
        additions.line(signing.catalog, award, &line);
    }
    Ok(additions)
}

fn made(document: Result<Document, crate::sign::Refused>) -> Result<Document, Refusal> {
    document.map_err(|refused| Refusal::not_signed(&refused.0))
}

fn tell(session: &mut Session<'_, '_>, work: &Work<'_>) -> Result<(), Refusal> {
    let (awards, lists) = (work.awards.len(), work.lists.len());
    session.say(&both(
        format!("授与{awards}件と状態の一覧{lists}件に署名し、content/ledger/ に加えました"),
        format!(
            "signed {} and {}, and added them to content/ledger/",
            counted(awards, "award"),
            counted(lists, "status list"),
        ),
    ))?;
    session.note(&both(
        "次にすること: content/ledger/ をコミットする。公開は `shirushi build --locked`(鍵は要りません)",
        "next: commit content/ledger/; `shirushi build --locked` publishes it and needs no key",
    ))
}
