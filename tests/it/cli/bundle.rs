//! `shirushi bundle`: copies to keep, which verify when the issuer is gone.

use std::fs;

use super::harness::World;
use shirushi::bundle::unpack;

fn award(world: &World) -> String {
    let awards = world.read("site/content/awards/2026.csv");
    let row = awards.lines().nth(1).expect("a starter site has awards");
    row.split(',').next().expect("its id").to_owned()
}

fn packed(world: &mut World) -> String {
    let id = award(world);
    let ran = world.run_site(&["bundle", &id, "-o", "kept"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    format!("site/kept/{id}.zip")
}

#[test]
fn a_bundle_holds_all_that_a_verifier_needs() {
    let mut world = World::with_site("company");
    let file = packed(&mut world);
    let files = unpack(&fs::read(world.path(&file)).expect("written")).expect("a zip");
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    for name in [
        "README.txt",
        "badge.png",
        "badge.svg",
        "contexts/index.json",
        "credential.json",
        "documents/did.json",
        "documents/index.json",
        "documents/revocation.json",
        "verify.html",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let readme = String::from_utf8(files["README.txt"].clone()).expect("text");
    assert!(
        readme.contains("みほん株式会社") && !readme.contains('{'),
        "{readme}"
    );
    let again = packed(&mut world);
    assert_eq!(
        fs::read(world.path(&again)).ok(),
        fs::read(world.path(&file)).ok()
    );
}

#[test]
fn its_bearer_vouches_for_what_is_enclosed_and_nobody_else() {
    let mut world = World::with_site("company");
    let file = packed(&mut world);
    let ran = world.run(&["verify", "--offline", &file]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("Issuer not confirmed") && ran.out.contains("enclosed with it"),
        "{}",
        ran.out
    );
    let ran = world.run(&["verify", "--offline", "--with", &file, &file]);
    assert!(ran.code == 0 && ran.out.contains("Genuine"), "{ran:?}");
    // Whoever knew the issuer's key before needs nothing else, but that it still holds is not known.
    let key = world.read("site/keys/academy.yaml");
    let key = key
        .split_whitespace()
        .find(|word| word.starts_with("z6Mk"))
        .expect("a key");
    world.write(
        "known.txt",
        &format!("did:web:badges.mihon-inc.example:i:academy {key}"),
    );
    let ran = world.run(&["verify", "--offline", "--trust", "known.txt", &file]);
    assert!(
        ran.code == 1 && ran.out.contains("Status unknown"),
        "{ran:?}"
    );
}

#[test]
fn what_is_not_awarded_or_not_signed_has_no_bundle() {
    let mut world = World::with_site("company");
    let ran = world.run_site(&["bundle", "nobody-at-all"]);
    assert!(
        ran.code == 2 && ran.err.contains("there is no award `nobody-at-all`"),
        "{ran:?}"
    );
    let mut world = World::new();
    let address = ["--base-url", "https://badges.city.org"];
    assert_eq!(
        world.run(&[&["init", "site"][..], &address].concat()).code,
        0
    );
    let id = award(&world);
    let ran = world.run_site(&["bundle", &id]);
    assert!(
        ran.code == 2 && ran.err.contains("is not signed"),
        "{ran:?}"
    );
}

#[test]
fn a_site_may_offer_bundles_on_its_pages() {
    let mut world = World::with_site("company");
    let outputs = "  timezone: Asia/Tokyo\n  outputs: [baked-png, bundle]";
    world.edit("site/content/site.yaml", "  timezone: Asia/Tokyo", outputs);
    assert_eq!(world.run_site(&["build"]).code, 0);
    let id = award(&world);
    assert!(
        world
            .path(&format!("site/public/a/{id}/badge.zip"))
            .exists()
    );
    assert!(
        world
            .read(&format!("site/public/a/{id}/index.html"))
            .contains("/badge.zip\"")
    );
}
