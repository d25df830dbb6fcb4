//! One award as OB 3.0 OpenBadgeCredential, unsigned.

use super::achievement::{achievement, credits, result_description_id};
use super::{moment, profile};
use crate::badge::{
    Credential, Evidence, IdentityObject, Image, OPEN_BADGES_CONTEXT, Outcome, StatusEntries,
    StatusEntry, Subject,
};
use crate::catalog::{Award, Catalog, Lang, NamePolicy, ResultRule, StatusPurpose};
use crate::plan::{Addresses, subject_id};

/// The credential of an award, in the site's first language: a credential has one language.
pub fn credential(catalog: &Catalog, addresses: &Addresses, award: &Award) -> Credential {
    let settings = &catalog.settings;
    let lang = settings.main_language();
    let issuer = catalog.issuer_of(award);
    let awarded = moment::start_of(settings, award.issued_on);
    let subject = subject(catalog, addresses, award, lang);
    Credential {
        context: OPEN_BADGES_CONTEXT,
        id: addresses.credential(&award.id).url,
        types: ["VerifiableCredential", "OpenBadgeCredential"],
        name: subject.achievement.name.clone(),
        issuer: profile(catalog, addresses, issuer, lang),
        valid_from: awarded.clone(),
        valid_until: award.valid_until.map(|day| moment::end_of(settings, day)),
        awarded_date: awarded,
        credential_subject: subject,
        evidence: award
            .evidence
            .iter()
            .map(|evidence| self::evidence(evidence, lang))
            .collect(),
        credential_status: status(catalog, addresses, award),
        proof: Vec::new(),
    }
}

/// Where to learn whether it still holds: the same place in every list.
fn status(catalog: &Catalog, addresses: &Addresses, award: &Award) -> StatusEntries {
    let issuer = catalog.issuer_of(award);
    let entry = |purpose: &StatusPurpose| {
        let list = addresses.status_list(issuer, *purpose).url;
        StatusEntry {
            id: format!("{list}#{}", award.status_index),
            kind: "BitstringStatusListEntry",
            status_purpose: purpose.as_str(),
            status_list_index: award.status_index.to_string(),
            status_list_credential: list,
        }
    };
    match catalog.lists_named_by(award) {
        [purpose] => StatusEntries::One(entry(purpose)),
        several => StatusEntries::Several(several.iter().map(entry).collect()),
    }
}

fn subject(catalog: &Catalog, addresses: &Addresses, award: &Award, lang: Lang) -> Subject {
    let version = catalog.version_of(award);
    let achievement = achievement(catalog, addresses, version, lang);
    let name = (catalog.name_policy(award) == NamePolicy::Full).then(|| IdentityObject {
        kind: "IdentityObject",
        hashed: false,
        identity_hash: catalog.holder_of(award).name.clone(),
        identity_type: "name",
        salt: None,
    });
    let image = catalog.settings.baked_png.then(|| Image {
        id: addresses.baked_png(&award.id).url,
        kind: "Image",
        caption: achievement.name.clone(),
    });
    let result = award
        .result
        .as_ref()
        .zip(version.result.as_ref())
        .map(|(value, rule)| Outcome {
            types: ["Result"],
            result_description: result_description_id(&achievement.id),
            value: match rule {
                ResultRule::Hours => value.trim_end_matches('h').to_owned(),
                ResultRule::LetterGrade(_) | ResultRule::Percent => value.clone(),
            },
        });
    Subject {
        id: subject_id(addresses, catalog, award),
        types: ["AchievementSubject"],
        identifier: name.into_iter().collect(),
        credits_earned: credits(version),
        image,
        result: result.into_iter().collect(),
        achievement,
    }
}

fn evidence(evidence: &crate::catalog::Evidence, lang: Lang) -> Evidence {
    Evidence {
        id: evidence.url.clone(),
        types: ["Evidence"],
        name: evidence.name.get(lang).0.to_owned(),
        narrative: evidence
            .narrative
            .as_ref()
            .map(|text| text.get(lang).0.to_owned()),
    }
}
