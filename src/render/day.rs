//! Days in words: 2026年4月1日(令和8年4月1日) in Japanese, 2026-04-01 elsewhere.

use jiff::civil::Date;
use tera::Value;

use super::value::{html, map};
use crate::catalog::{DateStyle, Lang};

/// First day of each era and the Gregorian year before its first, latest first. Before 1873 Japan counted another calendar.
const ERAS: [((i16, i8, i8), i16, &str); 5] = [
    ((2019, 5, 1), 2018, "令和"),
    ((1989, 1, 8), 1988, "平成"),
    ((1926, 12, 25), 1925, "昭和"),
    ((1912, 7, 30), 1911, "大正"),
    ((1873, 1, 1), 1867, "明治"),
];

/// A day for templates: `iso` for machines, `text` for people, `html` with both.
pub fn day(date: Date, lang: Lang, style: DateStyle) -> Value {
    let (iso, text) = (date.to_string(), words(date, lang, style));
    let marked = format!("<time datetime=\"{iso}\">{text}</time>");
    map([
        ("iso", Value::from(iso)),
        ("text", Value::from(text)),
        ("html", html(&marked)),
    ])
}

/// A day as people write it.
pub fn words(date: Date, lang: Lang, style: DateStyle) -> String {
    if lang != Lang::JA {
        return date.to_string();
    }
    let (year, month, day) = (date.year(), date.month(), date.day());
    let western = format!("{year}年{month}月{day}日");
    match (style, wareki(date)) {
        (DateStyle::Western, _) | (_, None) => western,
        (DateStyle::Wareki, Some(wareki)) => wareki,
        (DateStyle::Both, Some(wareki)) => format!("{western}({wareki})"),
    }
}

/// A fiscal year by the year it begins in, as people write it: 2025年度(令和7年度). It takes the era of its December.
pub fn fiscal_year(year: i16, lang: Lang, style: DateStyle) -> String {
    if lang != Lang::JA {
        return year.to_string();
    }
    let western = format!("{year}年度");
    let end = Date::new(year, 12, 31).ok().and_then(wareki);
    let wareki = end.and_then(|day| Some(format!("{}年度", day.split_once('年')?.0)));
    match (style, wareki) {
        (DateStyle::Western, _) | (_, None) => western,
        (DateStyle::Wareki, Some(wareki)) => wareki,
        (DateStyle::Both, Some(wareki)) => format!("{western}({wareki})"),
    }
}

/// A day in the Japanese calendar; `None` before 1873.
fn wareki(date: Date) -> Option<String> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (_, before, era) = ERAS
        .iter()
        .find(|(first, ..)| (year, month, day) >= *first)?;
    Some(match year - before {
        1 => format!("{era}元年{month}月{day}日"),
        n => format!("{era}{n}年{month}月{day}日"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eras_change_on_their_day_and_begin_with_gannen() {
        let table = [
            ("2026-04-01", "令和8年4月1日"),
            ("2020-01-01", "令和2年1月1日"),
            ("2019-12-31", "令和元年12月31日"),
            ("2019-05-01", "令和元年5月1日"),
            ("2019-04-30", "平成31年4月30日"),
            ("1990-01-01", "平成2年1月1日"),
            ("1989-01-08", "平成元年1月8日"),
            ("1989-01-07", "昭和64年1月7日"),
            ("1926-12-25", "昭和元年12月25日"),
            ("1926-12-24", "大正15年12月24日"),
            ("1912-07-30", "大正元年7月30日"),
            ("1912-07-29", "明治45年7月29日"),
            ("1873-01-01", "明治6年1月1日"),
        ];
        for (iso, expected) in table {
            let date: Date = iso.parse().expect("a date");
            assert_eq!(words(date, Lang::JA, DateStyle::Wareki), expected);
        }
    }

    #[test]
    fn a_day_follows_the_style_of_the_site() {
        let date: Date = "2026-04-01".parse().expect("a date");
        let ja = |style| words(date, Lang::JA, style);
        assert_eq!(ja(DateStyle::Western), "2026年4月1日");
        assert_eq!(ja(DateStyle::Wareki), "令和8年4月1日");
        assert_eq!(ja(DateStyle::Both), "2026年4月1日(令和8年4月1日)");
        assert_eq!(words(date, Lang::EN, DateStyle::Both), "2026-04-01");
    }

    #[test]
    fn a_fiscal_year_takes_the_era_of_its_december() {
        let table = [
            (2025, "2025年度(令和7年度)"),
            (2019, "2019年度(令和元年度)"),
            (1988, "1988年度(昭和63年度)"),
            (1860, "1860年度"),
        ];
        for (year, expected) in table {
            assert_eq!(fiscal_year(year, Lang::JA, DateStyle::Both), expected);
        }
        assert_eq!(fiscal_year(2025, Lang::JA, DateStyle::Wareki), "令和7年度");
        assert_eq!(fiscal_year(2025, Lang::EN, DateStyle::Both), "2025");
    }

    #[test]
    fn a_day_before_the_calendar_was_shared_has_no_era() {
        let date: Date = "1872-12-31".parse().expect("a date");
        assert_eq!(words(date, Lang::JA, DateStyle::Wareki), "1872年12月31日");
    }

    #[test]
    fn a_day_names_itself_to_machines() {
        let value = day(
            "2026-04-01".parse().expect("a date"),
            Lang::JA,
            DateStyle::Western,
        );
        let html = value
            .get_from_path("html")
            .and_then(Value::as_str)
            .unwrap_or_default();
        assert_eq!(html, "<time datetime=\"2026-04-01\">2026年4月1日</time>");
    }
}
