//! The page that verifies badges, and the same as one file.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use shirushi::render::Snapshot;

use super::*;

/// The most that the script may be, compressed.
const LARGEST: usize = 45 * 1024;

#[test]
fn only_the_verify_page_may_ask_other_hosts() {
    for (path, page) in html(&site()) {
        let may = path.ends_with("verify/index.html");
        assert_eq!(
            page.contains("connect-src &#39;self&#39; https:"),
            may,
            "{path}"
        );
        lacks(page, &["unsafe-", "http-equiv=\"refresh\""]);
    }
}

#[test]
fn an_award_leads_to_the_page_with_its_address_where_no_host_sees_it() {
    let site = site();
    let address = "https://badges.shiomino.example/a/yxw31s73/credential.json";
    for path in ["a/yxw31s73/index.html", "en/a/yxw31s73/index.html"] {
        let up = "../".repeat(path.matches('/').count());
        let folder = if path.starts_with("en/") {
            "en/verify"
        } else {
            "verify"
        };
        has(&site[path], &[&format!("href=\"{up}{folder}/#{address}\"")]);
    }
}

#[test]
fn without_script_the_page_says_how_to_check() {
    has(
        &site()["verify/index.html"],
        &[
            "<noscript>",
            "<form class=\"ask\" hidden>",
            "https://verifierplus.org/",
            "<code>shirushi verify</code>",
            "href=\"../verify/offline.html\" download",
        ],
    );
}

#[test]
fn the_one_file_holds_all_it_needs_and_cannot_ask_for_more() {
    let page = offline("</script><script>alert(1)</script><!--");
    has(
        &page,
        &[
            "connect-src &#39;none&#39;",
            "data-part=\"ja\"",
            "data-part=\"en\"",
            "\\u003c/script>\\u003cscript>alert(1)",
        ],
    );
    lacks(
        &page,
        &[" src=", "rel=\"stylesheet\"", "<!--", "&#39;unsafe-"],
    );
    assert_eq!(page.matches("</script>").count(), 2);
    for (open, close, directive) in [
        ("<script type=\"module\">", "</script>", "script-src"),
        ("<style>", "</style>", "style-src"),
    ] {
        let within = page.split(open).nth(1).expect("an element");
        let (within, _) = within.split_once(close).expect("its end");
        let hash = format!(
            "{directive} 'self' 'sha256-{}'",
            STANDARD.encode(Sha256::digest(within))
        );
        has(&site()["_headers"], &[&hash]);
        has(
            &page,
            &[&hash.replace("'self' ", "").replace('\'', "&#39;")],
        );
    }
}

#[test]
fn the_one_file_is_the_same_however_often_it_is_made() {
    assert_eq!(offline("x"), offline("x"));
}

#[test]
fn the_script_is_small() {
    let script = read("verifier/dist/verify.js");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(script.as_bytes()).expect("memory");
    let size = packed.finish().expect("memory").len();
    assert!(size <= LARGEST, "{size} bytes");
}

#[test]
fn no_part_of_the_page_reads_markup_or_runs_text() {
    let sinks = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "setHTML",
        "parseFromString",
        "createContextualFragment",
        "eval(",
        "Function(",
        "srcdoc",
        "style=",
        "javascript:",
    ];
    for file in fs::read_dir(root().join("verifier/page")).expect("the page") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("text");
        let found: Vec<_> = sinks.iter().filter(|sink| text.contains(**sink)).collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
        assert!(text.lines().count() <= 500, "{}", path.display());
    }
}

#[test]
fn reasons_read_as_on_the_pages_of_awards() {
    let words: serde_json::Value =
        serde_json::from_str(&read("verifier/page/words.json")).expect("JSON");
    for reason in [
        "superseded",
        "duplicate",
        "issued-in-error",
        "withdrawn",
        "consent-withdrawn",
    ] {
        for lang in ["ja", "en"] {
            let theme = read(&format!("themes/default/words/{lang}.yaml"));
            let said = words[format!("reason-{reason}")][lang]
                .as_str()
                .expect("words");
            let line = format!("\nreason_{}: {said}\n", reason.replace('-', "_"));
            assert!(theme.contains(&line), "{line}");
        }
    }
}

/// The one file with a document that says this.
fn offline(text: &str) -> String {
    let catalog = sample::catalog();
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let snapshot = Snapshot {
        taken: Some("2026-11-01".parse().expect("a day")),
        documents: [(
            "https://badges.shiomino.example/i/city/did.json".to_owned(),
            text.to_owned(),
        )]
        .into(),
    };
    let page = pages.verify_offline(&snapshot);
    page.expect("the page renders").html
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a file of the repository")
}
