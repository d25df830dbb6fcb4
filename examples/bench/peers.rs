//! Other generators of sites, making as many pages of the same bytes as ours has of awards.

use std::fs;
use std::path::Path;

use crate::Bench;
use crate::academy::Academy;
use crate::disk::{self, Tree};
use crate::generators::{self, Generator, Page};
use crate::process::run;
use crate::table::{Goal, Part, Table};
use crate::timing::{Rounds, count, seconds, times};

/// Builds with each in turn. Those that are not on this machine are named.
pub fn measure(bench: &Bench) -> Part {
    let text = "The pages of awards in two languages as Shirushi made them, each handed to the other generators as the finished \
                body of one page with an empty template, so that they write the same bytes. They do nothing else; Shirushi \
                besides signs each award, writes `credential.json` and the baked PNG, and makes all other pages of the site; \
                *pictures kept*: those of the badges were drawn by the build before. In turn, each into a new folder.";
    let known = generators::all().into_iter();
    let (here, missing): (Vec<Generator>, Vec<Generator>) =
        known.partition(|peer| peer.version.is_some());
    let mut goals = Vec::new();
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
        let (rows, met) = one(bench, awards, &here);
        table.rows.extend(rows);
        goals.extend(met);
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
        goals,
    }
}

fn one(bench: &Bench, awards: usize, peers: &[Generator]) -> (Vec<Vec<String>>, Vec<Goal>) {
    let academy = Academy::write(&bench.folder.join(format!("compared-{awards}")), awards);
    let mut ours = [(Rounds::default(), 0), (Rounds::default(), 0)];
    let mut theirs: Vec<(Rounds, u64)> = peers.iter().map(|_| (Rounds::default(), 0)).collect();
    let mut made = Vec::new();
    let mut pages = Vec::new();
    let rounds = bench.rounds(awards);
    for round in 0..rounds {
        let pictures = bench.folder.join(format!("drawn-for-{awards}-{round}"));
        for (n, (times, peak)) in ours.iter_mut().enumerate() {
            let site = bench.folder.join(format!("ours-{round}-{n}"));
            disk::flush(&bench.folder);
            let ran = bench.program.build(&academy.root, &site, &pictures);
            times.push(ran.seconds);
            *peak = ran.peak.max(*peak);
            pages = award_pages(&site);
            made.push(site);
        }
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
    for (peer, root) in peers.iter().zip(made.iter().skip(ours.len())) {
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
            times(figures.median(), ours[0].0.median()),
            format!("{} MB", count(peak as usize)),
        ]
    };
    let name = concat!("Shirushi ", env!("CARGO_PKG_VERSION"));
    let names = [name.to_owned(), format!("{name}, pictures kept")];
    let mut rows = Vec::new();
    for (name, (figures, peak)) in names.into_iter().zip(&ours) {
        rows.push(row(name, figures, *peak));
    }
    let mut goals = Vec::new();
    for (peer, (figures, peak)) in peers.iter().zip(&theirs) {
        let version = peer.version.as_deref().unwrap_or_default();
        rows.push(row(format!("{} {version}", peer.name), figures, *peak));
        for (how, (own, _)) in ["badges drawn", "pictures kept"].iter().zip(&ours) {
            goals.push(Goal {
                what: format!("{} awards, {how}: ahead of {}", count(awards), peer.name),
                is: times(figures.median(), own.median()),
                met: own.median() < figures.median(),
            });
        }
    }
    (rows, goals)
}

/// The pages of awards in two languages.
fn award_pages(site: &Path) -> Vec<Page> {
    let mut pages = Vec::new();
    for (lang, folder) in [("ja", "a"), ("en", "en/a")] {
        for entry in fs::read_dir(site.join(folder)).expect("the site has awards") {
            let entry = entry.expect("an award");
            let html = fs::read(entry.path().join("index.html")).expect("each has a page");
            let name = format!("{lang}-{}", entry.file_name().to_string_lossy());
            pages.push(Page { name, html });
        }
    }
    pages
}
