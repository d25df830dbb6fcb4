//! A small organisation in code, with one of everything that pages have to say.

mod awards;
mod badges;
mod organisation;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use shirushi::catalog::*;

pub use awards::{agree, award};
use awards::{awards, people};
use badges::achievements;
use organisation::{about, frameworks, issuers, keys, pathway, programme};

/// The catalog: as of 2026-11-01, everything translated but the badge `kominkan`.
pub fn catalog() -> Catalog {
    Catalog {
        settings: settings(),
        issuers: keyed(issuers(), |issuer| issuer.id.clone()),
        achievements: keyed(achievements(), |achievement| achievement.id.clone()),
        approvals: Vec::new(),
        awards: keyed(awards(), |award| award.id.clone()),
        people: keyed(people(), |person| person.key.clone()),
        pathways: keyed(vec![pathway()], |pathway| pathway.id.clone()),
        programmes: keyed(vec![programme()], |programme| programme.id.clone()),
        frameworks: keyed(frameworks(), |framework| framework.id.clone()),
        pages: keyed(vec![about()], |page| page.id.clone()),
        keys: keyed(keys(), |keys| keys.issuer.clone()),
        ledger: Default::default(),
        theme: BTreeMap::new(),
    }
}

fn keyed<K: Ord, V>(values: Vec<V>, key: impl Fn(&V) -> K) -> BTreeMap<K, V> {
    values
        .into_iter()
        .map(|value| (key(&value), value))
        .collect()
}

/// A text in both languages.
pub fn both(ja: &str, en: &str) -> Localized {
    Localized::new([(Lang::JA, ja.to_owned()), (Lang::EN, en.to_owned())].into())
        .expect("two texts")
}

fn only_ja(ja: &str) -> Localized {
    Localized::new([(Lang::JA, ja.to_owned())].into()).expect("one text")
}

/// An id.
pub fn slug(id: &str) -> Slug {
    Slug::new(id).expect("a safe id")
}

/// The id of an award.
pub fn id(id: &str) -> AwardId {
    AwardId::new(id).expect("an award id")
}

fn day(iso: &str) -> Date {
    iso.parse().expect("a day")
}

fn settings() -> Settings {
    Settings {
        base_url: "https://badges.shiomino.example".to_owned(),
        title: both("しおみのオープンバッジ", "Shiomino Open Badges"),
        languages: vec![Lang::JA, Lang::EN],
        timezone_name: "Asia/Tokyo".to_owned(),
        timezone: TimeZone::UTC,
        fiscal_year_start: 4,
        as_of: Some(day("2026-11-01")),
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
        target_groups: vec![
            TargetGroup {
                id: slug("mid"),
                name: both("中堅職員(係長・主任)", "Mid-level staff"),
            },
            TargetGroup {
                id: slug("general"),
                name: both("一般職員(主事)", "General staff"),
            },
        ],
        audiences: Vec::new(),
        kpi: Vec::new(),
    }
}
