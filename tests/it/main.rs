//! One binary for all integration tests.

mod kill;
mod load;
mod write;
