//! The copy of an award to keep: all that is needed to verify it when the issuer is gone.

use std::collections::BTreeMap;

use serde_json::Value;

use super::badges::{Picture, portable};
use super::outlet::Enclosure;
use crate::bundle;
use crate::catalog::{Award, Issuer, StatusPurpose};
use crate::proof::contexts::{self, CREDENTIALS_V2, DID_V1, MULTIKEY_V1, OPEN_BADGES};
use crate::sign::{self, Signing};

/// What every copy holds beside the award's own files.
pub struct Enclosed {
    /// Documents of all issuers by address: keys, status lists, reasons.
    pub documents: BTreeMap<String, String>,
    /// The page that verifies without a network.
    pub page: String,
}

/// What the copy of one signed award holds.
pub fn files(
    signing: &Signing<'_>,
    award: &Award,
    credential: &str,
    picture: &Picture,
    enclosed: &Enclosed,
) -> Vec<Enclosure> {
    let issuer = signing.catalog.issuer_of(award);
    let text = portable(credential);
    let (png, svg) = (picture.baked_png(&text), picture.baked_svg(&text));
    let documents = addresses_of(signing, issuer);
    let contexts = [
        (CREDENTIALS_V2, "contexts/credentials-v2.jsonld"),
        (OPEN_BADGES, "contexts/ob-v3p0-3.0.3.json"),
        (DID_V1, "contexts/did-v1.jsonld"),
        (MULTIKEY_V1, "contexts/multikey-v1.jsonld"),
    ];
    let given = documents.iter().filter_map(|(url, name)| {
        Some((
            url,
            format!("documents/{name}"),
            enclosed.documents.get(url)?,
        ))
    });
    let given: Vec<_> = given.collect();
    let index = |entries: Vec<(String, Value)>| {
        sign::line(&Value::Object(entries.into_iter().collect())).into_bytes()
    };
    let documents_index = index(
        given
            .iter()
            .map(|(url, name, _)| ((*url).clone(), name.as_str().into()))
            .collect(),
    );
    let contexts_index = index(
        contexts
            .iter()
            .map(|&(url, name)| (url.to_owned(), name.into()))
            .collect(),
    );
    let text = |url| contexts::text(url).expect("these contexts are inside the program");
    let file = |name: &str, bytes: &[u8], is_known| Enclosure {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        is_known,
    };
    let mut files = vec![
        file("README.txt", readme(signing, award).as_bytes(), false),
        file("credential.json", credential.as_bytes(), true),
        file("badge.png", &png, true),
        file("badge.svg", svg.as_bytes(), true),
        file("verify.html", enclosed.page.as_bytes(), true),
        file(bundle::INDEX, &documents_index, false),
    ];
    let documents = given.iter();
    files.extend(documents.map(|(_, name, text)| file(name, text.as_bytes(), true)));
    files.push(file("contexts/index.json", &contexts_index, false));
    let contexts = contexts.iter();
    files.extend(contexts.map(|&(url, name)| file(name, text(url), true)));
    files
}

/// Those of one issuer for an archive of several: by address, the file each stands in and its text.
pub fn documents<'e>(
    signing: &Signing<'_>,
    issuer: &Issuer,
    enclosed: &'e Enclosed,
) -> Vec<(String, (String, &'e String))> {
    let all = addresses_of(signing, issuer).into_iter();
    let given = all.filter_map(|(url, name)| {
        let text = enclosed.documents.get(&url)?;
        let file = format!("documents/{}/{name}", issuer.address);
        Some((url, (file, text)))
    });
    given.collect()
}

/// Where a verifier finds keys, lists and reasons of an issuer, and what each is called.
fn addresses_of(signing: &Signing<'_>, issuer: &Issuer) -> [(String, &'static str); 4] {
    let addresses = signing.addresses;
    let list = |purpose| addresses.status_list(issuer, purpose).url;
    [
        (addresses.issuer_file(issuer, "did.json").url, "did.json"),
        (addresses.reasons(issuer).url, "revocation.reasons.json"),
        (list(StatusPurpose::Revocation), "revocation.json"),
        (list(StatusPurpose::Suspension), "suspension.json"),
    ]
}

fn readme(signing: &Signing<'_>, award: &Award) -> String {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let lang = catalog.settings.main_language();
    include_str!("bundle-readme.txt")
        .replace("{achievement}", catalog.version_of(award).name.get(lang).0)
        .replace("{issuer}", catalog.issuer_of(award).name.get(lang).0)
        .replace("{address}", &addresses.home(lang).url)
}
