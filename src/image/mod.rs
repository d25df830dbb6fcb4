//! Pictures of badges: drawn from a design, or adopted from an author's artwork, as SVG and PNG.

mod accent;
mod artwork;
mod background;
mod badge;
mod bitmap;
mod cache;
mod card;
mod code;
mod color;
mod encode;
mod font;
pub(crate) mod lines;
mod mark;
mod nested;
mod overview;
mod path;
mod pattern;
mod raster;
mod scan;
mod shape;
mod title;
mod work;

pub use artwork::{ArtworkError, MAX_SVG, adopt_svg};
pub use background::{Background, Layout, background, background_tones};
pub use badge::{Design, DrawError, draw};
pub use bitmap::{Artwork, MAX_PNG, adopt_png};
pub use cache::{Cache, Shelf};
pub use card::{Card, card};
pub use code::Code;
pub use color::Rgb;
pub use font::{FontError, Fonts};
pub use mark::marked;
pub use overview::{Overview, OverviewStep, overview};
pub use raster::{RasterError, rasterise};
pub use shape::Kind;
pub use title::title_lines;
