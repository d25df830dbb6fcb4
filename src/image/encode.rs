//! Pixels to a small PNG: a palette where that looks the same, true colour otherwise.

use std::collections::HashMap;

use resvg::tiny_skia::Pixmap;

/// A colour with red, green, blue and opacity, not multiplied.
type Rgba = [u8; 4];

/// A picture with more colours than this is a photograph.
const MOST_COLORS: usize = 1 << 14;

/// How far a channel of a pixel may be off for the palette to be taken.
const TOLERANCE: i32 = 12;

/// The PNG of a picture. The same pixels give the same bytes.
pub(super) fn png(pixmap: &Pixmap) -> Vec<u8> {
    let pixels: Vec<Rgba> = pixmap
        .pixels()
        .iter()
        .map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect();
    encode(&pixels, pixmap.width(), pixmap.height())
}

/// The PNG of pixels in rows; their number is width times height.
pub(super) fn encode(pixels: &[Rgba], width: u32, height: u32) -> Vec<u8> {
    let indexed = palette(pixels);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let data = match indexed {
        Some((colors, indexes)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_filter(png::Filter::NoFilter);
            encoder.set_palette(
                colors
                    .iter()
                    .flat_map(|&[r, g, b, _]| [r, g, b])
                    .collect::<Vec<_>>(),
            );
            // Opacities at the end of the list that are full need not be said; colours are sorted so.
            let opaque = colors
                .iter()
                .rev()
                .take_while(|color| color[3] == 255)
                .count();
            if opaque < colors.len() {
                let opacities = colors[..colors.len() - opaque].iter().map(|color| color[3]);
                encoder.set_trns(opacities.collect::<Vec<_>>());
            }
            indexes
        }
        None => {
            encoder.set_color(png::ColorType::Rgba);
            encoder.set_filter(png::Filter::Adaptive);
            pixels.concat()
        }
    };
    let mut writer = encoder.write_header().expect("memory takes any header");
    writer
        .write_image_data(&data)
        .expect("as many pixels as the header says");
    writer.finish().expect("memory takes any end");
    bytes
}

/// At most 256 colours and the pixels as indexes into them, if that looks the same.
fn palette(pixels: &[Rgba]) -> Option<(Vec<Rgba>, Vec<u8>)> {
    let colors = counted(pixels)?;
    let mut chosen: Vec<Rgba> = if colors.len() <= 256 {
        colors.iter().map(|&(color, _)| color).collect()
    } else {
        median_cut(&colors)
    };
    chosen.sort_unstable_by_key(|&[r, g, b, a]| (a, r, g, b));
    chosen.dedup();
    // The nearest entry of every colour that occurs, and whether it is near enough.
    let mut nearest = Vec::with_capacity(colors.len());
    for &(color, _) in &colors {
        let (at, off) = chosen
            .iter()
            .map(|&entry| distance(color, entry))
            .enumerate()
            .min_by_key(|&(_, off)| off)?;
        if off > TOLERANCE {
            return None;
        }
        nearest.push(u8::try_from(at).ok()?);
    }
    let index = |pixel: &Rgba| {
        let at = colors
            .binary_search_by_key(pixel, |&(color, _)| color)
            .expect("every pixel was counted");
        nearest[at]
    };
    let indexes = pixels.iter().map(index).collect();
    Some((chosen, indexes))
}

/// The colours that occur, sorted, with how often; `None` if there are too many for a palette anyway.
fn counted(pixels: &[Rgba]) -> Option<Vec<(Rgba, u64)>> {
    let mut counts: HashMap<Rgba, u64> = HashMap::new();
    for &color in pixels {
        *counts.entry(color).or_default() += 1;
        if counts.len() > MOST_COLORS {
            return None;
        }
    }
    let mut colors: Vec<_> = counts.into_iter().collect();
    colors.sort_unstable();
    Some(colors)
}

/// The largest difference between two colours as they show on white and on black.
fn distance(a: Rgba, b: Rgba) -> i32 {
    let (a, b) = (premultiplied(a), premultiplied(b));
    let on_black = (0..4).map(|i| (a[i] - b[i]).abs()).max().unwrap_or(0);
    let on_white = (0..3)
        .map(|i| (a[i] - a[3] - b[i] + b[3]).abs())
        .max()
        .unwrap_or(0);
    on_black.max(on_white)
}

