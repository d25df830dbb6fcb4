//! Days as offices write them.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// A day, and whether it had to be made out of the number that Excel keeps for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Whether it was a bare number.
    pub serial: bool,
}

/// Names of eras, the first day of each, and the first day of the next.
pub const ERAS: &[(&[&str], Date, Date)] = &[
    (&["令和", "R"], Date::constant(2019, 5, 1), Date::MAX),
    (
        &["平成", "H"],
        Date::constant(1989, 1, 8),
        Date::constant(2019, 5, 1),
    ),
    (
        &["昭和", "S"],
        Date::constant(1926, 12, 25),
        Date::constant(1989, 1, 8),
    ),
];

/// 2025-04-01, 2025/4/1, 2025.4.1, 20250401, 2025年4月1日, 令和7年4月1日, R7.4.1, 45748; also with a time after it, and in
/// letters of any width.
pub fn day(text: &str) -> Option<Day> {
    let text: String = text.nfkc().collect::<String>().trim().to_uppercase();
    let era = ERAS
        .iter()
        .find(|(names, ..)| names.iter().any(|name| text.starts_with(name)));
    let text = text.replace("元年", "1年");
    let numbers: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    let written = |date| Day {
        date,
        serial: false,
    };
    match (numbers[..].first_chunk(), era) {
        (Some(&[year, month, day]), Some((_, first, next))) => {
            let year = i32::from(first.year()) - 1 + year;
            civil(year, month, day)
                .filter(|date| first <= date && date < next)
                .map(written)
        }
        (Some(&[year, month, day]), None) if year >= 1970 => civil(year, month, day).map(written),
        (None, None) if numbers.len() == 1 && text.len() == 8 => {
            let all = numbers[0];
            civil(all / 10_000, all / 100 % 100, all % 100).map(written)
        }
        (None, None) if numbers.len() == 1 && text.len() == 5 => serial(numbers[0]),
        _ => None,
    }
}

/// Days since 1899-12-30, from 1970 to 2100: Excel counts so since 1 March 1900.
fn serial(number: i32) -> Option<Day> {
    let days = (25_569..73_051)
        .contains(&number)
        .then(|| jiff::Span::new().days(number))?;
    let date = Date::constant(1899, 12, 30).checked_add(days).ok()?;
    Some(Day { date, serial: true })
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        day(text).map(|day| day.date.to_string())
    }

    #[test]
    fn a_day_is_read_as_offices_write_it() {
        for text in [
            "2025-04-01",
            "2025/4/1",
            "2025.4.1",
            "20250401",
            "2025年4月1日",
            "令和7年4月1日",
            "R7.4.1",
            "r7/4/1",
            "２０２５／４／１",
            "Ｒ７．４．１",
            "㋿7年4月1日",
            "2025/4/1 0:00",
            "2025-04-01T09:00:00Z",
            "45748",
            " 2025年4月1日(火)",
        ] {
            assert_eq!(read(text).as_deref(), Some("2025-04-01"), "{text}");
        }
        assert!(day("45748").is_some_and(|day| day.serial));
        assert!(day("20250401").is_some_and(|day| !day.serial));
        assert_eq!(read("令和元年5月1日").as_deref(), Some("2019-05-01"));
        assert_eq!(read("H31.4.30").as_deref(), Some("2019-04-30"));
        assert_eq!(read("昭和64年1月7日").as_deref(), Some("1989-01-07"));
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in [
            "",
            "来月",
            "4/1",
            "25-04-01",
            "2025-02-29",
            "H31.5.1",
            "R1.4.30",
            "99999999",
            "R9999999999.1.1",
            "12345",
            "99999",
            "7.4.1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
