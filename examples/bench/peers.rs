//! Other generators of sites, making as many pages of the same bytes as ours has of awards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Bench;
use crate::academy::Academy;
use crate::disk::{self, Tree};
use crate::loaded::repository;
use crate::process::run;
use crate::table::{Part, Table};
use crate::timing::{Rounds, count, seconds, times};

/// A generator: its name, how its version is asked for, how a repository of it is written, how it builds.
struct Peer {
    name: &'static str,
    version: Option<String>,
    write: fn(&Path, &[(String, Vec<u8>)]),
    build: fn(&Path) -> Command,
}

/// Builds with each in turn. Those that are not on this machine are named.
pub fn measure(bench: &Bench) -> Part {
    let text = "The pages of awards in two languages as Shirushi made them, each handed to the other generators as the finished \
                body of one page with an empty template, so that they write the same bytes. They do nothing else; Shirushi \
                besides signs each award, writes `credential.json` and the baked PNG, and makes all other pages of the site. In \
                turn, each into a new folder.";
    let (here, missing): (Vec<Peer>, Vec<Peer>) =
        peers().into_iter().partition(|peer| peer.version.is_some());
    let mut table = Table {
        head: vec![
            "generator",
            "pages of awards",
            "rounds",
            "build",
            "a page",
            "to Shirushi",
            "peak memory",
        ],
        rows: Vec::new(),
    };
    for &awards in &bench.compared {
        table.rows.extend(one(bench, awards, &here));
    }
    let absent: Vec<&str> = missing.iter().map(|peer| peer.name).collect();
    let notes = match absent.as_slice() {
        [] => Vec::new(),
        names => vec![format!(
            "Not on this machine, so not measured: {}.",
            names.join(", ")
        )],
    };
    Part {
        title: "Other generators".to_owned(),
        text: vec![text.to_owned()],
        tables: vec![table],
        notes,
    }
}

fn one(bench: &Bench, awards: usize, peers: &[Peer]) -> Vec<Vec<String>> {
    let academy = Academy::write(&bench.folder.join(format!("compared-{awards}")), awards);
    let mut ours = (Rounds::default(), 0);
    let mut theirs: Vec<(Rounds, u64)> = peers.iter().map(|_| (Rounds::default(), 0)).collect();
    let mut made = Vec::new();
    let mut pages = Vec::new();
    let rounds = bench.rounds(awards);
    for round in 0..rounds {
        let site = bench.folder.join(format!("ours-{round}"));
        let none = bench.folder.join(format!("none-drawn-{awards}-{round}"));
        disk::flush(&bench.folder);
        let ran = bench.program.build(&academy.root, &site, &none);
        ours.0.push(ran.seconds);
        ours.1 = ours.1.max(ran.peak);
        pages = award_pages(&site);
        made.push(site);
        for (peer, (times, peak)) in peers.iter().zip(&mut theirs) {
            let root = bench.folder.join(format!("{}-{round}", peer.name));
            (peer.write)(&root, &pages);
            disk::flush(&bench.folder);
            let ran = run(&mut (peer.build)(&root));
            times.push(ran.seconds);
            *peak = ran.peak.max(*peak);
            made.push(root);
        }
    }
    for (peer, root) in peers.iter().zip(made.iter().skip(1)) {
        let written = Tree::of(&root.join("out")).files.len();
        assert!(written >= pages.len(), "{} made {written} files", peer.name);
    }
    disk::remove(&made, &bench.folder, bench.calm);
    let row = |name: String, figures: &Rounds, peak: u64| {
        vec![
            name,
            count(pages.len()),
            rounds.to_string(),
            figures.spread(),
            seconds(figures.median() / pages.len() as f64),
            times(figures.median(), ours.0.median()),
            format!("{} MB", count(peak as usize)),
        ]
    };
    let name = concat!("Shirushi ", env!("CARGO_PKG_VERSION")).to_owned();
    let mut rows = vec![row(name, &ours.0, ours.1)];
    let named = peers.iter().zip(&theirs);
    rows.extend(named.map(|(peer, (figures, peak))| {
        let version = peer.version.as_deref().unwrap_or_default();
        row(format!("{} {version}", peer.name), figures, *peak)
    }));
    rows
}

