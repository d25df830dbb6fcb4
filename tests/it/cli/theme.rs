//! `shirushi theme`: a theme of one's own, file by file, block by block, and a language more.

use super::harness::World;

const PAGE: &str = "site/themes/mine/templates/page.html";

fn with_copy() -> World {
    let mut world = World::with_site("municipality");
    let ran = world.run_site(&["theme", "eject", "--name", "mine", "page.html", "style.css"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    world
}

/// The site with its theme chosen.
fn chosen(world: &World, theme: &str) {
    world.edit(
        "site/content/site.yaml",
        "site:\n",
        &format!("site:\n  theme: {theme}\n"),
    );
}

#[test]
fn what_is_copied_builds_the_same_site() {
    let mut world = with_copy();
    assert_eq!(world.run_site(&["build", "-o", "before"]).code, 0);
    chosen(&world, "mine");
    let ran = world.run_site(&["build", "-o", "after"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let pages = |folder: &str| {
        let mut files = world.snapshot(folder);
        files.retain(|path, _| path.extension().is_some_and(|kind| kind == "html"));
        files
    };
    assert_eq!(pages("site/before"), pages("site/after"));
}

#[test]
fn eject_says_how_to_use_the_copy_and_never_overwrites() {
    let mut world = with_copy();
    assert_eq!(
        world.read("site/themes/mine/theme.yaml"),
        "api: 1\nname: mine\n"
    );
    world.write(PAGE, "mine");
    let ran = world.run_site(&[
        "theme",
        "eject",
        "--name",
        "mine",
        "award.html",
        "page.html",
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there already"), "{}", ran.err);
    assert_eq!(world.read(PAGE), "mine");
    assert!(!world.path("site/themes/mine/templates/award.html").exists());
    let ran = world.run_site(&["theme", "eject", "--name", "mine", "award.html"]);
    assert!(ran.err.contains("theme: mine"), "{}", ran.err);
    chosen(&world, "mine");
    let ran = world.run_site(&["theme", "eject", "home.html"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, ""),
        "the site names its theme"
    );
}

#[test]
fn a_name_that_means_nothing_is_refused() {
    let mut world = World::with_site("municipality");
    for args in [
        &["theme", "eject", "page.html"][..],
        &["theme", "eject", "--name", "../x", "page.html"],
        &["theme", "eject", "--name", "default", "page.html"],
        &["theme", "eject", "--name", "mine", "no-such.html"],
        &["theme", "diff"],
    ] {
        let ran = world.run_site(args);
        assert_eq!(ran.code, 2, "{args:?}");
    }
    assert!(!world.path("site/themes").exists());
}

#[test]
fn diff_says_who_changed_what() {
    let mut world = with_copy();
    let said = |world: &mut World| world.run_site(&["theme", "diff", "--name", "mine"]).out;
    let nothing = "assets/style.css: unchanged\ntemplates/page.html: unchanged\n";
    assert_eq!(said(&mut world), nothing);

    world.edit(PAGE, "<article class=\"free\">", "<article class=\"own\">");
    let out = said(&mut world);
    assert!(out.contains("templates/page.html: changed by you\n--- default/templates/page.html\n+++ themes/mine/templates/page.html\n"), "{out}");
    assert!(
        out.contains("\n-<article class=\"free\">\n+<article class=\"own\">\n"),
        "{out}"
    );

    // Another original than today's, as after an update of the program.
    let ejected = world.read("site/themes/mine/ejected.yaml");
    let (before, hash) = ejected
        .split_once("templates/page.html: ")
        .expect("it is remembered");
    let older = format!("{before}templates/page.html: {}\n", "0".repeat(64));
    assert_eq!(hash.trim().len(), 64);
    world.write("site/themes/mine/ejected.yaml", &older);
    let out = said(&mut world);
    assert!(
        out.contains("templates/page.html: changed by you, and upstream since\n"),
        "{out}"
    );

    std::fs::remove_file(world.path(PAGE)).expect("it is there");
    assert!(said(&mut world).ends_with("templates/page.html: deleted by you\n"));
}

#[test]
fn an_older_copy_that_nobody_touched_is_called_out_of_date() {
    let mut world = with_copy();
    let ejected = world.read("site/themes/mine/ejected.yaml");
    let (before, _) = ejected
        .split_once("templates/page.html: ")
        .expect("it is remembered");
    let old = sha256(b"old\n");
    world.write(PAGE, "old\n");
    world.write(
        "site/themes/mine/ejected.yaml",
        &format!("{before}templates/page.html: {old}\n"),
    );
    let out = world.run_site(&["theme", "diff", "--name", "mine"]).out;
    assert!(
        out.contains("templates/page.html: changed upstream since\n"),
        "{out}"
    );
}

#[test]
fn list_names_files_blocks_and_components() {
    let ran = World::with_site("municipality").run_site(&["theme", "list"]);
    let award = "templates/award.html\n  block: ";
    assert!(
        ran.out.contains(award) && ran.out.contains("status"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("templates/parts.html\n  component: icon, accent"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("words/ja.yaml\n"), "{}", ran.out);
}

#[test]
fn one_block_and_one_component_are_enough() {
    let mut world = World::with_site("municipality");
    world.write("site/themes/ours/theme.yaml", "api: 1\nname: Ours\n");
    world.write(
        "site/themes/ours/templates/award.html",
        "{% extends \"default/award.html\" %}{% block status %}<p class=\"mine\">{{ award.standing }}</p>{% endblock %}",
    );
    world.write(
        "site/themes/ours/templates/parts.html",
        "{% component kind(of: string) %}<b class=\"mine\">{{ of }}</b>{% endcomponent kind %}",
    );
    chosen(&world, "ours");
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let site = world.snapshot("site/public");
    let (_, award) = site
        .iter()
        .find(|(path, _)| path.starts_with("a") && path.ends_with("index.html"))
        .expect("there are awards");
    let award = String::from_utf8_lossy(award);
    assert!(award.contains("<p class=\"mine\">"), "{award}");
    assert!(award.contains("<b class=\"mine\">"), "{award}");
    assert!(award.contains("<footer class=\"foot\">"), "the rest stays");
}

#[test]
fn a_theme_says_for_which_templates_it_was_made() {
    let mut world = World::with_site("municipality");
    world.write("site/themes/ours/words/ja.yaml", "home: 表紙\n");
    chosen(&world, "ours");
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("theme-api") || ran.out.contains("theme-api"),
        "{ran:?}"
    );
    world.write("site/themes/ours/theme.yaml", "api: 1\nname: Ours\n");
    let ran = world.run_site(&["check", "--strict"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn adding_a_language_is_adding_a_file() {
    let mut world = World::with_site("municipality");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let english =
        std::fs::read_to_string(root.join("themes/default/words/en.yaml")).expect("words");
    let french = english
        .replace("language_name: English", "language_name: Français")
        .replace("\nhome: Home\n", "\nhome: Accueil\n");
    assert!(french.contains("Accueil") && french.contains("Français"));
    world.write("site/themes/ours/theme.yaml", "api: 1\nname: Ours\n");
    world.write("site/themes/ours/words/fr.yaml", &french);
    chosen(&world, "ours");
    world.edit(
        "site/content/site.yaml",
        "languages: [ja, en]",
        "languages: [ja, en, fr]",
    );
    world.write(
        "site/content/pages/about.fr.md",
        "# Les badges\n\nBonjour.\n",
    );
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("missing-translation"), "{}", ran.err);
    assert!(ran.err.contains("fr"), "{}", ran.err);
    let home = world.read("site/public/fr/index.html");
    assert!(
        home.starts_with("<!doctype html>\n<html lang=\"fr\""),
        "{home}"
    );
    assert!(
        home.contains("Accueil") && home.contains("<span lang=\"ja\">"),
        "{home}"
    );
    assert!(
        world
            .read("site/public/index.html")
            .contains("lang=\"fr\" hreflang=\"fr\">Français</a>")
    );
    let about = world.read("site/public/fr/about/index.html");
    assert!(
        about.contains("<h1>Les badges</h1>") && about.contains("<p>Bonjour.</p>"),
        "{about}"
    );

    // A key that is not there is an error that names it.
    let short = french.replace("\nhome: Accueil\n", "\n");
    world.write("site/themes/ours/words/fr.yaml", &short);
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("there are no words for \"home\""),
        "{}",
        ran.err
    );
}

#[test]
fn a_site_in_one_language_misses_no_translation() {
    let mut world = World::with_site("municipality");
    world.edit(
        "site/content/site.yaml",
        "languages: [ja, en]",
        "languages: [ja]",
    );
    let issuer = world.read("site/content/issuers/city.yaml");
    let name = issuer
        .lines()
        .find(|line| line.starts_with("name:"))
        .expect("a name")
        .to_owned();
    let (ja, _) = name.split_once(", en:").expect("in two languages");
    world.write(
        "site/content/issuers/city.yaml",
        &issuer.replace(&name, &format!("{ja}}}")),
    );
    let ran = world.run_site(&["check", "--strict"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
