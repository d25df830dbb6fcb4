#![doc = include_str!("README.md")]

pub mod site;
pub mod source;

mod kept;

pub mod catalog;
pub mod check;
pub mod edit;
pub mod intake;
pub mod report;
pub mod schemas;

pub mod admin;
pub mod plan;

pub mod badge;
pub mod proof;
pub mod sign;

pub mod bake;
pub mod bundle;
pub mod certificate;
pub mod image;
pub mod leaks;
pub mod publish;
pub mod render;
pub mod slips;
pub mod spreadsheet;

pub mod verify;

pub mod diff;
pub mod forecast;
pub mod quality;

pub mod load;
pub mod serve;
pub mod write;

pub mod command;
