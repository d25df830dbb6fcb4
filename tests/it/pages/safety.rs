//! What pages never say, and what they make of hostile content.

use std::collections::BTreeSet;

use shirushi::catalog::*;

use super::sample::{self, both, id, slug};
use super::*;

#[test]
fn no_page_names_a_person_but_that_persons_awards() {
    let catalog = sample::catalog();
    let site = site_of(&catalog, PUBLISHED);
    for person in catalog.people.values() {
        let own: BTreeSet<&str> = catalog
            .awards
            .values()
            .filter(|award| award.person == person.key)
            .map(|award| award.id.as_str())
            .collect();
        for (path, text) in &site {
            let page = format!("h/{}/", person.handle);
            let about = path.contains(&page) || path.split('/').any(|part| own.contains(part));
            let secret = matches!(
                person.name_policy,
                NamePolicy::Handle | NamePolicy::Initials | NamePolicy::Hidden
            );
            if !about || secret {
                lacks(text, &[&person.name]);
                lacks(text, person.name_en.as_deref().as_slice());
            }
            if !about || person.name_policy == NamePolicy::Hidden {
                lacks(text, &[person.handle.as_str()]);
            }
            lacks(text, &["000101"]);
        }
    }
}

#[test]
fn an_unlisted_award_is_found_from_nowhere_and_asks_to_stay_so() {
    let mut catalog = sample::catalog();
    catalog.settings.index = true;
    let found = catalog.awards[&id("yxw31s73")].person.clone();
    let asks = |catalog: &mut Catalog, search| {
        let consent = catalog.people.get_mut(&found).expect("the holder");
        let consent = consent.consent.as_mut().expect("the holder agreed");
        consent.search = search;
    };
    asks(&mut catalog, true);
    // Even an award of someone else that is renewed by it must not lead to it.
    let unlisted = id("h7k2m9q4r8t3v6w1x5y0z2a4b6");
    let shown = catalog
        .awards
        .get_mut(&unlisted)
        .expect("the unlisted award");
    shown.renews = Some(id("exp00001"));
    // Nor may the awards of a hidden holder lead to each other.
    let older = id("older0000000000000000000000");
    let mut hidden = catalog.awards[&unlisted].clone();
    hidden.id = older.clone();
    hidden.renews = Some(unlisted.clone());
    catalog.awards.insert(older, hidden);
    let site = site_of(&catalog, PUBLISHED);
    for (path, text) in site
        .iter()
        .filter(|(path, _)| !path.contains(unlisted.as_str()))
    {
        assert!(
            !text.contains(unlisted.as_str()),
            "{path} leads to an unlisted award"
        );
    }
    let robots = "<meta name=\"robots\" content=\"noindex\">";
    has(
        &site["a/h7k2m9q4r8t3v6w1x5y0z2a4b6/index.html"],
        &[robots, "名前は公開していません"],
    );
    lacks(&site["a/yxw31s73/index.html"], &[robots]);
    asks(&mut catalog, false);
    let unasked = site_of(&catalog, PUBLISHED);
    has(&unasked["a/yxw31s73/index.html"], &[robots]);
    lacks(&unasked["sitemap.xml"], &["yxw31s73"]);
    has(
        &site["sitemap.xml"],
        &[
            "/a/yxw31s73/</loc>",
            "/en/a/yxw31s73/</loc>",
            "/b/dx-05-leader/</loc>",
        ],
    );
}

#[test]
fn pages_of_people_are_indexed_only_when_the_site_says_so() {
    let site = site();
    has(&site["a/yxw31s73/index.html"], &["content=\"noindex\""]);
    lacks(&site["b/dx-05-leader/index.html"], &["content=\"noindex\""]);
    lacks(&site["sitemap.xml"], &["/a/"]);
    has(
        &site["_headers"],
        &[
            "/a/*\n  X-Robots-Tag: noindex\n",
            "/en/a/*\n  X-Robots-Tag: noindex\n",
        ],
    );
    lacks(&site["robots.txt"], &["Disallow"]);
}

#[test]
fn markup_in_any_field_comes_out_inert() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let text = both(evil, evil);
    let script = "javascript:alert(1)".to_owned();
    let mut catalog = sample::catalog();
    catalog.settings.title = text.clone();
    catalog.settings.target_groups[0].name = text.clone();
    for issuer in catalog.issuers.values_mut() {
        issuer.name = text.clone();
        issuer.description = Some(text.clone());
        issuer.url = script.clone();
        issuer.did = evil.to_owned();
        issuer.contact = Contact::Form(script.clone());
        issuer.parent = Some(Parent::Named {
            name: text.clone(),
            url: Some(script.clone()),
        });
        issuer.identifiers = vec![Identifier {
            kind: evil.to_owned(),
            value: evil.to_owned(),
        }];
    }
    catalog
        .issuers
        .get_mut(&slug("od-club"))
        .expect("the club")
        .contact = Contact::Email(format!("{evil}@x.example?bcc=y"));
    for version in catalog
        .achievements
        .values_mut()
        .flat_map(|achievement| &mut achievement.versions)
    {
        version.name = text.clone();
        version.can_do = text.clone();
        version.criteria = both(&format!("# {evil}\n\n[x]({script}) ![y]({script})"), evil);
        version.assessment = Some(text.clone());
        version.support = Some(text.clone());
        version.renewal = Some(text.clone());
        version.resources = vec![Resource {
            name: text.clone(),
            format: Some(evil.to_owned()),
            url: Some(script.clone()),
        }];
        let target = AlignmentTarget::Uri {
            uri: script.clone(),
            name: text.clone(),
        };
        version.alignments.push(Alignment {
            framework: slug("esco"),
            target,
        });
    }
    for person in catalog.people.values_mut() {
        person.name = evil.to_owned();
        person.name_en = Some(evil.to_owned());
    }
    for award in catalog.awards.values_mut() {
        award.result = Some(evil.to_owned());
        award.evidence = vec![std::sync::Arc::new(Evidence {
            id: slug("x"),
            name: text.clone(),
            narrative: Some(text.clone()),
            url: Some(script.clone()),
        })];
    }
    for pathway in catalog.pathways.values_mut() {
        pathway.name = text.clone();
        pathway.basis = Some(text.clone());
        pathway.duration = Some(text.clone());
    }
    for framework in catalog.frameworks.values_mut() {
        framework.name = text.clone();
        framework.version = Some(evil.to_owned());
        framework.replaces = Some(evil.to_owned());
        framework.url = Some(script.clone());
        for layer in &mut framework.layers {
            layer.name = text.clone();
        }
        for item in &mut framework.items {
            item.name = text.clone();
            item.url = item.url.as_ref().map(|_| script.clone());
            item.maps.push(ItemMap {
                framework: slug("sdc-2026"),
                version: Some(evil.to_owned()),
                code: None,
                part: Some(evil.to_owned()),
            });
        }
    }
    for page in catalog.pages.values_mut() {
        page.title = text.clone();
        page.body = text.clone();
    }
    let site = site_of(&catalog, PUBLISHED);
    for (path, page) in html(&site) {
        lacks(page, &["<script>", "<img src=x", "<img src=\"x"]);
        for link in links(page) {
            assert!(!link.starts_with("javascript:"), "{path}");
        }
        for tag in page
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split_once('>'))
            .map(|(tag, _)| tag)
        {
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains("onerror"), "{path}: <{tag}>");
        }
    }
}
