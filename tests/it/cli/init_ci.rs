//! `shirushi init --ci`

use super::harness::World;

const SERVICES: [&str; 5] = ["github", "gitlab", "netlify", "cloudflare", "gitea"];

/// Workflows of a new site for a service, path and text.
fn workflows(service: &str) -> Vec<(String, String)> {
    let mut world = World::new();
    assert_eq!(world.run(&["init", "site", "--ci", service]).code, 0);
    let files = world.snapshot("site").into_iter();
    files
        .map(|(path, bytes)| {
            (
                path.to_string_lossy().into_owned(),
                String::from_utf8(bytes).expect("text"),
            )
        })
        .filter(|(path, _)| path.contains("/workflows/") || path == ".gitlab-ci.yml")
        .collect()
}

#[test]
fn a_site_that_is_there_gets_the_files_of_the_service_alone() {
    for service in SERVICES {
        let mut world = World::with_site("company");
        let before = world.snapshot("site");
        let ran = world.run_site(&["init", "--ci", service]);
        assert_eq!(ran.code, 0, "{service}: {ran:?}");
        let after = world.snapshot("site");
        for (path, bytes) in &before {
            assert_eq!(
                after.get(path),
                Some(bytes),
                "{service}: {}",
                path.display()
            );
        }
        let added: Vec<String> = after
            .keys()
            .filter(|path| !before.contains_key(*path))
            .map(|path| path.to_string_lossy().into_owned())
            .collect();
        let ours = |path: &str| {
            [".gitlab", ".gitea", ".github", "netlify.toml"]
                .iter()
                .any(|top| path.starts_with(top))
        };
        assert!(added.iter().all(|path| ours(path)), "{service}: {added:?}");
        assert_eq!(
            added.is_empty(),
            service == "github" || service == "cloudflare",
            "{service}: {added:?}"
        );
    }
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let mut world = World::with_site("company");
    world.write("site/netlify.toml", "# mine");
    let ran = world.run_site(&["init", "--ci", "netlify"]);
    assert_eq!(
        (ran.code, world.read("site/netlify.toml").as_str()),
        (0, "# mine")
    );
    assert!(
        ran.err.contains("left `netlify.toml` as it was"),
        "{}",
        ran.err
    );
    assert_eq!(ran.out, "made `.github/workflows/watch.yml`\n");
}

#[test]
fn every_service_checks_compares_publishes_what_is_signed_and_looks_at_it_every_day() {
    for service in SERVICES {
        let mut all: String = workflows(service)
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        if service == "netlify" {
            let mut world = World::new();
            world.run(&["init", "site", "--ci", service]);
            all += &world.read("site/netlify.toml");
        }
        for command in [
            "shirushi check --strict",
            "shirushi diff --base",
            "shirushi build --locked --strict",
            "shirushi doctor",
            "shirushi list awards --expiring",
            &format!(
                "cargo install --locked --version {} shirushi",
                env!("CARGO_PKG_VERSION")
            ),
        ] {
            assert!(all.contains(command), "{service}: {command}");
        }
        assert!(all.contains("schedule"), "{service}");
    }
}

#[test]
fn actions_are_named_by_commit_and_tokens_may_do_the_least() {
    for (path, text) in SERVICES.into_iter().flat_map(workflows) {
        if path == ".gitlab-ci.yml" {
            continue;
        }
        for (_, action) in text.lines().filter_map(|line| line.split_once("uses: ")) {
            let (_, version) = action.split_once('@').expect("a version");
            let (commit, tag) = version.split_once(" # v").expect("a commit and its tag");
            assert!(
                commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()),
                "{path}: {action}"
            );
            assert!(tag.split('.').count() == 3, "{path}: {action}");
        }
        assert!(text.contains("\npermissions: {}\n"), "{path}");
        for dangerous in [
            "pull_request_target",
            "workflow_run",
            "github.head_ref",
            "write-all",
            "contents: write",
        ] {
            assert!(!text.contains(dangerous), "{path}: {dangerous}");
        }
        assert_eq!(
            text.matches("actions/checkout@").count(),
            text.matches("persist-credentials: false").count(),
            "{path}"
        );
        let uploads = text.matches("/upload-artifact@").count()
            + text.matches("/upload-pages-artifact@").count();
        assert_eq!(
            uploads,
            text.matches("include-hidden-files: true").count(),
            "{path}"
        );
    }
}

#[test]
fn no_job_of_a_pull_request_sees_a_secret_and_the_one_that_writes_runs_nothing_of_it() {
    for (path, text) in SERVICES.into_iter().flat_map(workflows) {
        if !path.ends_with("check.yml") {
            continue;
        }
        assert!(!text.contains("secrets."), "{path}");
        let (check, comment) = text.split_once("\n  comment:\n").expect("two jobs");
        assert!(
            !check.contains(": write") && comment.contains("pull-requests: write"),
            "{path}"
        );
        assert!(
            comment.contains("head.repo.full_name == github.repository"),
            "{path}"
        );
        for own in ["actions/checkout", "shirushi ", "cargo "] {
            assert!(!comment.contains(own), "{path}: {own}");
        }
    }
}

#[test]
fn nothing_that_somebody_else_wrote_stands_in_a_line_of_a_shell() {
    for (path, text) in SERVICES.into_iter().flat_map(workflows) {
        let shells = scripts(&text);
        assert!(!shells.is_empty() || path == ".gitlab-ci.yml", "{path}");
        for line in shells {
            assert!(!line.contains("${{"), "{path}: {line}");
        }
    }
}

/// The lines of every `run:`.
fn scripts(workflow: &str) -> Vec<&str> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = Vec::new();
    let mut start = None;
    for line in workflow.lines().filter(|line| !line.trim().is_empty()) {
        let begins = line
            .trim_start()
            .trim_start_matches("- ")
            .starts_with("run:");
        if begins {
            start = Some(depth(line));
        } else if start.is_some_and(|start| depth(line) <= start) {
            start = None;
        }
        lines.extend(start.map(|_| line));
    }
    lines
}

#[test]
fn services_have_owners_forms_and_templates_in_both_languages() {
    for (service, files) in [
        (
            "github",
            &[
                ".github/CODEOWNERS",
                ".github/ISSUE_TEMPLATE/award.yml",
                ".github/pull_request_template.md",
            ][..],
        ),
        (
            "gitlab",
            &[
                ".gitlab/CODEOWNERS",
                ".gitlab/issue_templates/award.md",
                ".gitlab/merge_request_templates/Default.md",
            ],
        ),
        (
            "gitea",
            &[
                ".gitea/CODEOWNERS",
                ".gitea/issue_template/award.yml",
                ".gitea/pull_request_template.md",
            ],
        ),
    ] {
        let mut world = World::new();
        assert_eq!(world.run(&["init", "site", "--ci", service]).code, 0);
        for file in files {
            let text = world.read(&format!("site/{file}"));
            let japanese = text.chars().any(|c| ('ぁ'..='ん').contains(&c));
            let english = ["Whose approval", "Write no names", "Name nobody"]
                .iter()
                .any(|words| text.contains(words));
            assert!(japanese && english, "{service}: {file}");
        }
    }
}
