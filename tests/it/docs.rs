//! The format reference holds true: its examples are a site without a problem, and it names every key that is read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use shirushi::check::check;
use shirushi::report::Report;
use shirushi::report::print::{Language, Style, human};
use shirushi::source::Sources;

#[test]
fn the_examples_of_the_format_are_a_site_without_a_problem() {
    let mut sources = Sources::default();
    for (path, text) in examples("README.md") {
        assert!(sources.get(&path).is_none(), "{path} is shown twice");
        sources.insert(path, text.into_bytes());
    }
    let mut report = Report::default();
    let catalog = check(&sources, date(2026, 11, 1), &mut report);
    let printed = human(&report, Language::English, Style::Plain);
    assert_eq!(printed, "no problems\n");
    assert!(catalog.is_some());
}

#[test]
fn both_languages_show_the_same_examples() {
    assert_eq!(examples("README.md"), examples("README.ja.md"));
}

#[test]
fn every_key_that_is_read_is_named_in_both_languages() {
    let pages = ["README.md", "README.ja.md"].map(|name| (name, quoted(&page(name))));
    let mut wrong = BTreeSet::new();
    for key in keys_read() {
        for (name, quoted) in &pages {
            if !quoted.contains(&key) {
                wrong.insert(format!("docs/format/{name} does not name `{key}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn schemas_name_what_is_read_and_nothing_else() {
    let mut in_schemas = BTreeSet::new();
    for entry in fs::read_dir(root().join("schemas")).expect("there are schemas") {
        let text = fs::read_to_string(entry.expect("a schema").path()).expect("text");
        properties(&serde_json::from_str(&text).expect("JSON"), &mut in_schemas);
    }
    let tables_alone = columns_of_people();
    let read: BTreeSet<String> = keys_read();
    let missing: Vec<_> = read
        .difference(&in_schemas)
        .filter(|key| !tables_alone.contains(*key))
        .collect();
    assert!(missing.is_empty(), "no schema has {missing:?}");
    let quoted = quoted(&page("README.md"));
    let unknown: Vec<_> = in_schemas
        .difference(&quoted)
        .filter(|key| !read.contains(*key))
        .collect();
    assert!(unknown.is_empty(), "nothing reads {unknown:?}");
}

#[test]
fn what_the_script_of_pictures_looks_for_is_named_for_themes() {
    let asset = |name: &str| {
        let path = root().join("themes/default/assets").join(name);
        fs::read_to_string(path).expect("an asset")
    };
    let script = asset("background.js");
    let mut looked_for: BTreeSet<&str> = BTreeSet::new();
    for call in ["part(\"", "querySelector(\"", "querySelectorAll(\""] {
        let calls = script.split(call).skip(1);
        looked_for.extend(calls.filter_map(|rest| rest.split('"').next()));
    }
    looked_for.remove("canvas");
    assert!(looked_for.len() > 10, "{looked_for:?}");
    for name in ["theme.md", "theme.ja.md"] {
        let text = fs::read_to_string(root().join("docs").join(name)).expect("a page");
        for selector in &looked_for {
            let named = text.contains(&format!("`{selector}`"));
            assert!(named, "{name} does not name {selector}");
        }
    }
}

/// Every name under `properties`.
fn properties(schema: &serde_json::Value, names: &mut BTreeSet<String>) {
    if let Some(own) = schema["properties"].as_object() {
        names.extend(own.keys().cloned());
    }
    let inner = schema
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    for value in inner.chain(schema.as_array().into_iter().flatten()) {
        properties(value, names);
    }
}

/// `people.csv` is a table alone, which no JSON Schema describes.
fn columns_of_people() -> BTreeSet<String> {
    let page = page("README.md");
    let (_, from) = page
        .split_once("```csv content/people.csv\n")
        .expect("an example");
    let header = from.lines().next().expect("a header");
    header.split(',').map(str::to_owned).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs/format").join(name)).expect("the reference is there")
}

/// Fenced blocks and the path beside their language: `yaml content/site.yaml`.
fn examples(name: &str) -> Vec<(String, String)> {
    let page = page(name);
    let mut blocks = Vec::new();
    for block in page.split("\n```").skip(1).step_by(2) {
        let (info, text) = block.split_once('\n').expect("a block has lines");
        let (_, path) = info
            .split_once(' ')
            .expect("every example is a file of the site");
        blocks.push((path.to_owned(), format!("{text}\n")));
    }
    assert!(blocks.len() > 10, "the reference has examples");
    blocks
}

/// Words between backticks, outside of the examples; of `{names: full}` each word.
fn quoted(page: &str) -> BTreeSet<String> {
    let prose: String = page.split("\n```").step_by(2).collect();
    let spans = prose.split('`').skip(1).step_by(2);
    spans
        .flat_map(|span| span.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .map(str::to_owned)
        .collect()
}

/// What the readers of `src/check` ask for: the texts after `required(`, `optional(` and `raw(`, and the columns of tables.
fn keys_read() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for entry in walkdir::WalkDir::new(root().join("src/check")) {
        let entry = entry.expect("a folder that can be listed");
        if entry.path().extension().is_none_or(|kind| kind != "rs") {
            continue;
        }
        let code = source(entry.path());
        for call in [".required(", ".optional(", ".raw("] {
            let arguments = code.split(call).skip(1);
            let first = arguments.filter_map(|rest| rest.trim_start().strip_prefix('"'));
            keys.extend(
                first
                    .filter_map(|rest| rest.split('"').next())
                    .map(str::to_owned),
            );
        }
        for columns in ["required: &[", "optional: &["] {
            let lists = code
                .split(columns)
                .skip(1)
                .filter_map(|rest| rest.split(']').next());
            let names = lists.flat_map(|list| list.split('"').skip(1).step_by(2));
            keys.extend(names.map(str::to_owned));
        }
    }
    assert!(keys.len() > 20, "the readers ask for keys");
    keys
}

/// The code of a file without its tests.
fn source(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file can be read");
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .to_owned()
}
