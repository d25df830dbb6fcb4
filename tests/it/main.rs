//! All integration tests, in one binary.

mod artwork;
mod artwork_limits;
mod bake;
mod images;
