//! `shirushi verify`

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use super::harness::{Ran, World};

/// A built site, and the id of its first award.
fn built() -> (World, String) {
    let mut world = World::with_site("company");
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let id = first_award(&world);
    (world, id)
}

fn first_award(world: &World) -> String {
    let awards = world.read("site/content/awards/2026.csv");
    let row = awards.lines().nth(1).expect("an award");
    row.split(',').next().expect("its id").to_owned()
}

fn verify(world: &mut World, rest: &[&str]) -> Ran {
    world.run(&[&["verify"], rest].concat())
}

#[test]
fn a_built_site_is_verified_as_a_whole() {
    let (mut world, _) = built();
    let ran = verify(&mut world, &["site/public"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "3 valid, 0 expired, 0 revoked, 0 failed\n")
    );
    assert!(
        ran.err.contains("https://badges.mihon-inc.example"),
        "{}",
        ran.err
    );
    let ran = verify(&mut world, &["site/public", "--lang", "ja", "-q"]);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str()),
        ("有効3、期限切れ0、取り消し0、失敗0\n", "")
    );
}

#[test]
fn a_site_is_verified_for_another_day() {
    let (mut world, _) = built();
    let said = |world: &mut World, at: &str| verify(world, &["site/public", "--at", at]).out;
    assert_eq!(
        said(&mut world, "2027-11-20"),
        "3 valid, 0 expired, 0 revoked, 0 failed\n"
    );
    assert_eq!(
        said(&mut world, "2027-11-21"),
        "2 valid, 1 expired, 0 revoked, 0 failed\n"
    );
    assert_eq!(
        said(&mut world, "2027-11-20T15:00:00Z"),
        "2 valid, 1 expired, 0 revoked, 0 failed\n"
    );
    assert_eq!(
        said(&mut world, "2026-11-19"),
        "0 valid, 0 expired, 0 revoked, 0 failed, 3 not yet valid\n"
    );
    assert_eq!(
        verify(&mut world, &["site/public", "--at", "2026-02-30"]).code,
        2
    );
}

