//! What a build costs when little changed since the last one.

use crate::Bench;
use crate::academy::Academy;
use crate::disk::{self, Tree};
use crate::table::{Goal, Part, Table};
use crate::timing::{Rounds, count, seconds, times};

/// What is changed, by name, and how.
type Step = (&'static str, fn(&Academy, usize));

const STEPS: [Step; 4] = [
    ("nothing changed", |_, _| {}),
    ("one award added", Academy::add_award),
    ("one definition changed", Academy::change_definition),
    ("one template changed", Academy::change_template),
];

/// Changes one thing after the other, building each time; every round ends with a cold build elsewhere.
pub fn measure(bench: &Bench) -> Part {
    let text = "The site of the last build stands there, and so do the pictures that it drew. *One definition*: what a badge says, \
                and with it every credential and page of its holders. *One template*: the page of every award. *Written* are \
                files that the file system says were written, the list of all files among them. The cold build is of the \
                same round, into a new folder.";
    let mut part = Part {
        title: "Rebuilds".to_owned(),
        text: vec![text.to_owned()],
        ..Part::default()
    };
    let mut table = Table {
        head: vec![
            "change",
            "awards",
            "rounds",
            "build",
            "to a cold build",
            "files written",
            "files",
        ],
        rows: Vec::new(),
    };
    for &awards in &bench.rebuilt {
        let (rows, goals) = one(bench, awards);
        table.rows.extend(rows);
        part.goals.extend(goals);
    }
    part.tables.push(table);
    part
}

fn one(bench: &Bench, awards: usize) -> (Vec<Vec<String>>, Vec<Goal>) {
    let academy = Academy::write(&bench.folder.join(format!("changing-{awards}")), awards);
    let (site, pictures) = (academy.root.join("public"), bench.folder.join("pictures"));
    bench.program.build(&academy.root, &site, &pictures);
    let mut before = Tree::of(&site);
    let mut cold = Rounds::default();
    let mut steps: Vec<(Rounds, usize)> = STEPS.iter().map(|_| (Rounds::default(), 0)).collect();
    let mut made = Vec::new();
    let rounds = bench.rounds(awards);
    for round in 0..rounds {
        for ((_, change), (times, written)) in STEPS.iter().zip(&mut steps) {
            change(&academy, round);
            disk::flush(&bench.folder);
            times.push(bench.program.build(&academy.root, &site, &pictures).seconds);
            let after = Tree::of(&site);
            *written = after.written_since(&before);
            before = after;
        }
        let elsewhere = bench.folder.join(format!("cold-{round}"));
        let none = bench.folder.join(format!("no-pictures-{awards}-{round}"));
        disk::flush(&bench.folder);
        cold.push(
            bench
                .program
                .build(&academy.root, &elsewhere, &none)
                .seconds,
        );
        made.push(elsewhere);
    }
    made.push(site);
    disk::remove(&made, &bench.folder, bench.calm);
    let row = |name: &str, figures: &Rounds, written: usize| {
        vec![
            name.to_owned(),
            count(awards),
            rounds.to_string(),
            figures.spread(),
            times(figures.median(), cold.median()),
            count(written),
            count(before.files.len()),
        ]
    };
    let mut rows = vec![row("cold", &cold, before.files.len())];
    let named = STEPS.iter().zip(&steps);
    rows.extend(named.map(|((name, _), (figures, written))| row(name, figures, *written)));
    let (nothing, written) = &steps[0];
    let share = nothing.median() / cold.median();
    let mut goals = vec![Goal {
        what: format!(
            "{} awards, nothing changed: at most 0.20 of a cold build, no file written",
            count(awards)
        ),
        is: format!("{}, {} files", times(share, 1.0), count(*written)),
        met: share <= 0.2 && *written == 0,
    }];
    if awards == 200_000 {
        let added = steps[1].0.median();
        goals.push(Goal {
            what: "200,000 awards, one added: under 3 s".to_owned(),
            is: seconds(added),
            met: added < 3.0,
        });
    }
    (rows, goals)
}
