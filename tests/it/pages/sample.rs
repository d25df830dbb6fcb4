//! A small organisation in code, with one of everything that pages have to say.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use shirushi::catalog::*;
use shirushi::report::Place;

/// The catalog: as of 2026-11-01, everything translated but the badge `kominkan`.
pub fn catalog() -> Catalog {
    Catalog {
        settings: settings(),
        issuers: keyed(issuers(), |issuer| issuer.id.clone()),
        achievements: keyed(achievements(), |achievement| achievement.id.clone()),
        awards: keyed(awards(), |award| award.id.clone()),
        people: keyed(people(), |person| person.key.clone()),
        pathways: keyed(vec![pathway()], |pathway| pathway.id.clone()),
        frameworks: keyed(frameworks(), |framework| framework.id.clone()),
        pages: keyed(vec![about()], |page| page.id.clone()),
        keys: keyed(keys(), |keys| keys.issuer.clone()),
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

fn issuers() -> Vec<Issuer> {
    let issuer = |id: &str, address: &str, kind, name, description, accent| Issuer {
        id: slug(id),
        address: slug(address),
        did: format!("did:web:badges.shiomino.example:i:{address}"),
        kind,
        name,
        parent: None,
        description: Some(description),
        url: format!("https://{id}.example/"),
        contact: Contact::Email(format!("hello@{id}.example")),
        identifiers: Vec::new(),
        accent: Rgb::parse(accent).expect("a colour"),
        names: NamePolicy::Full,
    };
    let city = Issuer {
        parent: Some(Parent::Named {
            name: both("汐見野市", "Shiomino City"),
            url: None,
        }),
        identifiers: vec![
            Identifier {
                kind: "ext:JCN".to_owned(),
                value: "0000000000000".to_owned(),
            },
            Identifier {
                kind: "ext:JISX0402".to_owned(),
                value: "000000".to_owned(),
            },
        ],
        ..issuer(
            "shiomino-city",
            "city",
            IssuerKind::Municipality,
            both(
                "汐見野市 総務部 人材育成課",
                "Shiomino City - Human Resource Development Section",
            ),
            both(
                "海と坂のまち、汐見野市の職員研修を担当しています。学びを、異動しても持ち運べる形で残すためにバッジを発行します。",
                "We run staff training for Shiomino, a (fictional) town of hills by the sea.",
            ),
            "#0b5f8a",
        )
    };
    let univ = issuer(
        "yunagi-univ",
        "univ",
        IssuerKind::University,
        both(
            "夕凪大学 生涯学習センター",
            "Yunagi University - Center for Lifelong Learning",
        ),
        both(
            "働きながら学ぶ人のための短期プログラムを開いています。",
            "Short programmes for people who work.",
        ),
        "#5b3a8c",
    );
    let club = Issuer {
        names: NamePolicy::Handle,
        contact: Contact::Form("https://od-club.example/ask".to_owned()),
        ..issuer(
            "od-club",
            "odclub",
            IssuerKind::Community,
            both("汐見野オープンデータ部", "Shiomino Open Data Club"),
            both(
                "市の公開データで遊び、役に立てる市民の集まり。",
                "Citizens who play with the city's open data.",
            ),
            "#2c6e49",
        )
    };
    vec![city, univ, club]
}

fn keys() -> Vec<IssuerKeys> {
    let key = |id: &str, public: &str, from: &str, until: Option<&str>| KeyEntry {
        id: slug(id),
        public: public.to_owned(),
        from: day(from),
        until: until.map(day),
        environment: Environment::Demo,
    };
    let keys = vec![
        key(
            "city-2024",
            "z6MkiCs4RiNt3ZjdSxk6JPvjJbt4x68RLauS7o9nQXYi6xHE",
            "2024-04-01",
            Some("2026-03-31"),
        ),
        key(
            "city-2026",
            "z6Mkpqbk8eoPBfVt5UWanSNxpRPAUj5aEE7uduVwHT6jkvGN",
            "2026-04-01",
            None,
        ),
    ];
    vec![IssuerKeys {
        issuer: slug("shiomino-city"),
        keys,
    }]
}

/// A badge that says the least that a badge may.
pub fn version(
    achievement: &str,
    issuer: &str,
    kind: Kind,
    name: Localized,
    label: &str,
) -> AchievementVersion {
    AchievementVersion {
        achievement: slug(achievement),
        version: 1,
        from: None,
        lifecycle: Lifecycle::Published,
        issuer: slug(issuer),
        creator: None,
        kind,
        achievement_type: "Badge".to_owned(),
        name,
        image: BadgeImage::Drawn(Label {
            ja: label.to_owned(),
            en: None,
            step: None,
            level: None,
        }),
        can_do: both(
            "用語と理由を自分の言葉で説明できる。",
            "Explains the terms and the reasons in own words.",
        ),
        criteria: both(
            "講座のすべてに出席し、課題を提出すること。",
            "Attend all sessions and hand in the task.",
        ),
        assessment: None,
        support: None,
        renewal: None,
        hours: Some(20),
        credits_tenths: None,
        alignments: Vec::new(),
        target_groups: Vec::new(),
        audiences: Vec::new(),
        requires: Vec::new(),
        endorsed_by: Vec::new(),
        evidence: EvidenceRule::Optional,
        result: None,
        resources: Vec::new(),
        validity: Validity::Unlimited,
        use_in_appraisal: UseInAppraisal::Undecided,
        tags: Vec::new(),
        place: shirushi::report::Place::file("badge.yaml"),
    }
}

fn achievements() -> Vec<Achievement> {
    let of = |versions: Vec<AchievementVersion>| Achievement {
        id: versions[0].achievement.clone(),
        versions,
    };
    let item = |framework: &str, code: &str| Alignment {
        framework: slug(framework),
        target: AlignmentTarget::Item(code.to_owned()),
    };
    let step = |id: &str, kind, ja: &str, en: &str, label: &str| {
        let name = both(
            &format!("しおみのDXパスポート {ja}"),
            &format!("Shiomino DX Passport, {en}"),
        );
        version(id, "shiomino-city", kind, name, label)
    };
    let welcome = AchievementVersion {
        can_do: both(
            "半年間の学びの始まりに立ち、学ぶ目標を自分の言葉で書いた人。",
            "Has started the half-year programme and written down a personal learning goal.",
        ),
        hours: Some(1),
        ..step(
            "dx-01-welcome",
            Kind::Participation,
            "ステップ1 ようこそ",
            "Step 1: Welcome",
            "ようこそ",
        )
    };
    let literacy = step(
        "dx-02-literacy",
        Kind::Assessed,
        "ステップ2 デジタルの基礎",
        "Step 2: Digital literacy",
        "デジタルの|基礎",
    );
    let literacy_now = AchievementVersion {
        version: 2,
        from: Some(day("2025-04-01")),
        criteria: both(
            "次のどちらかを満たすこと。\n1. ITパスポート試験に合格し、合格証を人材育成課で確認したこと。\n2. 市の修了試験(40問)で**80点以上**を取ったこと。\n\n## 対象\n\n| 区分 | 時間 |\n|--|--|\n| 中堅 | 20 |\n\n詳しくは[案内](/about/)へ。",
            "One of the following.\n1. Passed the IT Passport examination; the section has seen the certificate.\n2. Scored **80 or more** in the final test of 40 questions.",
        ),
        assessment: Some(both(
            "合格証の確認、または修了試験",
            "Certificate check or final test",
        )),
        support: Some(both("受験料の全額を市が補助", "Exam fee paid by the city")),
        alignments: vec![
            item("it-exams", "IP"),
            item("sdc-2026", "SDC-2.1"),
            item("sdc-2026", "SDC-4.1"),
        ],
        target_groups: vec![slug("mid"), slug("general")],
        resources: vec![
            Resource {
                name: both("通勤中に聴ける講座リスト", "Courses you can listen to"),
                format: Some("audio".to_owned()),
                url: None,
            },
            Resource {
                name: both("講座の案内", "About the course"),
                format: None,
                url: Some("https://learn.example/".to_owned()),
            },
        ],
        ..literacy.clone()
    };
    let practice = AchievementVersion {
        evidence: EvidenceRule::Required,
        use_in_appraisal: UseInAppraisal::Yes,
        can_do: both(
            "所属を越えたチームで、業務を一つ、数字が変わるところまで改善した。",
            "Improved one piece of work in a cross-section team until a number changed.",
        ),
        ..step(
            "dx-04-practice",
            Kind::Applied,
            "ステップ4 業務改善の実践",
            "Step 4: Improvement in practice",
            "業務改善の|実践",
        )
    };
    let leader = AchievementVersion {
        requires: vec![
            slug("dx-01-welcome"),
            slug("dx-02-literacy"),
            slug("dx-04-practice"),
        ],
        validity: Validity::Years(3),
        renewal: Some(both("更新研修(3時間)の受講", "A three-hour refresher")),
        image: BadgeImage::Drawn(Label {
            ja: "DX推進|リーダー".to_owned(),
            en: None,
            step: Some(5),
            level: Some(4),
        }),
        ..step(
            "dx-05-leader",
            Kind::Applied,
            "ステップ5 DX推進リーダー",
            "Step 5: DX Lead",
            "DX推進|リーダー",
        )
    };
    let security = AchievementVersion {
        validity: Validity::Years(1),
        hours: Some(1),
        ..version(
            "infosec-annual",
            "shiomino-city",
            Kind::Assessed,
            both(
                "情報セキュリティ年次研修",
                "Annual information security training",
            ),
            "情報|セキュリティ",
        )
    };
    let law = AchievementVersion {
        credits_tenths: Some(20),
        result: Some(ResultRule::LetterGrade(
            ["S", "A", "B", "C"].map(str::to_owned).to_vec(),
        )),
        alignments: vec![Alignment {
            framework: slug("esco"),
            target: AlignmentTarget::Uri {
                uri: "http://data.europa.eu/esco/skill/7ee4c2ea-b349-4bd2-81a3-ec31475d4833"
                    .to_owned(),
                name: both("統計(発行者訳)", "statistics"),
            },
        }],
        ..version(
            "univ-admin-law",
            "yunagi-univ",
            Kind::Assessed,
            both(
                "行政法入門(聴講・自己啓発型)",
                "Introduction to administrative law (auditor track)",
            ),
            "行政法|入門",
        )
    };
    let volunteer = AchievementVersion {
        result: Some(ResultRule::Hours),
        creator: Some(slug("shiomino-city")),
        image: BadgeImage::Png(b"\x89PNG"[..].into()),
        ..version(
            "od-contributor",
            "od-club",
            Kind::Applied,
            both("オープンデータ活用ボランティア", "Open data volunteer"),
            "オープン|データ",
        )
    };
    let untranslated = AchievementVersion {
        can_do: only_ja("公民館の講座を一つ企画できる。"),
        criteria: only_ja("企画書を提出すること。"),
        validity: Validity::Months(18),
        ..version(
            "kominkan",
            "shiomino-city",
            Kind::Knowledge,
            only_ja("公民館コーディネーター"),
            "公民館",
        )
    };
    let draft = AchievementVersion {
        lifecycle: Lifecycle::Draft,
        ..version(
            "not-yet",
            "shiomino-city",
            Kind::Knowledge,
            both("準備中のバッジ", "A badge in the making"),
            "準備中",
        )
    };
    vec![
        of(vec![welcome]),
        of(vec![literacy, literacy_now]),
        of(vec![practice]),
        of(vec![leader]),
        of(vec![security]),
        of(vec![law]),
        of(vec![volunteer]),
        of(vec![untranslated]),
        of(vec![draft]),
    ]
}

fn people() -> Vec<Person> {
    let person = |key: &str, handle: &str, name: &str, name_en: Option<&str>, name_policy| Person {
        key: slug(key),
        handle: slug(handle),
        name: name.to_owned(),
        kana: None,
        name_en: name_en.map(str::to_owned),
        name_policy,
        audience: None,
        consent: None,
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
        status_index: 7,
        visibility: Visibility::Public,
        place: Place::file("content/awards/2026.csv"),
    }
}

fn awards() -> Vec<Award> {
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
            evidence: vec![Evidence {
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
            }],
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

fn pathway() -> Pathway {
    let step = |number, achievement: &str, after: &[u8], moment| Step {
        number,
        achievement: slug(achievement),
        after: after.to_vec(),
        moment,
    };
    Pathway {
        id: slug("dx-passport"),
        name: both("しおみのDXパスポート", "Shiomino DX Passport"),
        issuer: slug("shiomino-city"),
        basis: Some(both(
            "汐見野市人材育成基本方針(架空)",
            "Shiomino HR development policy (fictional)",
        )),
        duration: Some(both("約半年(6月から翌年3月)", "about half a year")),
        steps: vec![
            step(1, "dx-01-welcome", &[], StepMoment::Start),
            step(2, "dx-02-literacy", &[], StepMoment::Completion),
            step(3, "dx-04-practice", &[1, 2], StepMoment::Completion),
            step(4, "dx-05-leader", &[3], StepMoment::Completion),
        ],
    }
}

fn frameworks() -> Vec<Framework> {
    let item = |code: &str, layer: Option<&str>, name, url: Option<&str>, maps| FrameworkItem {
        code: code.to_owned(),
        layer: layer.map(str::to_owned),
        name,
        url: url.map(str::to_owned),
        maps,
    };
    let maps = vec![
        ItemMap {
            framework: slug("it-exams"),
            version: None,
            code: Some("IP".to_owned()),
            part: None,
        },
        ItemMap {
            framework: slug("dss"),
            version: Some("1.2".to_owned()),
            code: None,
            part: Some("DSS-L What データ".to_owned()),
        },
    ];
    let framework = |id: &str, name, url: Option<&str>, items| Framework {
        id: slug(id),
        version: Some("2026".to_owned()),
        replaces: None,
        name,
        url: url.map(str::to_owned),
        layers: Vec::new(),
        items,
    };
    let layer = |id: &str, name| Layer {
        id: id.to_owned(),
        name,
    };
    let own = Framework {
        replaces: Some("sdc-2024".to_owned()),
        layers: vec![
            layer("L1", both("全職員", "everyone")),
            layer("L2", both("中堅・推進担当", "mid-level and promoters")),
        ],
        ..framework(
            "sdc-2026",
            both(
                "汐見野市職員デジタルコンピテンシー 2026",
                "Shiomino staff digital competencies 2026",
            ),
            None,
            vec![
                item(
                    "SDC-2.1",
                    Some("L1"),
                    both("データを読み、人に説明する", "Read data and explain it"),
                    None,
                    maps,
                ),
                item(
                    "SDC-4.1",
                    Some("L1"),
                    both("安全に使う", "Use it safely"),
                    None,
                    Vec::new(),
                ),
                item(
                    "SDC-6.1",
                    Some("L2"),
                    both("所属を越えて組む", "Team across sections"),
                    None,
                    Vec::new(),
                ),
                item("SDC-9", None, both("その他", "Others"), None, Vec::new()),
            ],
        )
    };
    let exams = framework(
        "it-exams",
        both(
            "情報処理技術者試験(IPA)",
            "Information Technology Engineers Examination (IPA)",
        ),
        Some("https://exams.example/"),
        vec![item(
            "IP",
            None,
            both("ITパスポート試験", "IT Passport Examination"),
            Some("https://exams.example/ip"),
            Vec::new(),
        )],
    );
    let esco = framework(
        "esco",
        both(
            "ESCO(欧州の技能・職業分類)",
            "European Skills, Competences, Qualifications and Occupations (ESCO)",
        ),
        Some("https://esco.example/"),
        Vec::new(),
    );
    vec![own, exams, esco]
}

fn about() -> Page {
    Page {
        id: slug("about"),
        title: both("このサイトについて", "About this site"),
        body: both(
            "職員と市民の学びを残すためのサイトです。\n\n## だれが発行しますか\n\n- **汐見野市**と夕凪大学です。\n- [標準](https://example.org/)に沿っています。",
            "This site keeps what people have learnt.\n\n## Who issues them?\n\n- **Shiomino City** and Yunagi University.\n- They follow [the standard](https://example.org/).",
        ),
    }
}
