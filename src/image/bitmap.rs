//! Adopts an author's PNG: decoded within limits, fitted into the middle of a square of 512, encoded
//! anew. Texts, profiles and whatever else was in the file stay behind.

use std::io::Cursor;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use resvg::tiny_skia::{FilterQuality, IntSize, Pixmap, PixmapPaint, Transform};

use super::artwork::ArtworkError;
use super::encode::png;
use super::reason::Excess;

/// Largest PNG that is taken, in bytes.
pub const MAX_PNG: usize = 8 << 20;

const MAX_SIDE: u32 = 4096;
const MAX_PIXELS: u64 = 16 << 20;
const MAX_SIDE_EMBEDDED: u32 = 2048;
const SIDE: u32 = 512;

/// An author's bitmap as a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artwork {
    /// An SVG of 512 by 512 that holds the PNG and nothing else.
    pub svg: String,
    /// A PNG of 512 by 512.
    pub png: Vec<u8>,
}

/// An author's PNG as a badge, centred on a transparent square; large ones shrink, small ones grow.
pub fn adopt_png(bytes: &[u8]) -> Result<Artwork, ArtworkError> {
    if bytes.len() > MAX_PNG {
        return Err(ArtworkError::TooLarge { limit: MAX_PNG });
    }
    let image = Frame::whole(bytes)?.fitted(SIDE);
    if image.pixels().iter().all(|pixel| pixel.alpha() == 0) {
        return Err(ArtworkError::Empty);
    }
    let scale = SIDE as f32 / image.width().max(image.height()) as f32;
    let middle = |length: u32| ((SIDE as f32 - length as f32 * scale) / 2.0).floor();
    let transform = Transform::from_row(
        scale,
        0.0,
        0.0,
        scale,
        middle(image.width()),
        middle(image.height()),
    );
    let paint = PixmapPaint {
        quality: FilterQuality::Bicubic,
        ..PixmapPaint::default()
    };
    let mut square = Pixmap::new(SIDE, SIDE).ok_or(ArtworkError::Size)?;
    square.draw_pixmap(0, 0, image.as_ref(), &paint, transform, None);

    let png = png(&square);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 {SIDE} {SIDE}\" width=\"{SIDE}\" height=\"{SIDE}\">\
         <image width=\"{SIDE}\" height=\"{SIDE}\" xlink:href=\"data:image/png;base64,{}\"/></svg>",
        BASE64_STANDARD.encode(&png)
    );
    Ok(Artwork { svg, png })
}

/// A PNG inside an SVG, encoded anew. `budget` is how many pixels may still be decoded.
pub(super) fn embedded(bytes: &[u8], budget: &mut u64) -> Result<Vec<u8>, ArtworkError> {
    let frame = Frame::decode(bytes, MAX_SIDE_EMBEDDED, u64::MAX)
        .map_err(|_| ArtworkError::EmbeddedImage)?;
    let pixels = u64::from(frame.width) * u64::from(frame.height);
    *budget = budget.checked_sub(pixels).ok_or(ArtworkError::TooComplex {
        what: Excess::Pictures,
    })?;
    Ok(png(&frame.fitted(2 * SIDE)))
}

/// A decoded PNG, eight bits a channel, colours not multiplied by opacity.
pub(super) struct Frame {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Two (grey and opacity) or four.
    channels: usize,
    data: Vec<u8>,
}

impl Frame {
    /// A file of a badge, or one that could become it.
    pub(super) fn whole(bytes: &[u8]) -> Result<Self, ArtworkError> {
        Self::decode(bytes, MAX_SIDE, MAX_PIXELS)
    }

    /// Its pixels, row by row.
    pub(super) fn pixels(&self) -> impl Iterator<Item = [u8; 4]> {
        self.data
            .chunks_exact(self.channels)
            .map(|pixel| match *pixel {
                [grey, a] => [grey, grey, grey, a],
                [r, g, b, a] => [r, g, b, a],
                _ => [0; 4],
            })
    }

