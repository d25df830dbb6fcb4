//! Adopts an author's SVG: judged, bounded, and written anew from its parsed form, so that no script,
//! handler, external or local reference survives; centred on a square of 512.
//!
//! Three walls: an allow-list over the markup (`scan`), a reader that has no access to
//! anything (`options` of `raster`), and the allow-list again over what we wrote.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use resvg::usvg::{Group, ImageHrefResolver, ImageKind, Node, Options, Tree, WriteOptions};

use super::bitmap;
use super::font::Fonts;
use super::path::number;
use super::raster::options;
use super::reason::Excess;
use super::{scan, work};
use crate::bake::xml::{self, Limits, XmlError};

/// Largest SVG that is taken, in bytes.
pub const MAX_SVG: usize = 256 << 10;

/// Most that an author's SVG may become once written anew, in bytes.
const MAX_WRITTEN: usize = 2 << 20;

/// Markup that is read. A drawing program's file of this size stays below.
const LIMITS: Limits = Limits {
    elements: 5_000,
    depth: 64,
    attributes: 64,
    namespaces: 64,
};

/// What we write ourselves has more layers, but not many.
const LIMITS_WRITTEN: Limits = Limits {
    elements: 50_000,
    depth: 256,
    attributes: 64,
    namespaces: 64,
};

/// Why an author's picture is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArtworkError {
    /// More bytes than this.
    TooLarge {
        /// How many would be taken.
        limit: usize,
    },
    /// SVGZ: the file is compressed.
    Compressed,
    /// The SVG is in another encoding than UTF-8.
    NotUtf8,
    /// The file is not an SVG; says why.
    NotSvg(String),
    /// The markup is broken, too much, or declares entities.
    Markup(XmlError),
    /// A script, an event handler or an address that runs one.
    Script,
    /// An element that a badge cannot hold.
    Element {
        /// Its name.
        name: String,
    },
    /// A reference to something outside the file.
    Reference {
        /// Where to, shortened.
        to: String,
    },
    /// A rule such as `@import` or `@font-face` in a style sheet.
    StyleRule,
    /// The bundled font has no glyph for a character of a text.
    MissingGlyph {
        /// The first such character.
        character: char,
    },
    /// Drawing it would take too long or too much memory.
    TooComplex {
        /// What there is too much of.
        what: Excess,
    },
    /// A number is absurdly large or small.
    Number,
    /// The file is not a PNG; says why.
    NotPng(String),
    /// The picture has no pixels, or more than 4,096 a side, or more than 16 million.
    Size,
    /// A picture inside the SVG is not a sound PNG of at most 2,048 pixels a side.
    EmbeddedImage,
    /// There is nothing to see.
    Empty,
}

/// An author's SVG as a badge: self-contained, text as paths, centred on a square of 512.
///
/// Whatever its size, a file is taken or refused in bounded time and memory.
pub fn adopt_svg(bytes: &[u8], fonts: &Fonts) -> Result<String, ArtworkError> {
    if bytes.len() > MAX_SVG {
        return Err(ArtworkError::TooLarge { limit: MAX_SVG });
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(ArtworkError::Compressed);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ArtworkError::NotUtf8)?;
    let document = xml::read(text, &LIMITS).map_err(ArtworkError::Markup)?;
    scan::allowed(&document, fonts)?;
    scan::bounded(&document)?;

    let images = Images::default();
    let options = Options {
        image_href_resolver: images.resolver(),
        ..options(fonts)
    };
    let tree =
        Tree::from_xmltree(&document, &options).map_err(|e| ArtworkError::NotSvg(e.to_string()))?;
    drop(options);
    images.into_result()?;
    if is_empty(tree.root()) {
        return Err(ArtworkError::Empty);
    }
    work::bounded(&tree)?;

    let written = squared(&tree)?;
    let document = xml::read(&written, &LIMITS_WRITTEN).map_err(ArtworkError::Markup)?;
    scan::allowed(&document, fonts)?;
    Ok(written)
}

