//! `shirushi init`

use std::fs;

use super::harness::World;

pub const TEMPLATES: [&str; 4] = ["municipality", "university", "company", "community"];

#[test]
fn every_starter_site_has_what_a_site_needs() {
    for template in TEMPLATES {
        let world = World::with_site(template);
        for file in [
            "README.md",
            ".gitignore",
            ".github/workflows/check.yml",
            ".github/workflows/publish.yml",
            ".schemas/site.schema.json",
            ".vscode/settings.json",
            "content/site.yaml",
            "content/people.csv",
            "content/awards/2026.csv",
            "content/pages/about.ja.md",
            "content/pages/about.en.md",
        ] {
            assert!(
                world.path("site").join(file).is_file(),
                "{template}: {file}"
            );
        }
        for (path, bytes) in world.snapshot("site") {
            let text = String::from_utf8(bytes).expect("starter sites are text");
            let text = text.replace("${{", "");
            assert!(
                !text.contains("{{"),
                "{template}: a name without a value in {}",
                path.display()
            );
        }
    }
}

#[test]
fn a_folder_that_is_not_empty_is_refused() {
    let mut world = World::new();
    world.write("site/notes.txt", "mine");
    let ran = world.run(&["init", "site"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("not empty") && ran.err.contains("--force"),
        "{}",
        ran.err
    );
    assert_eq!(world.snapshot("site").len(), 1);
}

#[test]
fn what_git_keeps_of_itself_does_not_count() {
    let mut world = World::new();
    world.write("site/.git/HEAD", "ref: refs/heads/main\n");
    assert_eq!(world.run(&["init", "site"]).code, 0);
}

#[test]
fn force_never_overwrites() {
    let mut world = World::new();
    world.write("site/README.md", "mine");
    let ran = world.run(&["init", "site", "--force"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(world.read("site/README.md"), "mine");
    assert!(
        ran.err.contains("left `README.md` as it was"),
        "{}",
        ran.err
    );
    let before = world.snapshot("site");
    assert_eq!(world.run(&["init", "site", "--force"]).code, 0);
    assert_eq!(world.snapshot("site"), before);
}

#[test]
fn a_site_of_a_real_domain_gets_no_demo_key() {
    let mut world = World::new();
    let ran = world.run(&["init", "site", "--base-url", "https://badges.example.org/"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!world.path("site/keys").exists());
    assert!(ran.err.contains("shirushi key new city"), "{}", ran.err);
    assert!(
        world
            .read("site/content/site.yaml")
            .contains("base_url: https://badges.example.org ")
    );
}

#[test]
fn an_address_that_no_site_can_have_is_refused() {
    for url in [
        "http://badges.example.org",
        "badges.example.org",
        "https://",
        "https://a.example/?x",
        "https://a.example/#x",
        "https://u@a.example",
        "https://127.0.0.1",
        "https://a.example/\n",
        "javascript:x",
    ] {
        let mut world = World::new();
        assert_eq!(
            world.run(&["init", "site", "--base-url", url]).code,
            2,
            "{url}"
        );
        assert!(!world.path("site").exists(), "{url}");
    }
}

#[test]
fn the_wanted_name_stands_in_the_site() {
    let mut world = World::new();
    let ran = world.run(&["init", "site", "--name", "A \"b\": #c", "--name-en", "D"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let issuer = fs::read_to_string(world.path("site/content/issuers/city.yaml")).expect("written");
    assert!(
        issuer.contains(r#"name: {ja: "A \"b\": #c", en: "D"}"#),
        "{issuer}"
    );
}
