//! Who has a page of their own, what is on it, and how far it names them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::relations::is_listed;
use crate::catalog::{Award, Catalog, NamePolicy, Person, Slug};

/// Somebody who agreed to a page that gathers their awards, and has some to show on it.
#[derive(Clone, Debug)]
pub struct Earner<'a> {
    /// Who.
    pub person: &'a Person,
    /// Their listed awards, the newest first; never none.
    pub awards: Vec<&'a Award>,
}

impl Earner<'_> {
    /// Whether search engines and the search of the site may lead to the page.
    pub fn may_be_found(&self, catalog: &Catalog) -> bool {
        let consent = self.person.consent.as_ref();
        catalog.settings.index && consent.is_some_and(|consent| consent.search)
    }
}

/// Everybody who has a page, by key.
///
/// Every credential that is not of a hidden holder names the address of this page as its subject, listed or not. So a page
/// that says more of the name than one of those awards may would name its holder against the will of its issuer: then
/// there is no page. It helps nothing to leave that award out: whoever has it has the address.
pub fn all(catalog: &Catalog) -> BTreeMap<&Slug, Earner<'_>> {
    let mut pages: BTreeMap<&Slug, Earner<'_>> = BTreeMap::new();
    for award in catalog.awards.values().filter(|award| !award.is_redacted()) {
        let person = catalog.holder_of(award);
        let agreed = person.consent.as_ref().is_some_and(|consent| consent.page);
        if agreed && catalog.name_policy(award) != NamePolicy::Hidden {
            let none = || Earner {
                person,
                awards: Vec::new(),
            };
            let page = pages.entry(&person.key).or_insert_with(none);
            page.awards.push(award);
        }
    }
    pages.retain(|_, page| {
        let own = page.person.name_policy;
        let alike = |award: &&Award| catalog.name_policy(award) == own;
        let fit = page.awards.iter().all(alike);
        page.awards.retain(|award| is_listed(catalog, award));
        page.awards
            .sort_by_key(|award| (Reverse(award.issued_on), &award.id));
        fit && !page.awards.is_empty()
    });
    pages
}
