//! `keys/<issuer>.yaml` to public keys.

use std::collections::BTreeMap;

use super::date;
use super::fields::{Context, Fields};
use super::id::{Ids, id};
use super::issuers::IssuerFile;
use super::node::{Found, Tree, Value};
use super::read::{list, text_of, word};
use super::settings::Site;
use super::unique::Duplicates;
use crate::catalog::{Environment, IssuerKeys, KeyEntry, Slug};
use crate::proof::PublicKey;
use crate::report::{Place, Report};

/// Reads the keys of every issuer. An issuer stands in the result when all its keys could be read.
pub fn read(
    trees: &BTreeMap<Slug, Tree<'_>>,
    site: &Site,
    issuers: &Ids,
    cx: &mut Context,
) -> BTreeMap<Slug, IssuerKeys> {
    let mut all = BTreeMap::new();
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for (issuer, tree) in trees {
        let owner = issuers.find_at(issuer.as_str(), || tree.place(), Report::unknown_issuer, cx);
        let Some(value) = tree.value() else { continue };
        let entries = key_file(value, issuer, site, cx);
        if let (Some(entries), Some(_)) = (entries, owner) {
            for entry in &entries {
                let place = entry.at.place_of("public");
                match seen.get(&entry.it.public) {
                    Some(first) => cx.report.key_shared(place, first),
                    None => {
                        seen.insert(entry.it.public.clone(), place);
                    }
                }
            }
            let keys = in_order(entries, cx);
            if !keys.is_empty() {
                let issuer = issuer.clone();
                all.insert(issuer.clone(), IssuerKeys { issuer, keys });
            }
        }
    }
    all
}

/// Holds the keys that an issuer says it has against its key file, and warns of an issuer of achievements that has none.
pub fn of_issuers<'a>(
    issuers: &BTreeMap<Slug, Found<'_, IssuerFile>>,
    trees: &BTreeMap<Slug, Tree<'_>>,
    keys: &BTreeMap<Slug, IssuerKeys>,
    issuing: impl Iterator<Item = &'a Slug>,
    cx: &mut Context,
) {
    for (id, found) in issuers {
        let Some(keys) = keys.get(id) else { continue };
        let known: Vec<&str> = keys.keys.iter().map(|key| key.id.as_str()).collect();
        for (name, place) in &found.it.keys {
            if !known.contains(&name.as_str()) {
                cx.report
                    .unknown_key_name(place.clone(), name.as_str(), &known);
            }
        }
    }
    let issuing: std::collections::BTreeSet<&Slug> = issuing.collect();
    for id in issuing {
        if let Some(found) = issuers.get(id)
            && !trees.contains_key(id)
        {
            cx.report
                .issuer_without_key(found.at.place_of("keys"), id.as_str());
        }
    }
}

fn key_file<'d>(
    value: Value<'d>,
    issuer: &Slug,
    site: &Site,
    cx: &mut Context,
) -> Option<Vec<Found<'d, KeyEntry>>> {
    let mut fields = Fields::of(value, cx)?;
    let named = fields.required("issuer", id);
    if let Some(named) = named.filter(|named| named != issuer) {
        let place = fields.at.place_of("issuer");
        fields
            .cx
            .report
            .id_mismatch(place, named.as_str(), issuer.as_str());
    }
    let mut complete = true;
    let entries = fields.required(
        "keys",
        list(|value, cx| {
            let entry = entry(value, site, cx);
            complete &= entry.is_some();
            entry
        }),
    );
    fields.finish();
    entries.filter(|_| complete)
}

fn entry<'d>(value: Value<'d>, site: &Site, cx: &mut Context) -> Option<Found<'d, KeyEntry>> {
    let mut fields = Fields::of(value, cx)?;
    let id = fields.required("id", id);
    let public = fields.required("public", public);
    let from = fields.required("from", date::day);
    let until = fields.optional("until", date::day);
    let environment = fields.optional(
        "environment",
        word(&[
            ("production", Environment::Production),
            ("demo", Environment::Demo),
        ]),
    );
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let place = fields.at.place_of("until");
        let (end, start) = (until.to_string(), from.to_string());
        fields.cx.report.end_before_start(place, &end, &start);
    }
    fields.finish();
    let environment = environment.unwrap_or(Environment::Production);
    let real = site.base.as_ref().is_some_and(|base| !base.is_reserved());
    let id = id?;
    if environment == Environment::Demo && real {
        let place = value.place_of("environment");
        cx.report.demo_key_on_real_site(place, id.as_str());
    }
    let it = KeyEntry {
        id,
        public: public?,
        from: from?,
        until,
        environment,
    };
    Some(Found { it, at: value })
}

/// A Multikey of Ed25519, in the one way it is written.
fn public(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = text_of(value, cx)?.trim();
    match text.parse::<PublicKey>() {
        Ok(key) if key.to_string() == text => Some(text.to_owned()),
        _ => {
            cx.report.malformed_key(value.place());
            None
        }
    }
}

/// Oldest first; each ends the day before the next begins.
fn in_order(mut entries: Vec<Found<'_, KeyEntry>>, cx: &mut Context) -> Vec<KeyEntry> {
    let mut ids = Duplicates::default();
    entries.retain(|entry| ids.is_new(entry.it.id.as_str(), entry.at, "id", cx));
    entries.sort_by(|a, b| (a.it.from, &a.it.id).cmp(&(b.it.from, &b.it.id)));
    for pair in entries.windows(2) {
        let [earlier, later] = pair else { continue };
        let place = later.at.place_of("from");
        let (id, other) = (later.it.id.as_str(), earlier.it.id.as_str());
        match earlier.it.until {
            Some(until) if until < later.it.from => {
                if until.tomorrow().is_ok_and(|next| next < later.it.from) {
                    cx.report.key_gap(place, id, other);
                }
            }
            _ => cx.report.key_overlap(place, id, other),
        }
    }
    entries.into_iter().map(|entry| entry.it).collect()
}
