//! What a service needs to check changes and to publish: workflows, forms and owners, by service.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::starter::{Values, template};
use crate::command::cli::CiHost;

/// The files for a service by path, filled in.
pub fn files(host: CiHost, values: &Values) -> BTreeMap<PathBuf, String> {
    let tables: &[Table] = match host {
        CiHost::Github => &[
            REVIEW_ON_GITHUB,
            &[("github/publish.yml", ".github/workflows/publish.yml")],
        ],
        CiHost::Cloudflare => &[
            REVIEW_ON_GITHUB,
            &[("cloudflare/publish.yml", ".github/workflows/publish.yml")],
        ],
        CiHost::Netlify => &[REVIEW_ON_GITHUB, NETLIFY],
        CiHost::Gitlab => &[GITLAB],
        CiHost::Gitea => &[GITEA],
    };
    let all = tables.iter().copied().flatten();
    all.map(|(from, to)| (PathBuf::from(to), template(&format!("ci/{from}"), values)))
        .collect()
}

/// Templates in `templates/ci/`, and the paths their services read them from.
type Table = &'static [(&'static str, &'static str)];

const REVIEW_ON_GITHUB: Table = &[
    ("github/check.yml", ".github/workflows/check.yml"),
    ("shared/dependabot.yml", ".github/dependabot.yml"),
    ("shared/CODEOWNERS", ".github/CODEOWNERS"),
    ("shared/award.yml", ".github/ISSUE_TEMPLATE/award.yml"),
    ("shared/change.md", ".github/pull_request_template.md"),
];

const NETLIFY: Table = &[
    ("netlify/netlify.toml", "netlify.toml"),
    ("netlify/watch.yml", ".github/workflows/watch.yml"),
];

const GITLAB: Table = &[
    ("gitlab/gitlab-ci.yml", ".gitlab-ci.yml"),
    ("shared/CODEOWNERS", ".gitlab/CODEOWNERS"),
    ("shared/award.md", ".gitlab/issue_templates/award.md"),
    (
        "shared/change.md",
        ".gitlab/merge_request_templates/Default.md",
    ),
];

const GITEA: Table = &[
    ("gitea/check.yml", ".gitea/workflows/check.yml"),
    ("gitea/publish.yml", ".gitea/workflows/publish.yml"),
    ("gitea/CODEOWNERS", ".gitea/CODEOWNERS"),
    ("shared/award.yml", ".gitea/issue_template/award.yml"),
    ("shared/change.md", ".gitea/pull_request_template.md"),
];
