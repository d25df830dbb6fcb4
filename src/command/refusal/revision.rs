//! What stops the reading of a revision.

use std::fmt::Display;
use std::path::Path;

use super::{Refusal, both};

impl Refusal {
    /// The program `git` cannot be started.
    pub fn no_git(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("`git` を実行できません: {error}"),
            format!("`git` cannot be run: {error}"),
        ))
        .help(
            "git をインストールしてください。前の版を読むのに使います",
            "install git; earlier revisions are read with it",
        )
    }

    /// The folder of the site is in no git repository.
    pub fn not_a_repository(root: &Path) -> Refusal {
        let root = root.display();
        Refusal::new(both(
            format!("`{root}` は git のリポジトリーの中にないため、比べる前の版がありません"),
            format!("`{root}` is in no git repository, so there is no earlier revision to compare with"),
        ))
        .help(
            "サイトのフォルダーを `--root` で示すか、`git init` とコミットで履歴を始めてください",
            "name the folder of the site with `--root`, or begin a history with `git init` and a commit",
        )
    }

    /// `git` does not trust a repository that another user owns.
    pub fn not_our_repository(root: &Path) -> Refusal {
        let root = root.display();
        Refusal::new(both(
            format!("`{root}` の持ち主が別の利用者のため、git が読みません"),
            format!("git does not read `{root}`: another user owns it"),
        ))
        .help(
            format!("信頼できるなら `git config --global --add safe.directory {root}`"),
            format!("if you trust it, run `git config --global --add safe.directory {root}`"),
        )
    }

    /// A revision that the repository does not have.
    pub fn no_revision(name: &str) -> Refusal {
        Refusal::new(both(
            format!("「{name}」という版は、このリポジトリーにありません"),
            format!("this repository has no revision \"{name}\""),
        ))
        .help(
            "`git fetch` で取り寄せてください。CI では、すべての履歴を取得します(GitHub は fetch-depth: 0、GitLab は GIT_DEPTH: \"0\")",
            "get it with `git fetch`; in CI, check out the whole history (fetch-depth: 0 on GitHub, GIT_DEPTH: \"0\" on GitLab)",
        )
    }

    /// `git` said no while it read a revision.
    pub fn git_failed(error: &dyn Display) -> Refusal {
        let error = error.to_string();
        let error = error.trim();
        Refusal::new(both(
            format!("git で前の版を読めません: {error}"),
            format!("git cannot read the revision: {error}"),
        ))
        .help(
            "履歴の一部だけを取得したリポジトリーなら、すべてを取得し直してください",
            "if this clone holds only part of the history, fetch all of it",
        )
    }
}
