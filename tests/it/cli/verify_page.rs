//! `shirushi verify-page`

use std::fs;

use super::harness::World;

#[test]
fn the_page_holds_keys_and_lists_of_the_day() {
    let mut world = World::with_site("company");
    let ran = world.run_site(&["verify-page", "-o", "check.html"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("as of 2026-11-21"), "{}", ran.out);
    let page = world.read("site/check.html");
    let snapshot = page.split("id=\"snapshot\">").nth(1).expect("a snapshot");
    let (snapshot, _) = snapshot.split_once("</script>").expect("its end");
    let snapshot: serde_json::Value = serde_json::from_str(snapshot).expect("JSON");
    assert_eq!(snapshot["taken"], "2026-11-21");
    let base = snapshot["base"].as_str().expect("an address");
    let documents = snapshot["documents"].as_object().expect("documents");
    assert_eq!(documents.len(), 3, "{:?}", documents.keys());
    for (address, text) in documents {
        assert!(address.starts_with(base), "{address}");
        let document: serde_json::Value =
            serde_json::from_str(text.as_str().expect("text")).expect("JSON");
        assert!(address.ends_with(".reasons.json") || document["id"].is_string());
    }
}

#[test]
fn without_a_key_nothing_is_written() {
    let mut world = World::with_site("company");
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    let ran = world.run_site(&["verify-page"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("no key is at hand"), "{}", ran.err);
    assert!(!world.path("site/verify.html").exists());
}

#[test]
fn wrong_content_is_reported_instead() {
    let mut world = World::with_site("company");
    world.edit("site/content/people.csv", "p02,", "p03,");
    let ran = world.run_site(&["verify-page"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("unknown-person"), "{}", ran.err);
    assert!(!world.path("site/verify.html").exists());
}
