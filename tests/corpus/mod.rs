//! A company academy of any size from a seed: the same seed and size, the same repository.

use std::fmt::Write as _;
use std::path::Path;

/// How much to make.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Badge types.
    pub achievements: usize,
    /// Awards.
    pub awards: usize,
}

const THEMES: [(&str, &str, &str); 9] = [
    ("データ|分析", "データ分析", "DATA"),
    ("業務|設計", "業務設計", "PROCESS"),
    ("情報|セキュリティ", "情報セキュリティ", "SECURITY"),
    ("プロジェクト|管理", "プロジェクト管理", "PROJECT"),
    ("生成AI|活用", "生成AI活用", "GEN AI"),
    ("ファシリ|テーション", "ファシリテーション", "FACILITATION"),
    ("クラウド|基礎", "クラウド基礎", "CLOUD"),
    ("顧客|理解", "顧客理解", "CUSTOMER"),
    ("リーダー|シップ", "リーダーシップ", "LEADERSHIP"),
];
const KINDS: [(&str, &str); 4] = [
    ("participation", "Badge"),
    ("knowledge", "CertificateOfCompletion"),
    ("assessed", "Competency"),
    ("applied", "Fieldwork"),
];
const FAMILY: [(&str, &str, &str); 8] = [
    ("浜名瀬", "はまなせ", "HAMANASE"),
    ("潮路", "しおじ", "SHIOJI"),
    ("髙砂", "たかさご", "TAKASAGO"),
    ("岬﨑", "みさきざき", "MISAKIZAKI"),
    ("灘波", "なだなみ", "NADANAMI"),
    ("磯辺田", "いそべた", "ISOBETA"),
    ("帆影", "ほかげ", "HOKAGE"),
    ("燈野", "とうの", "TONO"),
];
const GIVEN: [(&str, &str, &str); 8] = [
    ("灯", "あかり", "Akari"),
    ("健人", "けんと", "Kento"),
    ("美月", "みつき", "Mitsuki"),
    ("蓮", "れん", "Ren"),
    ("さくら", "さくら", "Sakura"),
    ("大地", "だいち", "Daichi"),
    ("紬", "つむぎ", "Tsumugi"),
    ("葵", "あおい", "Aoi"),
];
const LETTERS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes the repository below `root`, with demo keys taken from `keys` (a folder of ours).
pub fn write(root: &Path, size: Size, seed: u64, keys: &Path) -> std::io::Result<()> {
    let mut random = Random(seed);
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a path below root has a parent"))?;
        std::fs::write(path, text)
    };
    put("content/site.yaml", SITE)?;
    put("content/issuers/shiomino-city.yaml", ISSUER)?;
    for file in [
        "shiomino-city.yaml",
        "demo/city-2024.key",
        "demo/city-2026.key",
    ] {
        put(
            &format!("keys/{file}"),
            &std::fs::read_to_string(keys.join(file))?,
        )?;
    }
    for n in 0..size.achievements {
        put(
            &format!("content/achievements/{}/badge.yaml", achievement_id(n)),
            &achievement(n),
        )?;
    }
    let people = (size.awards / 3).max(10);
    put("content/people.csv", &people_csv(people, &mut random))?;
    let header = String::from(
        "award_id,achievement,person,issued_on,valid_until,result,evidence,renews,replaces,revoked_on,reason,status_index\n",
    );
    // A list of the least size as long as it has a place for everybody, or else one with as many free places.
    let places = match size.awards {
        ..=131_072 => 131_072,
        more => 2 * more as u32,
    };
    let mut indexes: Vec<u32> = (0..places).collect();
    for at in (1..indexes.len()).rev() {
        indexes.swap(at, random.below(at + 1));
    }
    // Each person gets each badge at most once: pairs are walked in a fixed scrambled order.
    let mut rows: [String; 3] = std::array::from_fn(|_| header.clone());
    for (n, index) in indexes.iter().take(size.awards).enumerate() {
        let person = n % people;
        let badge = (n / people * 7 + person * 3) % size.achievements;
        let year = random.below(3);
        let day = format!(
            "{}-{:02}-{:02}",
            2024 + year,
            4 + random.below(6),
            1 + random.below(28)
        );
        let revoked = random.below(100) == 0;
        let (on, reason) = if revoked {
            ("2026-10-01", "issued-in-error")
        } else {
            ("", "")
        };
        let id: String = (0..10)
            .map(|_| char::from(LETTERS[random.below(LETTERS.len())]))
            .collect();
        let _ = writeln!(
            rows[year],
            "{id},{},e{person:05},{day},,,,,,{on},{reason},{index}",
            achievement_id(badge)
        );
    }
    for (year, text) in rows.iter().enumerate() {
        put(&format!("content/awards/{}.csv", 2024 + year), text)?;
    }
    Ok(())
}

