//! What the tests of this stage share, and what holds for its own text.

use jiff::tz::TimeZone;

use crate::catalog::{DateStyle, Lang, Localized, Repository, Settings};

/// Settings of a small site.
pub fn settings() -> Settings {
    Settings {
        base_url: "https://badges.example".to_owned(),
        title: Localized::new([(Lang::JA, "バッジ".to_owned())].into()).expect("one text"),
        languages: vec![Lang::JA, Lang::EN],
        timezone_name: "Asia/Tokyo".to_owned(),
        timezone: TimeZone::UTC,
        fiscal_year_start: 4,
        as_of: None,
        date_style: DateStyle::Both,
        index: false,
        suppress_below: 5,
        repository: Repository::Private,
        baked_png: true,
        baked_svg: true,
        bundle: false,
        embed: false,
        certificates: Default::default(),
        admin: Default::default(),
        target_groups: Vec::new(),
        audiences: Vec::new(),
        kpi: Vec::new(),
    }
}
