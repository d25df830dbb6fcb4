//! Days to moments: a day begins and ends in the site's time zone (XSD dateTimeStamp, VC Data Model 2.0 section 2.1).

use jiff::civil::{Date, Time};

use crate::catalog::Settings;

/// The first second of a day: `2024-06-03T00:00:00+09:00`.
pub fn start_of(settings: &Settings, day: Date) -> String {
    stamp(settings, day, Time::midnight())
}

/// The last second of a day: `2028-03-20T23:59:59+09:00`.
pub fn end_of(settings: &Settings, day: Date) -> String {
    stamp(settings, day, jiff::civil::time(23, 59, 59, 0))
}

fn stamp(settings: &Settings, day: Date, time: Time) -> String {
    let zoned = day
        .to_datetime(time)
        .to_zoned(settings.timezone.clone())
        .expect("check admits years 1970 to 9998");
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
