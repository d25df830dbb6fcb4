//! Per service: production push, tag, schedule, pull requests of forks and of its own, merge queue, preview, and what it does not tell.

use super::untrusted;

/// Variables of a build, and the one that forbids a key.
type Case = (
    &'static [(&'static str, &'static str)],
    Option<&'static str>,
);

#[test]
fn a_key_is_used_on_a_persons_own_machine() {
    held(
        &[],
        &[
            (&[], None),
            (&[("CI", "false"), ("CONTEXT", "kitchen")], None),
            (&[("GITHUB_HEAD_REF", ""), ("CI", "0")], None),
        ],
    );
}

#[test]
fn github_signs_what_its_own_branches_hold() {
    held(
        &[("CI", "true"), ("GITHUB_ACTIONS", "true")],
        &[
            // production push, tag, schedule, by hand
            (
                &[
                    ("GITHUB_EVENT_NAME", "push"),
                    ("GITHUB_REF", "refs/heads/main"),
                ],
                None,
            ),
            (
                &[
                    ("GITHUB_EVENT_NAME", "push"),
                    ("GITHUB_REF", "refs/tags/v1"),
                ],
                None,
            ),
            (
                &[
                    ("GITHUB_EVENT_NAME", "schedule"),
                    ("GITHUB_REF", "refs/heads/main"),
                ],
                None,
            ),
            (
                &[
                    ("GITHUB_EVENT_NAME", "workflow_dispatch"),
                    ("GITHUB_REF", "refs/heads/main"),
                ],
                None,
            ),
            // pull request of a fork or of a branch of its own
            (
                &[
                    ("GITHUB_EVENT_NAME", "pull_request"),
                    ("GITHUB_HEAD_REF", "patch-1"),
                    ("GITHUB_BASE_REF", "main"),
                    ("GITHUB_REF", "refs/pull/7/merge"),
                ],
                Some("GITHUB_HEAD_REF"),
            ),
            (
                &[("GITHUB_EVENT_NAME", "pull_request")],
                Some("GITHUB_EVENT_NAME"),
            ),
            // with the rights of the repository, on what strangers wrote
            (
                &[
                    ("GITHUB_EVENT_NAME", "pull_request_target"),
                    ("GITHUB_REF", "refs/heads/main"),
                ],
                Some("GITHUB_EVENT_NAME"),
            ),
            (
                &[
                    ("GITHUB_EVENT_NAME", "workflow_run"),
                    ("GITHUB_REF", "refs/heads/main"),
                ],
                Some("GITHUB_EVENT_NAME"),
            ),
            (
                &[("GITHUB_EVENT_NAME", "issue_comment")],
                Some("GITHUB_EVENT_NAME"),
            ),
            // merge queue
            (
                &[("GITHUB_EVENT_NAME", "merge_group")],
                Some("GITHUB_EVENT_NAME"),
            ),
            (
                &[
                    ("GITHUB_EVENT_NAME", "push"),
                    ("GITHUB_REF", "refs/heads/gh-readonly-queue/main/pr-7"),
                ],
                Some("GITHUB_REF"),
            ),
            // what it does not tell
            (
                &[
                    ("GITHUB_EVENT_NAME", "push"),
                    ("GITHUB_REF", "refs/pull/7/merge"),
                ],
                Some("GITHUB_REF"),
            ),
            (&[], Some("GITHUB_EVENT_NAME")),
        ],
    );
}

#[test]
fn gitea_and_forgejo_are_as_github() {
    for mark in ["GITEA_ACTIONS", "FORGEJO_ACTIONS"] {
        for also in [&[("GITHUB_ACTIONS", "true")][..], &[]] {
            held(
                &[&[("CI", "true"), (mark, "true")], also].concat(),
                &[
                    (
                        &[
                            ("GITHUB_EVENT_NAME", "push"),
                            ("GITHUB_REF", "refs/heads/main"),
                        ],
                        None,
                    ),
                    (
                        &[
                            ("GITHUB_EVENT_NAME", "push"),
                            ("GITHUB_REF", "refs/tags/v1"),
                        ],
                        None,
                    ),
                    (
                        &[
                            ("GITHUB_EVENT_NAME", "schedule"),
                            ("GITHUB_REF", "refs/heads/main"),
                        ],
                        None,
                    ),
                    (
                        &[
                            ("GITHUB_EVENT_NAME", "pull_request"),
                            ("GITHUB_HEAD_REF", "patch-1"),
                            ("GITHUB_REF", "refs/pull/7/head"),
                        ],
                        Some("GITHUB_HEAD_REF"),
                    ),
                    (
                        &[
                            ("GITHUB_EVENT_NAME", "pull_request"),
                            ("GITHUB_REF", "refs/pull/7/head"),
                        ],
                        Some("GITHUB_EVENT_NAME"),
                    ),
                    (
                        &[("GITHUB_EVENT_NAME", "pull_request_target")],
                        Some("GITHUB_EVENT_NAME"),
                    ),
                    (
                        &[
                            ("GITHUB_EVENT_NAME", "push"),
                            ("GITHUB_REF", "refs/pull/7/head"),
                        ],
                        Some("GITHUB_REF"),
                    ),
                    (&[], Some("GITHUB_EVENT_NAME")),
                ],
            );
        }
    }
}

