//! `catalog.json`: what is published, for other people's programs. `docs/hosting.md` says what it holds.

use serde_json::{Map, Value, json};

use super::achievement;
use super::desk::Book;
use crate::catalog::{
    AchievementVersion, Alignment, AlignmentTarget, BadgeImage, Issuer, Lifecycle, Localized,
    Validity,
};

/// The list, in the order of the ids.
pub fn json(book: &Book<'_>) -> String {
    let settings = &book.catalog.settings;
    let achievements: Vec<Value> = book
        .catalog
        .achievements
        .values()
        .filter_map(|found| found.shown(false).next_back())
        .filter(|version| version.lifecycle == Lifecycle::Published)
        .map(|version| entry(book, version))
        .collect();
    let languages: Vec<&str> = settings
        .languages
        .iter()
        .map(|lang| lang.as_str())
        .collect();
    let list = json!({
        "format": 1,
        "site": book.addresses.home(settings.main_language()).url,
        "title": texts(&settings.title),
        "languages": languages,
        "achievements": achievements,
    });
    format!("{list}\n")
}

fn entry(book: &Book<'_>, version: &AchievementVersion) -> Value {
    let (addresses, lang) = (book.addresses, book.catalog.settings.main_language());
    let id = &version.achievement;
    let file = |name: &str| addresses.version_file(id, version.version, name).url;
    let picture = match version.image {
        BadgeImage::Png(_) => "badge.png",
        BadgeImage::Drawn(_) | BadgeImage::Svg(_) => "badge.svg",
    };
    let issuer = book.catalog.issuers.get(&version.issuer);
    let skills = version.alignments.iter();
    json!({
        "id": id.as_str(),
        "name": texts(&version.name),
        "can_do": texts(&version.can_do),
        "issuer": issuer.map(|found| of(book, found)),
        "kind": achievement::kind(version.kind),
        "type": version.achievement_type,
        "url": addresses.achievement(lang, id).url,
        "json": file("achievement.json"),
        "image": file(picture),
        "version": version.version,
        "from": version.from.map(|day| day.to_string()),
        "skills": skills.map(|found| skill(book, found)).collect::<Vec<_>>(),
        "tags": version.tags,
        "hours": version.hours,
        "validity": validity(version.validity),
    })
}

fn of(book: &Book<'_>, issuer: &Issuer) -> Value {
    let lang = book.catalog.settings.main_language();
    json!({
        "name": texts(&issuer.name),
        "url": book.addresses.issuer(lang, issuer).url,
        "json": book.addresses.issuer_file(issuer, "profile.json").url,
    })
}

fn skill(book: &Book<'_>, alignment: &Alignment) -> Value {
    let framework = book.catalog.frameworks.get(&alignment.framework);
    let (code, name, url) = match &alignment.target {
        AlignmentTarget::Uri { uri, name } => (None, Some(name), Some(uri.clone())),
        AlignmentTarget::Item(code) => {
            let item =
                framework.and_then(|found| found.items.iter().find(|item| item.code == *code));
            let url = framework.zip(item).map(|(framework, item)| {
                let lang = book.catalog.settings.main_language();
                let ours = || book.addresses.framework_item(lang, &framework.id, item).url;
                item.url.clone().unwrap_or_else(ours)
            });
            (Some(code), item.map(|item| &item.name), url)
        }
    };
    json!({
        "framework": alignment.framework.as_str(),
        "code": code,
        "name": name.map(texts),
        "url": url,
    })
}

fn validity(validity: Validity) -> Value {
    match validity {
        Validity::Unlimited => Value::Null,
        Validity::Years(n) => json!({ "years": n }),
        Validity::Months(n) => json!({ "months": n }),
    }
}

fn texts(text: &Localized) -> Value {
    let texts = text.iter();
    let texts = texts.map(|(lang, text)| (lang.to_string(), Value::from(text)));
    Value::Object(texts.collect::<Map<_, _>>())
}
