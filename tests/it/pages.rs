//! Pages of a small organisation: what they say, what they never say, and that every link leads somewhere.
//! `PAGES_OUT=folder` keeps the rendered site, with placeholders for pictures and credentials, for a browser.

mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use shirushi::catalog::*;
use shirushi::plan::Addresses;
use shirushi::render::{AwardState, Pages, Publication, ThemeError};
use shirushi::site::SitePath;

use sample::{award, both, id, slug};

const SIGNED: AwardState = AwardState { signed: true };
const PUBLISHED: Publication = Publication { drafts: false };

/// Every page and file by its path.
type Site = BTreeMap<String, String>;

fn site_of(catalog: &Catalog, publication: Publication) -> Site {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, &publication).expect("the theme compiles");
    let state = AwardState {
        signed: !publication.drafts,
    };
    let mut site = Site::new();
    for shared in pages.shared() {
        let asset = pages.render(&shared).expect("every page renders");
        assert_eq!(asset.path, *shared.path());
        let text = String::from_utf8(asset.bytes.into_owned()).expect("pages are text");
        assert!(
            site.insert(asset.path.to_string(), text).is_none(),
            "{} twice",
            asset.path
        );
    }
    for award in catalog.awards.values() {
        for lang in &catalog.settings.languages {
            let page = pages
                .award(*lang, award, state)
                .expect("every award renders");
            let path = addresses.award(*lang, &award.id).path.to_string();
            assert!(site.insert(path, page).is_none());
        }
    }
    site
}

fn site() -> Site {
    site_of(&sample::catalog(), PUBLISHED)
}

fn html(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, text)| (path.as_str(), text.as_str()))
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is missing from\n{page}");
    }
}

fn lacks(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(!page.contains(part), "{part} stands in\n{page}");
    }
}

/// Files that other stages make.
fn machine_files(catalog: &Catalog) -> BTreeSet<String> {
    let addresses = Addresses::new(&catalog.settings);
    let mut files = Vec::new();
    for award in catalog.awards.keys() {
        files.extend([
            addresses.credential(award),
            addresses.baked_png(award),
            addresses.baked_svg(award),
        ]);
    }
    for achievement in catalog.achievements.values() {
        for version in &achievement.versions {
            for name in ["achievement.json", "badge.svg", "badge.png", "card.png"] {
                files.push(addresses.version_file(&achievement.id, version.version, name));
            }
        }
    }
    for issuer in catalog.issuers.values() {
        let file = |name| addresses.issuer_file(issuer, name);
        files.extend([
            file("profile.json"),
            file("did.json"),
            addresses.status_list(issuer),
        ]);
    }
    files
        .into_iter()
        .map(|spot| spot.path.to_string())
        .collect()
}

/// Values of `href` and `src`, as written.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let starts = [" href=\"", " src=\""];
    starts
        .into_iter()
        .flat_map(|start| page.split(start).skip(1))
        .filter_map(|rest| rest.split('"').next())
}

/// The path that a relative link on a page leads to.
fn resolve(page: &str, link: &str) -> String {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{link} on {page} leaves the site"),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    match (path.as_str(), link.ends_with('/')) {
        ("", _) => "index.html".to_owned(),
        (path, true) => format!("{path}/index.html"),
        (path, false) => path.to_owned(),
    }
}

