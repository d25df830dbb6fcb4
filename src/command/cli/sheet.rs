//! What is said of previews of parts of a site.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `shirushi preview`
#[derive(Debug, Subcommand)]
pub enum Preview {
    /// Put all badges on one sheet: large, at 96 pixels, in grey, on light and dark ground / すべてのバッジを一枚に並べる
    Badges(PreviewBadges),
}

/// `shirushi preview badges`
#[derive(Debug, Args)]
pub struct PreviewBadges {
    /// File to write (.html, .svg or .png), or folder for badges.html, badges.svg and badges.png [default: the folder you are in]
    #[arg(
        short,
        long,
        value_name = "FILE|DIR",
        default_value = ".",
        hide_default_value = true
    )]
    pub output: PathBuf,
}
