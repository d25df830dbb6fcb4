//! What the page of a pathway says, and what its drawing shows.

use super::sample::{both, slug};
use super::*;
use shirushi::catalog::{BadgeImage, Localized, Pathway, Step, StepMoment};

const PAGE: &str = "p/dx-passport/index.html";

fn pathway(catalog: &mut Catalog) -> &mut Pathway {
    let found = catalog.pathways.get_mut(&slug("dx-passport"));
    found.expect("the sample has it")
}

/// Drawings of a page, from `<svg class="way …">` to its end.
fn drawings(page: &str) -> Vec<&str> {
    let parts = page.split("<svg class=\"way ").skip(1);
    parts
        .map(|part| part.split("</svg>").next().expect("it ends"))
        .collect()
}

#[test]
fn the_rules_are_said_in_words() {
    has(
        &site()[PAGE],
        &[
            "先に必要なステップを終えてから、次に進みます。",
            "ステップ1は始めるときに、ほかは終えたときに授与します。",
            "4種類のバッジをすべて受け取ると、修了です。",
            "中堅職員(係長・主任)、一般職員(主事)",
        ],
    );
}

#[test]
fn hours_are_added_up_and_it_is_said_when_a_step_states_none() {
    let hours_of_last = |hours| {
        with(|catalog| {
            let ids = ["dx-01-welcome", "dx-02-literacy", "dx-04-practice"];
            for (id, hours) in ids
                .map(|id| (id, Some(10)))
                .into_iter()
                .chain([("dx-05-leader", hours)])
            {
                let achievement = catalog.achievements.get_mut(&slug(id)).expect("a badge");
                for version in &mut achievement.versions {
                    version.hours = hours;
                }
            }
        })
    };
    has(&hours_of_last(Some(5))[PAGE], &["合わせて約35時間</dd>"]);
    has(
        &hours_of_last(None)[PAGE],
        &["合わせて約30時間 <span class=\"of\">(時間の目安がある3段階の合計)"],
    );
}

#[test]
fn a_welcome_is_marked_as_one_and_as_no_skill() {
    let page = &site()[PAGE];
    has(
        page,
        &[
            "<p class=\"kind\">参加・意思表示</p>",
            "能力を証明するものではありません。",
            "class=\"number begins\"",
        ],
    );
    let first_alone = with(|catalog| pathway(catalog).steps[0].moment = StepMoment::Completion);
    lacks(&first_alone[PAGE], &["参加・意思表示"]);
    has(
        &first_alone[PAGE],
        &["どのステップも、終えたときに授与します。"],
    );
}

#[test]
fn every_step_says_what_it_asks_for() {
    has(
        &site()[PAGE],
        &["<dt>取得条件</dt><dd><div class=\"prose\">"],
    );
}

#[test]
fn the_drawing_says_in_words_what_the_list_says() {
    let page = &site()[PAGE];
    let drawn = drawings(page);
    assert_eq!(drawn.len(), 2, "one for wide screens, one for narrow ones");
    for svg in drawn {
        has(
            svg,
            &[
                "role=\"img\"",
                "「しおみのDXパスポート」の進み方の図</title>",
                "終えたときに授与します。 ステップ1, 2の後です。",
                "4種類のバッジをすべて受け取ると、修了です。</desc>",
                ">4</text>",
                ">修了</text>",
            ],
        );
        lacks(svg, &["style=", "#0", "rgb", "<foreignObject", "<a "]);
    }
}

#[test]
fn each_language_draws_its_own_names() {
    let site = site();
    let english = drawings(&site["en/p/dx-passport/index.html"]).join("");
    has(&english, &[">Completed</text>", ">Taking part</text>"]);
    lacks(&english, &["ようこそ"]);
}

#[test]
fn steps_side_by_side_are_drawn_side_by_side() {
    let heads = |site: &Site| {
        let page = &site[PAGE];
        let heads = drawings(page)[0].split("class=\"tip\" d=\"").nth(1);
        heads
            .expect("arrowheads")
            .split('"')
            .next()
            .map(|data| data.matches('z').count())
    };
    // 1 and 2 before 3, 3 before 4, 4 before the end
    assert_eq!(heads(&site()), Some(4));
    // what follows from the other arrows has none of its own
    let implied = with(|catalog| pathway(catalog).steps[3].after = vec![1, 2, 3]);
    assert_eq!(heads(&implied), Some(4));
    let loose = with(|catalog| {
        for step in &mut pathway(catalog).steps {
            step.after.clear();
        }
    });
    assert_eq!(heads(&loose), Some(4), "all of them lead to the end");
    has(&loose[PAGE], &["決まった順番はありません。"]);
}

