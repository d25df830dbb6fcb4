//! The ledger beside the content: what a signed credential says and its row or definition no longer does; what waits for a
//! signature.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::Value;

use super::{claim, credential, status};
use crate::catalog::{Award, Catalog, Issuer, Ledger, Slug, StatusPurpose};
use crate::plan::Addresses;
use crate::proof::status_list::StatusList;
use crate::report::problems::{DefinitionPart, RowPart};
use crate::report::{Place, Report};

/// Reports every row and definition that contradicts what was signed. What a credential merely repeats of its issuer, and how
/// its texts are set, may change: the signed bytes stay what they are.
pub fn contradictions(catalog: &Catalog, addresses: &Addresses, report: &mut Report) {
    let is_redacted = |id| catalog.awards.get(id).is_some_and(Award::is_redacted);
    let (redacted, signed): (Vec<_>, Vec<_>) = catalog
        .ledger
        .credentials
        .iter()
        .partition(|(id, _)| is_redacted(id));
    for (id, sealed) in redacted {
        report.ledger_not_redacted(sealed.place.clone(), id.as_str());
    }
    let found: Vec<Difference<'_>> = signed
        .par_iter()
        .filter_map(|(id, sealed)| {
            let award = catalog.awards.get(id)?;
            let signed: Value = serde_json::from_str(sealed.text()).ok()?;
            let made = credential::credential(catalog, addresses, award);
            let made = serde_json::to_value(made).expect("our own documents are plain JSON");
            Some(Difference::between(award, &signed, &made))
        })
        .collect();
    let mut definitions: BTreeMap<(&Slug, u32), (BTreeSet<DefinitionPart>, usize)> =
        BTreeMap::new();
    for difference in found {
        let award = difference.award;
        if !difference.row.is_empty() {
            report.signed_award_changed(award.place.clone(), award.id.as_str(), &difference.row);
        }
        if !difference.definition.is_empty() {
            let of = (&award.achievement, award.version);
            let (parts, awards) = definitions.entry(of).or_default();
            parts.extend(difference.definition);
            *awards += 1;
        }
    }
    for ((achievement, version), (parts, awards)) in definitions {
        let versions = &catalog.achievements[achievement].versions;
        let place = versions.iter().find(|found| found.version == version);
        if let Some(version) = place {
            let parts: Vec<DefinitionPart> = parts.into_iter().collect();
            report.signed_definition_changed(
                version.place.clone(),
                achievement.as_str(),
                version.version,
                &parts,
                awards,
            );
        }
    }
}

/// Awards that the ledger does not hold, in order of their ids. Those that were redacted are never signed.
pub fn unsigned(catalog: &Catalog) -> impl Iterator<Item = &Award> {
    let awaits = |award: &&Award| {
        !award.is_redacted() && !catalog.ledger.credentials.contains_key(&award.id)
    };
    catalog.awards.values().filter(awaits)
}

/// Signed status lists that are not there, or do not say what the rows say.
pub fn outdated_lists<'c>(
    catalog: &'c Catalog,
    addresses: &'c Addresses,
) -> impl Iterator<Item = (&'c Issuer, StatusPurpose)> {
    let issues: BTreeSet<&Slug> = catalog
        .awards
        .values()
        .map(|award| &catalog.issuer_of(award).id)
        .collect();
    let issuers = catalog.issuers.values();
    let lists = issuers
        .filter(move |issuer| issues.contains(&issuer.id))
        .flat_map(|issuer| {
            let purposes = catalog.lists_of(issuer).iter();
            purposes.map(move |purpose| (issuer, *purpose))
        });
    lists.filter(|(issuer, purpose)| {
        kept_list(&catalog.ledger, catalog, addresses, issuer, *purpose).is_none()
    })
}

/// Reports what a build without keys would have to leave out.
pub fn incomplete(catalog: &Catalog, addresses: &Addresses, report: &mut Report) {
    for award in unsigned(catalog) {
        report.unsigned_award(award.place.clone(), award.id.as_str());
    }
    for (issuer, purpose) in outdated_lists(catalog, addresses) {
        let path = format!("content/ledger/{}/{}.json", issuer.id, purpose.as_str());
        report.outdated_status_list(Place::file(&path), issuer.id.as_str());
    }
}

