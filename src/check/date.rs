//! Days, written YYYY-MM-DD. Other forms are refused and the right one named, as far as it can be told.

use jiff::civil::Date;

use super::fields::Context;
use super::id::folded;
use super::node::Value;
use super::read::text_of;

/// A day of 1970 to 9999.
pub fn day(value: Value<'_>, cx: &mut Context) -> Option<Date> {
    day_of(text_of(value, cx)?, value, cx)
}

/// A day that is not in the future.
pub fn past_day(value: Value<'_>, cx: &mut Context) -> Option<Date> {
    past_day_of(text_of(value, cx)?, value, cx)
}

/// The same for a day that is a part of a value.
pub fn past_day_of(text: &str, value: Value<'_>, cx: &mut Context) -> Option<Date> {
    let date = day_of(text, value, cx)?;
    if date > cx.last_day {
        let last = cx.last_day.to_string();
        cx.report
            .future_date(value.place(), &date.to_string(), &last);
        return None;
    }
    Some(date)
}

fn day_of(text: &str, value: Value<'_>, cx: &mut Context) -> Option<Date> {
    let text = folded(text);
    let report = &mut cx.report;
    let Some([year, month, day]) = iso_parts(&text) else {
        let iso = guess(&text).map(|date| date.to_string());
        report.malformed_date(value.place(), &text, iso.as_deref());
        return None;
    };
    if !(1970..=9999).contains(&year) {
        report.date_out_of_range(value.place(), &text);
        return None;
    }
    let date = civil(year, month, day);
    if date.is_none() {
        report.nonexistent_date(value.place(), &text);
    }
    date
}

fn iso_parts(text: &str) -> Option<[i32; 3]> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let iso = year.len() == 4 && month.len() == 2 && day.len() == 2;
    if !iso || !parts.iter().all(|part| digits(part)) {
        return None;
    }
    Some([year.parse().ok()?, month.parse().ok()?, day.parse().ok()?])
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// The day that was meant by 2025/4/1, 20250401, 2025年4月1日, 令和7年4月1日 or R7.4.1.
fn guess(text: &str) -> Option<Date> {
    const ERAS: &[(&str, i32)] = &[
        ("令和", 2018),
        ("平成", 1988),
        ("昭和", 1925),
        ("R", 2018),
        ("H", 1988),
        ("S", 1925),
    ];
    let era = ERAS.iter().find(|(era, _)| text.starts_with(era));
    let text = text.replace('元', "1");
    let numbers: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    match (numbers[..].first_chunk(), era) {
        (Some(&[year, month, day]), Some((_, before))) => {
            civil(before.checked_add(year)?, month, day)
        }
        (Some(&[year, month, day]), None) if year >= 1970 => civil(year, month, day),
        (None, None) if text.len() == 8 && numbers.len() == 1 => {
            let all = numbers[0];
            civil(all / 10_000, all / 100 % 100, all % 100)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_by_other_forms_is_named() {
        let meant = |text| guess(text).map(|date| date.to_string());
        for text in [
            "2025/4/1",
            "2025.4.1",
            "2025-4-1",
            "20250401",
            "2025年4月1日",
            "令和7年4月1日",
            "R7.4.1",
            "2025-04-01T09:00:00Z",
        ] {
            assert_eq!(meant(text).as_deref(), Some("2025-04-01"), "{text}");
        }
        assert_eq!(meant("令和元年5月1日").as_deref(), Some("2019-05-01"));
        assert_eq!(meant("平成31年4月30日").as_deref(), Some("2019-04-30"));
        for text in [
            "",
            "来月",
            "4/1",
            "45748",
            "25-04-01",
            "99999999",
            "R9999999999.1.1",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
