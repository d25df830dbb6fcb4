//! Other generators of sites: how a repository of finished pages is written for each, and how it builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::loaded::repository;

/// A finished page, and a name for it.
pub struct Page {
    /// A folder of its own in the site.
    pub name: String,
    /// All of it.
    pub html: Vec<u8>,
}

/// A generator.
pub struct Generator {
    /// What it is called.
    pub name: &'static str,
    /// `None` where it is not on this machine.
    pub version: Option<String>,
    /// Writes a repository whose pages have these pages as their body, and a template that adds nothing.
    pub write: fn(&Path, &[Page]),
    /// Builds it into its folder `out`.
    pub build: fn(&Path) -> Command,
}

/// Those that we know how to run.
pub fn all() -> [Generator; 3] {
    [
        Generator {
            name: "Hugo",
            version: version(Command::new("hugo").arg("version")),
            write: |root, pages| {
                put(root, "hugo.toml", HUGO);
                put(root, "layouts/_default/single.html", b"{{ .Content }}");
                put(root, "layouts/index.html", b"{{ len .Site.RegularPages }}");
                put_pages(root, "html", "---\ntitle: page\n---\n", pages);
            },
            build: |root| {
                let mut command = Command::new("hugo");
                command.args(["--quiet", "--destination", "out"]);
                command.current_dir(root);
                command
            },
        },
        Generator {
            name: "Eleventy",
            version: version(Command::new("node").arg(eleventy()).arg("--version")),
            write: |root, pages| {
                put(root, "eleventy.config.cjs", ELEVENTY);
                put_pages(root, "html", "", pages);
            },
            build: |root| {
                let mut command = Command::new("node");
                command.arg(eleventy());
                command.args(["--quiet", "--input=content", "--output=out"]);
                command.current_dir(root);
                command
            },
        },
        Generator {
            name: "Zola",
            version: version(Command::new("zola").arg("--version")),
            write: |root, pages| {
                put(root, "config.toml", ZOLA);
                put(root, "templates/page.html", b"{{ page.content | safe }}");
                put(root, "templates/index.html", b"");
                let pages: Vec<Page> = pages.iter().map(without_empty_lines).collect();
                put_pages(root, "md", "+++\ntitle = \"page\"\n+++\n", &pages);
            },
            build: |root| {
                let mut command = Command::new("zola");
                command.args(["build", "--output-dir", "out"]);
                command.current_dir(root);
                command
            },
        },
    ]
}

/// Nothing but pages; and pages may be HTML, which it refuses unless told.
const HUGO: &[u8] = br#"baseURL = "https://peer.example/"
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
[security]
allowContent = [".*"]
"#;

/// HTML is not read as a template.
const ELEVENTY: &[u8] = b"module.exports = () => ({ htmlTemplateEngine: false });\n";

const ZOLA: &[u8] = b"base_url = \"https://peer.example\"\n";

/// Up to an empty line, Markdown leaves HTML as it is.
fn without_empty_lines(page: &Page) -> Page {
    let text = String::from_utf8_lossy(&page.html);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Page {
        name: page.name.clone(),
        html: lines.collect::<Vec<&str>>().join("\n").into_bytes(),
    }
}

/// Installed by scripts/bench.sh.
fn eleventy() -> PathBuf {
    repository().join("examples/bench/peers/node_modules/@11ty/eleventy/cmd.cjs")
}

/// The first word of a program about itself that looks like a version; `None` where there is no such program.
fn version(command: &mut Command) -> Option<String> {
    let out = command.output().ok().filter(|out| out.status.success())?;
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut words = said
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'));
    let found = words.find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let end = found.find(['-', '+']).unwrap_or(found.len());
    Some(found[..end].to_owned())
}

fn put_pages(root: &Path, extension: &str, head: &str, pages: &[Page]) {
    for Page { name, html } in pages {
        let bytes = [head.as_bytes(), html].concat();
        put(root, &format!("content/{name}.{extension}"), &bytes);
    }
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    let folder = file.parent().expect("it is below the root");
    fs::create_dir_all(folder).expect("the disk takes it");
    fs::write(file, bytes).expect("the disk takes it");
}
