//! One award as OB 3.0 OpenBadgeCredential, unsigned.

use std::sync::Arc;

use super::achievement::{achievement, address, credits, result_description_id};
use super::unsigned::{Own, Unsigned};
use super::{moment, profile};
use crate::badge::{
    Credential, Evidence, IdentityObject, Image, OPEN_BADGES_CONTEXT, Outcome, StatusEntries,
    StatusEntry, Subject,
};
use crate::catalog::{
    AchievementVersion, Award, Catalog, Lang, NamePolicy, ResultRule, StatusPurpose,
};
use crate::plan::{Addresses, subject_id};

/// The credential of an award, in the site's first language: a credential has one language.
pub fn credential(catalog: &Catalog, addresses: &Addresses, award: &Award) -> Credential {
    let unsigned = Unsigned {
        version: (award.achievement.clone(), award.version),
        shared: Arc::new(shared(catalog, addresses, catalog.version_of(award))),
        own: own(catalog, addresses, award),
    };
    unsigned.credential()
}

/// What the credentials of all awards of a version share; the rest is empty.
pub fn shared(
    catalog: &Catalog,
    addresses: &Addresses,
    version: &AchievementVersion,
) -> Credential {
    let lang = catalog.settings.main_language();
    let issuer = &catalog.issuers[&version.issuer];
    let achievement = achievement(catalog, addresses, version, lang);
    let image = catalog.settings.baked_png.then(|| Image {
        id: String::new(),
        kind: "Image",
        caption: achievement.name.clone(),
    });
    Credential {
        context: OPEN_BADGES_CONTEXT,
        id: String::new(),
        types: ["VerifiableCredential", "OpenBadgeCredential"],
        name: achievement.name.clone(),
        issuer: profile(catalog, addresses, issuer, lang),
        valid_from: String::new(),
        valid_until: None,
        awarded_date: String::new(),
        credential_subject: Subject {
            id: String::new(),
            types: ["AchievementSubject"],
            identifier: Vec::new(),
            credits_earned: credits(version),
            image,
            result: Vec::new(),
            achievement,
        },
        evidence: Vec::new(),
        credential_status: StatusEntries::Several(Vec::new()),
        proof: Vec::new(),
    }
}

/// What the credential of an award says of it alone.
pub fn own(catalog: &Catalog, addresses: &Addresses, award: &Award) -> Own {
    let settings = &catalog.settings;
    let lang = settings.main_language();
    let version = catalog.version_of(award);
    let awarded = moment::start_of(settings, award.issued_on);
    let name = (catalog.name_policy(award) == NamePolicy::Full).then(|| IdentityObject {
        kind: "IdentityObject",
        hashed: false,
        identity_hash: catalog.holder_of(award).name.clone(),
        identity_type: "name",
        salt: None,
    });
    let result = award.result.as_ref().zip(version.result.as_ref());
    let result = result.map(|(value, rule)| Outcome {
        types: ["Result"],
        result_description: result_description_id(&address(catalog, addresses, version, lang)),
        value: match rule {
            ResultRule::Hours => value.trim_end_matches('h').to_owned(),
            ResultRule::LetterGrade(_) | ResultRule::Percent => value.clone(),
        },
    });
    let evidence = award.evidence.iter();
    let image = settings.baked_png.then(|| addresses.baked_png(&award.id));
    Own {
        id: addresses.credential(&award.id).url,
        valid_from: awarded.clone(),
        valid_until: award.valid_until.map(|day| moment::end_of(settings, day)),
        awarded_date: awarded,
        subject: subject_id(addresses, catalog, award),
        identifier: name.into_iter().collect(),
        image: image.map(|spot| spot.url),
        result: result.into_iter().collect(),
        evidence: evidence
            .map(|evidence| self::evidence(evidence, lang))
            .collect(),
        credential_status: status(catalog, addresses, award),
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
