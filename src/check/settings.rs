//! `content/site.yaml` to settings.

use jiff::tz::TimeZone;

use super::admin::admin;
use super::certificate::certificate;
use super::date;
use super::design::design;
use super::fields::{Context, Fields};
use super::id::{Ids, folded, id, known};
use super::layout::{Layout, tags};
use super::node::{Found, Tree, Value};
use super::read::{
    few, inline_name, inline_name_internal, list, localized, number, text_of, truth, word,
};
use super::unique::Duplicates;
use super::url::{BaseUrl, Borrowed, base_url};
use crate::catalog::{
    Certificates, DateStyle, Kpi, Lang, NamePolicy, Repository, Settings, Slug, Style, TargetGroup,
};
use crate::report::Report;

/// How people's names may be shown, from the most to the least.
pub const NAME_POLICIES: &[(&str, NamePolicy)] = &[
    ("full", NamePolicy::Full),
    ("initials", NamePolicy::Initials),
    ("handle", NamePolicy::Handle),
    ("hidden", NamePolicy::Hidden),
];

/// What `site.yaml` says, and what the other files need of it even when a part of it is wrong.
#[derive(Debug)]
pub struct Site {
    /// `None` when a part of it is missing or wrong.
    pub settings: Option<Settings>,
    /// The address of the site, if it is right.
    pub base: Option<BaseUrl>,
    /// Groups an achievement may be meant for.
    pub target_groups: Ids,
    /// Audiences a person may belong to.
    pub audiences: Ids,
    /// Whether anyone can read the repository.
    pub repository: Repository,
    /// The most that any issuer may say of a holder's name.
    pub names: NamePolicy,
    /// The theme, unless it is the default one.
    pub theme: Option<Slug>,
    /// How badges look whose issuer says nothing else.
    pub style: Style,
}

/// Reads `site.yaml`; also sets the languages and the last day of the context. `achievements` are those that exist.
pub fn read(
    tree: Option<&Tree<'_>>,
    layout: &Layout<'_>,
    achievements: &Ids,
    cx: &mut Context,
) -> Site {
    let nothing = Site {
        settings: None,
        base: None,
        target_groups: Ids::new([], true),
        audiences: Ids::new([], true),
        // what is not known is not held against the other files
        repository: Repository::Private,
        names: NamePolicy::Full,
        theme: None,
        style: Style::default(),
    };
    let Some(mut fields) = tree
        .and_then(Tree::value)
        .and_then(|value| Fields::of(value, cx))
    else {
        return nothing;
    };
    let target_groups = fields
        .optional("target_groups", list(target_group))
        .unwrap_or_default();
    let audiences = fields.optional("audiences", few(id)).unwrap_or_default();
    let kpi = fields
        .optional("kpi", list(|value, cx| kpi(value, achievements, cx)))
        .unwrap_or_default();
    let site = fields.required("site", |value, cx| Some(site(value, layout, cx)));
    fields.finish();

    let mut duplicates = Duplicates::default();
    let target_groups: Vec<TargetGroup> = target_groups
        .into_iter()
        .filter(|group| duplicates.is_new(group.it.id.as_str(), group.at, "id", cx))
        .map(|group| group.it)
        .collect();
    let mut duplicates = Duplicates::default();
    let kpi = kpi
        .into_iter()
        .filter(|kpi| duplicates.is_new(kpi.it.id.as_str(), kpi.at, "id", cx))
        .map(|kpi| kpi.it)
        .collect();
    let Some(site) = site else {
        return nothing;
    };
    Site {
        target_groups: Ids::new(target_groups.iter().map(|group| group.id.clone()), false),
        audiences: Ids::new(audiences.iter().cloned(), false),
        settings: site.settings.map(|settings| Settings {
            target_groups,
            audiences,
            kpi,
            ..settings
        }),
        ..site
    }
}

