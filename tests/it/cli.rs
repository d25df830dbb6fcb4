//! The program as a person runs it: whole command lines in process, each with an environment of its own.

mod build;
mod bundle;
mod clerk;
mod compressed;
mod diff;
mod doctor;
pub mod harness;
mod help;
mod import;
mod init;
mod init_ci;
mod keys;
mod list;
mod messages;
mod names;
mod preview;
mod quality;
mod schema;
mod secrets;
mod sheet;
mod show;
mod sign;
mod slips;
mod suspend;
mod theme;
mod verify;
mod verify_page;
