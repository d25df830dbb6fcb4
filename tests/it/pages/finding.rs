//! The pages and files by which people and programs find what a site holds.

use serde_json::Value;
use shirushi::catalog::*;

use super::sample::{self, both, slug};
use super::*;

/// The organisation with `count` badges more, of many tags, and issuers of one badge each.
fn large(count: usize, issuers: usize) -> Catalog {
    let mut catalog = sample::catalog();
    let pattern = catalog.achievements[&slug("dx-02-literacy")].clone();
    let issuer = catalog.issuers[&slug("shiomino-city")].clone();
    let mut add = |id: String, of: &Slug, tag: usize| {
        let mut version = pattern.versions[1].clone();
        version.achievement = slug(&id);
        version.version = 1;
        version.issuer = of.clone();
        version.name = both(&format!("データ分析 {id}"), &format!("Data analysis {id}"));
        version.can_do = both(
            &"仕事で使い、人に説明できる。".repeat(4),
            "Uses it at work.",
        );
        version.tags = vec!["表 計算".to_owned(), format!("tag-{tag}")];
        let achievement = Achievement {
            id: version.achievement.clone(),
            versions: vec![version],
        };
        catalog
            .achievements
            .insert(achievement.id.clone(), achievement);
    };
    for n in 0..count {
        add(format!("many-{n:04}"), &issuer.id, n % 520);
    }
    for n in 0..issuers {
        add(format!("one-{n:03}"), &slug(&format!("org-{n:03}")), 0);
    }
    for n in 0..issuers {
        let mut one = issuer.clone();
        one.id = slug(&format!("org-{n:03}"));
        one.address = one.id.clone();
        one.name = both(&format!("汐見野市 第{n}課"), &format!("Section {n}"));
        catalog.issuers.insert(one.id.clone(), one);
    }
    catalog
}

/// What this is about, of a large site: pages of badges would take most of the time.
fn lists_of(catalog: &Catalog) -> Site {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let shared = pages.shared().into_iter().filter(|shared| {
        let path = shared.path().as_str();
        let path = path.strip_prefix("en/").unwrap_or(path);
        let first = path.split('/').next().unwrap_or_default();
        ["catalog", "skills", "search"].contains(&first) || !path.contains('/')
    });
    let made = shared.map(|shared| {
        let asset = pages.render(&shared).expect("every page renders");
        let text = String::from_utf8(asset.bytes.into_owned()).expect("pages are text");
        (asset.path.to_string(), text)
    });
    made.collect()
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(&site[path]).expect("JSON")
}

#[test]
fn the_catalogue_holds_every_published_badge_on_shelves_that_are_counted() {
    let site = site();
    let whole = &site["catalog/index.html"];
    for id in [
        "dx-01-welcome",
        "dx-05-leader",
        "od-contributor",
        "kominkan",
    ] {
        has(whole, &[&format!("href=\"../b/{id}/\"")]);
    }
    lacks(whole, &["not-yet", "class=\"pages\""]);
    has(
        whole,
        &[
            "<a href=\"../catalog/kind/knowledge/\">知識</a> <span class=\"of\">",
            "<a href=\"../catalog/issuer/odclub/\">",
            "href=\"../catalog/group/mid/\"",
            "href=\"../catalog/pathway/dx-passport/\"",
            "href=\"../catalog/framework/sdc-2026/\"",
            "href=\"#narrow\"",
        ],
    );
    let shelf = &site["catalog/issuer/odclub/index.html"];
    has(
        shelf,
        &[
            "href=\"../../../b/od-contributor/\"",
            "<a href=\"../../../catalog/issuer/odclub/\" aria-current=\"page\">",
            "href=\"../../../i/odclub/\"",
        ],
    );
    lacks(shelf, &["b/dx-01-welcome/"]);
    assert_eq!(shelf.matches("aria-current=\"page\"").count(), 1);
}

