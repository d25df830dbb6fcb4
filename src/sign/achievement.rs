//! One version of an achievement as OB 3.0 Achievement: the state that its awards certify.

use serde_json::Number;

use crate::badge::{Achievement, Alignment, Criteria, Image, Related, ResultDescription};
use crate::catalog::{self, AchievementVersion, AlignmentTarget, Catalog, Kind, Lang, ResultRule};
use crate::plan::Addresses;

/// The achievement in one language. In the site's first language its `id` is the one that credentials embed;
/// other languages have addresses of their own and name each other under `related`.
pub fn achievement(
    catalog: &Catalog,
    addresses: &Addresses,
    version: &AchievementVersion,
    lang: Lang,
) -> Achievement {
    let id = address(catalog, addresses, version, lang);
    let (name, in_language) = version.name.get(lang);
    let image = addresses
        .version_file(&version.achievement, version.version, "badge.png")
        .url;
    let related = catalog
        .settings
        .languages
        .iter()
        .filter(|other| **other != lang)
        .map(|other| Related {
            id: address(catalog, addresses, version, *other),
            types: ["Related"],
            in_language: other.to_string(),
            version: version.version.to_string(),
        });
    let creator = version
        .creator
        .as_ref()
        .and_then(|creator| catalog.issuers.get(creator));
    Achievement {
        types: ["Achievement"],
        name: name.to_owned(),
        description: version.can_do.get(lang).0.to_owned(),
        criteria: Criteria {
            id: addresses
                .version(lang, &version.achievement, version.version)
                .url,
            narrative: narrative(version, lang),
        },
        achievement_type: version.achievement_type.clone(),
        creator: creator.map(|creator| super::profile(catalog, addresses, creator, lang)),
        credits_available: credits(version),
        image: Image {
            id: image,
            kind: "Image",
            caption: name.to_owned(),
        },
        in_language: in_language.to_string(),
        alignment: version
            .alignments
            .iter()
            .map(|target| alignment(catalog, addresses, target, lang))
            .collect(),
        related: related.collect(),
        result_description: version
            .result
            .iter()
            .map(|rule| result_description(&id, rule, lang))
            .collect(),
        tag: std::iter::once(kind_word(version.kind, lang).to_owned())
            .chain(version.tags.iter().cloned())
            .collect(),
        version: version.version.to_string(),
        id,
    }
}

/// Credits of a version as JSON writes them: `2`, `1.5`.
pub fn credits(version: &AchievementVersion) -> Option<Number> {
    let tenths = version.credits_tenths?;
    if tenths % 10 == 0 {
        Some(Number::from(tenths / 10))
    } else {
        Number::from_f64(f64::from(tenths) / 10.0)
    }
}

/// The id of the description of a version's result.
pub fn result_description_id(achievement_id: &str) -> String {
    format!("{achievement_id}#result")
}

/// Where a version's own document stands: its `id`.
pub fn address(
    catalog: &Catalog,
    addresses: &Addresses,
    version: &AchievementVersion,
    lang: Lang,
) -> String {
    let first = catalog.settings.languages.first() == Some(&lang);
    let spot = if first {
        addresses.version_file(&version.achievement, version.version, "achievement.json")
    } else {
        addresses.version_rendition(lang, &version.achievement, version.version)
    };
    spot.url
}

/// The criteria and, in the same breath, how they are judged.
fn narrative(version: &AchievementVersion, lang: Lang) -> String {
    let (criteria, lang) = version.criteria.get(lang);
    let criteria = criteria.trim();
    match version
        .assessment
        .as_ref()
        .map(|assessment| assessment.get(lang).0)
    {
        Some(assessment) if lang == Lang::JA => format!("{criteria}\n\n**評価方法**: {assessment}"),
        Some(assessment) => format!("{criteria}\n\n**Assessment**: {assessment}"),
        None => criteria.to_owned(),
    }
}

fn kind_word(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang == Lang::JA) {
        (Kind::Participation, true) => "参加",
        (Kind::Knowledge, true) => "知識",
        (Kind::Assessed, true) => "評価",
        (Kind::Applied, true) => "実践",
        (Kind::Participation, false) => "participation",
        (Kind::Knowledge, false) => "knowledge",
        (Kind::Assessed, false) => "assessed",
        (Kind::Applied, false) => "applied",
    }
}

fn alignment(
    catalog: &Catalog,
    addresses: &Addresses,
    alignment: &catalog::Alignment,
    lang: Lang,
) -> Alignment {
    let framework = catalog
        .frameworks
        .get(&alignment.framework)
        .expect("check resolved every alignment");
    let name = framework.name.get(lang).0;
    let target_framework = match &framework.version {
        Some(version) if !name.contains(version.as_str()) => format!("{name} {version}"),
        _ => name.to_owned(),
    };
    let (target_name, target_url, target_code, target_type) = match &alignment.target {
        AlignmentTarget::Item(code) => {
            let item = framework
                .items
                .iter()
                .find(|item| item.code == *code)
                .expect("check resolved every alignment");
            let hosted = || addresses.framework_item(lang, &framework.id, item).url;
            let kind = item.url.is_none().then_some("ceasn:Competency");
            (
                item.name.get(lang).0,
                item.url.clone().unwrap_or_else(hosted),
                Some(code.clone()),
                kind,
            )
        }
        AlignmentTarget::Uri { uri, name } => (name.get(lang).0, uri.clone(), None, None),
    };
    Alignment {
        types: ["Alignment"],
        target_name: target_name.to_owned(),
        target_url,
        target_code,
        target_framework,
        target_type,
    }
}

fn result_description(achievement_id: &str, rule: &ResultRule, lang: Lang) -> ResultDescription {
    let japanese = lang == Lang::JA;
    let (name, result_type, allowed_value, bounds) = match rule {
        ResultRule::LetterGrade(best_first) => {
            let worst_first = best_first.iter().rev().cloned().collect();
            (
                if japanese { "成績" } else { "Grade" },
                "LetterGrade",
                worst_first,
                None,
            )
        }
        ResultRule::Hours => (
            if japanese { "活動時間" } else { "Hours" },
            "ext:Hours",
            Vec::new(),
            None,
        ),
        ResultRule::Percent => (
            if japanese { "得点率" } else { "Percent" },
            "Percent",
            Vec::new(),
            Some(("100", "0")),
        ),
    };
    ResultDescription {
        id: result_description_id(achievement_id),
        types: ["ResultDescription"],
        name: name.to_owned(),
        result_type,
        allowed_value,
        value_max: bounds.map(|(max, _)| max),
        value_min: bounds.map(|(_, min)| min),
    }
}
