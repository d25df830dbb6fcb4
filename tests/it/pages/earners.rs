//! What the page of an earner says, who has one, and whose name it keeps to itself.

use shirushi::catalog::*;

use super::sample::{self, agree, id, slug};
use super::*;

/// The sample in which everybody agreed to a page, as far as there is anybody to agree.
fn everybody() -> Catalog {
    let mut catalog = sample::catalog();
    for person in catalog.people.values_mut() {
        person.consent = Some(agree(true));
    }
    catalog
}

fn page(catalog: &Catalog, path: &str) -> String {
    let mut site = site_of(catalog, PUBLISHED);
    site.remove(path).expect("there is such a page")
}

fn pages_of_people(catalog: &Catalog) -> Vec<String> {
    let site = site_of(catalog, PUBLISHED);
    let paths = site.into_keys();
    paths.filter(|path| path.starts_with("h/")).collect()
}

#[test]
fn only_who_agreed_to_a_page_has_one() {
    let mut catalog = sample::catalog();
    assert_eq!(pages_of_people(&catalog), ["h/k7m2qx/index.html"]);
    let award = page(&catalog, "a/p72mtm95/index.html");
    has(
        &award,
        &["<a class=\"go\" href=\"../../h/k7m2qx/\">この人のバッジをまとめて見る</a>"],
    );
    lacks(&page(&catalog, "a/awthzc64/index.html"), &["/h/"]);

    let person = catalog.people.get_mut(&slug("p01")).expect("a person");
    person.consent = Some(agree(false));
    assert!(pages_of_people(&catalog).is_empty());
    lacks(&page(&catalog, "a/p72mtm95/index.html"), &["/h/"]);
}

#[test]
fn hidden_people_and_those_without_a_listed_award_have_none() {
    let mut catalog = everybody();
    assert!(!pages_of_people(&catalog).contains(&"h/z6n3rt/index.html".to_owned()));
    for award in catalog.awards.values_mut() {
        award.visibility = Visibility::Unlisted;
    }
    assert!(pages_of_people(&catalog).is_empty());
}

#[test]
fn a_page_names_its_holder_as_far_as_the_holder_wishes() {
    let catalog = everybody();
    let heading = |path: &str| {
        let page = page(&catalog, path);
        let rest = page.split("<h1 id=\"name\">").nth(1).expect("a heading");
        rest.split("</h1>").next().map(str::to_owned)
    };
    let name = |name: &str| Some(format!("<bdi class=\"holder-name\">{name}</bdi>"));
    assert_eq!(heading("h/k7m2qx/index.html"), name("浜名瀬 灯"));
    assert_eq!(heading("en/h/k7m2qx/index.html"), name("HAMANASE Akari"));
    assert_eq!(heading("h/b8r4vn/index.html"), name("H. C."));
    let handle = heading("h/m2x8pa/index.html").expect("a name");
    has(&handle, &["m2x8pa</bdi>", "(公開名)"]);
    // no translation is missing where a name has but one form
    let en = page(&catalog, "en/h/q9j6ys/index.html");
    has(
        &en,
        &["<bdi class=\"holder-name\" lang=\"ja\">髙砂 美月</bdi>"],
    );
    lacks(&en, &["class=\"note\""]);
}

