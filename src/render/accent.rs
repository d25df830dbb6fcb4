//! An issuer's accent colour to one that can be seen: at least 3:1 against the page, light and dark (WCAG 2.2, 1.4.11).

use crate::catalog::Rgb;

/// The page behind it in light and in dark, as in `assets/style.css`.
const LIGHT_PAGE: Rgb = Rgb(0xff, 0xff, 0xff);
const DARK_PAGE: Rgb = Rgb(0x1a, 0x1a, 0x1c);

/// The accent on a light and on a dark page: the colour itself, or as little darker or lighter as is needed.
pub fn seen(accent: Rgb) -> (Rgb, Rgb) {
    (
        towards(accent, Rgb(0, 0, 0), LIGHT_PAGE),
        towards(accent, Rgb(255, 255, 255), DARK_PAGE),
    )
}

fn towards(colour: Rgb, end: Rgb, page: Rgb) -> Rgb {
    (0..=20)
        .map(|step| mix(colour, end, step))
        .find(|mixed| contrast(*mixed, page) >= 3.0)
        .unwrap_or(end)
}

/// `step` twentieths of the way from one colour to another.
fn mix(from: Rgb, to: Rgb, step: u16) -> Rgb {
    let channel = |from: u8, to: u8| {
        let mixed = (u16::from(from) * (20 - step) + u16::from(to) * step) / 20;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    Rgb(
        channel(from.0, to.0),
        channel(from.1, to.1),
        channel(from.2, to.2),
    )
}

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, contrast ratio).
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_runs_from_1_to_21() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 0.001);
        assert!((contrast(white, white) - 1.0).abs() < 0.001);
    }

    #[test]
    fn every_accent_can_be_seen_on_both_pages() {
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let (light, dark) = seen(Rgb(r, g, b));
                    assert!(
                        contrast(light, LIGHT_PAGE) >= 3.0,
                        "{light} from {}",
                        Rgb(r, g, b)
                    );
                    assert!(
                        contrast(dark, DARK_PAGE) >= 3.0,
                        "{dark} from {}",
                        Rgb(r, g, b)
                    );
                }
            }
        }
    }

    #[test]
    fn an_accent_that_can_be_seen_stays_as_it_is() {
        assert_eq!(seen(Rgb(0x0b, 0x5f, 0x8a)).0, Rgb(0x0b, 0x5f, 0x8a));
    }
}
