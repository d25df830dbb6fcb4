//! One binary for all integration tests.

mod bake;
mod faults;
mod kill;
mod load;
mod pages;
mod vectors;
mod write;
mod writer;
