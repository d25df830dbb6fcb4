//! Runs each stage of a build a few times, for callgrind to count: `scripts/instructions.sh`.
//!
//! Alone it says nothing; it is run so that it does not rot.
#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads keys and writes files"
)]

#[path = "../benches/loaded/mod.rs"]
mod loaded;
#[path = "../benches/stage/mod.rs"]
mod stage;

use std::hint::black_box;

use rayon::ThreadPoolBuilder;

use loaded::{Loaded, write_academy};
use stage::Stages;

/// How often each stage is run. The script divides by it.
const TIMES: usize = 10;

fn main() {
    // On this thread alone, where callgrind looks: work that others share would not be counted.
    let alone = ThreadPoolBuilder::new().num_threads(1).build();
    alone.expect("a thread can be had").install(run);
}

fn run() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write_academy(folder.path(), 60, 4);
    let academy = Loaded::of(folder.path());
    let signing = academy.signing();
    let stages = Stages::new(&academy, &signing, folder.path());
    let canonical = stages.fill(0);
    let proof = stages.prove(&canonical);
    for n in 0..TIMES {
        count_fill(&stages, n);
        count_prove(&stages, &canonical);
        count_splice(&stages, n, &proof);
        count_sign(&stages, n);
        count_page(&stages, n);
        count_bake(&stages, n);
        count_put(&stages, n);
        count_status_list(&stages);
        count_check(&stages);
    }
}

fn count_fill(stages: &Stages<'_>, n: usize) {
    black_box(stages.fill(n));
}

fn count_prove(stages: &Stages<'_>, canonical: &str) {
    black_box(stages.prove(canonical));
}

fn count_splice(stages: &Stages<'_>, n: usize, proof: &shirushi::proof::Proof) {
    black_box(stages.splice(n, proof));
}

/// In the profile dev the general algorithm looks on, so it is counted here.
fn count_sign(stages: &Stages<'_>, n: usize) {
    black_box(stages.sign(n));
}

fn count_page(stages: &Stages<'_>, n: usize) {
    black_box(stages.page(n));
}

fn count_bake(stages: &Stages<'_>, n: usize) {
    black_box(stages.bake(n));
}

fn count_put(stages: &Stages<'_>, n: usize) {
    stages.put(n, n);
}

fn count_status_list(stages: &Stages<'_>) {
    black_box(stages.status_list());
}

fn count_check(stages: &Stages<'_>) {
    stages.check();
}
