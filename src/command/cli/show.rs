//! What is said of pictures that a holder shows around.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `shirushi background`
#[derive(Debug, Args)]
pub struct Background {
    /// Ids of awards, or the handle of a person who has a page: then their newest badges, six at most
    #[arg(value_name = "AWARD|HANDLE", required = true)]
    pub what: Vec<String>,

    /// File to write: .png, or .svg
    #[arg(short, long, value_name = "FILE", default_value = "background.png")]
    pub output: PathBuf,

    /// Where badges, words and code stand; the middle stays free
    #[arg(long, value_name = "PLACE", default_value = "left")]
    pub layout: LayoutName,

    /// Leave out the name of the person
    #[arg(long)]
    pub no_name: bool,

    /// Language of the names, as the site has them [default: the first of the site]
    #[arg(long, value_name = "LANG")]
    pub names: Option<String>,
}

/// `shirushi qr`
#[derive(Debug, Args)]
pub struct Qr {
    /// Id of an award, handle of a person who has a page, or an https address
    #[arg(value_name = "AWARD|HANDLE|URL")]
    pub what: String,

    /// File to write: .svg in its real size, or .png of 600 dots an inch
    #[arg(short, long, value_name = "FILE", default_value = "qr.svg")]
    pub output: PathBuf,
}

/// Where things stand on a background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayoutName {
    /// At the left edge / 左
    Left,
    /// At the right edge / 右
    Right,
    /// In the corners at the bottom / 下の左右
    Corners,
}
