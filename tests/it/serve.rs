//! What a preview answers, to whom, and what it does when the content changes. Every request is written byte for byte.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::sleep;
use std::time::{Duration, Instant};

use shirushi::serve::{Files, Meanwhile, Options, Preview, Rebuilt, ServeError, run};
use shirushi::site::SitePath;
use tempfile::TempDir;

const LOCAL: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const PATIENCE: Duration = Duration::from_secs(20);

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// Sends these bytes and reads until the server has no more to say.
fn exchange(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("answered");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Answer {
        status: status.unwrap_or_else(|| panic!("no status in {text:?}")),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

fn get(address: SocketAddr, path: &str) -> Answer {
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    exchange(address, &request)
}

fn files(files: &[(&str, &str)]) -> Files {
    let file = |(path, text): &(&str, &str)| {
        let path = SitePath::parse(path).expect("a safe path");
        (path, text.as_bytes().into())
    };
    files.iter().map(file).collect()
}

fn site(all: &[(&str, &str)]) -> Rebuilt {
    Rebuilt::Site(files(all))
}

const SITE: &[(&str, &str)] = &[
    ("index.html", "<html><body><h1>home</h1></body></html>"),
    ("a/x/index.html", "<html><body>award</body></html>"),
    ("a/x/credential.json", "{}"),
    ("assets/style.css", "a{}"),
    ("b/x/badge.svg", "<svg/>"),
    ("404.html", "<html><body>lost</body></html>"),
    ("_headers", "secret?"),
];

fn preview() -> Preview {
    let preview = Preview::bind(LOCAL, 0).expect("a free port");
    preview.show(site(SITE));
    preview
}

mod pages {
    use super::*;

    #[test]
    fn files_are_served_with_the_type_their_name_says() {
        let preview = preview();
        for (path, status, media_type) in [
            ("/", 200, "text/html; charset=utf-8"),
            ("/a/x/", 200, "text/html; charset=utf-8"),
            ("/a/x/index.html", 200, "text/html; charset=utf-8"),
            ("/a/x/credential.json", 200, "application/json"),
            ("/assets/style.css", 200, "text/css; charset=utf-8"),
            ("/b/x/badge.svg?v=1", 200, "image/svg+xml"),
            ("/nothing", 404, "text/html; charset=utf-8"),
        ] {
            let answer = get(preview.address(), path);
            assert_eq!(
                (answer.status, answer.header("content-type")),
                (status, Some(media_type)),
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_not_a_page_is_served_byte_for_byte() {
        let preview = preview();
        for path in ["a/x/credential.json", "assets/style.css", "b/x/badge.svg"] {
            let expected = SITE.iter().find(|(p, _)| *p == path).expect("there").1;
            assert_eq!(get(preview.address(), &format!("/{path}")).body, expected);
        }
    }

    #[test]
    fn a_page_asked_for_without_its_slash_is_sent_there() {
        let preview = preview();
        let answer = get(preview.address(), "/a/x");
        assert_eq!(
            (answer.status, answer.header("location")),
            (307, Some("/a/x/"))
        );
    }

    #[test]
    fn what_is_not_there_is_the_sites_own_404_page() {
        let preview = preview();
        let answer = get(preview.address(), "/a/y/");
        assert_eq!(answer.status, 404);
        assert!(answer.body.contains("lost"));
        preview.show(site(&[("index.html", "")]));
        assert_eq!(get(preview.address(), "/a/y/").status, 404);
    }

    #[test]
    fn nothing_outside_the_site_is_served() {
        let preview = preview();
        for path in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/%2e%2e%2fCargo.toml",
            "/%252e%252e/Cargo.toml",
            "/..%5cCargo.toml",
            "/..\\Cargo.toml",
            "/Cargo.toml",
            "/./Cargo.toml",
            "//Cargo.toml",
            "//etc/passwd",
            "/etc/passwd",
            "///a/x/",
            "/a//x/",
            "/a/x//",
            "/a/x/.",
            "/a/x/..",
            "/.",
            "/..",
            "/index.html/",
            "/index.html%00",
            "/%00",
            "/A/X/",
            "/a%2fx/",
            "/.shirushi",
            "/file:///etc/passwd",
            "/c:/windows",
            "/~root",
            "/%ff",
        ] {
            let answer = get(preview.address(), path);
            assert!(
                matches!(answer.status, 404 | 400),
                "{path}: {}",
                answer.status
            );
            assert!(!answer.body.contains("[package]"), "{path}");
        }
    }

    #[test]
    fn no_path_redirects_to_another_host() {
        let preview = preview();
        for path in [
            "//evil.example",
            "//evil.example/",
            "/\\evil.example",
            "///evil.example/a/x",
            "/%2fevil.example",
        ] {
            let answer = get(preview.address(), path);
            assert_eq!(answer.header("location"), None, "{path}");
        }
    }

    #[test]
    fn a_head_request_has_the_head_and_no_body() {
        let preview = preview();
        let request =
            "HEAD /a/x/credential.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        let answer = exchange(preview.address(), request);
        assert_eq!((answer.status, &*answer.body), (200, ""));
        assert_eq!(answer.header("content-length"), Some("2"));
    }

    #[test]
    fn no_answer_is_kept_guessed_about_or_lent_to_other_sites() {
        let preview = preview();
        for path in ["/", "/a/x/credential.json", "/nothing", "/__reload/wrong"] {
            let answer = get(preview.address(), path);
            assert_eq!(answer.header("cache-control"), Some("no-store"));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(
                answer.header("cross-origin-resource-policy"),
                Some("same-origin")
            );
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
}

mod visitors {
    use super::*;

    fn status(preview: &Preview, head: &str) -> u16 {
        exchange(
            preview.address(),
            &format!("{head}\r\nConnection: close\r\n\r\n"),
        )
        .status
    }

    #[test]
    fn our_own_names_are_answered() {
        let preview = preview();
        let port = preview.address().port();
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
            assert_eq!(
                status(&preview, &format!("GET / HTTP/1.1\r\nHost: {host}")),
                200
            );
            assert_eq!(
                status(&preview, &format!("GET / HTTP/1.1\r\nHost: {host}:{port}")),
                200
            );
        }
        assert_eq!(
            status(
                &preview,
                "GET http://localhost/ HTTP/1.1\r\nHost: localhost"
            ),
            200
        );
    }

    #[test]
    fn a_request_for_any_other_name_is_misdirected() {
        let preview = preview();
        for host in [
            "evil.example",
            "evil.example:1111",
            "localhost.evil.example",
            "localhost.",
            "localhost:",
            "localhost:port",
            "localhost:1111:1111",
            "localhost, evil.example",
            "localhost evil.example",
            "user@localhost",
            "localhost@evil.example",
            "evil.example#localhost",
            "127.0.0.1.nip.io",
            "127.1",
            "127.0.0.2",
            "0x7f000001",
            "2130706433",
            "0177.0.0.1",
            "0.0.0.0",
            "192.168.0.2",
            "169.254.169.254",
            "::1",
            "[::1",
            "[::1]evil",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::1%25lo]",
            "http://localhost",
            "localhost/",
            "shirushi.local",
            "*",
            "",
        ] {
            let answered = status(&preview, &format!("GET / HTTP/1.1\r\nHost: {host}"));
            assert!(matches!(answered, 421 | 400), "{host:?}: {answered}");
        }
    }

    #[test]
    fn a_request_with_no_name_two_names_or_a_name_in_its_target_is_misdirected() {
        let preview = preview();
        for head in [
            "GET / HTTP/1.0",
            "GET / HTTP/1.1",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
            "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
            "GET http://evil.example/ HTTP/1.1\r\nHost: localhost",
            "GET http://localhost@evil.example/ HTTP/1.1\r\nHost: localhost",
            "GET http://localhost/ HTTP/1.1\r\nHost: evil.example",
            "GET / HTTP/1.1\r\nX-Forwarded-Host: localhost\r\nHost: evil.example",
        ] {
            let answered = status(&preview, head);
            assert!(matches!(answered, 421 | 400), "{head:?}: {answered}");
        }
    }

    #[test]
    fn our_own_files_are_misdirected_too() {
        let preview = preview();
        let token = token(&preview);
        for path in [
            format!("/__reload/{token}/at/"),
            format!("/__reload/{token}/reload.js"),
            "/none".into(),
        ] {
            assert_eq!(
                status(
                    &preview,
                    &format!("GET {path} HTTP/1.1\r\nHost: evil.example")
                ),
                421
            );
        }
    }

    #[test]
    fn nothing_but_looking_is_allowed_and_other_sites_are_told_less() {
        let preview = preview();
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
            let from = |origin: &str| {
                let head = format!("{method} / HTTP/1.1\r\nHost: localhost{origin}");
                status(&preview, &head)
            };
            assert_eq!(from(""), 405, "{method}");
            assert_eq!(from("\r\nOrigin: http://localhost:1111"), 405, "{method}");
            for origin in [
                "http://evil.example",
                "https://localhost",
                "null",
                "",
                "http://localhost.evil.example",
            ] {
                assert_eq!(
                    from(&format!("\r\nOrigin: {origin}")),
                    403,
                    "{method} from {origin}"
                );
            }
        }
    }

    #[test]
    fn without_being_asked_it_listens_to_this_machine_only() {
        assert_eq!(preview().address().ip(), LOCAL);
    }
}

mod ports {
    use super::*;

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let first = preview();
        let second = Preview::bind(LOCAL, first.address().port()).expect("another port");
        let distance = second.address().port() - first.address().port();
        assert!((1..=20).contains(&distance));
    }

    #[test]
    fn no_free_port_is_an_error_that_names_them() {
        // The last port has none after it.
        let Ok(_taken) = TcpListener::bind((LOCAL, u16::MAX)) else {
            println!("skipped: the last port is taken");
            return;
        };
        let error = Preview::bind(LOCAL, u16::MAX).expect_err("refused");
        assert!(matches!(error, ServeError::Port { .. }));
        assert!(
            error.to_string().contains("127.0.0.1, port 65535"),
            "{error}"
        );
    }

    #[test]
    fn an_address_that_is_not_ours_is_an_error() {
        let elsewhere = "192.0.2.1".parse().expect("an address");
        assert!(matches!(
            Preview::bind(elsewhere, 0),
            Err(ServeError::Port { .. })
        ));
    }

    #[test]
    fn a_dropped_preview_frees_its_port() {
        let preview = preview();
        let address = preview.address();
        drop(preview);
        let start = Instant::now();
        while TcpStream::connect(address).is_ok() {
            assert!(start.elapsed() < PATIENCE);
            sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn the_address_to_open_has_a_name_that_demo_keys_sign_for() {
        let preview = preview();
        assert_eq!(
            preview.url(),
            format!("http://localhost:{}/", preview.address().port())
        );
    }
}

/// The token of the run, as the pages carry it.
fn token(preview: &Preview) -> String {
    let page = get(preview.address(), "/").body;
    let (_, rest) = page.split_once("/__reload/").expect("the script");
    rest[..32].to_owned()
}

/// Waits for the event that follows what a page has seen.
fn next_event(address: SocketAddr, page: &str) -> String {
    let (_, rest) = page.split_once("src=\"/__reload/").expect("the script");
    let (token, rest) = rest
        .split_once("/reload.js\" data-seen=\"")
        .expect("what was seen");
    let (seen, _) = rest.split_once('"').expect("a quote");
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    let request =
        format!("GET /__reload/{token}/at/?seen={seen} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let lines = BufReader::new(stream)
        .lines()
        .map(|line| line.expect("an event in time"));
    lines
        .filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
        .next()
        .expect("an event")
}

mod reloading {
    use super::*;

    #[test]
    fn every_page_loads_the_script_from_a_file_of_its_own_origin() {
        let preview = preview();
        let token = token(&preview);
        for path in ["/", "/a/x/", "/nothing"] {
            let page = get(preview.address(), path).body;
            let script = format!("<script src=\"/__reload/{token}/reload.js\" data-seen=\"");
            let (_, rest) = page.split_once(&script).expect("the script");
            let (seen, end) = rest.split_once('"').expect("a number");
            assert!(seen.parse::<u64>().is_ok(), "{seen}");
            assert!(end.starts_with(" defer></script></body>"), "{page}");
        }
        let script = get(preview.address(), &format!("/__reload/{token}/reload.js"));
        assert_eq!(
            script.header("content-type"),
            Some("text/javascript; charset=utf-8")
        );
        assert!(script.body.contains("EventSource"));
    }

    #[test]
    fn without_the_token_there_is_nothing() {
        let preview = preview();
        let token = token(&preview);
        assert_eq!(token.len(), 32);
        let other = "0".repeat(32);
        for path in [
            "",
            "/",
            "reload.js",
            "overlay.css",
            &other,
            &token[..31],
            &format!("{token}0"),
            &token,
            &format!("{token}/"),
            &format!("{token}/at"),
            &format!("{token}/atx/"),
        ] {
            assert_eq!(
                get(preview.address(), &format!("/__reload/{path}")).status,
                404,
                "{path}"
            );
        }
        assert_ne!(
            token,
            super::token(&super::preview()),
            "each run has its own"
        );
    }

    #[test]
    fn a_page_that_has_seen_all_waits_and_one_that_has_not_is_told_at_once() {
        let preview = preview();
        let address = preview.address();
        let page = get(address, "/").body;
        let (told, events) = mpsc::channel();
        let waiting = page.clone();
        std::thread::spawn(move || told.send(next_event(address, &waiting)));
        assert!(
            events.recv_timeout(Duration::from_millis(300)).is_err(),
            "nothing changed yet"
        );
        preview.show(site(SITE));
        assert!(
            events.recv_timeout(Duration::from_millis(300)).is_err(),
            "the same site is no change"
        );
        preview.show(site(&[("index.html", "new")]));
        let told = events.recv_timeout(PATIENCE).expect("told");
        assert_eq!(
            next_event(address, &page),
            told,
            "a page that was loaded before the change"
        );
    }

    #[test]
    fn events_are_events() {
        let preview = preview();
        let token = token(&preview);
        let request = format!(
            "HEAD /__reload/{token}/at/?seen=0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        let answer = exchange(preview.address(), &request);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some("text/event-stream"))
        );
    }

    #[test]
    fn a_wrong_change_keeps_the_last_good_site_under_the_report() {
        let preview = preview();
        let address = preview.address();
        preview.show(Rebuilt::Wrong("error: <b>no</b> such date".into()));
        let page = get(address, "/").body;
        assert!(page.contains("<h1>home</h1>"));
        assert!(page.contains("<details id=\"shirushi-wrong\" role=\"alert\" open>"));
        assert!(page.contains("error: &lt;b&gt;no&lt;/b&gt; such date"));
        assert!(!page.contains("<b>no</b>"));
        assert_eq!(get(address, "/a/x/credential.json").body, "{}");
        let style = get(
            address,
            &format!("/__reload/{}/overlay.css", token(&preview)),
        );
        assert_eq!(
            style.header("content-type"),
            Some("text/css; charset=utf-8")
        );

        preview.show(site(SITE));
        let recovered = get(address, "/").body;
        assert!(!recovered.contains("shirushi-wrong"));
        assert!(recovered.contains(&next_event(address, &page)));
    }

    #[test]
    fn a_site_that_was_never_good_shows_the_report_alone() {
        let preview = Preview::bind(LOCAL, 0).expect("a free port");
        let waiting = get(preview.address(), "/any/");
        assert_eq!(waiting.status, 503);
        assert!(!waiting.body.contains("shirushi-wrong"));
        preview.show(Rebuilt::Wrong("error: no site.yaml".into()));
        let wrong = get(preview.address(), "/any/");
        assert_eq!(wrong.status, 503);
        assert!(wrong.body.contains("error: no site.yaml"));
        preview.show(site(SITE));
        assert_eq!(get(preview.address(), "/").status, 200);
    }

    #[test]
    fn many_pages_may_wait_at_once() {
        let preview = preview();
        let address = preview.address();
        let page = get(address, "/").body;
        std::thread::scope(|scope| {
            let waiting: Vec<_> = (0..50)
                .map(|_| scope.spawn(|| next_event(address, &page)))
                .collect();
            sleep(Duration::from_millis(200));
            assert_eq!(get(address, "/").status, 200);
            preview.show(site(&[("index.html", "new")]));
            for waiting in waiting {
                waiting.join().expect("told");
            }
        });
    }
}

mod watching {
    use super::*;

    /// A running preview of a repository whose home page is the text of `content/home.md`; `wrong` in it is an error, with
    /// `slow` the rest of the site is never made, and with `stages` it takes a while.
    struct Running {
        root: TempDir,
        address: SocketAddr,
        builds: Arc<AtomicUsize>,
    }

    fn text(root: &Path) -> String {
        let read = |path| fs::read_to_string(root.join(path)).unwrap_or_default();
        read("content/home.md") + &read("themes/mine/style.css")
    }

    impl Running {
        fn start(poll: bool) -> Running {
            let root = TempDir::new().expect("a temporary folder");
            fs::create_dir_all(root.path().join("content/pages")).expect("made");
            fs::write(root.path().join("content/home.md"), "one").expect("written");
            let builds = Arc::new(AtomicUsize::new(0));
            let (told, ready) = mpsc::channel();
            let options = Options {
                root: root.path().to_owned(),
                interface: LOCAL,
                port: 0,
                poll,
            };
            let counted = Arc::clone(&builds);
            // It runs until the test process ends.
            std::thread::spawn(move || {
                let build = |meanwhile: &Meanwhile<'_>| {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let text = text(&options.root);
                    let page = format!("<body>{text}</body>");
                    if text.contains("wrong") {
                        return Rebuilt::Wrong(format!("error: {text}"));
                    }
                    let most = match (text.contains("slow"), text.contains("stages")) {
                        (true, _) => PATIENCE,
                        (_, true) => Duration::from_millis(300),
                        _ => return site(&[("index.html", &page)]),
                    };
                    meanwhile.show(files(&[("index.html", &page)]));
                    let began = Instant::now();
                    while began.elapsed() < most {
                        if meanwhile.is_overtaken() {
                            return Rebuilt::Overtaken;
                        }
                        sleep(Duration::from_millis(5));
                    }
                    site(&[("index.html", &page), ("all/index.html", &page)])
                };
                run(
                    &options,
                    |url| told.send(url.to_owned()).expect("told"),
                    build,
                )
            });
            let url = ready.recv_timeout(PATIENCE).expect("ready");
            let port = url
                .rsplit(':')
                .next()
                .and_then(|port| port.trim_end_matches('/').parse().ok());
            Running {
                root,
                address: (LOCAL, port.expect("a port")).into(),
                builds,
            }
        }

        fn page(&self) -> String {
            get(self.address, "/").body
        }

        fn write(&self, path: &str, text: &str) {
            let file = self.root.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, text).expect("written");
        }

        /// Waits, as a browser does, until the page holds this text.
        fn shows(&self, text: &str) {
            let start = Instant::now();
            loop {
                let page = self.page();
                if page.contains(text) {
                    return;
                }
                assert!(start.elapsed() < PATIENCE, "{text:?} never came: {page}");
                next_event(self.address, &page);
            }
        }

        /// The number of builds once nothing happens any more.
        fn settled(&self) -> usize {
            loop {
                let before = self.builds.load(Ordering::SeqCst);
                sleep(Duration::from_millis(600));
                if self.builds.load(Ordering::SeqCst) == before {
                    return before;
                }
            }
        }
    }

    #[test]
    fn what_is_shared_is_shown_while_the_rest_is_made_and_another_change_overtakes_it() {
        let running = Running::start(false);
        running.write("content/home.md", "slow");
        running.shows("<body>slow");
        let began = Instant::now();
        running.write("content/home.md", "two");
        running.shows("<body>two");
        assert!(began.elapsed() < PATIENCE / 2, "it waited for the rest");
        running.write("content/home.md", "slow again");
        running.shows("<body>slow again");
        running.write("content/home.md", "wrong");
        running.shows("<body>two");
    }

    #[test]
    fn what_is_built_with_what_came_before_overtakes_nothing() {
        let running = Running::start(false);
        for file in 0..8 {
            running.write(&format!("content/pages/{file}.md"), "x");
        }
        // Told of by itself, and built with the others.
        sleep(Duration::from_millis(80));
        running.write("content/home.md", "stages");
        let began = Instant::now();
        while !get(running.address, "/all/").body.contains("<body>stages") {
            assert!(began.elapsed() < PATIENCE, "the rest was never made");
            sleep(Duration::from_millis(50));
        }
    }

    #[test]
    fn a_change_is_shown_a_wrong_one_is_reported_and_a_correction_is_shown() {
        let running = Running::start(false);
        assert!(running.page().contains("<body>one"));
        running.write("content/home.md", "two");
        running.shows("<body>two");
        running.write("content/home.md", "wrong <date>");
        running.shows("error: wrong &lt;date&gt;");
        assert!(running.page().contains("<body>two"), "the last good site");
        running.write("content/home.md", "three");
        running.shows("<body>three");
        assert!(!running.page().contains("shirushi-wrong"));
    }

    #[test]
    fn without_the_system_telling_changes_are_found_by_looking() {
        let running = Running::start(true);
        // Time stamps may be as coarse as a second.
        sleep(Duration::from_millis(1100));
        running.write("content/home.md", "two, and longer");
        running.shows("<body>two, and longer");
        running.write("themes/mine/style.css", "+theme");
        running.shows("longer+theme");
    }

    #[test]
    fn a_file_saved_by_renaming_is_a_change() {
        let running = Running::start(false);
        for text in ["two", "three", "four"] {
            running.write("content/.home.md.tmp", text);
            let (from, to) = ("content/.home.md.tmp", "content/home.md");
            fs::rename(running.root.path().join(from), running.root.path().join(to))
                .expect("renamed");
            running.shows(&format!("<body>{text}"));
        }
    }

    #[test]
    fn folders_that_come_go_and_are_replaced_are_watched() {
        let running = Running::start(false);
        let content = running.root.path().join("content");
        running.write("themes/mine/style.css", "+new");
        running.shows("one+new");
        running.write("themes/mine/style.css", "+again");
        running.shows("one+again");

        running.write("other/home.md", "replaced");
        fs::rename(&content, running.root.path().join("gone")).expect("moved");
        fs::rename(running.root.path().join("other"), &content).expect("moved");
        running.shows("<body>replaced+again");
        running.write("content/home.md", "changed after it was replaced");
        running.shows("<body>changed after it was replaced+again");
    }

    #[test]
    fn reading_the_output_and_leftovers_of_editors_are_no_changes() {
        let running = Running::start(false);
        let builds = running.settled();
        for n in 0..20 {
            let _ = fs::read(running.root.path().join("content/home.md")).expect("read");
            running.write("public/index.html", &n.to_string());
            running.write(".public.shirushi-new/index.html", &n.to_string());
            running.write("target/debug/x", &n.to_string());
            running.write("content/.home.md.swp", &n.to_string());
            running.write("content/home.md~", &n.to_string());
            running.write("content/.git/index", &n.to_string());
        }
        assert_eq!(running.settled(), builds);
    }

    #[test]
    fn many_changes_at_once_are_few_builds() {
        let running = Running::start(false);
        let builds = running.settled();
        for n in 0..500 {
            running.write(&format!("content/pages/{n}.md"), "text");
        }
        let more = running.settled() - builds;
        assert!((1..=30).contains(&more), "{more} builds");
    }

    #[test]
    fn a_repository_that_is_not_there_is_an_error_that_names_it() {
        let options = Options {
            root: "/nowhere/at/all".into(),
            interface: LOCAL,
            port: 0,
            poll: false,
        };
        let error = run(&options, |_| (), |_| site(SITE)).expect_err("refused");
        assert!(error.to_string().contains("/nowhere/at/all"), "{error}");
    }
}
