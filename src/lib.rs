//! Shirushi issues Open Badges from a folder of text.

pub mod site;
pub mod source;

pub mod badge;
pub mod bake;
pub mod catalog;
pub mod check;
pub mod command;
pub mod load;
pub mod plan;
pub mod proof;
pub mod publish;
pub mod report;
pub mod sign;
pub mod write;
