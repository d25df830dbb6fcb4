//! Previews: when a build is one, how it shows, and where it stands.

use std::path::Path;

use super::harness::{Ran, World};

#[test]
fn every_page_of_a_preview_is_marked_in_its_language_and_every_picture_differs() {
    let mut world = World::with_sample();
    assert_eq!(world.run_site(&["build", "-o", "site"]).code, 0);
    let ran = world.run_site(&["build", "--preview", "-o", "preview"]);
    assert!(is_preview(&ran), "{ran:?}");
    let (site, preview) = (world.snapshot("site/site"), world.snapshot("site/preview"));
    let (mut pages, mut pictures) = (0, 0);
    for (path, bytes) in &preview {
        match extension(path) {
            "html" => {
                pages += 1;
                let page = text(bytes);
                let (banner, title) = match path.starts_with("en") {
                    true => ("Preview, unsigned<", "<title>[Preview, unsigned] "),
                    false => ("確認用・未署名<", "<title>【確認用・未署名】"),
                };
                for mark in [banner, title, "name=\"robots\" content=\"noindex\""] {
                    assert!(page.contains(mark), "{} lacks {mark}", path.display());
                }
            }
            "png" | "svg" if !path.starts_with("assets") => {
                pictures += 1;
                assert_ne!(Some(bytes), site.get(path), "{}", path.display());
            }
            "json" => assert!(!text(bytes).contains("\"proof\""), "{}", path.display()),
            _ => {}
        }
    }
    assert!(pages > 200 && pictures > 70, "{pages} {pictures}");
    let missing = |path: &str| !preview.contains_key(Path::new(path));
    assert!(missing("sitemap.xml") && missing("i/city/status/revocation.json"));
    assert!(text(&preview[Path::new("_headers")]).contains("X-Robots-Tag: noindex"));
    assert!(!text(&preview[Path::new("robots.txt")]).contains("Disallow"));
    let offline = text(&preview[Path::new("verify/offline.html")]);
    assert!(offline.contains("data-part=\"en\">Preview, unsigned<"));
    for (path, bytes) in &site {
        let page = extension(path) == "html" && text(bytes).contains("class=\"draft\"");
        assert!(!page, "{} is marked", path.display());
    }
}

