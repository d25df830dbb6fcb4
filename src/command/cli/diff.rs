//! Arguments of `shirushi diff`.

use clap::{Args, ValueEnum};

/// `shirushi diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// Revision to compare the files with; of a branch, where it and HEAD parted [default: the default branch]
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,

    /// How the changes are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: DiffFormat,

    /// Where Markdown is for, which decides how long it may be
    #[arg(long = "for", value_name = "PLACE", default_value = "comment")]
    pub room: DiffRoom,

    /// Name holders, as far as their policy allows; never where the repository is public
    #[arg(long)]
    pub show_recipients: bool,

    /// Address of the preview, for pictures [default: DEPLOY_PRIME_URL or CF_PAGES_URL]
    #[arg(long, value_name = "URL")]
    pub preview_url: Option<String>,

    /// End with exit code 1 where there is anything to make sure of
    #[arg(long)]
    pub fail_on_risk: bool,
}

/// How changes are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people
    Human,
    /// Markdown, for comments and summaries
    Md,
    /// One JSON object
    Json,
}

/// Where Markdown goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffRoom {
    /// A comment: at most 60 KB
    Comment,
    /// The summary of a job: at most 900 KB
    Summary,
}
