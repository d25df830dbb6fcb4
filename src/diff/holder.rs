//! As much of a holder as a reader of the comparison may see. It is written into logs and comments, which may be public.

use super::View;
use super::changes::{AwardLine, Difference, Subject};
use crate::catalog::{AchievementVersion, Award, Catalog, NamePolicy, Visibility};
use crate::render::{HolderName, holder_name};

/// An award as it is listed.
pub fn line(
    catalog: &Catalog,
    award: &Award,
    view: &View,
    differences: Vec<Difference>,
) -> AwardLine {
    AwardLine {
        id: award_id(award, view),
        holder: holder(catalog, award, view),
        issued_on: award.issued_on,
        differences,
    }
}

/// The holder of an award: the name as far as policy allows, or its first letter and the public handle. Nothing of it is
/// made from the name, so nothing can be guessed from it. A holder whose name is hidden has neither.
pub fn holder(catalog: &Catalog, award: &Award, view: &View) -> String {
    let person = catalog.holder_of(award);
    let policy = catalog.name_policy(award);
    let handle = &person.handle;
    match (holder_name(person, policy, view.lang()), view.reveal) {
        _ if award.is_redacted() => "***".to_owned(),
        (None, _) => "***".to_owned(),
        (Some(HolderName::Handle(_)), _) => format!("*** ({handle})"),
        (Some(HolderName::Full(name, _) | HolderName::Initials(name)), true) => {
            format!("{name} ({handle})")
        }
        (Some(HolderName::Full(name, _) | HolderName::Initials(name)), false) => {
            format!("{} ({handle})", masked(&name))
        }
    }
}

/// A name of which the first letter is left.
pub fn masked(name: &str) -> String {
    name.chars().take(1).chain("***".chars()).collect()
}

/// The id of an award. That of an unlisted one is its secret address.
pub fn award_id(award: &Award, view: &View) -> String {
    let id = award.id.as_str();
    match award.visibility {
        Visibility::Unlisted if !view.reveal => format!("{}…", &id[..4.min(id.len())]),
        _ => id.to_owned(),
    }
}

/// What a version of an achievement is called.
pub fn subject(version: &AchievementVersion, view: &View) -> Subject {
    Subject {
        id: version.achievement.to_string(),
        version: Some(version.version),
        name: view.text(&version.name),
    }
}

/// How much of a name is shown, in words that content uses.
pub fn policy(policy: NamePolicy) -> &'static str {
    match policy {
        NamePolicy::Full => "full",
        NamePolicy::Initials => "initials",
        NamePolicy::Handle => "handle",
        NamePolicy::Hidden => "hidden",
    }
}
