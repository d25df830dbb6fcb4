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
        // the number that a spreadsheet keeps for a day may be any other number
        let meant = crate::intake::day(&text).filter(|day| !day.serial);
        let iso = meant.map(|day| day.date.to_string());
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
