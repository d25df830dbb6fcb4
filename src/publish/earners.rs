//! Earners: the page that gathers somebody's awards, and an archive of everything on it.

use std::collections::{BTreeMap, BTreeSet};

use super::badges::{Badges, portable};
use super::bundles::{self, Enclosed};
use super::outlet::{self, Enclosure, Outlet};
use crate::catalog::{AwardId, Issuer, Slug};
use crate::render::{Earner, HolderName, Pages, holder_name};
use crate::sign::{self, Signing};
use crate::{bundle, spreadsheet};

/// Pictures in one archive, at most: with more it would not be read again.
const MOST_PICTURES: usize = 200;

/// Renders the page of an earner and packs what is signed.
pub fn publish<E>(
    signing: &Signing<'_>,
    badges: &Badges,
    pages: &Pages<'_>,
    earner: &Earner<'_>,
    enclosed: Option<&Enclosed>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    let handle = &earner.person.handle;
    // Written again: that costs less than to keep the credentials of everybody.
    let signed = earner.awards.iter().filter_map(|award| {
        let document = signing.credential_again(award).ok()?;
        let signed = document.is_signed();
        signed.then(|| (&award.id, document.text().to_owned()))
    });
    let credentials: BTreeMap<&AwardId, String> = signed.collect();
    let signed: BTreeSet<&AwardId> = credentials.keys().copied().collect();
    for lang in &catalog.settings.languages {
        let page = pages.earner(*lang, earner, &signed);
        outlet.page(&addresses.holder(*lang, handle), page)?;
    }
    let Some(enclosed) = enclosed else {
        return Ok(());
    };
    let history = match pages.history(earner, &signed, credential_file) {
        Ok(history) => history,
        Err(error) => {
            outlet.problem(|report| outlet::template_error(report, &error));
            return Ok(());
        }
    };
    let files = files(signing, badges, earner, &credentials, enclosed, &history);
    match files {
        Some(files) => outlet.archive(&addresses.holder_archive(handle).path, &files),
        None => Ok(()),
    }
}

fn credential_file(id: &AwardId) -> String {
    format!("credentials/{id}.json")
}

/// Everything in the archive, by name; `None` when nothing on the page is signed.
fn files(
    signing: &Signing<'_>,
    badges: &Badges,
    earner: &Earner<'_>,
    credentials: &BTreeMap<&AwardId, String>,
    enclosed: &Enclosed,
    history: &[Vec<String>],
) -> Option<Vec<Enclosure>> {
    let catalog = signing.catalog;
    let signed = || {
        let awards = earner.awards.iter();
        awards.filter_map(|award| Some((*award, credentials.get(&award.id)?)))
    };
    let (headings, rows) = history
        .split_first()
        .filter(|_| signed().next().is_some())?;
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    let file = |name: String, bytes: Vec<u8>, is_known| Enclosure {
        name,
        bytes,
        is_known,
    };
    let table = spreadsheet::table(&headings, rows).into_bytes();
    let mut files = vec![
        file(
            "README.txt".to_owned(),
            readme(signing, earner).into_bytes(),
            false,
        ),
        file("history.csv".to_owned(), table, false),
    ];
    files
        .extend(signed().map(|(award, text)| {
            file(credential_file(&award.id), text.clone().into_bytes(), true)
        }));
    if catalog.settings.baked_png && signed().count() <= MOST_PICTURES {
        files.extend(signed().map(|(award, text)| {
            let picture = &badges[&(award.achievement.clone(), award.version)];
            let png = picture.baked_png(&portable(text));
            file(format!("pictures/{}.png", award.id), png, true)
        }));
    }
    if catalog.settings.bundle {
        let page = enclosed.page.clone().into_bytes();
        files.push(file("verify.html".to_owned(), page, true));
    }
    let issuers: BTreeMap<&Slug, &Issuer> = signed()
        .map(|(award, _)| catalog.issuer_of(award))
        .map(|issuer| (&issuer.id, issuer))
        .collect();
    let documents: BTreeMap<String, (String, &String)> = issuers
        .into_values()
        .flat_map(|issuer| bundles::documents(signing, issuer, enclosed))
        .collect();
    let index = documents
        .iter()
        .map(|(url, (name, _))| (url.clone(), name.as_str().into()));
    let index = serde_json::Value::Object(index.collect());
    let index = sign::line(&index).into_bytes();
    files.push(file(bundle::INDEX.to_owned(), index, false));
    files.extend(
        documents
            .into_values()
            .map(|(name, text)| file(name, text.clone().into_bytes(), true)),
    );
    Some(files)
}

fn readme(signing: &Signing<'_>, earner: &Earner<'_>) -> String {
    let lang = signing.catalog.settings.main_language();
    let name = match holder_name(earner.person, earner.person.name_policy, lang) {
        Some(HolderName::Full(name, _) | HolderName::Initials(name) | HolderName::Handle(name)) => {
            name
        }
        None => String::new(),
    };
    let (addresses, handle) = (signing.addresses, &earner.person.handle);
    include_str!("earner-readme.txt")
        .replace("{address}", &addresses.holder(lang, handle).url)
        .replace("{name}", &name)
}
