//! What stands under `/admin/`: nothing unless asked for, settings made from the schemas, and a form that knows what `import` knows.

use std::path::Path;

use serde_json::{Value, json};
use shirushi::intake;

use crate::cli::harness::World;

const ASKED: &str = "  repository: public";
const EDITOR: &str =
    "  admin: {form: true, editor: true, repository: https://github.com/mihon/badges}\n";

/// A starter site with this in its settings.
fn site_with(admin: &str) -> World {
    let world = World::with_site("company");
    let settings = world.read("site/content/site.yaml");
    let at = settings.find(ASKED).expect("the settings say so");
    let (before, after) = settings.split_at(at);
    world.write("site/content/site.yaml", &format!("{before}{admin}{after}"));
    world
}

fn published(world: &mut World) -> Vec<String> {
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let files = world.snapshot("site/public/admin").into_keys();
    files.map(|path| path.display().to_string()).collect()
}

#[test]
fn nothing_stands_there_unless_it_is_asked_for() {
    for admin in ["", "  admin: {form: false, editor: false}\n"] {
        let mut world = site_with(admin);
        assert_eq!(published(&mut world), Vec::<String>::new());
        assert!(!world.path("site/public/en/admin").exists());
        assert!(!world.read("site/public/_headers").contains("/admin/"));
    }
}

#[test]
fn the_form_alone_needs_no_editor() {
    let mut world = site_with("  admin: {form: true}\n");
    let mut found = published(&mut world);
    found.sort();
    assert_eq!(found, ["award.css", "award.js", "award/index.html"]);
    let page = world.read("site/public/en/admin/award/index.html");
    for part in [
        "<meta name=\"robots\" content=\"noindex\">",
        "connect-src &#39;none&#39;",
        "<form class=\"list\" hidden",
        "<noscript>",
        "\"newFile\":null",
        "\"public\":true",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!world.read("site/public/sitemap.xml").contains("/admin/"));
    assert!(!world.read("site/public/_headers").contains("/admin/"));
}

