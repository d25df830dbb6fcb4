//! One `badge.yaml` to one version of an achievement.

use super::badge_image::image;
use super::criteria::criteria;
use super::date;
use super::fields::{Context, Fields};
use super::frameworks::Frameworks;
use super::id::{Ids, folded, known};
use super::identifier::is_extension;
use super::layout::VersionFolder;
use super::node::Value;
use super::read::{
    few, inline_name, limit, line, list, localized, name, number, tenths, text_of, word,
};
use super::unique::same_id;
use super::url::{https, web};
use crate::catalog::{
    AchievementVersion, Alignment, AlignmentTarget, EvidenceRule, HowToApply, Kind, Lang,
    Lifecycle, Localized, Resource, ResultRule, Slug, UseInAppraisal, Validity,
};
use crate::report::Report;

/// What achievements refer to.
#[derive(Debug)]
pub struct References<'r> {
    /// Every issuer.
    pub issuers: &'r Ids,
    /// Every achievement.
    pub achievements: &'r Ids,
    /// Every framework.
    pub framework_ids: &'r Ids,
    /// Those frameworks that could be read.
    pub frameworks: &'r Frameworks,
    /// Groups of `site.yaml`.
    pub target_groups: &'r Ids,
    /// Audiences of `site.yaml`.
    pub audiences: &'r Ids,
}

const KINDS: &[(&str, Kind)] = &[
    ("participation", Kind::Participation),
    ("knowledge", Kind::Knowledge),
    ("assessed", Kind::Assessed),
    ("applied", Kind::Applied),
];

/// `achievementType` of OB 3.0 (spec.md, appendix A.1).
const TYPES: &[&str] = &[
    "Achievement",
    "ApprenticeshipCertificate",
    "Assessment",
    "Assignment",
    "AssociateDegree",
    "Award",
    "Badge",
    "BachelorDegree",
    "Certificate",
    "CertificateOfCompletion",
    "Certification",
    "CommunityService",
    "Competency",
    "Course",
    "CoCurricular",
    "Degree",
    "Diploma",
    "DoctoralDegree",
    "Fieldwork",
    "GeneralEducationDevelopment",
    "JourneymanCertificate",
    "LearningProgram",
    "License",
    "Membership",
    "ProfessionalDoctorate",
    "QualityAssuranceCredential",
    "MasterCertificate",
    "MasterDegree",
    "MicroCredential",
    "ResearchDoctorate",
    "SecondarySchoolDiploma",
];

