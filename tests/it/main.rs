//! One binary for all integration tests.
#![allow(clippy::print_stdout, reason = "a test that cannot run here says so")]

mod bake;
mod cli;
mod faults;
mod kill;
mod load;
mod pages;
mod vectors;
mod write;
mod writer;
