//! The status lists of an issuer: each dated by its last change, so that it has the same bytes until something is withdrawn,
//! suspended or no longer suspended. It has the least number of bits, doubled until every award of the issuer has its place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::moment;
use crate::badge::{CREDENTIALS_V2, StatusList, StatusListCredential};
use crate::catalog::{Catalog, Issuer, Revocation, StatusPurpose};
use crate::plan::Addresses;
use crate::proof::status_list;

/// Day and reason of every withdrawal, by index in the list: `{"94567": {"on": "2026-03-02", "reason": "superseded"}}`. A
/// convention of ours, unsigned: whoever holds a badge finds its index, and nobody else learns whose it is.
pub fn reasons(catalog: &Catalog, issuer: &Issuer) -> Value {
    let withdrawn = catalog
        .awards
        .values()
        .filter(|award| catalog.issuer_of(award).id == issuer.id)
        .filter_map(|award| Some((award.status_index, award.revocation.as_ref()?)));
    let by_index: BTreeMap<u32, &Revocation> = withdrawn.collect();
    let entry = |(index, revocation): (u32, &Revocation)| {
        let told = json!({ "on": revocation.on.to_string(), "reason": revocation.reason.as_str() });
        (index.to_string(), told)
    };
    Value::Object(by_index.into_iter().map(entry).collect())
}

/// A list, unsigned, and the day of its last change, or else the first day of the issuer's first key.
pub fn list(
    catalog: &Catalog,
    addresses: &Addresses,
    issuer: &Issuer,
    purpose: StatusPurpose,
) -> (Date, StatusListCredential) {
    let awards = || {
        let all = catalog.awards.values();
        all.filter(|award| catalog.issuer_of(award).id == issuer.id)
    };
    let last = awards().map(|award| award.status_index).max();
    let places = last.map_or(0, |last| (last as usize + 1).next_power_of_two());
    let mut bits =
        status_list::StatusList::new(places).expect("check admits no index that is too high");
    let mut changed = catalog
        .keys
        .get(&issuer.id)
        .and_then(|keys| keys.keys.first())
        .map(|key| key.from);
    for award in awards() {
        let Some((day, set)) = award.status(purpose) else {
            continue;
        };
        changed = changed.max(Some(day));
        if set {
            bits.set(award.status_index as usize)
                .expect("the list has a place for the last");
        }
    }
    let day = changed.unwrap_or(Date::constant(1970, 1, 2));
    let url = addresses.status_list(issuer, purpose).url;
    let list = StatusListCredential {
        context: [CREDENTIALS_V2],
        types: ["VerifiableCredential", "BitstringStatusListCredential"],
        issuer: issuer.did.clone(),
        valid_from: moment::start_of(&catalog.settings, day),
        credential_subject: StatusList {
            id: format!("{url}#list"),
            kind: "BitstringStatusList",
            status_purpose: purpose.as_str(),
            encoded_list: bits.encode(),
        },
        id: url,
        proof: Vec::new(),
    };
    (day, list)
}