#[test]
fn every_link_within_the_site_leads_somewhere() {
    let catalog = sample::catalog();
    let site = site_of(&catalog, PUBLISHED);
    let files = machine_files(&catalog);
    let mut count = 0;
    for (path, page) in html(&site) {
        for link in links(page).filter(|link| !link.contains(':') && !link.starts_with('#')) {
            let target = if path == "404.html" {
                resolve("", link)
            } else {
                resolve(path, link)
            };
            assert!(
                site.contains_key(&target) || files.contains(&target),
                "{link} on {path} leads to {target}"
            );
            count += 1;
        }
        for fragment in links(page).filter_map(|link| link.strip_prefix('#')) {
            assert!(
                page.contains(&format!("id=\"{fragment}\"")),
                "#{fragment} on {path}"
            );
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn pages_keep_to_their_own_policy() {
    let site = site();
    for (path, page) in html(&site) {
        lacks(
            page,
            &[
                "<script",
                " style=",
                "<style",
                "javascript:",
                "unsafe-",
                " onclick",
                " onload",
            ],
        );
        has(
            page,
            &[
                "<!doctype html>",
                "http-equiv=\"Content-Security-Policy\"",
                "<main id=\"main\"",
                "<h1",
            ],
        );
        for source in page.split(" src=\"").skip(1) {
            assert!(
                source.starts_with('.') || source.starts_with('/'),
                "{path} loads {source:.40}"
            );
        }
        assert!(page.len() < 30_000, "{path} has {} bytes", page.len());
    }
}

#[test]
fn each_page_speaks_its_language_and_leads_to_the_same_page_in_the_other() {
    let site = site();
    for (path, page) in html(&site).filter(|(path, _)| *path != "404.html") {
        let (lang, other, twin) = match path.strip_prefix("en/") {
            Some(rest) => ("en", "ja", rest.to_owned()),
            None => ("ja", "en", format!("en/{path}")),
        };
        assert!(site.contains_key(&twin), "{path} has no {twin}");
        let twin = twin
            .strip_suffix("index.html")
            .expect("pages end in index.html");
        let own = path
            .strip_suffix("index.html")
            .expect("pages end in index.html");
        has(
            page,
            &[
                &format!("<html lang=\"{lang}\" dir=\"ltr\">"),
                &format!("<link rel=\"canonical\" href=\"https://badges.shiomino.example/{own}\">"),
                &format!("hreflang=\"{other}\" href=\"https://badges.shiomino.example/{twin}\""),
                "hreflang=\"x-default\"",
            ],
        );
        let switch = page.split("class=\"languages\"").nth(1).expect("a switch");
        let link = links(switch).next().expect("a link");
        assert_eq!(resolve(path, link), format!("{twin}index.html"));
    }
}

#[test]
fn an_award_states_who_what_when_and_how_it_stands() {
    let site = site();
    has(
        &site["a/yxw31s73/index.html"],
        &[
            "<strong>有効</strong>",
            "<time datetime=\"2028-03-20\">2028年3月20日(令和10年3月20日)</time>まで有効",
            "2026年11月1日(令和8年11月1日)</time>現在の状態です",
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
            "<a href=\"../../a/ren00001/\">更新後のバッジを見る</a>",
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
            "<a href=\"../../a/1pw77zth/\">訂正後のバッジを見る</a>",
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
fn no_page_names_a_person_but_that_persons_awards() {
    let catalog = sample::catalog();
    let site = site_of(&catalog, PUBLISHED);
    for person in catalog.people.values() {
        let own: BTreeSet<&str> = catalog
            .awards
            .values()
            .filter(|award| award.person == person.key)
            .map(|award| award.id.as_str())
            .collect();
        for (path, page) in &site {
            let about = path.split('/').any(|part| own.contains(part));
            let secret = matches!(
                person.name_policy,
                NamePolicy::Handle | NamePolicy::Initials | NamePolicy::Hidden
            );
            if !about || secret {
                lacks(page, &[&person.name]);
                lacks(page, person.name_en.as_deref().as_slice());
            }
            if !about || person.name_policy == NamePolicy::Hidden {
                lacks(page, &[person.handle.as_str()]);
            }
            lacks(page, &["000101"]);
        }
    }
}

#[test]
fn an_unlisted_award_is_found_from_nowhere_and_asks_to_stay_so() {
    let mut catalog = sample::catalog();
    catalog.settings.index = true;
    // Even an award of someone else that is renewed by it must not lead to it.
    let unlisted = id("h7k2m9q4r8t3v6w1x5y0z2a4b6");
    let shown = catalog
        .awards
        .get_mut(&unlisted)
        .expect("the unlisted award");
    shown.renews = Some(id("exp00001"));
    let site = site_of(&catalog, PUBLISHED);
    for (path, text) in site
        .iter()
        .filter(|(path, _)| !path.contains(unlisted.as_str()))
    {
        assert!(
            !text.contains(unlisted.as_str()),
            "{path} leads to an unlisted award"
        );
    }
    let robots = "<meta name=\"robots\" content=\"noindex\">";
    has(
        &site["a/h7k2m9q4r8t3v6w1x5y0z2a4b6/index.html"],
        &[robots, "名前は公開されていません"],
    );
    lacks(&site["a/yxw31s73/index.html"], &[robots]);
    has(
        &site["sitemap.xml"],
        &[
            "/a/yxw31s73/</loc>",
            "/en/a/yxw31s73/</loc>",
            "/b/dx-05-leader/</loc>",
        ],
    );
}

#[test]
fn pages_of_people_are_indexed_only_when_the_site_says_so() {
    let site = site();
    has(&site["a/yxw31s73/index.html"], &["content=\"noindex\""]);
    lacks(&site["b/dx-05-leader/index.html"], &["content=\"noindex\""]);
    lacks(&site["sitemap.xml"], &["/a/"]);
    has(
        &site["_headers"],
        &[
            "/a/*\n  X-Robots-Tag: noindex\n",
            "/en/a/*\n  X-Robots-Tag: noindex\n",
        ],
    );
    lacks(&site["robots.txt"], &["Disallow"]);
}

#[test]
fn drafts_say_so_on_every_page_and_stay_out_of_indexes() {
    let site = site_of(&sample::catalog(), Publication { drafts: true });
    for (path, page) in html(&site) {
        assert!(page.contains("class=\"draft\""), "{path}");
        assert!(page.contains("content=\"noindex\""), "{path}");
    }
    has(
        &site["a/yxw31s73/index.html"],
        &["下書き・署名されていません", "<strong>下書き</strong>"],
    );
    lacks(
        &site["a/yxw31s73/index.html"],
        &["badge.png\"", "verifierplus", "<strong>有効</strong>"],
    );
    has(
        &site["b/not-yet/index.html"],
        &["この版はまだ公開されていません"],
    );
    lacks(&site["sitemap.xml"], &["<loc>"]);
}

#[test]
fn one_award_without_a_signature_is_a_draft_on_a_signed_site() {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, &PUBLISHED).expect("the theme compiles");
    let award = &catalog.awards[&id("yxw31s73")];
    let page = pages
        .award(Lang::EN, award, AwardState { signed: false })
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
fn an_unpublished_achievement_has_no_page() {
    let site = site();
    assert!(!site.contains_key("b/not-yet/index.html"));
    for (path, text) in &site {
        assert!(
            !text.contains("not-yet") && !text.contains("準備中のバッジ"),
            "{path}"
        );
    }
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
            &[note, "<span lang=\"ja\">公民館コーディネーター</span>"],
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
        &["v1/badge.png\" alt", "設計者"],
    );
}

#[test]
fn holders_are_counted_from_the_threshold_up() {
    let site = site();
    has(
        &site["b/dx-01-welcome/index.html"],
        &["これまでに取得した人</dt><dd>5人"],
    );
    lacks(
        &site["b/dx-02-literacy/index.html"],
        &["これまでに取得した人"],
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
            "ステップ1, 2のあと",
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

#[test]
fn hosts_get_few_rules_that_never_contradict_each_other() {
    let site = site();
    let headers = &site["_headers"];
    let rules = headers
        .lines()
        .filter(|line| !line.starts_with(' '))
        .count();
    assert!(rules <= 100);
    let mut names: Vec<&str> = headers
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, _)| name)
        .collect();
    names.retain(|name| !matches!(*name, "Cache-Control" | "X-Robots-Tag"));
    let unique: BTreeSet<&&str> = names.iter().collect();
    assert_eq!(
        unique.len(),
        names.len(),
        "rules that match one address are merged"
    );
    has(
        headers,
        &[
            "Access-Control-Allow-Origin: *",
            "nosniff",
            "no-referrer",
            "frame-ancestors 'none'",
        ],
    );
    assert_eq!(site[".nojekyll"], "");
}

#[test]
fn markup_in_any_field_comes_out_inert() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let text = both(evil, evil);
    let script = "javascript:alert(1)".to_owned();
    let mut catalog = sample::catalog();
    catalog.settings.title = text.clone();
    catalog.settings.target_groups[0].name = text.clone();
    for issuer in catalog.issuers.values_mut() {
        issuer.name = text.clone();
        issuer.description = Some(text.clone());
        issuer.url = script.clone();
        issuer.did = evil.to_owned();
        issuer.contact = Contact::Form(script.clone());
        issuer.parent = Some(Parent::Named {
            name: text.clone(),
            url: Some(script.clone()),
        });
        issuer.identifiers = vec![Identifier {
            kind: evil.to_owned(),
            value: evil.to_owned(),
        }];
    }
    catalog
        .issuers
        .get_mut(&slug("od-club"))
        .expect("the club")
        .contact = Contact::Email(format!("{evil}@x.example?bcc=y"));
    for version in catalog
        .achievements
        .values_mut()
        .flat_map(|achievement| &mut achievement.versions)
    {
        version.name = text.clone();
        version.can_do = text.clone();
        version.criteria = both(&format!("# {evil}\n\n[x]({script}) ![y]({script})"), evil);
        version.assessment = Some(text.clone());
        version.support = Some(text.clone());
        version.renewal = Some(text.clone());
        version.resources = vec![Resource {
            name: text.clone(),
            format: Some(evil.to_owned()),
            url: Some(script.clone()),
        }];
        let target = AlignmentTarget::Uri {
            uri: script.clone(),
            name: text.clone(),
        };
        version.alignments.push(Alignment {
            framework: slug("esco"),
            target,
        });
    }
    for person in catalog.people.values_mut() {
        person.name = evil.to_owned();
        person.name_en = Some(evil.to_owned());
    }
    for award in catalog.awards.values_mut() {
        award.result = Some(evil.to_owned());
        award.evidence = vec![Evidence {
            id: slug("x"),
            name: text.clone(),
            narrative: Some(text.clone()),
            url: Some(script.clone()),
        }];
    }
    for pathway in catalog.pathways.values_mut() {
        pathway.name = text.clone();
        pathway.basis = Some(text.clone());
        pathway.duration = Some(text.clone());
    }
    for framework in catalog.frameworks.values_mut() {
        framework.name = text.clone();
        framework.version = Some(evil.to_owned());
        framework.replaces = Some(evil.to_owned());
        framework.url = Some(script.clone());
        for layer in &mut framework.layers {
            layer.name = text.clone();
        }
        for item in &mut framework.items {
            item.name = text.clone();
            item.url = item.url.as_ref().map(|_| script.clone());
            item.maps.push(ItemMap {
                framework: slug("sdc-2026"),
                version: Some(evil.to_owned()),
                code: None,
                part: Some(evil.to_owned()),
            });
        }
    }
    for page in catalog.pages.values_mut() {
        page.title = text.clone();
        page.body = text.clone();
    }
    let site = site_of(&catalog, PUBLISHED);
    for (path, page) in html(&site) {
        lacks(page, &["<script", "<img src=x", "<img src=\"x"]);
        for link in links(page) {
            assert!(!link.starts_with("javascript:"), "{path}");
        }
        for tag in page
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split_once('>'))
            .map(|(tag, _)| tag)
        {
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains("onerror"), "{path}: <{tag}>");
        }
    }
}

#[test]
fn a_template_that_cannot_be_rendered_is_named_with_its_place() {
    let mut catalog = sample::catalog();
    let own = "{% extends \"base.html\" %}\n{% block main %}{{ award.nonsense }}{% endblock %}";
    catalog
        .theme
        .insert("templates/award.html".to_owned(), own.as_bytes().into());
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, &PUBLISHED).expect("it compiles");
    let award = &catalog.awards[&id("yxw31s73")];
    let error: ThemeError = pages
        .award(Lang::JA, award, SIGNED)
        .expect_err("it cannot be rendered");
    assert_eq!(
        (error.file.as_str(), error.line),
        ("templates/award.html", 2)
    );
    let french = Lang::new("fr").expect("a language");
    assert!(pages.award(french, award, SIGNED).is_err());
}

#[test]
fn pages_are_rendered_by_many_threads_and_always_alike() {
    fn shared<T: Sync + Send>(_: &T) {}
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, &PUBLISHED).expect("the theme compiles");
    shared(&pages);
    assert_eq!(site(), site());
}

