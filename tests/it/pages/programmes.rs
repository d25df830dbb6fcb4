//! What the page of a programme says, and which pages lead to it.

use super::sample::{catalog, slug};
use super::*;
use shirushi::catalog::{Programme, Start};

const PAGE: &str = "programmes/partnership/index.html";

fn with(change: impl FnOnce(&mut Programme)) -> Site {
    let mut catalog = catalog();
    let found = catalog.programmes.get_mut(&slug("partnership"));
    change(found.expect("the sample has it"));
    site_of(&catalog, PUBLISHED)
}

#[test]
fn a_programme_says_who_runs_it_with_whom_and_on_what_it_rests() {
    has(
        &site()[PAGE],
        &[
            "<h1 id=\"name\">汐見野市×夕凪大学 連携<wbr>プログラム</h1>",
            "<a href=\"../../i/univ/\">夕凪大学 生涯学習センター</a>",
            "<a href=\"../../i/city/\">汐見野市 総務部 人材育成課</a>",
            "<a href=\"https://cci.example/\" rel=\"noopener noreferrer\">汐見野商工会議所</a>",
            "<strong>在学生と同じ基準</strong>",
            "<a href=\"https://city.example/agreement\" rel=\"noopener noreferrer\">包括連携協定</a>",
            "<time datetime=\"2024-07-01\">",
            "開始</dt><dd>2025年",
            "mailto:hello@yunagi-univ.example",
        ],
    );
}

#[test]
fn its_tracks_show_badges_and_pathways() {
    has(
        &site()[PAGE],
        &[
            "<h2 id=\"track-1\">入門コース</h2>",
            "<a href=\"../../b/dx-02-literacy/\">",
            "<h2 id=\"track-2\">パスポートコース</h2>",
            "<a href=\"../../p/dx-passport/\">しおみの<wbr>DXパスポート",
        ],
    );
}

#[test]
fn it_may_have_begun_on_a_day() {
    let site = with(|programme| {
        programme.start = Some(Start::Day("2026-04-01".parse().expect("a day")));
    });
    has(
        &site[PAGE],
        &["開始</dt><dd><time datetime=\"2026-04-01\">"],
    );
}

#[test]
fn audiences_have_names_and_unknown_ones_their_id() {
    let site = with(|programme| programme.audiences = vec![slug("citizen"), slug("shopkeeper")]);
    has(&site[PAGE], &["市民、shopkeeper"]);
    has(
        &site["en/programmes/partnership/index.html"],
        &["Citizens, shopkeeper"],
    );
}

#[test]
fn the_first_page_its_issuers_and_its_badges_lead_to_it() {
    let site = site();
    for path in ["index.html", "i/univ/index.html", "i/city/index.html"] {
        has(&site[path], &["programmes/partnership/\">"]);
    }
    // named by a track, and as a step of the pathway of a track
    for path in ["b/dx-02-literacy/index.html", "b/dx-05-leader/index.html"] {
        has(&site[path], &["<a href=\"../../programmes/partnership/\">"]);
    }
    lacks(&site["i/odclub/index.html"], &["programmes/partnership/"]);
    lacks(
        &site["b/od-contributor/index.html"],
        &["programmes/partnership/"],
    );
}

#[test]
fn hostile_addresses_and_texts_stay_text() {
    let site = with(|programme| {
        programme.partners[0].url = Some("javascript:alert(1)".to_owned());
        programme.description = Some(super::sample::both("<script>alert(1)</script>", "x"));
    });
    lacks(&site[PAGE], &["javascript:", "<script>alert"]);
}