#[test]
fn the_field_to_search_with_is_there_only_for_those_who_run_scripts() {
    let site = site();
    let page = &site["en/catalog/index.html"];
    has(
        page,
        &[
            "<noscript><p class=\"note\">The list below holds all badges",
            "<form class=\"find\" role=\"search\" hidden data-root=\"../../\" data-index=\"../../search/en.json\"",
            "data-one=\"1 result.\" data-many=\"{n} results.\"",
            "<p role=\"status\"></p>",
            "<script type=\"module\" src=\"../../assets/search.js?v=",
            "connect-src &#39;self&#39;",
        ],
    );
    assert!(site["assets/search.js"].len() <= 5_000);
}

#[test]
fn three_thousand_badges_stand_on_bounded_pages_that_lose_none() {
    let catalog = large(3_000, 40);
    let site = lists_of(&catalog);
    let total = catalog.achievements.len() - 1; // one is a draft
    let mut found = BTreeSet::new();
    for number in 1..=total.div_ceil(100) {
        let path = match number {
            1 => "catalog/index.html".to_owned(),
            n => format!("catalog/{n}/index.html"),
        };
        let page = &site[&path];
        let cards = links(page).filter_map(|link| link.split_once("/b/"));
        let ids: BTreeSet<&str> = cards
            .map(|(_, id)| id)
            .filter(|id| id.matches('/').count() == 1)
            .collect();
        assert!(ids.len() <= 100, "{path} has {}", ids.len());
        found.extend(ids.into_iter().map(str::to_owned));
    }
    assert_eq!(found.len(), total);
    assert!(!site.contains_key(&format!("catalog/{}/index.html", total.div_ceil(100) + 1)));
    let ours = ["index.html", "catalog/", "skills/"];
    for (path, page) in html(&site) {
        let path_in_language = path.strip_prefix("en/").unwrap_or(path);
        if ours.iter().any(|start| path_in_language.starts_with(start)) {
            assert!(page.len() < 150_000, "{path} has {} bytes", page.len());
        }
    }
    let second = &site["catalog/2/index.html"];
    has(
        second,
        &[
            "<link rel=\"prev\" href=\"../../catalog/\">",
            "<link rel=\"next\" href=\"../../catalog/3/\">",
            "aria-current=\"page\" aria-label=\"2ページ目\">2</a>",
            "件のうち101件目から200件目",
            "<link rel=\"canonical\" href=\"https://badges.shiomino.example/catalog/2/\">",
        ],
    );
    // Many issuers and tags: the fullest beside the badges, all on a page of their own.
    has(
        second,
        &[
            "href=\"../../catalog/by/issuer/\"",
            "href=\"../../catalog/by/tag/\"",
        ],
    );
    let issuers = &site["catalog/by/issuer/index.html"];
    has(
        issuers,
        &["/catalog/issuer/odclub/", "/catalog/issuer/org-039/"],
    );
    assert!(site.contains_key("catalog/by/tag/2/index.html"));
    let size = site["search/ja.json"].len();
    assert!(
        size < 1_200_000,
        "the index of 3,000 badges has {size} bytes"
    );
    let index = json(&site, "search/ja.json");
    assert_eq!(index["parts"], 1);
}

#[test]
fn the_first_page_stays_a_beginning_however_much_there_is() {
    let site = lists_of(&large(60, 40));
    let home = &site["index.html"];
    has(
        home,
        &[
            "class=\"button\" href=\"./catalog/\">バッジをさがす</a>",
            "href=\"./verify/\">バッジを検証する</a>",
            "href=\"./catalog/issuer/city/\">",
            "件をすべて見る</a>",
            "href=\"./catalog/by/issuer/\">すべての発行者を見る</a>",
        ],
    );
    assert!(home.matches("class=\"badge\"").count() <= 84);
    assert!(home.matches("<li class=\"panel\">").count() <= 26);
    lacks(
        &super::site()["index.html"],
        &["をすべて見る</a>", "すべての発行者"],
    );
}