/// The mapping `site`.
fn site(value: Value<'_>, layout: &Layout<'_>, cx: &mut Context) -> Site {
    let mut site = Site {
        settings: None,
        base: None,
        target_groups: Ids::default(),
        audiences: Ids::default(),
        repository: Repository::Private,
        names: NamePolicy::Full,
        theme: None,
        style: Style::default(),
    };
    let Some(mut fields) = Fields::of(value, cx) else {
        return site;
    };
    let languages = fields.optional("languages", |value, cx| {
        languages(value, &layout.spoken, cx)
    });
    if let Some(languages) = &languages {
        fields.cx.languages.clone_from(languages);
    }
    let as_of = fields.optional("as_of", date::day);
    if let Some(as_of) = as_of {
        fields.cx.last_day = as_of;
    }
    let borrowed = fields.optional(
        "borrowed_domain",
        word(&[
            ("warned", Borrowed::Warned),
            ("accepted", Borrowed::Accepted),
        ]),
    );
    let borrowed = borrowed.unwrap_or(Borrowed::Warned);
    site.base = fields.required("base_url", |value, cx| base_url(value, cx, borrowed));
    let title = fields.required("title", localized);
    let timezone = fields.optional("timezone", timezone);
    let fiscal_year_start = fields.optional("fiscal_year_start", number(1..=12));
    let date_style = fields.optional("date_style", date_style);
    let index = fields.optional(
        "index_default",
        word(&[("index", true), ("noindex", false)]),
    );
    let suppress_below = fields.optional("suppress_below", number(0..=1_000));
    let repository = fields.optional(
        "repository",
        word(&[
            ("public", Repository::Public),
            ("private", Repository::Private),
        ]),
    );
    let outputs = fields.optional(
        "outputs",
        list(word(&[
            ("baked-png", Output::BakedPng),
            ("baked-svg", Output::BakedSvg),
            ("bundle", Output::Bundle),
            ("embed", Output::Embed),
            ("certificate", Output::Certificate),
            ("pdf", Output::Pdf),
        ])),
    );
    let named = |output| outputs.as_ref().map(|outputs| outputs.contains(&output));
    let makes = |output| named(output).unwrap_or(true);
    site.theme = fields
        .optional("theme", |value, cx| theme(value, layout, cx))
        .flatten();
    site.names = fields
        .optional("privacy", privacy)
        .unwrap_or(NamePolicy::Full);
    let certificate = fields.optional("certificate", certificate);
    let admin = fields.optional("admin", admin);
    let usual = Style::default();
    site.style = fields
        .optional("design", |value, cx| design(value, usual, cx))
        .unwrap_or(usual);
    fields.finish();

    site.repository = repository.unwrap_or(Repository::Public);
    let (timezone_name, timezone) = timezone.unwrap_or_else(|| {
        let nine_hours = TimeZone::fixed(jiff::tz::offset(9));
        let tokyo = TimeZone::get("Asia/Tokyo").unwrap_or(nine_hours);
        ("Asia/Tokyo".to_owned(), tokyo)
    });
    if let (Some(base), Some(title)) = (&site.base, title) {
        site.settings = Some(Settings {
            base_url: base.text.clone(),
            title,
            languages: cx.languages.clone(),
            timezone_name,
            timezone,
            fiscal_year_start: fiscal_year_start.unwrap_or(4),
            as_of,
            date_style: date_style.unwrap_or(DateStyle::Western),
            index: index.unwrap_or(false),
            suppress_below: suppress_below.unwrap_or(5),
            repository: site.repository,
            baked_png: makes(Output::BakedPng),
            baked_svg: makes(Output::BakedSvg),
            bundle: named(Output::Bundle).unwrap_or(false),
            embed: named(Output::Embed).unwrap_or(false),
            certificates: Certificates {
                page: named(Output::Certificate).unwrap_or(false),
                pdf: named(Output::Pdf).unwrap_or(false),
                ..certificate.unwrap_or_default()
            },
            admin: admin.unwrap_or_default(),
            target_groups: Vec::new(),
            audiences: Vec::new(),
            kpi: Vec::new(),
        });
    }
    site
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Output {
    BakedPng,
    BakedSvg,
    Bundle,
    Embed,
    Certificate,
    Pdf,
}

/// `{names: handle, legal_names: never}`: the most that may be said of names. Whoever keeps no legal names shows none.
pub fn privacy(value: Value<'_>, cx: &mut Context) -> Option<NamePolicy> {
    let mut fields = Fields::of(value, cx)?;
    let names = fields.optional("names", word(NAME_POLICIES));
    let legal = fields.optional("legal_names", word(&[("allowed", true), ("never", false)]));
    fields.finish();
    let names = names.unwrap_or(NamePolicy::Full);
    Some(match legal {
        Some(false) => names.max(NamePolicy::Handle),
        _ => names,
    })
}

fn languages(value: Value<'_>, spoken: &[Lang], cx: &mut Context) -> Option<Vec<Lang>> {
    let language = |value: Value<'_>, cx: &mut Context| {
        let text = folded(text_of(value, cx)?);
        let lang = Lang::new(&text).filter(|lang| spoken.contains(lang));
        if lang.is_none() {
            let report = &mut cx.report;
            report.unsupported_language(value.place(), &text, &tags(spoken));
        }
        lang
    };
    let mut languages = Vec::new();
    for lang in list(language)(value, cx)? {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    (!languages.is_empty()).then_some(languages)
}

fn timezone(value: Value<'_>, cx: &mut Context) -> Option<(String, TimeZone)> {
    let name = folded(text_of(value, cx)?);
    match TimeZone::get(&name) {
        Ok(zone) => Some((zone.iana_name().unwrap_or(&name).to_owned(), zone)),
        Err(_) => {
            let known: Vec<String> = jiff::tz::db().available().map(|n| n.to_string()).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            cx.report.unknown_timezone(value.place(), &name, &known);
            None
        }
    }
}

fn date_style(value: Value<'_>, cx: &mut Context) -> Option<DateStyle> {
    let mut fields = Fields::of(value, cx)?;
    let ja = fields.optional(
        "ja",
        word(&[
            ("western", DateStyle::Western),
            ("wareki", DateStyle::Wareki),
            ("both", DateStyle::Both),
        ]),
    );
    fields.optional("en", word(&[("iso", ())]));
    fields.finish();
    ja
}

/// `None` for the default theme, which is built in.
fn theme(value: Value<'_>, layout: &Layout<'_>, cx: &mut Context) -> Option<Option<Slug>> {
    if value.text() == Some("default") {
        return Some(None);
    }
    let themes = Ids::new(layout.themes.keys().cloned(), layout.blind);
    known(&themes, Report::unknown_theme)(value, cx).map(Some)
}

fn target_group<'d>(value: Value<'d>, cx: &mut Context) -> Option<Found<'d, TargetGroup>> {
    let mut fields = Fields::of(value, cx)?;
    let id = fields.required("id", id);
    let name = inline_name(&mut fields);
    // which layers of a framework the group belongs to; not shown anywhere yet
    fields.optional("layer", text_of);
    fields.finish();
    let it = TargetGroup {
        id: id?,
        name: name?,
    };
    Some(Found { it, at: value })
}

