//! What the form for lists has to know: badges and what they ask for, names of columns, and where a list is handed in. Nothing of any person.

use serde_json::{Value, json};

use crate::catalog::{
    Achievement, AchievementVersion, Catalog, Forge, Lang, Lifecycle, Repository, ResultRule,
    Service, Slug,
};
use crate::intake::vocabulary;

/// Where lists are handed in; `check` does not look there, and a reviewer takes them over with `import`.
const FOLDER: &str = "inbox";

/// How names may be shown.
const NAMES: &[&str] = &["full", "initials", "handle", "hidden"];

/// As JSON that can stand within a page.
pub fn data(catalog: &Catalog, lang: Lang) -> String {
    let settings = &catalog.settings;
    let badges = catalog
        .achievements
        .values()
        .filter_map(|achievement| badge(achievement, lang));
    let audiences = settings.audiences.iter().map(Slug::as_str);
    let data = json!({
        "badges": badges.collect::<Vec<Value>>(),
        "audiences": audiences.collect::<Vec<&str>>(),
        "names": NAMES,
        "asOf": settings.as_of.map(|day| day.to_string()),
        "timezone": settings.timezone_name,
        "vocabulary": vocabulary(),
        "hosted": settings.admin.forge.is_some(),
        "newFile": settings.admin.forge.as_ref().and_then(new_file),
        "public": settings.repository == Repository::Public,
    });
    data.to_string().replace('<', "\\u003c")
}

/// A badge that is published, with what each of its versions asks of an award.
fn badge(achievement: &Achievement, lang: Lang) -> Option<Value> {
    let published = |version: &&AchievementVersion| version.lifecycle == Lifecycle::Published;
    let all: Vec<&AchievementVersion> = achievement.versions.iter().filter(published).collect();
    let names: Vec<&str> = all
        .iter()
        .flat_map(|version| version.name.iter().map(|(_, name)| name))
        .collect();
    let versions = all.iter().map(|version| {
        let audiences = version.audiences.iter().map(Slug::as_str);
        json!({
            "from": version.from.map(|day| day.to_string()),
            "result": version.result.as_ref().map(rule),
            "audiences": audiences.collect::<Vec<&str>>(),
        })
    });
    Some(json!({
        "id": achievement.id.as_str(),
        "name": all.last()?.name.get(lang).0,
        "names": names,
        "versions": versions.collect::<Vec<Value>>(),
    }))
}

fn rule(rule: &ResultRule) -> Value {
    match rule {
        ResultRule::LetterGrade(scale) => json!({ "grades": scale }),
        ResultRule::Hours => json!({ "sort": "hours" }),
        ResultRule::Percent => json!({ "sort": "percent" }),
    }
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