#[test]
fn skills_lead_to_the_badges_that_show_them() {
    let site = site();
    has(
        &site["skills/index.html"],
        &[
            "href=\"../f/sdc-2026/SDC-2.1/\"",
            "href=\"../b/dx-02-literacy/\"",
            "href=\"https://exams.example/ip\"",
        ],
    );
    lacks(&site["skills/index.html"], &["SDC-9<"]);
    let site = lists_of(&large(20, 0));
    has(
        &site["skills/index.html"],
        &["href=\"../catalog/tag/tag-7/\"", "ほか15件のバッジを見る"],
    );
    // A tag that is no safe id stands at an address made of its hash.
    let tags = links(&site["skills/index.html"]);
    let hashed: Vec<&str> = tags.filter(|link| link.contains("/tag/x-")).collect();
    assert_eq!(hashed.len(), 1);
    has(
        &site[&resolve("skills/index.html", hashed[0])],
        &["<h1 id=\"name\">表 計算</h1>"],
    );
}

#[test]
fn the_index_of_the_search_finds_badges_issuers_pathways_and_skills() {
    let site = site();
    let index = json(&site, "search/ja.json");
    assert_eq!(index["sorts"][0], "バッジ");
    let rows = index["rows"].as_array().expect("rows");
    let row = |name: &str| {
        let found = rows.iter().find(|row| row[1] == name);
        found.unwrap_or_else(|| panic!("{name} is not in {index}"))
    };
    let paths: BTreeSet<&str> = rows.iter().filter_map(|row| row[2].as_str()).collect();
    for path in [
        "b/dx-02-literacy/",
        "i/city/",
        "p/dx-passport/",
        "f/sdc-2026/SDC-2.1/",
    ] {
        assert!(paths.contains(path), "{path}");
    }
    assert!(!paths.contains("b/not-yet/"));
    assert!(
        rows.iter().all(|row| row[0] != 5),
        "nobody asked to be found"
    );
    // Found by its English name, its sentence and its skills too, all folded.
    let badge = row(catalog_name(&sample::catalog(), "dx-02-literacy").as_str());
    let shared = badge[4].as_array().expect("numbers").iter();
    let shared: Vec<&str> = shared
        .filter_map(|at| index["shared"][at.as_u64()? as usize].as_str())
        .collect();
    assert!(shared.contains(&"sdc-2.1"), "{shared:?}");
    let en = json(&site, "search/en.json");
    let kominkan = en["rows"].as_array().expect("rows").iter();
    let mut kominkan = kominkan.filter(|row| row[2] == "en/b/kominkan/");
    assert_eq!(kominkan.next().expect("a row")[5], "ja");
}

fn catalog_name(catalog: &Catalog, id: &str) -> String {
    let versions = &catalog.achievements[&slug(id)].versions;
    let published = versions.last().expect("a version");
    published.name.get(Lang::JA).0.to_owned()
}

#[test]
fn people_are_found_only_if_they_asked_for_it_and_by_no_more_than_their_badges_say() {
    let mut catalog = sample::catalog();
    catalog.settings.index = true;
    let ask = |catalog: &mut Catalog, page, search, policy| {
        for person in catalog.people.values_mut() {
            person.name_policy = policy;
            person.consent = Some(Consent {
                on: "2026-04-01".parse().expect("a day"),
                page,
                search,
            });
        }
        for issuer in catalog.issuers.values_mut() {
            issuer.names = NamePolicy::Full;
        }
    };
    let people = |catalog: &Catalog| {
        let index = json(&site_of(catalog, PUBLISHED), "search/ja.json");
        let rows = index["rows"].as_array().expect("rows").iter();
        let people = rows.filter(|row| row[0] == 5);
        people.map(Value::to_string).collect::<Vec<_>>().join("\n")
    };
    for person in catalog.people.values_mut() {
        person.kana = Some("よみがな しけん".to_owned());
    }
    let someone = catalog.people[&slug("p05")].clone();
    let name = someone.name.clone();
    ask(&mut catalog, true, true, NamePolicy::Full);
    let found = people(&catalog);
    has(
        &found,
        &[&name, "ヨミガナシケン", &format!("h/{}/", someone.handle)],
    );
    lacks(&found, &["\"a/"]);
    ask(&mut catalog, true, true, NamePolicy::Initials);
    let found = people(&catalog);
    has(&found, &[&format!("h/{}/", someone.handle)]);
    lacks(&found, &[&name, "ヨミガナ"]);
    ask(&mut catalog, true, true, NamePolicy::Hidden);
    assert_eq!(people(&catalog), "");
    ask(&mut catalog, true, false, NamePolicy::Full);
    assert_eq!(people(&catalog), "");
    ask(&mut catalog, false, true, NamePolicy::Full);
    assert_eq!(people(&catalog), "");
    ask(&mut catalog, true, true, NamePolicy::Full);
    catalog.settings.index = false;
    assert_eq!(people(&catalog), "", "on a site that nobody is led to");
    catalog.settings.index = true;
    for issuer in catalog.issuers.values_mut() {
        issuer.names = NamePolicy::Initials;
    }
    assert_eq!(
        people(&catalog),
        "",
        "whose awards say less than a page would"
    );
    for issuer in catalog.issuers.values_mut() {
        issuer.names = NamePolicy::Hidden;
    }
    assert_eq!(people(&catalog), "");
    ask(&mut catalog, true, true, NamePolicy::Full);
    for award in catalog.awards.values_mut() {
        award.visibility = Visibility::Unlisted;
    }
    assert_eq!(people(&catalog), "", "whose awards are in no list");
}