#[test]
fn an_award_page_costs_little() {
    let mut catalog = sample::catalog();
    for n in 0..2_000 {
        let award = award(&format!("speed{n:04}"), "dx-05-leader", "p01", "2025-03-21");
        catalog.awards.insert(award.id.clone(), award);
    }
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, &PUBLISHED).expect("the theme compiles");
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
fn the_site_is_complete_enough_for_a_browser() {
    let catalog = sample::catalog();
    let kept = std::env::var_os("PAGES_OUT");
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let root = kept.as_deref().map_or(temporary.path(), Path::new);
    let write = |path: &str, bytes: &[u8]| {
        assert!(SitePath::parse(path).is_some());
        let file = root.join(path);
        std::fs::create_dir_all(file.parent().expect("below the root")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    };
    for (path, text) in site_of(&catalog, PUBLISHED) {
        write(&path, text.as_bytes());
    }
    for path in machine_files(&catalog) {
        match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("svg") => write(&path, PLACEHOLDER.as_bytes()),
            Some("png") => write(&path, &placeholder_png()),
            _ => write(&path, b"{}\n"),
        }
    }
    assert!(root.join("en/a/yxw31s73/index.html").is_file());
}

const PLACEHOLDER: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\"><path d=\"M256 16 464 136v240L256 496 48 376V136Z\" fill=\"#0b5f8a\"/><circle cx=\"256\" cy=\"256\" r=\"150\" fill=\"none\" stroke=\"#fff\" stroke-width=\"12\"/><path d=\"m190 262 48 48 92-104\" fill=\"none\" stroke=\"#fff\" stroke-width=\"24\"/></svg>";

fn placeholder_png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 64, 64);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header");
    writer
        .write_image_data(&[0x2c, 0x6e, 0x49].repeat(64 * 64))
        .expect("pixels");
    drop(writer);
    bytes
}
