//! What a framework shows: its items, which badges count towards them, and what is missing.

use super::sample::{both, slug};
use super::*;
use shirushi::catalog::{
    Achievement, Alignment, AlignmentTarget, Area, Framework, FrameworkItem, ItemMap, Lifecycle,
};

const PAGE: &str = "f/sdc-2026/index.html";

fn own(catalog: &mut Catalog) -> &mut Framework {
    let found = catalog.frameworks.get_mut(&slug("sdc-2026"));
    found.expect("the sample has it")
}

fn tables(page: &str) -> Vec<&str> {
    let tables = page.split("<table>").skip(1);
    tables
        .map(|rest| rest.split("</table>").next().expect("it ends"))
        .collect()
}

/// As many badges that each count towards one item, and as many items.
fn crowded(catalog: &mut Catalog, badges: usize, items: usize) {
    let item = |at: usize| FrameworkItem {
        code: format!("X-{at}"),
        area: Some("A1".to_owned()),
        layer: None,
        level: None,
        name: both(&format!("項目{at}"), &format!("Item {at}")),
        url: None,
        maps: Vec::new(),
    };
    own(catalog).areas = vec![Area {
        id: "A1".to_owned(),
        name: both("領域一", "Area one"),
    }];
    own(catalog).items = (0..items).map(item).collect();
    let pattern = catalog.achievements[&slug("dx-01-welcome")].clone();
    for at in 0..badges {
        let id = slug(&format!("crowd-{at:04}"));
        let mut version = pattern.versions[0].clone();
        version.achievement = id.clone();
        version.alignments = vec![Alignment {
            framework: slug("sdc-2026"),
            target: AlignmentTarget::Item(format!("X-{}", at % items)),
        }];
        let achievement = Achievement {
            id: id.clone(),
            versions: vec![version],
        };
        catalog.achievements.insert(id, achievement);
    }
}

#[test]
fn items_stand_in_their_areas_with_layer_and_level() {
    let site = with(|catalog| {
        let framework = own(catalog);
        framework.areas = vec![Area {
            id: "A2".to_owned(),
            name: both("データを活かす", "Using data"),
        }];
        framework.levels = vec![both("知っている", "knows"), both("できる", "can")];
        framework.items[0].area = Some("A2".to_owned());
        framework.items[0].level = Some(2);
    });
    has(
        &site[PAGE],
        &["<h3>データを活かす</h3>", "全職員、水準2 できる"],
    );
    has(
        &site["f/sdc-2026/SDC-2.1/index.html"],
        &[
            "領域</dt><dd>データを活かす",
            "水準</dt><dd>水準2 できる",
            "対象者</dt><dd>全職員",
        ],
    );
    has(&site["en/f/sdc-2026/SDC-2.1/index.html"], &["Level 2: can"]);
}

#[test]
fn without_areas_items_stand_in_their_layers() {
    let site = site();
    has(&site[PAGE], &["<h3>全職員</h3>", "<h3>中堅・推進担当</h3>"]);
}

#[test]
fn the_matrix_is_a_table_with_heads_a_caption_and_words_for_its_marks() {
    let site = site();
    let table = tables(&site[PAGE]);
    assert_eq!(table.len(), 1);
    has(
        table[0],
        &[
            "<caption id=\"matrix-1\">",
            "<th scope=\"col\">",
            "<th scope=\"row\">",
            "<th scope=\"rowgroup\"",
            "<span aria-hidden=\"true\">●</span><span class=\"sr\">対応</span>",
        ],
    );
    has(
        &site[PAGE],
        &["<section class=\"matrix\" tabindex=\"0\" aria-labelledby=\"matrix-1\""],
    );
}

#[test]
fn gaps_are_counted_and_named() {
    let site = site();
    let gaps = site[PAGE].split("id=\"gaps\"").nth(1).expect("a section");
    has(
        gaps,
        &[
            "2項目には、まだ対応するバッジがありません。",
            "SDC-6.1",
            "SDC-9",
        ],
    );
    lacks(gaps, &["SDC-2.1"]);
    has(&site[PAGE], &["4項目中2項目(50%)"]);
    let full = with(|catalog| {
        own(catalog)
            .items
            .retain(|item| ["SDC-2.1", "SDC-4.1"].contains(&&*item.code))
    });
    has(
        &full[PAGE],
        &[
            "2項目中2項目(100%)",
            "すべての項目に、対応するバッジがあります。",
        ],
    );
}

#[test]
fn a_badge_that_is_not_published_counts_for_nothing() {
    let site = with(|catalog| {
        for achievement in catalog.achievements.values_mut() {
            for version in &mut achievement.versions {
                version.lifecycle = Lifecycle::Draft;
            }
        }
    });
    has(&site[PAGE], &["4項目中0項目(0%)"]);
    assert!(tables(&site[PAGE]).is_empty());
}

#[test]
fn a_matrix_too_large_to_read_is_split() {
    let site = with(|catalog| crowded(catalog, 30, 50));
    let tables = tables(&site[PAGE]);
    assert!(tables.len() > 1);
    for table in tables {
        let columns = table.matches("<th scope=\"col\">").count() - 1;
        assert!((1..=12).contains(&columns), "{columns}");
        assert!(table.matches("<th scope=\"row\">").count() <= 40);
    }
}

#[test]
fn a_matrix_too_large_for_a_page_is_left_out_and_that_is_said() {
    let site = with(|catalog| crowded(catalog, 400, 200));
    assert!(tables(&site[PAGE]).is_empty());
    has(
        &site[PAGE],
        &["項目とバッジが多いため、表にはしていません。"],
    );
}

#[test]
fn items_tell_which_items_elsewhere_answer_to_them() {
    let site = with(|catalog| {
        let exams = catalog
            .frameworks
            .get_mut(&slug("it-exams"))
            .expect("exams");
        exams.items[0].maps = vec![ItemMap {
            framework: slug("sdc-2026"),
            version: None,
            code: Some("SDC-4.1".to_owned()),
            part: None,
        }];
    });
    has(
        &site["f/sdc-2026/SDC-4.1/index.html"],
        &["ここに対応する、ほかの枠組みの項目", "ITパスポート試験"],
    );
    // SDC-2.1 answers to the exam, so the page of the exams says so
    has(
        &site["f/it-exams/index.html"],
        &["../../f/sdc-2026/SDC-2.1/"],
    );
}

#[test]
fn items_lead_to_those_beside_them() {
    let site = site();
    has(
        &site["f/sdc-2026/SDC-4.1/index.html"],
        &[
            "<a href=\"../../../f/sdc-2026/SDC-2.1/\" rel=\"prev\">",
            "<a href=\"../../../f/sdc-2026/SDC-6.1/\" rel=\"next\">",
        ],
    );
    lacks(&site["f/sdc-2026/SDC-2.1/index.html"], &["rel=\"prev\""]);
    lacks(&site["f/sdc-2026/SDC-9/index.html"], &["rel=\"next\""]);
}

#[test]
fn editions_lead_to_each_other() {
    let site = with(|catalog| {
        let mut next = own(catalog).clone();
        next.id = slug("sdc-2028");
        next.replaces = Some("sdc-2026".to_owned());
        next.name = both("2028年版", "Edition 2028");
        catalog.frameworks.insert(next.id.clone(), next);
    });
    has(
        &site[PAGE],
        &[
            "前の枠組み</dt><dd>sdc-2024",
            "<a href=\"../../f/sdc-2028/\">2028年版</a>",
        ],
    );
    has(
        &site["f/sdc-2028/index.html"],
        &["<a href=\"../../f/sdc-2026/\">"],
    );
}
