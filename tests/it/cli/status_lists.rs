//! Status lists of issuers with more awards than the least list has places for.

use shirushi::proof::status_list::{MIN_BITS, StatusList};

use super::harness::World;

const TABLE: &str = "site/content/awards/2024.csv";
const LIST: &str = "site/public/i/city/status/revocation.json";
const CREDENTIAL: &str = "site/public/a/6qhnm08e/credential.json";

fn list(world: &World) -> StatusList {
    let document: serde_json::Value = serde_json::from_str(&world.read(LIST)).expect("JSON");
    let encoded = &document["credentialSubject"]["encodedList"];
    StatusList::decode(encoded.as_str().expect("text")).expect("a list")
}

fn build(world: &mut World) {
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn a_list_doubles_until_the_highest_index_has_a_place() {
    let mut world = World::with_sample();
    build(&mut world);
    let before = world.read(LIST);
    assert_eq!(list(&world).len(), MIN_BITS);

    world.edit(
        TABLE,
        "6qhnm08e,dx-01-welcome,p06,2024-06-03,,,,,,,,21387",
        "6qhnm08e,dx-01-welcome,p06,2024-06-03,,,,,,,,131071",
    );
    build(&mut world);
    assert!(
        world.read(LIST) == before,
        "the last place of the least list"
    );

    world.edit(TABLE, ",131071", ",300000");
    let ran = world.run_site(&[
        "revoke",
        "6qhnm08e",
        "--reason",
        "withdrawn",
        "--date",
        "2026-10-01",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    build(&mut world);
    let list = list(&world);
    assert_eq!((list.len(), list.get(300_000)), (4 * MIN_BITS, Ok(true)));
    let ran = world.run(&["verify", "--offline", "--with", "site/public", CREDENTIAL]);
    assert!(ran.code == 1 && ran.out.contains("withdrawn"), "{ran:?}");
}
