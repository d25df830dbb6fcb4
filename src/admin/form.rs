//! What the form for lists has to know: badges, names of columns, and where a list is handed in. Nothing of any person.

use serde_json::{Value, json};

use crate::catalog::{
    Achievement, AchievementVersion, Catalog, Forge, Lang, Lifecycle, Repository, Service,
};
use crate::intake::vocabulary;

/// Where lists are handed in; `check` does not look there, and a reviewer takes them over with `import`.
const FOLDER: &str = "inbox";

/// Columns that say nothing of a person but the key: these alone may go where anyone can read.
const IMPERSONAL: &[&str] = &[
    "person",
    "handle",
    "achievement",
    "issued_on",
    "valid_until",
    "result",
    "evidence",
    "pass",
];

/// As JSON that can stand within a page.
pub fn data(catalog: &Catalog, lang: Lang) -> String {
    let settings = &catalog.settings;
    let published = |version: &&AchievementVersion| version.lifecycle == Lifecycle::Published;
    let current = |achievement: &Achievement| achievement.versions.iter().rfind(published).cloned();
    let badges = catalog.achievements.values().filter_map(|achievement| {
        let current = current(achievement)?;
        let all = achievement.versions.iter().filter(published);
        let names: Vec<&str> = all
            .flat_map(|version| version.name.iter().map(|(_, name)| name))
            .collect();
        Some(json!({
            "id": achievement.id.as_str(),
            "name": current.name.get(lang).0,
            "names": names,
        }))
    });
    let data = json!({
        "badges": badges.collect::<Vec<Value>>(),
        "vocabulary": vocabulary(),
        "newFile": settings.admin.forge.as_ref().and_then(new_file),
        "public": settings.repository == Repository::Public,
        "impersonal": IMPERSONAL,
    });
    data.to_string().replace('<', "\\u003c")
}

/// The page of the host that makes a file out of its own address, and what stands there before the name of the file.
fn new_file(forge: &Forge) -> Option<Value> {
    let (repository, branch) = (forge.url(), &forge.branch);
    match forge.service {
        Service::GitHub => Some(json!({
            "url": format!("{repository}/new/{branch}"),
            "folder": format!("{FOLDER}/"),
        })),
        Service::Gitea => Some(json!({
            "url": format!("{repository}/_new/{branch}/{FOLDER}"),
            "folder": "",
        })),
        Service::GitLab => None,
    }
}
