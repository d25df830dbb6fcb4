//! Sveltia CMS, an editor for repositories that other people make, so that it asks no other host for anything.

use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::catalog::{Forge, Service};

/// The script and its Japanese words as they are on npm, and the font of its icons; `scripts/vendor-sveltia.sh` fetches them.
static SCRIPT: &[u8] = include_bytes!("../../admin/vendor/sveltia-cms.js.gz");
static WORDS: &[u8] = include_bytes!("../../admin/vendor/ja.json.gz");
static ICONS: &[u8] = include_bytes!("../../admin/vendor/icons.woff2");
static LICENCE: &str = include_str!("../../admin/vendor/LICENSE-sveltia-cms.txt");
static LICENCE_OF_ICONS: &str = include_str!("../../admin/vendor/LICENSE-icons.txt");

/// Its version, which stands in its address: no browser keeps an old one.
const VERSION: &str = "0.221.1";

/// What is changed in the script: words and icons come from beside it, fonts from the system, and the newest version is not asked
/// for. Each stands in it once. Browsers of other languages get English; the words of those it would fetch without end.
const CHANGES: &[(&str, &str)] = &[
    ("USe=`${iP}@${rP}/locales`", "USe=`.`"),
    ("iP=`https://unpkg.com/@sveltia/cms`", "iP=`.`"),
    (
        "`ar,bg,ca,cs,da,de,el,en-CA,en-GB,en-US,es-CO,fa,fi,fr,hr,it,ja,ko,nl,pl,pt-BR,pt-PT,ru,sv,tr,uk,vi,zh-CN,zh-TW`",
        "`en-US,ja`",
    ),
    (
        "url(https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2)",
        "url(icons.woff2)",
    ),
    (
        "url(https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2)",
        "none",
    ),
    (
        "url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2)",
        "none",
    ),
];

/// The name of the script.
pub fn script_name() -> String {
    format!("sveltia-cms-{VERSION}.js")
}

/// All files of it, by name.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let licences = format!("{LICENCE}\n\n{LICENCE_OF_ICONS}");
    vec![
        (script_name(), script().into_bytes()),
        ("ja.json".to_owned(), unpacked(WORDS)),
        ("icons.woff2".to_owned(), ICONS.to_vec()),
        ("licences.txt".to_owned(), licences.into_bytes()),
    ]
}

fn script() -> String {
    let script = String::from_utf8(unpacked(SCRIPT)).expect("a script is UTF-8");
    let changed = CHANGES
        .iter()
        .fold(script, |script, (from, to)| script.replacen(from, to, 1));
    format!("/* Sveltia CMS {VERSION}, addresses changed; licences.txt */\n{changed}")
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    GzDecoder::new(bytes)
        .read_to_end(&mut all)
        .expect("what is inside the program is whole");
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_made_once() {
        let before = String::from_utf8(unpacked(SCRIPT)).expect("a script is UTF-8");
        for (from, _) in CHANGES {
            assert_eq!(before.matches(from).count(), 1, "{from}");
        }
        let after = script();
        for host in ["cdn.jsdelivr.net", "unpkg.com/@sveltia/cms"] {
            assert!(!after.contains(host), "{host}");
        }
    }
}
