//! `shirushi slips`

use std::path::PathBuf;

use clap::Args;

use super::Keys;

/// `shirushi slips`
#[derive(Debug, Args)]
pub struct Slips {
    /// Awards of this day and later, as 2026-11-01 or 令和8年11月1日; of a row that was made later, that day counts
    #[arg(long, value_name = "DATE")]
    pub from: String,

    /// Awards up to this day [default: all later ones]
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,

    /// Awards of this issuer alone
    #[arg(long, value_name = "ID")]
    pub issuer: Option<String>,

    /// Page to write, to print on A4 and cut in four [default: private/slips.html, in the folder of the site]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Table to write, for mail merge: those with a mailbox go there and get no slip
    #[arg(long, value_name = "FILE")]
    pub mail_merge: Option<PathBuf>,

    /// Keys to make claim codes with: those that signed.
    #[command(flatten)]
    pub keys: Keys,
}
