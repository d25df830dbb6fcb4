//! Colours: one accent of an issuer becomes a family of tones with enough contrast for text.
//!
//! Tones are made in [OKLCH](https://bottosson.github.io/posts/oklab/), where equal steps look equal;
//! contrast is that of [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).

use std::fmt;

/// A colour in sRGB, eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// White.
    pub const WHITE: Self = Self(255, 255, 255);

    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let channel = |at: usize| {
            let pair = &digits[at..at + 2];
            pair.bytes()
                .all(|byte| byte.is_ascii_hexdigit())
                .then(|| u8::from_str_radix(pair, 16).ok())?
        };
        Some(Self(channel(0)?, channel(2)?, channel(4)?))
    }

    /// Contrast between two colours, from 1 (the same) to 21 (black on white).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The tones of one badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tones {
    /// The body of the badge.
    pub body: Rgb,
    /// Lines of the pattern on the body; never closer to the ink than the body is.
    pub pattern: Rgb,
    /// The band around the body.
    pub edge: Rgb,
    /// The ring.
    pub ring: Rgb,
    /// The label, on the body.
    pub ink: Rgb,
    /// The line under the label, on the body.
    pub quiet: Rgb,
    /// The words of the kind and the number, on `plate`.
    pub plate_ink: Rgb,
    /// The small plates that carry them.
    pub plate: Rgb,
}

/// Least contrast of text: WCAG 2.2 success criterion 1.4.3 asks 4.5; the rest is margin.
const CONTRAST: f64 = 5.0;

/// Tones of a badge whose body is filled with the accent.
pub(super) fn solid(accent: Rgb) -> Tones {
    let lch = Lch::from(accent);
    // A light accent stays light and takes dark ink; any other is darkened until white reads well.
    let light = accent.contrast(Rgb::WHITE) < 2.2;
    if light {
        let ink = lch.tone(0.27, lch.c.min(0.07));
        let body = until(lch, 0.01, |tone| tone.contrast(ink) >= CONTRAST + 2.0);
        let lch = Lch::from(body);
        let pattern = lch.tone((lch.l - 0.05).max(0.0), lch.c);
        return Tones {
            body,
            pattern,
            edge: ink,
            ring: Rgb::WHITE,
            ink,
            quiet: ink,
            plate: ink,
            plate_ink: Rgb::WHITE,
        };
    }
    let body = until(lch, -0.01, |tone| tone.contrast(Rgb::WHITE) >= CONTRAST);
    let lch = Lch::from(body);
    // Band and pattern are darker; on what is nearly black they can only be lighter.
    let step = if lch.l < 0.25 { 1.0 } else { -1.0 };
    let edge = lch.tone(lch.l + step * 0.11, lch.c * 0.92);
    let ring = until(
        Lch {
            l: 0.88,
            c: lch.c.min(0.055),
            h: lch.h,
        },
        0.01,
        |tone| tone.contrast(body) >= 4.6,
    );
    Tones {
        body,
        pattern: lch.tone(lch.l + step * 0.045, lch.c),
        edge,
        ring,
        ink: Rgb::WHITE,
        quiet: ring,
        plate: edge,
        plate_ink: Rgb::WHITE,
    }
}

/// Tones of a badge that is paper with lines in the accent.
pub(super) fn outlined(accent: Rgb) -> Tones {
    let solid = solid(accent);
    let lch = Lch::from(accent);
    let pattern = lch.tone(0.935, lch.c.min(0.025));
    let ink = until(Lch::from(solid.body), -0.01, |tone| {
        tone.contrast(pattern) >= CONTRAST
    });
    let body = lch.tone(0.985, lch.c.min(0.008));
    Tones {
        body,
        pattern,
        edge: solid.body,
        ring: body,
        ink,
        quiet: ink,
        plate: solid.body,
        plate_ink: solid.ink,
    }
}

/// Tones of a page with text: ground, a panel with its pattern, text and quiet text.
pub(super) struct PageTones {
    pub ground: Rgb,
    pub panel: Rgb,
    pub pattern: Rgb,
    pub mark: Rgb,
    pub ink: Rgb,
    pub quiet: Rgb,
}

/// Tones of a white page in an issuer's colour.
pub(super) fn page(accent: Rgb) -> PageTones {
    let lch = Lch::from(accent);
    PageTones {
        ground: Rgb::WHITE,
        panel: lch.tone(0.955, lch.c.min(0.02)),
        pattern: lch.tone(0.925, lch.c.min(0.03)),
        mark: accent,
        ink: lch.tone(0.28, lch.c.min(0.06)),
        quiet: lch.tone(0.5, lch.c.min(0.05)),
    }
}

