//! Where a build runs: whether a change that nobody has approved could be running with it.
//!
//! In forks, pull requests, merge queues, previews and unknown build services a signing key is not used, even when one is
//! there. The services withhold secrets there too; this is the second wall.

/// The variable that says that this is no place for a key, or `None`: an unapproved change, or a build service that nobody
/// here knows. `var` gives variables that are set and not empty.
pub fn untrusted(var: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let holds = |wanted: &Wanted| wanted.1.holds(var(wanted.0).as_deref());
    if SERVICES
        .iter()
        .any(|service| service.shows.iter().any(holds))
    {
        return unapproved(var);
    }
    let other = UNKNOWN.iter().find(|shown| holds(shown));
    other.map(|(name, _)| *name)
}

/// The variable by which a known build service says that it builds a change that nobody has approved.
pub fn unapproved(var: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let holds = |wanted: &Wanted| wanted.1.holds(var(wanted.0).as_deref());
    let here = SERVICES
        .iter()
        .filter(|service| service.shows.iter().any(holds));
    let broken = here
        .flat_map(|service| service.wants)
        .find(|wanted| !holds(wanted));
    broken.map(|(name, _)| *name)
}

/// A build service, as its documentation describes the variables it sets.
struct Service {
    /// One of these shows that the build runs there.
    shows: &'static [Wanted],
    /// All of these hold for a change that is approved; the first that does not is the reason to use no key.
    wants: &'static [Wanted],
}

/// A variable and what is to be so of it.
type Wanted = (&'static str, Holds);

/// What may be so of a variable.
#[derive(Clone, Copy)]
enum Holds {
    Set,
    Unset,
    /// It is one of these.
    Is(&'static [&'static str]),
    /// It is not set, or one of these.
    IsIfSet(&'static [&'static str]),
    /// It is set to anything but these.
    IsNot(&'static [&'static str]),
    /// It is a branch or tag of the repository, if it is set, and not one that is made for a merge queue.
    OwnRef,
}

use Holds::{Is, IsIfSet, IsNot, OwnRef, Set, Unset};

impl Holds {
    fn holds(self, value: Option<&str>) -> bool {
        match self {
            Set => value.is_some(),
            Unset => value.is_none(),
            Is(values) => value.is_some_and(|value| values.contains(&value)),
            IsIfSet(values) => value.is_none_or(|value| values.contains(&value)),
            IsNot(values) => value.is_some_and(|value| !values.contains(&value)),
            OwnRef => value.is_none_or(is_own_ref),
        }
    }
}

fn is_own_ref(found: &str) -> bool {
    (found.starts_with("refs/heads/") && !found.starts_with("refs/heads/gh-readonly-queue/"))
        || found.starts_with("refs/tags/")
}

