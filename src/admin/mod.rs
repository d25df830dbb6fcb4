//! What stands under `/admin/`: the editor that other people make, with its settings, and what the form for lists has to know.

mod config;
mod fields;
mod form;
mod tree;

use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::catalog::{Forge, Service};

pub use config::config;
pub use form::data;

/// Sveltia CMS, as it is on npm; `scripts/vendor-sveltia.sh` fetches it and checks that it is.
static EDITOR: &[u8] = include_bytes!("../../admin/sveltia-cms.js.gz");
static LICENCE: &[u8] = include_bytes!("../../admin/LICENSE-sveltia-cms.txt");
/// Its version, which stands in its address: no browser keeps an old one.
pub const VERSION: &str = "0.221.1";

/// The form for lists, built from `admin/form/`, and its style.
pub static FORM_SCRIPT: &[u8] = include_bytes!("../../admin/dist/form.js");
/// What it adds to the style of the theme.
pub static FORM_STYLE: &[u8] = include_bytes!("../../admin/form/form.css");

/// The file name of the editor.
pub fn editor_name() -> String {
    format!("sveltia-cms-{VERSION}.js")
}

/// The editor, with its licence before it.
pub fn editor() -> Vec<u8> {
    let mut script = [b"/*!\n", LICENCE, b"*/\n"].concat();
    GzDecoder::new(EDITOR)
        .read_to_end(&mut script)
        .expect("what is inside the program is whole");
    script
}

/// What the page of the editor may do: ask the host of the repository and nobody else. It writes styles into the page.
pub fn policy(forge: &Forge) -> String {
    let (api, pictures) = match forge.service {
        Service::GitHub if forge.origin == "https://github.com" => (
            "https://api.github.com",
            "https://avatars.githubusercontent.com",
        ),
        _ => (forge.origin.as_str(), forge.origin.as_str()),
    };
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; \
         img-src 'self' data: blob: {pictures}; media-src blob:; connect-src 'self' data: blob: {api}; \
         base-uri 'none'; form-action 'none'"
    )
}
