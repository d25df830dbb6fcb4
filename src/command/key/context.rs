//! Where a build runs: whether a change that nobody has approved could be running with it.
//!
//! In pull requests, merge queues, previews and unknown build services a signing key is not used, even when one is there.
//! The services withhold secrets there too; this is the second wall.

/// The variable that says that this is no place for a key, or `None`. `var` gives variables that are set and not empty.
pub fn untrusted(var: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let is = |name: &str, value: &str| var(name).as_deref() == Some(value);
    let is_one_of = |name: &str, values: &[&str]| {
        var(name).is_some_and(|found| values.contains(&found.as_str()))
    };
    let set = |name: &'static str| var(name).map(|_| name);

    if let Some(name) = MERGE_REQUEST.iter().copied().find_map(set) {
        return Some(name);
    }
    let github = is("GITHUB_ACTIONS", "true") || var("GITHUB_EVENT_NAME").is_some();
    if github && !is_one_of("GITHUB_EVENT_NAME", GITHUB_EVENTS) {
        return Some("GITHUB_EVENT_NAME");
    }
    if var("GITHUB_REF").is_some_and(|found| !is_own_ref(&found)) {
        return Some("GITHUB_REF");
    }
    let netlify = is("NETLIFY", "true");
    if is_one_of(
        "CONTEXT",
        &["deploy-preview", "branch-deploy", "preview-server", "dev"],
    ) || (netlify && !is("CONTEXT", "production"))
    {
        return Some("CONTEXT");
    }
    let gitlab = is("GITLAB_CI", "true");
    if gitlab && !is("CI_COMMIT_REF_PROTECTED", "true") {
        return Some("CI_COMMIT_REF_PROTECTED");
    }
    let cloudflare = is("CF_PAGES", "1") || var("CF_PAGES_BRANCH").is_some();
    if cloudflare && !is_one_of("CF_PAGES_BRANCH", MAIN_BRANCHES) {
        return Some("CF_PAGES_BRANCH");
    }
    if github || netlify || gitlab || cloudflare {
        return None;
    }
    if var("CI").is_some_and(|found| !matches!(found.as_str(), "false" | "0")) {
        return Some("CI");
    }
    OTHER_SERVICES.iter().copied().find_map(set)
}

/// A branch or tag of the repository, and not one that GitHub makes for its merge queue.
fn is_own_ref(found: &str) -> bool {
    (found.starts_with("refs/heads/") && !found.starts_with("refs/heads/gh-readonly-queue/"))
        || found.starts_with("refs/tags/")
}

/// Set for pull and merge requests alone.
const MERGE_REQUEST: &[&str] = &[
    "GITHUB_HEAD_REF",
    "CI_MERGE_REQUEST_IID",
    "CI_MERGE_REQUEST_ID",
    "CI_EXTERNAL_PULL_REQUEST_IID",
];

/// What starts a run on GitHub from a branch of the repository itself, by somebody who may write to it.
const GITHUB_EVENTS: &[&str] = &[
    "push",
    "schedule",
    "workflow_dispatch",
    "repository_dispatch",
    "release",
];

/// Branches that Cloudflare Pages may be building as production; it does not say which one is.
const MAIN_BRANCHES: &[&str] = &["main", "master", "production"];

/// Build services that do not set `CI`.
const OTHER_SERVICES: &[&str] = &[
    "JENKINS_URL",
    "TF_BUILD",
    "TEAMCITY_VERSION",
    "CODEBUILD_BUILD_ID",
];

#[cfg(test)]
mod tests {
    use super::untrusted;

