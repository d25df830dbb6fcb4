//! Whether what is printed can be read by anyone: of a public repository, logs, comments and summaries are public for ever.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::catalog::{Catalog, Repository};
use crate::command::env::Env;

/// Whether the site says so in either revision, or the service that runs the command does.
pub fn is_public(env: &Env<'_>, revisions: [Option<&Catalog>; 2]) -> bool {
    let said = |catalog: &Catalog| catalog.settings.repository == Repository::Public;
    let known = ["GITHUB_REPOSITORY_VISIBILITY", "CI_PROJECT_VISIBILITY"];
    revisions.into_iter().flatten().any(said)
        || known
            .iter()
            .filter_map(|name| env.text(name))
            .any(|seen| seen == "public")
        || event(env).is_some_and(|event| is_of_public(&event))
}

/// What GitHub, Gitea and Forgejo say of the event that started the job.
fn event(env: &Env<'_>) -> Option<Value> {
    let path = env.var("GITHUB_EVENT_PATH")?;
    let text = fs::read_to_string(Path::new(path)).ok()?;
    serde_json::from_str(&text).ok()
}

fn is_of_public(event: &Value) -> bool {
    event.pointer("/repository/private") == Some(&Value::Bool(false))
}

#[cfg(test)]
mod tests {
    use super::is_of_public;
    use serde_json::json;

    #[test]
    fn an_event_says_whose_repository_is_public() {
        assert!(is_of_public(&json!({"repository": {"private": false}})));
        assert!(!is_of_public(&json!({"repository": {"private": true}})));
        assert!(!is_of_public(&json!({})));
    }
}
