//! Medians of rounds, and how they are said.

/// A few figures of the same thing.
#[derive(Debug, Default)]
pub struct Rounds(Vec<f64>);

impl Rounds {
    /// Takes in one more.
    pub fn push(&mut self, figure: f64) {
        self.0.push(figure);
    }

    /// The one in the middle; of an even number the mean of the two.
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match sorted.len() {
            0 => f64::NAN,
            odd if odd % 2 == 1 => sorted[middle],
            _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The median of seconds, and behind it the least and the most, if they were measured more than once.
    pub fn spread(&self) -> String {
        let least = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.0.iter().copied().fold(0.0, f64::max);
        match self.count() {
            0 | 1 => seconds(self.median()),
            _ => format!(
                "{} ({} to {})",
                seconds(self.median()),
                seconds(least),
                seconds(most)
            ),
        }
    }
}

/// A time in the unit that suits it.
pub fn seconds(time: f64) -> String {
    match time {
        t if t.is_nan() => "–".to_owned(),
        t if t < 0.000_995 => format!("{:.3} ms", t * 1e3),
        t if t < 0.0995 => format!("{:.2} ms", t * 1e3),
        t if t < 0.995 => format!("{:.0} ms", t * 1e3),
        t if t < 99.5 => format!("{t:.2} s"),
        t => format!("{t:.0} s"),
    }
}

/// How many times as much.
pub fn times(figure: f64, of: f64) -> String {
    match figure / of {
        ratio if !ratio.is_finite() => "–".to_owned(),
        ratio if ratio < 0.095 => format!("{ratio:.3}"),
        ratio if ratio < 9.95 => format!("{ratio:.2}"),
        ratio => format!("{ratio:.0}"),
    }
}

/// A number with a comma after every third digit.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).expect("digits"))
        .collect();
    groups.join(",")
}

/// Bytes in the unit that suits them.
pub fn bytes(number: u64) -> String {
    match number as f64 {
        b if b < 1e6 => format!("{:.1} kB", b / 1e3),
        b if b < 1e9 => format!("{:.1} MB", b / 1e6),
        b => format!("{:.2} GB", b / 1e9),
    }
}
