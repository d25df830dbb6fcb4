//! Whole builds of academies of several sizes, beside copying what was built.

use std::path::PathBuf;

use crate::Bench;
use crate::academy::Academy;
use crate::disk::{self, Tree};
use crate::table::{Goal, Part, Table};
use crate::timing::{Rounds, bytes, count, seconds, times};

/// Builds and copies in turn, each into a new folder.
pub fn measure(bench: &Bench) -> Part {
    let mut part = Part {
        title: "Builds".to_owned(),
        text: vec![format!(
            "An academy with 54 badges (12 in the smallest), pages in two languages, `credential.json` and a baked PNG for each award (`outputs: \
                 [baked-png]`), a page in two languages and an archive for each holder, everything signed in the build. *Cold*: no site stands there, no picture was drawn before. *Pictures kept*: no site stands there, and the pictures of \
                 the badges were drawn by the build before, as on every machine that built the site once. *Copy*: the finished tree \
                 read and created again file by file with {} threads, in a new folder on the same disk, paths known beforehand, at \
                 the end the one flush of the file system that a build makes, too. Builds and copies in turn; medians, in \
                 brackets the least and the most.",
            bench.program.threads
        )],
        ..Part::default()
    };
    let mut table = Table {
        head: vec![
            "awards",
            "rounds",
            "cold build",
            "pictures kept",
            "an award",
            "awards a second",
            "copy",
            "build : copy",
            "cold : copy",
            "peak memory",
            "files",
            "bytes",
        ],
        rows: Vec::new(),
    };
    let mut figures = Vec::new();
    for &awards in &bench.sizes {
        let (figure, row) = one(bench, awards);
        figures.push(figure);
        table.rows.push(row);
    }
    part.tables.push(table);
    part.goals = figures.iter().flat_map(|it| goals(it, &figures)).collect();
    part
}

struct Figure {
    awards: usize,
    each: f64,
    to_copy: f64,
    cold_to_copy: f64,
    peak: u64,
}

fn one(bench: &Bench, awards: usize) -> (Figure, Vec<String>) {
    let academy = Academy::write(&bench.folder.join(format!("academy-{awards}")), awards);
    let rounds = bench.rounds(awards);
    let (mut colds, mut builds, mut copies) =
        (Rounds::default(), Rounds::default(), Rounds::default());
    let mut peak = 0;
    let mut made: Vec<PathBuf> = Vec::new();
    let mut new = |name: String| {
        let folder = bench.folder.join(name);
        made.push(folder.clone());
        folder
    };
    let mut tree = None;
    for round in 0..rounds {
        let (site, pictures) = (
            new(format!("site-{round}")),
            bench.folder.join(format!("pictures-{awards}-{round}")),
        );
        disk::flush(&bench.folder);
        let cold = bench
            .program
            .build(&academy.root, &new(format!("cold-{round}")), &pictures);
        colds.push(cold.seconds);
        disk::flush(&bench.folder);
        let ran = bench.program.build(&academy.root, &site, &pictures);
        builds.push(ran.seconds);
        peak = peak.max(cold.peak).max(ran.peak);
        let built = Tree::of(&site);
        disk::flush(&bench.folder);
        let copy = new(format!("copy-{round}"));
        copies.push(disk::copy(&built, &site, &copy, bench.program.threads));
        tree = Some(built);
    }
    let tree = tree.expect("there is a round at least");
    disk::remove(&made, &bench.folder, bench.calm);
    let (cold, build, copy) = (colds.median(), builds.median(), copies.median());
    let each = build / awards as f64;
    let row = vec![
        count(awards),
        rounds.to_string(),
        colds.spread(),
        builds.spread(),
        seconds(each),
        count((1.0 / each) as usize),
        copies.spread(),
        times(build, copy),
        times(cold, copy),
        format!("{} MB", count(peak as usize)),
        count(tree.files.len()),
        bytes(tree.bytes),
    ];
    let figure = Figure {
        awards,
        each,
        to_copy: build / copy,
        cold_to_copy: cold / copy,
        peak,
    };
    (figure, row)
}

/// What was to be reached with this size.
fn goals(figure: &Figure, all: &[Figure]) -> Vec<Goal> {
    let other = |awards: usize| all.iter().find(|other| other.awards == awards);
    let ratio = |what: &str, ratio: f64, most: f64| Goal {
        what: what.to_owned(),
        is: times(ratio, 1.0),
        met: ratio <= most,
    };
    let mut goals = Vec::new();
    if figure.awards == 2_900 {
        goals.push(ratio(
            "2,900 awards, pictures kept: at most 1.5 times copying them",
            figure.to_copy,
            1.5,
        ));
        goals.push(ratio(
            "2,900 awards, 54 badges drawn: at most 1.5 times copying them",
            figure.cold_to_copy,
            1.5,
        ));
    }
    if figure.awards >= 2_900 {
        let second = 1.0 / figure.each;
        goals.push(Goal {
            what: format!(
                "{} awards: at least 3,000 a second, pictures kept",
                count(figure.awards)
            ),
            is: count(second as usize),
            met: second >= 3_000.0,
        });
    }
    if figure.awards == 200_000 {
        goals.extend(other(2_900).map(|small| {
            ratio(
                "200,000 awards: each at most 1.2 times as long as among 2,900",
                figure.each / small.each,
                1.2,
            )
        }));
        goals.extend(other(20_000).map(|middle| {
            ratio(
                "200,000 awards: at most 1.5 times the memory of 20,000",
                figure.peak as f64 / middle.peak as f64,
                1.5,
            )
        }));
    }
    goals
}
