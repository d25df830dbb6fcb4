//! What pages tell search engines in the terms of schema.org. It stands in a `<script>` that holds data, which no browser runs.

use serde_json::{Map, Value as Json, json};
use tera::Value;

use super::achievement::label;
use super::desk::Desk;
use super::value::html;
use crate::catalog::{
    AchievementVersion, Alignment, AlignmentTarget, Contact, Framework, FrameworkItem, Issuer,
    Parent, Validity,
};

/// Where Open Badges 3.0 defines its types of achievements.
const TYPES: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementType";

/// An achievement as `EducationalOccupationalCredential`.
pub fn achievement(desk: &Desk<'_, '_>, version: &AchievementVersion) -> Value {
    let (book, lang) = (desk.book, desk.here.lang);
    let (id, number) = (&version.achievement, version.version);
    let whole = book.catalog.achievements.get(id);
    let current = whole.and_then(|whole| book.relations.current(whole));
    let page = match current.is_some_and(|current| current.version == number) {
        true => book.addresses.achievement(lang, id),
        false => book.addresses.version(lang, id, number),
    };
    let (name, spoken) = version.name.get(lang);
    let required = version.alignments.iter().map(|found| term(desk, found));
    let issuer = book.catalog.issuers.get(&version.issuer);
    let level = label(version).and_then(|label| label.level);
    script(object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("EducationalOccupationalCredential")),
        ("name", json!(name)),
        ("description", json!(version.can_do.get(lang).0)),
        ("url", json!(page.url)),
        (
            "image",
            json!(book.addresses.version_file(id, number, "badge.png").url),
        ),
        ("inLanguage", json!(spoken.as_str())),
        (
            "credentialCategory",
            json!([
                {"@type": "DefinedTerm", "name": "badge"},
                {"@type": "DefinedTerm", "name": version.achievement_type, "inDefinedTermSet": TYPES},
            ]),
        ),
        ("competencyRequired", Json::Array(required.collect())),
        ("educationalLevel", json!(level.map(|n| format!("{n}/5")))),
        (
            "recognizedBy",
            json!(issuer.map(|issuer| organization(desk, issuer))),
        ),
        ("validFor", json!(duration(version.validity))),
    ]))
}

/// An issuer as `Organization`.
pub fn issuer(desk: &Desk<'_, '_>, issuer: &Issuer) -> Value {
    let lang = desk.here.lang;
    let identifiers = issuer.identifiers.iter().map(|found| {
        let kind = found.kind.strip_prefix("ext:").unwrap_or(&found.kind);
        json!({"@type": "PropertyValue", "propertyID": kind, "value": found.value})
    });
    let contact = match &issuer.contact {
        Contact::Email(address) => json!({"@type": "ContactPoint", "email": address}),
        Contact::Form(url) => json!({"@type": "ContactPoint", "url": url}),
    };
    let mut all = organization(desk, issuer);
    all.extend(object([
        ("@context", json!("https://schema.org")),
        (
            "description",
            json!(issuer.description.as_ref().map(|words| words.get(lang).0)),
        ),
        (
            "sameAs",
            json!([desk.book.addresses.issuer(lang, issuer).url]),
        ),
        ("parentOrganization", parent(desk, issuer)),
        ("identifier", Json::Array(identifiers.collect())),
        ("contactPoint", contact),
    ]));
    script(all)
}

/// Enough to know an issuer by.
fn organization(desk: &Desk<'_, '_>, issuer: &Issuer) -> Map<String, Json> {
    object([
        ("@type", json!("Organization")),
        ("@id", json!(issuer.did)),
        ("name", json!(issuer.name.get(desk.here.lang).0)),
        ("url", json!(issuer.url)),
    ])
}

fn parent(desk: &Desk<'_, '_>, issuer: &Issuer) -> Json {
    match &issuer.parent {
        None => Json::Null,
        Some(Parent::Issuer(id)) => {
            let found = desk.book.catalog.issuers.get(id);
            json!(found.map(|parent| organization(desk, parent)))
        }
        Some(Parent::Named { name, url }) => Json::Object(object([
            ("@type", json!("Organization")),
            ("name", json!(name.get(desk.here.lang).0)),
            ("url", json!(url)),
        ])),
    }
}

/// What an achievement counts towards, as a term of its framework.
fn term(desk: &Desk<'_, '_>, alignment: &Alignment) -> Json {
    let lang = desk.here.lang;
    let framework = desk.book.catalog.frameworks.get(&alignment.framework);
    let set = framework.map(|framework| {
        object([
            ("@type", json!("DefinedTermSet")),
            ("name", json!(framework.name.get(lang).0)),
            ("url", json!(address(desk, framework))),
        ])
    });
    let (name, code, url) = match &alignment.target {
        AlignmentTarget::Uri { uri, name } => (name.get(lang).0, None, Some(uri.clone())),
        AlignmentTarget::Item(code) => {
            let found = framework.and_then(|framework| {
                let mut items = framework.items.iter();
                Some((framework, items.find(|item| item.code == *code)?))
            });
            let name = found.map_or(code.as_str(), |(_, item)| item.name.get(lang).0);
            let url = found.map(|(framework, item)| item_address(desk, framework, item));
            (name, Some(code), url)
        }
    };
    Json::Object(object([
        ("@type", json!("DefinedTerm")),
        ("name", json!(name)),
        ("termCode", json!(code)),
        ("url", json!(url)),
        ("inDefinedTermSet", json!(set)),
    ]))
}

fn address(desk: &Desk<'_, '_>, framework: &Framework) -> String {
    match &framework.url {
        Some(url) => url.clone(),
        None => {
            let lang = desk.here.lang;
            desk.book.addresses.framework(lang, &framework.id).url
        }
    }
}

fn item_address(desk: &Desk<'_, '_>, framework: &Framework, item: &FrameworkItem) -> String {
    match &item.url {
        Some(url) => url.clone(),
        None => {
            let (book, lang) = (desk.book, desk.here.lang);
            book.addresses.framework_item(lang, &framework.id, item).url
        }
    }
}

/// As ISO 8601 writes it; nothing for ever.
fn duration(validity: Validity) -> Option<String> {
    match validity {
        Validity::Unlimited => None,
        Validity::Years(years) => Some(format!("P{years}Y")),
        Validity::Months(months) => Some(format!("P{months}M")),
    }
}

/// Members that have a value.
fn object<const N: usize>(members: [(&str, Json); N]) -> Map<String, Json> {
    let said = members.into_iter().filter(|(_, value)| match value {
        Json::Null => false,
        Json::Array(values) => !values.is_empty(),
        _ => true,
    });
    said.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The text of a `<script>` that nothing within can end: JSON reads `\u003c` as the `<` that HTML does not see.
fn script(members: Map<String, Json>) -> Value {
    let text = Json::Object(members).to_string();
    html(&text.replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_the_script() {
        let name = "</script><!-- <script> &amp; \u{2028}";
        let text = script(object([("name", json!(name))])).to_string();
        assert!(!text.contains('<'), "{text}");
        let read: Json = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["name"], name);
    }

    #[test]
    fn periods_are_written_as_iso_8601_has_them() {
        let written = [
            Validity::Unlimited,
            Validity::Years(3),
            Validity::Months(18),
        ]
        .map(duration);
        assert_eq!(
            written,
            [None, Some("P3Y".to_owned()), Some("P18M".to_owned())]
        );
    }
}
