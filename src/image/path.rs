//! Path data and numbers as SVG text, the same on every machine: at most two decimals, no exponent.

/// A number with at most two decimals, without trailing zeros.
pub(super) fn number(value: f64) -> String {
    let mut text = format!("{value:.2}");
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
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