/// The pages of awards in two languages, by a name for each.
fn award_pages(site: &Path) -> Vec<(String, Vec<u8>)> {
    let mut pages = Vec::new();
    for (lang, folder) in [("ja", "a"), ("en", "en/a")] {
        for entry in fs::read_dir(site.join(folder)).expect("the site has awards") {
            let entry = entry.expect("an award");
            let page = fs::read(entry.path().join("index.html")).expect("each has a page");
            pages.push((
                format!("{lang}-{}", entry.file_name().to_string_lossy()),
                page,
            ));
        }
    }
    pages
}

fn peers() -> Vec<Peer> {
    vec![
        Peer {
            name: "Hugo",
            version: version(Command::new("hugo").arg("version")),
            write: |root, pages| {
                put(root, "hugo.toml", b"baseURL = \"https://peer.example/\"\ndisableKinds = [\"RSS\", \"sitemap\", \"taxonomy\", \"term\"]\n[security]\nallowContent = [\".*\"]\n");
                put(root, "layouts/_default/single.html", b"{{ .Content }}");
                put(root, "layouts/index.html", b"{{ len .Site.RegularPages }}");
                put_pages(root, "content", "html", "---\ntitle: page\n---\n", pages);
            },
            build: |root| {
                let mut command = Command::new("hugo");
                command
                    .args(["--quiet", "--destination", "out", "--source"])
                    .arg(root);
                command
            },
        },
        Peer {
            name: "Eleventy",
            version: version(Command::new("node").arg(eleventy()).arg("--version")),
            write: |root, pages| {
                put(
                    root,
                    "eleventy.config.cjs",
                    b"module.exports = () => ({ htmlTemplateEngine: false });",
                );
                put_pages(root, "content", "html", "", pages);
            },
            build: |root| {
                let mut command = Command::new("node");
                command
                    .arg(eleventy())
                    .args([
                        "--quiet",
                        "--input=content",
                        "--output=out",
                        "--formats=html",
                    ])
                    .current_dir(root);
                command
            },
        },
        Peer {
            name: "Zola",
            version: version(Command::new("zola").arg("--version")),
            write: |root, pages| {
                put(
                    root,
                    "config.toml",
                    b"base_url = \"https://peer.example\"\n",
                );
                put(root, "templates/page.html", b"{{ page.content | safe }}");
                put(root, "templates/index.html", b"");
                // Up to an empty line, Markdown leaves HTML as it is.
                let whole = |(name, page): &(String, Vec<u8>)| {
                    let text = String::from_utf8_lossy(page);
                    let lines = text.lines().filter(|line| !line.trim().is_empty());
                    let joined: Vec<&str> = lines.collect();
                    (name.clone(), joined.join("\n").into_bytes())
                };
                let pages: Vec<_> = pages.iter().map(whole).collect();
                put_pages(
                    root,
                    "content",
                    "md",
                    "+++\ntitle = \"page\"\n+++\n",
                    &pages,
                );
            },
            build: |root| {
                let mut command = Command::new("zola");
                command
                    .args(["build", "--output-dir", "out"])
                    .current_dir(root);
                command
            },
        },
    ]
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

fn put_pages(root: &Path, folder: &str, extension: &str, head: &str, pages: &[(String, Vec<u8>)]) {
    for (name, page) in pages {
        let bytes = [head.as_bytes(), page].concat();
        put(root, &format!("{folder}/{name}.{extension}"), &bytes);
    }
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    let folder = file.parent().expect("it is below the root");
    fs::create_dir_all(folder).expect("the disk takes it");
    fs::write(file, bytes).expect("the disk takes it");
}
