//! What the page of an award says.

use shirushi::catalog::*;
use shirushi::plan::Addresses;
use shirushi::render::{AwardState, Pages};

use super::sample::{self, award, id};
use super::*;

#[test]
fn an_award_states_who_what_when_and_how_it_stands() {
    let site = site();
    has(
        &site["a/yxw31s73/index.html"],
        &[
            "<strong>有効</strong>",
            "<time datetime=\"2028-03-20\">2028年3月20日(令和10年3月20日)</time>まで有効",
            "2026年11月1日(令和8年11月1日)</time>現在",
            "<bdi class=\"holder-name\">浜名瀬 灯</bdi>",
            "汐見野市 総務部 人材育成課",
            "<time datetime=\"2025-03-21\">2025年3月21日(令和7年3月21日)</time>",
            "4段階中の4段階目",
            "shirushi verify https://badges.shiomino.example/a/yxw31s73/credential.json",
            "https://verifierplus.org/#verify?vc=https://badges.shiomino.example/a/yxw31s73/credential.json",
            "href=\"../../a/yxw31s73/badge.png\"",
            "mailto:hello@shiomino-city.example",
            "b/dx-05-leader/v1/card.png",
        ],
    );
    has(
        &site["en/a/yxw31s73/index.html"],
        &[
            "<strong>Valid</strong>",
            "Valid until <time datetime=\"2028-03-20\">2028-03-20</time>",
            "<bdi class=\"holder-name\">HAMANASE Akari</bdi>",
            "Step 4 of 4",
        ],
    );
    has(
        &site["a/17fn78m4/index.html"],
        &["<dt>成績</dt><dd>A</dd>", "<dd>2単位</dd>", "有効期限なし"],
    );
    has(&site["en/a/vmzsvrmd/index.html"], &["<dd>12 hours</dd>"]);
    has(&site["en/a/p72mtm95/index.html"], &["<dd>1 hour</dd>"]);
    has(
        &site["a/53gwtvnp/index.html"],
        &[
            "住民異動届の記入例を見直す",
            "31%から12%",
            "https://report.example/",
        ],
    );
}

#[test]
fn an_award_that_ended_says_so_first() {
    let site = site();
    has(
        &site["a/exp00001/index.html"],
        &[
            "<strong>期限切れ</strong>",
            "<a class=\"go\" href=\"../../a/ren00001/\">更新後のバッジを見る</a>",
        ],
    );
    has(
        &site["a/ren00001/index.html"],
        &["<strong>有効</strong>", "<a href=\"../../a/exp00001/\">"],
    );
    has(
        &site["a/4f52aftt/index.html"],
        &[
            "<strong>取消</strong>",
            "2024年10月1日(令和6年10月1日)</time>に取り消されました",
            "記載を訂正したバッジに差し替えました",
            "<a class=\"go\" href=\"../../a/1pw77zth/\">訂正後のバッジを見る</a>",
        ],
    );
    has(
        &site["en/a/9x01tzkm/index.html"],
        &["<strong>Withdrawn</strong>", "It had been awarded twice"],
    );
    let page = &site["a/4f52aftt/index.html"];
    let (status, name) = (page.find("<strong>取消"), page.find("<h1"));
    assert!(status < name, "the status stands first");
}

#[test]
fn without_a_day_to_judge_by_a_page_says_nothing_that_time_makes_untrue() {
    let mut catalog = sample::catalog();
    catalog.settings.as_of = None;
    let site = site_of(&catalog, PUBLISHED);
    for (path, page) in html(&site).filter(|(path, _)| path.contains("a/")) {
        lacks(
            page,
            &[
                "<strong>有効</strong>",
                "<strong>期限切れ</strong>",
                "<strong>Valid</strong>",
                "<strong>Expired</strong>",
            ],
        );
        lacks(page, &["現在の状態", "As of", "is-valid", "is-expired"]);
        assert!(page.contains("<strong>"), "{path}");
    }
    has(
        &site["a/exp00001/index.html"],
        &[
            "<strong>授与の記録</strong>",
            "2025年7月11日(令和7年7月11日)</time>まで有効",
        ],
    );
    has(&site["a/p72mtm95/index.html"], &["有効期限なし"]);
    has(&site["a/4f52aftt/index.html"], &["<strong>取消</strong>"]);
}

#[test]
fn a_name_is_shown_as_far_as_person_and_issuer_allow() {
    let site = site();
    let holder = |path: &str| {
        let rest = site[path].split("class=\"holder-name\"").nth(1)?;
        rest.split("</bdi>").next().map(str::to_owned)
    };
    let table = [
        ("a/jk47dj4c/index.html", Some(">H. C.")),
        ("en/a/jk47dj4c/index.html", Some(">H. C.")),
        ("a/6qhnm08e/index.html", Some(">m2x8pa")),
        ("a/vmzsvrmd/index.html", Some(">e7r5hx")),
        ("a/awthzc64/index.html", Some(">髙砂 美月")),
        ("en/a/awthzc64/index.html", Some(" lang=\"ja\">髙砂 美月")),
        ("a/h7k2m9q4r8t3v6w1x5y0z2a4b6/index.html", None),
    ];
    for (path, expected) in table {
        assert_eq!(holder(path).as_deref(), expected, "{path}");
    }
}

#[test]
fn one_award_without_a_signature_is_a_draft_on_a_signed_site() {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let award = &catalog.awards[&id("yxw31s73")];
    let page = pages
        .award(Lang::EN, award, AwardState::default())
        .expect("it renders");
    has(
        &page,
        &[
            "Draft, not signed",
            "content=\"noindex\"",
            "<strong>Draft</strong>",
        ],
    );
}

#[test]
fn an_award_page_costs_little() {
    let mut catalog = sample::catalog();
    for n in 0..2_000 {
        let award = award(&format!("speed{n:04}"), "dx-05-leader", "p01", "2025-03-21");
        catalog.awards.insert(award.id.clone(), award);
    }
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let began = std::time::Instant::now();
    let mut bytes = 0;
    for award in catalog.awards.values() {
        bytes += pages
            .award(Lang::JA, award, SIGNED)
            .expect("it renders")
            .len();
    }
    let each = began.elapsed() / u32::try_from(catalog.awards.len()).expect("a few thousand");
    println!(
        "one award page: {each:?}, {} bytes",
        bytes / catalog.awards.len()
    );
    assert!(each.as_millis() < 20, "{each:?}");
}

#[test]
fn what_a_page_holds_in_another_form_is_told_so_that_it_is_searched_once() {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let award = &catalog.awards[&id("yxw31s73")];
    let page = pages.award(Lang::JA, award, SIGNED).expect("it renders");
    let known: Vec<&str> = page
        .known
        .iter()
        .map(|place| &page[place.clone()])
        .collect();
    let one = |beginning| {
        known
            .iter()
            .filter(|text| text.starts_with(beginning))
            .count()
    };
    assert_eq!(one("dccrequest://request?request="), 1);
    assert_eq!(one("M4 4.5"), 1, "the code");
    assert_eq!(one("https://www.linkedin.com/"), 2);
    assert!(page.contains(&catalog.holder_of(award).name));
    for text in known.iter().filter(|text| !text.starts_with("dccrequest:")) {
        assert!(!text.contains(&catalog.holder_of(award).name), "{text}");
    }
}
