//! One binary for all integration tests.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot run here says so"
)]

mod faults;
mod kill;
mod load;
mod serve;
mod write;
mod writer;
