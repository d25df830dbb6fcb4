//! What the page of an award gives its holder: links, texts to copy, the frame for other sites.

use shirushi::catalog::*;
use shirushi::plan::Addresses;
use shirushi::render::{AwardState, Pages};

use super::sample::{self, id};
use super::*;

const PAGE: &str = "https%3A%2F%2Fbadges.shiomino.example%2Fen%2Fa%2Fyxw31s73%2F";
const BADGE: &str = "Shiomino%20DX%20Passport%2C%20Step%205%3A%20DX%20Lead";

fn embed(catalog: &Catalog, award: &str, lang: Lang, state: AwardState<'_>) -> String {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let page = pages.embed(lang, &catalog.awards[&id(award)], state);
    page.expect("it renders").html
}

fn profile(page: &str) -> String {
    let (_, link) = page
        .split_once("https://www.linkedin.com/profile/add")
        .expect("a link");
    let (link, _) = link.split_once('"').expect("its end");
    link.replace("&amp;", "&")
}

#[test]
fn a_profile_is_told_badge_issuer_months_page_and_number() {
    let mut catalog = sample::catalog();
    let site = site_of(&catalog, PUBLISHED);
    let told = format!(
        "?startTask=CERTIFICATION_NAME&name={BADGE}\
         &organizationName=Shiomino%20City%20-%20Human%20Resource%20Development%20Section\
         &issueYear=2025&issueMonth=3&expirationYear=2028&expirationMonth=3&certUrl={PAGE}&certId=yxw31s73"
    );
    assert_eq!(profile(&site["en/a/yxw31s73/index.html"]), told);
    let unlimited = profile(&site["a/17fn78m4/index.html"]);
    assert!(!unlimited.contains("expiration"), "{unlimited}");
    for issuer in catalog.issuers.values_mut() {
        issuer.linkedin_organization_id = Some(12_345_678);
    }
    let site = site_of(&catalog, PUBLISHED);
    let link = profile(&site["a/yxw31s73/index.html"]);
    has(&link, &["&organizationId=12345678&issueYear"]);
    lacks(&link, &["organizationName"]);
}

#[test]
fn services_get_the_badge_and_the_page_and_nobodys_name() {
    let site = site();
    let page = &site["en/a/yxw31s73/index.html"];
    for link in [
        format!("https://www.linkedin.com/sharing/share-offsite/?url={PAGE}"),
        format!("https://x.com/intent/post?text={BADGE}&amp;url={PAGE}"),
        format!("https://social-plugins.line.me/lineit/share?url={PAGE}&amp;text={BADGE}"),
        format!("https://www.facebook.com/sharer/sharer.php?u={PAGE}"),
        format!("https://b.hatena.ne.jp/entry/panel/?url={PAGE}&amp;btitle={BADGE}"),
        format!("https://bsky.app/intent/compose?text={BADGE}%20{PAGE}"),
    ] {
        let link = format!("href=\"{link}\" target=\"_blank\" rel=\"noopener noreferrer\"");
        has(page, &[&link]);
    }
    let mail = format!("href=\"mailto:?subject={BADGE}&amp;body={BADGE}%20%7C%20");
    has(page, &[&mail]);
    let outside = |link: &&str| link.starts_with("https:") || link.starts_with("mailto:?");
    for link in html(&site)
        .flat_map(|(_, page)| links(page))
        .filter(outside)
    {
        lacks(link, &["HAMANASE", "%E6%B5%9C%E5%90%8D%E7%80%AC"]);
    }
}

#[test]
fn what_proves_nothing_is_not_handed_out() {
    let mut catalog = sample::catalog();
    let suspended = catalog.awards.get_mut(&id("yxw31s73")).expect("an award");
    suspended.suspension = Some(Suspension {
        on: suspended.issued_on,
        lifted_on: None,
    });
    let site = site_of(&catalog, PUBLISHED);
    let draft = site_of(&sample::catalog(), Publication::Preview);
    for page in [
        &site["a/4f52aftt/index.html"],
        &site["a/yxw31s73/index.html"],
        &draft["a/yxw31s73/index.html"],
    ] {
        lacks(
            page,
            &[
                "linkedin.com",
                "dccrequest",
                "award.js",
                "&lt;img",
                "data-copy",
            ],
        );
    }
}

