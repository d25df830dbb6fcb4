//! What is said of themes.

use clap::{Args, Subcommand};

/// `shirushi theme`
#[derive(Debug, Subcommand)]
pub enum Theme {
    /// Copy built-in files into a theme of your own, to change them / 組み込みのファイルを自分のテーマに写す
    Eject(ThemeEject),
    /// Show what you changed in them, and what changed in the built-in ones since / 写したファイルの違いを見る
    Diff(ThemeDiff),
    /// List the built-in files, their blocks and components / 組み込みのファイルと部品を並べる
    List,
}

/// `shirushi theme eject`
#[derive(Debug, Args)]
pub struct ThemeEject {
    /// Files, as `shirushi theme list` shows them, with or without their folder
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<String>,

    /// Name of the theme [default: theme of site.yaml]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}

/// `shirushi theme diff`
#[derive(Debug, Args)]
pub struct ThemeDiff {
    /// Name of the theme [default: theme of site.yaml]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}
