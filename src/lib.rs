//! Shirushi issues Open Badges from a folder of text.

pub mod bake;
pub mod image;
