//! Builds a generated academy and prints time, peak memory and files.
//!
//! `cargo bench --bench build -- [awards] [achievements]`; 2,900 awards of 54 badges unless told.
//! Without `--bench` (as `cargo test` runs it) a small one is built, as a smoke test.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a benchmark runs the program and prints figures"
)]

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let real = std::env::args().any(|argument| argument == "--bench");
    let awards = numbers
        .first()
        .copied()
        .unwrap_or(if real { 2_900 } else { 30 });
    let achievements = numbers.get(1).copied().unwrap_or(if real { 54 } else { 4 });
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys");
    let size = corpus::Size {
        achievements,
        awards,
    };
    corpus::write(root.path(), size, 20_261_101, &keys).expect("the corpus can be written");
    println!(
        "{achievements} achievements, {awards} awards, {} threads",
        std::thread::available_parallelism().map_or(1, usize::from)
    );
    for run in ["cold", "nothing changed"] {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_shirushi"))
            .args(["--root".as_ref(), root.path(), "build".as_ref()])
            // What says where the benchmark runs would make a preview of the corpus.
            .env_clear()
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let peak = peak_memory(&mut child);
        let seconds = began.elapsed().as_secs_f64();
        let out = child.wait_with_output().expect("its output can be read");
        assert!(out.status.success(), "the corpus builds without a problem");
        let said = String::from_utf8_lossy(&out.stdout);
        println!(
            "{run}: {seconds:.2} s, {:.2} ms an award, peak {peak} MiB; {}",
            seconds * 1000.0 / awards as f64,
            said.trim()
        );
    }
    println!(
        "{} files",
        walkdir::WalkDir::new(root.path().join("public"))
            .into_iter()
            .flatten()
            .filter(|e| e.file_type().is_file())
            .count()
    );
}

/// The most memory a process has held when it ends, in MiB, as Linux counts it; 0 elsewhere.
fn peak_memory(child: &mut Child) -> u64 {
    let path = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child
        .try_wait()
        .expect("a child can be waited for")
        .is_none()
    {
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes =
            line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) / 1024);
        std::thread::sleep(Duration::from_millis(2));
    }
    peak
}
