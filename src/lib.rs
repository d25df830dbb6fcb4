//! Shirushi issues Open Badges from a folder of text.

pub mod site;
pub mod source;

pub mod catalog;
pub mod check;
pub mod load;
pub mod plan;
pub mod publish;
pub mod report;
pub mod serve;
pub mod sign;
pub mod write;