fn is_empty(group: &Group) -> bool {
    let visible = |node: &Node| match node {
        Node::Group(group) => !is_empty(group),
        Node::Path(path) => path.is_visible(),
        Node::Image(image) => image.is_visible(),
        Node::Text(text) => !is_empty(text.flattened()),
    };
    !group.children().iter().any(visible)
}

/// Writes a tree into the middle of a square.
fn squared(tree: &Tree) -> Result<String, ArtworkError> {
    let written = tree.to_string(&WriteOptions {
        coordinates_precision: 4,
        transforms_precision: 6,
        indent: resvg::usvg::Indent::None,
        ..WriteOptions::default()
    });
    if written.len() > MAX_WRITTEN {
        return Err(ArtworkError::TooComplex {
            what: Excess::Markup,
        });
    }
    // The root is ours from here on: what stands between its tags goes into the square.
    let inner = written
        .find('>')
        .and_then(|start| Some(&written[start + 1..written.rfind("</svg>")?]));
    let inner = renamed(inner.ok_or(ArtworkError::Empty)?);
    let (width, height) = (
        f64::from(tree.size().width()),
        f64::from(tree.size().height()),
    );
    let scale = 512.0 / width.max(height);
    let (w, h) = (width * scale, height * scale);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 512 512\" width=\"512\" height=\"512\">\
         <svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\">{inner}</svg></svg>",
        number((512.0 - w) / 2.0),
        number((512.0 - h) / 2.0),
        number(w),
        number(h),
    ))
}

/// The same markup with names of ours for ids, which may say what the author calls things. In what we wrote, a quote ends
/// an attribute and stands nowhere else.
fn renamed(markup: &str) -> String {
    const BEFORE: [(&str, char); 3] = [(" id=\"", '"'), ("href=\"#", '"'), ("url(#", ')')];
    let mut names = BTreeMap::new();
    let (mut written, mut rest) = (String::with_capacity(markup.len()), markup);
    loop {
        let next = BEFORE
            .iter()
            .filter_map(|(before, end)| Some((rest.find(before)? + before.len(), *end)))
            .min();
        let Some((start, end)) = next else { break };
        let length = rest[start..].find(end).unwrap_or(0);
        let number = names.len() + 1;
        let number = *names.entry(&rest[start..start + length]).or_insert(number);
        written.push_str(&rest[..start]);
        written.push_str(&format!("a{number}"));
        rest = &rest[start + length..];
    }
    written + rest
}

/// Decodes and re-encodes the PNGs inside an SVG, within limits, and remembers what went wrong.
#[derive(Default)]
struct Images(Mutex<Budget>);

struct Budget {
    /// Pixels that may still be decoded.
    pixels: u64,
    fault: Option<ArtworkError>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            pixels: 8 << 20,
            fault: None,
        }
    }
}

impl Images {
    fn resolver(&self) -> ImageHrefResolver<'_> {
        ImageHrefResolver {
            resolve_data: Box::new(|mime, data, _| {
                let mut budget = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                let image = match mime {
                    "image/png" => bitmap::embedded(&data, &mut budget.pixels),
                    _ => Err(ArtworkError::EmbeddedImage),
                };
                match image {
                    Ok(png) => Some(ImageKind::PNG(png.into())),
                    Err(fault) => {
                        budget.fault.get_or_insert(fault);
                        None
                    }
                }
            }),
            resolve_string: Box::new(|_, _| None),
        }
    }

    fn into_result(self) -> Result<(), ArtworkError> {
        let budget = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        budget.fault.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_author_for_parts_are_not_published() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><linearGradient id='SECRET'>\
                   <stop stop-color='#ff0000'/><stop offset='1' stop-color='#00f'/></linearGradient>\
                   <g id='Layer of SECRET'><rect id='r' width='9' height='9' fill='url(#SECRET)'/></g></svg>";
        let written = adopt_svg(svg.as_bytes(), &Fonts::bundled()).expect("it is harmless");
        assert!(!written.contains("SECRET"), "{written}");
        assert!(written.contains("id=\"a1\"") && written.contains("url(#a1)"));
        assert!(written.contains("#ff0000"), "colours are no names");
    }
}
