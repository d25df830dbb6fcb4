//! Issuers to what pages say of them.

use sha2::{Digest, Sha256};
use tera::Value;

use super::achievement;
use super::desk::Desk;
use super::stock::By;
use super::value::{list, map};
use super::{json_ld, link, pathway, programme};
use crate::catalog::{
    AchievementVersion, Contact, Environment, Issuer, IssuerKind, KeyEntry, Parent, StatusPurpose,
};

/// Badges on the page of an issuer, and names in a list of it, at most: the rest is a catalogue's.
const MOST: usize = 24;

/// Enough to name an issuer and lead to it.
pub fn card(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    map([
        ("name", desk.title(&issuer.name)),
        (
            "href",
            desk.link(&desk.book.addresses.issuer(desk.here.lang, issuer)),
        ),
        ("kind", Value::from(kind(issuer.kind))),
        ("description", desk.maybe(issuer.description.as_ref())),
    ])
}

/// What an award says of its issuer.
pub fn of_award(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let (light, dark) = (issuer.accent.on_light_page(), issuer.accent.on_dark_page());
    let addresses = desk.book.addresses;
    map([
        ("name", desk.text(&issuer.name)),
        ("href", desk.link(&addresses.issuer(desk.here.lang, issuer))),
        ("kind", Value::from(kind(issuer.kind))),
        ("parent", parent(desk, issuer)),
        ("contact", contact(desk, issuer)),
        ("did", Value::from(issuer.did.as_str())),
        (
            "status_list",
            desk.link(&addresses.status_list(issuer, StatusPurpose::Revocation)),
        ),
        ("suspension_list", suspensions(desk, issuer)),
        ("accent_light", Value::from(light.to_string())),
        ("accent_dark", Value::from(dark.to_string())),
    ])
}

/// Everything the page of an issuer says.
pub fn page(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let (book, addresses) = (desk.book, desk.book.addresses);
    let identifiers = issuer.identifiers.iter().map(|identifier| {
        map([
            ("kind", Value::from(identifier.kind.as_str())),
            ("value", Value::from(identifier.value.as_str())),
        ])
    });
    let keys = book
        .catalog
        .keys
        .get(&issuer.id)
        .map_or(&[][..], |keys| &keys.keys);
    let (current, earlier): (Vec<_>, Vec<_>) = (keys.iter().enumerate().rev())
        .partition(|(at, entry)| entry.until.is_none() || at + 1 == keys.len());
    let shown = |keys: Vec<(usize, &KeyEntry)>| {
        let keys = keys.into_iter();
        list(keys.map(|(_, entry)| key(desk, entry)))
    };
    let own = achievements(desk, issuer);
    let more = own.len().checked_sub(MOST).filter(|more| *more > 0);
    let more = more.map(|total| {
        let shelf = (By::Issuer.as_str(), issuer.address.as_str());
        let shelf = addresses.catalogue(desk.here.lang, Some(shelf), 1);
        map([("total", Value::from(total)), ("href", desk.link(&shelf))])
    });
    let endorsed = own.iter().filter(|version| !version.endorsed_by.is_empty());
    let endorsing = (book.catalog.achievements.values())
        .filter_map(|achievement| book.relations.current(achievement))
        .filter(|version| version.endorsed_by.contains(&issuer.id));
    let parts = (book.catalog.issuers.values())
        .filter(|part| matches!(&part.parent, Some(Parent::Issuer(id)) if *id == issuer.id));
    let pathways = book
        .catalog
        .pathways
        .values()
        .filter(|pathway| pathway.issuer == issuer.id);
    let file = |name| desk.link(&addresses.issuer_file(issuer, name));
    let (light, dark) = (issuer.accent.on_light_page(), issuer.accent.on_dark_page());
    map([
        ("name", desk.title(&issuer.name)),
        ("kind", Value::from(kind(issuer.kind))),
        (
            "description",
            Value::from(issuer.description.as_ref().map(|text| desk.title(text))),
        ),
        ("parent", parent(desk, issuer)),
        ("url", Value::from(issuer.url.as_str())),
        ("url_href", desk.outside(Some(&issuer.url))),
        ("contact", contact(desk, issuer)),
        ("identifiers", list(identifiers)),
        ("did", Value::from(issuer.did.as_str())),
        ("keys", shown(current)),
        ("earlier_keys", shown(earlier)),
        (
            "achievements",
            list(
                own.iter()
                    .take(MOST)
                    .map(|version| achievement::card(desk, version)),
            ),
        ),
        ("more", Value::from(more)),
        ("parts", list(parts.map(|found| part(desk, found)))),
        (
            "endorsed",
            list(
                endorsed
                    .take(MOST)
                    .map(|version| endorsed_by(desk, version)),
            ),
        ),
        (
            "endorsing",
            list(
                endorsing
                    .take(MOST)
                    .map(|version| endorsement(desk, version)),
            ),
        ),
        (
            "pathways",
            list(pathways.map(|pathway| pathway::card(desk, pathway))),
        ),
        ("json_ld", json_ld::issuer(desk, issuer)),
        (
            "programmes",
            list(
                book.catalog
                    .programmes
                    .values()
                    .filter(|programme| programme.is_run_by(&issuer.id))
                    .map(|programme| programme::card(desk, programme)),
            ),
        ),
        ("profile_json", file("profile.json")),
        ("did_json", file("did.json")),
        ("status_list", revocations(desk, issuer)),
        ("suspension_list", suspensions(desk, issuer)),
        ("accent_light", Value::from(light.to_string())),
        ("accent_dark", Value::from(dark.to_string())),
    ])
}

