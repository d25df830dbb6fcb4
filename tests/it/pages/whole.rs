//! What holds for all pages together.

use std::collections::BTreeSet;

use shirushi::catalog::*;
use shirushi::plan::Addresses;
use shirushi::render::{Pages, ThemeError};

use super::sample::{self, id};
use super::*;

#[test]
fn every_link_within_the_site_leads_somewhere() {
    let catalog = sample::catalog();
    let site = site_of(&catalog, PUBLISHED);
    let files = machine_files(&catalog);
    let mut count = 0;
    for (path, page) in html(&site) {
        for link in links(page).filter(|link| !link.contains(':') && !link.starts_with('#')) {
            let target = if path == "404.html" {
                resolve("", link)
            } else {
                resolve(path, link)
            };
            assert!(
                site.contains_key(&target) || files.contains(&target),
                "{link} on {path} leads to {target}"
            );
            count += 1;
        }
        for fragment in links(page).filter_map(|link| link.strip_prefix('#')) {
            assert!(
                page.contains(&format!("id=\"{fragment}\"")),
                "#{fragment} on {path}"
            );
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn pages_keep_to_their_own_policy() {
    let site = site();
    for (path, page) in html(&site) {
        let runs = path.ends_with("verify/index.html")
            || path.ends_with("tools/background/index.html")
            || page.contains("data-copy=")
            || (path.contains("catalog/") && !path.contains("/by/"));
        let scripts = usize::from(runs);
        let data = page
            .matches("<script type=\"application/ld+json\">")
            .chain(page.matches("<script type=\"application/json\""))
            .count();
        assert_eq!(page.matches("<script").count() - data, scripts, "{path}");
        lacks(
            page,
            &[
                " style=",
                "<style",
                "javascript:",
                "unsafe-",
                " onclick",
                " onload",
            ],
        );
        has(
            page,
            &[
                "<!doctype html>",
                "http-equiv=\"Content-Security-Policy\"",
                "<main id=\"main\"",
                "<h1",
            ],
        );
        for source in page.split(" src=\"").skip(1) {
            assert!(
                source.starts_with('.') || source.starts_with('/'),
                "{path} loads {source:.40}"
            );
        }
        assert!(page.len() <= 30 * 1024, "{path} has {} bytes", page.len());
    }
}

#[test]
fn each_page_speaks_its_language_and_leads_to_the_same_page_in_the_other() {
    let site = site();
    for (path, page) in html(&site).filter(|(path, _)| *path != "404.html") {
        let (lang, other, twin) = match path.strip_prefix("en/") {
            Some(rest) => ("en", "ja", rest.to_owned()),
            None => ("ja", "en", format!("en/{path}")),
        };
        assert!(site.contains_key(&twin), "{path} has no {twin}");
        let twin = twin
            .strip_suffix("index.html")
            .expect("pages end in index.html");
        let own = path
            .strip_suffix("index.html")
            .expect("pages end in index.html");
        has(
            page,
            &[
                &format!("<html lang=\"{lang}\" dir=\"ltr\">"),
                &format!("<link rel=\"canonical\" href=\"https://badges.shiomino.example/{own}\">"),
                &format!("hreflang=\"{other}\" href=\"https://badges.shiomino.example/{twin}\""),
                "hreflang=\"x-default\"",
            ],
        );
        let switch = page.split("class=\"languages\"").nth(1).expect("a switch");
        let link = links(switch).next().expect("a link");
        assert_eq!(resolve(path, link), format!("{twin}index.html"));
    }
}

#[test]
fn every_page_of_a_preview_says_so_in_its_language_and_stays_out_of_indexes() {
    let site = site_of(&sample::catalog(), Publication::Preview);
    for (path, page) in html(&site) {
        let (banner, title) = match path.starts_with("en/") {
            true => ("Preview, unsigned</p>", "<title>[Preview, unsigned] "),
            false => ("確認用・未署名</p>", "<title>【確認用・未署名】"),
        };
        assert!(page.contains("class=\"draft\""), "{path}");
        assert!(page.contains(banner), "{path}");
        assert!(page.contains(title), "{path}");
        assert!(page.contains("content=\"noindex\""), "{path}");
    }
    has(
        &site["a/yxw31s73/index.html"],
        &[
            "<strong>下書き</strong>",
            "og:title\" content=\"【確認用・未署名】",
        ],
    );
    lacks(
        &site["a/yxw31s73/index.html"],
        &["badge.png\"", "verifierplus", "<strong>有効</strong>"],
    );
    has(
        &site["b/not-yet/index.html"],
        &["この版はまだ公開されていません"],
    );
    assert!(!site.contains_key("sitemap.xml"));
    has(&site["_headers"], &["X-Robots-Tag: noindex"]);
    has(&site["robots.txt"], &["Allow: /"]);
    lacks(&site["robots.txt"], &["Disallow", "Sitemap"]);
}

#[test]
fn an_unpublished_achievement_has_no_page() {
    let site = site();
    assert!(!site.contains_key("b/not-yet/index.html"));
    for (path, text) in site.iter().filter(|(path, _)| !path.ends_with(".js")) {
        assert!(
            !text.contains("not-yet") && !text.contains("準備中のバッジ"),
            "{path}"
        );
    }
}

#[test]
fn hosts_get_few_rules_that_never_contradict_each_other() {
    let site = site();
    let headers = &site["_headers"];
    let rules = headers
        .lines()
        .filter(|line| !line.starts_with(' '))
        .count();
    assert!(rules <= 100);
    let mut names: Vec<&str> = headers
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, _)| name)
        .collect();
    names.retain(|name| !matches!(*name, "Cache-Control" | "X-Robots-Tag" | "Content-Type"));
    let unique: BTreeSet<&&str> = names.iter().collect();
    assert_eq!(
        unique.len(),
        names.len(),
        "rules that match one address are merged"
    );
    has(
        headers,
        &[
            "Access-Control-Allow-Origin: *",
            "nosniff",
            "no-referrer",
            "frame-ancestors 'none'",
        ],
    );
    // By the extension, and that of the feeds by name: no address matches two.
    for (rule, kind) in [
        ("/*.json", "application/json"),
        ("/feed.xml", "application/atom+xml"),
        ("/en/feed.xml", "application/atom+xml"),
    ] {
        let rule = format!("\n{rule}\n  Content-Type: {kind}; charset=utf-8\n");
        assert_eq!(headers.matches(&rule).count(), 1, "{rule}");
    }
    assert_eq!(headers.matches("Content-Type: ").count(), 3);
    assert_eq!(site[".nojekyll"], "");
}

#[test]
fn pages_are_rendered_by_many_threads_and_always_alike() {
    fn shared<T: Sync + Send>(_: &T) {}
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    shared(&pages);
    assert_eq!(site(), site());
}

#[test]
fn a_template_that_cannot_be_rendered_is_named_with_its_place() {
    let mut catalog = sample::catalog();
    let own = "{% extends \"base.html\" %}\n{% block main %}{{ award.nonsense }}{% endblock %}";
    catalog
        .theme
        .insert("templates/award.html".to_owned(), own.as_bytes().into());
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("it compiles");
    let award = &catalog.awards[&id("yxw31s73")];
    let error: ThemeError = pages
        .award(Lang::JA, award, SIGNED)
        .expect_err("it cannot be rendered");
    assert_eq!(
        (error.file.as_str(), error.line),
        ("templates/award.html", 2)
    );
    let french = Lang::new("fr").expect("a language");
    assert!(pages.award(french, award, SIGNED).is_err());
}
