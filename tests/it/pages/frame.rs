//! What surrounds every page: the foot, and the statement it leads to.

use shirushi::catalog::{Lang, Localized, Page, Slug};

use super::*;

#[test]
fn the_foot_tells_guides_issuers_and_the_site_apart() {
    let mut catalog = sample::catalog();
    for id in ["faq", "for-earners", "accessibility"] {
        let text = |text: &str| {
            Localized::new([(Lang::JA, text.to_owned())].into()).expect("there is a text")
        };
        let id = Slug::new(id).expect("an id");
        let page = Page {
            title: text(id.as_str()),
            body: text("本文"),
            id: id.clone(),
        };
        catalog.pages.insert(id, page);
    }
    let site = site_of(&catalog, PUBLISHED);
    let home = &site["index.html"];
    let (_, foot) = home.split_once("<footer").expect("there is a foot");
    let links: Vec<&str> = foot
        .split("<a href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let place = |link: &str| links.iter().position(|found| *found == link);
    let (verify, earners) = (place("./verify/"), place("./for-earners/"));
    let (faq, issuer, top) = (place("./faq/"), place("./i/city/"), place("./"));
    assert!(
        verify.is_some() && verify < earners && earners < faq,
        "{links:?}"
    );
    assert!(faq < issuer && issuer < top && top.is_some(), "{links:?}");
    let statements = links.iter().filter(|link| **link == "./accessibility/");
    assert_eq!(statements.count(), 1, "{links:?}");
}

#[test]
fn every_page_leads_to_a_statement_that_claims_nothing() {
    let site = site();
    for (path, page) in html(&site).filter(|(path, _)| !path.starts_with("admin/")) {
        if page.contains("<footer") {
            assert!(page.contains("accessibility/\">"), "{path}");
        }
    }
    has(
        &site["accessibility/index.html"],
        &[
            "<h1>ウェブアクセシビリティ</h1>",
            "JIS X 8341-3:2016 のレベル AA",
            "WCAG 2.2 のレベル AA",
            "<dd>試験未実施</dd>",
            "問い合わせ先",
        ],
    );
    has(
        &site["en/accessibility/index.html"],
        &["<dd>Not tested</dd>", "JIS X 8341-3:2016 at level AA"],
    );
    has(&site["sitemap.xml"], &["/accessibility/"]);
}

#[test]
fn a_statement_of_the_issuers_takes_the_place_of_ours() {
    let mut catalog = sample::catalog();
    let text = |text: &str| Localized::new([(Lang::JA, text.to_owned())].into()).expect("a text");
    let id = Slug::new("accessibility").expect("an id");
    let page = Page {
        id: id.clone(),
        title: text("方針"),
        body: text("一部準拠"),
    };
    catalog.pages.insert(id, page);
    let site = site_of(&catalog, PUBLISHED);
    has(
        &site["accessibility/index.html"],
        &["<h1>方針</h1>", "一部準拠"],
    );
    lacks(&site["accessibility/index.html"], &["試験未実施"]);
}

#[test]
fn japanese_headings_break_between_phrases_and_nothing_else_does() {
    let site = site();
    has(
        &site["b/dx-02-literacy/index.html"],
        &["<h1 id=\"name\">", "<wbr>"],
    );
    for (path, page) in html(&site) {
        for tag in page.split('<').filter(|tag| !tag.starts_with("wbr>")) {
            let inside = tag.split('>').next().unwrap_or_default();
            assert!(!inside.contains("wbr"), "{path}: {tag}");
        }
        for holder in page.split("class=\"holder-name\"").skip(1) {
            let name = holder.split("</bdi>").next().unwrap_or_default();
            assert!(!name.contains("<wbr>"), "{path}: {name}");
        }
    }
}
