//! The picture of a badge: the author's own file, or the words to draw one with.

use super::fields::{Context, Fields};
use super::layout::VersionFolder;
use super::node::Value;
use super::read::{line, number};
use crate::catalog::{BadgeImage, Label, Lang};

/// The author's own picture beside the file, or else the words to draw one with.
pub fn image(fields: &mut Fields<'_, '_>, folder: &VersionFolder<'_>) -> Option<BadgeImage> {
    let picture = fields.optional("image", |value, cx| Some((value, picture_name(value, cx))));
    let label = fields.optional("image_label", label);
    let used = picture.as_ref().and_then(|(_, name)| name.as_deref());
    for (name, file) in &folder.pictures {
        let unused = picture.is_none() || used.is_some_and(|used| used != name);
        if unused && file.bytes.is_some() {
            fields.cx.report.unused_picture(file.place(), name);
        }
    }
    let Some((value, name)) = picture else {
        if !fields.has("image_label") {
            let place = fields.at.place();
            fields.cx.report.missing_key(place, "image_label");
        }
        return label.map(BadgeImage::Drawn);
    };
    let name = name?;
    let Some(file) = folder.pictures.get(&name) else {
        fields.cx.report.missing_file(value.place(), &name);
        return None;
    };
    let bytes = file.bytes?.into();
    Some(if name.ends_with(".svg") {
        BadgeImage::Svg(bytes)
    } else {
        BadgeImage::Png(bytes)
    })
}

/// The name of a file in the same folder.
fn picture_name(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let name = line(value, cx)?;
    if name.contains(['/', '\\', ':']) || name.starts_with('.') {
        cx.report.path_leaves_folder(value.place(), &name);
    } else if !name.ends_with(".svg") && !name.ends_with(".png") {
        cx.report.unknown_picture_format(value.place(), &name);
    } else {
        return Some(name);
    }
    None
}

fn label(value: Value<'_>, cx: &mut Context) -> Option<Label> {
    let mut fields = Fields::of(value, cx)?;
    let ja = fields.optional("ja", words);
    let en = fields.optional("en", words);
    let step = fields.optional("step", number(1..=99));
    let level = fields.optional("level", number(1..=5));
    let japanese = fields.cx.languages.first() == Some(&Lang::JA);
    if !fields.has("ja") && (japanese || !fields.has("en")) {
        let key = if japanese { "ja" } else { "en" };
        let place = fields.at.place_of(key);
        fields.cx.report.missing_key(place, key);
        return None;
    }
    fields.finish();
    let wrong = japanese && ja.is_none() || ja.is_none() && en.is_none();
    (!wrong).then_some(Label {
        ja,
        en,
        step,
        level,
    })
}

/// Words with `|` where a line ends. What has no letter is no line.
fn words(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = line(value, cx)?;
    let lines = text.split('|').filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.collect();
    if lines.is_empty() {
        cx.report.empty_text(value.place(), value.key());
        return None;
    }
    Some(lines.join("|"))
}
