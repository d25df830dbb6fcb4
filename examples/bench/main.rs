//! Measures signatures, builds, rebuilds and the preview, beside others that do the like and beside what nobody can do without.
//!
//! `scripts/bench.sh` installs the others and runs it: `scripts/bench.sh --write docs/benchmarks.md`.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark runs programs and prints figures"
)]

mod academy;
mod builds;
mod disk;
mod generators;
#[path = "../../benches/loaded/mod.rs"]
mod loaded;
mod machine;
mod peers;
mod preview;
mod process;
mod program;
mod rebuilds;
mod signers;
mod signing;
mod table;
mod timing;

use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};

use program::Program;
use table::{Part, goals};

/// As the program allocates.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
struct Args {
    /// Small sizes and few rounds: shows that everything runs, and measures nothing
    #[arg(long)]
    quick: bool,

    /// These parts alone
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Which>,

    /// Numbers of awards to build
    #[arg(long, value_delimiter = ',', default_values_t = [64, 2_900, 20_000])]
    sizes: Vec<usize>,

    /// The same with 200,000 awards, built and rebuilt: 30 GB of disk
    #[arg(long)]
    big: bool,

    /// Threads of builds and copies
    #[arg(long, default_value_t = 2)]
    threads: usize,

    /// Where to write; on the disk that is measured
    #[arg(long, default_value = "target")]
    folder: PathBuf,

    /// The program; else it is compiled
    #[arg(long, env = "SHIRUSHI")]
    program: Option<PathBuf>,

    /// The day to put on the figures
    #[arg(long)]
    date: Option<jiff::civil::Date>,

    /// The file to write besides
    #[arg(long)]
    write: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Signing,
    Builds,
    Rebuilds,
    Preview,
    Peers,
}

/// Measures one part.
type Measure = fn(&Bench) -> Part;

/// What all parts are told.
pub struct Bench {
    /// The program that is measured.
    pub program: Program,
    /// A folder that is removed at the end.
    pub folder: PathBuf,
    /// What a few small files cost on the disk while it is calm.
    pub calm: f64,
    /// Whether this only shows that everything runs.
    pub quick: bool,
    /// Numbers of awards to build.
    pub sizes: Vec<usize>,
    /// Numbers of awards to change and build again.
    pub rebuilt: Vec<usize>,
    /// Numbers of awards whose pages others make, too.
    pub compared: Vec<usize>,
}

impl Bench {
    /// How often something of this size is measured.
    pub fn rounds(&self, awards: usize) -> usize {
        match awards {
            _ if self.quick => 1,
            0..1_000 => 11,
            1_000..10_000 => 5,
            10_000..100_000 => 3,
            _ => 1,
        }
    }
}

fn main() {
    let args = Args::parse();
    let folder = args.folder.canonicalize().expect("the folder is there");
    let folder = tempfile::tempdir_in(folder).expect("it can be written to");
    let opening = opening(&args, folder.path());
    print!("{opening}");
    let bench = bench(&args, folder.path());
    let parts: [(Which, Measure); 5] = [
        (Which::Signing, signing::measure),
        (Which::Builds, builds::measure),
        (Which::Rebuilds, rebuilds::measure),
        (Which::Preview, preview::measure),
        (Which::Peers, peers::measure),
    ];
    let mut measured = Vec::new();
    for (which, measure) in parts {
        if !args.only.is_empty() && !args.only.contains(&which) {
            continue;
        }
        let mut part = measure(&bench);
        if args.quick {
            part.goals.clear();
        }
        measured.push(part);
        print!("{}", measured[measured.len() - 1]);
        // Part by part: what was measured stays, whatever becomes of the rest.
        if let Some(file) = &args.write {
            std::fs::write(file, document(&opening, &measured)).expect("the file can be written");
        }
    }
    print!(
        "{}",
        goals(&measured).map_or_else(String::new, |part| part.to_string())
    );
}

fn document(opening: &str, measured: &[Part]) -> String {
    let parts: Vec<String> = measured.iter().map(Part::to_string).collect();
    let goals = goals(measured).map_or_else(String::new, |part| part.to_string());
    format!("{opening}{goals}{}", parts.concat())
}

fn bench(args: &Args, folder: &Path) -> Bench {
    let (mut sizes, mut rebuilt, mut compared) = match args.quick {
        true => (vec![24], vec![24], vec![24]),
        false => (args.sizes.clone(), vec![2_900], vec![2_900, 20_000]),
    };
    if args.big {
        sizes.push(200_000);
        rebuilt.push(200_000);
    }
    let largest = sizes.iter().copied().max().unwrap_or(0);
    compared.retain(|awards| *awards <= largest);
    Bench {
        program: Program::find(args.program.clone(), args.threads),
        folder: folder.to_owned(),
        calm: match args.quick {
            true => f64::INFINITY,
            false => (0..5)
                .map(|_| disk::probe(folder))
                .fold(f64::INFINITY, f64::min),
        },
        quick: args.quick,
        sizes,
        rebuilt,
        compared,
    }
}

fn opening(args: &Args, folder: &Path) -> String {
    let mut lines = vec![
        "# Benchmarks".to_owned(),
        String::new(),
        "Written by `scripts/bench.sh --write docs/benchmarks.md`, in one run. `cargo bench` times the stages of a build one by one; in CI \
         `scripts/instructions.sh` counts the instructions of each, because a clock would tell how busy the machine is."
            .to_owned(),
        String::new(),
    ];
    if args.quick {
        lines.push(
            "**A trial run (`--quick`): one round of small sizes. These figures tell nothing.**"
                .to_owned(),
        );
        lines.push(String::new());
    }
    lines.extend(args.date.map(|date| format!("- measured on {date}")));
    let machine = machine::describe(folder);
    lines.extend(machine.into_iter().map(|line| format!("- {line}")));
    lines.push(format!("- builds and copies with {} threads", args.threads));
    lines.join("\n") + "\n"
}
