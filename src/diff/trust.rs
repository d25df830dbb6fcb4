//! What all badges of an issuer or a site rest on: its address, its keys, who it says it is.

use std::collections::BTreeMap;

use super::changes::{Changes, Difference, Risk, Subject};
use super::member::Member;
use super::risk::RiskKind;
use super::{Pair, View};
use crate::catalog::{Catalog, Contact, Environment, Issuer, KeyEntry, Lang, Parent, Slug};
use crate::render::fingerprint;

/// Notes what differs in the site, its issuers and their keys.
pub fn compare(pair: &Pair<'_>, view: &View, changes: &mut Changes) {
    let Some(old) = pair.old else {
        return;
    };
    let site = site(pair.new, view);
    let (was, is) = (&old.settings, &pair.new.settings);
    if was.base_url != is.base_url {
        let base = Difference::new(Member::BaseUrl, &was.base_url, &is.base_url);
        changes.risks.push(Risk {
            touched: old.awards.len(),
            differences: vec![base],
            ..Risk::new(RiskKind::BaseUrl, site.clone())
        });
    }
    let settings = settings(old, pair.new);
    if !settings.is_empty() {
        changes.risks.push(Risk {
            touched: old.awards.len(),
            differences: settings,
            ..Risk::new(RiskKind::Settings, site)
        });
    }
    for issuer in pair.new.issuers.values() {
        changes.risks.extend(keys(old, pair.new, issuer, view));
        if let Some(before) = old.issuers.get(&issuer.id) {
            changes
                .risks
                .extend(issuer_changed(old, before, issuer, view));
        }
    }
    for issuer in old.issuers.values() {
        if !pair.new.issuers.contains_key(&issuer.id) {
            changes.risks.extend(keys(old, pair.new, issuer, view));
        }
    }
}

/// The site as a whole.
pub fn site(catalog: &Catalog, view: &View) -> Subject {
    Subject {
        id: "content/site.yaml".to_owned(),
        name: view.text(&catalog.settings.title),
        version: None,
    }
}