    /// Nothing is allocated before the header is judged.
    fn decode(bytes: &[u8], max_side: u32, max_pixels: u64) -> Result<Self, ArtworkError> {
        let broken = |error: png::DecodingError| ArtworkError::NotPng(error.to_string());
        let mut decoder =
            png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 128 << 20 });
        decoder.set_transformations(
            png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
        );
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        let header = decoder.read_header_info().map_err(broken)?;
        let (width, height) = (header.width, header.height);
        if width.max(height) > max_side || u64::from(width) * u64::from(height) > max_pixels {
            return Err(ArtworkError::Size);
        }
        let mut reader = decoder.read_info().map_err(broken)?;
        let mut data = vec![0; reader.output_buffer_size().ok_or(ArtworkError::Size)?];
        let frame = reader.next_frame(&mut data).map_err(broken)?;
        let (width, height, channels) = (frame.width, frame.height, frame.color_type.samples());
        let whole = width as usize * height as usize * channels;
        if whole == 0 || data.len() < whole || !matches!(channels, 2 | 4) {
            return Err(ArtworkError::NotPng(
                "its frame is not its picture".to_owned(),
            ));
        }
        Ok(Self {
            width,
            height,
            channels,
            data,
        })
    }

    /// The picture at most this large: each pixel is the mean of the area it stands for.
    fn fitted(&self, side: u32) -> Pixmap {
        let scale = (f64::from(side) / f64::from(self.width.max(self.height))).min(1.0);
        let (width, height) = (scaled(self.width, scale), scaled(self.height, scale));
        let (columns, rows) = (spans(self.width, width), spans(self.height, height));
        // The weights of an area sum up to the product of the picture's sides.
        let whole = u64::from(self.width) * u64::from(self.height);
        let opaque = whole * 255;
        let byte = |sum: u64, of: u64| u8::try_from((sum + of / 2) / of).unwrap_or(u8::MAX);

        let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
        for row in &rows {
            let mut sums = vec![[0_u64; 4]; columns.len()];
            for &(line, weight) in row {
                self.add(line, weight, &columns, &mut sums);
            }
            for [r, g, b, a] in sums {
                pixels.extend([
                    byte(r, opaque),
                    byte(g, opaque),
                    byte(b, opaque),
                    byte(a, whole),
                ]);
            }
        }
        let size = IntSize::from_wh(width, height).expect("scaled() gives at least one pixel");
        Pixmap::from_vec(pixels, size).expect("a row for every row, a pixel for every column")
    }

    /// Adds a line to the sums of its columns: colours times opacity, and opacity.
    fn add(&self, line: usize, weight: u64, columns: &[Vec<(usize, u64)>], sums: &mut [[u64; 4]]) {
        let stride = self.width as usize * self.channels;
        let line = &self.data[line * stride..][..stride];
        for (sum, column) in sums.iter_mut().zip(columns) {
            for &(x, share) in column {
                let pixel = &line[x * self.channels..][..self.channels];
                let (r, g, b, a) = match *pixel {
                    [grey, a] => (grey, grey, grey, a),
                    [r, g, b, a] => (r, g, b, a),
                    _ => continue,
                };
                let weight = weight * share * u64::from(a);
                sum[0] += weight * u64::from(r);
                sum[1] += weight * u64::from(g);
                sum[2] += weight * u64::from(b);
                sum[3] += weight;
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 1024"
)]
fn scaled(length: u32, scale: f64) -> u32 {
    ((f64::from(length) * scale).round() as u32).max(1)
}

/// For each of `to` pixels the pixels of `from` under it, with weights that sum up to `from`.
fn spans(from: u32, to: u32) -> Vec<Vec<(usize, u64)>> {
    let (from, to) = (u64::from(from), u64::from(to));
    (0..to)
        .map(|n| {
            // In units of 1/to of a pixel: from n*from to (n+1)*from.
            let (start, end) = (n * from, (n + 1) * from);
            (start / to..end.div_ceil(to))
                .map(|x| (x as usize, end.min((x + 1) * to) - start.max(x * to)))
                .collect()
        })
        .collect()
}
