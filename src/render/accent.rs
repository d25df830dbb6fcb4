//! An issuer's accent colour to one that can be seen: at least 3:1 against the page, light and dark (WCAG 2.2, 1.4.11).

use crate::catalog::Rgb;

/// What stands beside it in light and in dark: the darkest and the lightest ground of `assets/style.css`.
const LIGHT_PAGE: Rgb = Rgb(0xf2, 0xf4, 0xf8);
const DARK_PAGE: Rgb = Rgb(0x23, 0x23, 0x27);

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
        .find(|mixed| mixed.contrast(page) >= 3.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accent_can_be_seen_on_both_pages() {
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let (light, dark) = seen(Rgb(r, g, b));
                    assert!(
                        light.contrast(LIGHT_PAGE) >= 3.0,
                        "{light} from {}",
                        Rgb(r, g, b)
                    );
                    assert!(
                        dark.contrast(DARK_PAGE) >= 3.0,
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