#[test]
fn gitlab_signs_on_protected_branches() {
    held(
        &[("CI", "true"), ("GITLAB_CI", "true")],
        &[
            // production push, tag, schedule, by hand
            (
                &[
                    ("CI_PIPELINE_SOURCE", "push"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                None,
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "push"),
                    ("CI_COMMIT_TAG", "v1"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                None,
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "schedule"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                None,
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "web"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                None,
            ),
            // a branch or tag that anybody in the project may push, and a fork's
            (
                &[
                    ("CI_PIPELINE_SOURCE", "push"),
                    ("CI_COMMIT_REF_PROTECTED", "false"),
                ],
                Some("CI_COMMIT_REF_PROTECTED"),
            ),
            // merge requests: of a fork, of a branch, between protected branches, in a merge train
            (
                &[
                    ("CI_PIPELINE_SOURCE", "merge_request_event"),
                    ("CI_MERGE_REQUEST_IID", "3"),
                    ("CI_COMMIT_REF_PROTECTED", "false"),
                ],
                Some("CI_MERGE_REQUEST_IID"),
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "merge_request_event"),
                    ("CI_MERGE_REQUEST_IID", "3"),
                    ("CI_MERGE_REQUEST_EVENT_TYPE", "merge_train"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                Some("CI_MERGE_REQUEST_IID"),
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "merge_request_event"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                Some("CI_PIPELINE_SOURCE"),
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "parent_pipeline"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                Some("CI_PIPELINE_SOURCE"),
            ),
            (
                &[
                    ("CI_PIPELINE_SOURCE", "external_pull_request_event"),
                    ("CI_EXTERNAL_PULL_REQUEST_IID", "3"),
                    ("CI_COMMIT_REF_PROTECTED", "true"),
                ],
                Some("CI_EXTERNAL_PULL_REQUEST_IID"),
            ),
            // what it does not tell
            (&[], Some("CI_COMMIT_REF_PROTECTED")),
        ],
    );
}

#[test]
fn netlify_signs_in_production() {
    held(
        &[("CI", "true"), ("NETLIFY", "true")],
        &[
            (
                &[("CONTEXT", "production"), ("PULL_REQUEST", "false")],
                None,
            ),
            (&[("CONTEXT", "production")], None),
            (
                &[("CONTEXT", "deploy-preview"), ("PULL_REQUEST", "true")],
                Some("CONTEXT"),
            ),
            (
                &[("CONTEXT", "production"), ("PULL_REQUEST", "true")],
                Some("PULL_REQUEST"),
            ),
            (&[("CONTEXT", "branch-deploy")], Some("CONTEXT")),
            (&[("CONTEXT", "preview-server")], Some("CONTEXT")),
            (&[("CONTEXT", "dev")], Some("CONTEXT")),
            (&[("CONTEXT", "a-branch-of-that-name")], Some("CONTEXT")),
            (&[], Some("CONTEXT")),
        ],
    );
    held(&[], &[(&[("CONTEXT", "branch-deploy")], Some("CONTEXT"))]);
}

#[test]
fn cloudflare_signs_on_the_main_branch() {
    for (mark, branch) in [
        ("CF_PAGES", "CF_PAGES_BRANCH"),
        ("WORKERS_CI", "WORKERS_CI_BRANCH"),
    ] {
        for (name, why) in [
            ("main", None),
            ("production", None),
            ("patch-1", Some(branch)),
            ("", Some(branch)),
        ] {
            let vars = [("CI", "true"), (mark, "1"), (branch, name)];
            assert_eq!(among(&vars), why, "{vars:?}");
        }
        assert_eq!(among(&[(branch, "patch-1")]), Some(branch));
    }
}

#[test]
fn other_services_are_judged_by_what_they_document() {
    held(
        &[("VERCEL", "1"), ("CI", "1")],
        &[
            (&[("VERCEL_ENV", "production")], None),
            (
                &[
                    ("VERCEL_ENV", "preview"),
                    ("VERCEL_GIT_PULL_REQUEST_ID", "7"),
                ],
                Some("VERCEL_ENV"),
            ),
            (&[("VERCEL_ENV", "development")], Some("VERCEL_ENV")),
            (&[], Some("VERCEL_ENV")),
        ],
    );
    held(
        &[("CI", "woodpecker")],
        &[
            (&[("CI_PIPELINE_EVENT", "push")], None),
            (&[("CI_PIPELINE_EVENT", "tag")], None),
            (&[("CI_PIPELINE_EVENT", "cron")], None),
            (
                &[
                    ("CI_PIPELINE_EVENT", "pull_request"),
                    ("CI_COMMIT_PULL_REQUEST", "7"),
                ],
                Some("CI_PIPELINE_EVENT"),
            ),
            (
                &[("CI_PIPELINE_EVENT", "pull_request_closed")],
                Some("CI_PIPELINE_EVENT"),
            ),
            (&[], Some("CI_PIPELINE_EVENT")),
        ],
    );
    held(
        &[("TF_BUILD", "True")],
        &[
            (
                &[
                    ("BUILD_REASON", "IndividualCI"),
                    ("BUILD_SOURCEBRANCH", "refs/heads/main"),
                ],
                None,
            ),
            (
                &[
                    ("BUILD_REASON", "Schedule"),
                    ("BUILD_SOURCEBRANCH", "refs/heads/main"),
                ],
                None,
            ),
            (
                &[
                    ("BUILD_REASON", "IndividualCI"),
                    ("BUILD_SOURCEBRANCH", "refs/tags/v1"),
                ],
                None,
            ),
            (
                &[
                    ("BUILD_REASON", "PullRequest"),
                    ("BUILD_SOURCEBRANCH", "refs/pull/7/merge"),
                ],
                Some("BUILD_REASON"),
            ),
            (
                &[
                    ("BUILD_REASON", "Manual"),
                    ("BUILD_SOURCEBRANCH", "refs/pull/7/merge"),
                ],
                Some("BUILD_SOURCEBRANCH"),
            ),
            (&[], Some("BUILD_REASON")),
        ],
    );
    held(
        &[("CI", "true"), ("BITBUCKET_BUILD_NUMBER", "12")],
        &[
            (&[("BITBUCKET_BRANCH", "main")], None),
            (&[("BITBUCKET_BRANCH", "patch-1")], Some("BITBUCKET_BRANCH")),
            (
                &[("BITBUCKET_BRANCH", "main"), ("BITBUCKET_PR_ID", "7")],
                Some("BITBUCKET_PR_ID"),
            ),
            (&[], Some("BITBUCKET_BRANCH")),
        ],
    );
    held(
        &[("CI", "true"), ("CIRCLECI", "true")],
        &[
            (&[("CIRCLE_BRANCH", "main")], None),
            (&[("CIRCLE_BRANCH", "patch-1")], Some("CIRCLE_BRANCH")),
            (
                &[("CIRCLE_BRANCH", "pull/7"), ("CIRCLE_PR_NUMBER", "7")],
                Some("CIRCLE_PR_NUMBER"),
            ),
            (&[], Some("CIRCLE_BRANCH")),
        ],
    );
}

#[test]
fn no_key_is_used_where_the_service_is_unknown() {
    held(
        &[],
        &[
            (&[("CI", "true")], Some("CI")),
            (
                &[("CI", "1"), ("TRAVIS", "true"), ("TRAVIS_BRANCH", "main")],
                Some("CI"),
            ),
            (
                &[("JENKINS_URL", "https://ci.example/")],
                Some("JENKINS_URL"),
            ),
            (&[("TEAMCITY_VERSION", "2026.1")], Some("TEAMCITY_VERSION")),
            (&[("CODEBUILD_BUILD_ID", "a:b")], Some("CODEBUILD_BUILD_ID")),
        ],
    );
}

#[test]
fn where_two_services_show_both_must_agree() {
    let main = [("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", "push")];
    held(
        &main,
        &[
            (&[("CONTEXT", "deploy-preview")], Some("CONTEXT")),
            (
                &[("CI_MERGE_REQUEST_IID", "3")],
                Some("CI_MERGE_REQUEST_IID"),
            ),
            (&[("NETLIFY", "true"), ("CONTEXT", "production")], None),
        ],
    );
}

fn held(service: &[(&str, &str)], cases: &[Case]) {
    for (vars, why) in cases {
        let vars = [service, vars].concat();
        assert_eq!(among(&vars), *why, "{vars:?}");
    }
}

fn among(vars: &[(&str, &str)]) -> Option<&'static str> {
    untrusted(|name| {
        let found = vars.iter().find(|(key, _)| *key == name);
        found
            .map(|(_, value)| (*value).to_owned())
            .filter(|value| !value.is_empty())
    })
}
