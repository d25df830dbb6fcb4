//! Days as offices write them.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::rest::Rest;

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

/// 2025-04-01, 2025/4/1, 2025.4.1, 20250401, 2025年4月1日, 令和7年4月1日, R7.4.1, 45748; in letters of any width, also with a
/// weekday and a time after it. Anything more may be the end of a range or a correction, so it is not this day.
pub fn day(text: &str) -> Option<Day> {
    let text: String = text.nfkc().collect::<String>().trim().to_uppercase();
    let number = || text.parse::<i32>().ok();
    match text.len() {
        5 if digits(&text) => serial(number()?),
        8 if digits(&text) => {
            let all = number()?;
            civil(all / 10_000, all / 100 % 100, all % 100).map(written)
        }
        _ => in_parts(&mut Rest::of(&text)).map(written),
    }
}

fn written(date: Date) -> Day {
    Day {
        date,
        serial: false,
    }
}

/// Year, month and day with something between them.
fn in_parts(rest: &mut Rest<'_>) -> Option<Date> {
    let era = ERAS.iter().find(|(names, ..)| rest.take(names));
    let year = match era {
        Some((_, first, _)) => {
            let year = if rest.take(&["元"]) {
                1
            } else {
                rest.number(4)?
            };
            i32::from(first.year()) - 1 + year
        }
        None => rest.number(4).filter(|year| *year >= 1970)?,
    };
    let month = rest.after(&["年", "-", "/", "."], 2)?;
    let day = rest.after(&["月", "-", "/", "."], 2)?;
    if !rest.begins("日曜") {
        rest.take(&["日"]);
    }
    let date = civil(year, month, day)?;
    let within = era.is_none_or(|(_, first, next)| *first <= date && date < *next);
    (within && rest.is_of_the_day()).then_some(date)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
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
            "2025/4/1（火曜日） 9:00",
            "2025年4月1日火曜日",
            "2025-04-01 (Tue)",
            "2025.4.1 火曜",
            "2025. 4. 1",
            "令和 7 年 4 月 1 日",
            "2025年4月1日 午後1時30分",
            "2025/04/01 9:00:00 午前 GMT+9",
            "2025-04-01T09:00:00.000+09:00",
        ] {
            assert_eq!(read(text).as_deref(), Some("2025-04-01"), "{text}");
        }
        assert!(day("45748").is_some_and(|day| day.serial));
        assert!(day("20250401").is_some_and(|day| !day.serial));
        assert_eq!(read("令和元年5月1日").as_deref(), Some("2019-05-01"));
        for text in ["R元.5.1", "令和元.5.1", "令和元/5/1", "R元年5月1日"] {
            assert_eq!(read(text).as_deref(), Some("2019-05-01"), "{text}");
        }
        assert_eq!(read("2025/4/6 日曜日").as_deref(), Some("2025-04-06"));
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
            "元年5月1日",
            "2025年度4月1日",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_or_a_correction_is_not_its_first_day() {
        for text in [
            "2025/4/1〜2025/4/30",
            "2025/4/1～4/30",
            "2025/4/1-30",
            "2025/4/1, 2",
            "2025/4/1 2025/4/30",
            "2025/4〜5/1",
            "2025年3月1日(4月2日訂正)",
            "2025-04-01-99",
            "2025/4/110:00",
            "2025/4/1 10",
            "2025/4/1 10:00〜12:00",
            "2025/4/1 99:99",
            "2025/4/1 (火",
            "2025/4/1(変更)",
            "2025/4/1 頃",
            "R7.4.1 他",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
