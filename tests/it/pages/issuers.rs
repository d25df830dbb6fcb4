//! The page of an issuer: who it is, its keys, its parts, who endorses what.

use super::*;
use shirushi::catalog::*;

#[test]
fn the_key_of_today_stands_first_and_earlier_ones_are_folded() {
    let site = site();
    let page = &site["i/city/index.html"];
    let (open, folded) = page
        .split_once("<summary>使い終わった鍵(1)</summary>")
        .expect("earlier keys are folded");
    has(open, &["<h3>city-2026</h3>", "から使用中"]);
    lacks(open, &["<h3>city-2024</h3>"]);
    has(
        folded,
        &["<h3>city-2024</h3>", "<dt>フィンガープリント(SHA-256)</dt>"],
    );
}

#[test]
fn an_issuer_whose_last_key_has_ended_shows_it_all_the_same() {
    let site = with(|catalog| {
        let keys = catalog.keys.get_mut(&sample::slug("shiomino-city"));
        let keys = &mut keys.expect("keys").keys;
        keys.truncate(1);
    });
    let page = &site["i/city/index.html"];
    has(page, &["<h3>city-2024</h3>"]);
    lacks(page, &["使い終わった鍵("]);
}

#[test]
fn a_reader_is_told_how_to_know_that_it_is_really_them() {
    has(
        &site()["i/univ/index.html"],
        &[
            "<a href=\"https://yunagi-univ.example/\"",
            "公式サイトからこのページへのリンクがあるか",
        ],
    );
}

#[test]
fn a_hundred_badges_are_cut_to_two_dozen_and_the_rest_is_counted() {
    let site = with(|catalog| {
        let law = catalog.achievements[&sample::slug("univ-admin-law")].clone();
        for n in 0..29 {
            let mut more = law.clone();
            more.id = sample::slug(&format!("law-{n:02}"));
            more.versions[0].achievement = more.id.clone();
            catalog.achievements.insert(more.id.clone(), more);
        }
    });
    let page = &site["i/univ/index.html"];
    assert_eq!(page.matches("<li class=\"badge\">").count(), 24);
    has(page, &["ほかの6種類のバッジを見る"]);
    lacks(&site["i/city/index.html"], &["ほかに"]);
}

#[test]
fn twenty_one_parts_are_cards_with_their_counts() {
    let site = with(|catalog| {
        let city = catalog.issuers[&sample::slug("shiomino-city")].clone();
        for n in 1..=21 {
            let id = sample::slug(&format!("section-{n:02}"));
            let part = Issuer {
                address: id.clone(),
                name: sample::both(&format!("第{n}課"), &format!("Section {n}")),
                parent: Some(Parent::Issuer(city.id.clone())),
                id: id.clone(),
                ..city.clone()
            };
            catalog.issuers.insert(id, part);
        }
        let law = catalog
            .achievements
            .get_mut(&sample::slug("univ-admin-law"));
        law.expect("a badge").versions[0].issuer = sample::slug("section-21");
    });
    let page = &site["i/city/index.html"];
    let (_, parts) = page.split_once("<h2 id=\"parts\">").expect("its parts");
    let (parts, _) = parts.split_once("</section>").expect("their end");
    assert_eq!(parts.matches("<li class=\"panel\">").count(), 21);
    has(
        parts,
        &[
            "<a href=\"../../i/section-21/\"><bdi>第21課</bdi></a></h3>\n<p class=\"of\">自治体、バッジ1種類</p>",
        ],
    );
    has(
        &site["i/section-01/index.html"],
        &["<dt>所属する組織</dt><dd><a href=\"../../i/city/\">"],
    );
}

#[test]
fn endorsements_are_told_from_both_sides() {
    let site = with(|catalog| {
        let leader = catalog.achievements.get_mut(&sample::slug("dx-05-leader"));
        leader.expect("a badge").versions[0].endorsed_by = vec![sample::slug("yunagi-univ")];
    });
    has(
        &site["i/city/index.html"],
        &[
            "<h3>ほかの発行者から推薦されているバッジ</h3>",
            "<span class=\"of\">推薦: <bdi>夕凪大学 生涯学習センター</bdi></span>",
        ],
    );
    let univ = &site["i/univ/index.html"];
    has(
        univ,
        &[
            "<h3>この発行者が推薦しているバッジ</h3>",
            "<span class=\"of\">発行者: <bdi>汐見野市 総務部 人材育成課</bdi></span>",
        ],
    );
    lacks(univ, &["ほかの発行者から推薦"]);
    lacks(&site["i/odclub/index.html"], &["推薦"]);
}
