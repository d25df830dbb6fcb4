//! Moments as credentials write them.
//!
//! XML Schema 1.1 part 2, `dateTimeStamp` (<https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp>): a date, a time with
//! seconds, and a zone. Years have four digits.

use jiff::Timestamp;

/// The moment that a `dateTimeStamp` names, or `None` when the text is none.
pub fn parse(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let (date_time, rest) = bytes.split_at_checked(19)?;
    let shaped = date_time
        .iter()
        .zip(b"dddd-dd-ddTdd:dd:dd")
        .all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            _ => byte == shape,
        });
    let rest = match rest.strip_prefix(b".") {
        None => rest,
        Some(fraction) => {
            let digits = fraction
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if !(1..=9).contains(&digits) {
                return None;
            }
            &fraction[digits..]
        }
    };
    let zoned = match rest {
        b"Z" => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    // A leap second is no dateTimeStamp, though others take it.
    if !shaped || !zoned || &bytes[17..19] == b"60" {
        return None;
    }
    // XML Schema's zones end at 14:00. The calendar ends 26 hours before its last second, which many write for "never".
    let far = rest != b"Z"
        && (&rest[1..3] > b"14".as_slice()
            || (&rest[1..3] == b"14" && &rest[4..6] > b"00".as_slice()));
    match far {
        true => None,
        false if text == NEVER => Some(Timestamp::MAX),
        false => text.parse().ok(),
    }
}

const NEVER: &str = "9999-12-31T23:59:59Z";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_time_with_a_zone_is_a_moment() {
        let noon = parse("2026-01-15T12:00:00Z").expect("a moment");
        for same in [
            "2026-01-15T21:00:00+09:00",
            "2026-01-15T12:00:00.000Z",
            "2026-01-15T07:00:00-05:00",
            "2026-01-15T12:00:00+00:00",
        ] {
            assert_eq!(parse(same), Some(noon), "{same}");
        }
        assert!(parse("2024-02-29T23:59:59Z").is_some());
    }

    #[test]
    fn what_others_might_read_otherwise_is_refused() {
        for text in [
            "",
            "2026-01-15",
            "2026-01-15T12:00:00",
            "2026-01-15 12:00:00Z",
            "2026-01-15T12:00Z",
            "2026-01-15t12:00:00z",
            "20260115T120000Z",
            "2026-01-15T12:00:00.Z",
            "2026-01-15T12:00:00,5Z",
            "2026-01-15T12:00:00+09",
            "2026-01-15T12:00:00+0900",
            "2026-01-15T12:00:00 Z",
            "2026-02-30T12:00:00Z",
            "2025-02-29T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-01-15T25:00:00Z",
            "2026-01-15T12:60:00Z",
            "2026-06-30T23:59:60Z",
            "12026-01-15T12:00:00Z",
            "-026-01-15T12:00:00Z",
            "2026-01-15T12:00:00Z[UTC]",
            "2026-01-15T12:00:00Zé",
            "2026-01-15T12:00:00+99:99",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
