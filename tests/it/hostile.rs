//! Markup in every text of a site: it is refused with a diagnostic, or it is shown as the letters it is.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use jiff::civil::{Date, date};
use shirushi::catalog::Catalog;
use shirushi::check::check;
use shirushi::image::Cache;
use shirushi::publish::publish;
use shirushi::render::Publication;
use shirushi::report::Report;
use shirushi::report::print::{Language, Style, human};
use shirushi::sign::Keyring;
use shirushi::source::Sources;

/// The day of every run.
const DAY: Date = date(2026, 11, 1);

/// What a hostile author writes. Each holds a mark by which it is found again.
const PAYLOADS: &[&str] = &[
    "<script>alert(7331)</script>",
    "\"><img src=x onerror=alert(7331)>",
    "'><svg onload=alert(7331)>",
    "</title><script>alert(7331)</script>",
    "]]><script>alert(7331)</script>",
    "{{ 7331 * 2 }}{% raw %}",
    "{{ __tera_context }}7331",
    "javascript:alert(7331)",
    "<!--7331-->",
    "</script><script>alert(7331)//",
    "<a href=\"javascript:alert(7331)\">x</a>",
    "[x](javascript:alert(7331))",
    "![x](data:text/html,7331)",
    "<iframe srcdoc='<script>alert(7331)</script>'></iframe>",
    "&lt;script&gt;alert(7331)&lt;/script&gt;",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>7331",
];

/// Texts of the base site that an author writes freely.
const TEXTS: &[&str] = &[
    "見本バッジ",
    "Mihon badges",
    "全職員",
    "見本市 研修課",
    "Mihon City Training Section",
    "表計算の基礎",
    "Spreadsheet basics",
    "表計算で一枚の報告を作れる。",
    "Makes a one-page report with a spreadsheet.",
    "講座に出席し、課題を提出すること。",
    "Attend the course and hand in the exercise.",
    "山田 太郎",
    "YAMADA Taro",
    "SATO Hanako",
];

#[test]
fn markup_in_every_text_is_refused_or_shown_as_letters() {
    let base = files();
    for payload in PAYLOADS {
        // What check lets through is published, all of it at once.
        let passes = |text: &&&str| checked(&base, &[**text], payload).is_some();
        let admitted: Vec<&str> = TEXTS.iter().filter(passes).copied().collect();
        for (path, bytes) in published(&base, &admitted, payload) {
            let Ok(written) = std::str::from_utf8(&bytes) else {
                continue;
            };
            if [".html", ".xml", ".svg"]
                .iter()
                .any(|end| path.ends_with(end))
            {
                assert!(!runs(written), "{payload} runs in {path}");
                assert!(
                    !written.contains("14662"),
                    "{payload} was computed in {path}"
                );
            }
            if path.ends_with(".json") {
                serde_json::from_str::<serde_json::Value>(written).expect("JSON stays JSON");
            }
        }
    }
}

/// Whether something of the payload would be more than text to a browser.
fn runs(page: &str) -> bool {
    // Scripts of ours, those of the verify page, begin with their type.
    let lower = page.to_ascii_lowercase().replace("<script type=\"", "");
    let tags = [
        "<script",
        "<img src=x",
        "<svg onload",
        "<iframe",
        "<!--7331",
        "<!entity",
        "<a href=\"javascript",
    ];
    tags.iter().any(|tag| lower.contains(tag))
        || ["href", "src", "action"].iter().any(|attribute| {
            lower.contains(&format!("{attribute}=\"javascript:"))
                || lower.contains(&format!("{attribute}=\"data:text"))
        })
}

/// The catalog with some texts replaced by a payload; `None` when it is refused, which is as good.
fn checked(base: &BTreeMap<String, String>, texts: &[&str], payload: &str) -> Option<Catalog> {
    let mut sources = Sources::default();
    for (path, content) in base {
        let quoted = match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("yaml") => serde_json::to_string(payload).expect("a string"),
            Some("csv") => format!("\"{}\"", payload.replace('"', "\"\"")),
            _ => payload.to_owned(),
        };
        let replaced = texts.iter().fold(content.clone(), |content, text| {
            content.replace(text, &quoted)
        });
        sources.insert(path.clone(), replaced.into_bytes());
    }
    let mut report = Report::default();
    let catalog = check(&sources, DAY, &mut report);
    let shown = human(&report, Language::English, Style::Plain);
    assert!(!shown.contains('\u{1b}'), "{shown}");
    catalog
}

fn published(
    base: &BTreeMap<String, String>,
    texts: &[&str],
    payload: &str,
) -> BTreeMap<String, Vec<u8>> {
    let catalog = checked(base, texts, payload).expect("texts that pass alone pass together");
    let mut report = Report::default();
    let written: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    let Ok(_) = publish(
        &catalog,
        &Keyring::default(),
        Publication::Preview,
        DAY,
        &Cache::new(&crate::pictures::shelf()),
        &mut report,
        &|asset: shirushi::site::Asset<'_>| {
            let mut written = written.lock().expect("no thread panics here");
            written.insert(asset.path.to_string(), asset.bytes.into_owned());
            Ok::<(), Infallible>(())
        },
    );
    written.into_inner().expect("no thread panics here")
}

fn files() -> BTreeMap<String, String> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/_base");
    let entries = walkdir::WalkDir::new(&base)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"));
    let paths: Vec<PathBuf> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let relative = |path: &PathBuf| {
        path.strip_prefix(&base)
            .expect("below")
            .to_str()
            .expect("UTF-8")
            .to_owned()
    };
    let keep = |path: &&PathBuf| !relative(path).starts_with("keys/demo");
    paths
        .iter()
        .filter(keep)
        .map(|path| (relative(path), fs::read_to_string(path).expect("text")))
        .collect()
}
