//! One binary for all integration tests.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read cases and write into folders of their own"
)]

mod cases;
mod docs;
mod tidy;
