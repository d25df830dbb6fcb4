//! How long the stages of a build take, one by one: `cargo bench`.
#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads keys and writes files"
)]

mod loaded;
mod stage;

use std::cell::Cell;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};

use loaded::{Loaded, write_academy};
use stage::Stages;

fn stages(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write_academy(folder.path(), 300, 6);
    let academy = Loaded::of(folder.path());
    let signing = academy.signing();
    let stages = Stages::new(&academy, &signing, folder.path());
    // Each turn takes the next award.
    let turn = Cell::new(0);
    let next = || turn.replace(turn.get() + 1);
    let canonical = stages.fill(0);
    let proof = stages.prove(&canonical);
    let mut time = |name: &str, stage: &dyn Fn()| {
        criterion.bench_function(name, |bencher| bencher.iter(stage));
    };
    time("fill the canonical form", &|| {
        black_box(stages.fill(next()));
    });
    time("hash and sign it", &|| {
        black_box(stages.prove(&canonical));
    });
    time("splice the proof into JSON", &|| {
        black_box(stages.splice(next(), &proof));
    });
    time("award to signed credential", &|| {
        black_box(stages.sign(next()));
    });
    time("award page", &|| {
        black_box(stages.page(next()));
    });
    time("baked PNG", &|| {
        black_box(stages.bake(next()));
    });
    time("a file into the output", &|| {
        let n = next();
        stages.put(n, n);
    });
    time("status list", &|| {
        black_box(stages.status_list());
    });
    time("check of 300 awards", &|| stages.check());
}

criterion_group!(benches, stages);
criterion_main!(benches);