#[test]
fn snippets_are_static_and_absolute_and_name_the_badge() {
    let mut catalog = sample::catalog();
    let frame = "&lt;iframe src=&quot;https://badges.shiomino.example/embed/yxw31s73/&quot; title=&quot;バッジ「";
    let page = &site_of(&catalog, PUBLISHED)["a/yxw31s73/index.html"];
    has(
        page,
        &[
            "&lt;a href=&quot;https://badges.shiomino.example/a/yxw31s73/&quot;&gt;&lt;img \
             src=&quot;https://badges.shiomino.example/b/dx-05-leader/v1/badge.png&quot; alt=&quot;バッジ「",
            "](https://badges.shiomino.example/b/dx-05-leader/v1/badge.png)](https://badges.shiomino.example/a/yxw31s73/)",
            "width=&quot;64&quot; height=&quot;64&quot;",
            " | 汐見野市 総務部 人材育成課\nhttps://badges.shiomino.example/a/yxw31s73/</pre>",
        ],
    );
    lacks(page, &[frame]);
    catalog.settings.embed = true;
    has(
        &site_of(&catalog, PUBLISHED)["a/yxw31s73/index.html"],
        &[frame],
    );
}

#[test]
fn a_page_that_the_wallet_link_would_make_too_long_goes_without_it() {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let render = |credential: &str| {
        let state = AwardState {
            credential: Some(credential),
        };
        let page = pages.award(Lang::JA, &catalog.awards[&id("yxw31s73")], state);
        page.expect("it renders")
    };
    let link = "href=\"dccrequest://request?request=%257B%2522credentialRequestOrigin";
    has(&render("{}"), &[link, "class=\"qr\""]);
    let long = render(&format!("\"{}\"", "x".repeat(30_000)));
    lacks(&long, &["dccrequest"]);
    has(&long, &["class=\"qr\""]);
    assert!(long.len() <= 30 * 1024);
}

#[test]
fn a_frame_says_how_the_award_stands_and_leads_to_its_page() {
    let catalog = sample::catalog();
    let valid = embed(&catalog, "yxw31s73", Lang::EN, SIGNED);
    has(
        &valid,
        &[
            "<strong>Valid</strong>",
            "<a href=\"../../../en/a/yxw31s73/\" target=\"_top\">",
            "<bdi>HAMANASE Akari</bdi>",
            "<meta name=\"robots\" content=\"noindex\">",
            "default-src &#39;none&#39;; style-src &#39;self&#39;; img-src",
        ],
    );
    lacks(&valid, &["<script", "<style", " style=", "og:"]);
    assert!(valid.len() <= 10_000);
    let withdrawn = embed(&catalog, "4f52aftt", Lang::JA, SIGNED);
    has(&withdrawn, &["<strong>取消</strong>"]);
    let draft = embed(&catalog, "yxw31s73", Lang::JA, AwardState::default());
    has(&draft, &["<strong>下書き・署名されていません</strong>"]);
    let unlisted = "h7k2m9q4r8t3v6w1x5y0z2a4b6";
    let hidden = embed(&catalog, unlisted, Lang::JA, SIGNED);
    has(&hidden, &["名前は公開していません"]);
    lacks(&hidden, &["<bdi"]);
}

#[test]
fn the_frame_of_a_redacted_award_says_that_it_is_gone_and_nothing_else() {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    assert!(catalog.awards.contains_key(&id("yxw31s73")));
    let gone = pages.embed_gone(Lang::JA).expect("it renders");
    has(
        &gone,
        &["<main class=\"slip\">\n<h1>公開を終えたバッジ</h1>\n</main>"],
    );
    lacks(&gone, &["yxw31s73", "浜名瀬", "DX", "汐見野市"]);
}

#[test]
fn only_frames_may_be_framed() {
    let mut catalog = sample::catalog();
    catalog.settings.embed = true;
    let site = site_of(&catalog, PUBLISHED);
    let policies = |path: &str| -> Vec<&str> {
        let mut holds = false;
        let mut found = Vec::new();
        for line in site["_headers"].lines() {
            if let Some(place) = line.strip_prefix('/') {
                let start = place.strip_suffix('*');
                holds = start.map_or(place == path, |start| path.starts_with(start));
            } else if holds && line.contains("Content-Security-Policy:") {
                found.push(line);
            }
        }
        found
    };
    let only = |path| match policies(path)[..] {
        [policy] => policy,
        ref several => panic!("{path}: {several:?}"),
    };
    for path in ["embed/yxw31s73/", "en/embed/yxw31s73/"] {
        let policy = only(path);
        assert!(policy.ends_with("frame-ancestors *"), "{policy}");
        lacks(policy, &["script"]);
    }
    let others = [
        "",
        "404.html",
        "a/yxw31s73/",
        "about/",
        "en/",
        "en/a/yxw31s73/",
        "en/i/city/",
        "verify/",
    ];
    for path in others {
        let policy = only(path);
        assert!(
            policy.ends_with("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
    }
    lacks(&site["sitemap.xml"], &["/embed/"]);
}
