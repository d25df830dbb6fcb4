//! Rules of the house that no compiler knows: who may import whom, what every problem has, what no file holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use shirushi::report::Code;
use shirushi::report::explain::page;

#[test]
fn modules_import_what_the_map_of_the_source_says() {
    let map = module_map();
    let mut wrong = Vec::new();
    for file in files("src", &["rs"]) {
        let (module, depth) = module_of(&file);
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let Some(allowed) = map.get(&module) else {
            wrong.push(format!("{module} is missing in the map of src/README.md"));
            continue;
        };
        let code = code_of(&file);
        for used in imports(&code) {
            if used != module && !allowed.contains(&used) {
                wrong.push(format!("{} may not use {used}", file.display()));
            }
        }
        if code.contains(&"super::".repeat(depth)) {
            wrong.push(format!(
                "{} goes around the map with super::",
                file.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_foundations_import_nothing_and_nobody_imports_the_command() {
    let map = module_map();
    for foundation in ["source", "site", "proof"] {
        assert_eq!(map[foundation], BTreeSet::new(), "{foundation}");
    }
    for (module, allowed) in &map {
        assert!(
            module == "command" || !allowed.contains("command"),
            "{module}"
        );
        assert!(
            module != "verify" || !allowed.contains("site"),
            "verify knows nothing of sites"
        );
    }
}

#[test]
fn every_problem_has_a_constructor_that_is_used() {
    let (mut constructors, mut others) = (String::new(), String::new());
    for file in files("src", &["rs"]) {
        let in_problems = file.starts_with(root().join("src/report/problems"));
        let text = if in_problems {
            &mut constructors
        } else {
            &mut others
        };
        text.push_str(&code_of(&file));
    }
    let mut wrong = Vec::new();
    for code in Code::ALL {
        if !constructors.contains(&format!("Code::{code:?},")) {
            wrong.push(format!("{code} has no constructor"));
        }
        let name = code.name().replace('-', "_");
        if !others.contains(&format!("{name}(")) && !others.contains(&format!("::{name}")) {
            wrong.push(format!("{code} is never reported"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_says_how_bad_its_problem_is() {
    let problems: String = files("src/report/problems", &["rs"])
        .iter()
        .flat_map(|file| code_of(file).chars().collect::<Vec<_>>())
        .filter(|c| !c.is_whitespace())
        .collect();
    for code in Code::ALL {
        let warns = problems.contains(&format!("self.warning(Code::{code:?},"));
        let page = page(*code);
        assert_eq!(page.contains("これは注意です。"), warns, "{code}");
        assert_eq!(page.contains("This is a warning:"), warns, "{code}");
    }
}

/// Problems that no content has, because `check` lets nothing through that leads to them: only a fault of ours would.
const BEHIND_CHECK: &[Code] = &[Code::CredentialRefused];

#[test]
fn every_problem_has_a_case_and_every_case_a_problem() {
    let cases = root().join("tests/cases");
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let case = cases.join(code.name()).join("expected.txt");
        if !BEHIND_CHECK.contains(code) && !case.is_file() {
            wrong.push(format!("tests/cases/{code}/expected.txt is missing"));
        }
    }
    for entry in fs::read_dir(&cases).expect("there are cases") {
        let name = entry.expect("a case").file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('_') && Code::named(&name).is_none() {
            wrong.push(format!("tests/cases/{name} is not the name of a problem"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_it_can_be_read() {
    for file in files("src", &["rs"]) {
        let lines = read(&file).lines().count();
        assert!(lines <= 500, "{} has {lines} lines", file.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("dbg", "!("),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
    ];
    let kinds = ["rs", "html", "css", "js", "md", "yaml", "toml"];
    for folder in ["src", "tests/it", "themes", "docs"] {
        for file in files(folder, &kinds) {
            let text = read(&file);
            for mark in marks {
                assert!(!text.contains(mark), "{} holds {mark}", file.display());
            }
        }
    }
}

#[test]
fn links_to_specifications_are_whole() {
    let mut wrong = Vec::new();
    for file in [files("src", &["rs"]), files("docs", &["md"])].concat() {
        for line in read(&file).lines() {
            let is_comment = line.trim_start().starts_with("//");
            if file.extension().is_some_and(|kind| kind == "rs") && !is_comment {
                continue;
            }
            for (at, _) in line.match_indices("](") {
                let target = line[at + 2..].split(')').next().unwrap_or_default();
                if target.contains("://") && !is_whole_link(target) {
                    wrong.push(format!("{}: {target}", file.display()));
                }
            }
            if is_comment {
                let links = line
                    .split_whitespace()
                    .filter(|word| word.starts_with("http"));
                for link in links.map(|link| link.trim_end_matches(['.', ',', ';', ')', '>'])) {
                    if link.contains("://") && !is_whole_link(link) {
                        wrong.push(format!("{}: {link}", file.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut wrong = Vec::new();
    let tops = [
        "README.md",
        "README.ja.md",
        "tests/README.md",
        "src/README.md",
    ]
    .map(|p| root().join(p));
    for file in files("docs", &["md"]).into_iter().chain(tops) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..]
                .split([')', '#', ' '])
                .next()
                .unwrap_or_default();
            let inside = !target.is_empty() && !target.contains(':') && !target.starts_with('/');
            let folder = file.parent().expect("a file stands in a folder");
            if inside && !folder.join(target).exists() {
                wrong.push(format!("{}: {target}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_has_its_reason_beside_it() {
    let manifest = read(&root().join("Cargo.toml"));
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies]");
        } else if inside && line.contains(" = ") && !line.starts_with('#') {
            let reason = line
                .split_once(" # ")
                .map_or("", |(_, reason)| reason.trim());
            assert!(reason.len() > 5, "no reason beside: {line}");
        }
    }
}

#[test]
fn imports_are_seen_however_they_are_written() {
    let seen = |code: &str| imports(code).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(seen("use crate::plan;"), "plan");
    assert_eq!(
        seen("use crate::{catalog::{Slug, Lang}, report::Place, sign};"),
        "catalog report sign"
    );
    assert_eq!(
        seen("fn f() -> crate::site::SitePath { crate::write::write() }"),
        "site write"
    );
    assert_eq!(seen("pub(crate) fn f() {} // not crate::x"), "x");
}

fn is_whole_link(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '#']).next().unwrap_or_default();
    let plain = link
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"<>\"`".contains(&b));
    plain && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

/// The table of src/README.md: for each module, those it may use.
fn module_map() -> BTreeMap<String, BTreeSet<String>> {
    let mut map: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut above: BTreeSet<String> = BTreeSet::new();
    let readme = read(&root().join("src/README.md"));
    for line in readme.lines() {
        let cells: Vec<&str> = line
            .split(" | ")
            .map(|cell| cell.trim_matches(['|', ' ']))
            .collect();
        let [modules, _, uses] = cells[..] else {
            continue;
        };
        let modules = quoted(modules);
        let mut allowed = quoted(uses);
        if uses.contains("the above") || uses.contains("everything") {
            allowed.extend(above.iter().cloned());
        }
        above.extend(modules.iter().cloned());
        for module in modules {
            map.insert(module, allowed.clone());
        }
    }
    assert!(map.len() > 10, "src/README.md has a table of the modules");
    map
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The top module a file belongs to, and how many modules deep it is.
fn module_of(file: &Path) -> (String, usize) {
    let path = file.strip_prefix(root().join("src")).expect("below src");
    let mut parts: Vec<String> = path
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    parts.retain(|part| part != "mod");
    (parts[0].clone(), parts.len())
}

/// The code of a file without comments and tests.
fn code_of(file: &Path) -> String {
    if file.ends_with("tests.rs") {
        return String::new();
    }
    let text = read(file);
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The modules named after `crate::`, alone or in braces.
fn imports(code: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        let paths = match rest.strip_prefix('{') {
            Some(group) => outer_paths(group),
            None => vec![rest],
        };
        for path in paths {
            let name: String = path
                .trim_start()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            modules.insert(name);
        }
    }
    modules.remove("");
    modules
}

/// The parts of `{a, b::{c, d}}` after its first brace: `a`, `b::{c, d}`.
fn outer_paths(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                paths.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                paths.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// Files below a folder of the repository, of these kinds, in order.
fn files(folder: &str, kinds: &[&str]) -> Vec<PathBuf> {
    walkdir::WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            let kind = path.extension().and_then(|kind| kind.to_str());
            path.is_file() && kind.is_some_and(|kind| kinds.contains(&kind))
        })
        .collect()
}