const SITE: &str = "site:
  base_url: https://academy.example
  title: {ja: みなと電機アカデミー, en: Minato Electric Academy}
  languages: [ja, en]
  timezone: Asia/Tokyo
  fiscal_year_start: 4
  as_of: 2026-11-01
  date_style: {ja: western, en: iso}
  index_default: noindex
  suppress_below: 5
  repository: private
audiences: [staff]
";

const ISSUER: &str = "id: shiomino-city
type: company
name: {ja: みなと電機株式会社 人財開発部, en: Minato Electric - People Development}
description: {ja: 架空の会社です。, en: A fictional company.}
url: https://minato.example/
contact: academy@minato.example
did: did:web:academy.example:i:academy
keys: [city-2024, city-2026]
accent: \"#0b5f8a\"
";

fn achievement_id(n: usize) -> String {
    format!("skill-{:04}", n + 1)
}

fn achievement(n: usize) -> String {
    let (label, name, english) = THEMES[n % THEMES.len()];
    let (kind, achievement_type) = KINDS[n / THEMES.len() % KINDS.len()];
    let level = n / (THEMES.len() * KINDS.len()) % 5 + 1;
    format!(
        "id: {id}
issuer: shiomino-city
version: 1
kind: {kind}
type: {achievement_type}
name: {{ja: {name} レベル{level}({number}), en: \"{english} level {level} ({number})\"}}
image_label: {{ja: {label}, en: {english}, level: {level}}}
can_do: {{ja: {name}の考え方を仕事で使い、結果を人に説明できる。, en: Uses {english} at work and explains the result.}}
criteria:
  ja: 講座に参加し、課題を提出して、評価者の基準を満たすこと。
  en: Attend the course, hand in the task and meet the assessor's standard.
assessment: {{ja: 提出物を3観点で評価, en: Work product rated on three points}}
hours: {hours}
validity: {validity}
",
        id = achievement_id(n),
        number = n + 1,
        hours = 4 + n % 20,
        validity = if n.is_multiple_of(3) { "{years: 3, ends: day-before}" } else { "none" },
    )
}

fn people_csv(people: usize, random: &mut Random) -> String {
    let mut text = String::from(
        "person,handle,name,kana,name_en,name_public,audience,employee_no,email,consent_on,consent_scope\n",
    );
    for n in 0..people {
        let (family, family_kana, family_latin) = FAMILY[n % FAMILY.len()];
        let (given, given_kana, given_latin) = GIVEN[n / FAMILY.len() % GIVEN.len()];
        let handle: String = (0..8)
            .map(|_| char::from(LETTERS[random.below(LETTERS.len())]))
            .collect();
        let policy = ["full", "full", "full", "initials", "handle"][random.below(5)];
        let _ = writeln!(
            text,
            "e{n:05},{handle}x{n},{family} {given},{family_kana} {given_kana},{family_latin} {given_latin},{policy},staff,{},{}{n}@company.example,2024-04-01,name+badge+page",
            // As likely as anywhere the number of a place in a status list.
            100_000 + n,
            family_latin.to_lowercase(),
        );
    }
    text
}

/// SplitMix64: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
