//! What the other pages say.

use super::*;

#[test]
fn an_achievement_tells_its_terms_and_its_history() {
    let site = site();
    has(
        &site["b/dx-02-literacy/index.html"],
        &[
            "<strong>80点以上</strong>",
            "<h3>対象</h3>",
            "<a href=\"../../about/\">案内</a>",
            "受験料の全額を市が補助",
            "中堅職員(係長・主任)、一般職員(主事)",
            "有効期限なし",
            "href=\"https://exams.example/ip\"",
            "href=\"../../f/sdc-2026/SDC-2.1/\"",
            "通勤中に聴ける講座リスト",
            "音声",
            "第2版",
            "<a href=\"../../b/dx-02-literacy/v1/\">第1版</a>",
        ],
    );
    has(
        &site["b/dx-02-literacy/v1/index.html"],
        &[
            "これは以前の第1版です",
            "href=\"../../../b/dx-02-literacy/\">今の版を見る",
        ],
    );
    has(
        &site["a/rjdq5m8j/index.html"],
        &[
            "授与されたときの第1版",
            "href=\"../../b/dx-02-literacy/v1/\"",
        ],
    );
    has(
        &site["b/dx-05-leader/index.html"],
        &[
            "授与日から3年(応当日の前日まで)",
            "先に必要なバッジ",
            "更新研修(3時間)の受講",
            "5段階中の4",
        ],
    );
    has(
        &site["en/b/kominkan/index.html"],
        &["18 months from the award"],
    );
    has(
        &site["b/od-contributor/index.html"],
        &["v1/badge.png\" alt", "制度設計"],
    );
}

#[test]
fn holders_are_counted_from_the_threshold_up() {
    let site = site();
    has(
        &site["b/dx-01-welcome/index.html"],
        &["これまでの取得者数</dt><dd>5人"],
    );
    lacks(
        &site["b/dx-02-literacy/index.html"],
        &["これまでの取得者数"],
    );
}

#[test]
fn an_issuer_shows_who_it_is_and_all_its_keys() {
    let site = site();
    has(
        &site["i/city/index.html"],
        &[
            "汐見野市</dd>",
            "法人番号</dt><dd>0000000000000",
            "全国地方公共団体コード</dt><dd>000000",
            "did:web:badges.shiomino.example:i:city",
            "z6MkiCs4RiNt3ZjdSxk6JPvjJbt4x68RLauS7o9nQXYi6xHE",
            "city-2024",
            "2024年4月1日(令和6年4月1日)</time>から<time datetime=\"2026-03-31\">",
            "見本用の鍵です",
            "href=\"../../i/city/did.json\"",
        ],
    );
    has(
        &site["i/odclub/index.html"],
        &["href=\"https://od-club.example/ask\""],
    );
}

#[test]
fn frameworks_and_pathways_show_what_counts_towards_them() {
    let site = site();
    has(
        &site["f/sdc-2026/SDC-2.1/index.html"],
        &[
            "b/dx-02-literacy/",
            "全職員",
            "https://exams.example/ip",
            "DSS-L What データ",
        ],
    );
    has(
        &site["f/sdc-2026/SDC-9/index.html"],
        &["対応するバッジはまだありません"],
    );
    has(
        &site["p/dx-passport/index.html"],
        &[
            "始めるときに授与します",
            "ステップ1, 2の後です",
            "全4段階",
            "約半年",
        ],
    );
    assert!(
        !site.contains_key("f/it-exams/IP/index.html"),
        "an item with an address of its own is not hosted"
    );
}

#[test]
fn what_has_no_translation_is_marked_and_announced() {
    let site = site();
    let note = "has no English translation";
    for path in [
        "en/b/kominkan/index.html",
        "en/a/kmnk0001/index.html",
        "en/index.html",
    ] {
        has(
            &site[path],
            &[note, "<span lang=\"ja\">公民館<wbr>コーディネーター</span>"],
        );
    }
    has(
        &site["en/b/kominkan/index.html"],
        &["<div class=\"prose\" lang=\"ja\">"],
    );
    lacks(
        &site["en/b/dx-01-welcome/index.html"],
        &[note, "lang=\"ja\">し"],
    );
    lacks(&site["b/kominkan/index.html"], &["訳がないため"]);
}

#[test]
fn what_is_not_there_is_answered_in_both_languages_from_anywhere() {
    let mut catalog = sample::catalog();
    catalog.settings.base_url = "https://host.example/badges".to_owned();
    let site = site_of(&catalog, PUBLISHED);
    let page = &site["404.html"];
    has(
        page,
        &[
            "ページが見つかりません",
            "Page not found",
            "<section class=\"welcome lost\" lang=\"en\">",
            "content=\"noindex\"",
        ],
    );
    has(
        page,
        &[
            "href=\"/badges/\"",
            "href=\"/badges/en/\"",
            "href=\"/badges/assets/style.css?v=",
        ],
    );
}
