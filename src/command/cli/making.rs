//! Arguments of `shirushi build` and `shirushi assemble`.

use std::path::PathBuf;

use clap::Args;

use super::{Keys, ReportFormat};
use crate::site::Part;

/// `shirushi build`
#[derive(Debug, Args)]
pub struct Build {
    /// What is made, and where.
    #[command(flatten)]
    pub making: Making,

    /// Make the I-th of N parts (1/7 to 7/7), for `assemble`: as many machines may build at once
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Part>,
}

/// `shirushi assemble`
#[derive(Debug, Args)]
pub struct Assemble {
    /// What is made, and where.
    #[command(flatten)]
    pub making: Making,
}

/// What `build` and `assemble` have in common.
#[derive(Debug, Args)]
pub struct Making {
    /// Folder to write the site to [default: public, in the folder of the site]
    #[arg(
        short,
        long,
        value_name = "DIR",
        alias = "destination",
        alias = "dest-dir"
    )]
    pub output_dir: Option<PathBuf>,

    /// Keys to sign with.
    #[command(flatten)]
    pub keys: Keys,

    /// Publish what is signed and nothing else; needs no key, and refuses awards that are not signed
    #[arg(long, conflicts_with_all = ["key", "passphrase_file", "ssh_agent"])]
    pub locked: bool,

    /// Make a preview: nothing is signed, and every page and picture says so
    #[arg(long, conflicts_with_all = ["key", "locked"])]
    pub preview: bool,

    /// Address of the preview [default: DEPLOY_PRIME_URL, CF_PAGES_URL, or base_url of the site]
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,

    /// How problems are printed [default: human; on GitHub and GitLab, as they read it]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ReportFormat>,

    /// Let warnings fail the build
    #[arg(long)]
    pub strict: bool,
}