/// Reads one version; `folder` holds what stands beside it.
pub fn version(
    value: Value<'_>,
    id: &Slug,
    number_of_folder: u32,
    folder: &VersionFolder<'_>,
    all: &References<'_>,
    cx: &mut Context,
) -> Option<AchievementVersion> {
    let mut fields = Fields::of(value, cx)?;
    same_id(&mut fields, id);
    version_number(&mut fields, number_of_folder);
    let issuer = || known(all.issuers, Report::unknown_issuer);
    let issued_by = fields.required("issuer", issuer());
    let from = fields.optional("from", date::day);
    let lifecycle = fields.optional(
        "status",
        word(&[
            ("draft", Lifecycle::Draft),
            ("published", Lifecycle::Published),
        ]),
    );
    let kind = fields.required("kind", word(KINDS));
    let achievement_type = fields.required("type", achievement_type);
    let name = fields.required("name", name);
    let image = image(&mut fields, folder);
    let image_alt = fields.optional("image_alt", image_alt);
    let can_do = fields.required("can_do", can_do);
    let criteria = criteria(&mut fields, folder);
    let used_in = fields.optional("used_in", localized);
    let certificate = fields.optional("certificate", super::read::name);
    let assessment = fields.optional("assessment", localized);
    let support = fields.optional("support", localized);
    let renewal = fields.optional("renewal", localized);
    let hours = fields.optional("hours", number(1..=99_999));
    let credits_tenths = fields.optional("credits", tenths);
    let alignments = fields.optional("alignment", list(|value, cx| alignment(value, all, cx)));
    let target_groups = fields.optional(
        "target_groups",
        few(known(all.target_groups, Report::unknown_target_group)),
    );
    let audiences = fields.optional(
        "audiences",
        few(known(all.audiences, Report::unknown_audience)),
    );
    let requires = fields.optional(
        "requires",
        few(known(all.achievements, Report::unknown_achievement)),
    );
    let creator = fields.optional("creator", issuer());
    let endorsed_by = fields.optional("endorsed_by", few(issuer()));
    let evidence = fields.optional(
        "evidence",
        word(&[
            ("optional", EvidenceRule::Optional),
            ("required", EvidenceRule::Required),
        ]),
    );
    let approval = fields.optional("approval", word(&[("optional", false), ("required", true)]));
    let result = fields.optional("result", result_rule);
    let resources = fields.optional("resources", list(resource));
    let how_to_apply = fields.optional("how_to_apply", how_to_apply);
    let validity = fields.required("validity", validity);
    let use_in_appraisal = fields.optional(
        "use_in_appraisal",
        word(&[
            ("yes", UseInAppraisal::Yes),
            ("no", UseInAppraisal::No),
            ("undecided", UseInAppraisal::Undecided),
        ]),
    );
    let tags = fields.optional("tags", few(line));
    let drawn_by = if fields.has("image") {
        "image"
    } else {
        "image_label"
    };
    let place = fields.at.place_of(drawn_by);
    fields.finish();
    Some(AchievementVersion {
        achievement: id.clone(),
        version: number_of_folder,
        from,
        lifecycle: lifecycle.unwrap_or(Lifecycle::Published),
        issuer: issued_by?,
        creator,
        kind: kind?,
        achievement_type: achievement_type?,
        name: name?,
        image: image?,
        image_alt,
        can_do: can_do?,
        used_in,
        certificate,
        criteria: criteria?,
        assessment,
        support,
        renewal,
        hours,
        credits_tenths,
        alignments: alignments.unwrap_or_default(),
        target_groups: target_groups.unwrap_or_default(),
        audiences: audiences.unwrap_or_default(),
        requires: requires.unwrap_or_default(),
        endorsed_by: endorsed_by.unwrap_or_default(),
        evidence: evidence.unwrap_or(EvidenceRule::Optional),
        approval_required: approval.unwrap_or(false),
        result,
        resources: resources.unwrap_or_default(),
        how_to_apply,
        validity: validity?,
        use_in_appraisal: use_in_appraisal.unwrap_or(UseInAppraisal::Undecided),
        tags: tags.unwrap_or_default(),
        place,
    })
}

/// `version` may be left out: the folder says it. The newest says the number after the folders `v1`, `v2` … beside it.
fn version_number(fields: &mut Fields<'_, '_>, expected: u32) {
    let given = fields.optional("version", number(1..=9_999_u32));
    let newest = fields.at.place().file.split('/').count() == 4;
    match given {
        Some(given) if newest && given > expected => {
            let place = fields.at.place_of("version");
            fields.cx.report.version_gap(place, expected);
        }
        Some(given) if given != expected => {
            let place = fields.at.place_of("version");
            fields.cx.report.version_mismatch(place, expected);
        }
        _ => {}
    }
}

fn achievement_type(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = folded(text_of(value, cx)?);
    if !TYPES.contains(&&*text) && !is_extension(&text) {
        cx.report
            .unknown_achievement_type(value.place(), &text, TYPES);
        return None;
    }
    Some(text.into_owned())
}

/// One sentence: 80 characters of Japanese, or 200 of another language.
fn can_do(value: Value<'_>, cx: &mut Context) -> Option<Localized> {
    let can_do = localized(value, cx)?;
    limit(
        &can_do,
        value,
        cx,
        |lang| {
            if lang == Lang::JA { 80 } else { 200 }
        },
    );
    Some(can_do)
}

/// What the picture shows, as short as screen readers need it: 150 characters of Japanese, or 300 of another language.
fn image_alt(value: Value<'_>, cx: &mut Context) -> Option<Localized> {
    let words = localized(value, cx)?;
    limit(
        &words,
        value,
        cx,
        |lang| {
            if lang == Lang::JA { 150 } else { 300 }
        },
    );
    Some(words)
}