/// The club keeps names to itself, and its credential of p22 names the address `/h/e7r5hx/`: a page there with the whole
/// name would tell who that is.
#[test]
fn an_award_of_an_issuer_that_keeps_names_to_itself_is_never_joined_to_a_name() {
    let mut catalog = everybody();
    let capped = id("vmzsvrmd");
    assert_eq!(
        catalog.name_policy(&catalog.awards[&capped]),
        NamePolicy::Handle
    );
    let names = ["マリベル・カザルタ", "Maribel CASALTA"];
    let has_page = |catalog: &Catalog| {
        let site = site_of(catalog, PUBLISHED);
        for (path, text) in &site {
            if path.contains("vmzsvrmd") || path.contains("h/e7r5hx") {
                lacks(text, &names);
            }
        }
        site.contains_key("h/e7r5hx/index.html")
    };
    assert!(!has_page(&catalog));
    // whoever was given an unlisted award has the address, too
    let award = catalog.awards.get_mut(&capped).expect("an award");
    award.visibility = Visibility::Unlisted;
    assert!(!has_page(&catalog));
    award_of(&mut catalog, &capped).visibility = Visibility::Public;
    // who goes by the handle everywhere is named by nothing else
    let person = catalog.people.get_mut(&slug("p22")).expect("a person");
    person.name_policy = NamePolicy::Handle;
    assert!(has_page(&catalog));
    has(
        &page(&catalog, "h/e7r5hx/index.html"),
        &["a/vmzsvrmd/", "a/mrbl0001/"],
    );
    // and without that award nothing stands in the way of the name
    let person = catalog.people.get_mut(&slug("p22")).expect("a person");
    person.name_policy = NamePolicy::Full;
    catalog.awards.remove(&capped);
    has(&page(&catalog, "h/e7r5hx/index.html"), &[names[0]]);
}

fn award_of<'c>(catalog: &'c mut Catalog, id: &AwardId) -> &'c mut Award {
    catalog.awards.get_mut(id).expect("an award")
}

#[test]
fn a_pathway_has_a_place_for_every_step_and_says_in_words_how_many_are_taken() {
    let catalog = everybody();
    let total = catalog.pathways.values().next().expect("one").steps.len();
    assert_eq!(total, 4);
    let whole = page(&catalog, "h/k7m2qx/index.html");
    has(&whole, &["4段階中4段階", "ステップ5"]);
    lacks(&whole, &["これから", "次のステップ"]);
    let part = page(&catalog, "h/q9j6ys/index.html");
    has(
        &part,
        &[
            "<strong>4段階中2段階</strong>",
            "<p class=\"kind\">未取得</p>",
            "次のステップ: <a href=\"../../b/dx-04-practice/\">",
            "業務を一つ、数字が変わるところまで改善した。",
            "<img src=\"../../b/dx-01-welcome/v1/badge.svg\"",
        ],
    );
    assert_eq!(part.matches("stroke-dasharray").count(), 2);
    lacks(&part, &["../../b/dx-04-practice/v1/badge.svg"]);
    has(
        &page(&catalog, "en/h/q9j6ys/index.html"),
        &["2 of 4 steps", "Still to come"],
    );
    // a step that was withdrawn is not taken
    let mut catalog = everybody();
    award_of(&mut catalog, &id("1pw77zth")).revocation = Some(Revocation {
        on: "2026-01-05".parse().expect("a day"),
        reason: RevocationReason::Withdrawn,
    });
    has(&page(&catalog, "h/q9j6ys/index.html"), &["4段階中1段階"]);
}

#[test]
fn what_ended_is_marked_in_words_and_never_hidden() {
    let mut catalog = everybody();
    let corrected = page(&catalog, "h/q9j6ys/index.html");
    has(
        &corrected,
        &[
            "<strong>取消</strong>\n <time",
            "2024年10月1日(令和6年10月1日)</time>に取り消されました",
            "記載を訂正したバッジに差し替えました",
            "href=\"../../a/4f52aftt/\"",
        ],
    );
    catalog.awards.remove(&id("vmzsvrmd"));
    catalog.awards.remove(&id("ren00001"));
    award_of(&mut catalog, &id("mrbl0001")).suspension = Some(Suspension {
        on: "2026-10-01".parse().expect("a day"),
        lifted_on: None,
    });
    let ended = page(&catalog, "h/e7r5hx/index.html");
    has(
        &ended,
        &[
            "<p class=\"mark\">期限切れ</p>",
            "2025年7月11日(令和7年7月11日)</time>で有効期間が終わりました",
            "<p class=\"mark\">停止中</p>",
            "から一時停止しています",
        ],
    );
    // what the holder asked to take away is gone without a word
    award_of(&mut catalog, &id("exp00001")).revocation = Some(Revocation {
        on: "2026-10-02".parse().expect("a day"),
        reason: RevocationReason::ConsentWithdrawn,
    });
    lacks(&page(&catalog, "h/e7r5hx/index.html"), &["exp00001"]);
}