#[test]
fn an_altered_credential_fails_the_site_and_nothing_else_of_it_is_shown() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    world.edit(&file, "見本 花子", "見本 太郎");
    let ran = verify(&mut world, &["site/public"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .ends_with("2 valid, 0 expired, 0 revoked, 1 failed\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains(&format!("a/{id}/credential.json\n  Altered")),
        "{}",
        ran.out
    );
    assert!(
        !ran.out.contains("太郎") && !ran.out.contains("花子"),
        "{}",
        ran.out
    );
}

#[test]
fn a_status_list_that_is_altered_fails_the_site() {
    let (mut world, _) = built();
    let list = "site/public/i/academy/status/revocation.json";
    let text = world.read(list);
    let (before, after) = text.split_once("\"encodedList\":\"u").expect("a list");
    world.write(list, &format!("{before}\"encodedList\":\"uA{after}"));
    let ran = verify(&mut world, &["site/public"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .ends_with("0 valid, 0 expired, 0 revoked, 4 failed\n"),
        "{}",
        ran.out
    );
}

#[test]
fn drafts_are_not_credentials() {
    let mut world = World::with_site("company");
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    assert_eq!(world.run_site(&["build"]).code, 0);
    let ran = verify(&mut world, &["site/public"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("it may be a draft"), "{}", ran.out);
}

#[test]
fn one_badge_is_told_in_words() {
    let (mut world, id) = built();
    for name in ["credential.json", "badge.png", "badge.svg"] {
        let file = format!("site/public/a/{id}/{name}");
        if !world.path(&file).exists() {
            continue;
        }
        let ran = verify(&mut world, &["--site", "site/public", &file]);
        assert_eq!(ran.code, 0, "{ran:?}");
        for line in [
            "  Genuine: the issuer's signature matches and it has not been withdrawn.\n",
            "  issuer: badges.mihon-inc.example (みほん株式会社 アカデミー)\n",
            "  holder: 見本 花子\n",
            "  [ok] signature: The signature matches the content.\n",
            "  [ok] status: It has not been withdrawn.\n",
        ] {
            assert!(ran.out.contains(line), "{name}: {}", ran.out);
        }
    }
}

#[test]
fn what_cannot_be_checked_is_not_good() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    let ran = verify(&mut world, &["--offline", &file]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("[not checked] issuer:"), "{}", ran.out);
    assert!(ran.out.contains("Issuer not confirmed"), "{}", ran.out);
}

#[test]
fn a_single_badge_that_is_over_or_withdrawn_is_exit_code_1() {
    let (mut world, _) = built();
    let awards = world.read("site/content/awards/2026.csv");
    let row = awards
        .lines()
        .find(|row| row.contains("step-2-security"))
        .expect("expires");
    let file = format!(
        "site/public/a/{}/credential.json",
        row.split(',').next().expect("its id")
    );
    let ran = verify(
        &mut world,
        &["--site", "site/public", &file, "--at", "2028-01-01"],
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("Expired: it was genuinely issued"),
        "{}",
        ran.out
    );
}

#[test]
fn programs_get_one_object_a_document() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    let ran = verify(
        &mut world,
        &["--format", "json", "--site", "site/public", &file],
    );
    let object: serde_json::Value = serde_json::from_str(&ran.out).expect("an object");
    assert_eq!(object["document"], *file);
    assert_eq!(object["verdict"]["outcome"], "genuine");
    let ran = verify(&mut world, &["--format", "json", "site/public"]);
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect();
    assert_eq!(lines.len(), 3 + 1 + 1, "awards, a status list, the sum");
    assert_eq!(
        (&lines[4]["valid"], &lines[4]["failed"]),
        (&3.into(), &0.into())
    );
}

#[test]
fn the_worst_of_several_is_the_result() {
    let (mut world, id) = built();
    world.write("junk.json", "{}");
    let good = format!("site/public/a/{id}/credential.json");
    let ran = verify(&mut world, &["--site", "site/public", "junk.json", &good]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("junk.json\n  It cannot be read as a badge."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Genuine"), "{}", ran.out);
}

#[test]
fn a_badge_may_be_piped_in() {
    let (mut world, id) = built();
    world.input = world
        .read(&format!("site/public/a/{id}/credential.json"))
        .into_bytes();
    let ran = verify(&mut world, &["--with", "site/public", "-"]);
    assert!(ran.code == 0 && ran.out.contains("Genuine"), "{ran:?}");
    world.input = b"nothing at all".to_vec();
    let ran = verify(&mut world, &["-"]);
    assert!(
        ran.code == 1 && ran.out.contains("cannot be read"),
        "{ran:?}"
    );
}

#[test]
fn a_table_has_a_row_a_badge_and_opens_in_a_spreadsheet() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    world.write("junk.json", "{}");
    let ran = verify(
        &mut world,
        &[
            "--with",
            "site/public",
            "--format",
            "csv",
            &file,
            "junk.json",
        ],
    );
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].starts_with("\u{feff}document,result,issuer,issuer_name,"),
        "{ran:?}"
    );
    assert!(
        lines[1].contains(",valid,did:web:badges.mihon-inc.example:i:academy,"),
        "{ran:?}"
    );
    assert_eq!(lines[2], "junk.json,unknown,,,,,,,,,not-a-credential");
}

