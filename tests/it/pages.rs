//! Pages of a small organisation: what they say, what they never say, and that every link leads somewhere.

mod achievements;
mod awards;
mod browser;
mod certificate_files;
mod certificates;
mod earners;
mod finding;
mod frame;
mod frameworks;
mod issuers;
mod kit;
mod metadata;
mod others;
mod pathways;
mod programmes;
mod safety;
pub mod sample;
mod verify;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use shirushi::catalog::Catalog;
use shirushi::plan::Addresses;
use shirushi::render::{AwardState, Pages, Publication};

const SIGNED: AwardState = AwardState {
    credential: Some("{}"),
};
const PUBLISHED: Publication = Publication::Production;

/// Every page and file by its path.
type Site = BTreeMap<String, String>;

fn site_of(catalog: &Catalog, publication: Publication) -> Site {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, publication).expect("the theme compiles");
    let state = match publication.is_preview() {
        true => AwardState::default(),
        false => SIGNED,
    };
    let mut site = Site::new();
    for shared in pages.shared() {
        let asset = pages.render(&shared).expect("every page renders");
        assert_eq!(asset.path, *shared.path());
        let text = String::from_utf8(asset.bytes.into_owned()).expect("pages are text");
        assert!(
            site.insert(asset.path.to_string(), text).is_none(),
            "{} twice",
            asset.path
        );
    }
    for award in catalog.awards.values() {
        for lang in &catalog.settings.languages {
            let page = pages
                .award(*lang, award, state)
                .expect("every award renders");
            let path = addresses.award(*lang, &award.id).path.to_string();
            assert!(site.insert(path, page.html).is_none());
        }
    }
    let signed = catalog
        .awards
        .keys()
        .filter(|_| state.is_signed())
        .collect();
    for earner in pages.earners().values() {
        for lang in &catalog.settings.languages {
            let page = pages
                .earner(*lang, earner, &signed)
                .expect("every earner renders");
            let path = addresses.holder(*lang, &earner.person.handle).path;
            assert!(site.insert(path.to_string(), page).is_none());
        }
    }
    site
}

fn site() -> Site {
    site_of(&sample::catalog(), PUBLISHED)
}

/// The site of the sample with a change.
fn with(change: impl FnOnce(&mut Catalog)) -> Site {
    let mut catalog = sample::catalog();
    change(&mut catalog);
    site_of(&catalog, PUBLISHED)
}

fn html(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, text)| (path.as_str(), text.as_str()))
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is missing from\n{page}");
    }
}

fn lacks(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(!page.contains(part), "{part} stands in\n{page}");
    }
}

/// Files that other stages make.
fn machine_files(catalog: &Catalog) -> BTreeSet<String> {
    let addresses = Addresses::new(&catalog.settings);
    let mut files = vec![addresses.verify_offline()];
    for award in catalog.awards.keys() {
        files.extend([
            addresses.credential(award),
            addresses.baked_png(award),
            addresses.baked_svg(award),
        ]);
    }
    for person in catalog.people.values() {
        files.push(addresses.holder_archive(&person.handle));
    }
    for achievement in catalog.achievements.values() {
        for version in &achievement.versions {
            let issuer = &catalog.issuers[&version.issuer];
            let langs = catalog.settings.languages.iter();
            files.extend(langs.map(|lang| addresses.version_card(*lang, version, issuer)));
            for name in ["achievement.json", "badge.svg", "badge.png"] {
                files.push(addresses.version_file(&achievement.id, version.version, name));
            }
        }
    }
    for pathway in catalog.pathways.keys() {
        for name in ["overview.svg", "overview.png"] {
            files.push(addresses.pathway_file(pathway, name));
        }
    }
    for issuer in catalog.issuers.values() {
        let file = |name| addresses.issuer_file(issuer, name);
        files.extend([file("profile.json"), file("did.json")]);
        let lists = catalog.lists_of(issuer).iter();
        files.extend(lists.map(|purpose| addresses.status_list(issuer, *purpose)));
    }
    files
        .into_iter()
        .map(|spot| spot.path.to_string())
        .collect()
}

/// Values of `href` and `src`, as written.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let starts = [" href=\"", " src=\""];
    starts
        .into_iter()
        .flat_map(|start| page.split(start).skip(1))
        .filter_map(|rest| rest.split('"').next())
}

/// The path that a relative link on a page leads to.
fn resolve(page: &str, link: &str) -> String {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{link} on {page} leaves the site"),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    match (path.as_str(), link.ends_with('/')) {
        ("", _) => "index.html".to_owned(),
        (path, true) => format!("{path}/index.html"),
        (path, false) => path.to_owned(),
    }
}
