//! What a finished badge measures: how far it stands out from light and from dark ground, and how much of its square it fills.

use std::collections::BTreeMap;

use super::artwork::ArtworkError;
use super::bitmap::Frame;
use super::color::Rgb;

const BLACK: Rgb = Rgb(0, 0, 0);

/// A pixel with this little opacity is not seen.
const SEEN: u8 = 8;

/// What a picture measures. Contrasts are those of WCAG, in tenths and rounded down: 30 is 3.0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// Contrast to white that a tenth of what is seen reaches.
    pub on_white: u16,
    /// Contrast to black that a tenth of what is seen reaches.
    pub on_black: u16,
    /// The shorter side of what is seen, in hundredths of the longer side of the picture.
    pub fills: u32,
    /// The longer side of the picture, in pixels.
    pub side: u32,
}

/// Measures a PNG.
///
/// # Errors
/// When it is not a PNG, too large, or nothing in it can be seen.
pub fn measure(png: &[u8]) -> Result<Measures, ArtworkError> {
    let frame = Frame::whole(png)?;
    let (mut colours, mut seen) = (BTreeMap::<[u8; 4], u64>::new(), Bounds::default());
    for (n, pixel) in frame.pixels().enumerate() {
        if pixel[3] >= SEEN {
            *colours.entry(pixel).or_default() += 1;
            let n = u32::try_from(n).map_err(|_| ArtworkError::Size)?;
            seen.add(n % frame.width, n / frame.width);
        }
    }
    let shorter = seen.shorter().ok_or(ArtworkError::Empty)?;
    let side = frame.width.max(frame.height);
    Ok(Measures {
        on_white: best_tenth(&colours, Rgb::WHITE),
        on_black: best_tenth(&colours, BLACK),
        fills: shorter * 100 / side,
        side,
    })
}

/// The contrast that a tenth of all pixels reaches on a ground.
fn best_tenth(colours: &BTreeMap<[u8; 4], u64>, ground: Rgb) -> u16 {
    let mut contrasts: Vec<(u16, u64)> = colours
        .iter()
        .map(|(pixel, count)| (tenths(over(*pixel, ground).contrast(ground)), *count))
        .collect();
    contrasts.sort_unstable_by(|a, b| b.cmp(a));
    let tenth = colours.values().sum::<u64>().div_ceil(10);
    let mut counted = 0;
    let reached = contrasts.into_iter().find(|(_, count)| {
        counted += count;
        counted >= tenth
    });
    reached.map_or(10, |(contrast, _)| contrast)
}

/// A pixel as it looks on a ground.
fn over([r, g, b, a]: [u8; 4], ground: Rgb) -> Rgb {
    let mixed = |above: u8, below: u8| {
        let (above, below, a) = (u32::from(above), u32::from(below), u32::from(a));
        u8::try_from((above * a + below * (255 - a) + 127) / 255).unwrap_or(u8::MAX)
    };
    Rgb(mixed(r, ground.0), mixed(g, ground.1), mixed(b, ground.2))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a contrast lies between 1 and 21"
)]
fn tenths(contrast: f64) -> u16 {
    // What is a whole tenth but for the last bit of a float is that tenth.
    (contrast * 10.0 + 1e-6).floor() as u16
}

/// The rectangle around what is seen.
#[derive(Default)]
struct Bounds(Option<[u32; 4]>);

impl Bounds {
    fn add(&mut self, x: u32, y: u32) {
        let [left, top, right, bottom] = self.0.unwrap_or([x, y, x, y]);
        self.0 = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
    }

    fn shorter(&self) -> Option<u32> {
        let [left, top, right, bottom] = self.0?;
        Some((right - left).min(bottom - top) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::adopt_png;

    /// A picture of one colour.
    fn plain(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
        let pixels = vec![colour; (width * height) as usize];
        super::super::encode::encode(&pixels, width, height)
    }

    #[test]
    fn black_stands_out_from_white_alone_and_white_from_black() {
        let black = measure(&plain(8, 8, [0, 0, 0, 255])).expect("a picture");
        assert_eq!((black.on_white, black.on_black), (210, 10));
        let white = measure(&plain(8, 8, [255, 255, 255, 255])).expect("a picture");
        assert_eq!((white.on_white, white.on_black), (10, 210));
    }

    #[test]
    fn what_is_nearly_clear_hardly_stands_out() {
        let veil = measure(&plain(8, 8, [0, 0, 0, 20])).expect("a picture");
        assert!(veil.on_white < 13, "{veil:?}");
        assert_eq!(
            measure(&plain(8, 8, [0, 0, 0, 2])),
            Err(ArtworkError::Empty)
        );
    }

    #[test]
    fn a_banner_fills_a_tenth_of_its_square() {
        let banner = plain(1000, 100, [0, 90, 0, 255]);
        assert_eq!(measure(&banner).expect("a picture").side, 1000);
        let adopted = adopt_png(&banner).expect("a picture").png;
        let measured = measure(&adopted).expect("a picture");
        assert!((9..=11).contains(&measured.fills), "{measured:?}");
    }

    #[test]
    fn a_tenth_of_the_picture_is_enough_to_stand_out() {
        let mut pixels = vec![[255, 255, 255, 255]; 90];
        pixels.extend([[0, 0, 0, 255]; 10]);
        let png = super::super::encode::encode(&pixels, 10, 10);
        assert_eq!(measure(&png).expect("a picture").on_white, 210);
        pixels[99] = [255, 255, 255, 255];
        let png = super::super::encode::encode(&pixels, 10, 10);
        assert_eq!(measure(&png).expect("a picture").on_white, 10);
    }
}