#[test]
fn no_award_and_no_holder_is_in_what_programs_read() {
    let catalog = sample::catalog();
    let site = site_of(&catalog, PUBLISHED);
    let files = [
        "search/ja.json",
        "search/en.json",
        "catalog.json",
        "feed.xml",
        "en/feed.xml",
    ];
    for path in files {
        let text = &site[path];
        for person in catalog.people.values() {
            lacks(text, &[&person.name, person.handle.as_str()]);
        }
        for award in catalog.awards.keys() {
            lacks(text, &[award.as_str()]);
        }
    }
}

#[test]
fn the_list_for_programs_says_of_each_badge_what_it_is() {
    let site = site();
    let list = json(&site, "catalog.json");
    assert_eq!(list["format"], 1);
    let all = list["achievements"].as_array().expect("achievements");
    assert!(all.iter().all(|one| one["id"] != "not-yet"));
    let one = all
        .iter()
        .find(|one| one["id"] == "dx-02-literacy")
        .expect("it is there");
    assert_eq!(one["version"], 2);
    assert_eq!(
        one["url"],
        "https://badges.shiomino.example/b/dx-02-literacy/"
    );
    assert_eq!(
        one["json"],
        "https://badges.shiomino.example/b/dx-02-literacy/v2/achievement.json"
    );
    assert_eq!(
        one["issuer"]["url"],
        "https://badges.shiomino.example/i/city/"
    );
    assert_eq!(one["skills"][1]["code"], "SDC-2.1");
    assert!(one["name"]["ja"].is_string() && one["name"]["en"].is_string());
    assert!(one["validity"].is_null());
    let leader = all
        .iter()
        .find(|one| one["id"] == "dx-05-leader")
        .expect("it is there");
    assert_eq!(leader["validity"]["years"], 3);
}