#[test]
fn a_folder_of_badges_from_anywhere_is_looked_through() {
    let (mut world, id) = built();
    let text = world.read(&format!("site/public/a/{id}/credential.json"));
    world.write("mine/2026/good.json", &text);
    world.write("mine/bad.json", &text.replace("見本", "手本"));
    world.write("mine/notes.md", "no badge");
    let ran = verify(&mut world, &["--with", "site/public", "mine"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("bad.json\n  Altered") && !ran.out.contains("good.json"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("1 valid, 0 expired, 0 revoked, 1 failed"),
        "{}",
        ran.out
    );
}

#[test]
fn documents_given_by_hand_are_vouched_for() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    let did = "site/public/i/academy/did.json";
    let list = "site/public/i/academy/status/revocation.json";
    let ran = verify(
        &mut world,
        &["--offline", "--with", did, "--with", list, &file],
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = verify(&mut world, &["--offline", "--with", did, &file]);
    assert!(
        ran.code == 1 && ran.out.contains("Status unknown"),
        "{ran:?}"
    );
    world.write("other.json", "[]");
    let ran = verify(&mut world, &["--with", "other.json", &file]);
    assert!(
        ran.code == 2 && ran.err.contains("neither an issuer's document"),
        "{ran:?}"
    );
}

#[test]
fn only_known_issuers_are_confirmed_when_a_list_of_them_is_given() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    let known = "did:web:badges.mihon-inc.example:i:academy";
    for (trust, code) in [
        ("badges.mihon-inc.example", 0),
        (known, 0),
        ("# nobody\n", 1),
        ("other.example", 1),
    ] {
        world.write("trust.txt", trust);
        let ran = verify(
            &mut world,
            &[
                "--offline",
                "--with",
                "site/public",
                "--trust",
                "trust.txt",
                &file,
            ],
        );
        assert_eq!(ran.code, code, "{trust}: {ran:?}");
    }
    world.write("trust.txt", "did:web:ok.example\nhttps://x.example/\n");
    let ran = verify(&mut world, &["--trust", "trust.txt", &file]);
    assert!(ran.code == 2 && ran.err.contains("line 2"), "{ran:?}");
}

#[test]
fn the_holder_is_compared_when_asked() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    for (name, code) in [("見本 花子", 0), ("手本 花子", 1)] {
        let ran = verify(
            &mut world,
            &[
                "--offline",
                "--with",
                "site/public",
                "--recipient",
                name,
                &file,
            ],
        );
        assert_eq!(ran.code, code, "{name}: {ran:?}");
        assert_eq!(
            ran.out.contains("not confirmed to be held"),
            code == 1,
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_list_of_addresses_is_verified_row_by_row() {
    let mut world = World::new();
    world.write(
        "badges.csv",
        "氏名,バッジ\n見本,https://nobody.invalid/a/1/\n手本,https://127.0.0.1.invalid/a/2/\n",
    );
    let ran = verify(&mut world, &["--format", "csv", "badges.csv"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let rows: Vec<&str> = ran.out.lines().skip(1).collect();
    assert_eq!(rows.len(), 2);
    assert!(
        rows[0].starts_with("https://nobody.invalid/a/1/,unknown,")
            && rows[0].ends_with(",not-fetched"),
        "{ran:?}"
    );
    world.write("empty.csv", "氏名\n見本\n");
    assert_eq!(verify(&mut world, &["empty.csv"]).code, 2);
    assert_eq!(verify(&mut world, &["--offline", "badges.csv"]).code, 2);
}

#[test]
fn what_is_not_there_is_exit_code_2() {
    let mut world = World::new();
    for what in [
        "nowhere.json",
        "home",
        "http://badges.example.org/a.json",
        "ftp://a.example/",
        "",
    ] {
        let ran = verify(&mut world, &[what]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{what}");
    }
    let ran = verify(
        &mut world,
        &["--offline", "https://badges.example.org/credential.json"],
    );
    assert!(ran.code == 2 && ran.err.contains("--offline"), "{ran:?}");
}

#[test]
fn a_folder_cannot_speak_for_the_documents_of_another_site() {
    let (mut world, id) = built();
    let file = format!("site/public/a/{id}/credential.json");
    // The folder now says that it is published elsewhere: its own documents are no longer those the credentials name.
    for (path, bytes) in world.snapshot("site/public") {
        if path.ends_with("credential.json") {
            let text = String::from_utf8(bytes).expect("JSON");
            let moved = text.replace(
                "https://badges.mihon-inc.example/a/",
                "https://evil.example/a/",
            );
            fs::write(world.path("site/public").join(&path), moved).expect("ours");
        }
    }
    let ran = verify(&mut world, &["--offline", "--site", "site/public", &file]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("Altered"), "{}", ran.out);
}

#[test]
fn hostile_text_in_a_document_cannot_forge_a_result() {
    let mut world = World::new();
    let name = "a\\n  [ok] signature: \\u001b[2J\\u202e";
    world.write(
        "x.json",
        &format!("{{\"@context\": [\"{name}\"], \"id\": \"{name}\", \"type\": [\"{name}\"]}}"),
    );
    let ran = verify(&mut world, &["--offline", "x.json", "--format", "human"]);
    assert_eq!(ran.code, 1);
    assert!(
        !ran.out.contains(['\u{1b}', '\u{202e}']) && !ran.out.contains("\n  [ok] signature"),
        "{}",
        ran.out
    );
}

#[test]
fn a_published_site_is_verified_over_the_network() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    let base = format!("https://localhost:{port}");
    let mut world = World::new();
    assert_eq!(world.run(&["init", "site", "--base-url", &base]).code, 0);
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    publish(listener, world.path("site/public"));
    let id = first_award(&world);
    let address = format!("http://localhost:{port}");
    for path in [
        format!("/a/{id}/credential.json"),
        format!("/a/{id}/"),
        format!("/inside/a/{id}/credential.json"),
    ] {
        let ran = verify(&mut world, &[&format!("{address}{path}")]);
        assert_eq!(ran.code, 0, "{path}: {ran:?}");
        assert!(
            ran.out.contains("issuer: localhost (みほん市"),
            "{}",
            ran.out
        );
    }
    for (path, why) in [
        ("/outside/", "leads to another site"),
        ("/around/", "leads to another site"),
        ("/large", "larger than"),
        ("/nothing.json", "answered 404"),
    ] {
        let ran = verify(&mut world, &[&format!("{address}{path}")]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{path}");
        assert!(ran.err.contains(why), "{path}: {}", ran.err);
    }
    // A file on the disk comes from anyone: what it names on this machine is not fetched.
    let file = format!("site/public/a/{id}/credential.json");
    let ran = verify(&mut world, &[&file]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("cannot fetch https://localhost"),
        "{}",
        ran.err
    );
}

/// Serves a folder, and a few paths that misbehave, for as long as the test runs.
fn publish(listener: TcpListener, folder: PathBuf) {
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A visitor that goes away early is no concern of the test.
            let _ = answer(stream, &folder);
        }
    });
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    reader.read_line(&mut request)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or("/").to_owned();
    let redirect = |to: &str| {
        format!(
            "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
    };
    let head = |status: &str, length: usize| {
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")
    };
    if let Some(rest) = path.strip_prefix("/inside") {
        return stream.write_all(redirect(rest).as_bytes());
    }
    match path.as_str() {
        "/outside/credential.json" => {
            stream.write_all(redirect("https://evil.example/credential.json").as_bytes())
        }
        "/around/credential.json" => {
            stream.write_all(redirect("/around/credential.json").as_bytes())
        }
        "/large" => {
            stream.write_all(head("200 OK", 5 << 20).as_bytes())?;
            stream.write_all(&vec![b' '; 5 << 20])
        }
        _ => match fs::read(folder.join(path.trim_start_matches('/'))) {
            Ok(bytes) => {
                stream.write_all(head("200 OK", bytes.len()).as_bytes())?;
                stream.write_all(&bytes)
            }
            Err(_) => stream.write_all(head("404 Not Found", 0).as_bytes()),
        },
    }
}
