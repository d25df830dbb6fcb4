//! `shirushi diff`: what a reviewer is told of a change, in repositories made for the occasion.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::harness::{Ran, World};

const LITERACY: &str = "site/content/achievements/dx-02-literacy/badge.yaml";
const AWARDS: &str = "site/content/awards/2026.csv";
const EARLIER: &str = "site/content/awards/2025.csv";
const PEOPLE: &str = "site/content/people.csv";

fn git(folder: &Path, args: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.com"])
        .args(["-c", "init.defaultBranch=main", "-C"])
        .arg(folder)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is installed");
    assert!(
        done.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

fn commit(world: &World) {
    git(&world.path("site"), &["add", "-A"]);
    git(&world.path("site"), &["commit", "-q", "-m", "x"]);
}

/// The sample organisation, committed.
fn started() -> World {
    let world = World::with_sample();
    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    world
}

fn add_awards(world: &World, rows: &[&str]) {
    let text = world.read(AWARDS);
    let end = if text.ends_with('\n') { "" } else { "\n" };
    world.write(AWARDS, &format!("{text}{end}{}\n", rows.join("\n")));
}

fn diff(world: &mut World, args: &[&str]) -> Ran {
    world.run_site(&[&["diff"], args].concat())
}

fn json(world: &mut World) -> Value {
    let ran = diff(world, &["--format", "json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    serde_json::from_str(&ran.out).expect("JSON")
}

/// Kind, subject, version and number of touched badges of every risk.
fn risks(world: &mut World) -> Vec<String> {
    let found = json(world);
    let risks = found["risks"].as_array().expect("a list").iter();
    risks
        .map(|risk| {
            let text = |value: &Value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let (kind, id) = (text(&risk["kind"]), text(&risk["about"]["id"]));
            format!("{kind} {id} {}", text(&risk["touched"]))
        })
        .collect()
}

#[test]
fn what_has_not_changed_is_one_line() {
    let mut world = started();
    let ran = diff(&mut world, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.starts_with("nothing changes\ncompared: main ("),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("Files"), "{}", ran.out);
}

#[test]
fn criteria_of_a_badge_that_was_awarded_are_a_risk_with_the_way_out() {
    let mut world = started();
    world.edit(LITERACY, "80点以上", "70点以上");
    world.edit(LITERACY, "Scored 80", "Scored 70");
    assert_eq!(
        risks(&mut world),
        ["issued-definition-changed dx-02-literacy 6"]
    );
    let ran = diff(&mut world, &["--lang", "ja"]);
    for said in [
        "⚠ 確かめてから承認すること1点。バッジの定義1件",
        "dx-02-literacy 第2版: 授与ずみ(6件)のバッジの定義が変わります",
        "条件と評価方法 (ja)",
        "80点以上を取ったこと",
        "70点以上を取ったこと",
        "条件と評価方法 (en)",
        "Scored 70 or more",
        "content/achievements/dx-02-literacy/v2/ に移し",
        "version: 3 と from",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    assert_eq!(ran.code, 0, "a risk is told, not refused");
    assert_eq!(diff(&mut world, &["--fail-on-risk"]).code, 1);
}

#[test]
fn a_new_version_and_a_badge_that_nobody_holds_may_be_changed() {
    let mut world = started();
    let old = world.read(LITERACY);
    world.write(&LITERACY.replace("badge.yaml", "v2/badge.yaml"), &old);
    world.edit(
        LITERACY,
        "version: 2\nfrom: 2025-04-01",
        "version: 3\nfrom: 2026-11-01",
    );
    world.edit(LITERACY, "80点以上", "70点以上");
    assert_eq!(risks(&mut world), [""; 0]);
    let found = json(&mut world);
    let told = &found["definitions"][0];
    assert_eq!(told["state"], "new", "{told}");
    assert_eq!(told["achievement"]["version"], 3, "{told}");
    let criteria = |found: &&Value| found["member"] == "criteria";
    let criteria = told["differences"]
        .as_array()
        .and_then(|all| all.iter().find(criteria));
    let before = criteria.and_then(|found| found["before"].as_str());
    assert!(before.is_some_and(|text| text.contains("80点")), "{told}");
}

#[test]
fn a_picture_and_an_issuer_of_an_awarded_badge_are_part_of_its_definition() {
    let mut world = started();
    world.edit(LITERACY, "デジタルの|基礎", "デジタル|の基礎");
    let ran = diff(
        &mut world,
        &["--format", "md", "--preview-url", "https://p.example/"],
    );
    assert!(ran.out.contains("| picture |"), "{}", ran.out);
    assert!(
        ran.out
            .contains("<img src=\"https://p.example/b/dx-02-literacy/v2/badge.png\""),
        "{}",
        ran.out
    );
    assert_eq!(
        risks(&mut world),
        ["issued-definition-changed dx-02-literacy 6"]
    );
}

#[test]
fn what_stands_on_the_page_alone_is_told_and_is_no_risk() {
    let mut world = started();
    world.edit(LITERACY, "hours: 20", "hours: 24");
    assert_eq!(risks(&mut world), [""; 0]);
    let ran = diff(&mut world, &[]);
    assert!(
        ran.out.contains("hours\n      before: 20\n      after: 24"),
        "{}",
        ran.out
    );
}

#[test]
fn keys_that_come_go_or_are_dated_otherwise_are_risks() {
    let mut world = started();
    let keys = "site/keys/od-club.yaml";
    let new = "- id: od-2026\n  public: z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\n  from: 2026-04-01\n  environment: demo\n";
    let was = world.read(keys);
    world.write(keys, &format!("{}  until: 2026-03-31\n{new}", was));
    assert_eq!(
        risks(&mut world),
        ["key-added od-club 4", "key-changed od-club 4"]
    );
    let ran = diff(&mut world, &[]);
    assert!(ran.out.contains("SHA-256 "), "{}", ran.out);

    let other = was.replace(
        "z6Mkq1s6N3z31eukzDgfe16vwhZpEe8uhfnsLifCVNM8ZWCH",
        "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
    );
    world.write(keys, &other);
    assert_eq!(
        risks(&mut world),
        ["key-removed od-club 4", "key-added od-club 4"]
    );
}

#[test]
fn another_address_of_the_site_is_one_risk_and_not_one_an_award() {
    let mut world = started();
    for file in [
        "site",
        "issuers/od-club",
        "issuers/shiomino-city",
        "issuers/yunagi-univ",
    ] {
        let file = format!("site/content/{file}.yaml");
        world.edit(&file, "badges.shiomino.example", "badge.shiomino.example");
    }
    assert_eq!(risks(&mut world), ["base-url-changed content/site.yaml 64"]);
    let ran = diff(&mut world, &[]);
    assert!(
        ran.out
            .contains("all 64 badges issued so far stop verifying"),
        "{}",
        ran.out
    );
}

#[test]
fn another_name_of_an_issuer_is_a_risk_for_all_it_issued() {
    let mut world = started();
    let issuer = world.read("site/content/issuers/od-club.yaml");
    let line = issuer
        .lines()
        .find(|line| line.contains("url:"))
        .expect("an url");
    world.edit(
        "site/content/issuers/od-club.yaml",
        line,
        &format!("{line}/"),
    );
    let found = risks(&mut world);
    assert_eq!(found, ["issuer-changed od-club 4"]);
}

#[test]
fn another_head_on_certificates_is_told_in_each_language() {
    let mut world = started();
    let file = "site/content/issuers/shiomino-city.yaml";
    world.edit(file, "汐見野市長 磯部 満", "汐見野市長 波多野 渚");
    let found = json(&mut world);
    assert_eq!(found["risks"][0]["kind"], "issuer-changed");
    let told = &found["risks"][0]["differences"];
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(
        (&told[0]["member"], &told[0]["lang"], &told[0]["after"]),
        (&"head".into(), &"ja".into(), &"汐見野市長 波多野 渚".into())
    );
    world.edit(file, "ISOBE Mitsuru", "HATANO Nagisa");
    let ran = diff(&mut world, &[]);
    assert!(ran.out.contains("head named on certificates"), "{ran:?}");
}

#[test]
fn rows_that_go_or_say_something_else_and_withdrawals_taken_back_are_risks() {
    let mut world = started();
    world.edit(
        EARLIER,
        "xtx8gds5,od-contributor,p24,2025-11-15,,20h,,,,,,97398\n",
        "",
    );
    world.edit(EARLIER, ",2025-12-10,issued-in-error,", ",,,");
    world.edit(
        EARLIER,
        "17fn78m4,univ-admin-law,p05,2025-09-30,,A",
        "17fn78m4,univ-admin-law,p05,2025-09-29,,S",
    );
    world.edit(
        AWARDS,
        "m1x0fz0k,univ-admin-law,p09",
        "m1x0fz0k,univ-admin-law,p10",
    );
    assert_eq!(
        risks(&mut world),
        [
            "award-removed od-contributor 1",
            "withdrawal-undone easy-japanese 1",
            "recipient-changed univ-admin-law 1",
            "issued-award-changed univ-admin-law 1",
        ]
    );
    let ran = diff(&mut world, &["--lang", "ja"]);
    for said in [
        "受け取る人: N*** (c1v5jq) → 渚*** (y8s2gm)",
        "授与日: 2025-09-30 → 2025-09-29 ・ 成績: A → S",
        "取り消し: 2025-12-10 誤って授与 → —",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn an_index_in_the_list_of_withdrawals_and_evidence_belong_to_an_issued_award() {
    let mut world = started();
    world.edit(AWARDS, ",95565", ",95566");
    let evidence = "site/content/evidence/dx-04-practice.yaml";
    let text = world.read(evidence);
    let name = text
        .lines()
        .find(|line| line.contains("name:"))
        .expect("a name");
    world.edit(evidence, name, &name.replacen("ja: ", "ja: 別の", 1));
    let found = risks(&mut world);
    assert!(
        found.contains(&"issued-award-changed univ-admin-law 1".to_owned()),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|risk| risk.starts_with("issued-award-changed dx-04-practice")),
        "{found:?}"
    );
}

#[test]
fn an_award_of_sixty_days_ago_passes_and_one_of_sixty_one_is_asked_about() {
    let mut world = started();
    // as_of of the sample is 2026-11-01
    add_awards(
        &world,
        &["newawrd1,dx-01-welcome,p17,2026-09-02,,,,,,,,101"],
    );
    assert_eq!(risks(&mut world), [""; 0]);
    add_awards(
        &world,
        &["newawrd2,easy-japanese,p01,2026-09-01,,,,,,,,102"],
    );
    let found = json(&mut world);
    let kinds: Vec<_> = found["risks"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|r| &r["kind"])
        .collect();
    assert!(kinds.contains(&&Value::from("back-dated")), "{kinds:?}");
}

#[test]
fn the_same_name_twice_for_one_badge_is_asked_about() {
    let mut world = started();
    let row = "p99,abc123,凪原さくら,,NAGIHARA Sakura,full,staff,,,,2026-10-01,name+badge+page\n";
    world.write(PEOPLE, &format!("{}{row}", world.read(PEOPLE)));
    add_awards(
        &world,
        &["newawrd1,dx-01-welcome,p99,2026-10-30,,,,,,,,101"],
    );
    assert_eq!(risks(&mut world), ["possible-duplicate dx-01-welcome 0"]);
}

#[test]
fn another_name_of_a_holder_and_a_name_shown_more_are_told_once_a_person() {
    let mut world = started();
    world.edit(PEOPLE, "潮路 健人", "潮路 健斗");
    world.edit(
        PEOPLE,
        "HOASHIGAWA Chihiro,initials",
        "HOASHIGAWA Chihiro,full",
    );
    let people = world.read(PEOPLE);
    let row = people
        .lines()
        .find(|line| line.starts_with("p03,"))
        .expect("a row");
    world.edit(PEOPLE, row, &row.replace("badge+page", "name+badge+page"));
    let found = json(&mut world);
    let told: Vec<_> = found["risks"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|risk| {
            (
                risk["kind"].as_str(),
                risk["about"]["name"].as_str(),
                risk["awards"].as_array().map(Vec::len),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some("holder-name-changed"), Some("S*** (w3d9ht)"), Some(5)),
            (Some("name-shown"), Some("H*** (b8r4vn)"), Some(3)),
        ]
    );
}

#[test]
fn an_address_that_disappears_is_named() {
    let mut world = started();
    for lang in ["ja", "en"] {
        fs::remove_file(world.path(&format!("site/content/pages/about.{lang}.md")))
            .expect("it was there");
    }
    let found = json(&mut world);
    assert_eq!(found["risks"][0]["kind"], "address-gone");
    let gone = found["risks"][0]["addresses"].to_string();
    assert_eq!(gone, r#"["about/index.html","en/about/index.html"]"#);
}

#[test]
fn settings_that_all_badges_depend_on_are_a_risk() {
    let mut world = started();
    world.edit("site/content/site.yaml", "Asia/Tokyo", "Asia/Seoul");
    assert_eq!(risks(&mut world), ["settings-changed content/site.yaml 64"]);
}

#[test]
fn new_awards_renewals_withdrawals_and_completed_pathways_are_counted() {
    let mut world = started();
    add_awards(
        &world,
        &[
            "newawrd1,dx-05-leader,p10,2026-10-30,,,,,,,,100",
            "newawrd2,dx-01-welcome,p17,2026-10-30,,,,,,,,101",
            "newawrd3,infosec-annual,p20,2026-10-30,2027-10-29,,,b4swdczs,,,,104",
        ],
    );
    world.edit(
        AWARDS,
        "8qjcxfjf,dx-02-literacy,p15,2026-09-12,,,,,,,,",
        "8qjcxfjf,dx-02-literacy,p15,2026-09-12,,,,,,2026-10-30,issued-in-error,",
    );
    let ran = diff(&mut world, &["--lang", "ja"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for said in [
        "✅ 新しい授与2件、更新1件、取り消し1件",
        "dx-05-leader 第1版: 1件(2026-10-30)",
        "newawrd1 渚*** (y8s2gm) 2026-10-30",
        "更新元: b4swdczs",
        "8qjcxfjf 貝*** (v2t8zd) 2026-09-12 ・ 2026-10-30 取り消し: 誤って授与",
        "dx-passport: 1人が、これですべての段階を終えます",
        "サイトの大きさ(見込み)",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    let ran = diff(&mut world, &["--lang", "en"]);
    for said in [
        "✅ 2 new awards, 1 renewal, 1 withdrawal",
        "one person completes it",
        "withdrawn on 2026-10-30: issued in error",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn the_forecast_counts_the_files_that_a_build_writes() {
    let mut world = started();
    let counted = json(&mut world)["forecast"]["files_after"].as_u64();
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let files = world.snapshot("site/public").into_keys();
    let site = files.filter(|path| {
        !path.starts_with(".shirushi") && !path.to_string_lossy().contains("manifest")
    });
    assert_eq!(counted, Some(site.count() as u64));
}

#[test]
fn names_are_masked_unless_asked_for_and_hidden_ones_are_never_named() {
    let mut world = started();
    add_awards(
        &world,
        &[
            "newawrd1,dx-05-leader,p10,2026-10-30,,,,,,,,100",
            "aaaaabbbbbcccccdddddeeeee1,dx-01-welcome,p16,2026-10-30,,,,,,,,101",
        ],
    );
    for format in ["human", "md", "json"] {
        let masked = diff(&mut world, &["--lang", "ja", "--format", format]).out;
        for hidden in [
            "渚沢 悠",
            "渚沢",
            "海路野",
            "j9y3sf",
            "UMIJINO",
            "aaaaabbbbbccccc",
        ] {
            assert!(!masked.contains(hidden), "{format}: {hidden} in {masked}");
        }
        let ran = diff(
            &mut world,
            &["--lang", "ja", "--format", format, "--show-recipients"],
        );
        assert!(ran.out.contains("渚沢 悠"), "{format}: {}", ran.out);
        for hidden in ["海路野", "j9y3sf", "UMIJINO"] {
            assert!(
                !ran.out.contains(hidden),
                "{format}: {hidden} in {}",
                ran.out
            );
        }
    }
}

#[test]
fn in_a_public_repository_names_stay_masked_whatever_is_asked() {
    let mut world = started();
    add_awards(&world, &["newawrd1,dx-05-leader,p10,2026-10-30,,,,,,,,100"]);
    world.write("event.json", r#"{"repository": {"private": false}}"#);
    let event = world.path("event.json").into_os_string();
    for (name, value) in [
        ("GITHUB_REPOSITORY_VISIBILITY", "public".into()),
        ("CI_PROJECT_VISIBILITY", "public".into()),
        ("GITHUB_EVENT_PATH", event),
    ] {
        world.vars.insert(name.into(), value);
        let ran = diff(&mut world, &["--lang", "ja", "--show-recipients"]);
        assert!(!ran.out.contains("渚沢"), "{name}: {}", ran.out);
        assert!(
            ran.err.contains("公開のリポジトリー"),
            "{name}: {}",
            ran.err
        );
        world.vars.remove(std::ffi::OsStr::new(name));
    }
}

#[test]
fn a_branch_that_is_behind_is_not_blamed_for_what_it_lacks() {
    let mut world = started();
    git(&world.path("site"), &["checkout", "-q", "-b", "change"]);
    world.edit(LITERACY, "hours: 20", "hours: 24");
    commit(&world);
    git(&world.path("site"), &["checkout", "-q", "main"]);
    add_awards(&world, &["newawrd1,dx-05-leader,p10,2026-10-30,,,,,,,,100"]);
    commit(&world);
    git(&world.path("site"), &["checkout", "-q", "change"]);
    assert_eq!(risks(&mut world), [""; 0]);
    let ran = diff(&mut world, &["--base", "main"]);
    assert!(ran.out.contains("where the two parted"), "{}", ran.out);
}

#[test]
fn errors_are_shown_instead_of_a_comparison() {
    let mut world = started();
    world.edit(AWARDS, "od-contributor,p25", "od-contributer,p25");
    let ran = diff(&mut world, &["--lang", "ja", "--format", "md"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .starts_with("<!-- shirushi-diff -->\n## バッジの変化\n\n**❌ "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("od\\-contributer"), "{}", ran.out);
    let ran = diff(&mut world, &["--format", "json"]);
    let found: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        (ran.code, &found["problems"][0]["code"]),
        (1, &Value::from("unknown-achievement"))
    );
    let ran = diff(&mut world, &[]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("error[unknown-achievement]"),
        "{}",
        ran.out
    );
}

#[test]
fn a_revision_with_errors_is_said_to_have_them() {
    let mut world = World::with_sample();
    git(&world.path("site"), &["init", "-q"]);
    world.edit(AWARDS, "od-contributor,p25", "od-contributer,p25");
    commit(&world);
    world.edit(AWARDS, "od-contributer,p25", "od-contributor,p25");
    let found = json(&mut world);
    assert_eq!(found["risks"][0]["kind"], "not-compared");
    assert_eq!(found["awarded"], Value::Array(Vec::new()));
    assert!(
        found["notes"]
            .to_string()
            .contains("the earlier revision has 1 error"),
        "{found}"
    );
}

#[test]
fn before_there_was_a_site_everything_is_new() {
    let mut world = World::new();
    let sample = World::with_sample();
    for (path, bytes) in sample.snapshot("site") {
        let path = format!("site/badges/{}", path.display());
        world.write(&path, "");
        world.write_bytes(&path, &bytes);
    }
    world.write("site/README.md", "x");
    git(&world.path("site"), &["init", "-q"]);
    git(&world.path("site"), &["add", "README.md"]);
    git(&world.path("site"), &["commit", "-q", "-m", "x"]);
    let ran = world.run_site(&["diff", "--root", "badges"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("✅ "), "{}", ran.out);
    assert!(
        ran.out.contains("the earlier revision holds no site"),
        "{}",
        ran.out
    );
    commit(&world);
    world.edit(
        "site/badges/content/achievements/dx-02-literacy/badge.yaml",
        "80点",
        "70点",
    );
    let ran = world.run_site(&["diff", "--root", "badges", "--format", "json"]);
    assert!(ran.out.contains("issued-definition-changed"), "{}", ran.out);
}

#[test]
fn without_git_a_repository_or_the_revision_nothing_can_be_compared() {
    let mut world = World::with_sample();
    world
        .vars
        .insert("GIT_CEILING_DIRECTORIES".into(), world.path("").into());
    let ran = diff(&mut world, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is in no git repository"), "{}", ran.err);

    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    for base in ["no-such", "", "-h"] {
        let ran = diff(&mut world, &[&format!("--base={base}")]);
        assert_eq!(ran.code, 2, "{base}");
        assert!(ran.err.contains("fetch-depth: 0"), "{}", ran.err);
    }
    world.vars.insert("PATH".into(), world.path("home").into());
    let ran = diff(&mut world, &["--lang", "ja"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`git` を実行できません"), "{}", ran.err);
}

#[test]
fn a_suspension_and_its_end_are_told_and_no_risk() {
    let mut world = World::with_sample();
    world.edit(
        "site/content/issuers/shiomino-city.yaml",
        "id: shiomino-city\n",
        "id: shiomino-city\nsuspension: true\n",
    );
    // the certificate goes with what it certifies, and nobody is to be warned of that
    world.edit(
        "site/content/site.yaml",
        "embed, certificate]",
        "embed, certificate, pdf]",
    );
    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    assert_eq!(world.run_site(&["suspend", "y56hrnvn"]).code, 0);
    let ran = diff(&mut world, &[]);
    assert!(
        ran.out.starts_with("✅ 1 suspension or its end"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("2026-11-01.."), "{}", ran.out);
    assert_eq!(risks(&mut world), [""; 0]);
    commit(&world);
    assert_eq!(world.run_site(&["unsuspend", "y56hrnvn"]).code, 0);
    let ran = diff(&mut world, &["--base", "HEAD", "--lang", "ja"]);
    assert!(ran.out.contains("停止または再開1件"), "{}", ran.out);
}

#[test]
fn what_runs_or_guards_the_site_is_a_risk_when_it_changes() {
    let mut world = World::with_sample();
    world.write("site/.github/workflows/check.yml", "on: push\n");
    world.write("site/keys/demo/x.yaml", "x: 1\n");
    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    assert_eq!(risks(&mut world), [""; 0]);
    world.edit("site/.github/workflows/check.yml", "push", "fork");
    fs::remove_file(world.path("site/keys/demo/x.yaml")).expect("it was there");
    world.write("site/.gitea/workflows/新.yml", "x");
    world.write("site/keys/README.md", "x");
    world.write("site/netlify.toml", "x");
    world.write("site/_headers", "x");
    world.write("site/notes.txt", "x");
    let found = json(&mut world);
    assert_eq!(found["risks"][0]["kind"], "machinery-changed");
    assert_eq!(
        found["risks"][0]["paths"].to_string(),
        r#"[".gitea/workflows/新.yml",".github/workflows/check.yml","_headers","keys/README.md","keys/demo/x.yaml","netlify.toml"]"#
    );
    let ran = diff(&mut world, &["--lang", "ja"]);
    for said in ["確かめてから承認すること1点", ".github/workflows/check.yml"] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn machinery_at_the_top_of_the_repository_guards_a_site_below_it() {
    let mut world = World::new();
    let sample = World::with_sample();
    for (path, bytes) in sample.snapshot("site") {
        let path = format!("site/badges/{}", path.display());
        world.write(&path, "");
        world.write_bytes(&path, &bytes);
    }
    world.write("site/.gitlab-ci.yml", "x");
    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    world.write("site/.gitlab-ci.yml", "y");
    world.write("site/.forgejo/workflows/x.yml", "x");
    world.write("site/badges/netlify.toml", "x");
    let ran = world.run_site(&["diff", "--root", "badges", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        found["risks"][0]["paths"].to_string(),
        r#"[".forgejo/workflows/x.yml",".gitlab-ci.yml","badges/netlify.toml"]"#
    );
}

#[test]
fn rules_that_are_loosened_are_risks() {
    let mut world = World::with_sample();
    let site = "site/content/site.yaml";
    world.edit(LITERACY, "version: 2\n", "version: 2\napproval: required\n");
    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    world.edit(LITERACY, "approval: required", "approval: optional");
    world.edit(site, "suppress_below: 5", "suppress_below: 1");
    world.edit(site, "index_default: noindex", "index_default: index");
    assert_eq!(
        risks(&mut world),
        [
            "rule-weakened content/site.yaml 64",
            "rule-weakened dx-02-literacy 6"
        ]
    );
    let found = json(&mut world);
    let members = found["risks"][0]["differences"].to_string();
    for member in ["suppress-below", "\"index\""] {
        assert!(members.contains(member), "{member}: {members}");
    }
    assert_eq!(
        found["risks"][1]["differences"][0]["member"],
        "approval-rule"
    );
}

#[test]
fn an_award_without_the_decision_it_needs_is_a_risk() {
    let mut world = World::with_sample();
    world.edit(LITERACY, "version: 2\n", "version: 2\napproval: required\n");
    let approval =
        "- date: 2026-09-10\n  reference: 第1号\n  decider: 課長\n  awards: [8qjcxfjf]\n";
    world.write("site/content/approvals/2026.yaml", approval);
    git(&world.path("site"), &["init", "-q"]);
    commit(&world);
    assert_eq!(risks(&mut world), [""; 0]);
    fs::remove_file(world.path("site/content/approvals/2026.yaml")).expect("it was there");
    add_awards(
        &world,
        &["newawrd1,dx-02-literacy,p06,2026-10-30,,,,,,,,100"],
    );
    let found = json(&mut world);
    let risk = &found["risks"][0];
    assert_eq!(risk["kind"], "rule-weakened");
    let ids = risk["awards"].as_array().expect("a list").iter();
    let ids: Vec<_> = ids.map(|award| award["id"].as_str()).collect();
    assert_eq!(ids, [Some("8qjcxfjf"), Some("newawrd1")]);
    let ran = diff(&mut world, &["--lang", "ja"]);
    assert!(ran.out.contains("決裁: 記録あり → 記録なし"), "{}", ran.out);
}

#[test]
fn the_forecast_is_near_what_new_awards_weigh() {
    let mut world = started();
    add_awards(&world, &["newawrd1,dx-05-leader,p10,2026-10-30,,,,,,,,100"]);
    let told = json(&mut world)["forecast"]["bytes_added"].as_u64();
    let told = told.expect("a number");
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let site = world.snapshot("site/public").into_iter();
    let of_award = site.filter(|(path, _)| path.to_string_lossy().contains("newawrd1"));
    let built: u64 = of_award.map(|(_, bytes)| bytes.len() as u64).sum();
    assert!(
        built * 9 / 10 < told && told < built * 11 / 10,
        "{told} of {built}"
    );
}

#[test]
fn a_name_that_looks_like_an_address_is_no_link_in_markdown() {
    let mut world = started();
    let row = "p99,abc123,www.evil.example,,WWW Evil,full,staff,,,,2026-10-01,name+badge+page\n";
    world.write(PEOPLE, &format!("{}{row}", world.read(PEOPLE)));
    add_awards(
        &world,
        &["newawrd1,dx-01-welcome,p99,2026-10-30,,,,,,,,101"],
    );
    let ran = diff(
        &mut world,
        &["--format", "md", "--show-recipients", "--lang", "ja"],
    );
    assert!(
        ran.out.contains("www&#8203;.evil.example"),
        "{} {}",
        ran.out,
        ran.err
    );
}
