//! What is left of a day while it is read from its front, and whether that still belongs to the day.

const WEEKDAYS: &[&str] = &[
    "月", "火", "水", "木", "金", "土", "日", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN",
];

/// What is left of a text.
#[derive(Clone, Copy)]
pub struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    /// The whole of a text.
    pub fn of(text: &'t str) -> Rest<'t> {
        Rest(text)
    }

    /// Takes the first of these that it begins with, and the space around it. Whether there was one.
    pub fn take(&mut self, any: &[&str]) -> bool {
        let text = self.0.trim_start();
        let found = any.iter().find_map(|one| text.strip_prefix(one));
        self.0 = found.map_or(self.0, str::trim_start);
        found.is_some()
    }

    /// Takes a number of at most so many digits.
    pub fn number(&mut self, most: usize) -> Option<i32> {
        let text = self.0.trim_start();
        let end = text.find(|c: char| !c.is_ascii_digit());
        let (number, rest) = text.split_at(end.unwrap_or(text.len()));
        let number = (number.len() <= most).then(|| number.parse().ok())??;
        self.0 = rest;
        Some(number)
    }

    /// Whether it begins with this.
    pub fn begins(mut self, one: &str) -> bool {
        self.take(&[one])
    }

    /// The number that follows one of these.
    pub fn after(&mut self, any: &[&str], most: usize) -> Option<i32> {
        self.take(any).then(|| self.number(most))?
    }

    /// Whether nothing but a weekday and a time is left.
    pub fn is_of_the_day(mut self) -> bool {
        self.weekday();
        self.0.trim().is_empty() || self.time().is_some_and(|()| self.0.trim().is_empty())
    }

    /// (火), (火曜日), 火曜日, (Tue)
    fn weekday(&mut self) {
        let mut rest = *self;
        let open = rest.take(&["("]);
        let named = rest.take(WEEKDAYS);
        let long = rest.take(&["曜日", "曜"]);
        if named && (if open { rest.take(&[")"]) } else { long }) {
            *self = rest;
        }
    }

    /// 9:00, T09:00:00.000Z, 午前9時30分, 9:00:00 AM GMT+9
    fn time(&mut self) -> Option<()> {
        const HALVES: &[&str] = &["午前", "午後", "AM", "PM"];
        self.take(&["T"]);
        self.take(HALVES);
        self.number(2).filter(|hour| *hour <= 24)?;
        if self.take(&["時"]) {
            if self.sixtieth().is_some() {
                self.take(&["分"]).then_some(())?;
            }
        } else {
            self.take(&[":"]).then_some(())?;
            self.sixtieth()?;
            if self.take(&[":"]) {
                self.sixtieth()?;
                if self.take(&["."]) {
                    self.number(9)?;
                }
            }
        }
        self.take(HALVES);
        self.zone()
    }

    fn sixtieth(&mut self) -> Option<i32> {
        self.number(2).filter(|number| *number < 60)
    }

    /// Z, +09:00, GMT+9
    fn zone(&mut self) -> Option<()> {
        self.take(&["Z", "GMT", "UTC"]);
        if self.take(&["+", "-"]) {
            self.number(2).filter(|hours| *hours <= 14)?;
            if self.take(&[":"]) {
                self.sixtieth()?;
            }
        }
        Some(())
    }
}
