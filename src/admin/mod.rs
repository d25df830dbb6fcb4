//! What stands under `/admin/`: an editor that other people make, with its settings, and what the form for lists has to know.

mod config;
mod editor;
mod fields;
mod form;
mod tree;

pub use config::config;
pub use editor::{files, policy, script_name};
pub use form::data;

/// The form for lists, built from `admin/form/`.
pub static FORM_SCRIPT: &[u8] = include_bytes!("../../admin/dist/form.js");
/// What it adds to the style of the theme.
pub static FORM_STYLE: &[u8] = include_bytes!("../../admin/form/form.css");
