//! `content/awards/<year>.csv` or `.yaml`: one row an award; revocations and suspensions are columns of the row.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Localized, Slug};
use crate::report::Place;

/// One achievement awarded to one person.
#[derive(Clone, Debug, Hash)]
pub struct Award {
    /// Its id; stands in its address.
    pub id: AwardId,
    /// What was achieved.
    pub achievement: Slug,
    /// The version it was made under.
    pub version: u32,
    /// Who holds it.
    pub person: Slug,
    /// The day it was awarded.
    pub issued_on: Date,
    /// The day the row was made, when later than the award.
    pub recorded_on: Option<Date>,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// Result, as its achievement's rule wants it.
    pub result: Option<String>,
    /// What shows it.
    pub evidence: Vec<Arc<Evidence>>,
    /// The award it renews.
    pub renews: Option<AwardId>,
    /// The award it replaces.
    pub replaces: Option<AwardId>,
    /// Withdrawn, when and why.
    pub revocation: Option<Revocation>,
    /// Suspended, when, and whether that is over.
    pub suspension: Option<Suspension>,
    /// Its bit in the issuer's status lists.
    pub status_index: u32,
    /// Whether it is listed.
    pub visibility: Visibility,
    /// Where its row stands.
    pub place: Place,
}

impl Award {
    /// Whether its holder took back consent: then its page says no more than that, and nothing else of it is published.
    pub fn is_redacted(&self) -> bool {
        let reason = self.revocation.as_ref().map(|found| found.reason);
        reason == Some(RevocationReason::ConsentWithdrawn)
    }

    /// Since when it has been suspended, if it is.
    pub fn suspended_since(&self) -> Option<Date> {
        let found = self.suspension.as_ref()?;
        found.lifted_on.is_none().then_some(found.on)
    }

    /// Whether it is neither withdrawn nor suspended: that it holds, unless its period is over.
    pub fn stands(&self) -> bool {
        self.revocation.is_none() && self.suspended_since().is_none()
    }
}

/// Id of an award: 6 to 64 ASCII lower-case letters, digits and hyphens, drawn at random.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AwardId(Slug);

impl AwardId {
    /// `None` when the text is not a safe id of at least six characters.
    pub fn new(text: &str) -> Option<AwardId> {
        AwardId::of(&Slug::new(text)?)
    }

    /// The same for a safe id.
    pub fn of(slug: &Slug) -> Option<AwardId> {
        (slug.as_str().len() >= 6).then(|| AwardId(slug.clone()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The id as any other.
    pub fn slug(&self) -> &Slug {
        &self.0
    }

    /// Whether the id is long enough to hold 128 random bits at five bits a character.
    pub fn is_unguessable(&self) -> bool {
        self.as_str().len() >= 26
    }
}

impl fmt::Display for AwardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Something that shows an award is deserved (OB 3.0 Evidence).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Its id in `content/evidence/`.
    pub id: Slug,
    /// What it is called.
    pub name: Localized,
    /// What it shows.
    pub narrative: Option<Localized>,
    /// Where it can be seen, https.
    pub url: Option<String>,
}

/// The withdrawal of an award.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Revocation {
    /// The day it was withdrawn.
    pub on: Date,
    /// Why.
    pub reason: RevocationReason,
}

/// The suspension of an award. Why is nobody's business: it may turn out that there was no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Suspension {
    /// The day it was suspended.
    pub on: Date,
    /// The day that ended.
    pub lifted_on: Option<Date>,
}

/// Why an award was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RevocationReason {
    /// `superseded`: a corrected one takes its place (`superseded:name-glyph` and the like).
    Superseded,
    /// `duplicate`: it was awarded twice.
    Duplicate,
    /// `issued-in-error`: it should not have been awarded.
    IssuedInError,
    /// `withdrawn`: the issuer takes it back.
    Withdrawn,
    /// `consent-withdrawn`: the holder asked for it.
    ConsentWithdrawn,
}

impl RevocationReason {
    /// The reason as content and published documents have it.
    pub fn as_str(self) -> &'static str {
        match self {
            RevocationReason::Superseded => "superseded",
            RevocationReason::Duplicate => "duplicate",
            RevocationReason::IssuedInError => "issued-in-error",
            RevocationReason::Withdrawn => "withdrawn",
            RevocationReason::ConsentWithdrawn => "consent-withdrawn",
        }
    }
}

/// Whether an award is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// In lists of the site.
    Public,
    /// Only at its own address, which holds at least 128 random bits.
    Unlisted,
}
