//! Files that run or guard the site without being content of it: what services start, who has to approve, how hosts answer.

use std::collections::BTreeSet;

use crate::command::git::Git;
use crate::command::refusal::Refusal;

/// At the top of the repository, or of the site.
const PATHS: &[&str] = &[
    ".circleci",
    ".forgejo",
    ".gitattributes",
    ".gitea",
    ".github",
    ".gitignore",
    ".gitlab",
    ".gitlab-ci.yml",
    ".gitmodules",
    ".woodpecker",
    ".woodpecker.yml",
    "CODEOWNERS",
    "_headers",
    "_redirects",
    "_worker.js",
    "docs/CODEOWNERS",
    "functions",
    "keys",
    "netlify",
    "netlify.toml",
    "package.json",
    "vercel.json",
    "wrangler.json",
    "wrangler.jsonc",
    "wrangler.toml",
];

/// Such files that differ from a commit, or that git does not know yet, from the top of the repository.
pub fn changed(git: &Git, commit: &str) -> Result<Vec<String>, Refusal> {
    let here = PATHS.iter().map(|path| format!(":(literal){path}"));
    let top = PATHS.iter().map(|path| format!(":(top,literal){path}"));
    let paths: Vec<String> = here.chain(top).collect();
    let known = [
        "diff",
        "--name-only",
        "-z",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        commit,
    ];
    let unknown = [
        "ls-files",
        "--others",
        "--exclude-standard",
        "--full-name",
        "-z",
    ];
    let mut found = BTreeSet::new();
    for list in [&known[..], &unknown] {
        let paths = paths.iter().map(String::as_str);
        let args = list.iter().copied().chain(["--"]).chain(paths);
        let answer = git.ask(&args.collect::<Vec<_>>())?;
        if !answer.done {
            return Err(Refusal::git_failed(&answer.err));
        }
        let names = answer.out.split(|byte| *byte == 0);
        let names = names.filter(|name| !name.is_empty());
        found.extend(names.map(|name| String::from_utf8_lossy(name).into_owned()));
    }
    Ok(found.into_iter().collect())
}
