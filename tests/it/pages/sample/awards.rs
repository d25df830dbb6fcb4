//! People of every name policy, and awards of every standing.

use shirushi::catalog::*;
use shirushi::report::Place;

use super::{both, day, id, slug};

pub fn people() -> Vec<Person> {
    let person = |key: &str, handle: &str, name: &str, name_en: Option<&str>, name_policy| Person {
        key: slug(key),
        handle: slug(handle),
        name: name.to_owned(),
        kana: None,
        name_en: name_en.map(str::to_owned),
        name_policy,
        audience: None,
        consent: (key == "p01").then(|| agree(true)),
        private: vec![PrivateValue {
            column: "employee_no".to_owned(),
            value: "000101".to_owned(),
        }],
    };
    vec![
        person(
            "p01",
            "k7m2qx",
            "浜名瀬 灯",
            Some("HAMANASE Akari"),
            NamePolicy::Full,
        ),
        person(
            "p03",
            "b8r4vn",
            "帆足川 千紘",
            Some("HOASHIGAWA Chihiro"),
            NamePolicy::Initials,
        ),
        person("p05", "q9j6ys", "髙砂 美月", None, NamePolicy::Full),
        person(
            "p06",
            "m2x8pa",
            "岬﨑 蓮",
            Some("MISAKIZAKI Ren"),
            NamePolicy::Handle,
        ),
        person(
            "p08",
            "z6n3rt",
            "遠州谷 実",
            Some("ENSHUDANI Minoru"),
            NamePolicy::Hidden,
        ),
        person(
            "p22",
            "e7r5hx",
            "マリベル・カザルタ",
            Some("Maribel CASALTA"),
            NamePolicy::Full,
        ),
    ]
}

/// Consent to award pages in lists, and perhaps to a page that gathers them.
pub fn agree(page: bool) -> Consent {
    Consent {
        on: day("2024-06-03"),
        page,
        search: false,
    }
}

/// An award that says the least that an award may.
pub fn award(award: &str, achievement: &str, person: &str, issued_on: &str) -> Award {
    Award {
        id: id(award),
        achievement: slug(achievement),
        version: 1,
        person: slug(person),
        issued_on: day(issued_on),
        recorded_on: None,
        valid_until: None,
        result: None,
        evidence: Vec::new(),
        renews: None,
        replaces: None,
        revocation: None,
        suspension: None,
        status_index: 7,
        visibility: Visibility::Public,
        place: Place::file("content/awards/2026.csv"),
    }
}

pub fn awards() -> Vec<Award> {
    let unlisted = "h7k2m9q4r8t3v6w1x5y0z2a4b6";
    let revoked = |on: &str, reason| {
        Some(Revocation {
            on: day(on),
            reason,
        })
    };
    vec![
        Award {
            valid_until: Some(day("2028-03-20")),
            ..award("yxw31s73", "dx-05-leader", "p01", "2025-03-21")
        },
        award("p72mtm95", "dx-01-welcome", "p01", "2024-06-03"),
        award("jk47dj4c", "dx-01-welcome", "p03", "2024-06-03"),
        award("awthzc64", "dx-01-welcome", "p05", "2024-06-03"),
        award("6qhnm08e", "dx-01-welcome", "p06", "2024-06-03"),
        award("mrbl0001", "dx-01-welcome", "p22", "2024-06-03"),
        Award {
            version: 2,
            ..award("r8qcaskc", "dx-02-literacy", "p03", "2025-05-18")
        },
        award("rjdq5m8j", "dx-02-literacy", "p01", "2024-07-20"),
        Award {
            replaces: Some(id("4f52aftt")),
            ..award("1pw77zth", "dx-02-literacy", "p05", "2024-09-14")
        },
        Award {
            revocation: revoked("2024-10-01", RevocationReason::Superseded),
            ..award("4f52aftt", "dx-02-literacy", "p05", "2024-09-14")
        },
        Award {
            revocation: revoked("2025-06-10", RevocationReason::Duplicate),
            ..award("9x01tzkm", "dx-01-welcome", "p06", "2025-06-03")
        },
        Award {
            evidence: vec![std::sync::Arc::new(Evidence {
                id: slug("ev-p01"),
                name: both(
                    "住民異動届の記入例を見直す",
                    "Redesigning the sample form for change of address",
                ),
                narrative: Some(both(
                    "窓口で書き直しになる割合を、4週間で31%から12%に減らした。",
                    "Cut forms that had to be rewritten at the counter from 31% to 12% in four weeks.",
                )),
                url: Some("https://report.example/".to_owned()),
            })],
            ..award("53gwtvnp", "dx-04-practice", "p01", "2025-02-14")
        },
        Award {
            valid_until: Some(day("2025-07-11")),
            ..award("exp00001", "infosec-annual", "p22", "2024-07-12")
        },
        Award {
            valid_until: Some(day("2027-07-08")),
            renews: Some(id("exp00001")),
            ..award("ren00001", "infosec-annual", "p22", "2026-07-09")
        },
        Award {
            valid_until: Some(day("2027-07-08")),
            visibility: Visibility::Unlisted,
            ..award(unlisted, "infosec-annual", "p08", "2026-07-09")
        },
        Award {
            result: Some("A".to_owned()),
            ..award("17fn78m4", "univ-admin-law", "p05", "2025-09-30")
        },
        Award {
            result: Some("12h".to_owned()),
            ..award("vmzsvrmd", "od-contributor", "p22", "2024-11-16")
        },
        Award {
            valid_until: Some(day("2027-09-30")),
            ..award("kmnk0001", "kominkan", "p01", "2026-04-01")
        },
    ]
}