/// The table. Several services may show at once (Gitea sets what GitHub sets): then all must agree.
const SERVICES: &[Service] = &[
    // GitHub, and Gitea and Forgejo, which set the same variables beside their own.
    Service {
        shows: &[
            ("GITHUB_ACTIONS", Is(TRUE)),
            ("GITEA_ACTIONS", Is(TRUE)),
            ("FORGEJO_ACTIONS", Is(TRUE)),
            ("GITHUB_EVENT_NAME", Set),
            ("GITHUB_HEAD_REF", Set),
        ],
        wants: &[
            ("GITHUB_HEAD_REF", Unset),
            ("GITHUB_EVENT_NAME", Is(EVENTS)),
            ("GITHUB_REF", OwnRef),
        ],
    },
    Service {
        shows: &[
            ("GITLAB_CI", Is(TRUE)),
            ("CI_MERGE_REQUEST_IID", Set),
            ("CI_MERGE_REQUEST_ID", Set),
            ("CI_EXTERNAL_PULL_REQUEST_IID", Set),
        ],
        wants: &[
            ("CI_MERGE_REQUEST_IID", Unset),
            ("CI_MERGE_REQUEST_ID", Unset),
            ("CI_EXTERNAL_PULL_REQUEST_IID", Unset),
            ("CI_PIPELINE_SOURCE", IsIfSet(SOURCES)),
            // Between protected branches a merge request is protected too, so this is not enough alone.
            ("CI_COMMIT_REF_PROTECTED", Is(TRUE)),
        ],
    },
    // Netlify, also where only its context was handed on.
    Service {
        shows: &[("NETLIFY", Is(TRUE)), ("CONTEXT", Is(NETLIFY_PREVIEWS))],
        wants: &[
            ("CONTEXT", Is(PRODUCTION)),
            ("PULL_REQUEST", IsIfSet(FALSE)),
        ],
    },
    // Cloudflare Pages and Workers do not say which branch is the one of production.
    Service {
        shows: &[("CF_PAGES", Is(TRUE)), ("CF_PAGES_BRANCH", Set)],
        wants: &[("CF_PAGES_BRANCH", Is(MAIN))],
    },
    Service {
        shows: &[("WORKERS_CI", Is(TRUE)), ("WORKERS_CI_BRANCH", Set)],
        wants: &[("WORKERS_CI_BRANCH", Is(MAIN))],
    },
    Service {
        shows: &[("VERCEL", Is(TRUE)), ("VERCEL_ENV", Set)],
        wants: &[
            ("VERCEL_ENV", Is(PRODUCTION)),
            ("VERCEL_GIT_PULL_REQUEST_ID", Unset),
        ],
    },
    // Woodpecker
    Service {
        shows: &[("CI", Is(&["woodpecker"])), ("CI_PIPELINE_EVENT", Set)],
        wants: &[
            (
                "CI_PIPELINE_EVENT",
                Is(&["push", "tag", "release", "cron", "manual", "deployment"]),
            ),
            ("CI_COMMIT_PULL_REQUEST", Unset),
        ],
    },
    // Azure Pipelines
    Service {
        shows: &[("TF_BUILD", IsNot(FALSE)), ("BUILD_REASON", Set)],
        wants: &[
            (
                "BUILD_REASON",
                Is(&["IndividualCI", "BatchedCI", "Schedule", "Manual"]),
            ),
            ("SYSTEM_PULLREQUEST_PULLREQUESTID", Unset),
            ("BUILD_SOURCEBRANCH", OwnRef),
        ],
    },
    // Bitbucket Pipelines and CircleCI tell a branch, not why it is built: a branch with a pull request looks like any other.
    Service {
        shows: &[("BITBUCKET_BUILD_NUMBER", Set), ("BITBUCKET_PR_ID", Set)],
        wants: &[("BITBUCKET_PR_ID", Unset), ("BITBUCKET_BRANCH", Is(MAIN))],
    },
    Service {
        shows: &[("CIRCLECI", Is(TRUE)), ("CIRCLE_PR_NUMBER", Set)],
        wants: &[
            ("CIRCLE_PR_NUMBER", Unset),
            ("CIRCLE_PULL_REQUEST", Unset),
            ("CIRCLE_BRANCH", Is(MAIN)),
        ],
    },
];

/// Build services that the table does not have: what started them cannot be judged.
const UNKNOWN: &[Wanted] = &[
    ("CI", IsNot(FALSE)),
    ("JENKINS_URL", Set),
    ("TEAMCITY_VERSION", Set),
    ("CODEBUILD_BUILD_ID", Set),
];

/// What starts a run on GitHub from a branch of the repository itself, by somebody who may write to it.
const EVENTS: &[&str] = &[
    "push",
    "schedule",
    "workflow_dispatch",
    "repository_dispatch",
    "release",
];

/// The same on GitLab.
const SOURCES: &[&str] = &["push", "schedule", "web", "api", "trigger", "pipeline"];

const NETLIFY_PREVIEWS: &[&str] = &["deploy-preview", "branch-deploy", "preview-server", "dev"];
const PRODUCTION: &[&str] = &["production"];
const MAIN: &[&str] = &["main", "master", "production"];
const TRUE: &[&str] = &["true", "1"];
const FALSE: &[&str] = &["false", "0"];

#[cfg(test)]
#[path = "context_tests.rs"]
mod tests;