#[test]
fn the_editor_comes_with_all_it_needs_and_a_policy_of_its_own() {
    let mut world = site_with(EDITOR);
    let found = published(&mut world);
    for name in [
        "index.html",
        "config.yml",
        "ja.json",
        "icons.woff2",
        "licences.txt",
    ] {
        assert!(found.iter().any(|path| path == name), "{name}: {found:?}");
    }
    let page = world.read("site/public/admin/index.html");
    for part in [
        "content=\"noindex\"",
        "connect-src &#39;self&#39; data: blob: https://api.github.com;",
        "<noscript>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let headers = world.read("site/public/_headers");
    let rules: Vec<&str> = headers.split("\n/").collect();
    let everywhere = rules
        .iter()
        .find(|rule| rule.starts_with("/*\n"))
        .expect("a rule for all");
    assert!(
        !everywhere.contains("Content-Security-Policy"),
        "{everywhere}"
    );
    for place in ["a/*", "en/a/*", "verify/*"] {
        let guarded =
            |rule: &&&str| rule.starts_with(place) && rule.contains("require-trusted-types-for");
        assert!(rules.iter().any(|rule| guarded(&rule)), "{place}");
    }
    assert!(!world.read("site/public/sitemap.xml").contains("/admin/"));
}

#[test]
fn each_host_of_repositories_is_named_as_the_editor_wants_it() {
    for (said, wanted) in [
        (
            "repository: https://github.com/mihon/badges",
            "name: github\n  repo: mihon/badges\n  branch: main\n  auth_methods:\n  - token\n  open_authoring: true\npublish_mode: editorial_workflow\n",
        ),
        (
            "repository: https://gitlab.com/mihon/office/badges.git, branch: trunk",
            "name: gitlab\n  repo: mihon/office/badges\n  branch: trunk\n  auth_methods:\n  - token\npublish_mode: editorial_workflow\n",
        ),
        (
            "repository: https://codeberg.org/mihon/badges",
            "name: gitea\n  repo: mihon/badges\n  branch: main\n  auth_methods:\n  - token\n  api_root: https://codeberg.org/api/v1\n  base_url: https://codeberg.org\napp_title:",
        ),
        (
            "repository: https://git.mihon.example/a/b, service: github",
            "  api_root: https://git.mihon.example/api/v3\n",
        ),
    ] {
        let mut world = site_with(&format!("  admin: {{editor: true, {said}}}\n"));
        published(&mut world);
        let config = world.read("site/public/admin/config.yml");
        assert!(config.contains(wanted), "{said}: {}", &config[..600]);
    }
}

#[test]
fn settings_that_cannot_be_are_told() {
    for (admin, wanted) in [
        (
            "{editor: true}",
            "error[missing-key]: \"repository\" is missing",
        ),
        ("{edtior: true}", "error[unknown-key]: "),
        ("{editor: yes}", "error[unknown-value]: "),
        (
            "{form: true, repository: https://github.com/mihon}",
            "error[malformed-repository]: ",
        ),
        (
            "{form: true, repository: https://github.com/o/r/tree/main}",
            "error[malformed-repository]: ",
        ),
        (
            "{form: true, repository: https://codeberg.org/o/r/src}",
            "error[malformed-repository]: ",
        ),
        (
            "{form: true, repository: https://gitlab.com/o/p/r/-/tree/main}",
            "error[malformed-repository]: ",
        ),
        (
            "{form: true, repository: github.com/mihon/badges}",
            "error[relative-url]: ",
        ),
        (
            "{form: true, repository: https://git.mihon.example/a/b}",
            "error[missing-key]: \"service\" is missing",
        ),
        (
            "{form: true, repository: https://github.com/a/b, branch: 'a b;c'}",
            "error[malformed-branch]: \"a b;c\" cannot be the name of a branch",
        ),
    ] {
        let mut world = site_with(&format!("  admin: {admin}\n"));
        let ran = world.run_site(&["check", "--lang", "en"]);
        assert!(
            ran.code == 1 && ran.out.contains(wanted),
            "{admin}: {}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn a_branch_is_named_as_git_has_it() {
    let check = |branch: &str| {
        let mut world = site_with(&format!(
            "  admin: {{form: true, repository: https://github.com/o/r, branch: '{branch}'}}\n"
        ));
        world.run_site(&["check", "--lang", "en"])
    };
    for branch in ["main", "release/2026.1", "a_b-c"] {
        assert_eq!(check(branch).code, 0, "{branch}");
    }
    for branch in [
        "../x", "-a", "/a", "a/", "a//b", "a..b", "a.", ".a", "a/.b", "a.lock", "a b", "@",
    ] {
        let ran = check(branch);
        assert!(
            ran.out.contains("error[malformed-branch]"),
            "{branch}: {}",
            ran.out
        );
    }
}

/// A preview may be anybody's: no token is to be typed there.
#[test]
fn a_preview_has_a_form_that_says_so_and_no_editor() {
    let mut world = site_with(EDITOR);
    let ran = world.run_site(&["build", "--preview"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let files = world.snapshot("site/public/admin").into_keys();
    let mut found: Vec<String> = files.map(|path| path.display().to_string()).collect();
    found.sort();
    assert_eq!(found, ["award.css", "award.js", "award/index.html"]);
    let page = world.read("site/public/en/admin/award/index.html");
    for part in ["Preview, unsigned</p>", "<title>[Preview, unsigned] "] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("Edit the content"));
    assert!(!world.read("site/public/_headers").contains("/admin/"));
}

#[test]
fn the_form_knows_what_badges_ask_for_and_whether_the_host_has_a_page_for_new_files() {
    let mut world = site_with("  admin: {form: true, repository: https://gitlab.com/o/p/r}\n");
    published(&mut world);
    let page = world.read("site/public/en/admin/award/index.html");
    for part in [
        "\"hosted\":true",
        "\"newFile\":null",
        "\"names\":[\"full\",\"initials\",\"handle\",\"hidden\"]",
        "\"asOf\":null",
        "\"timezone\":\"Asia/Tokyo\"",
        "\"versions\":[{\"audiences\":[],\"from\":null,\"result\":null}]",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

/// As the editor writes them: rows at the top of a file, days as text, empty fields left out.
#[test]
fn what_the_editor_writes_passes_the_check() {
    let mut world = site_with(EDITOR);
    world.write(
        "site/content/achievements/poster/badge.yaml",
        "id: poster\nissuer: my-company\nversion: 1\nstatus: published\nkind: assessed\ntype: Assessment\nname:\n  ja: ポスター\n  en: Poster\nimage_label:\n  ja: ポスター\n  en: POSTER\ncan_do:\n  ja: ポスターを作れる。\n  en: Makes a poster.\ncriteria:\n  ja: |-\n    - 一枚を作る\n    - 見てもらう\n  en: |-\n    - Make one\n    - Show it\nassessment:\n  ja: 講師が見る。\n  en: A teacher looks at it.\nvalidity: 3y\ntags:\n  - ポスター\n",
    );
    let issuer = world
        .snapshot("site/content/issuers")
        .into_keys()
        .next()
        .expect("an issuer");
    let issuer = issuer
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    world.edit(
        "site/content/achievements/poster/badge.yaml",
        "my-company",
        &issuer,
    );
    let people = world.read("site/content/people.csv");
    let person = people
        .lines()
        .nth(1)
        .and_then(|line| line.split(',').next())
        .expect("somebody");
    world.write(
        "site/content/awards/2026-11-21-1f2e3d4c5b6a.yaml",
        &format!("- award_id: 0b8f9e0a-5d0c-4c3e-9a53-2f1f2a0c7e11\n  achievement: poster\n  person: {person}\n  issued_on: 2026-11-02\n"),
    );
    world.write(
        "site/content/approvals/2026-11-21-aaaaaaaaaaaa.yaml",
        "- date: 2026-11-01\n  reference: 第1号\n  decider: 人事課長\n  awards:\n    - 0b8f9e0a-5d0c-4c3e-9a53-2f1f2a0c7e11\n",
    );
    let ran = world.run_site(&["check", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// `UPDATE=1` writes the list anew.
#[test]
fn the_form_reads_days_and_headers_as_import_does() {
    let days = [
        "2025-04-01",
        "2025/4/1",
        "2025.4.1",
        "20250401",
        "2025年4月1日",
        "令和7年4月1日",
        "R7.4.1",
        "r7/4/1",
        "２０２５／４／１",
        "Ｒ７．４．１",
        "㋿7年4月1日",
        "2025/4/1 0:00",
        "2025-04-01T09:00:00Z",
        "45748",
        "２５５６９",
        " 2025年4月1日(火)",
        "令和元年5月1日",
        "H31.4.30",
        "昭和64年1月7日",
        "",
        "来月",
        "4/1",
        "25-04-01",
        "2025-02-29",
        "2024-02-29",
        "H31.5.1",
        "R1.4.30",
        "99999999",
        "12345",
        "73050",
        "73051",
        "99999",
        "7.4.1",
        "1969-12-31",
        "2025-13-01",
        "2025-4-0",
        "R7.4",
        "2025/4/1（火曜日） 9:00",
        "2025年4月1日火曜日",
        "2025/4/6 日曜日",
        "2025-04-01 (Tue)",
        "2025. 4. 1",
        "令和 7 年 4 月 1 日",
        "2025年4月1日 午後1時30分",
        "2025/04/01 9:00:00 午前 GMT+9",
        "2025-04-01T09:00:00.000+09:00",
        "R元.5.1",
        "令和元.5.1",
        "元年5月1日",
        "2025年度4月1日",
        "2025/4/1〜2025/4/30",
        "2025/4/1～4/30",
        "2025/4/1-30",
        "2025/4/1, 2",
        "2025/4〜5/1",
        "2025年3月1日(4月2日訂正)",
        "2025-04-01-99",
        "2025/4/110:00",
        "2025/4/1 10",
        "2025/4/1 10:00〜12:00",
        "2025/4/1 99:99",
        "2025/4/1 (火",
        "R7.4.1 他",
    ];
    let days = days.map(|text| {
        let read = intake::day(text);
        json!([
            text,
            read.map(|day| day.date.to_string()),
            read.is_some_and(|day| day.serial)
        ])
    });
    let lists = [
        "氏名,授与日\n髙砂 美月,R7.4.1\n",
        "DX研修 修了者名簿\n\nＮｏ.\t氏　名\tフリガナ\t修了日\t備考\n1\t髙砂 美月\tタカサゴ\tR7.4.1\t\n",
        "name,Name,date\r\n\"a, \"\"b\"\"\",c,\"x\ny\"\r\n,,\r\nd,'=1+1,'木\r\n",
        "person\np01\n",
        "a,b\n1,2\n",
        "職員番号,メールアドレス,合否,コース\n1,a@b.example,○,x",
    ];
    let lists = lists.map(|text| {
        let mapping = intake::Mapping::default();
        let sheet = intake::read(text.as_bytes(), &mapping).expect("a list");
        let lines: Vec<Value> = sheet
            .lines
            .iter()
            .map(|line| json!([line.number, line.cells]))
            .collect();
        let columns = intake::columns(&sheet, &mapping).ok();
        let columns =
            columns.map(|found| json!({"fields": found.fields, "skipped": found.skipped}));
        json!({"text": text, "lines": lines, "columns": columns})
    });
    let all =
        json!({"vocabulary": intake::vocabulary(), "days": days.to_vec(), "lists": lists.to_vec()});
    let text = serde_json::to_string_pretty(&all).expect("JSON") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("admin/test/intake.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).expect("the list can be written");
    }
    let known = std::fs::read_to_string(&path).expect("the list");
    assert_eq!(known, text, "run it with UPDATE=1");
}
