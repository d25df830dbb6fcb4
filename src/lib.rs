//! Shirushi issues Open Badges from a folder of text.

pub mod site;
pub mod source;

pub mod catalog;
pub mod check;
pub mod leaks;
pub mod plan;
pub mod publish;
pub mod report;
pub mod sign;