/// A status list in the ledger, if it says what the rows say.
pub(super) fn kept_list<'c>(
    ledger: &'c Ledger,
    catalog: &Catalog,
    addresses: &Addresses,
    issuer: &Issuer,
    purpose: StatusPurpose,
) -> Option<&'c str> {
    let of = (issuer.id.clone(), purpose);
    let kept = ledger.lists.get(&of)?.text();
    let (_, wanted) = status::list(catalog, addresses, issuer, purpose);
    let signed: Value = serde_json::from_str(kept).ok()?;
    let encoded = signed.pointer("/credentialSubject/encodedList")?.as_str()?;
    let bits = |text: &str| StatusList::decode(text).ok();
    (bits(encoded)? == bits(&wanted.credential_subject.encoded_list)?).then_some(kept)
}

/// What is different in one credential.
struct Difference<'c> {
    award: &'c Award,
    row: Vec<RowPart>,
    definition: Vec<DefinitionPart>,
}

impl<'c> Difference<'c> {
    fn between(award: &'c Award, signed: &Value, made: &Value) -> Difference<'c> {
        let differ = |pointer: &str| signed.pointer(pointer) != made.pointer(pointer);
        let in_row = |part: &RowPart| match part {
            // Who held a badge that was withdrawn may bear another name by now, or no name any more.
            RowPart::Recipient if award.revocation.is_some() => false,
            RowPart::Recipient => differ("/credentialSubject/id") || names(signed) != names(made),
            RowPart::Badge => differ("/credentialSubject/achievement/id"),
            RowPart::Days => differ("/validFrom") || differ("/validUntil"),
            RowPart::Result => differ("/credentialSubject/result/0/value"),
            RowPart::Evidence => differ("/evidence"),
            RowPart::StatusIndex => status_index(signed) != status_index(made),
            RowPart::Issuer => differ("/issuer/id"),
        };
        let row: Vec<RowPart> = RowPart::ALL.iter().copied().filter(in_row).collect();
        let other_badge = row.contains(&RowPart::Badge);
        let in_definition = |part: &DefinitionPart| {
            let of_achievement =
                |name: &str| differ(&format!("/credentialSubject/achievement/{name}"));
            match part {
                DefinitionPart::Name => of_achievement("name"),
                DefinitionPart::Description => of_achievement("description"),
                DefinitionPart::Criteria => of_achievement("criteria/narrative"),
                DefinitionPart::Kind => of_achievement("achievementType"),
                DefinitionPart::Alignment => of_achievement("alignment"),
                DefinitionPart::Results => of_achievement("resultDescription"),
                DefinitionPart::Credits => of_achievement("creditsAvailable"),
                DefinitionPart::Creator => of_achievement("creator/id"),
                DefinitionPart::Language => of_achievement("inLanguage"),
            }
        };
        let definition = DefinitionPart::ALL.iter().copied().filter(in_definition);
        Difference {
            award,
            row,
            definition: if other_badge {
                Vec::new()
            } else {
                definition.collect()
            },
        }
    }
}

/// What a credential calls its holder. A claim code names nobody, and is known to the key alone.
fn names(credential: &Value) -> Vec<&Value> {
    let identities = credential.pointer("/credentialSubject/identifier");
    let identities = identities.and_then(Value::as_array).into_iter().flatten();
    identities
        .filter(|one| one["identityType"] != claim::KIND)
        .collect()
}

/// The index in the list of withdrawals, from the one entry or from several.
fn status_index(credential: &Value) -> Option<&Value> {
    let entries = credential.get("credentialStatus")?;
    let several = entries.as_array().into_iter().flatten();
    let mut all = several.chain(entries.is_object().then_some(entries));
    all.find(|entry| entry["statusPurpose"] == "revocation")?
        .get("statusListIndex")
}
