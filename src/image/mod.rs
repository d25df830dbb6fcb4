//! Pictures of badges: drawn from a design, or adopted from an author's artwork, as SVG and PNG.

mod badge;
mod color;
mod encode;
mod font;
mod lines;
mod path;
mod pattern;
mod raster;
mod shape;

pub use badge::{Design, DrawError, draw};
pub use color::Rgb;
pub use font::{FontError, Fonts};
pub use raster::{RasterError, rasterise};
pub use shape::Kind;
