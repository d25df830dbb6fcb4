//! Path data and numbers as SVG text, the same on every machine: at most two decimals, no exponent.

/// A number with at most two decimals, without trailing zeros.
pub(super) fn number(value: f64) -> String {
    let mut text = hundredths(value).unwrap_or_else(|| format!("{value:.2}"));
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// The same as `{:.2}` where no rounding of ours can make a difference. A card has thousands of numbers.
fn hundredths(value: f64) -> Option<String> {
    let scaled = value.abs() * 100.0;
    let rest = scaled.fract();
    if value.is_sign_negative() || !(scaled < 1e9 && (rest - 0.5).abs() > 1e-4) {
        return None;
    }
    let rounded = scaled.round() as u32;
    let (mut digits, mut left) = (Vec::with_capacity(12), rounded);
    while left > 0 || digits.len() < 3 {
        digits.push(b'0' + (left % 10) as u8);
        left /= 10;
        if digits.len() == 2 {
            digits.push(b'.');
        }
    }
    if digits.len() == 3 {
        digits.push(b'0');
    }
    digits.reverse();
    String::from_utf8(digits).ok()
}

/// Builds the `d` of a path from absolute coordinates.
#[derive(Default)]
pub(super) struct Path(String);

impl Path {
    pub fn move_to(self, x: f64, y: f64) -> Self {
        self.command('M', &[x, y])
    }

    pub fn line_to(self, x: f64, y: f64) -> Self {
        self.command('L', &[x, y])
    }

    /// An arc of a circle, shorter than half of it.
    pub fn arc_to(self, radius: f64, clockwise: bool, x: f64, y: f64) -> Self {
        self.command(
            'A',
            &[
                radius,
                radius,
                0.0,
                0.0,
                f64::from(u8::from(clockwise)),
                x,
                y,
            ],
        )
    }

    pub fn close(mut self) -> Self {
        self.0.push('Z');
        self
    }

    /// A whole circle.
    pub fn circle(self, x: f64, y: f64, radius: f64) -> Self {
        self.move_to(x - radius, y)
            .arc_to(radius, true, x + radius, y)
            .arc_to(radius, true, x - radius, y)
            .close()
    }

    pub fn into_data(self) -> String {
        self.0
    }

    fn command(mut self, letter: char, values: &[f64]) -> Self {
        self.0.push(letter);
        for (at, value) in values.iter().enumerate() {
            let text = number(*value);
            if at > 0 && !text.starts_with('-') {
                self.0.push(' ');
            }
            self.0.push_str(&text);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-12.345, "-12.35"),
            (100.0, "100"),
            (1e6, "1000000"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn numbers_are_what_the_formatter_of_the_library_says(value in -2e3..2e3, cents in 0..200_000_u32, eighths in 0..9000_u16) {
            for value in [value, f64::from(cents) / 100.0, f64::from(cents) / 1000.0, f64::from(eighths) / 8.0, value * 1e7] {
                let plain = format!("{value:.2}");
                let plain = plain.trim_end_matches('0').trim_end_matches('.');
                let plain = if plain == "-0" { "0" } else { plain };
                proptest::prop_assert_eq!(number(value), plain);
            }
        }
    }

    #[test]
    fn a_path_is_written_without_needless_spaces() {
        let data = Path::default()
            .move_to(1.0, -2.0)
            .line_to(3.25, 4.0)
            .arc_to(5.0, true, 6.0, 7.0)
            .close();
        assert_eq!(data.into_data(), "M1-2L3.25 4A5 5 0 0 1 6 7Z");
    }
}
