//! What pages say of themselves to other sites, search engines and messengers.

use super::*;
use serde_json::Value;
use shirushi::catalog::*;

/// The data of a page, parsed.
fn data(page: &str) -> Option<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    let (text, _) = rest.split_once("</script>")?;
    Some(serde_json::from_str(text).expect("JSON"))
}

fn meta<'p>(page: &'p str, property: &str) -> Vec<&'p str> {
    let start = format!("<meta property=\"{property}\" content=\"");
    let found = page.split(start.as_str()).skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_page_with_an_address_has_a_whole_card() {
    for (path, page) in html(&site()).filter(|(_, page)| page.contains("rel=\"canonical\"")) {
        for property in [
            "title",
            "description",
            "url",
            "image",
            "image:alt",
            "locale",
        ] {
            let said = meta(page, &format!("og:{property}"));
            assert!(said.len() == 1 && !said[0].is_empty(), "{path}: {property}");
        }
        let (own, other) = match path.starts_with("en/") {
            true => ("en_US", "ja_JP"),
            false => ("ja_JP", "en_US"),
        };
        assert_eq!(meta(page, "og:locale"), [own], "{path}");
        assert_eq!(meta(page, "og:locale:alternate"), [other], "{path}");
        has(
            page,
            &[
                "hreflang=\"x-default\"",
                "name=\"twitter:card\" content=\"summary_large_image\"",
            ],
        );
    }
}

#[test]
fn a_card_shows_the_badge_the_pathway_or_the_site_in_the_language_of_the_page() {
    let site = site();
    let image = |path: &str| meta(&site[path], "og:image")[0].to_owned();
    let of = |rest: &str| format!("https://badges.shiomino.example/{rest}");
    assert_eq!(
        image("b/dx-01-welcome/index.html"),
        of("b/dx-01-welcome/v1/card.png")
    );
    assert_eq!(
        image("en/b/dx-01-welcome/index.html"),
        of("b/dx-01-welcome/v1/card.en.png")
    );
    assert_eq!(
        image("p/dx-passport/index.html"),
        of("p/dx-passport/overview.png")
    );
    assert_eq!(image("i/city/index.html"), of("card.png"));
    assert_eq!(image("en/index.html"), of("card.en.png"));
}

#[test]
fn languages_that_would_show_the_same_names_share_a_card() {
    let mut catalog = sample::catalog();
    let same = Localized::new([(Lang::JA, "公民館".to_owned())].into()).expect("a name");
    let issuer = catalog.issuers.get_mut(&sample::slug("shiomino-city"));
    issuer.expect("the city").name = same;
    let site = site_of(&catalog, PUBLISHED);
    assert_eq!(
        meta(&site["en/b/kominkan/index.html"], "og:image"),
        ["https://badges.shiomino.example/b/kominkan/v1/card.png"]
    );
}

#[test]
fn a_badge_is_an_educational_credential_to_search_engines() {
    let site = site();
    let said = data(&site["b/dx-05-leader/index.html"]).expect("data");
    assert_eq!(said["@context"], "https://schema.org");
    assert_eq!(said["@type"], "EducationalOccupationalCredential");
    assert_eq!(
        said["name"],
        "しおみのDXパスポート ステップ5 DX推進リーダー"
    );
    assert_eq!(
        said["url"],
        "https://badges.shiomino.example/b/dx-05-leader/"
    );
    assert_eq!(
        said["image"],
        "https://badges.shiomino.example/b/dx-05-leader/v1/badge.png"
    );
    assert_eq!(said["validFor"], "P3Y");
    assert_eq!(said["educationalLevel"], "4/5");
    assert_eq!(said["inLanguage"], "ja");
    assert_eq!(said["credentialCategory"][0]["@type"], "DefinedTerm");
    assert_eq!(said["recognizedBy"]["@type"], "Organization");
    assert_eq!(
        said["recognizedBy"]["url"],
        "https://shiomino-city.example/"
    );

    let said = data(&site["en/b/dx-02-literacy/index.html"]).expect("data");
    let term = &said["competencyRequired"][1];
    assert_eq!(term["@type"], "DefinedTerm");
    assert_eq!(term["termCode"], "SDC-2.1");
    assert_eq!(term["name"], "Read data and explain it");
    assert_eq!(
        term["url"],
        "https://badges.shiomino.example/en/f/sdc-2026/SDC-2.1/"
    );
    assert_eq!(term["inDefinedTermSet"]["@type"], "DefinedTermSet");
    assert_eq!(
        said["validFor"],
        Value::Null,
        "what holds for ever has no period"
    );
    let before = data(&site["en/b/dx-02-literacy/v1/index.html"]).expect("data");
    assert_eq!(
        before["url"],
        "https://badges.shiomino.example/en/b/dx-02-literacy/v1/"
    );
    let left = data(&site["en/b/kominkan/index.html"]).expect("data");
    assert_eq!(
        left["inLanguage"], "ja",
        "it is in the language it was left in"
    );
}

#[test]
fn an_issuer_is_an_organization_to_search_engines() {
    let site = site();
    let said = data(&site["en/i/city/index.html"]).expect("data");
    assert_eq!(said["@type"], "Organization");
    assert_eq!(
        said["name"],
        "Shiomino City - Human Resource Development Section"
    );
    assert_eq!(said["url"], "https://shiomino-city.example/");
    assert_eq!(
        said["sameAs"][0],
        "https://badges.shiomino.example/en/i/city/"
    );
    assert_eq!(said["parentOrganization"]["name"], "Shiomino City");
    assert_eq!(said["identifier"][0]["@type"], "PropertyValue");
    assert_eq!(said["identifier"][0]["propertyID"], "JCN");
    assert_eq!(said["identifier"][0]["value"], "0000000000000");
    assert_eq!(said["contactPoint"]["email"], "hello@shiomino-city.example");
    let club = data(&site["i/odclub/index.html"]).expect("data");
    assert_eq!(club["contactPoint"]["url"], "https://od-club.example/ask");
}

#[test]
fn no_name_breaks_out_of_the_data() {
    let name = "</script><script>alert(1)</script><!--";
    let mut catalog = sample::catalog();
    let issuer = catalog.issuers.get_mut(&sample::slug("shiomino-city"));
    issuer.expect("the city").name = sample::both(name, name);
    let site = site_of(&catalog, PUBLISHED);
    for path in ["i/city/index.html", "b/dx-01-welcome/index.html"] {
        let page = &site[path];
        lacks(page, &["<script>alert", "<!--"]);
        let said = data(page).expect("data");
        let found = if path.starts_with("i/") {
            &said["name"]
        } else {
            &said["recognizedBy"]["name"]
        };
        assert_eq!(found, name);
    }
}

#[test]
fn pages_that_search_engines_leave_out_and_pages_of_people_give_no_data() {
    let preview = site_of(&sample::catalog(), Publication::Preview);
    assert!(html(&preview).all(|(_, page)| data(page).is_none()));
    let site = site();
    let of_award = |path: &str| path.trim_start_matches("en/").starts_with("a/");
    for (path, page) in html(&site).filter(|(path, _)| of_award(path)) {
        assert!(data(page).is_none(), "{path}");
    }
}