fn alignment(value: Value<'_>, all: &References<'_>, cx: &mut Context) -> Option<Alignment> {
    let mut fields = Fields::of(value, cx)?;
    let framework = fields.required(
        "framework",
        known(all.framework_ids, Report::unknown_framework),
    );
    let code = fields.optional("code", super::frameworks::code);
    let uri = fields.optional("uri", web);
    let name = match fields.has("uri") {
        true => fields.required("name", localized),
        false => fields.optional("name", localized),
    };
    let (has_code, has_uri) = (fields.has("code"), fields.has("uri"));
    if has_code && has_uri {
        let place = fields.at.place_of("uri");
        fields.cx.report.conflicting_keys(place, "code", "uri");
    }
    fields.finish();

    let framework = framework?;
    let leads_nowhere = all.frameworks.lists_nothing(&framework) || !has_code;
    if !has_uri && leads_nowhere {
        cx.report
            .alignment_without_url(value.place(), framework.as_str());
        return None;
    }
    let target = match (uri, code) {
        (Some(uri), _) => AlignmentTarget::Uri { uri, name: name? },
        (None, Some(code)) => {
            let place = value.place_of("code");
            all.frameworks
                .has_item(&framework, &code, place, &mut cx.report);
            AlignmentTarget::Item(code)
        }
        (None, None) => return None,
    };
    Some(Alignment { framework, target })
}

/// `{type: LetterGrade, scale: [S, A, B]}`, `{type: hours}`, `{type: percent}`
fn result_rule(value: Value<'_>, cx: &mut Context) -> Option<ResultRule> {
    #[derive(Clone, Copy, PartialEq)]
    enum Rule {
        LetterGrade,
        Hours,
        Percent,
    }
    let mut fields = Fields::of(value, cx)?;
    let rule = fields.required(
        "type",
        word(&[
            ("LetterGrade", Rule::LetterGrade),
            ("hours", Rule::Hours),
            ("percent", Rule::Percent),
        ]),
    );
    let scale = match rule {
        Some(Rule::LetterGrade) => fields.required("scale", few(line)),
        Some(_) => None,
        None => fields.optional("scale", few(line)),
    };
    fields.finish();
    Some(match rule? {
        Rule::LetterGrade => ResultRule::LetterGrade(scale?),
        Rule::Hours => ResultRule::Hours,
        Rule::Percent => ResultRule::Percent,
    })
}

fn resource(value: Value<'_>, cx: &mut Context) -> Option<Resource> {
    let mut fields = Fields::of(value, cx)?;
    let name = inline_name(&mut fields);
    let format = fields.optional(
        "format",
        word(&[
            ("audio", "audio"),
            ("video", "video"),
            ("document", "document"),
            ("course", "course"),
        ]),
    );
    let url = fields.optional("url", https);
    fields.finish();
    Some(Resource {
        name: name?,
        format: format.map(str::to_owned),
        url,
    })
}

/// `{ja: 申込フォームから, en: With the form, url: "https://…"}`
fn how_to_apply(value: Value<'_>, cx: &mut Context) -> Option<HowToApply> {
    let mut fields = Fields::of(value, cx)?;
    let words = inline_name(&mut fields);
    let url = fields.optional("url", https);
    fields.finish();
    Some(HowToApply { words: words?, url })
}

/// `none`, `3y`, `6m`, `{years: 3, ends: day-before}`, `{months: 6}`
fn validity(value: Value<'_>, cx: &mut Context) -> Option<Validity> {
    let Some(text) = value.text() else {
        return validity_mapping(value, cx);
    };
    let text = folded(text);
    let (number, unit) = text.split_at(text.len().saturating_sub(usize::from(text.is_ascii())));
    let number = number.parse().ok().filter(|n| (1..=1_200_u16).contains(n));
    let validity = match (&*text, number, unit) {
        ("none", ..) => Some(Validity::Unlimited),
        (_, Some(years @ 1..=99), "y") => u8::try_from(years).ok().map(Validity::Years),
        (_, Some(months), "m") => Some(Validity::Months(months)),
        _ => None,
    };
    if validity.is_none() {
        cx.report.malformed_validity(value.place(), &text);
    }
    validity
}

fn validity_mapping(value: Value<'_>, cx: &mut Context) -> Option<Validity> {
    let mut fields = Fields::of(value, cx)?;
    let years = fields.optional("years", number(1..=99));
    let months = fields.optional("months", number(1..=1_200));
    fields.optional("ends", word(&[("day-before", ())]));
    let (has_years, has_months) = (fields.has("years"), fields.has("months"));
    let place = fields.at.place();
    match (has_years, has_months) {
        (true, true) => fields.cx.report.conflicting_keys(place, "years", "months"),
        (false, false) => fields.cx.report.missing_key(place, "years"),
        _ => {}
    }
    fields.finish();
    years.map(Validity::Years).or(months.map(Validity::Months))
}
