//! Arguments of the commands that change the tables.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// `shirushi import`
#[derive(Debug, Args)]
pub struct Import {
    /// Lists: CSV or TSV (UTF-8 or Windows-31J), or .xlsx
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// Badge of the rows that do not name one
    #[arg(long, value_name = "ID")]
    pub achievement: Option<String>,

    /// File that says what the columns and values of these lists stand for
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,

    /// Take over the rows that are right even if others are refused
    #[arg(long)]
    pub partial: bool,

    /// Say what would become of each row, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `shirushi award`
#[derive(Debug, Args)]
pub struct Award {
    /// Id of the badge, as in content/achievements/
    #[arg(value_name = "ACHIEVEMENT")]
    pub achievement: String,

    /// Keys or handles of people, as in content/people.csv
    #[arg(value_name = "PERSON", required = true)]
    pub people: Vec<String>,

    /// Day of the award, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Result, as the badge wants it
    #[arg(long, value_name = "RESULT")]
    pub result: Option<String>,

    /// Id of evidence in content/evidence/; may be repeated
    #[arg(long, value_name = "ID")]
    pub evidence: Vec<String>,

    /// Leave it out of lists: only who knows its address finds it
    #[arg(long)]
    pub unlisted: bool,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `shirushi revoke`
#[derive(Debug, Args)]
pub struct Revoke {
    /// Ids of awards
    #[arg(value_name = "AWARD", required = true)]
    pub awards: Vec<String>,

    /// Why
    #[arg(long, value_name = "REASON")]
    pub reason: Reason,

    /// Day from which it is withdrawn, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Why an award is withdrawn, when nothing takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reason {
    /// Awarded twice / 二重
    Duplicate,
    /// Should not have been awarded / 誤り
    IssuedInError,
    /// Taken back by the issuer / 取り下げ
    Withdrawn,
}

impl Reason {
    /// The reason as the tables have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Duplicate => "duplicate",
            Reason::IssuedInError => "issued-in-error",
            Reason::Withdrawn => "withdrawn",
        }
    }
}

/// `shirushi suspend`
#[derive(Debug, Args)]
pub struct Suspend {
    /// Ids of awards
    #[arg(value_name = "AWARD", required = true)]
    pub awards: Vec<String>,

    /// Day from which it is suspended, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `shirushi unsuspend`
#[derive(Debug, Args)]
pub struct Unsuspend {
    /// Ids of awards
    #[arg(value_name = "AWARD", required = true)]
    pub awards: Vec<String>,

    /// Day from which it holds again, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `shirushi renew`
#[derive(Debug, Args)]
pub struct Renew {
    /// Ids of awards
    #[arg(value_name = "AWARD", required = true)]
    pub awards: Vec<String>,

    /// Day of the new award, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Result, as the badge wants it
    #[arg(long, value_name = "RESULT")]
    pub result: Option<String>,

    /// Id of evidence in content/evidence/; may be repeated
    #[arg(long, value_name = "ID")]
    pub evidence: Vec<String>,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `shirushi correct`
#[derive(Debug, Args)]
pub struct Correct {
    /// Ids of awards
    #[arg(value_name = "AWARD", required = true)]
    pub awards: Vec<String>,

    /// The right name of the holder, to the last stroke; goes into content/people.csv too
    #[arg(long, value_name = "NAME", conflicts_with = "person")]
    pub name: Option<String>,

    /// Key or handle of the person who should hold it
    #[arg(long, value_name = "PERSON")]
    pub person: Option<String>,

    /// The right day of the award, as 2026-04-01
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `shirushi redact`
#[derive(Debug, Args)]
pub struct Redact {
    /// Ids of awards
    #[arg(value_name = "AWARD", required_unless_present = "person")]
    pub awards: Vec<String>,

    /// Key or handle of a person who takes back consent: all their awards, and their consent in content/people.csv
    #[arg(long, value_name = "PERSON", conflicts_with = "awards")]
    pub person: Option<String>,

    /// Day on which consent was taken back, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,

    /// Say what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}
