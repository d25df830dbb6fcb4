//! One binary for all integration tests.

mod bake;
mod faults;
mod kill;
mod load;
mod write;
mod writer;
mod cli;
