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

/// The handle of the first person of a starter site, who agreed to a page and has two badges.
fn handle(world: &World) -> String {
    let people = world.read("site/content/people.csv");
    let row = people.lines().nth(1).expect("a starter site has people");
    row.split(',').nth(1).expect("the handle").to_owned()
}

#[test]
fn all_that_somebody_earned_is_one_archive_that_verifies() {
    let mut world = World::with_site("company");
    assert_eq!(world.run_site(&["build"]).code, 0);
    let file = format!("site/public/h/{}/badges.zip", handle(&world));
    let bytes = fs::read(world.path(&file)).expect("written");
    let files = unpack(&bytes).expect("a zip");
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let of = |folder: &str| names.iter().filter(|name| name.starts_with(folder)).count();
    assert_eq!((of("credentials/"), of("pictures/")), (2, 2), "{names:?}");
    assert!(!names.contains(&"verify.html"), "{names:?}");
    let history = String::from_utf8(files["history.csv"].clone()).expect("text");
    let first = "\u{feff}授与日,バッジ,発行者,有効期限,状態,取消日,アドレス,ファイル\n";
    assert!(
        history.starts_with(first) && history.lines().count() == 3,
        "{history}"
    );
    let readme = String::from_utf8(files["README.txt"].clone()).expect("text");
    assert!(
        readme.starts_with("見本 花子 — https://") && !readme.contains('{'),
        "{readme}"
    );

    let ran = world.run(&["verify", "--offline", "--with", &file, &file]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "2 valid, 0 expired, 0 revoked, 0 failed\n"),
        "{ran:?}"
    );
    // its bearer vouches for what is enclosed, nobody else
    let ran = world.run(&["verify", "--offline", &file]);
    assert!(
        ran.code == 1 && ran.out.contains("Issuer not confirmed"),
        "{ran:?}"
    );
    // and one altered badge among them is not overlooked
    let mut altered: Vec<(&str, Vec<u8>)> = Vec::new();
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes).replacen("\"Achievement\"", "\"achievement\"", 1);
        let alter = *name == names[1] && name.starts_with("credentials/");
        altered.push((
            name,
            if alter {
                text.into_bytes()
            } else {
                bytes.clone()
            },
        ));
    }
    let altered: Vec<(&str, &[u8])> = altered
        .iter()
        .map(|(name, bytes)| (*name, &bytes[..]))
        .collect();
    world.write_bytes("altered.zip", &shirushi::bundle::pack(&altered));
    let ran = world.run(&["verify", "--offline", "--with", &file, "altered.zip"]);
    assert!(
        ran.code == 1 && ran.out.contains(&format!("altered.zip: {}", names[1])),
        "{ran:?}"
    );

    assert_eq!(world.run_site(&["build", "-o", "again"]).code, 0);
    let again = file.replace("site/public", "site/again");
    assert_eq!(fs::read(world.path(&again)).expect("written"), bytes);
}

#[test]
fn an_archive_is_searched_for_private_values_before_it_is_packed() {
    let mut world = World::with_site("company");
    // these words stand in no file of the site but the one within the archive
    let note = "上のページにあるオープンバッジの";
    world.edit(
        "site/content/site.yaml",
        "repository: public",
        "repository: private",
    );
    world.edit(
        "site/content/people.csv",
        "consent_scope\n",
        "consent_scope,registered_name_note\n",
    );
    let people = world.read("site/content/people.csv");
    let people = people.replace("+page\n", &format!("+page,{note}\n"));
    world.write("site/content/people.csv", &people);
    let ran = world.run_site(&["build"]);
    let file = format!("h/{}/badges.zip", handle(&world));
    assert!(
        ran.code == 1 && ran.err.contains("private-value-in-output") && ran.err.contains(&file),
        "{ran:?}"
    );
}

#[test]
fn a_number_in_what_comes_with_the_program_is_nobodys() {
    let mut world = World::with_site("company");
    world.edit(
        "site/content/site.yaml",
        "repository: public",
        "repository: private",
    );
    let people = world.read("site/content/people.csv");
    let heading = people.replace("consent_scope\n", "consent_scope,employee_no\n");
    // The size of a status list stands in the verifier, a colour in the stylesheet.
    for number in ["131072", "262626"] {
        let people = heading.replace("+page\n", &format!("+page,{number}\n"));
        world.write("site/content/people.csv", &people);
        let ran = world.run_site(&["build"]);
        assert_eq!(ran.code, 0, "{number}: {ran:?}");
    }
    // In a stylesheet of the site's own it is looked for.
    let eject = ["theme", "eject", "--name", "mine", "style.css"];
    assert_eq!(world.run_site(&eject).code, 0);
    let sheet = "site/themes/mine/assets/style.css";
    let changed = world.read(sheet) + "/* 262626 */";
    world.write(sheet, &changed);
    world.edit(
        "site/content/site.yaml",
        "site:\n",
        "site:\n  theme: mine\n",
    );
    let ran = world.run_site(&["build"]);
    let is_found = ran.err.contains("private-value-in-output");
    assert!(
        ran.code == 1 && is_found && ran.err.contains("style.css"),
        "{ran:?}"
    );
}

#[test]
fn a_preview_has_nothing_to_keep() {
    let mut world = World::with_site("company");
    assert_eq!(world.run_site(&["build", "--preview"]).code, 0);
    let folder = format!("site/public/h/{}", handle(&world));
    assert!(world.path(&format!("{folder}/index.html")).exists());
    assert!(!world.path(&format!("{folder}/badges.zip")).exists());
    assert!(
        !world
            .read(&format!("{folder}/index.html"))
            .contains("badges.zip")
    );
}
