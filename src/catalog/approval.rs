//! `content/approvals/*.yaml`: decisions that awards rest on. They are kept for the office; no output shows them.

use jiff::civil::Date;

use super::AwardId;

/// A decision to award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The day it was taken.
    pub date: Date,
    /// Its number in the office's records.
    pub reference: String,
    /// The post that took it.
    pub decider: String,
    /// What was decided on.
    pub awards: Vec<AwardId>,
}
