//! An issuer's accent colour to one that can be seen: at least 3:1 against the page, light and dark (WCAG 2.2, 1.4.11).

use super::color::Rgb;

/// What stands beside it in light and in dark: the darkest and the lightest ground of `assets/style.css`.
const LIGHT_PAGE: Rgb = Rgb(0xf2, 0xf2, 0xf2);
const DARK_PAGE: Rgb = Rgb(0x26, 0x26, 0x26);

/// The least that is seen.
const SEEN: f64 = 3.0;

impl Rgb {
    /// As it is shown on a light page: the colour itself, or as little darker as is needed.
    #[must_use]
    pub fn on_light_page(self) -> Rgb {
        towards(self, Rgb(0, 0, 0), LIGHT_PAGE)
    }

    /// As it is shown on a dark page: the colour itself, or as little lighter as is needed.
    #[must_use]
    pub fn on_dark_page(self) -> Rgb {
        towards(self, Rgb::WHITE, DARK_PAGE)
    }

    /// How far it stands out from a light page, from 1 to 21.
    #[must_use]
    pub fn contrast_with_page(self) -> f64 {
        self.contrast(LIGHT_PAGE)
    }
}

fn towards(colour: Rgb, end: Rgb, page: Rgb) -> Rgb {
    (0..=50)
        .map(|step| mix(colour, end, step))
        .find(|mixed| mixed.contrast(page) >= SEEN)
        .unwrap_or(end)
}

/// `step` fiftieths of the way from one colour to another.
fn mix(from: Rgb, to: Rgb, step: u16) -> Rgb {
    let channel = |from: u8, to: u8| {
        let mixed = (u16::from(from) * (50 - step) + u16::from(to) * step) / 50;
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
                    let accent = Rgb(r, g, b);
                    let (light, dark) = (accent.on_light_page(), accent.on_dark_page());
                    assert!(light.contrast(LIGHT_PAGE) >= SEEN, "{light} from {accent}");
                    assert!(dark.contrast(DARK_PAGE) >= SEEN, "{dark} from {accent}");
                }
            }
        }
    }

    #[test]
    fn an_accent_that_can_be_seen_stays_as_it_is() {
        let accent = Rgb(0x0b, 0x5f, 0x8a);
        assert_eq!(accent.on_light_page(), accent);
    }

    #[test]
    fn the_grounds_are_those_of_the_stylesheet() {
        let css = include_str!("../../themes/default/assets/style.css");
        assert!(css.contains(&format!("--ground: {LIGHT_PAGE};")));
        assert!(css.contains(&format!("--panel: {DARK_PAGE};")));
    }
}