#[test]
fn no_page_of_a_preview_links_to_what_only_the_site_has() {
    let mut world = World::with_sample();
    assert!(is_preview(&world.run_site(&["build", "--preview"])));
    let preview = world.snapshot("site/public");
    let mut count = 0;
    for (path, bytes) in preview.iter().filter(|(path, _)| extension(path) == "html") {
        let page = text(bytes);
        let links = page
            .split(" href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| !link.contains(':') && !link.starts_with('#')) {
            let link = link.split(['#', '?']).next().unwrap_or_default();
            let folder = path
                .parent()
                .filter(|_| !link.starts_with('/'))
                .unwrap_or(Path::new(""));
            let mut target = folder.to_owned();
            for part in link.split('/') {
                match part {
                    "" | "." => {}
                    ".." => assert!(target.pop(), "{link} on {}", path.display()),
                    part => target.push(part),
                }
            }
            if link.ends_with('/') || link.is_empty() || link.ends_with("..") {
                target.push("index.html");
            }
            assert!(
                preview.contains_key(&target),
                "{link} on {}",
                path.display()
            );
            count += 1;
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn a_preview_stands_where_its_host_shows_it() {
    for (name, url, shown) in [
        (
            "DEPLOY_PRIME_URL",
            "https://deploy-preview-7--mihon.netlify.app",
            "https://deploy-preview-7--mihon.netlify.app/",
        ),
        (
            "CF_PAGES_URL",
            "https://0a1b2c.mihon.pages.dev/",
            "https://0a1b2c.mihon.pages.dev/",
        ),
    ] {
        let mut world = World::with_site("company").var("CI", "true").var(name, url);
        let ran = world.run_site(&["build", "--strict"]);
        assert!(is_preview(&ran), "{ran:?}");
        let site = world.snapshot("site/public");
        let host = shown.trim_start_matches("https://").trim_end_matches('/');
        let mut credentials = 0;
        for (path, bytes) in &site {
            if path.ends_with("credential.json") {
                credentials += 1;
                let document: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
                let starts = |pointer: &str, with: &str| {
                    let value = document.pointer(pointer).and_then(|value| value.as_str());
                    assert!(
                        value.is_some_and(|value| value.starts_with(with)),
                        "{document}"
                    );
                };
                starts("/id", shown);
                starts("/issuer/id", &format!("did:web:{host}:i:"));
                starts("/credentialSubject/achievement/id", shown);
            }
            if extension(path) == "html" {
                assert!(
                    !text(bytes).contains("https://badges."),
                    "{}",
                    path.display()
                );
            }
        }
        assert_eq!(credentials, 3);
    }
}

#[test]
fn an_address_on_the_command_line_comes_before_those_of_the_host() {
    let mut world = World::with_site("company").var("DEPLOY_PRIME_URL", "https://a.netlify.app");
    let ran = world.run_site(&["build", "--preview", "-u", "https://look.example/here"]);
    assert!(ran.err.contains("(https://look.example/here)"), "{ran:?}");
    let credential = world
        .snapshot("site/public")
        .into_iter()
        .find(|(path, _)| path.ends_with("credential.json"));
    let (_, bytes) = credential.expect("a draft");
    assert!(text(&bytes).contains("did:web:look.example:here:i:"));
}

#[test]
fn an_address_that_no_site_can_have_is_refused() {
    for url in [
        "http://mihon.netlify.app",
        "https://mihon.netlify.app/../x",
        "https://mihon.netlify.app/?a",
        "https://user@mihon.netlify.app",
        "https://192.0.2.7",
        "ftp://mihon.netlify.app",
        "mihon.netlify.app",
        "https://mihon.netlify.app//",
    ] {
        let mut world = World::with_site("company").var("CI", "1");
        let ran = world.run_site(&["build", "-u", url]);
        assert_eq!(ran.code, 2, "{url}: {ran:?}");
        assert!(
            ran.err.contains("cannot be the address of a site"),
            "{ran:?}"
        );
        let mut world = world.var("DEPLOY_PRIME_URL", url);
        let ran = world.run_site(&["build"]);
        assert_eq!(ran.code, 2, "{url}: {ran:?}");
        assert!(
            ran.err.contains("DEPLOY_PRIME_URL is not an address"),
            "{ran:?}"
        );
        assert!(!world.path("site/public").exists());
    }
}

#[test]
fn the_site_itself_stands_nowhere_but_at_its_address() {
    let mut world = World::with_site("company").var("DEPLOY_PRIME_URL", "https://a.netlify.app");
    let ran = world.run_site(&["build", "--base-url", "https://other.example"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.err.contains("the address of this site is https://"),
        "{ran:?}"
    );
    assert!(ran.err.contains("--preview"), "{ran:?}");
    assert!(!world.path("site/public").exists());
    let site = world.read("site/content/site.yaml");
    let stated = site
        .lines()
        .find_map(|line| line.trim().strip_prefix("base_url: "));
    let stated = stated.and_then(|stated| stated.split(' ').next());
    let stated = stated.expect("an address").to_owned();
    let ran = world.run_site(&["build", "--base-url", &format!("{stated}/")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let before = world.snapshot("site/public");
    assert!(!before.values().any(|bytes| text(bytes).contains("netlify")));
}

#[test]
fn a_preview_needs_no_key_and_takes_none() {
    let mut world = World::with_site("company").var("SHIRUSHI_KEY_FILE", "nowhere.pem");
    assert!(is_preview(&world.run_site(&["build", "--preview"])));
    let ran = world.run_site(&["build", "--preview", "--key", "nowhere.pem"]);
    assert_eq!(ran.code, 2, "{ran:?}");
}

#[test]
fn why_it_is_a_preview_is_said_in_both_languages() {
    let mut world = World::with_site("company");
    let asked = world.run_site(&["build", "--preview", "--lang", "ja"]);
    assert!(
        asked.err.starts_with("注意: 確認用のサイトです。"),
        "{}",
        asked.err
    );
    let mut world = world
        .var("GITHUB_ACTIONS", "true")
        .var("GITHUB_EVENT_NAME", "merge_group");
    let ran = world.run_site(&["build", "--format", "human"]);
    assert!(
        ran.err
            .contains("GITHUB_EVENT_NAME says that this may be an unapproved change"),
        "{}",
        ran.err
    );
    assert_eq!(world.run_site(&["build", "--quiet"]).err, "");
}

#[test]
fn a_borrowed_domain_is_a_warning_until_it_is_accepted() {
    let mut world = World::new();
    let url = "https://friends.github.io/badges";
    let ran = world.run(&["init", "site", "--template", "community", "-u", url]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("warning[borrowed-domain]"), "{}", ran.out);
    assert!(ran.out.contains("content/site.yaml:"), "{}", ran.out);
    let stated = format!("base_url: {url}");
    world.edit(
        "site/content/site.yaml",
        &stated,
        &format!("{stated}\n  borrowed_domain: accepted"),
    );
    let ran = world.run_site(&["check"]);
    assert!(!ran.out.contains("borrowed-domain"), "{}", ran.out);
}

fn is_preview(ran: &Ran) -> bool {
    ran.code == 0
        && ran.out.starts_with("0 credentials and ")
        && ran.out.ends_with(" s, preview, unsigned\n")
        && ran.err.contains("this is a preview, unsigned")
}

fn extension(path: &Path) -> &str {
    path.extension()
        .and_then(|found| found.to_str())
        .unwrap_or_default()
}

fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
