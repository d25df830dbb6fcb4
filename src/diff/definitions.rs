//! Definitions: what is new, what is said otherwise, and whether badges were awarded under it.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Changes, Definition, Difference, Risk, State};
use super::holder::subject;
use super::member::Member;
use super::risk::RiskKind;
use super::{Pair, View};
use crate::badge;
use crate::catalog::{
    AchievementVersion, BadgeImage, Catalog, EvidenceRule, Lang, Lifecycle, Localized, Slug,
    UseInAppraisal, Validity,
};
use crate::plan::Addresses;
use crate::sign;

/// Notes every version that differs, and those among them that were awarded as risks.
pub fn compare(pair: &Pair<'_>, view: &View, changes: &mut Changes) {
    let held = held(pair.old);
    let old = versions(pair.old);
    let new = versions(Some(pair.new));
    let ids: BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    for id in ids {
        let held = held.get(&id).copied().unwrap_or(0);
        let definition = match (old.get(&id), new.get(&id)) {
            (Some(old), Some(new)) => changed(pair, (old, new), held, view, &mut changes.risks),
            (None, Some(version)) => Some(added(pair, version, view)),
            (Some(version), None) => Some(Definition {
                achievement: subject(version, view),
                state: State::Removed,
                held,
                differences: Vec::new(),
                picture: None,
            }),
            (None, None) => None,
        };
        changes.definitions.extend(definition);
    }
}

fn changed(
    pair: &Pair<'_>,
    (old, new): (&AchievementVersion, &AchievementVersion),
    held: usize,
    view: &View,
    risks: &mut Vec<Risk>,
) -> Option<Definition> {
    let langs = languages(pair);
    let before = Said::of(pair.old?, old, &langs, view);
    let after = Said::of(pair.new, new, &langs, view);
    let mut differences = before.differences(&after);
    let told = differences.iter().any(|found| found.member.is_certified());
    if !told && before.document != after.document {
        differences.push(Difference::bare(Member::DefinitionOther));
    }
    if differences.is_empty() {
        return None;
    }
    let within: Vec<Difference> = differences
        .iter()
        .filter(|found| found.member.is_certified())
        .cloned()
        .collect();
    if held > 0 && !within.is_empty() {
        risks.push(Risk {
            touched: held,
            differences: within,
            ..Risk::new(RiskKind::Definition, subject(old, view))
        });
    }
    let pictured = differences
        .iter()
        .any(|found| found.member == Member::Picture);
    Some(Definition {
        achievement: subject(new, view),
        state: State::Changed,
        held,
        picture: pictured.then(|| picture_path(pair.new, new)),
        differences,
    })
}

/// A version that was not there before, beside the one it follows.
fn added(pair: &Pair<'_>, version: &AchievementVersion, view: &View) -> Definition {
    let langs = languages(pair);
    let all = &pair.new.achievements[&version.achievement].versions;
    let previous = all.iter().rfind(|other| other.version < version.version);
    let before = previous.map(|old| Said::of(pair.new, old, &langs, view));
    let after = Said::of(pair.new, version, &langs, view);
    let differences = match before {
        Some(before) => before.differences(&after),
        None => Said::default().differences(&after),
    };
    Definition {
        achievement: subject(version, view),
        state: State::New,
        held: 0,
        differences,
        picture: Some(picture_path(pair.new, version)),
    }
}

/// Awards by version that exist already. They count as issued whether or not the ledger holds them: whoever reads the
/// published site has them.
fn held(old: Option<&Catalog>) -> BTreeMap<(&Slug, u32), usize> {
    let mut held = BTreeMap::new();
    for award in old.iter().flat_map(|catalog| catalog.awards.values()) {
        *held.entry((&award.achievement, award.version)).or_default() += 1;
    }
    held
}

fn versions(catalog: Option<&Catalog>) -> BTreeMap<(&Slug, u32), &AchievementVersion> {
    let all = catalog
        .into_iter()
        .flat_map(|catalog| catalog.achievements.values());
    let each = all.flat_map(|achievement| &achievement.versions);
    each.map(|version| ((&version.achievement, version.version), version))
        .collect()
}