/// The tone behind a person: calm, and not as bright as a white wall.
pub(super) fn wall(accent: Rgb) -> Rgb {
    let lch = Lch::from(accent);
    lch.tone(0.9, lch.c.min(0.025))
}

/// Steps the lightness until a colour is good enough; black or white at the end.
fn until(mut lch: Lch, step: f64, good: impl Fn(Rgb) -> bool) -> Rgb {
    loop {
        let tone = Rgb::from(lch);
        if good(tone) || !(0.0..=1.0).contains(&lch.l) {
            return tone;
        }
        lch.l += step;
    }
}

/// Lightness 0 to 1, chroma from 0 to about 0.3, hue in radians.
#[derive(Clone, Copy)]
struct Lch {
    l: f64,
    c: f64,
    h: f64,
}

impl From<Rgb> for Lch {
    fn from(rgb: Rgb) -> Self {
        let (r, g, b) = (linear(rgb.0), linear(rgb.1), linear(rgb.2));
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let l = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        Self {
            l,
            c: a.hypot(b),
            h: b.atan2(a),
        }
    }
}

impl From<Lch> for Rgb {
    /// The nearest colour on the same lightness and hue that a screen can show.
    fn from(lch: Lch) -> Self {
        let mut chroma = lch.c;
        loop {
            let channels = lch.channels(chroma);
            let shown = channels
                .iter()
                .all(|channel| (-1e-4..=1.0001).contains(channel));
            if shown || chroma < 1e-4 {
                let [r, g, b] = channels.map(encoded);
                return Self(r, g, b);
            }
            chroma *= 0.98;
        }
    }
}

impl Lch {
    /// A colour of the same hue.
    fn tone(self, l: f64, c: f64) -> Rgb {
        Rgb::from(Self { l, c, h: self.h })
    }

    /// Linear red, green and blue; outside 0 to 1 where no screen can show the colour.
    fn channels(self, chroma: f64) -> [f64; 3] {
        let (a, b) = (chroma * self.h.cos(), chroma * self.h.sin());
        let l = (self.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn encoded(value: f64) -> u8 {
    let value = value.clamp(0.0, 1.0);
    let value = if value <= 0.003_130_8 {
        value * 12.92
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    };
    (value * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Rgb(0, 0, 0).contrast(Rgb::WHITE) - 21.0).abs() < 1e-9);
        assert!((Rgb(0x76, 0x76, 0x76).contrast(Rgb::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(Rgb::parse("#1e50A2"), Some(Rgb(0x1e, 0x50, 0xa2)));
        for text in [
            "", "#", "1e50a2", "#1e50a", "#1e50a2f", "#+e50a2", "#ああ", "red",
        ] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_colour_survives_the_way_through_oklch() {
        for rgb in [
            Rgb(30, 80, 162),
            Rgb(255, 0, 0),
            Rgb(0, 0, 0),
            Rgb::WHITE,
            Rgb(12, 200, 100),
        ] {
            assert_eq!(Rgb::from(Lch::from(rgb)), rgb);
        }
    }

    #[test]
    fn text_on_a_page_reads_well() {
        for accent in [
            Rgb(0, 0, 0),
            Rgb::WHITE,
            Rgb(255, 255, 0),
            Rgb(0, 0, 255),
            Rgb(255, 0, 255),
        ] {
            let page = page(accent);
            assert!(
                page.ink.contrast(page.ground) >= 10.0 && page.quiet.contrast(page.ground) >= 4.5,
                "{accent}"
            );
        }
    }

    #[test]
    fn text_reads_well_whatever_the_accent() {
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let accent = Rgb(r, g, b);
                    for tones in [solid(accent), outlined(accent)] {
                        for ground in [tones.body, tones.pattern] {
                            for ink in [tones.ink, tones.quiet] {
                                let contrast = ink.contrast(ground);
                                assert!(
                                    contrast >= 4.5,
                                    "{accent}: {ink} on {ground} is {contrast}"
                                );
                            }
                        }
                        assert!(
                            tones.plate_ink.contrast(tones.plate) >= 4.5,
                            "{accent}: {tones:?}"
                        );
                    }
                }
            }
        }
    }
}
