//! Badges, one of every sort.

use shirushi::catalog::*;
use shirushi::report::Place;

use super::{both, day, only_ja, slug};

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
            ja: Some(label.to_owned()),
            en: None,
            step: None,
            level: None,
        }),
        image_alt: None,
        used_in: None,
        certificate: None,
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
        how_to_apply: None,
        validity: Validity::Unlimited,
        approval_required: false,
        use_in_appraisal: UseInAppraisal::Undecided,
        tags: Vec::new(),
        place: Place::file("content/achievements"),
    }
}

pub fn achievements() -> Vec<Achievement> {
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
        approval_required: false,
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
            ja: Some("DX推進|リーダー".to_owned()),
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