    fn among(vars: &[(&str, &str)]) -> Option<&'static str> {
        untrusted(|name| {
            let found = vars.iter().find(|(key, _)| *key == name);
            found
                .map(|(_, value)| (*value).to_owned())
                .filter(|value| !value.is_empty())
        })
    }

    #[test]
    fn a_key_is_used_on_a_persons_own_machine() {
        assert_eq!(among(&[]), None);
        assert_eq!(
            among(&[
                ("CI", "false"),
                ("CONTEXT", "kitchen"),
                ("GITHUB_HEAD_REF", "")
            ]),
            None
        );
    }

    #[test]
    fn a_key_is_used_where_the_main_branch_is_built() {
        for vars in [
            &[
                ("GITHUB_ACTIONS", "true"),
                ("CI", "true"),
                ("GITHUB_EVENT_NAME", "push"),
                ("GITHUB_REF", "refs/heads/main"),
            ][..],
            &[
                ("GITHUB_ACTIONS", "true"),
                ("CI", "true"),
                ("GITHUB_EVENT_NAME", "schedule"),
            ],
            &[
                ("NETLIFY", "true"),
                ("CI", "true"),
                ("CONTEXT", "production"),
            ],
            &[
                ("GITLAB_CI", "true"),
                ("CI", "true"),
                ("CI_COMMIT_REF_PROTECTED", "true"),
            ],
            &[
                ("CF_PAGES", "1"),
                ("CI", "true"),
                ("CF_PAGES_BRANCH", "main"),
            ],
        ] {
            assert_eq!(among(vars), None, "{vars:?}");
        }
    }

    #[test]
    fn a_key_is_not_used_where_a_change_is_not_yet_approved() {
        for (vars, why) in [
            (
                &[("GITHUB_EVENT_NAME", "pull_request")][..],
                "GITHUB_EVENT_NAME",
            ),
            (
                &[
                    ("GITHUB_ACTIONS", "true"),
                    ("GITHUB_EVENT_NAME", "pull_request_target"),
                ],
                "GITHUB_EVENT_NAME",
            ),
            (
                &[
                    ("GITHUB_ACTIONS", "true"),
                    ("GITHUB_EVENT_NAME", "merge_group"),
                ],
                "GITHUB_EVENT_NAME",
            ),
            (
                &[
                    ("GITHUB_ACTIONS", "true"),
                    ("GITHUB_EVENT_NAME", "workflow_run"),
                ],
                "GITHUB_EVENT_NAME",
            ),
            (
                &[
                    ("GITHUB_ACTIONS", "true"),
                    ("GITHUB_EVENT_NAME", "issue_comment"),
                ],
                "GITHUB_EVENT_NAME",
            ),
            (&[("GITHUB_ACTIONS", "true")], "GITHUB_EVENT_NAME"),
            (&[("GITHUB_HEAD_REF", "patch-1")], "GITHUB_HEAD_REF"),
            (
                &[
                    ("GITHUB_EVENT_NAME", "push"),
                    ("GITHUB_REF", "refs/pull/7/merge"),
                ],
                "GITHUB_REF",
            ),
            (
                &[
                    ("GITHUB_EVENT_NAME", "push"),
                    ("GITHUB_REF", "refs/heads/gh-readonly-queue/main/pr-7"),
                ],
                "GITHUB_REF",
            ),
            (
                &[("NETLIFY", "true"), ("CONTEXT", "deploy-preview")],
                "CONTEXT",
            ),
            (&[("CONTEXT", "branch-deploy")], "CONTEXT"),
            (&[("NETLIFY", "true")], "CONTEXT"),
            (
                &[
                    ("GITLAB_CI", "true"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                    ("CI_MERGE_REQUEST_IID", "3"),
                ],
                "CI_MERGE_REQUEST_IID",
            ),
            (
                &[("GITLAB_CI", "true"), ("CI_COMMIT_REF_PROTECTED", "false")],
                "CI_COMMIT_REF_PROTECTED",
            ),
            (
                &[("CF_PAGES", "1"), ("CF_PAGES_BRANCH", "patch-1")],
                "CF_PAGES_BRANCH",
            ),
            (&[("CF_PAGES_BRANCH", "patch-1")], "CF_PAGES_BRANCH"),
            (&[("CI", "true")], "CI"),
            (&[("CI", "true"), ("CIRCLECI", "true")], "CI"),
            (&[("JENKINS_URL", "https://ci.example/")], "JENKINS_URL"),
        ] {
            assert_eq!(among(vars), Some(why), "{vars:?}");
        }
    }
}
