//! One binary for all integration tests.

mod faults;
mod kill;
mod load;
mod write;
mod writer;