fn kpi<'d>(value: Value<'d>, achievements: &Ids, cx: &mut Context) -> Option<Found<'d, Kpi>> {
    let mut fields = Fields::of(value, cx)?;
    let id = fields.required("id", id);
    let name = inline_name_internal(&mut fields);
    let achievement = fields.required(
        "achievement",
        known(achievements, Report::unknown_achievement),
    );
    let targets = fields.required("targets", targets);
    let cumulative = fields.optional("cumulative", truth);
    fields.finish();
    let it = Kpi {
        id: id?,
        name: name?,
        achievement: achievement?,
        targets: targets?,
        cumulative: cumulative.unwrap_or(false),
    };
    Some(Found { it, at: value })
}

/// `{2024: 5, 2025: 8}`
fn targets(value: Value<'_>, cx: &mut Context) -> Option<Vec<(i16, u32)>> {
    let Some(entries) = value.entries() else {
        Fields::of(value, cx);
        return None;
    };
    let mut targets = Vec::new();
    for (year, place, target) in entries {
        let year_number = folded(year).parse().ok();
        let year_number = year_number.filter(|year| (1970..=9999).contains(year));
        if year_number.is_none() {
            cx.report.malformed_number(place, year, "2026");
        }
        if let (Some(year), Some(target)) = (year_number, number(0..=1_000_000)(target, cx)) {
            targets.push((year, target));
        }
    }
    targets.sort_unstable();
    Some(targets)
}
