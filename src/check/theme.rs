//! `themes/<name>/**`: the files of the chosen theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields::{Context, Fields};
use super::layout::{File, Layout};
use super::read::{line, number};
use super::text;
use crate::catalog::{Slug, THEME_API};
use crate::report::Place;
use crate::source::Sources;

/// Fonts may be large; nothing of a theme is larger.
const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// Files of these kinds are text.
const TEXT: &[&str] = &[
    "html", "css", "js", "svg", "xml", "txt", "json", "yaml", "md",
];

/// The files of the theme by their path within it. The default theme is built in: it has none.
pub fn read(
    theme: Option<&Slug>,
    layout: &Layout<'_>,
    sources: &Sources,
    cx: &mut Context,
) -> BTreeMap<String, Arc<[u8]>> {
    if let Some(theme) = theme {
        contract(theme, layout, cx);
    }
    let mut files = BTreeMap::new();
    let mut folded: BTreeMap<String, Place> = BTreeMap::new();
    for (path, file) in theme
        .and_then(|theme| layout.themes.get(theme))
        .into_iter()
        .flatten()
    {
        if !path.split('/').all(is_plain) {
            cx.report.unusable_file_name(file.place());
            continue;
        }
        match folded.get(&path.to_ascii_lowercase()) {
            Some(first) => cx.report.ids_differ_by_case(file.place(), path, first),
            None => {
                folded.insert(path.to_ascii_lowercase(), file.place());
            }
        }
        if is_readable(path, file, cx)
            && let Some(bytes) = sources.shared(&file.path)
        {
            files.insert(path.clone(), bytes);
        }
    }
    files
}

/// What `theme.yaml` says of the theme: that it was written for the templates of this program.
fn contract(theme: &Slug, layout: &Layout<'_>, cx: &mut Context) {
    let files = layout.themes.get(theme);
    let Some(file) = files.and_then(|files| files.get("theme.yaml")) else {
        if !layout.blind {
            let path = format!("themes/{theme}/theme.yaml");
            cx.report.theme_api(Place::file(&path), None, THEME_API);
        }
        return;
    };
    let tree = super::yaml_tree(file, cx);
    let Some(mut fields) = tree.value().and_then(|value| Fields::of(value, cx)) else {
        return;
    };
    let at = fields.at;
    let api = fields.required("api", number(1..=u32::MAX));
    fields.required("name", line);
    fields.optional("author", line);
    fields.optional("licence", line);
    fields.finish();
    if let Some(api) = api.filter(|api| *api != THEME_API) {
        let place = at.get("api").map_or_else(|| at.place(), |api| api.place());
        cx.report.theme_api(place, Some(api), THEME_API);
    }
}

fn is_plain(part: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    !part.is_empty()
        && part.len() <= 200
        && !part.starts_with('.')
        && part.bytes().all(plain)
        && !crate::catalog::is_reserved(part)
}

fn is_readable(path: &str, file: &File<'_>, cx: &mut Context) -> bool {
    let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
    if TEXT.contains(&kind) {
        return text::read(file, LARGEST_FILE, &mut cx.report).is_some();
    }
    let size = file.bytes.map_or(0, <[u8]>::len);
    if size > LARGEST_FILE {
        let (size, limit) = (size as u64, LARGEST_FILE as u64);
        cx.report.file_too_large(file.place(), size, limit);
        return false;
    }
    true
}
