//! Who issues, and what badges count towards.

use shirushi::catalog::*;

use super::{both, day, slug};

pub fn issuers() -> Vec<Issuer> {
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
        style: Default::default(),
        names: NamePolicy::Full,
        suspension: false,
        claim_codes: false,
        linkedin_organization_id: None,
        head: None,
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

pub fn keys() -> Vec<IssuerKeys> {
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

pub fn frameworks() -> Vec<Framework> {
    let item = |code: &str, layer: Option<&str>, name, url: Option<&str>, maps| FrameworkItem {
        code: code.to_owned(),
        area: None,
        level: None,
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
        areas: Vec::new(),
        layers: Vec::new(),
        levels: Vec::new(),
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

pub fn pathway() -> Pathway {
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

pub fn programme() -> Programme {
    Programme {
        id: slug("partnership"),
        name: both(
            "汐見野市×夕凪大学 連携プログラム",
            "City and university programme",
        ),
        issuer: slug("yunagi-univ"),
        organisers: vec![slug("shiomino-city")],
        partners: vec![Partner {
            name: both("汐見野商工会議所", "Shiomino Chamber of Commerce"),
            url: Some("https://cci.example/".to_owned()),
        }],
        description: Some(both(
            "大学の講座を**在学生と同じ基準**で学びます。",
            "Courses graded **as for enrolled students**.",
        )),
        basis: Some(Basis {
            name: both("包括連携協定", "Partnership agreement"),
            url: Some("https://city.example/agreement".to_owned()),
            date: Some(day("2024-07-01")),
        }),
        start: Some(Start::Year(2025)),
        duration: Some(both("半年", "half a year")),
        target_groups: vec![slug("mid")],
        audiences: Vec::new(),
        tracks: vec![
            Track {
                name: both("入門コース", "Beginners"),
                achievements: vec![slug("dx-02-literacy")],
                pathway: None,
            },
            Track {
                name: both("パスポートコース", "Passport"),
                achievements: Vec::new(),
                pathway: Some(slug("dx-passport")),
            },
        ],
    }
}

pub fn about() -> Page {
    Page {
        id: slug("about"),
        title: both("このサイトについて", "About this site"),
        body: both(
            "職員と市民の学びを残すためのサイトです。\n\n## だれが発行しますか\n\n- **汐見野市**と夕凪大学です。\n- [標準](https://example.org/)に沿っています。",
            "This site keeps what people have learnt.\n\n## Who issues them?\n\n- **Shiomino City** and Yunagi University.\n- They follow [the standard](https://example.org/).",
        ),
    }
}
