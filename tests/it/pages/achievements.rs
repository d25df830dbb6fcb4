//! The page of a badge: what its picture shows, how it is earned, what each version changed.

use super::*;
use shirushi::catalog::*;

fn newest<'c>(catalog: &'c mut Catalog, id: &str) -> &'c mut AchievementVersion {
    let achievement = catalog.achievements.get_mut(&sample::slug(id));
    let versions = &mut achievement.expect("a badge of the sample").versions;
    versions.last_mut().expect("a version")
}

#[test]
fn a_picture_is_described_by_its_words_shape_kind_and_level() {
    let site = site();
    has(
        &site["b/dx-05-leader/index.html"],
        &["alt=\"「DX推進リーダー」と書かれた六角形のバッジ(実践、レベル4)\""],
    );
    has(
        &site["en/b/dx-01-welcome/index.html"],
        &["alt=\"Round badge that says &quot;ようこそ&quot; (Participation)\""],
    );
    has(
        &site["b/od-contributor/index.html"],
        &["alt=\"バッジ「オープンデータ活用ボランティア」\""],
    );
}

#[test]
fn the_words_of_its_author_stand_for_a_picture_on_every_page() {
    let site = with(|catalog| {
        let own = sample::both("波と\"印\"を描いた丸。", "Waves and a seal in a circle.");
        newest(catalog, "dx-01-welcome").image_alt = Some(own);
    });
    let alt = "alt=\"波と&quot;印&quot;を描いた丸。";
    has(&site["b/dx-01-welcome/index.html"], &[&format!("{alt}\"")]);
    has(
        &site["en/b/dx-01-welcome/index.html"],
        &["alt=\"Waves and a seal in a circle.\""],
    );
    let page = site
        .iter()
        .find(|(path, page)| path.starts_with("a/") && page.contains("ステップ1 ようこそ</h1>"));
    let (_, page) = page.expect("somebody holds it");
    has(page, &[&format!("{alt}。状態: ")]);
    has(
        page,
        &[
            "og:image:alt\" content=\"しおみのDXパスポート ステップ1 ようこそ: 波と&quot;印&quot;を描いた丸。\"",
        ],
    );
}

#[test]
fn how_to_earn_it_is_told_in_one_place() {
    let site = with(|catalog| {
        let leader = newest(catalog, "dx-05-leader");
        leader.used_in = Some(sample::both("所属の改善", "Improvements"));
        leader.how_to_apply = Some(HowToApply {
            words: sample::both("庁内ポータルから", "With the portal"),
            url: Some("https://apply.example/".to_owned()),
        });
    });
    let page = &site["b/dx-05-leader/index.html"];
    let (_, section) = page.split_once("<h2 id=\"earn\">").expect("a section");
    let (section, _) = section.split_once("</section>").expect("its end");
    has(
        section,
        &[
            "<dt>先に必要なバッジ</dt>",
            "href=\"../../b/dx-01-welcome/\"",
            "<dt>更新の方法</dt><dd>更新研修(3時間)の受講</dd>",
            "<dt>申し込み</dt><dd><p>庁内ポータルから</p>",
            "<a href=\"https://apply.example/\" rel=\"noopener noreferrer\">申し込みのページを開く</a>",
            "<dt>問い合わせ先</dt>",
        ],
    );
    has(page, &["活かせる業務</h2>\n<p>所属の改善</p>"]);
    lacks(
        &site["b/dx-01-welcome/index.html"],
        &["申し込み", "活かせる業務"],
    );
}

#[test]
fn roles_are_named_when_one_designs_another_awards_and_others_endorse() {
    let site = with(|catalog| {
        newest(catalog, "od-contributor").endorsed_by =
            vec![sample::slug("shiomino-city"), sample::slug("yunagi-univ")];
    });
    has(
        &site["b/od-contributor/index.html"],
        &[
            "<dt>授与</dt><dd><a href=\"../../i/odclub/\">",
            "<dt>制度設計</dt><dd><a href=\"../../i/city/\">",
            "<dt>推薦</dt><dd><a href=\"../../i/city/\"><bdi>汐見野市 総務部 人材育成課</bdi></a>、<a href=\"../../i/univ/\">",
        ],
    );
    lacks(
        &site["b/infosec-annual/index.html"],
        &["<dt>制度設計", "<dt>推薦"],
    );
}

#[test]
fn twenty_alignments_stand_under_their_frameworks() {
    let site = with(|catalog| {
        let item = |n: usize| Alignment {
            framework: sample::slug(["it-exams", "sdc-2026"][n % 2]),
            target: AlignmentTarget::Item(["IP", "SDC-2.1"][n % 2].to_owned()),
        };
        newest(catalog, "infosec-annual").alignments = (0..20).map(item).collect();
    });
    let page = &site["b/infosec-annual/index.html"];
    for (framework, code) in [("it-exams", "IP"), ("sdc-2026", "SDC-2.1")] {
        let heading = format!("<h3><a href=\"../../f/{framework}/\">");
        assert_eq!(page.matches(&heading).count(), 1, "{framework}");
        let shown = format!("<span class=\"code\">{code}</span>");
        assert_eq!(page.matches(&shown).count(), 10, "{code}");
    }
}