fn premultiplied([r, g, b, a]: Rgba) -> [i32; 4] {
    let times = |channel: u8| (i32::from(channel) * i32::from(a) + 127) / 255;
    [times(r), times(g), times(b), i32::from(a)]
}

/// Cuts the space of colours into 256 boxes, always the widest one, and takes of each the most frequent
/// colour: flat areas keep their exact colour.
fn median_cut(colors: &[(Rgba, u64)]) -> Vec<Rgba> {
    let mut boxes = vec![colors.to_vec()];
    while boxes.len() < 256 {
        let spreads = boxes.iter().map(|colors| spread(colors));
        let Some((at, (width, channel))) = spreads
            .enumerate()
            .max_by_key(|&(at, (width, _))| (width, usize::MAX - at))
        else {
            break;
        };
        if width == 0 {
            break;
        }
        let mut colors = boxes.swap_remove(at);
        colors.sort_unstable_by_key(|&(color, _)| (premultiplied(color)[channel], color));
        let (low, high) = (
            premultiplied(colors[0].0)[channel],
            premultiplied(colors[colors.len() - 1].0)[channel],
        );
        let middle = i32::midpoint(low, high);
        let cut = colors.partition_point(|&(color, _)| premultiplied(color)[channel] <= middle);
        let rest = colors.split_off(cut);
        boxes.push(colors);
        boxes.push(rest);
    }
    boxes
        .iter()
        .filter_map(|colors| {
            colors
                .iter()
                .max_by_key(|&&(color, count)| (count, color))
                .map(|&(color, _)| color)
        })
        .collect()
}

/// The widest extent of a box of colours, and the channel it is in.
fn spread(colors: &[(Rgba, u64)]) -> (i32, usize) {
    (0..4)
        .map(|channel| {
            let values = colors
                .iter()
                .map(|&(color, _)| premultiplied(color)[channel]);
            (
                values.clone().max().unwrap_or(0) - values.min().unwrap_or(0),
                channel,
            )
        })
        .max_by_key(|&(width, channel)| (width, 4 - channel))
        .unwrap_or((0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (png::ColorType, Vec<u8>) {
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let color = {
            let reader = png::Decoder::new(std::io::Cursor::new(bytes))
                .read_info()
                .expect("a PNG");
            reader.info().color_type
        };
        let mut decoder = decoder;
        decoder.set_transformations(
            png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
        );
        let mut reader = decoder.read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("small")];
        reader.next_frame(&mut data).expect("pixels");
        (color, data)
    }

    #[test]
    fn few_colours_are_kept_exactly() {
        let pixels: Vec<Rgba> = (0..=255).map(|n: u8| [n, 255 - n, n / 2, n]).collect();
        let (color, data) = decoded(&encode(&pixels, 16, 16));
        assert_eq!(color, png::ColorType::Indexed);
        assert_eq!(data, pixels.concat());
    }

    #[test]
    fn many_near_colours_become_a_palette() {
        let pixels: Vec<Rgba> = (0..10_000_u32)
            .map(|n| [200, (n / 100) as u8, (n % 100) as u8 / 2, 255])
            .collect();
        let (color, data) = decoded(&encode(&pixels, 100, 100));
        assert_eq!(color, png::ColorType::Indexed);
        for (a, b) in data.iter().zip(pixels.concat()) {
            assert!(i32::from(*a).abs_diff(i32::from(b)) <= TOLERANCE.unsigned_abs());
        }
    }

    #[test]
    fn a_picture_of_all_colours_stays_true() {
        let pixels: Vec<Rgba> = (0..65_536_u32)
            .map(|n| [(n % 256) as u8, (n / 256) as u8, (n % 251) as u8, 255])
            .collect();
        let (color, data) = decoded(&encode(&pixels, 256, 256));
        assert_eq!(color, png::ColorType::Rgba);
        assert_eq!(data, pixels.concat());
    }
}
