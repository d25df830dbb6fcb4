//! `content/ledger/<issuer>/`: lines of signed credentials to [`Ledger`]. Every line has to be one that this site's keys signed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::fields::Context;
use super::layout::LedgerFolder;
use crate::badge::key_id;
use crate::catalog::{AwardId, Catalog, Issuer, IssuerKeys, Ledger, Sealed, Slug, StatusPurpose};
use crate::plan::Addresses;
use crate::proof::{Contexts, Proof, PublicKey, eddsa, json};
use crate::report::{Place, Report};
use crate::source::Sources;

/// Reads the ledger of a repository of which all else was read.
pub fn read(
    folders: &BTreeMap<Slug, LedgerFolder<'_>>,
    sources: &Sources,
    catalog: &Catalog,
    cx: &mut Context,
) -> Ledger {
    let mut ledger = Ledger::default();
    if folders.is_empty() {
        return ledger;
    }
    let (addresses, contexts) = (Addresses::new(&catalog.settings), Contexts::pinned());
    for (id, folder) in folders {
        let Some(issuer) = catalog.issuers.get(id) else {
            let lists = folder.lists.iter().map(|(_, file)| file);
            for file in folder.years.iter().chain(lists) {
                let issuers: Vec<&str> = catalog.issuers.keys().map(Slug::as_str).collect();
                cx.report
                    .unknown_issuer(file.place(), id.as_str(), &issuers);
            }
            continue;
        };
        let judge = Judge {
            issuer,
            keys: catalog.keys.get(id),
            addresses: &addresses,
            contexts: &contexts,
        };
        for file in &folder.years {
            if let Some(bytes) = sources.shared(&file.path) {
                read_year(&bytes, &file.path, &judge, &mut ledger, &mut cx.report);
            }
        }
        for (purpose, file) in &folder.lists {
            let Some(bytes) = sources.shared(&file.path) else {
                continue;
            };
            match judge.list(&bytes, *purpose) {
                Ok(()) => {
                    let at = 0..bytes.len();
                    let list = Sealed::new(bytes, at, file.place());
                    let of = (id.clone(), *purpose);
                    ledger.lists.extend(list.map(|list| (of, list)));
                }
                Err(fault) => fault.report(file.place(), &mut cx.report),
            }
        }
    }
    if !cx.report.has_errors() {
        of_awards(&ledger, catalog, &mut cx.report);
    }
    ledger
}

/// Ids of the awards that lines are about, as far as a glance tells: before they can be judged, rows are.
pub fn ids(folders: &BTreeMap<Slug, LedgerFolder<'_>>) -> BTreeSet<String> {
    let files = folders.values().flat_map(|folder| &folder.years);
    let lines = files.flat_map(|file| file.bytes.unwrap_or_default().split(|byte| *byte == b'\n'));
    let lines: Vec<&[u8]> = lines.collect();
    let ids = lines.par_iter().filter_map(|line| {
        const END: &[u8] = b"/credential.json\"";
        let end = line.windows(END.len()).position(|part| part == END)?;
        let before = std::str::from_utf8(&line[..end]).ok()?;
        Some(before.rsplit('/').next()?.to_owned())
    });
    ids.collect()
}

/// A line that belongs here.
enum Entry {
    Credential(AwardId, Option<Sealed>),
    Redacted(AwardId),
}

/// Why one does not.
enum Fault {
    Malformed(String),
    Foreign(String),
    UnknownKey(String),
    Altered(String),
}

fn read_year(
    bytes: &Arc<[u8]>,
    path: &Arc<str>,
    judge: &Judge<'_>,
    ledger: &mut Ledger,
    report: &mut Report,
) {
    let lines = lines(bytes);
    let mut foreign: Option<(Place, String, usize)> = None;
    let judged: Vec<_> = lines
        .into_par_iter()
        .zip(1..u32::MAX)
        .map(|(at, line)| {
            let place = Place {
                file: path.clone(),
                line,
                column: 0,
                cell: String::new(),
            };
            let judged = judge.line(bytes, at, &place);
            (place, judged)
        })
        .collect();
    for (place, judged) in judged {
        match judged {
            Ok(Entry::Credential(award, sealed)) => {
                let earlier = sealed.and_then(|sealed| {
                    let id = award.clone();
                    ledger.credentials.insert(id, sealed)
                });
                if let Some(earlier) = earlier {
                    report.ledger_line_twice(place, award.as_str(), &earlier.place);
                }
            }
            Ok(Entry::Redacted(award)) => {
                ledger.redacted.insert(award, place);
            }
            // A site that moved makes strangers of all lines; that is one problem.
            Err(Fault::Foreign(what)) => match &mut foreign {
                Some((_, _, more)) => *more += 1,
                None => foreign = Some((place, what, 0)),
            },
            Err(fault) => fault.report(place, report),
        }
    }
    if let Some((place, what, more)) = foreign {
        report.ledger_line_foreign(place, &what, more);
    }
}

/// Every line with the line break that ends it.
fn lines(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = bytes.split_inclusive(|byte| *byte == b'\n');
    ends.map(|line| {
        let at = start..start + line.len();
        start = at.end;
        at
    })
    .collect()
}

