//! One folder a problem: `tests/cases/<code>/` is laid over `tests/cases/_base/`, checked and, if nothing is found yet,
//! published; what is printed is held against its `expected.txt`. See tests/README.md.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rayon::prelude::*;
use shirushi::check::{check, ledger_history};
use shirushi::image::Cache;
use shirushi::plan::Addresses;
use shirushi::proof::secret::SecretKey;
use shirushi::publish::publish;
use shirushi::render::Publication;
use shirushi::report::Report;
use shirushi::report::print::{Language, Style, human};
use shirushi::sign::{Keyring, contradictions, incomplete};
use shirushi::source::packed::Unreadable;
use shirushi::source::{FaultKind, Sources};

/// The day of every run.
const TODAY: Date = date(2026, 11, 1);

#[test]
fn the_base_of_all_cases_has_no_problem() {
    let report = run(&read_folder(&cases().join("_base")));
    assert_eq!(report.sorted().len(), 0, "{}", printed(&report));
}

#[test]
fn every_case_is_reported_as_expected() {
    let base = read_folder(&cases().join("_base"));
    let wrong: Vec<String> = folders()
        .par_iter()
        .filter_map(|folder| try_case(&base, folder).err())
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\n(UPDATE=1 rewrites expected.txt)",
        wrong.join("\n")
    );
}

fn try_case(base: &BTreeMap<String, Held>, folder: &Path) -> Result<(), String> {
    let name = name_of(folder);
    let mut files = base.clone();
    overlay(&mut files, folder);
    let report = run(&files);
    let printed = printed(&report);
    if !report.sorted().iter().any(|d| d.code.name() == name) {
        return Err(format!("{name}: its problem is not reported\n{printed}"));
    }
    let expected = folder.join("expected.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, &printed).expect("the folder of a case can be written");
    }
    match fs::read_to_string(&expected).is_ok_and(|expected| expected == printed) {
        true => Ok(()),
        false => Err(format!("{name}: this is not its expected.txt:\n{printed}")),
    }
}

/// What a case says its repository holds: bytes, or a fault that `load` would note.
#[derive(Clone)]
enum Held {
    Bytes(Vec<u8>),
    Fault(FaultKind),
}

fn run(files: &BTreeMap<String, Held>) -> Report {
    let (mut sources, mut before) = (Sources::default(), Sources::default());
    for (path, held) in files {
        match held {
            Held::Bytes(bytes) if path.starts_with("before/") => {
                before.insert(&path["before/".len()..], bytes.clone());
            }
            Held::Bytes(_) if path == "locked" => {}
            Held::Bytes(bytes) => sources.insert(path, bytes.clone()),
            Held::Fault(why) => sources.fault(path, *why),
        }
    }
    let mut report = Report::default();
    ledger_history(&before, &sources, &mut report);
    let checked = check(&sources, TODAY, &mut report);
    if let Some(catalog) = &checked {
        contradictions(catalog, &Addresses::new(&catalog.settings), &mut report);
    }
    if let (Some(catalog), true) = (&checked, files.contains_key("locked")) {
        incomplete(catalog, &Addresses::new(&catalog.settings), &mut report);
    }
    if let (Some(catalog), true) = (checked, report.sorted().is_empty()) {
        let dropped = publish(
            &catalog,
            &demo_keys(files),
            Publication::Production,
            TODAY,
            &Cache::new(&crate::pictures::shelf()),
            &mut report,
            &|_: shirushi::site::Asset<'_>| Ok::<(), Infallible>(()),
        );
        assert_eq!(
            dropped.is_ok_and(|made| made.is_some()),
            !report.has_errors()
        );
    }
    report
}

/// The secrets of `keys/demo/`, as a build takes them.
fn demo_keys(files: &BTreeMap<String, Held>) -> Keyring {
    let mut keyring = Keyring::default();
    for (path, held) in files {
        if let (true, Held::Bytes(text)) = (path.starts_with("keys/demo/"), held) {
            let text = std::str::from_utf8(text).expect("a demo key is text");
            let secret = SecretKey::from_multibase(text.trim_end());
            keyring.add(secret.expect("a demo key is a seed in multibase"));
        }
    }
    keyring
}

