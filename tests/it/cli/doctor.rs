//! `shirushi doctor`, on a web server of this machine that can be made to misbehave.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use super::harness::{Ran, World};

/// How a web server of the test answers.
#[derive(Clone)]
struct Host {
    /// Headers of every answer.
    headers: &'static str,
    /// What JSON is said to be.
    json: &'static str,
    /// The status of what is not there.
    missing: &'static str,
}

const GOOD: Host = Host {
    headers: "Access-Control-Allow-Origin: *\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
              Content-Security-Policy: default-src 'none'\r\n",
    json: "application/json; charset=utf-8",
    missing: "404 Not Found",
};

/// A built site that stands on this machine, and its address.
fn published(host: Host) -> (World, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    let mut world = World::new();
    let base = format!("https://localhost:{port}");
    assert_eq!(world.run(&["init", "site", "--base-url", &base]).code, 0);
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    serve(listener, world.path("site/public"), host);
    (world, format!("http://localhost:{port}"))
}

/// Serves a folder for as long as the test runs.
fn serve(listener: TcpListener, folder: PathBuf, host: Host) {
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A visitor that goes away early is no concern of the test.
            let _ = answer(stream, &folder, &host);
        }
    });
}

fn answer(mut stream: TcpStream, folder: &Path, host: &Host) -> std::io::Result<()> {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    reader.read_line(&mut request)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = request
        .split(' ')
        .nth(1)
        .unwrap_or("/")
        .trim_start_matches('/')
        .to_owned();
    let file = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path,
    };
    let (status, file, bytes) = match fs::read(folder.join(&file)) {
        Ok(bytes) => ("200 OK", file, bytes),
        Err(_) => (
            host.missing,
            "404.html".to_owned(),
            fs::read(folder.join("404.html"))?,
        ),
    };
    let kind = match Path::new(&file).extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("json") => host.json,
        _ => "application/octet-stream",
    };
    let length = bytes.len();
    let headers = host.headers;
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&bytes)
}

fn doctor(world: &mut World) -> Ran {
    world.run_site(&["doctor"])
}

fn first_award(world: &World) -> String {
    let awards = world.read("site/content/awards/2026.csv");
    let row = awards.lines().nth(1).expect("an award");
    row.split(',').next().expect("its id").to_owned()
}

#[test]
fn a_site_as_it_should_be_passes() {
    let (mut world, url) = published(GOOD);
    let ran = doctor(&mut world);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for good in [
        "/: there is a page",
        "/: protecting headers are sent",
        "/a/nothing-is-here/: answers 404 where nothing is",
        "/i/city/did.json: everybody can read it",
        "/i/city/profile.json: everybody can read it",
        &format!(
            "/a/{}/credential.json: genuine: the issuer",
            first_award(&world)
        ),
        &format!("/a/{}/: search engines are kept out", first_award(&world)),
        "/i/city/status/revocation.json: last changed ",
    ] {
        let line = format!("[ok] {}{good}", url.replacen("http", "https", 1));
        assert!(
            ran.out.to_lowercase().contains(&line.to_lowercase()),
            "{line}\n{}",
            ran.out
        );
    }
    assert!(
        ran.out
            .ends_with(" ok, 0 warnings, 0 failed, 0 not checked\n"),
        "{}",
        ran.out
    );
    let ran = world.run_site(&["doctor", "--lang", "ja"]);
    assert!(
        ran.code == 0 && ran.out.contains("[よし]") && ran.out.ends_with("だめ0、不明0\n"),
        "{}",
        ran.out
    );
}

#[test]
fn programs_get_one_object_a_line() {
    let (mut world, _) = published(GOOD);
    let ran = world.run_site(&["doctor", "--format", "json"]);
    assert_eq!(ran.code, 0);
    for line in ran.out.lines() {
        let found: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(found["result"], "ok", "{line}");
        assert!(
            found["address"]
                .as_str()
                .is_some_and(|url| url.starts_with("https://localhost:")),
            "{line}"
        );
    }
    assert!(ran.out.lines().count() > 8, "{}", ran.out);
}

#[test]
fn what_a_host_does_wrong_is_named() {
    for (host, what) in [
        (
            Host {
                headers: "",
                ..GOOD
            },
            "did.json: without Access-Control-Allow-Origin: *",
        ),
        (
            Host {
                json: "application/octet-stream",
                ..GOOD
            },
            "did.json: its content type is not JSON",
        ),
        (
            Host {
                missing: "200 OK",
                ..GOOD
            },
            "nothing-is-here/: answers 200",
        ),
    ] {
        let (mut world, _) = published(host);
        let ran = doctor(&mut world);
        assert_eq!(ran.code, 1, "{what}");
        let line = ran
            .out
            .lines()
            .find(|line| line.contains(what))
            .unwrap_or_else(|| panic!("{what}: {}", ran.out));
        assert!(line.starts_with("[failed] "), "{line}");
    }
}

