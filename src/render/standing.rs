//! How an award stands. Without a day to judge by, nothing is said that time could make untrue.

use jiff::civil::Date;

use crate::catalog::Award;

/// How an award stands, as its pages say in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Taken back for good.
    Withdrawn,
    /// Taken back for now.
    Suspended,
    /// Not signed.
    Draft,
    /// Its period has not begun.
    Upcoming,
    /// Its period is over.
    Expired,
    /// It holds on the day of the site.
    Valid,
    /// It holds as far as dates say; the site judges by no day.
    Dated,
}

impl Standing {
    /// That of an award on a day.
    pub fn of(award: &Award, signed: bool, as_of: Option<Date>) -> Standing {
        match as_of {
            _ if award.revocation.is_some() => Standing::Withdrawn,
            _ if award.suspended_since().is_some() => Standing::Suspended,
            _ if !signed => Standing::Draft,
            None => Standing::Dated,
            Some(day) if day < award.issued_on => Standing::Upcoming,
            Some(day) if award.valid_until.is_some_and(|last| last < day) => Standing::Expired,
            Some(_) => Standing::Valid,
        }
    }

    /// Its name in templates and words.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Withdrawn => "withdrawn",
            Standing::Suspended => "suspended",
            Standing::Draft => "draft",
            Standing::Upcoming => "upcoming",
            Standing::Expired => "expired",
            Standing::Valid => "valid",
            Standing::Dated => "dated",
        }
    }

    /// Whether its holder is helped to show it around: nobody is handed something that proves nothing.
    pub fn is_shown_around(self) -> bool {
        !matches!(
            self,
            Standing::Withdrawn | Standing::Suspended | Standing::Draft
        )
    }
}