#[test]
fn each_version_tells_what_it_changed_and_from_which_day_it_holds() {
    let site = with(|catalog| {
        let newest = newest(catalog, "dx-02-literacy");
        newest.validity = Validity::Years(3);
        newest.hours = Some(24);
    });
    let page = &site["b/dx-02-literacy/index.html"];
    has(
        page,
        &[
            "<summary>第1版からの変更点</summary>",
            "<dt>有効期間</dt>\n<dd><span class=\"of\">変更前:</span> 有効期限なし</dd>\n<dd><span class=\"of\">変更後:</span> 授与日から3年(応当日の前日まで)</dd>",
            "<dt>学習時間</dt>\n<dd><span class=\"of\">変更前:</span> 20時間</dd>\n<dd><span class=\"of\">変更後:</span> 24時間</dd>",
            "<dt>評価の方法</dt>\n<dd><span class=\"of\">変更前:</span> 記載なし</dd>",
            "<dd><span class=\"of\">追加:</span> <bdi>ITパスポート試験</bdi>、<bdi>データを読み、人に説明する</bdi>、",
            "<time datetime=\"2025-04-01\">2025年4月1日(令和7年4月1日)</time>から</span>",
            "<time datetime=\"2025-03-31\">2025年3月31日(令和7年3月31日)</time>まで</span>",
        ],
    );
    lacks(page, &["<dt>名前</dt>", "外れたもの", "<dt>画像</dt>"]);
    has(
        &site["en/b/dx-02-literacy/index.html"],
        &[
            "What changed since version 1",
            "<span class=\"of\">Before:</span> 20 hours</dd>\n<dd><span class=\"of\">After:</span> 24 hours</dd>",
        ],
    );
}

#[test]
fn changed_words_are_marked_as_taken_out_and_put_in() {
    let site = with(|catalog| {
        let versions = catalog
            .achievements
            .get_mut(&sample::slug("dx-02-literacy"));
        let versions = &mut versions.expect("a badge").versions;
        versions[0].criteria = sample::both("**70点以上**を取ること。", "Score 70 or more.");
        versions[1].criteria = sample::both("**80点以上**を取ること。", "Score 80 or more.");
    });
    has(
        &site["b/dx-02-literacy/index.html"],
        &[
            "<del>70</del>点以上を取ること。",
            "<ins>80</ins>点以上を取ること。",
        ],
    );
    has(
        &site["en/b/dx-02-literacy/index.html"],
        &[
            "Score <del>70</del> or more.",
            "Score <ins>80</ins> or more.",
        ],
    );
}

#[test]
fn a_version_that_changed_nothing_says_so() {
    let site = with(|catalog| {
        let versions = catalog
            .achievements
            .get_mut(&sample::slug("dx-02-literacy"));
        let versions = &mut versions.expect("a badge").versions;
        versions[1] = AchievementVersion {
            version: 2,
            from: versions[1].from,
            ..versions[0].clone()
        };
    });
    let page = &site["b/dx-02-literacy/index.html"];
    has(page, &["前の版と、このページの内容に違いはありません"]);
    lacks(page, &["変更前"]);
}

#[test]
fn four_holders_are_not_counted_and_five_are() {
    let site = |threshold| {
        with(|catalog| catalog.settings.suppress_below = threshold)["b/dx-01-welcome/index.html"]
            .clone()
    };
    has(&site(5), &["これまでの取得者数</dt><dd>5人"]);
    lacks(&site(6), &["これまでの取得者数"]);
    let four = with(|catalog| {
        let welcome = sample::slug("dx-01-welcome");
        let held = catalog
            .awards
            .values()
            .find(|award| award.achievement == welcome && award.stands());
        let id = held.expect("an award").id.clone();
        catalog.awards.remove(&id);
    });
    lacks(
        &four["b/dx-01-welcome/index.html"],
        &["これまでの取得者数", "4人"],
    );
}

#[test]
fn an_opinion_goes_to_the_issuer_and_names_the_badge() {
    let site = site();
    has(
        &site["en/b/dx-01-welcome/index.html"],
        &[
            "mailto:hello@shiomino-city.example?subject=Shiomino%20DX%20Passport%2C%20Step%201%3A%20Welcome%20%28dx-01-welcome%20v1%29\"",
        ],
    );
    has(
        &site["b/od-contributor/index.html"],
        &["<a href=\"https://od-club.example/ask\">https://od-club.example/ask</a>"],
    );
}

#[test]
fn a_name_that_runs_from_right_to_left_turns_nothing_else_around() {
    let name = "שירות דו-לשוני (2)";
    let site = with(|catalog| {
        newest(catalog, "dx-01-welcome").name = sample::both(name, name);
    });
    has(
        &site["b/dx-01-welcome/index.html"],
        &[&format!("<h1 id=\"name\"><bdi>{name}</bdi></h1>")],
    );
    has(
        &site["b/dx-05-leader/index.html"],
        &[&format!("<bdi>{name}</bdi>")],
    );
}
