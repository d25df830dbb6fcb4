//! Shirushi issues Open Badges from a folder of text.

pub mod proof;