fn printed(report: &Report) -> String {
    human(report, Language::English, Style::Plain)
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The folders of the cases, in order.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(cases())
        .expect("there are cases")
        .map(|entry| entry.expect("a folder that can be listed").path())
        .filter(|path| path.is_dir() && !name_of(path).starts_with('_'))
        .collect();
    folders.sort();
    folders
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .expect("a folder has a name")
        .to_string_lossy()
        .into_owned()
}

fn read_folder(folder: &Path) -> BTreeMap<String, Held> {
    let mut files = BTreeMap::new();
    overlay(&mut files, folder);
    files
}

/// `x` is a file, `x.hex` its bytes in hexadecimal, `x.repeat` its lines and how often each stands there, `x.deleted`
/// takes it away, `x.fault` says why it was not read. Below `before/` stands what the
/// ledger was; `locked` asks for a build without keys.
fn overlay(files: &mut BTreeMap<String, Held>, folder: &Path) {
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("a folder that can be listed");
        let path = entry.path();
        let name = path
            .strip_prefix(folder)
            .expect("it is below the folder")
            .to_str()
            .expect("paths of cases are UTF-8")
            .replace('\\', "/");
        if !entry.file_type().is_file() || name == "expected.txt" {
            continue;
        }
        let bytes = fs::read(path).expect("a file that can be read");
        if let Some(name) = name.strip_suffix(".deleted") {
            assert!(files.remove(name).is_some(), "{name} is not in the base");
        } else if let Some(name) = name.strip_suffix(".hex") {
            files.insert(name.to_owned(), Held::Bytes(unhex(&bytes)));
        } else if let Some(name) = name.strip_suffix(".repeat") {
            files.insert(name.to_owned(), Held::Bytes(repeated(&bytes)));
        } else if let Some(name) = name.strip_suffix(".fault") {
            files.insert(name.to_owned(), Held::Fault(fault(&bytes)));
        } else {
            files.insert(name, Held::Bytes(bytes));
        }
    }
}

fn unhex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<char> = text
        .iter()
        .filter(|b| !b.is_ascii_whitespace())
        .map(|b| char::from(*b))
        .collect();
    digits
        .chunks(2)
        .map(|pair| {
            let pair: String = pair.iter().collect();
            u8::from_str_radix(&pair, 16).expect("hexadecimal digits in pairs")
        })
        .collect()
}

/// Of each line `12 text` twelve lines `text`, with their number for `{n}`; a `\` at the end joins them into one.
fn repeated(text: &[u8]) -> Vec<u8> {
    let mut out = String::new();
    for line in String::from_utf8_lossy(text).lines() {
        let (count, text) = line.split_once(' ').expect("how often, and what");
        let (text, end) = match text.strip_suffix('\\') {
            Some(text) => (text, ""),
            None => (text, "\n"),
        };
        for n in 0..count.parse::<usize>().expect("how often") {
            out.push_str(&text.replace("{n}", &n.to_string()));
            out.push_str(end);
        }
    }
    out.into_bytes()
}

fn fault(text: &[u8]) -> FaultKind {
    let text = String::from_utf8_lossy(text);
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        ["link-outside"] => FaultKind::LinkOutside,
        ["special"] => FaultKind::Special,
        ["unusable-name"] => FaultKind::UnusableName,
        ["damaged-gzip"] => FaultKind::Packed(Unreadable::Damaged),
        ["gzip-bomb", most] => {
            FaultKind::Packed(Unreadable::Bomb(most.parse().expect("a number of bytes")))
        }
        ["too-large", size, limit] => FaultKind::TooLarge {
            size: size.parse().expect("a number of bytes"),
            limit: limit.parse().expect("a number of bytes"),
        },
        _ => panic!("no such fault: {text}"),
    }
}