#[test]
fn the_feed_keeps_to_rfc_4287() {
    const ATOM: &str = "http://www.w3.org/2005/Atom";
    let mut catalog = large(150, 0);
    let id = slug("many-0003");
    let odd = catalog.achievements.get_mut(&id).expect("it is there");
    odd.versions[0].name = both("<b>&\u{1}\u{ffff}\"名\"", "odd");
    odd.versions[0].from = Some("2026-10-01".parse().expect("a day"));
    for (path, site) in [
        ("feed.xml", site_of(&catalog, PUBLISHED)),
        ("en/feed.xml", super::site()),
    ] {
        let text = &site[path];
        let document = roxmltree::Document::parse(text).expect("XML");
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")));
        let lang = feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
        assert_eq!(lang, Some(if path.starts_with("en") { "en" } else { "ja" }));
        let of = |node: roxmltree::Node<'_, '_>, name: &str| {
            let found = node
                .children()
                .filter(|child| child.has_tag_name((ATOM, name)));
            found
                .map(|child| child.text().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        let links = |node: roxmltree::Node<'_, '_>, rel: &str| {
            let all = node
                .children()
                .filter(|child| child.has_tag_name((ATOM, "link")));
            let found = all.filter(|link| link.attribute("rel") == Some(rel));
            found
                .filter_map(|link| link.attribute("href").map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let own = format!("https://badges.shiomino.example/{path}");
        assert_eq!(links(feed, "self"), [own.as_str()]);
        assert_eq!(of(feed, "id"), [own]);
        let entries: Vec<_> = feed
            .children()
            .filter(|child| child.has_tag_name((ATOM, "entry")))
            .collect();
        assert!(
            !entries.is_empty() && entries.len() <= 100,
            "{}",
            entries.len()
        );
        let mut ids = BTreeSet::new();
        let mut moments = Vec::new();
        for entry in &entries {
            for once in ["id", "title", "updated", "summary"] {
                assert_eq!(of(*entry, once).len(), 1, "{once} in {path}");
            }
            let id = of(*entry, "id").remove(0);
            assert_eq!(links(*entry, "alternate"), [id.as_str()]);
            let page = id
                .strip_prefix("https://badges.shiomino.example/")
                .expect("ours");
            assert!(site.contains_key(&format!("{page}index.html")), "{page}");
            assert!(ids.insert(id));
            let author = entry
                .children()
                .find(|child| child.has_tag_name((ATOM, "author")));
            assert_eq!(of(author.expect("an author"), "name").len(), 1);
            let updated = of(*entry, "updated").remove(0);
            moments.push(updated.parse::<jiff::Timestamp>().expect("RFC 3339"));
        }
        assert!(
            moments.is_sorted_by(|one, next| one >= next),
            "newest first"
        );
        let updated = of(feed, "updated").remove(0);
        assert_eq!(
            updated.parse::<jiff::Timestamp>().ok(),
            moments.first().copied()
        );
    }
    let newest = &lists_of(&catalog)["feed.xml"];
    has(
        newest,
        &["<title>&lt;b&gt;&amp;&quot;名&quot;</title>\n<updated>2026-10-01T00:00:00Z</updated>"],
    );
    lacks(&super::site()["feed.xml"], &["not-yet"]);
}

#[test]
fn heads_lead_to_the_feed_and_search_engines_to_the_beginning_of_each_list() {
    let site = site();
    for path in [
        "index.html",
        "catalog/index.html",
        "i/city/index.html",
        "en/index.html",
    ] {
        let kind = "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"";
        let link = site[path]
            .split(kind)
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let feed = resolve(path, link.expect("a link to the feed"));
        assert!(site.contains_key(&feed), "{feed}");
    }
    has(
        &site["_headers"],
        &[
            "/feed.xml\n  Content-Type: application/atom+xml; charset=utf-8",
            "/en/feed.xml\n  Content-Type: application/atom+xml; charset=utf-8",
            "/*.json\n  Content-Type: application/json",
        ],
    );
    let large = lists_of(&large(150, 0));
    let base = "<loc>https://badges.shiomino.example";
    has(
        &large["sitemap.xml"],
        &[
            &format!("{base}/catalog/</loc>"),
            &format!("{base}/en/catalog/kind/assessed/</loc>"),
            &format!("{base}/skills/</loc>"),
        ],
    );
    lacks(
        &large["sitemap.xml"],
        &["/catalog/2/", "/catalog/by/", "/search/"],
    );
    has(
        &large["robots.txt"],
        &["Sitemap: https://badges.shiomino.example/sitemap.xml"],
    );
}

#[test]
fn a_preview_offers_drafts_to_be_looked_at_but_not_to_programs() {
    let site = site_of(&sample::catalog(), Publication::Preview);
    has(
        &site["catalog/index.html"],
        &["../b/not-yet/", "content=\"noindex\""],
    );
    lacks(&site["catalog.json"], &["not-yet"]);
    lacks(&site["feed.xml"], &["not-yet"]);
}