/// What an issuer awards today.
fn achievements<'a>(desk: &Desk<'_, 'a>, issuer: &Issuer) -> Vec<&'a AchievementVersion> {
    let all = desk.book.catalog.achievements.values();
    all.filter_map(|achievement| desk.book.relations.current(achievement))
        .filter(|version| version.issuer == issuer.id)
        .collect()
}

/// An issuer that is part of another, and how many badges it has.
fn part(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    map([
        ("issuer", card(desk, issuer)),
        ("total", Value::from(achievements(desk, issuer).len())),
    ])
}

/// A badge and those who endorse it.
fn endorsed_by(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let issuers = &desk.book.catalog.issuers;
    let by = version.endorsed_by.iter().filter_map(|id| issuers.get(id));
    map([
        ("badge", achievement::card(desk, version)),
        ("issuers", list(by.map(|found| card(desk, found)))),
    ])
}

/// A badge of another issuer, and whose it is.
fn endorsement(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let of = desk.book.catalog.issuers.get(&version.issuer);
    map([
        ("badge", achievement::card(desk, version)),
        ("issuers", list(of.map(|found| card(desk, found)))),
    ])
}

/// The list of withdrawals; an issuer that has awarded nothing has none.
fn revocations(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let (catalog, addresses) = (desk.book.catalog, desk.book.addresses);
    let mut awards = catalog.awards.values();
    let has_awarded = awards.any(|award| catalog.issuer_of(award).id == issuer.id);
    let list = || desk.link(&addresses.status_list(issuer, StatusPurpose::Revocation));
    Value::from(has_awarded.then(list))
}

fn suspensions(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let lists = desk.book.catalog.lists_of(issuer);
    let list = |purpose| desk.link(&desk.book.addresses.status_list(issuer, purpose));
    let mut found = lists.iter().copied();
    Value::from(
        found
            .find(|one| *one == StatusPurpose::Suspension)
            .map(list),
    )
}

fn kind(kind: IssuerKind) -> &'static str {
    match kind {
        IssuerKind::Municipality => "municipality",
        IssuerKind::University => "university",
        IssuerKind::Company => "company",
        IssuerKind::Community => "community",
    }
}

fn parent(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let named = |name, href| map([("name", name), ("href", href)]);
    Value::from(issuer.parent.as_ref().and_then(|parent| match parent {
        Parent::Issuer(id) => {
            let parent = desk.book.catalog.issuers.get(id)?;
            let spot = desk.book.addresses.issuer(desk.here.lang, parent);
            Some(named(desk.text(&parent.name), desk.link(&spot)))
        }
        Parent::Named { name, url } => Some(named(desk.text(name), desk.outside(url.as_deref()))),
    }))
}

fn contact(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let (label, href) = match &issuer.contact {
        Contact::Email(address) => (address, desk.mail(address)),
        Contact::Form(url) => (url, desk.outside(Some(url))),
    };
    map([("label", Value::from(label.as_str())), ("href", href)])
}

/// Where to ask about something: a mail gets it as its subject.
pub fn contact_about(desk: &Desk<'_, '_>, issuer: &Issuer, subject: &str) -> Value {
    let (label, href) = match &issuer.contact {
        Contact::Email(address) => {
            let mail = desk.mail(address);
            let about = mail
                .as_str()
                .map(|mail| format!("{mail}?subject={}", link::encoded(subject)));
            (address, Value::from(about))
        }
        Contact::Form(url) => (url, desk.outside(Some(url))),
    };
    map([("label", Value::from(label.as_str())), ("href", href)])
}

fn key(desk: &Desk<'_, '_>, key: &KeyEntry) -> Value {
    map([
        ("id", Value::from(key.id.as_str())),
        ("public", Value::from(key.public.as_str())),
        ("fingerprint", Value::from(fingerprint(&key.public))),
        ("from", desk.day(key.from)),
        ("until", desk.maybe_day(key.until)),
        ("demo", Value::from(key.environment == Environment::Demo)),
    ])
}

/// SHA-256 of the 32 bytes of the key, as hexadecimal digits in groups of four; `None` when it is not a Multikey of Ed25519.
pub fn fingerprint(multikey: &str) -> Option<String> {
    let bytes = bs58::decode(multikey.strip_prefix('z')?).into_vec().ok()?;
    let key = bytes
        .strip_prefix(&[0xed, 0x01])
        .filter(|key| key.len() == 32)?;
    let groups: Vec<String> = Sha256::digest(key)
        .chunks(2)
        .map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    Some(groups.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_hash_of_the_bare_key() {
        let key = [7_u8; 32];
        let multikey = format!(
            "z{}",
            bs58::encode([&[0xed, 0x01], &key[..]].concat()).into_string()
        );
        let expected: String = Sha256::digest(key)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            fingerprint(&multikey).map(|shown| shown.replace(' ', "")),
            Some(expected)
        );
        for wrong in ["", "z", "z111", "u7QE", "z0OIl"] {
            assert_eq!(fingerprint(wrong), None);
        }
    }
}
