//! All integration tests, in one binary.

mod artwork;
mod bake;