/// What lines are held against.
struct Judge<'a> {
    issuer: &'a Issuer,
    keys: Option<&'a IssuerKeys>,
    addresses: &'a Addresses,
    contexts: &'a Contexts,
}

impl Judge<'_> {
    /// What stands in a part of a file.
    fn line(&self, file: &Arc<[u8]>, at: Range<usize>, place: &Place) -> Result<Entry, Fault> {
        let value = one_line(&file[at.clone()])?;
        let id = value.pointer("/id").and_then(Value::as_str);
        let award = id
            .and_then(|id| self.addresses.award_of(id))
            .ok_or_else(|| Fault::Foreign(id.unwrap_or_default().to_owned()))?;
        if is_tombstone(&value) {
            return Ok(Entry::Redacted(award));
        }
        self.signed(&value, "/issuer/id")?;
        let sealed = Sealed::new(file.clone(), at, place.clone());
        Ok(Entry::Credential(award, sealed))
    }

    fn list(&self, bytes: &[u8], purpose: StatusPurpose) -> Result<(), Fault> {
        let value = one_line(bytes)?;
        let id = value
            .pointer("/id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if id != self.addresses.status_list(self.issuer, purpose).url {
            return Err(Fault::Foreign(id.to_owned()));
        }
        self.signed(&value, "/issuer")
    }

    /// Whether a key of the issuer signed the document, now or in the past: keys verify for ever.
    fn signed(&self, value: &Value, issuer: &str) -> Result<(), Fault> {
        let found = value.pointer(issuer).and_then(Value::as_str);
        if found != Some(&self.issuer.did) {
            return Err(Fault::Foreign(found.unwrap_or_default().to_owned()));
        }
        let proof = value.pointer("/proof/0").unwrap_or(&Value::Null);
        let proof = Proof::parse(proof).map_err(|error| Fault::Altered(error.to_string()))?;
        let key = self
            .key(&proof.options.verification_method)
            .ok_or_else(|| Fault::UnknownKey(proof.options.verification_method.clone()))?;
        eddsa::verify_proof(value, &proof, &key, self.contexts)
            .map_err(|error| Fault::Altered(error.to_string()))
    }

    fn key(&self, method: &str) -> Option<PublicKey> {
        let mut keys = self.keys.into_iter().flat_map(|keys| &keys.keys);
        let named = keys.find(|key| key_id(&self.issuer.did, &key.public) == method)?;
        named.public.parse().ok()
    }
}

/// The document of a line: strict JSON, ended by a line break as it was written.
fn one_line(bytes: &[u8]) -> Result<Value, Fault> {
    let Some(text) = bytes
        .strip_suffix(b"\n")
        .filter(|text| !text.ends_with(b"\r"))
    else {
        return Err(Fault::Malformed("no line feed at its end".to_owned()));
    };
    if text.contains(&b'\n') {
        return Err(Fault::Malformed("more than one line".to_owned()));
    }
    let value = json::parse(text).map_err(|error| Fault::Malformed(error.to_string()))?;
    match as_written(text) {
        true => Ok(value),
        false => Err(Fault::Altered(
            "spaces or escapes that nobody signed".to_owned(),
        )),
    }
}

/// Whether a text is as `sign` writes JSON: a signature is of what a document says, and would not notice.
fn as_written(text: &[u8]) -> bool {
    let mut written = Vec::with_capacity(text.len());
    let mut reader = serde_json::Deserializer::from_slice(text);
    let mut writer = serde_json::Serializer::new(&mut written);
    serde_transcode::transcode(&mut reader, &mut writer).is_ok() && written == text
}

/// Whether it is what [`Sealed::tombstone`] writes.
pub(super) fn is_tombstone(value: &Value) -> bool {
    value.as_object().is_some_and(|members| {
        members.len() == 2 && members.get("redacted") == Some(&Value::Bool(true))
    })
}

/// Lines and rows, side by side.
fn of_awards(ledger: &Ledger, catalog: &Catalog, report: &mut Report) {
    for (id, line) in &ledger.credentials {
        match catalog.awards.get(id) {
            None => report.ledger_without_award(line.place.clone(), id.as_str()),
            Some(award) if award.suspension.is_some() && !line.names(StatusPurpose::Suspension) => {
                let issuer = catalog.issuer_of(award).id.as_str();
                report.suspension_not_offered(award.place.clone(), issuer);
            }
            Some(_) => {}
        }
    }
    for (id, place) in &ledger.redacted {
        match catalog.awards.get(id) {
            None => report.ledger_without_award(place.clone(), id.as_str()),
            Some(award) if !award.is_redacted() => {
                report.redacted_award_returns(award.place.clone());
            }
            Some(_) => {}
        }
    }
}

impl Fault {
    fn report(&self, at: Place, report: &mut Report) {
        match self {
            Fault::Malformed(why) => report.ledger_line_malformed(at, why),
            Fault::Foreign(what) => report.ledger_line_foreign(at, what, 0),
            Fault::UnknownKey(key) => report.ledger_unknown_key(at, key),
            Fault::Altered(why) => report.ledger_line_altered(at, why),
        }
    }
}
