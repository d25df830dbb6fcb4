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
    let mut boxes = boxes(counted(pixels)?);
    // Opacities that are not full come first: only they need to be written.
    boxes.sort_unstable_by_key(|colors| {
        let [r, g, b, a] = colors.common;
        (a, r, g, b)
    });
    let mut indexes = HashMap::new();
    for (index, colors) in boxes.iter().enumerate() {
        for color in &colors.colors {
            if color.off(colors.common) > TOLERANCE {
                return None;
            }
            indexes.insert(color.rgba, u8::try_from(index).ok()?);
        }
    }
    let runs = pixels.chunk_by(|a, b| a == b);
    let indexes = runs
        .flat_map(|run| std::iter::repeat_n(indexes[&run[0]], run.len()))
        .collect();
    Some((boxes.iter().map(|colors| colors.common).collect(), indexes))
}

/// A colour that occurs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Color {
    rgba: Rgba,
    /// As it shows on black: channels times opacity, and opacity.
    shown: [i32; 4],
    /// How often it occurs.
    count: u64,
}

impl Color {
    /// The largest difference to another colour as they show on black and on white.
    fn off(&self, other: Rgba) -> i32 {
        let (a, b) = (self.shown, shown(other));
        let on_black = (0..4).map(|i| (a[i] - b[i]).abs());
        let on_white = (0..3).map(|i| (a[i] - a[3] - b[i] + b[3]).abs());
        on_black.chain(on_white).max().unwrap_or(0)
    }
}

fn shown([r, g, b, a]: Rgba) -> [i32; 4] {
    let times = |channel: u8| (i32::from(channel) * i32::from(a) + 127) / 255;
    [times(r), times(g), times(b), i32::from(a)]
}

/// The colours that occur, sorted; `None` if there are too many for a palette anyway.
fn counted(pixels: &[Rgba]) -> Option<Vec<Color>> {
    let mut counts: HashMap<Rgba, u64> = HashMap::new();
    for run in pixels.chunk_by(|a, b| a == b) {
        *counts.entry(run[0]).or_default() += run.len() as u64;
        if counts.len() > MOST_COLORS {
            return None;
        }
    }
    let mut colors: Vec<_> = counts
        .into_iter()
        .map(|(rgba, count)| Color {
            rgba,
            shown: shown(rgba),
            count,
        })
        .collect();
    colors.sort_unstable();
    Some(colors)
}

/// Near colours that become one.
struct Colors {
    colors: Vec<Color>,
    /// The most frequent of them, which all become: flat areas keep their exact colour.
    common: Rgba,
    /// The widest extent, and the channel it is in.
    spread: (i32, usize),
}

impl Colors {
    /// `colors` is not empty.
    fn new(colors: Vec<Color>) -> Self {
        let common = colors
            .iter()
            .max_by_key(|color| (color.count, color.rgba))
            .map_or([0; 4], |color| color.rgba);
        let extent = |channel: usize| {
            let values = colors.iter().map(|color| color.shown[channel]);
            values.clone().max().unwrap_or(0) - values.min().unwrap_or(0)
        };
        let spread = (0..4)
            .map(|channel| (extent(channel), channel))
            .max()
            .unwrap_or((0, 0));
        Self {
            colors,
            common,
            spread,
        }
    }
}

/// One box for each colour if there are few; else cuts their space into 256, always the widest box in its middle.
fn boxes(colors: Vec<Color>) -> Vec<Colors> {
    if colors.len() <= 256 {
        return colors
            .into_iter()
            .map(|color| Colors::new(vec![color]))
            .collect();
    }
    let mut boxes = vec![Colors::new(colors)];
    while boxes.len() < 256 {
        let widest = boxes
            .iter()
            .enumerate()
            .max_by_key(|(at, colors)| (colors.spread, *at));
        let Some((
            at,
            &Colors {
                spread: (width @ 1.., channel),
                ..
            },
        )) = widest
        else {
            break;
        };
        let mut colors = boxes.swap_remove(at).colors;
        colors.sort_unstable_by_key(|color| (color.shown[channel], color.rgba));
        let middle = colors[0].shown[channel] + (width - 1) / 2;
        let rest = colors.split_off(colors.partition_point(|color| color.shown[channel] <= middle));
        boxes.push(Colors::new(colors));
        boxes.push(Colors::new(rest));
    }
    boxes
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