#[test]
fn the_picture_of_all_badges_is_shown_named_and_offered() {
    let page = &site()[PAGE];
    let alt = page
        .split("overview.png\" alt=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let alt = alt.expect("the picture has words");
    for number in 1..=4 {
        assert!(alt.contains(&format!("ステップ{number} ")), "{alt}");
    }
    has(
        page,
        &[
            "href=\"../../p/dx-passport/overview.png\" download",
            "href=\"../../p/dx-passport/overview.svg\" download",
            "og:image\" content=\"https://badges.shiomino.example/p/dx-passport/overview.png\"",
        ],
    );
}

#[test]
fn hostile_names_stay_text_and_within_the_drawing() {
    let hostile = "<script>alert(1)</script>&\"'長い長い長い長い名前のステップ".repeat(5);
    let hostile = hostile.as_str();
    let site = with(|catalog| {
        pathway(catalog).name = both(hostile, "W".repeat(300).as_str());
        for achievement in catalog.achievements.values_mut() {
            for version in &mut achievement.versions {
                version.name = both(hostile, hostile);
                if let BadgeImage::Drawn(label) = &mut version.image {
                    label.ja = Some(hostile.to_owned());
                    label.en = None;
                }
            }
        }
    });
    for path in [PAGE, "en/p/dx-passport/index.html"] {
        lacks(&site[path], &["<script>alert"]);
        for svg in drawings(&site[path]) {
            assert!(svg.contains("…</text>"), "what finds no room is cut");
        }
    }
}

#[test]
fn a_pathway_too_long_for_a_row_is_drawn_from_top_to_bottom_alone() {
    let site = with(|catalog| {
        let step = |number: u8| Step {
            number,
            achievement: slug("dx-01-welcome"),
            after: number
                .checked_sub(1)
                .filter(|before| *before > 0)
                .into_iter()
                .collect(),
            moment: StepMoment::Completion,
        };
        pathway(catalog).steps = (1..=99).map(step).collect();
    });
    let drawn = drawings(&site[PAGE]);
    assert_eq!(drawn.len(), 1);
    assert!(drawn[0].starts_with("only\""));
    assert_eq!(drawn[0].matches("<circle").count(), 100);
}

#[test]
fn ninety_nine_steps_at_once_are_a_list_without_a_drawing() {
    let site = with(|catalog| {
        let step = |number: u8| Step {
            number,
            achievement: slug("dx-01-welcome"),
            after: Vec::new(),
            moment: StepMoment::Completion,
        };
        pathway(catalog).steps = (1..=99).map(step).collect();
    });
    assert!(drawings(&site[PAGE]).is_empty());
    assert_eq!(site[PAGE].matches("<p class=\"number\">").count(), 99);
}

#[test]
fn a_pathway_whose_badges_are_not_published_offers_no_picture() {
    let site = with(|catalog| {
        for step in &mut pathway(catalog).steps {
            step.achievement = slug("nobody-has-it");
        }
    });
    lacks(&site[PAGE], &["overview.png", "<svg class=\"way"]);
}

#[test]
fn a_name_without_translation_bears_its_language_in_the_drawing() {
    let only_ja = |text: &str| {
        let texts = [(shirushi::catalog::Lang::JA, text.to_owned())];
        Localized::new(texts.into()).expect("a text")
    };
    let site = with(|catalog| {
        for achievement in catalog.achievements.values_mut() {
            for version in &mut achievement.versions {
                version.name = only_ja("名前");
                if let BadgeImage::Drawn(label) = &mut version.image {
                    label.en = None;
                }
            }
        }
    });
    let english = drawings(&site["en/p/dx-passport/index.html"]).join("");
    has(&english, &[" lang=\"ja\">名前</text>"]);
}
