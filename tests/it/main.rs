//! One binary for all integration tests.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_macros,
    reason = "a test that cannot run here says so"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "tests read cases and write into folders of their own"
)]

mod admin;
mod artwork;
mod artwork_limits;
mod bake;
mod cases;
mod check;
mod cli;
mod contrast;
#[path = "../corpus/mod.rs"]
mod corpus;
mod docs;
mod faults;
mod hostile;
mod images;
mod kill;
mod load;
mod pages;
mod pictures;
mod rebuild;
mod sample;
mod scale;
mod serve;
mod shards;
mod tidy;
mod vectors;
mod verify;
mod write;
mod writer;