/// Languages that both revisions speak: what a new language adds is said once, of the site.
fn languages(pair: &Pair<'_>) -> Vec<Lang> {
    let all = pair.new.settings.languages.iter().copied();
    let spoken = |lang: &Lang| {
        pair.old
            .is_none_or(|old| old.settings.languages.contains(lang))
    };
    all.filter(spoken).collect()
}

fn picture_path(catalog: &Catalog, version: &AchievementVersion) -> String {
    let addresses = Addresses::new(&catalog.settings);
    let spot = addresses.version_file(&version.achievement, version.version, "badge.png");
    spot.path.to_string()
}

/// Everything a version says, by member and language.
#[derive(Default)]
struct Said<'a> {
    texts: BTreeMap<(Member, Option<Lang>), String>,
    picture: Option<Drawn<'a>>,
    document: String,
}

/// What a picture is made from.
#[derive(PartialEq)]
struct Drawn<'a> {
    image: &'a BadgeImage,
    frame: (
        crate::catalog::Kind,
        crate::catalog::Rgb,
        crate::catalog::Style,
    ),
}

impl<'a> Said<'a> {
    fn of(
        catalog: &'a Catalog,
        version: &'a AchievementVersion,
        langs: &[Lang],
        view: &View,
    ) -> Said<'a> {
        let addresses = Addresses::new(&catalog.settings);
        let mut said = Said::default();
        for lang in langs {
            let document = sign::achievement(catalog, &addresses, version, *lang);
            said.certified(&document, *lang, &catalog.settings.base_url);
            said.document += &rest(&document, &catalog.settings.base_url);
        }
        said.beside(version, langs, view);
        let issuer = &catalog.issuers[&version.issuer];
        said.put(Member::Issuer, None, view.text(&issuer.name));
        said.picture = Some(Drawn {
            image: &version.image,
            frame: (version.kind, issuer.accent, issuer.style),
        });
        said
    }

    fn put(&mut self, member: Member, lang: Option<Lang>, text: String) {
        if !text.is_empty() {
            self.texts.insert((member, lang), text);
        }
    }

    /// What credentials say.
    fn certified(&mut self, document: &badge::Achievement, lang: Lang, base_url: &str) {
        let tongue = Some(lang);
        self.put(Member::Name, tongue, document.name.clone());
        self.put(Member::CanDo, tongue, document.description.clone());
        self.put(
            Member::Criteria,
            tongue,
            document.criteria.narrative.clone(),
        );
        let creator = document
            .creator
            .as_ref()
            .map(|creator| creator.name.clone());
        self.put(Member::Creator, tongue, creator.unwrap_or_default());
        let alignments: Vec<String> = document
            .alignment
            .iter()
            .map(|to| {
                let code = to.target_code.as_deref().unwrap_or_default();
                let url = match to.target_url.starts_with(base_url) {
                    true => "",
                    false => &to.target_url,
                };
                let words = [&to.target_framework, code, &to.target_name, url];
                let words = words.into_iter().filter(|word| !word.is_empty());
                words.collect::<Vec<_>>().join(" ")
            })
            .collect();
        self.put(Member::Alignment, tongue, alignments.join("\n"));
        self.put(Member::Tags, tongue, document.tag.join(", "));
        self.put(Member::Type, None, document.achievement_type.clone());
        let credits = document.credits_available.as_ref();
        self.put(
            Member::Credits,
            None,
            credits.map(|n| n.to_string()).unwrap_or_default(),
        );
        let rules = document.result_description.iter();
        let rules: Vec<String> = rules
            .map(|rule| format!("{} {}", rule.result_type, rule.allowed_value.join(" < ")))
            .collect();
        self.put(
            Member::ResultRule,
            None,
            rules.join("\n").trim_end().to_owned(),
        );
    }

    /// What stands on its page alone, or rules awards to come.
    fn beside(&mut self, version: &AchievementVersion, langs: &[Lang], view: &View) {
        let ids = |ids: &[Slug]| ids.iter().map(Slug::as_str).collect::<Vec<_>>().join(", ");
        let yes = |yes: bool| if yes { "yes" } else { "" }.to_owned();
        for lang in langs {
            let text = |words: &Option<Localized>| {
                words
                    .as_ref()
                    .map(|words| words.get(*lang).0.to_owned())
                    .unwrap_or_default()
            };
            self.put(Member::Support, Some(*lang), text(&version.support));
            self.put(Member::Renewal, Some(*lang), text(&version.renewal));
            self.put(Member::ImageAlt, Some(*lang), text(&version.image_alt));
            self.put(Member::UsedIn, Some(*lang), text(&version.used_in));
            self.put(Member::Certificate, Some(*lang), text(&version.certificate));
        }
        let resources: Vec<String> = version
            .resources
            .iter()
            .map(|one| {
                format!(
                    "{} {}",
                    view.text(&one.name),
                    one.url.as_deref().unwrap_or_default()
                )
            })
            .collect();
        self.put(Member::Resources, None, resources.join("\n"));
        let apply = version.how_to_apply.iter().map(|one| {
            let url = one.url.as_deref().unwrap_or_default();
            format!("{} {url}", view.text(&one.words))
        });
        self.put(Member::HowToApply, None, apply.collect());
        self.put(
            Member::Validity,
            None,
            match version.validity {
                Validity::Unlimited => "none".to_owned(),
                Validity::Years(years) => format!("{years}y"),
                Validity::Months(months) => format!("{months}m"),
            },
        );
        self.put(
            Member::From,
            None,
            version.from.map(|day| day.to_string()).unwrap_or_default(),
        );
        self.put(
            Member::Lifecycle,
            None,
            match version.lifecycle {
                Lifecycle::Draft => "draft",
                Lifecycle::Published => "published",
            }
            .to_owned(),
        );
        self.put(Member::Requires, None, ids(&version.requires));
        self.put(Member::Audiences, None, ids(&version.audiences));
        self.put(Member::TargetGroups, None, ids(&version.target_groups));
        self.put(Member::EndorsedBy, None, ids(&version.endorsed_by));
        self.put(
            Member::EvidenceRule,
            None,
            yes(version.evidence == EvidenceRule::Required),
        );
        self.put(Member::ApprovalRule, None, yes(version.approval_required));
        self.put(
            Member::Hours,
            None,
            version.hours.map(|n| n.to_string()).unwrap_or_default(),
        );
        self.put(
            Member::Appraisal,
            None,
            match version.use_in_appraisal {
                UseInAppraisal::Yes => "yes",
                UseInAppraisal::No => "no",
                UseInAppraisal::Undecided => "undecided",
            }
            .to_owned(),
        );
    }

    fn differences(&self, after: &Said<'_>) -> Vec<Difference> {
        let keys: BTreeSet<_> = self
            .texts
            .keys()
            .chain(after.texts.keys())
            .copied()
            .collect();
        let mut found: Vec<Difference> = keys
            .into_iter()
            .map(|(member, lang)| Difference {
                member,
                lang,
                before: self.texts.get(&(member, lang)).cloned(),
                after: after.texts.get(&(member, lang)).cloned(),
            })
            .filter(|found| found.before != found.after)
            .collect();
        if self.picture.is_some() && self.picture != after.picture {
            found.push(Difference::bare(Member::Picture));
        }
        found.sort();
        found
    }
}

/// The document without what belongs to the site: its address, its languages, the number of the version.
fn rest(document: &badge::Achievement, base_url: &str) -> String {
    let document = badge::Achievement {
        related: Vec::new(),
        creator: None,
        version: String::new(),
        id: String::new(),
        ..document.clone()
    };
    sign::line(&document).replace(base_url, "")
}
