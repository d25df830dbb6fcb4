//! What a certificate says, and who has one.

use shirushi::catalog::*;
use shirushi::plan::Addresses;
use shirushi::render::{AwardState, Pages, Publication, has_certificate};

use super::sample::{self, both, id};
use super::*;

fn certificate(
    catalog: &Catalog,
    award: &str,
    lang: Lang,
    publication: Publication,
    state: AwardState<'_>,
) -> String {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, publication).expect("the theme compiles");
    let page = pages.certificate(lang, &catalog.awards[&id(award)], state);
    page.expect("it renders").html
}

fn signed(catalog: &Catalog, award: &str, lang: Lang) -> String {
    certificate(catalog, award, lang, PUBLISHED, SIGNED)
}

fn city(catalog: &mut Catalog) -> &mut Issuer {
    let id = catalog
        .issuer_of(&catalog.awards[&id("yxw31s73")])
        .id
        .clone();
    catalog.issuers.get_mut(&id).expect("an issuer")
}

#[test]
fn it_has_a_number_a_name_a_day_who_signs_and_the_way_to_its_page() {
    let mut catalog = sample::catalog();
    city(&mut catalog).head = Some(both("汐見野市長 磯部 満", "ISOBE Mitsuru, Mayor"));
    has(
        &signed(&catalog, "yxw31s73", Lang::JA),
        &[
            "第 yxw31s73 号",
            "id=\"title\">認定証</h1>",
            "<bdi>浜名瀬 灯</bdi> <span>様</span>",
            "あなたが次の内容を実践し、やりとげたことを証します。",
            "<time datetime=\"2025-03-21\">2025年3月21日(令和7年3月21日)</time>",
            "汐見野市 総務部 人材育成課",
            "汐見野市長 磯部 満",
            "(公印省略)",
            "class=\"qr\"",
            ">https://badges.shiomino.example/a/yxw31s73/</code>",
            "href=\"../../../a/yxw31s73/\"",
            "<meta name=\"robots\" content=\"noindex\">",
        ],
    );
    let english = signed(&catalog, "yxw31s73", Lang::EN);
    has(
        &english,
        &[
            "No. yxw31s73",
            "Certificate of Achievement</h1>",
            "<bdi>HAMANASE Akari</bdi></p>",
            "ISOBE Mitsuru, Mayor",
            ">https://badges.shiomino.example/en/a/yxw31s73/</code>",
        ],
    );
    lacks(&english, &["様", "公印", "seal omitted"]);
}

#[test]
fn site_and_badge_choose_the_words() {
    let mut catalog = sample::catalog();
    catalog.settings.certificates.honorific = Honorific::Dono;
    catalog.settings.certificates.says_no_seal = false;
    catalog.settings.date_style = DateStyle::Wareki;
    for achievement in catalog.achievements.values_mut() {
        for version in &mut achievement.versions {
            version.certificate = Some(both("合格証書", "Diploma"));
        }
    }
    let page = signed(&catalog, "yxw31s73", Lang::JA);
    has(
        &page,
        &["合格証書</h1>", "<span>殿</span>", ">令和7年3月21日</time>"],
    );
    lacks(&page, &["公印", "2025年3月"]);
    catalog.settings.certificates.honorific = Honorific::None;
    has(
        &signed(&catalog, "yxw31s73", Lang::JA),
        &["<bdi>浜名瀬 灯</bdi></p>"],
    );
}

#[test]
fn what_was_taken_back_has_no_sheet_and_what_ended_says_so_on_it() {
    let mut catalog = sample::catalog();
    let withdrawn = signed(&catalog, "4f52aftt", Lang::JA);
    has(&withdrawn, &["証書はありません", "<strong>取消</strong>"]);
    lacks(&withdrawn, &["class=\"sheet\"", "holder", "class=\"qr\""]);
    has(
        &signed(&catalog, "exp00001", Lang::JA),
        &[
            "class=\"state\"",
            "<strong>期限切れ</strong>",
            "class=\"sheet\"",
        ],
    );
    lacks(
        &signed(&catalog, "yxw31s73", Lang::JA),
        &["class=\"state\""],
    );
    let unsigned = |publication| {
        certificate(
            &catalog,
            "yxw31s73",
            Lang::JA,
            publication,
            AwardState::default(),
        )
    };
    for publication in [PUBLISHED, Publication::Preview] {
        has(
            &unsigned(publication),
            &["class=\"state\"", "class=\"sheet\""],
        );
    }
    let award = catalog.awards.get_mut(&id("yxw31s73")).expect("an award");
    award.suspension = Some(Suspension {
        on: award.issued_on,
        lifted_on: None,
    });
    lacks(
        &signed(&catalog, "yxw31s73", Lang::JA),
        &["class=\"sheet\""],
    );
}

#[test]
fn only_who_is_named_has_one_and_the_page_of_the_award_leads_to_it() {
    let mut catalog = sample::catalog();
    let link = "certificate/\"";
    for page in site_of(&catalog, PUBLISHED).values() {
        lacks(page, &[link]);
    }
    catalog.settings.certificates.page = true;
    let site = site_of(&catalog, PUBLISHED);
    has(
        &site["en/a/yxw31s73/index.html"],
        &["href=\"../../../en/a/yxw31s73/certificate/\">Print a certificate"],
    );
    lacks(&site["a/4f52aftt/index.html"], &[link]);
    let mut hidden = 0;
    for award in catalog.awards.values() {
        let named = catalog.name_policy(award) == NamePolicy::Full && !award.is_redacted();
        assert_eq!(
            has_certificate(&catalog, award),
            named,
            "{}",
            award.id.as_str()
        );
        if !named {
            hidden += 1;
            lacks(
                &site[&format!("a/{}/index.html", award.id.as_str())],
                &[link],
            );
        }
    }
    assert!(hidden > 0, "the sample has somebody who is hidden");
}