#[test]
fn missing_headers_and_slow_caches_are_for_a_person_to_look_at() {
    let (mut world, _) = published(Host {
        headers: "Access-Control-Allow-Origin: *\r\nCache-Control: public, max-age=259200\r\n",
        ..GOOD
    });
    let ran = doctor(&mut world);
    assert_eq!(ran.code, 0, "{}", ran.out);
    for warning in [
        "does not send x-content-type-options, referrer-policy, content-security-policy",
        "for 72 hours",
    ] {
        let line = ran
            .out
            .lines()
            .find(|line| line.contains(warning))
            .unwrap_or_else(|| panic!("{}", ran.out));
        assert!(line.starts_with("[warning] "), "{line}");
    }
}

#[test]
fn what_is_wrong_with_a_badge_is_named() {
    let (mut world, _) = published(GOOD);
    let id = first_award(&world);
    let page = format!("site/public/a/{id}/index.html");
    world.edit(
        &page,
        "<meta name=\"robots\" content=\"noindex\"",
        "<meta name=\"robots\" content=\"all\"",
    );
    let ran = doctor(&mut world);
    assert!(
        ran.code == 1
            && ran.out.contains(&format!(
                "/a/{id}/: not in the sitemap, and yet without noindex"
            )),
        "{}",
        ran.out
    );

    let (mut world, _) = published(GOOD);
    let id = first_award(&world);
    world.edit(
        &format!("site/public/a/{id}/credential.json"),
        "見本 花子",
        "見本 太郎",
    );
    let ran = doctor(&mut world);
    let line = ran
        .out
        .lines()
        .find(|line| line.contains(&format!("{id}/credential.json")))
        .expect("named");
    assert!(ran.code == 1 && !line.starts_with("[failed]"), "{line}");
    assert!(ran.out.contains(" 1 failed, 0 not checked"), "{}", ran.out);

    let (mut world, _) = published(GOOD);
    fs::remove_file(world.path("site/public/i/city/status/revocation.json")).expect("ours");
    let ran = doctor(&mut world);
    assert!(
        ran.code == 1 && ran.out.contains("revocation.json: answers 404"),
        "{}",
        ran.out
    );
}

#[test]
fn a_site_that_stands_elsewhere_is_no_site_of_this_address() {
    let (world, _) = published(GOOD);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!(
        "http://localhost:{}",
        listener.local_addr().expect("bound").port()
    );
    serve(listener, world.path("site/public"), GOOD);
    let ran = World::new().run(&["doctor", &url]);
    assert!(
        ran.code == 1 && ran.out.contains("the site thinks that it stands elsewhere"),
        "{}",
        ran.out
    );
}

#[test]
fn without_an_award_to_look_at_a_site_is_not_called_well() {
    let (world, url) = published(GOOD);
    let ran = World::new().run(&["doctor", &url]);
    assert!(
        ran.code == 1 && ran.out.contains("[not checked]") && ran.out.contains("`--award`"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("0 failed, 1 not checked"), "{}", ran.out);
    let ran = World::new().run(&["doctor", &url, "--award", &first_award(&world)]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn only_awards_that_everybody_may_know_of_are_named() {
    let (mut world, _) = published(GOOD);
    let (known, secret) = (first_award(&world), "n5q0w3vjx7hd2mzr8tkc4bgy6f");
    let awards = world.read("site/content/awards/2026.csv");
    let mut rows: Vec<String> = awards.lines().map(|row| format!("{row},")).collect();
    rows[0].push_str("visibility");
    rows[1] = format!("{}unlisted", rows[1].replace(&known, secret));
    world.write("site/content/awards/2026.csv", &(rows.join("\n") + "\n"));
    let ran = doctor(&mut world);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        !ran.out.contains(secret) && !ran.out.contains(&known),
        "{}",
        ran.out
    );
    assert_eq!(
        ran.out.matches("credential.json: everybody").count(),
        2,
        "{}",
        ran.out
    );
}

#[test]
fn where_nothing_answers_nothing_is_said_to_be_well() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!(
        "http://localhost:{}",
        listener.local_addr().expect("bound").port()
    );
    drop(listener);
    let ran = World::new().run(&["doctor", &url]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    for url in [
        "http://example.org",
        "ftp://example.org",
        "example.org",
        "https://a.example/?x",
    ] {
        assert_eq!(World::new().run(&["doctor", url]).code, 2, "{url}");
    }
    assert_eq!(World::new().run(&["doctor"]).code, 2);
}
