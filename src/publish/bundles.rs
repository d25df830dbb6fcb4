//! The copy of an award to keep: all that is needed to verify it when the issuer is gone.

use std::collections::BTreeMap;

use serde_json::Value;

use super::badges::Picture;
use crate::catalog::{Award, StatusPurpose};
use crate::proof::contexts::{self, CREDENTIALS_V2, DID_V1, MULTIKEY_V1, OPEN_BADGES};
use crate::sign::{self, Signing};
use crate::{bake, bundle};

/// What every copy holds beside the award's own files.
pub struct Enclosed {
    /// Documents of all issuers by address: keys, status lists, reasons.
    pub documents: BTreeMap<String, String>,
    /// The page that verifies without a network.
    pub page: String,
}

/// Packs the copy of one signed award.
pub fn pack(
    signing: &Signing<'_>,
    award: &Award,
    credential: &str,
    picture: &Picture,
    enclosed: &Enclosed,
) -> Vec<u8> {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let issuer = catalog.issuer_of(award);
    let baked = "a picture of ours and JSON of ours can be baked";
    let png = bake::png(&picture.png, credential).expect(baked);
    let svg = bake::svg(&picture.svg, credential).expect(baked);
    let documents = [
        (
            addresses.issuer_file(issuer, "did.json").url,
            "documents/did.json",
        ),
        (
            addresses.reasons(issuer).url,
            "documents/revocation.reasons.json",
        ),
        (
            addresses.status_list(issuer, StatusPurpose::Revocation).url,
            "documents/revocation.json",
        ),
        (
            addresses.status_list(issuer, StatusPurpose::Suspension).url,
            "documents/suspension.json",
        ),
    ];
    let contexts = [
        (CREDENTIALS_V2, "contexts/credentials-v2.jsonld"),
        (OPEN_BADGES, "contexts/ob-v3p0-3.0.3.json"),
        (DID_V1, "contexts/did-v1.jsonld"),
        (MULTIKEY_V1, "contexts/multikey-v1.jsonld"),
    ];
    let given = documents
        .iter()
        .filter_map(|(url, name)| Some((url, *name, enclosed.documents.get(url)?)));
    let index = |entries: Vec<(String, Value)>| {
        sign::line(&Value::Object(entries.into_iter().collect())).into_bytes()
    };
    let documents_index = index(
        given
            .clone()
            .map(|(url, name, _)| (url.clone(), name.into()))
            .collect(),
    );
    let contexts_index = index(
        contexts
            .iter()
            .map(|&(url, name)| (url.to_owned(), name.into()))
            .collect(),
    );
    let readme = readme(signing, award);
    let mut files: Vec<(&str, &[u8])> = vec![
        ("README.txt", readme.as_bytes()),
        ("credential.json", credential.as_bytes()),
        ("badge.png", &png),
        ("badge.svg", svg.as_bytes()),
        ("verify.html", enclosed.page.as_bytes()),
        (bundle::INDEX, &documents_index),
    ];
    files.extend(given.map(|(_, name, text)| (name, text.as_bytes())));
    files.push(("contexts/index.json", &contexts_index));
    let text = |url| contexts::text(url).expect("these contexts are inside the program");
    files.extend(contexts.iter().map(|&(url, name)| (name, text(url))));
    bundle::pack(&files)
}

fn readme(signing: &Signing<'_>, award: &Award) -> String {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let lang = catalog.settings.main_language();
    include_str!("bundle-readme.txt")
        .replace("{achievement}", catalog.version_of(award).name.get(lang).0)
        .replace("{issuer}", catalog.issuer_of(award).name.get(lang).0)
        .replace("{address}", &addresses.home(lang).url)
}