#[test]
fn drafts_are_marked_and_not_offered_to_keep() {
    let catalog = everybody();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let earner = &pages.earners()[&slug("p05")];
    let one = id("awthzc64");
    let some = pages
        .earner(Lang::JA, earner, &[&one].into())
        .expect("it renders");
    has(&some, &["<p class=\"mark\">下書き</p>", "badges.zip"]);
    lacks(&some, &["class=\"draft\""]);
    let none = pages
        .earner(Lang::JA, earner, &[].into())
        .expect("it renders");
    has(&none, &["class=\"draft\"", "content=\"noindex\""]);
    lacks(&none, &["badges.zip"]);
    let preview = &site_of(&catalog, Publication::Preview)["h/q9j6ys/index.html"];
    lacks(preview, &["badges.zip"]);
}

#[test]
fn skills_come_from_badges_that_hold_and_lead_to_their_pages() {
    let mut catalog = everybody();
    let shown = page(&catalog, "h/b8r4vn/index.html");
    has(
        &shown,
        &[
            "身につけたこと",
            "<a href=\"../../f/sdc-2026/SDC-2.1/\">",
            "対応するバッジ: <a href=\"../../a/r8qcaskc/\">",
        ],
    );
    award_of(&mut catalog, &id("r8qcaskc")).valid_until =
        Some("2026-10-31".parse().expect("a day"));
    lacks(
        &page(&catalog, "h/b8r4vn/index.html"),
        &["SDC-2.1", "身につけたこと"],
    );
}

#[test]
fn the_history_has_every_award_by_fiscal_year_the_newest_first() {
    let page = page(&everybody(), "h/k7m2qx/index.html");
    let history = page.split("id=\"history\"").nth(1).expect("a history");
    let at = |part: &str| {
        history
            .find(part)
            .unwrap_or_else(|| panic!("{part} is missing"))
    };
    let order = [
        "<time datetime=\"2026\">2026年度(令和8年度)</time>",
        "a/kmnk0001/",
        "<time datetime=\"2024\">2024年度(令和6年度)</time>",
        "a/yxw31s73/",
        "a/53gwtvnp/",
        "a/rjdq5m8j/",
        "a/p72mtm95/",
    ];
    assert!(order.is_sorted_by_key(|part| at(part)));
}

#[test]
fn search_engines_find_only_who_asked_for_it_on_a_site_that_asks_them_in() {
    let found = |index: bool, search: bool| {
        let mut catalog = sample::catalog();
        catalog.settings.index = index;
        let person = catalog.people.get_mut(&slug("p01")).expect("a person");
        person.consent = Some(Consent {
            search,
            ..agree(true)
        });
        let site = site_of(&catalog, PUBLISHED);
        let listed = site["sitemap.xml"].contains("/h/k7m2qx/");
        let asked = !site["h/k7m2qx/index.html"].contains("content=\"noindex\"");
        assert_eq!(listed, asked);
        asked
    };
    assert!(found(true, true));
    assert!(!found(true, false) && !found(false, true) && !found(false, false));
}

#[test]
fn the_address_of_a_person_says_nothing_of_post_or_year_and_outlives_both() {
    let addresses_of = |catalog: &Catalog| -> Vec<String> {
        let addresses = Addresses::new(&catalog.settings);
        let people = catalog.people.values();
        let pages = people.map(|person| addresses.holder(Lang::JA, &person.handle).url);
        let subjects = catalog.awards.values();
        let subjects = subjects.map(|award| shirushi::plan::subject_id(&addresses, catalog, award));
        pages.chain(subjects).collect()
    };
    let mut catalog = everybody();
    let before = (addresses_of(&catalog), pages_of_people(&catalog));
    catalog.settings.fiscal_year_start = 10;
    for person in catalog.people.values_mut() {
        person.audience = Some(slug("transferred"));
        person.private.push(PrivateValue {
            column: "department".to_owned(),
            value: "防災課".to_owned(),
        });
    }
    for award in catalog.awards.values_mut() {
        award.place.file = "content/awards/2031.csv".into();
    }
    assert_eq!((addresses_of(&catalog), pages_of_people(&catalog)), before);
}
