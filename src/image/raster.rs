//! SVG to pixels, with the bundled font and without a look at any file.

use std::fmt;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, ImageHrefResolver, Options, Tree};

use super::encode::png;
use super::font::Fonts;

/// Why an SVG of ours or of an author's, once adopted, gives no pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RasterError {
    /// The text is not SVG.
    NotSvg(String),
    /// The picture would have no pixels, or more than 4,096 a side.
    Size,
}

impl fmt::Display for RasterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSvg(why) => write!(f, "it is not SVG: {why}"),
            Self::Size => write!(f, "the picture has no pixels or too many"),
        }
    }
}

impl std::error::Error for RasterError {}

/// Draws an SVG as PNG, `width` pixels wide and as high as its shape asks. The same input gives the same bytes.
///
/// For SVG that [`draw`](super::draw) or [`adopt_svg`](super::adopt_svg) made: work is not bounded here.
pub fn rasterise(svg: &str, width: u32, fonts: &Fonts) -> Result<Vec<u8>, RasterError> {
    Ok(png(&pixels(&tree(svg, fonts)?, width)?))
}

/// Reads an SVG for drawing.
pub(super) fn tree(svg: &str, fonts: &Fonts) -> Result<Tree, RasterError> {
    Tree::from_str(svg, &options(fonts)).map_err(|e| RasterError::NotSvg(e.to_string()))
}

/// Paints a tree on a transparent ground.
pub(super) fn pixels(tree: &Tree, width: u32) -> Result<Pixmap, RasterError> {
    let scale = width as f32 / tree.size().width();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "as casts saturate"
    )]
    let height = (tree.size().height() * scale).round() as u32;
    if width > 4096 || height > 4096 {
        return Err(RasterError::Size);
    }
    let mut pixmap = Pixmap::new(width, height).ok_or(RasterError::Size)?;
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    Ok(pixmap)
}

/// Options that know one font, and neither files nor addresses.
pub(super) fn options(fonts: &Fonts) -> Options<'static> {
    Options {
        fontdb: fonts.database(),
        font_resolver: FontResolver {
            select_font: Box::new(|_, database| database.faces().next().map(|face| face.id)),
            select_fallback: Box::new(|_, _, _| None),
        },
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|mime, data, _| {
                (mime == "image/png").then_some(usvg::ImageKind::PNG(data))
            }),
            resolve_string: Box::new(|_, _| None),
        },
        languages: vec!["ja".to_owned(), "en".to_owned()],
        ..Options::default()
    }
}