fn settings(old: &Catalog, new: &Catalog) -> Vec<Difference> {
    let (was, is) = (&old.settings, &new.settings);
    let langs = |langs: &[Lang]| {
        langs
            .iter()
            .map(Lang::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    };
    // To ask search engines in, and another circle of readers, are told as rules.
    let index = |index| if index { "index" } else { "noindex" };
    let all = [
        Difference::new(Member::Timezone, &was.timezone_name, &is.timezone_name),
        Difference::new(
            Member::Languages,
            langs(&was.languages),
            langs(&is.languages),
        ),
        Difference::new(
            Member::Index,
            index(was.index),
            index(is.index && was.index),
        ),
    ];
    all.into_iter()
        .filter(|found| found.before != found.after)
        .collect()
}

fn issuer_changed(old: &Catalog, before: &Issuer, after: &Issuer, view: &View) -> Option<Risk> {
    let (was, is) = (said(before), said(after));
    let members = was.keys().chain(is.keys());
    let members: std::collections::BTreeSet<_> = members.copied().collect();
    let differences: Vec<Difference> = members
        .into_iter()
        .map(|key| Difference {
            member: key.0,
            lang: key.1,
            before: was.get(&key).cloned(),
            after: is.get(&key).cloned(),
        })
        .filter(|found| found.before != found.after)
        .collect();
    // The address of the site is a risk of its own.
    let by_site = differences.iter().all(|found| found.member == Member::Did)
        && before.address == after.address
        && before.did.rsplit(':').next() == after.did.rsplit(':').next();
    let told = differences.is_empty() || by_site;
    (!told).then(|| Risk {
        touched: issued_by(old, &before.id),
        differences,
        ..Risk::new(RiskKind::Issuer, subject(after, view))
    })
}

/// What the document of an issuer says, and its certificates.
fn said(issuer: &Issuer) -> BTreeMap<(Member, Option<Lang>), String> {
    let mut said = BTreeMap::new();
    for (lang, text) in issuer.name.iter() {
        said.insert((Member::Name, Some(lang)), text.to_owned());
    }
    for (lang, text) in issuer.description.iter().flat_map(|words| words.iter()) {
        said.insert((Member::Description, Some(lang)), text.to_owned());
    }
    for (lang, text) in issuer.head.iter().flat_map(|words| words.iter()) {
        said.insert((Member::Head, Some(lang)), text.to_owned());
    }
    let contact = match &issuer.contact {
        Contact::Email(address) | Contact::Form(address) => address.clone(),
    };
    let numbers = issuer.identifiers.iter();
    let numbers: Vec<String> = numbers
        .map(|one| format!("{} {}", one.kind, one.value))
        .collect();
    let parent = match &issuer.parent {
        Some(Parent::Issuer(id)) => id.to_string(),
        Some(Parent::Named { name, url }) => {
            let name = name.get(Lang::JA).0;
            format!("{name} {}", url.as_deref().unwrap_or_default())
        }
        None => String::new(),
    };
    let rest = [
        (Member::Did, issuer.did.clone()),
        (Member::Address, issuer.address.to_string()),
        (Member::Url, issuer.url.clone()),
        (Member::Contact, contact),
        (Member::Identifiers, numbers.join("\n")),
        (Member::Parent, parent),
    ];
    let rest = rest.into_iter().filter(|(_, text)| !text.is_empty());
    said.extend(rest.map(|(member, text)| ((member, None), text)));
    said
}

/// One risk for the keys that are gone, one for those that are new, one for those that are said otherwise.
fn keys(old: &Catalog, new: &Catalog, issuer: &Issuer, view: &View) -> Vec<Risk> {
    let of = |catalog: &Catalog| -> BTreeMap<String, KeyEntry> {
        let keys = catalog.keys.get(&issuer.id).into_iter();
        let keys = keys.flat_map(|keys| keys.keys.clone());
        keys.map(|key| (key.public.clone(), key)).collect()
    };
    let (was, is) = (of(old), of(new));
    let mut risks = Vec::new();
    let mut note = |kind, differences: Vec<Difference>| {
        if !differences.is_empty() {
            risks.push(Risk {
                touched: issued_by(old, &issuer.id),
                differences,
                ..Risk::new(kind, subject(issuer, view))
            });
        }
    };
    let only = |one: &BTreeMap<String, KeyEntry>, other: &BTreeMap<String, KeyEntry>| {
        let missing = one
            .iter()
            .filter(|(public, _)| !other.contains_key(*public));
        missing.map(|(_, key)| described(key)).collect::<Vec<_>>()
    };
    let gone = only(&was, &is).into_iter();
    note(
        RiskKind::KeyRemoved,
        gone.map(|key| Difference::new(Member::Key, key, ""))
            .collect(),
    );
    let fresh = only(&is, &was).into_iter();
    note(
        RiskKind::KeyAdded,
        fresh
            .map(|key| Difference::new(Member::Key, "", key))
            .collect(),
    );
    let both = was
        .iter()
        .filter_map(|(public, key)| Some((key, is.get(public)?)));
    let other = both.filter(|(before, after)| before != after);
    note(
        RiskKind::KeyChanged,
        other
            .map(|(before, after)| {
                Difference::new(Member::Key, described(before), described(after))
            })
            .collect(),
    );
    risks
}

/// A key as a key holder compares it: name, fingerprint, period.
fn described(key: &KeyEntry) -> String {
    let until = key.until.map(|day| day.to_string()).unwrap_or_default();
    let demo = match key.environment {
        Environment::Demo => " (demo)",
        Environment::Production => "",
    };
    let print = fingerprint(&key.public).unwrap_or_default();
    format!(
        "{}{demo}: {}..{until}\n{}\nSHA-256 {print}",
        key.id, key.from, key.public
    )
}

fn issued_by(old: &Catalog, issuer: &Slug) -> usize {
    let all = old.awards.values();
    all.filter(|award| old.issuer_of(award).id == *issuer)
        .count()
}

fn subject(issuer: &Issuer, view: &View) -> Subject {
    Subject {
        id: issuer.id.to_string(),
        version: None,
        name: view.text(&issuer.name),
    }
}
